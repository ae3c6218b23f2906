/** What is asked stands in the address: it can be shared, and back and forward work. */

export const PAGE_SIZE = 10;

/**
 * @typedef {object} State
 * @property {string} q
 * @property {string} from
 * @property {string} to
 * @property {"relevance" | "newest" | "oldest"} sort
 * @property {string} category
 * @property {string} source
 * @property {number} page from 1
 */

/** What narrows a search: each may stand in the address, and is shown beside the box. */
export const FILTERS = /** @type {const} */ (["source", "category", "from", "to"]);

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SORTS = ["relevance", "newest", "oldest"];

/**
 * @param {string} query of an address, from its question mark
 * @returns {State} what cannot be meant is left out
 */
export function readAddress(query) {
  const given = new URLSearchParams(query);
  const text = (/** @type {string} */ key) => (given.get(key) ?? "").trim();
  const day = (/** @type {string} */ key) => (isDay(text(key)) ? text(key) : "");
  const sort = text("sort");
  const page = Number(text("page"));
  return {
    q: text("q"),
    from: day("from"),
    to: day("to"),
    sort: /** @type {State["sort"]} */ (SORTS.includes(sort) ? sort : "relevance"),
    category: text("category"),
    source: text("source"),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/**
 * @param {State} state
 * @returns {string} the query of its address, with the question mark, or nothing; what goes without
 *   saying is left out
 */
export function writeAddress(state) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value && !(key === "sort" && value === "relevance") && !(key === "page" && value === 1)) {
      query.set(key, String(value));
    }
  }
  const written = String(query);
  return written && `?${written}`;
}

/**
 * The year that a search is held to, from its first day to its last; 0 where it is no single year.
 * @param {Pick<State, "from" | "to">} state
 */
export function wholeYear({ from, to }) {
  const year = from.slice(0, 4);
  return from && from === `${year}-01-01` && to === `${year}-12-31` ? Number(year) : 0;
}

/**
 * Whether anything is asked: words, or a part of the archive.
 * @param {State} state
 */
export function asks(state) {
  return state.q !== "" || FILTERS.some((key) => state[key]);
}

/**
 * Whether the first day is behind the last.
 * @param {Pick<State, "from" | "to">} state
 */
export function isTurned({ from, to }) {
  return from !== "" && to !== "" && from > to;
}

/**
 * What one search has otherwise than another.
 * @param {State} before
 * @param {State} after
 * @returns {Partial<State>}
 */
export function changeOf(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== Object(before)[key]));
}

/** @param {string} value */
function isDay(value) {
  const day = new Date(DAY.test(value) ? `${value}T00:00:00Z` : NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value); // no 31 February
}
