/**
 * Answers a query: finds what its words stand for, scores the documents, and holds them to the
 * phrases.
 */

import { Buckets } from "./buckets.js";
import { only } from "./ranking.js";
import { score } from "./score.js";
import { Senses } from "./senses.js";
import { ShardError } from "./store.js";
import { Vocabulary } from "./vocabulary.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Phrase} Phrase */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./senses.js").Sense} Sense */
/** @typedef {(number: number) => boolean} Allows of document numbers */

/**
 * A word or phrase that is left out of a query, for a file that could not be had.
 * @typedef {{text: string, presence: import("./query.js").Presence, url: string, found: string}} Failed
 */

/**
 * The senses of the query's words, and of the words of each of its phrases.
 * @typedef {{words: Sense[], phrases: {phrase: Phrase, senses: Sense[]}[], failed: Failed[]}} Understood
 */

export class Engine {
  /**
   * @param {import("./store.js").Store} store
   * @param {any} manifest
   * @param {import("./query.js").Arabic} arabic
   */
  constructor(store, manifest, arabic) {
    /** @type {import("./score.js").Scoring} */
    this.scoring = manifest;
    this.buckets = new Buckets(store, manifest);
    this.vocabulary = new Vocabulary(store, manifest);
    this.senses = new Senses(this.buckets, this.vocabulary, arabic, manifest.exact_boost);
  }

  /**
   * What the query's words stand for. Where the files of one cannot be had, the others answer.
   * @param {Query} query
   * @returns {Promise<Understood>}
   * @throws {ShardError} where nothing is left to ask
   */
  async understand(query) {
    const [words, phrases] = await Promise.all([
      had(query.words, (word) => this.senses.of(word, query.slips)),
      had(query.phrases, async (phrase) => {
        const senses = await Promise.all(phrase.words.map((word) => this.senses.ofForm(word)));
        return { phrase, senses: senses.filter((sense) => sense !== undefined) };
      }),
    ]);
    const errors = [...words.errors, ...phrases.errors];
    if (errors.length && !words.results.length && !phrases.results.length) throw errors[0].error;
    return { words: words.results, phrases: phrases.results, failed: errors.map(failed) };
  }

  /**
   * The matching documents with their scores. A phrase that they could not be held to is left out,
   * as a word is; where nothing else was asked, its words answer.
   * @param {Pick<Understood, "words" | "phrases">} understood
   * @returns {Promise<{found: Found, failed: Failed[]}>}
   */
  async matches({ words, phrases }) {
    const asked = phrases.flatMap(({ phrase, senses }) => (phrase.presence === "prohibited" ? [] : senses));
    const found = score([...words, ...asked], this.scoring);
    if (!found.numbers.length || !phrases.length) return { found, failed: [] };
    const tests = await had(
      phrases.map((each) => ({ ...each, text: each.phrase.text, presence: each.phrase.presence })),
      async (each) => ({ each, allows: await this.#phrase(each.phrase, found.numbers) }),
    );
    if (!tests.errors.length) {
      return { found: only(found, (number) => tests.results.every(({ allows }) => allows(number))), failed: [] };
    }
    const held = tests.results.map(({ each }) => each);
    const others = words.length || held.length ? await this.matches({ words, phrases: held }) : { found, failed: [] };
    return { found: others.found, failed: [...tests.errors.map(failed), ...others.failed] };
  }

  /**
   * A test of documents for a phrase: its words one behind the other, in one field.
   * @param {Phrase} phrase
   * @param {Uint32Array} among the documents that will be tested
   * @returns {Promise<Allows>}
   */
  async #phrase({ words, presence, fields }, among) {
    const places = await Promise.all(words.map((word) => this.#places(word, among)));
    const within = this.scoring.fields.map(({ name }) => !fields.length || fields.includes(name));
    /** @param {number} number @param {number} field */
    const stands = (number, field) => {
      const here = places.map((byField) => new Set(byField?.[field].get(number)));
      return [...here[0]].some((start) => here.every((at, offset) => at.has(start + offset)));
    };
    return (number) =>
      within.some((asked, field) => asked && stands(number, field)) === (presence !== "prohibited");
  }

  /**
   * Where a form stands, by field.
   * @param {Word} word
   * @param {Uint32Array} among
   */
  async #places({ form }, among) {
    const bucket = await this.senses.bucket(form);
    const lexeme = bucket?.members.get(form)?.lexeme;
    if (!bucket || !lexeme) return undefined;
    return this.buckets.places(bucket, lexeme, form, among);
  }
}

/** @typedef {{part: {text: string, presence: import("./query.js").Presence}, error: ShardError}} Failure */

/**
 * What could be had for each of some parts of a query, and the errors of the others.
 * @template {{text: string, presence: import("./query.js").Presence}} T
 * @template R
 * @param {T[]} parts
 * @param {(part: T) => Promise<R>} get
 * @returns {Promise<{results: R[], errors: Failure[]}>}
 */
async function had(parts, get) {
  /** @type {R[]} */
  const results = [];
  /** @type {Failure[]} */
  const errors = [];
  const settled = await Promise.allSettled(parts.map(get));
  settled.forEach((outcome, at) => {
    if (outcome.status === "fulfilled") results.push(outcome.value);
    else if (outcome.reason instanceof ShardError) errors.push({ part: parts[at], error: outcome.reason });
    else throw outcome.reason;
  });
  return { results, errors };
}

/**
 * @param {Failure} failure
 * @returns {Failed}
 */
function failed({ part: { text, presence }, error: { url, found } }) {
  return { text, presence, url, found };
}
