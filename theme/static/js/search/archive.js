/**
 * The archive's search as a library. It needs no DOM: it runs in a page, in a Worker, and in Node
 * with a `fetch` that reads a folder.
 *
 *     const archive = await openArchive("https://example.org/archive/");
 *     const { total, hits } = await archive.search("الهيئة العامة", { from: "2024-01-01" });
 */

import { answer } from "./answer.js";
import { Edition } from "./edition.js";
import { articleText, excerptOf } from "./excerpt.js";
import { facets } from "./filters.js";
import { alternatives, completions, headlineQuery } from "./hints.js";
import { highlighter } from "./highlight.js";
import { ShardError, Store } from "./store.js";

export { ShardError };

const HEADLINES = 4; // that are suggested

/** @typedef {import("./highlight.js").Range} Range */
/** @typedef {import("./excerpt.js").Excerpt} Excerpt */
/** @typedef {import("./engine.js").Failed} Failed */
/** @typedef {import("./filters.js").Facets} Facets */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./hints.js").Hint} Hint */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./query.js").Note} Note */

/**
 * @typedef {object} Paging
 * @property {number} [limit] how many hits; 10 unless told
 * @property {number} [offset] how many to pass over
 * @property {"relevance" | "newest" | "oldest"} [sort]
 */
/** @typedef {Paging & Filters} Options */

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
 * @property {{text: string, found: boolean, known: boolean}[]} words those asked for: whether any article found has them, and whether any of the archive has
 * @property {Note[]} notes what the visitor should know about the query
 * @property {Part[]} parts what was understood
 * @property {Failed[]} failed what was left out because a file of the index could not be had
 * @property {{url: string, found: string}[]} unread one for each hit of the page that is left out because the file with its title could not be had
 * @property {string} looser where nothing is found, a query with a part less that finds something, or ""
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
  return new Archive(store, await Edition.open(store));
}

export class Archive {
  /**
   * @param {Store} store
   * @param {Edition} edition
   */
  constructor(store, edition) {
    this.store = store;
    this.edition = edition;
  }

  get arabic() {
    return this.edition.arabic;
  }

  get engine() {
    return this.edition.engine;
  }

  /** What was fetched so far. */
  stats() {
    return { ...this.store.stats };
  }

  /**
   * @param {string} text as a visitor types it; docs/search.md has the syntax. Nothing: all that
   *   the filters leave, the newest first
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   * @throws {ShardError} where nothing of the query can be answered for want of a file
   */
  search(text, options = {}) {
    return this.#current(
      (edition) => answer(edition, text, options),
      ({ failed, unread }) => failed.length > 0 || unread.length > 0,
    );
  }

  /**
   * How many of the articles found each year, category and source has.
   * @param {string} text
   * @param {Filters} [filters]
   * @returns {Promise<Facets>}
   * @throws {ShardError} where a file of the index cannot be had
   */
  facets(text, filters = {}) {
    return this.#current(async (edition) => {
      const { found, failed } = await edition.among(text, filters);
      if (failed.length) throw new ShardError(failed[0].url, failed[0].found);
      return facets(edition, found.numbers, filters);
    });
  }

  /**
   * What may be meant by a query that is still being typed.
   * @param {string} text
   * @returns {Promise<{words: Hint[], headlines: Hit[]}>}
   * @throws {ShardError} where a file of the index cannot be had
   */
  suggest(text) {
    return this.#current(async (edition) => {
      const words = await completions(edition, text);
      const query = headlineQuery(edition, text);
      if (!query) return { words, headlines: [] };
      const { hits } = await answer(edition, query, { limit: HEADLINES }).catch(none);
      return { words, headlines: hits };
    });
  }

  /**
   * For words of the query that few articles have, far more frequent ones a slip away.
   * @param {string} text
   * @returns {Promise<{text: string, words: Hint[]}[]>}
   * @throws {ShardError} where a file of the index cannot be had
   */
  alternatives(text) {
    return this.#current(async (edition) => alternatives(edition, await edition.first(text)));
  }

  /**
   * The stretch of an article that answers a query best, and all its words that do.
   * @param {string} url of a hit
   * @param {string} text the query
   * @returns {Promise<Excerpt & {words: string[]}>}
   * @throws {ShardError} where the article's page cannot be had
   */
  excerpt(url, text) {
    return this.#current(async (edition) => {
      const [first, article] = await Promise.all([edition.first(text), this.store.page(url, articleText)]);
      return this.#excerpt(first, article);
    });
  }

  /**
   * @param {import("./edition.js").First} first
   * @param {string} article its text
   */
  #excerpt({ query, understood }, article) {
    let found = highlighter(query, understood.words, this.arabic)(article);
    if (!found.length) {
      const phrases = understood.phrases.filter(({ phrase }) => phrase.presence !== "prohibited");
      const senses = phrases.flatMap((each) => each.senses);
      found = highlighter(query, senses, this.arabic)(article); // the phrase is one of the headline
    }
    const words = [...new Set(found.map(([start, end]) => article.slice(start, end)))];
    return { ...excerptOf(article, found), words };
  }

  /**
   * An answer of the edition that stands on the server. Files are named by their content, so a
   * deployment takes away those that an older manifest names: where one is missing, the manifest is
   * fetched anew, and if it is another one, its edition is asked.
   * @template T
   * @param {(edition: Edition) => Promise<T>} ask
   * @param {(answer: T) => boolean} [isPartial] whether a file is missing to an answer
   * @returns {Promise<T>}
   */
  async #current(ask, isPartial = () => false) {
    const { edition } = this;
    /** @type {T | undefined} */
    let partial;
    /** @type {ShardError | undefined} */
    let failure;
    try {
      const answered = await ask(edition);
      if (!isPartial(answered)) return answered;
      partial = answered;
    } catch (error) {
      if (!(error instanceof ShardError)) throw error;
      failure = error;
    }
    if (this.edition === edition) {
      this.edition = await newest(edition);
      if (this.edition !== edition) this.store.forget(); // pages have no other name when they change
    }
    if (this.edition !== edition) return ask(this.edition);
    if (failure) throw failure;
    return /** @type {T} */ (partial);
  }
}

/**
 * The edition that stands on the server now, or the one at hand where there is no other to be had.
 * @param {Edition} edition
 * @returns {Promise<Edition>}
 */
async function newest(edition) {
  try {
    const found = await Edition.open(edition.store, { cache: "reload" });
    return found.same(edition) ? edition : found;
  } catch {
    return edition; // what failed first is what the visitor is told
  }
}

/**
 * No headlines, where a file for them could not be had: the words are of use alone.
 * @param {unknown} error
 * @returns {{hits: Hit[]}}
 */
function none(error) {
  if (!(error instanceof ShardError)) throw error;
  return { hits: [] };
}
