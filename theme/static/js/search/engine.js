/**
 * Answers a query: finds the terms it stands for, fetches their postings, and lets Lunr score.
 *
 * Each word is indexed twice, under its stem and in its own folded form, as two Lunr terms. A
 * query word asks for both, the form with a small weight, so that articles which spell it as the
 * visitor did come before those that merely share its stem.
 */

import lunr from "../vendor/lunr.js";
import { numberOf, partialIndex } from "./partial.js";
import { decodePositions, decodeStem, sum } from "./postings.js";
import { Tree } from "./tree.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Phrase} Phrase */
/** @typedef {import("./postings.js").Postings} Postings */
/** @typedef {import("./postings.js").FormPostings} FormPostings */
/**
 * @typedef {{term: string, fields: string[], boost: number, presence: number, wildcard: number,
 *   usePipeline: boolean, editDistance?: number}} LunrClause
 */
/** @typedef {{number: number, score: number, terms: string[]}} Match */
/** @typedef {Map<Word, Map<string, string>>} Expansions forms, with their stems, that stand for a word */

/**
 * Three signs before a stem keep it apart from the forms: no form begins so, and a form is never
 * three edits away from another in a query.
 */
const STEM = "===";
const MOST_FORMS = 1000;
const PRESENCE = {
  optional: lunr.Query.presence.OPTIONAL,
  required: lunr.Query.presence.REQUIRED,
  prohibited: lunr.Query.presence.PROHIBITED,
};

/** @param {string} stem */
export const stemTerm = (stem) => STEM + stem;

export class Engine {
  /**
   * @param {import("./store.js").Store} store
   * @param {any} manifest
   */
  constructor(store, manifest) {
    this.scoring = manifest;
    this.exactBoost = manifest.exact_boost;
    const { trees } = manifest;
    this.stems = new Tree(store, "search/stems/", trees.stems);
    this.forms = new Tree(store, "search/forms/", trees.forms);
    this.positions = new Tree(store, "search/positions/", trees.positions);
  }

