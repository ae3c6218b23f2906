/** Draws the hits of an answer and the way to the next ones. */

import { PAGE_SIZE, writeAddress } from "./address.js";
import { markedText } from "./marks.js";
import { fill, grouped, quoting } from "./phrases.js";

/** @typedef {import("./client.js").Hit} Hit */
/** @typedef {import("./address.js").State} State */

/**
 * @param {Hit} hit
 * @param {string} root of the site
 * @param {import("./phrases.js").Strings} strings
 * @returns {{item: HTMLLIElement, excerpt: HTMLParagraphElement}} the excerpt is filled in later
 */
export function resultItem(hit, root, strings) {
  const link = element("a", "");
  link.href = root + hit.url;
  markedText(link, hit.title, hit.ranges);
  const heading = element("h2", "");
  heading.dir = directionOf(hit.title);
  heading.append(link);
  const time = element("time", "", hit.day);
  time.dateTime = hit.date;
  const meta = element("p", "meta");
  meta.append(time);
  for (const name of [hit.source, hit.category]) {
    if (name) meta.append(" · ", element("bdi", "", name));
  }
  const excerpt = element("p", "excerpt");
  excerpt.dir = heading.dir;
  const item = element("li", "");
  item.append(heading, meta, excerpt);
  if (hit.missing.length) {
    const missing = element("p", "missing");
    missing.append(...quoting(strings.missing, { words: [...new Set(hit.missing)] }));
    item.append(missing);
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
 * @param {import("./phrases.js").Strings} strings
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

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
