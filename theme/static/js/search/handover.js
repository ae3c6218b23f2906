/**
 * Tells an article that is opened from the hits which of its words answered, so that its page can
 * show them (arrived.js). It lies in the browser for a minute, and never in an address. What that page
 * says comes along, so that no article carries it for the others.
 */

const MINUTE = 60_000;
const PREFIX = "arrived ";

/**
 * @typedef {object} Wording
 * @property {string} label
 * @property {Record<string, string>} places how many there are, by CLDR's names of the plural categories
 * @property {string} place `{n}` of `{total}`
 * @property {string} previous
 * @property {string} next
 * @property {string} remove
 * @property {string} back
 * @property {string} digits that numbers are written in (CLDR's)
 */
/**
 * `search` is the address of the hits.
 * @typedef {{words: string[], search: string, time: number, wording: Wording}} Arrival
 */

/**
 * @param {string} url of the article, absolute
 * @param {Iterable<string>} words as they stand in it
 * @param {Wording} wording
 */
export function handOver(url, words, wording) {
  /** @type {Arrival} */
  const arrival = { words: [...words], search: location.origin + location.pathname + location.search, time: Date.now(), wording };
  try {
    forgetOld();
    localStorage.setItem(PREFIX + new URL(url).pathname, JSON.stringify(arrival));
  } catch {
    // a browser that keeps nothing: the article opens without marks
  }
}

/** What was handed over to pages that never took it. */
function forgetOld() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !(Date.now() - timeOf(key) < MINUTE)) localStorage.removeItem(key);
  }
}

/** @param {string} key */
function timeOf(key) {
  try {
    return Number(JSON.parse(localStorage.getItem(key) ?? "").time);
  } catch {
    return 0;
  }
}
