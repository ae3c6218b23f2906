/** What of the documents found is shown, and in which order. */

import { FEW_WORDS } from "./query.js";

/** @typedef {import("./score.js").Found} Found */

/**
 * @typedef {object} Page of the answer
 * @property {"relevance" | "newest" | "oldest"} [sort]
 * @property {number} offset how many to pass over
 * @property {number} limit how many to give
 */

/**
 * The places in `found` of the documents of a page. Those with all the words come first, the others
 * after them; both by score or by date, among equals the newer first. By score that holds for
 * queries of few words: the article that a question or a pasted headline seeks seldom has all.
 *
 * A head word has tens of thousands, and a page shows few of them: what a document is worth is put
 * in one number, and only those worth as much as the page's last are put in order.
 * @param {Found} found
 * @param {number} words asked for without a sign
 * @param {Page} page
 * @returns {number[]}
 */
export function ranked({ numbers, scores, held }, words, { sort, offset, limit }) {
  const end = Math.min(offset + limit, numbers.length);
  if (end <= offset) return [];
  const byDate = sort === "newest" || sort === "oldest";
  const tiers = byDate || words <= FEW_WORDS;
  const forward = sort === "oldest" ? 1 : -1;
  const worth = new Float64Array(numbers.length);
  let highest = 1;
  for (let at = 0; at < numbers.length; at += 1) {
    worth[at] = byDate ? -forward * numbers[at] : scores[at];
    highest = Math.max(highest, Math.abs(worth[at]));
  }
  for (let at = 0; tiers && at < numbers.length; at += 1) if (held[at] === words) worth[at] += 3 * highest;
  const least = worth.slice().sort()[numbers.length - end];
  const best = [];
  for (let at = 0; at < numbers.length; at += 1) if (worth[at] >= least) best.push(at);
  /** @param {number} a @param {number} b */
  const compare = (a, b) =>
    (tiers ? Number(held[b] === words) - Number(held[a] === words) : 0) ||
    (byDate ? 0 : scores[b] - scores[a]) ||
    forward * (numbers[a] - numbers[b]);
  return best.sort(compare).slice(offset, end);
}

/**
 * What of `found` is allowed.
 * @param {Found} found
 * @param {(number: number) => boolean} allows
 * @returns {Found}
 */
export function only({ numbers, scores, held }, allows) {
  const kept = new Uint32Array(numbers.length);
  let size = 0;
  for (let at = 0; at < numbers.length; at += 1) if (allows(numbers[at])) kept[size++] = at;
  const left = { numbers: new Uint32Array(size), scores: new Float64Array(size), held: new Uint16Array(size) };
  for (let to = 0; to < size; to += 1) {
    left.numbers[to] = numbers[kept[to]];
    left.scores[to] = scores[kept[to]];
    left.held[to] = held[kept[to]];
  }
  return left;
}