  /**
   * The forms that stand for the words that are beginnings or may be misspelt, with their stems.
   * @param {Query} query a note is added where there are too many of them
   * @returns {Promise<Expansions>}
   */
  async expansions(query) {
    /** @type {Expansions} */
    const expansions = new Map();
    const open = query.words.filter(({ prefix, edits }) => prefix || edits > 0);
    await Promise.all(open.map(async (word) => expansions.set(word, await this.#expand(word, query))));
    return expansions;
  }

  /**
   * The matching documents, in Lunr's order.
   * @param {Query} query
   * @param {Expansions} expansions
   * @returns {Promise<Match[]>}
   */
  async matches(query, expansions) {
    const words = [...query.words, ...scoringWords(query.phrases)];
    const clauses = clausesOf(words, this.scoring.fields, this.exactBoost);
    if (clauses.every(({ presence }) => presence === lunr.Query.presence.PROHIBITED)) return [];
    const stems = new Set(words.flatMap((word) => stemsOf(word, expansions)));
    const [groups, phrases] = await Promise.all([
      this.#groups([...stems]),
      Promise.all(query.phrases.map((phrase) => this.#phrase(phrase))),
    ]);
    const index = partialIndex(termsOf(words, expansions, groups), this.scoring);
    const results = index.query((asked) => clauses.forEach((clause) => asked.clause(/** @type {any} */ (clause))));
    return results
      .map(({ ref, score, matchData }) => ({
        number: numberOf(ref),
        score,
        terms: Object.keys(/** @type {any} */ (matchData).metadata),
      }))
      .filter(({ number }) => phrases.every((allows) => allows(number)));
  }

  /**
   * The forms that a prefix or a misspelt word stands for, with their stems.
   * @param {Word} word
   * @param {Query} query
   * @returns {Promise<Map<string, string>>}
   */
  async #expand(word, query) {
    const entries = await this.forms.startingWith(word.prefix ? word.form : "");
    const vocabulary = entries.map(({ key, body }) => ({ form: key, ...vocabularyEntry(body) }));
    const near = word.prefix ? vocabulary : within(vocabulary, word.form, word.edits);
    if (near.length > MOST_FORMS) {
      query.notes.push({ kind: "many-forms", text: word.text });
      near.sort((a, b) => b.frequency - a.frequency);
      near.length = MOST_FORMS;
    }
    return new Map(near.map(({ form, stem }) => [form, stem]));
  }

  /**
   * @param {string[]} stems
   * @returns {Promise<Map<string, FormPostings[]>>} those of them that the archive has
   */
  async #groups(stems) {
    /** @type {Map<string, FormPostings[]>} */
    const groups = new Map();
    await Promise.all(
      stems.map(async (stem) => {
        const body = await this.stems.get(stem);
        if (body) groups.set(stem, decodeStem(body, this.scoring.fields.length));
      }),
    );
    return groups;
  }

  /**
   * A test of documents, by number, for a phrase.
   * @param {Phrase} phrase
   * @returns {Promise<(number: number) => boolean>}
   */
  async #phrase({ words, presence, fields }) {
    /** @type {Map<string, Map<number, number[]>[]>} */
    const places = new Map();
    const groups = await this.#groups([...new Set(words.map(({ stem }) => stem))]);
    await Promise.all(
      [...groups].map(async ([stem, forms]) => {
        const body = await this.positions.get(stem);
        if (body) decodePositions(body, forms).forEach((at, form) => places.set(form, at));
      }),
    );
    const wanted = presence !== "prohibited";
    const within = namesOf(this.scoring.fields).map((name) => !fields.length || fields.includes(name));
    return (number) =>
      within.some((asked, field) => asked && stands(words, places, field, number)) === wanted;
  }
}

/**
 * The stems whose postings a word needs.
 * @param {Word} word
 * @param {Expansions} expansions
 */
function stemsOf(word, expansions) {
  return [...(expansions.get(word)?.values() ?? [word.stem])];
}

/**
 * The postings of the Lunr terms that the words ask for, as far as the archive has them.
 * @param {Word[]} words
 * @param {Expansions} expansions
 * @param {Map<string, FormPostings[]>} groups
 */
function termsOf(words, expansions, groups) {
  const forms = new Map([...groups.values()].flat().map(({ form, fields }) => [form, fields]));
  /** @type {Map<string, Postings[]>} */
  const terms = new Map();
  for (const word of words) {
    const expanded = expansions.get(word);
    const group = groups.get(word.stem);
    if (!expanded && group) terms.set(stemTerm(word.stem), sum(group));
    for (const form of expanded?.keys() ?? [word.form]) {
      const fields = forms.get(form);
      if (fields) terms.set(form, fields);
    }
  }
  return terms;
}

/**
 * The words of phrases that must be there; those of excluded phrases score nothing.
 * @param {Phrase[]} phrases
 */
function scoringWords(phrases) {
  return phrases.filter(({ presence }) => presence !== "prohibited").flatMap(({ words }) => words);
}

/**
 * Whether words stand one behind the other in a field of a document.
 * @param {Word[]} words
 * @param {Map<string, Map<number, number[]>[]>} places
 * @param {number} field
 * @param {number} number
 */
function stands(words, places, field, number) {
  const here = words.map(({ form }) => new Set(places.get(form)?.[field].get(number) ?? []));
  return [...here[0]].some((start) => here.every((at, offset) => at.has(start + offset)));
}

/**
 * @param {Uint8Array} body of an entry of the table `forms`
 * @returns {{frequency: number, stem: string}}
 */
function vocabularyEntry(body) {
  let at = 0;
  let frequency = 0;
  let scale = 1;
  for (; ; at += 1) {
    frequency += (body[at] & 127) * scale;
    scale *= 128;
    if (body[at] < 128) break;
  }
  return { frequency, stem: new TextDecoder().decode(body.subarray(at + 1)) };
}

/**
 * The forms of a vocabulary within a number of edits of a word, as Lunr counts them.
 * @template {{form: string}} T
 * @param {T[]} vocabulary
 * @param {string} word
 * @param {number} edits
 * @returns {T[]}
 */
function within(vocabulary, word, edits) {
  const near = vocabulary.filter(({ form }) => Math.abs(form.length - word.length) <= edits);
  /** @type {any} */
  const { TokenSet } = lunr;
  const set = TokenSet.fromArray(near.map(({ form }) => form).sort());
  const found = new Set(set.intersect(TokenSet.fromFuzzyString(word, edits)).toArray());
  return near.filter(({ form }) => found.has(form));
}

/**
 * The words in Lunr's terms. A clause has an edit distance only where letters may differ: Lunr takes
 * any clause that has one for misspelt, and a star in it for a single letter. Words under a sign are held to their stem; the form only adds weight.
 * @param {Word[]} words
 * @param {{name: string}[]} fields
 * @param {number} exactBoost
 * @returns {LunrClause[]}
 */
export function clausesOf(words, fields, exactBoost) {
  return words.flatMap((word) => {
    const clause = {
      usePipeline: false,
      wildcard: lunr.Query.wildcard.NONE,
      boost: 1,
      presence: PRESENCE[word.presence],
      fields: word.fields.length ? word.fields : namesOf(fields),
    };
    if (word.prefix) return [{ ...clause, term: word.form, wildcard: lunr.Query.wildcard.TRAILING }];
    if (word.edits > 0) return [{ ...clause, term: word.form, editDistance: word.edits }];
    const stem = { ...clause, term: stemTerm(word.stem) };
    if (word.presence === "prohibited") return [stem];
    const form = { ...clause, term: word.form, presence: PRESENCE.optional, boost: exactBoost };
    return [stem, form];
  });
}

/** @param {{name: string}[]} fields */
function namesOf(fields) {
  return fields.map(({ name }) => name);
}
