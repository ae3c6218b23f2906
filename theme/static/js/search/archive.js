/**
 * The archive's search as a library. It needs no DOM: it runs in a page, in a Worker, and in Node
 * with a `fetch` that reads a folder.
 *
 *     const archive = await openArchive("https://example.org/archive/");
 *     const { total, hits } = await archive.search("الهيئة العامة", { from: "2024-01-01" });
 */

import { createArabic } from "../arabic.js";
import { Calendar } from "./calendar.js";
import { Engine, stemTerm } from "./engine.js";
import { articleText, excerptOf } from "./excerpt.js";
import { highlighter } from "./highlight.js";
import { loosened, parseQuery } from "./query.js";
import { ShardError, Store } from "./store.js";
import { Tree } from "./tree.js";

export { ShardError };

const FORMAT = 1;
const SUFFIX = ".bin";

/** @typedef {import("./highlight.js").Range} Range */
/** @typedef {import("./excerpt.js").Excerpt} Excerpt */
/** @typedef {import("./query.js").Note} Note */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./engine.js").Match} Match */
/** @typedef {import("./engine.js").Expansions} Expansions */

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
 * @property {number} score Lunr's
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
 * @param {{fetch?: (url: string) => Promise<Response>}} [environment]
 * @returns {Promise<Archive>}
 * @throws {ShardError} where there is no index, or one that this client cannot read
 */
export async function openArchive(baseURL, environment = {}) {
  const fetch = environment.fetch ?? ((url) => globalThis.fetch(url));
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
    this.engine = new Engine(store, manifest);
    this.records = new Tree(store, "search/records/", manifest.trees.records);
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
    const { limit = 10, offset = 0 } = options;
    let query = parseQuery(text, this.arabic);
    let found = await this.#ranked(query, options);
    if (!found.ranked.length && query.phrases.some(({ presence }) => presence === "required")) {
      query = loosened(query);
      found = await this.#ranked(query, options);
    }
    const { ranked, asked, expansions } = found;
    const ranges = highlighter(query, expansions, this.arabic);
    const hits = await Promise.all(
      ranked.slice(offset, offset + limit).map((match) => this.#hit(match, ranges)),
    );
    return {
      total: ranked.length,
      complete: ranked.filter(({ missing }) => missing.length === 0).length,
      hits,
      words: asked.map((word) => ({
        text: word.text,
        found: ranked.some(({ missing }) => !missing.includes(word)),
      })),
      notes: query.notes,
    };
  }

  /**
   * @param {Query} query
   * @param {Options} options
   */
  async #ranked(query, options) {
    const expansions = await this.engine.expansions(query);
    const [matches, allowed] = await Promise.all([
      this.engine.matches(query, expansions),
      this.#filter(options),
    ]);
    const asked = query.words.filter(({ presence }) => presence === "optional");
    const within = matches.filter(({ number }) => allowed(number));
    return { ranked: rank(within, asked, expansions, options.sort), asked, expansions };
  }

  /**
   * The stretch of an article that answers a query best.
   * @param {string} url of a hit
   * @param {string} text the query
   * @returns {Promise<Excerpt>}
   * @throws {ShardError} where the article's page cannot be had
   */
  async excerpt(url, text) {
    const query = parseQuery(text, this.arabic);
    const [expansions, page] = await Promise.all([
      this.engine.expansions(query),
      this.store.text(url),
    ]);
    const article = articleText(page);
    const ranges = highlighter(query, expansions, this.arabic)(article);
    if (ranges.length || !query.phrases.length) return excerptOf(article, ranges);
    return excerptOf(article, highlighter(loosened(query), expansions, this.arabic)(article));
  }

  /**
   * A test of document numbers for the filters asked for.
   * @param {Options} options
   * @returns {Promise<(number: number) => boolean>}
   */
  async #filter({ from, to, category, source }) {
    if (!from && !to && !category && !source) return () => true;
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
   * @param {Ranked} match
   * @param {(text: string) => Range[]} ranges
   * @returns {Promise<Hit>}
   */
  async #hit({ number, score, missing }, ranges) {
    const body = await this.records.get(recordKey(number));
    if (!body) throw new ShardError(`${this.store.base}search/records/`, `no document ${number}`);
    const [id, title, date, category, source] = JSON.parse(new TextDecoder().decode(body));
    return {
      url: `a/${id}.html`,
      id,
      title,
      ranges: ranges(title),
      date,
      category,
      source,
      score,
      missing: missing.map(({ text }) => text),
    };
  }
}

/** @typedef {{number: number, score: number, missing: Word[]}} Ranked */

/**
 * Articles with all the words first, then the others; both by score or by date, among equals the
 * newer first. More tiers, by the number of words, would put common words before the telling one.
 * @param {Match[]} matches
 * @param {Word[]} asked
 * @param {Expansions} expansions
 * @param {Options["sort"]} sort
 * @returns {Ranked[]}
 */
function rank(matches, asked, expansions, sort) {
  const terms = asked.map((word) => new Set(expansions.get(word)?.keys() ?? [stemTerm(word.stem), word.form]));
  const ranked = matches.map((match) => ({
    number: match.number,
    score: match.score,
    missing: asked.filter((_, at) => !match.terms.some((term) => terms[at].has(term))),
  }));
  /** @type {Record<string, (a: Ranked, b: Ranked) => number>} */
  const orders = {
    relevance: (a, b) => b.score - a.score || b.number - a.number,
    newest: (a, b) => b.number - a.number,
    oldest: (a, b) => a.number - b.number,
  };
  const order = orders[sort ?? "relevance"] ?? orders.relevance;
  const tier = (/** @type {Ranked} */ { missing }) => Number(missing.length > 0);
  return ranked.sort((a, b) => tier(a) - tier(b) || order(a, b));
}

/**
 * The key of a document in the table of records: eight digits of base 32, as Python writes them.
 * @param {number} number
 */
function recordKey(number) {
  return number.toString(32).padStart(8, "0");
}
