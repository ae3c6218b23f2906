/** What a visitor may have meant: words begun, words misspelt, and less of what found nothing. */

import { partsOf, replaced } from "./parts.js";
import { parseQuery } from "./query.js";

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./edition.js").First} First */
/** @typedef {{text: string, query: string}} Hint a word, and the whole query with it */

const WORDS = 5;
const SHORTEST = 2; // letters of a word that is completed
const FEW = 10; // articles; of a word that more have, nobody asks whether it was meant
const MOST_PARTS = 8; // of a query that is tried without each
const MUCH = 20; // times as frequent as the word typed must be what is taken for meant

/**
 * The most frequent words that begin as the last one does.
 * @param {Edition} edition
 * @param {string} text as far as it is typed
 * @returns {Promise<Hint[]>} none where the last word is finished, or anything but a bare word
 */
export async function completions({ arabic, engine }, text) {
  const begun = /(?<=^|[\s+\-−:：])[^\s+\-−:："“”„‟*~]+$/u.exec(text);
  const [token, ...more] = begun ? arabic.tokens(begun[0]) : [];
  if (!begun || !token || more.length || [...token.form].length < SHORTEST) return [];
  const found = await engine.vocabulary.completions(token.form, WORDS + 1);
  return found
    .filter(({ form }) => form !== token.form)
    .slice(0, WORDS)
    .map(({ spelling }) => ({ text: spelling, query: text.slice(0, begun.index + token.start) + spelling }));
}

/**
 * For each word that few articles have, far more frequent words one slip away; for one that no
 * article has, each of the words that it was taken for.
 * @param {Edition} edition
 * @param {First} first
 * @returns {Promise<{text: string, words: Hint[]}[]>} only of words for which there are such
 */
export async function alternatives({ engine, arabic }, { query, understood }) {
  const hint = (/** @type {import("./query.js").Word} */ word) => (/** @type {string} */ text) => ({
    text,
    query: replaced(query, word, text, arabic),
  });
  const all = await Promise.all(
    understood.words.map(async ({ word, terms, forms, notes }) => {
      const articles = Math.max(0, ...terms.flatMap(({ fields }) => fields.map(({ numbers }) => numbers.length)));
      const isPlain = word.presence !== "prohibited" && !word.prefix && !word.edits;
      const taken = notes.flatMap(({ words: several = [] }) => (several.length > 1 ? several : []));
      if (!isPlain || articles > FEW || notes.length) return { text: word.text, words: taken.map(hint(word)) };
      const near = await engine.vocabulary.near(word.form, 1);
      const meant = near.filter(
        ({ form, frequency }) => frequency >= articles * MUCH && !forms.has(form) && !arabic.isStop(form),
      );
      const spellings = await Promise.all(meant.map(({ form }) => engine.vocabulary.spelling(form)));
      return { text: word.text, words: spellings.map(hint(word)) };
    }),
  );
  return all.filter(({ words }) => words.length);
}

/**
 * The query that looks for what is being typed in headlines alone; "" where there is nothing yet.
 * @param {Edition} edition
 * @param {string} text as far as it is typed
 * @returns {string}
 */
export function headlineQuery({ arabic }, text) {
  const { words, phrases } = parseQuery(text, arabic);
  const asked = [...words, ...phrases.flatMap(({ loose, presence }) => loose.map((word) => ({ ...word, presence })))];
  const last = arabic.tokens(text).at(-1);
  const isBegun = (/** @type {string} */ form) =>
    last?.end === text.length && form === last.form && [...form].length >= SHORTEST;
  return asked
    .filter(({ presence }) => presence !== "prohibited")
    .map(({ form, prefix }) => `+title:${form}${prefix || isBegun(form) ? "*" : ""}`)
    .join(" ");
}

/**
 * The query with one part less, the one that kept the most from being found; "" where all find nothing.
 * @param {Edition} edition
 * @param {First} first which found nothing, or nothing that is allowed
 * @param {((number: number) => boolean) | undefined} allows of document numbers
 * @returns {Promise<string>}
 */
export async function looser(edition, first, allows = () => true) {
  const parts = partsOf(first.query, first.understood);
  if (parts.length < 2 || parts.length > MOST_PARTS) return "";
  const less = await Promise.all(
    parts.map(async ({ without }) => {
      const { found, failed } = await edition.find(without);
      return { without, count: failed.length ? 0 : found.numbers.filter(allows).length };
    }),
  );
  const best = less.reduce((most, one) => (one.count > most.count ? one : most));
  return best.count ? best.without : "";
}
