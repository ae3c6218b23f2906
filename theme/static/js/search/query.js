/**
 * What a visitor typed, understood: words, phrases and their signs.
 *
 *     كلمة        a word; articles with all the words come first
 *     +كلمة       must be there          -كلمة   must not
 *     "عبارة ما"  these words in this order, as they are spelt but for marks and hamzas; “…” too, and
 *                     «…» around several words
 *     عنوان:كلمة  (or title:) in the headline
 *     كلم*        words that begin so     كلمة~   also words one letter away (~2: two)
 */

/** @typedef {ReturnType<typeof import("../arabic.js").createArabic>} Arabic */
/** @typedef {"optional" | "required" | "prohibited"} Presence */

/**
 * @typedef {object} Word
 * @property {string} text as typed, without its signs
 * @property {string} form folded
 * @property {Presence} presence
 * @property {string[]} fields where it may stand; empty: anywhere
 * @property {boolean} prefix whether it is the beginning of a word
 * @property {number} edits how many letters may differ
 */

/**
 * @typedef {object} Phrase
 * @property {string} text as typed
 * @property {Word[]} words
 * @property {Word[]} loose those to ask for where their order is given up: without stop words
 * @property {Presence} presence
 * @property {boolean} signed whether its author put a sign before it
 * @property {string[]} fields
 */

/**
 * @typedef {object} Note something about the query that its author should know
 * @property {"unclosed" | "lone-sign" | "short-prefix" | "stop-words" | "only-excluded" | "many-forms" | "loosened" | "quoted" | "corrected" | "too-long"} kind
 * @property {string} text the part of the query
 * @property {string[]} [words] for "corrected": what it was taken for
 */

/**
 * @typedef {object} Part what stands between two spaces, or between quotation marks
 * @property {number} start of its place in the text, its signs included
 * @property {number} end
 * @property {Word[]} words covid-19 has two
 * @property {Phrase} [phrase]
 */

/**
 * `left` are stop words, which are not asked for; `slips` how many a word may have that no article
 * has.
 * @typedef {{text: string, parts: Part[], words: Word[], phrases: Phrase[], notes: Note[], left: Word[], slips: number}} Query
 */

// «…» holds a phrase where it is closed and has several words: around one it marks a name, and a
// headline that was cut has one mark alone
const FIELD = String.raw`(title|عنوان|العنوان)\s*[:：]\s*([+\-−＋－]*)`;
const ANGLED = String.raw`«(\s*[^\s«»]+\s+[^\s«»][^«»]*)»`;
const QUOTED = String.raw`["“”„‟]([^"“”„‟]*)(["“”„‟]|$)|${ANGLED}`;
const BARE = String.raw`((?:(?!${ANGLED.replace("(", "(?:")})[^\s"“”„‟])+)`;
const PART = new RegExp(String.raw`([+\-−＋－]*)(?:${FIELD})?(?:${QUOTED}|${BARE}|(?=\s|$))`, "giu");
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu; // they come with what is pasted, unseen
const SHORTEST_PREFIX = 2;
const MOST_EDITS = 2;
const LONGEST = 4_000; // letters of a query; a link can carry a book
const MOST_WORDS = 64; // a whole pasted article would fetch half the index

/**
 * Words of a query that is a choice of words. A longer one is a question or a pasted headline: the
 * article that it seeks seldom has all its words, and what it quotes is no condition.
 */
export const FEW_WORDS = 4;

/**
 * @param {string} text as typed
 * @param {Arabic} arabic
 * @returns {Query}
 */
export function parseQuery(text, arabic) {
  const query = parts(text.slice(0, LONGEST).replace(DIRECTIONS, ""), arabic);
  if (text.length > LONGEST) query.notes.push({ kind: "too-long", text: text.slice(LONGEST, LONGEST + 20) });
  unite(query);
  if (query.words.length > MOST_WORDS) {
    query.notes.push({ kind: "too-long", text: query.words[MOST_WORDS].text });
    query.words.length = MOST_WORDS;
  }
  leaveOutStopWords(query, arabic);
  const asked = [...query.words, ...query.phrases];
  if (asked.length && asked.every(({ presence }) => presence === "prohibited")) {
    query.notes.push({ kind: "only-excluded", text: text.trim() });
  }
  if (query.words.filter(({ presence }) => presence === "optional").length <= FEW_WORDS) return query;
  return inWords(query, ({ signed }) => !signed, "quoted");
}

