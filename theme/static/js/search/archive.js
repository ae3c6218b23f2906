/**
 * The archive's search as a library. It needs no DOM: it runs in a page, in a Worker, and in Node
 * with a `fetch` that reads a folder.
 *
 *     const archive = await openArchive("https://example.org/archive/");
 *     const { total, hits } = await archive.search("الهيئة العامة", { from: "2024-01-01" });
 */

import { createArabic } from "../arabic.js";
import { Calendar } from "./calendar.js";
import { Engine } from "./engine.js";
import { articleText, excerptOf } from "./excerpt.js";
import { highlighter } from "./highlight.js";
import { contains } from "./postings.js";
import { attempts, parseQuery } from "./query.js";
import { only, ranked } from "./ranking.js";
import { Records } from "./records.js";
import { ShardError, Store, SUFFIX } from "./store.js";

export { ShardError };

const FORMAT = 2;

/** @typedef {import("./highlight.js").Range} Range */
/** @typedef {import("./excerpt.js").Excerpt} Excerpt */
/** @typedef {import("./query.js").Note} Note */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./engine.js").Understood} Understood */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./senses.js").Sense} Sense */

/** @typedef {{query: Query, understood: Understood, matches: Found}} First */

/**
 * @typedef {object} Options
 * @property {number} [limit] how many hits; 10 unless told
 * @property {number} [offset] how many to pass over
 * @property {"relevance" | "newest" | "oldest"} [sort]
 * @property {string} [from] first day, YYYY-MM-DD
 * @property {string} [to] last day, YYYY-MM-DD
 * @property {string} [category] the name as it is shown
 * @property {string} [source] the name as it is shown
 */

/**
 * @typedef {object} Hit
 * @property {string} url of the article, relative to the site
 * @property {string} id
 * @property {string} title
 * @property {Range[]} ranges where the words found stand in the title
 * @property {string} date YYYY-MM-DD
 * @property {string} category
 * @property {string} source may be empty
 * @property {number} score Lunr's, and what is added to it (score.js)
 * @property {string[]} missing the words of the query that the article does not have
 */

/**
 * @typedef {object} Answer
 * @property {number} total how many articles match
 * @property {number} complete how many of them have all the words; these come first
 * @property {Hit[]} hits
 * @property {{text: string, found: boolean}[]} words those asked for, and whether any article here has them
 * @property {Note[]} notes what the visitor should know about the query
 */

/**
 * Open the archive that stands at an address.
 * @param {string} baseURL of the site
 * @param {{fetch?: (url: string, options?: RequestInit) => Promise<Response>}} [environment]
 * @returns {Promise<Archive>}
 * @throws {ShardError} where there is no index, or one that this client cannot read
 */
export async function openArchive(baseURL, environment = {}) {
  const fetch = environment.fetch ?? ((/** @type {string} */ url, /** @type {RequestInit | undefined} */ options) => globalThis.fetch(url, options));
  const base = baseURL === "" || baseURL.endsWith("/") ? baseURL : `${baseURL}/`;
  const store = new Store(base, fetch);
  const path = "search/manifest.json";
  const manifest = await store.json(path);
  if (manifest.format !== FORMAT) {
    throw new ShardError(base + path, `format ${manifest.format}, and this client reads ${FORMAT}`);
  }
  return new Archive(store, manifest);
}

export class Archive {
  /**
   * @param {Store} store
   * @param {any} manifest
   */
  constructor(store, manifest) {
    this.store = store;
    this.files = manifest.files;
    this.arabic = createArabic(manifest.rules, manifest.dates);
    this.engine = new Engine(store, manifest, this.arabic);
    this.records = new Records(store, manifest.records);
    /** @type {{text: string, first: Promise<First>} | undefined} */
    this.last = undefined;
  }

  /** What was fetched so far. */
  stats() {
    return { ...this.store.stats };
  }

