/** Draws the hits of an answer and the way to the next ones. */

import { PAGE_SIZE, writeAddress } from "./address.js";
import { element } from "./elements.js";
import { markedText } from "./marks.js";
import { fill, grouped, quoting } from "./phrases.js";
import { FEW_WORDS } from "./query.js";

/** @typedef {import("./client.js").Hit} Hit */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */
/** @typedef {import("./address.js").State} State */
/** @typedef {import("./phrases.js").Strings} Strings */
/** @typedef {{item: HTMLLIElement, excerpt: HTMLParagraphElement}} Drawn the excerpt is filled in later */
/** @typedef {Drawn & {hit: Hit}} Shown */

/**
 * The hits of a page, with a line where those with all the words end.
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {string} root of the site
 * @param {Strings} strings
 * @returns {Shown[]}
 */
export function resultItems(state, answer, root, strings) {
  const first = endOfComplete(state, answer);
  return answer.hits.map((hit, at) => {
    const drawn = resultItem(hit, root, strings);
    // inside of a hit, as each item of the list is one
    if (at === first) drawn.item.prepend(element("p", "divider", strings.divider));
    return { hit, ...drawn };
  });
}

/**
 * Where on the page the hits begin that have not all the words; -1 where they do not.
 * @param {State} state
 * @param {DrawnAnswer} answer
 */
function endOfComplete(state, answer) {
  const { complete, total } = answer;
  if (complete === 0 || complete === total || !completeFirst(state, answer)) return -1;
  return complete - (state.page - 1) * PAGE_SIZE;
}

/**
 * Whether the articles with all the words come before the others: by nearness, only in answer to
 * few words.
 * @param {State} state
 * @param {DrawnAnswer} answer
 */
export function completeFirst({ sort }, { words }) {
  return sort !== "relevance" || words.length <= FEW_WORDS;
}

/**
 * @param {Hit} hit
 * @param {string} root of the site
 * @param {Strings} strings
 * @returns {Drawn}
 */
function resultItem(hit, root, strings) {
  const link = element("a");
  link.href = root + hit.url;
  markedText(link, hit.title, hit.ranges);
  const heading = element("h2");
  heading.dir = directionOf(hit.title);
  heading.append(link);
  const time = element("time", "", hit.day);
  time.dateTime = hit.date;
  const meta = element("p", "meta", time);
  for (const name of [hit.source, hit.category]) {
    if (name) meta.append("\u00a0· ", element("bdi", "", name));
  }
  const excerpt = element("p", "excerpt");
  excerpt.dir = heading.dir;
  const item = element("li", "", heading, meta, excerpt);
  if (hit.missing.length) {
    const words = [...new Set(hit.missing)];
    item.append(element("p", "missing", ...quoting(strings.missing, { words })));
  }
  return { item, excerpt };
}

/**
 * The direction of a headline: an Arabic one that begins with a Latin word is Arabic still.
 * @param {string} text
 */
function directionOf(text) {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? "rtl" : "ltr";
}

/**
 * Links to the pages before and after, with the place among them.
 * @param {State} state
 * @param {number} total
 * @param {Strings} strings
 * @returns {Element[]} none where all hits are on this page
 */
export function pagerLinks(state, total, strings) {
  const pages = Math.ceil(total / PAGE_SIZE);
  if (pages < 2) return [];
  const parts = [];
  if (state.page > 1) parts.push(pageLink(state, state.page - 1, strings.previous, "prev"));
  const values = { n: grouped(state.page), total: grouped(pages) };
  parts.push(element("span", "position", fill(strings.position, values)));
  if (state.page < pages) parts.push(pageLink(state, state.page + 1, strings.next, "next"));
  return parts;
}

/**
 * @param {State} state
 * @param {number} page
 * @param {string} text
 * @param {string} rel
 */
function pageLink(state, page, text, rel) {
  const link = element("a", "", text);
  link.href = writeAddress({ ...state, page });
  link.rel = rel;
  return link;
}