/**
 * Make each word one, wherever it stands: twice in a pasted text it is no second wish.
 * @param {Query} query
 */
function unite(query) {
  /** @type {Map<string, Word>} */
  const words = new Map();
  const one = (/** @type {Word} */ word) => {
    const { form, presence, fields, prefix, edits } = word;
    const key = [form, presence, ...fields, prefix, edits].join(" ");
    if (!words.has(key)) words.set(key, word);
    return /** @type {Word} */ (words.get(key));
  };
  query.words = [...new Set(query.words.map(one))];
  query.parts = query.parts.map((part) => (part.phrase ? part : { ...part, words: part.words.map(one) }));
}

/**
 * @param {string} text
 * @param {Arabic} arabic
 */
function parts(text, arabic) {
  /** @type {Query} */
  const query = { text, parts: [], words: [], phrases: [], notes: [], left: [], slips: 1 };
  for (const part of text.matchAll(PART)) {
    const [whole, before, title, behind, straight, quote, angled, bare] = part;
    const quoted = straight ?? angled;
    if (!whole.trim()) continue;
    const place = { start: part.index, end: part.index + whole.length };
    const presence = presenceOf(before + (behind ?? "")); // عنوان:-حلب is meant as -عنوان:حلب
    const fields = title ? ["title"] : [];
    // of -covid-19 the whole is not wanted, and not each half of it
    const isWhole = presence === "prohibited" && bare !== undefined && !/[*~]/.test(bare) && arabic.tokens(bare).length > 1;
    if (quoted !== undefined || isWhole) {
      if (quote === "") query.notes.push({ kind: "unclosed", text: quoted.trim() });
      const phrase = asPhrase(query, quoted ?? bare, presence, fields, arabic);
      if (!phrase) continue;
      query.phrases.push(phrase);
      query.parts.push({ ...place, words: phrase.words, phrase });
    } else if (bare !== undefined) {
      const words = asWords(query, bare, presence, fields, arabic);
      query.words.push(...words);
      if (words.length) query.parts.push({ ...place, words });
    } else {
      query.notes.push({ kind: "lone-sign", text: whole.trim() });
    }
  }
  return query;
}

/**
 * A query with nothing in it held to the headline.
 * @param {string} text as typed
 */
export function inAnyField(text) {
  return text.replace(PART, (whole, before, title, behind) => {
    if (!title) return whole;
    const head = new RegExp(FIELD, "iu").exec(whole)?.[0] ?? "";
    return before + behind + whole.slice(before.length + head.length);
  });
}

/**
 * @param {string} signs
 * @returns {Presence}
 */
function presenceOf(signs) {
  const last = signs.at(-1);
  if (!last) return "optional";
  return last === "+" || last === "＋" ? "required" : "prohibited";
}

/**
 * @param {Query} query that takes the notes
 * @param {string} bare
 * @param {Presence} presence
 * @param {string[]} fields
 * @param {Arabic} arabic
 * @returns {Word[]}
 */
function asWords(query, bare, presence, fields, arabic) {
  const [, typed, star, tilde] = /^(.*?)(?:(\*+)|~([0-9٠-٩]?))?$/su.exec(bare) ?? ["", bare, bare];
  const found = arabic.tokens(typed);
  if (!found.length) {
    query.notes.push({ kind: "lone-sign", text: bare });
    return [];
  }
  return found.map(({ form, start, end }, at) => {
    const last = at === found.length - 1; // a sign behind "covid-19*" is said of its last word
    let prefix = last && Boolean(star);
    if (prefix && [...form].length < SHORTEST_PREFIX) {
      query.notes.push({ kind: "short-prefix", text: bare });
      prefix = false;
    }
    const edits = last && tilde !== undefined ? editsOf(arabic.fold(tilde)) : 0;
    return { text: typed.slice(start, end), form, presence, fields, prefix, edits };
  });
}

