/** The archive as one manifest gives it: what a deployment replaces as a whole. */

import { createArabic } from "../arabic.js";
import { Calendar } from "./calendar.js";
import { decodeJSON } from "./encoding.js";
import { Engine } from "./engine.js";
import { narrows } from "./filters.js";
import { attempts, parseQuery } from "./query.js";
import { Records } from "./records.js";
import { ShardError, SUFFIX } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./query.js").Phrase} Phrase */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./engine.js").Failed} Failed */
/** @typedef {import("./engine.js").Understood} Understood */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {{query: Query, understood: Understood, found: Found, failed: Failed[]}} First */
/** @typedef {{names: string[], of: number[]}} Column the names, and for each document the place of its own */

const MANIFEST = "search/manifest.json";
const FORMAT = 5;
const MOST_BITS = 24; // of a document's number: sixteen million
const MOST_FIELDS = 8;
const DEEPEST = 8; // levels of a table: three are enough for a million words

export class Edition {
  /**
   * The edition that stands at the store's address.
   * @param {Store} store
   * @param {RequestInit} [options] of the fetch
   * @returns {Promise<Edition>}
   * @throws {ShardError} where there is no index, or one that this client cannot read
   */
  static async open(store, options) {
    const manifest = await store.json(MANIFEST, options);
    if (manifest?.format !== FORMAT) {
      throw new ShardError(store.base + MANIFEST, `format ${manifest?.format}, and this client reads ${FORMAT}`);
    }
    if (!isBounded(manifest)) {
      throw new ShardError(store.base + MANIFEST, "says what no index has");
    }
    return new Edition(store, manifest);
  }

  /**
   * @param {Store} store
   * @param {any} manifest
   */
  constructor(store, manifest) {
    this.store = store;
    this.manifest = manifest;
    this.arabic = createArabic(manifest.rules, manifest.dates);
    this.engine = new Engine(store, manifest, this.arabic);
    this.records = new Records(store, manifest.records);
    /** @type {{text: string, first: Promise<First>} | undefined} */
    this.last = undefined;
  }

  /** @param {Edition} other */
  same({ manifest }) {
    return JSON.stringify(manifest) === JSON.stringify(this.manifest);
  }

  /**
   * What `find` finds; the last query's is kept.
   * @param {string} text
   * @returns {Promise<First>}
   */
  first(text) {
    if (this.last?.text !== text) {
      const last = { text, first: this.find(text) };
      this.last = last; // its excerpts and its other pages are asked for next
      const forget = () => this.last === last && (this.last = undefined);
      last.first.then(({ failed }) => failed.length && forget(), forget); // so that a second try is one
    }
    return this.last.first;
  }

  /**
   * What filters are to narrow: what a query finds, or where they are given without one, all there is.
   * @param {string} text
   * @param {import("./filters.js").Filters} filters
   * @returns {Promise<First>}
   */
  async among(text, filters) {
    if (text.trim() || !narrows(filters)) return this.first(text);
    const numbers = (await this.calendar()).numbers();
    const found = { numbers, scores: new Float64Array(numbers.length), held: new Uint16Array(numbers.length) };
    const understood = { words: [], phrases: [], failed: [] };
    return { query: parseQuery("", this.arabic), understood, found, failed: [] };
  }

  /**
   * What the first attempt finds that finds anything, before any filter: where filters leave
   * nothing of it, that is the answer.
   * @param {string} text
   * @returns {Promise<First>}
   */
  async find(text) {
    const query = parseQuery(text, this.arabic);
    const first = await this.#tried(query);
    if (first.found.numbers.length) return first;
    for (const other of attempts(query, await this.#lost(first))) {
      const further = await this.#tried(other);
      if (further.found.numbers.length) return further;
    }
    return first;
  }

  /**
   * @param {Query} query
   * @returns {Promise<First>}
   */
  async #tried(query) {
    const understood = await this.engine.understand(query);
    const { found, failed } = await this.engine.matches(understood);
    return { query, understood, found, failed: [...understood.failed, ...failed] };
  }

  /**
   * The phrases of a query that no article has, whatever else was asked.
   * @param {First} first
   * @returns {Promise<Phrase[]>}
   */
  async #lost({ understood }) {
    const asked = understood.phrases.filter(({ phrase }) => phrase.presence === "required");
    const alone = await Promise.all(asked.map((each) => this.engine.matches({ words: [], phrases: [each] })));
    return asked.flatMap(({ phrase }, at) => (alone[at].found.numbers.length ? [] : [phrase]));
  }

  /** @returns {Promise<Calendar>} */
  async calendar() {
    const days = await this.#file("calendar");
    try {
      return new Calendar(days);
    } catch (error) {
      throw new ShardError(`${this.store.base}search/calendar`, `damaged (${/** @type {Error} */ (error).message})`);
    }
  }

  /**
   * @param {"category" | "source"} name
   * @returns {Promise<Column>}
   */
  column(name) {
    return this.#file(name);
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #file(name) {
    return this.store.named(`search/${name}/${this.manifest.files[name]}${SUFFIX}`, decodeJSON);
  }
}

/**
 * Whether what a search counts by is no more than an index can have: who replaces the manifest is not
 * to make a browser count without an end.
 * @param {any} manifest
 */
function isBounded({ number_bits: bits, fields, trees, rules }) {
  const counts = [[bits, MOST_BITS], [fields?.length, MOST_FIELDS]];
  for (const { depth } of Object.values(trees ?? {})) counts.push([depth, DEEPEST]);
  return rules && trees && counts.every(([count, most]) => Number.isInteger(count) && count >= 0 && count <= most);
}