  /**
   * @param {string} text as a visitor types it; docs/search.md has the syntax
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   * @throws {ShardError} where a file of the index cannot be had
   */
  async search(text, options = {}) {
    const { limit = 10, offset = 0, sort } = options;
    const [{ query, understood, matches }, allowed] = await Promise.all([
      this.#first(text),
      this.#filter(options),
    ]);
    const found = allowed ? only(matches, allowed) : matches;
    const { numbers, held } = found;
    const asked = understood.words.filter(({ word }) => word.presence === "optional");
    const { fields } = this.engine.scoring;
    const order = ranked(found, asked.length, { sort, offset, limit });
    const ranges = highlighter(query, understood.words, this.arabic);
    const hits = await Promise.all(
      order.map((at) => this.#hit(numbers[at], found.scores[at], asked, ranges)),
    );
    let complete = 0;
    for (let at = 0; at < held.length; at += 1) complete += Number(held[at] === asked.length);
    return {
      total: numbers.length,
      complete,
      hits,
      words: asked.map((sense) => ({
        text: sense.word.text,
        found: listsOf(sense, fields).some((list) => list.some((number) => contains(numbers, number))),
      })),
      notes: structuredClone([...query.notes, ...understood.words.flatMap(({ notes }) => notes)]),
    };
  }

  /**
   * What the first attempt finds that finds anything, before the filters of `options`: where these
   * leave nothing, that is the answer.
   * @param {string} text
   */
  #first(text) {
    if (this.last?.text !== text) {
      const last = { text, first: this.#attempted(text) };
      this.last = last; // its excerpts and its other pages are asked for next
      last.first.catch(() => this.last === last && (this.last = undefined));
    }
    return this.last.first;
  }

  /**
   * @param {string} text
   * @returns {Promise<First>}
   */
  async #attempted(text) {
    /** @type {First | undefined} */
    let first;
    for (const query of attempts(parseQuery(text, this.arabic))) {
      const understood = await this.engine.understand(query);
      const matches = await this.engine.matches(query, understood);
      if (!first || matches.numbers.length) first = { query, understood, matches };
      if (matches.numbers.length) break;
    }
    return /** @type {First} */ (first);
  }

  /**
   * The stretch of an article that answers a query best.
   * @param {string} url of a hit
   * @param {string} text the query
   * @returns {Promise<Excerpt>}
   * @throws {ShardError} where the article's page cannot be had
   */
  async excerpt(url, text) {
    const [{ query, understood }, page] = await Promise.all([this.#first(text), this.store.text(url)]);
    const article = articleText(page);
    const found = highlighter(query, understood.words, this.arabic)(article);
    if (found.length) return excerptOf(article, found);
    const phrases = understood.phrases.filter((_, at) => query.phrases[at].presence !== "prohibited");
    return excerptOf(article, highlighter(query, phrases.flat(), this.arabic)(article)); // one of the headline
  }

  /**
   * A test of document numbers for the filters asked for.
   * @param {Options} options
   * @returns {Promise<((number: number) => boolean) | undefined>} none where all are allowed
   */
  async #filter({ from, to, category, source }) {
    if (!from && !to && !category && !source) return undefined;
    const calendar = new Calendar(await this.#file("calendar"));
    const span = calendar.range(from, to);
    const columns = await Promise.all([
      category ? this.#column("category", category) : null,
      source ? this.#column("source", source) : null,
    ]);
    return (number) =>
      number >= span.from &&
      number < span.to &&
      columns.every((column) => !column || column(calendar.place(number)));
  }

  /**
   * @param {"category" | "source"} name
   * @param {string} value
   * @returns {Promise<(place: number) => boolean>}
   */
  async #column(name, value) {
    /** @type {{names: string[], of: number[]}} */
    const { names, of } = await this.#file(name);
    const wanted = names.indexOf(value);
    return (place) => of[place] === wanted;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #file(name) {
    return this.store.file(`search/${name}/${this.files[name]}${SUFFIX}`, (data) =>
      JSON.parse(new TextDecoder().decode(data)),
    );
  }

  /**
   * @param {number} number
   * @param {number} score
   * @param {Sense[]} asked
   * @param {(text: string) => Range[]} ranges
   * @returns {Promise<Hit>}
   */
  async #hit(number, score, asked, ranges) {
    const [id, title, date, category, source] = await this.records.get(number);
    const missing = asked.filter((sense) => !has(sense, number, this.engine.scoring.fields));
    return {
      url: `a/${id}.html`,
      id,
      title,
      ranges: ranges(title),
      date,
      category,
      source,
      score,
      missing: missing.map(({ word }) => word.text),
    };
  }
}

/**
 * Whether a document has a word.
 * @param {Sense} sense
 * @param {number} number
 * @param {{name: string}[]} fields
 */
function has(sense, number, fields) {
  return listsOf(sense, fields).some((numbers) => contains(numbers, number));
}

/**
 * The documents that have a word, by what it stands for and by field.
 * @param {Sense} sense
 * @param {{name: string}[]} fields
 */
function listsOf({ word, terms }, fields) {
  return terms.flatMap((term) =>
    term.fields.flatMap(({ numbers }, at) =>
      word.fields.length && !word.fields.includes(fields[at].name) ? [] : [numbers],
    ),
  );
}
