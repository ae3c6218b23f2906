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

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SORTS = ["relevance", "newest", "oldest"];

/**
 * @param {string} query of an address, from its question mark
 * @returns {State} what cannot be meant is left out
 */
export function readAddress(query) {
  const given = new URLSearchParams(query);
  const day = (/** @type {string} */ key) => {
    const value = given.get(key) ?? "";
    return DAY.test(value) ? value : "";
  };
  const sort = given.get("sort") ?? "";
  const page = Number(given.get("page"));
  return {
    q: (given.get("q") ?? "").trim(),
    from: day("from"),
    to: day("to"),
    sort: /** @type {State["sort"]} */ (SORTS.includes(sort) ? sort : "relevance"),
    category: given.get("category") ?? "",
    source: given.get("source") ?? "",
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/**
 * @param {State} state
 * @returns {string} the query of its address, with the question mark; what goes without saying is left out
 */
export function writeAddress(state) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value && !(key === "sort" && value === "relevance") && !(key === "page" && value === 1)) {
      query.set(key, String(value));
    }
  }
  return `?${query}`;
}