/** @param {string} digit */
function editsOf(digit) {
  return digit === "" ? 1 : Math.min(Number(digit), MOST_EDITS);
}

/**
 * @param {Query} query that takes the notes
 * @param {string} quoted
 * @param {Presence} presence
 * @param {string[]} fields
 * @param {Arabic} arabic
 * @returns {Phrase | undefined}
 */
function asPhrase(query, quoted, presence, fields, arabic) {
  const tokens = arabic.tokens(quoted);
  if (tokens.length > MOST_WORDS) {
    const { start, end } = tokens[MOST_WORDS];
    query.notes.push({ kind: "too-long", text: quoted.slice(start, end) });
  }
  const words = tokens.slice(0, MOST_WORDS).map(({ form, start, end }) => ({
    text: quoted.slice(start, end),
    form,
    presence: /** @type {Presence} */ ("required"),
    fields,
    prefix: false,
    edits: 0,
  }));
  if (!words.length) {
    query.notes.push({ kind: "lone-sign", text: quoted.trim() ? `"${quoted}"` : '"' });
    return undefined;
  }
  const sign = presence === "prohibited" ? presence : "required";
  const telling = words.filter(({ form }) => !arabic.isStop(form));
  const loose = telling.length ? telling : words;
  return { text: quoted.trim(), words, loose, presence: sign, signed: presence !== "optional", fields };
}

/**
 * The queries to ask one after the other where nothing is found as it was typed: with the phrases
 * in words that no article has; its unknown words two slips away; last with the words that nearly
 * every article has.
 * @param {Query} query
 * @param {Phrase[]} lost phrases that no article has
 * @returns {Generator<Query>}
 */
export function* attempts(query, lost) {
  let asked = query;
  if (lost.length) yield (asked = inWords(asked, (phrase) => lost.includes(phrase), "loosened"));
  yield (asked = { ...asked, slips: 2 });
  if (!asked.left.length) return;
  const notes = asked.notes.filter(({ kind }) => kind !== "stop-words");
  yield { ...asked, words: [...asked.words, ...asked.left], left: [], notes };
}

/**
 * The query with some of its phrases as words, and a note of each.
 * @param {Query} query
 * @param {(phrase: Phrase) => boolean} these
 * @param {"loosened" | "quoted"} kind
 * @returns {Query}
 */
function inWords(query, these, kind) {
  const phrases = query.phrases.filter(these);
  const asked = new Map(
    phrases.map((phrase) => [
      phrase,
      phrase.loose.map((word) => ({ ...word, presence: /** @type {Presence} */ ("optional") })),
    ]),
  );
  const opened = {
    ...query,
    parts: query.parts.map((part) => {
      const words = part.phrase && asked.get(part.phrase);
      return words ? { ...part, words, phrase: undefined } : part;
    }),
    words: [...query.words, ...[...asked.values()].flat()],
    phrases: query.phrases.filter((phrase) => !these(phrase)),
    notes: [...query.notes, ...phrases.map(({ text }) => ({ kind, text }))],
  };
  unite(opened);
  opened.words.length = Math.min(opened.words.length, MOST_WORDS);
  return opened;
}

/**
 * Words that every article has say nothing, unless they are all that was asked.
 * @param {Query} query
 * @param {Arabic} arabic
 */
function leaveOutStopWords(query, arabic) {
  const kept = query.words.filter(
    ({ form, presence, prefix, edits }) =>
      presence !== "optional" || prefix || edits > 0 || !arabic.isStop(form),
  );
  const asked = kept.filter(({ presence }) => presence !== "prohibited").length;
  if (kept.length === query.words.length || (!asked && !query.phrases.length)) return;
  query.left = query.words.filter((word) => !kept.includes(word));
  query.notes.push({ kind: "stop-words", text: query.left.map(({ text }) => text).join(" ") });
  query.words = kept;
}
