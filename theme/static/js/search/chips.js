/**
 * What was understood, in words below the box: the parts of the query and what narrows it, each
 * with a button that takes it away.
 */

import { FILTERS, wholeYear } from "./address.js";
import { button, element } from "./elements.js";
import { dayInWords, fill, quoting, ungrouped } from "./phrases.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./archive.js").Part} Part */
/** @typedef {import("./phrases.js").Strings} Strings */
/** @typedef {(string | HTMLElement)[]} Sentence */

/**
 * @param {State} state
 * @param {Part[]} parts of its query
 * @param {Strings} strings
 * @param {(without: Partial<State>) => void} remove is told what changes
 * @returns {HTMLLIElement[]} one for each part, and then one for each filter
 */
export function chips(state, parts, strings, remove) {
  const understood = parts.map((part) => ({
    words: partInWords(part, strings),
    without: { q: part.without },
    className: part.presence === "prohibited" ? "without" : "",
  }));
  return [...understood, ...filtersInWords(state, strings)].map(({ words, without, className }) => {
    const filter = words.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    const away = button("", "×");
    away.setAttribute("aria-label", fill(strings.remove, { filter }));
    away.addEventListener("click", () => remove(without));
    return element("li", className, element("span", "", ...words), away);
  });
}

/**
 * @param {Part} part
 * @param {Strings} strings
 * @returns {Sentence}
 */
function partInWords(part, strings) {
  let sentence = strings.parts[kindOf(part)];
  if (part.field) sentence = fill(strings.parts[part.field], { part: sentence });
  // a phrase is a condition in any case
  const signed = part.presence === "prohibited" || (part.presence === "required" && part.kind === "word");
  if (signed) sentence = fill(strings.parts[part.presence], { part: sentence });
  return quoting(sentence, { text: part.text, words: part.taken });
}

/** @param {Part} part */
function kindOf({ kind, prefix, edits, taken }) {
  if (kind === "phrase") return "phrase";
  if (prefix) return "prefix";
  if (edits) return "near";
  return taken.length ? "taken" : "word";
}

/**
 * @param {State} state
 * @param {Strings} strings
 * @returns {{words: Sentence, without: Partial<State>, className: string}[]}
 */
function filtersInWords(state, strings) {
  const year = wholeYear(state);
  const filters = FILTERS.filter((key) => state[key] && !(year && (key === "from" || key === "to"))).map((key) => {
    const value = key === "from" || key === "to" ? dayInWords(state[key]) : state[key];
    return { words: quoting(strings.filters[key], { value }), without: { [key]: "" }, className: "filter" };
  });
  if (!year) return filters;
  const words = quoting(strings.filters.year, { value: ungrouped(year) });
  return [...filters, { words, without: { from: "", to: "" }, className: "filter" }];
}
