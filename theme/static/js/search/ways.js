/** Ways on from a search that found little or nothing: what may have been meant, what may be left out. */

import { writeAddress } from "./address.js";
import { element } from "./elements.js";
import { quoting } from "./phrases.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {{text: string, words: import("./archive.js").Hint[]}} Alternative for a word of the query */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */
/** @typedef {import("./phrases.js").Strings} Strings */

/** With fewer hits than these, a word may have been misspelt. */
export const FEW_HITS = 10;

const MOST = 3; // queries that may have been meant: they stand in one line

/**
 * "Did you mean": the query with a frequent word in the place of one that few articles have.
 * @param {State} state
 * @param {Alternative[]} alternatives
 * @param {Strings} strings
 * @returns {(string | HTMLElement)[]} nothing where there are none
 */
export function meantLine(state, alternatives, strings) {
  const queries = alternatives.flatMap(({ words }) => words.map(({ query }) => query));
  if (!queries.length) return [];
  const links = [...new Set(queries)].slice(0, MOST).map((query) => searchLink(state, query, [element("bdi", "", query)]));
  return quoting(strings.meant, { queries: links });
}

/**
 * The query without its rarest part, as a link.
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {Strings} strings
 * @returns {HTMLElement[]} none where nothing can be left out
 */
export function looserLink(state, { looser, parts }, strings) {
  if (!looser) return [];
  const rarest = parts.find(({ without }) => without === looser);
  const words = rarest
    ? quoting(rarest.presence === "prohibited" ? strings.unexcluded : strings.without, { word: rarest.text })
    : quoting(strings.looser, { query: looser });
  return [searchLink(state, looser, words)];
}

/**
 * @param {State} state
 * @param {string} q
 * @param {(string | HTMLElement)[]} words
 */
function searchLink(state, q, words) {
  const link = element("a", "", ...words);
  link.href = writeAddress({ ...state, q, page: 1 });
  return link;
}
