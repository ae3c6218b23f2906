/** Draws the suggestions as the options of a listbox: words to search for, headlines to open. */

import { withMarks } from "./marks.js";

/** @typedef {import("./suggestions.js").Found} Found */
/** @typedef {import("./suggestions.js").Completion} Completion */
/** @typedef {import("./suggestions.js").Headline} Headline */
/** @typedef {{words: string, headlines: string}} Names of the two groups */

/**
 * Options are links, so that one may be opened in another tab as any link may.
 * @param {Found} found
 * @param {string} root of the site
 * @param {Names} names
 * @returns {HTMLElement[]} the groups that have options
 */
export function optionGroups({ words, headlines }, root, names) {
  const groups = [
    group(names.words, words.map((word) => wordOption(word, root))),
    group(names.headlines, headlines.map((headline) => headlineOption(headline, root))),
  ];
  return groups.filter(({ children }) => children.length > 1);
}

/**
 * @param {string} name
 * @param {HTMLElement[]} options
 */
function group(name, options) {
  const made = document.createElement("div");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", name);
  const heading = document.createElement("p");
  heading.setAttribute("aria-hidden", "true"); // the group's label says it
  heading.textContent = name;
  made.append(heading, ...options);
  return made;
}

/**
 * @param {Completion} word
 * @param {string} root
 */
function wordOption({ text, query }, root) {
  const option = link(`${root}search.html?${new URLSearchParams({ q: query })}`);
  option.dataset.query = query;
  if (query.endsWith(text)) {
    const typed = document.createElement("span");
    typed.textContent = query.slice(0, query.length - text.length);
    option.append(typed, text);
  } else {
    option.append(query);
  }
  return option;
}

/**
 * @param {Headline} headline
 * @param {string} root
 */
function headlineOption({ url, title, ranges, date, day }, root) {
  const option = link(root + url);
  const words = document.createElement("span");
  words.append(...withMarks(title, ranges));
  const time = document.createElement("time");
  time.dateTime = date;
  time.dir = document.dir; // its words are the interface's
  time.textContent = day;
  option.append(words, " ", time);
  return option;
}

/** @param {string} href */
function link(href) {
  const made = document.createElement("a");
  made.setAttribute("role", "option");
  made.setAttribute("aria-selected", "false");
  made.tabIndex = -1; // focus stays in the box
  made.dir = "auto";
  made.href = href;
  return made;
}
