/**
 * Answers a query: finds what its words stand for, scores the documents, and holds them to the
 * phrases.
 */

import { Buckets } from "./buckets.js";
import { only } from "./ranking.js";
import { score } from "./score.js";
import { Senses } from "./senses.js";
import { Vocabulary } from "./vocabulary.js";

/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./query.js").Phrase} Phrase */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./senses.js").Sense} Sense */
/** @typedef {(number: number) => boolean} Allows of document numbers */

/**
 * The senses of the query's words, and of the words of its phrases, in their order.
 * @typedef {{words: Sense[], phrases: Sense[][]}} Understood
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
    const vocabulary = new Vocabulary(store, manifest);
    this.senses = new Senses(this.buckets, vocabulary, arabic, manifest.exact_boost);
  }

  /**
   * What the query's words stand for.
   * @param {Query} query
   * @returns {Promise<Understood>}
   */
  async understand(query) {
    const words = await Promise.all(query.words.map((word) => this.senses.of(word, query.slips)));
    const phrases = await Promise.all(
      query.phrases.map(async (phrase) => {
        const senses = await Promise.all(phrase.words.map((word) => this.senses.ofForm(word)));
        return senses.filter((sense) => sense !== undefined);
      }),
    );
    return { words, phrases };
  }

  /**
   * The matching documents with their scores.
   * @param {Query} query
   * @param {Understood} understood
   * @returns {Promise<Found>}
   */
  async matches(query, { words, phrases }) {
    const asked = query.phrases.flatMap(({ presence }, at) => (presence === "prohibited" ? [] : phrases[at]));
    const found = score([...words, ...asked], this.scoring);
    if (!found.numbers.length) return found;
    const tests = await Promise.all(query.phrases.map((phrase) => this.#phrase(phrase)));
    return tests.length ? only(found, (number) => tests.every((allows) => allows(number))) : found;
  }

  /**
   * A test of documents for a phrase: its words one behind the other, in one field.
   * @param {Phrase} phrase
   * @returns {Promise<Allows>}
   */
  async #phrase({ words, presence, fields }) {
    const places = await Promise.all(words.map((word) => this.#places(word)));
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
   */
  async #places({ form }) {
    const bucket = await this.senses.bucket(form);
    const lexeme = bucket?.members.get(form)?.lexeme;
    if (!bucket || !lexeme) return undefined;
    return (await this.buckets.places(bucket, lexeme)).get(form);
  }
}
