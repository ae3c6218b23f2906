/**
 * The form of the search page. What stands in it may be newer than what was asked for last: it goes
 * along with whatever is chosen beside it, so that nothing typed is lost.
 */

import { find } from "./elements.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {Pick<State, "q" | "from" | "to" | "sort">} Entered */

const form = () => /** @type {HTMLFormElement} */ (find("search-form"));
const field = (/** @type {keyof Entered} */ key) => /** @type {HTMLInputElement} */ (find(key));

/** @param {State} state */
export function fillForm(state) {
  for (const key of /** @type {const} */ (["q", "from", "to", "sort"])) field(key).value = state[key];
}

/**
 * What is asked for next where something was chosen: the choice, what stands in the form, and what
 * else narrows what is shown.
 * @param {State} shown
 * @param {Partial<State>} change
 * @returns {State}
 */
export function withForm(shown, change) {
  return { ...shown, ...entered(shown), ...change, page: 1 };
}

/**
 * What was typed since a query was sent, without the part that is taken out of that query.
 * @param {string} shown
 * @param {string} rest the query that is shown without the part
 * @param {string} typed
 */
export function withoutPart(shown, rest, typed) {
  if (typed === shown) return rest;
  const [whole, less, words] = [shown, rest, typed].map((text) => text.split(/\s+/).filter(Boolean));
  let start = 0;
  while (start < less.length && whole[start] === less[start]) start += 1;
  const part = whole.slice(start, start + whole.length - less.length);
  const at = words.findIndex((_, place) => part.every((word, offset) => words[place + offset] === word));
  return words.filter((_, place) => at < 0 || place < at || place >= at + part.length).join(" ");
}

/**
 * @param {State} shown
 * @returns {Entered} of a day that is half typed, the one before
 */
function entered(shown) {
  const data = new FormData(form());
  const text = (/** @type {string} */ key) => String(data.get(key) ?? "").trim();
  const day = (/** @type {"from" | "to"} */ key) => (field(key).validity.badInput ? shown[key] : text(key));
  const sort = /** @type {State["sort"]} */ (text("sort") || "relevance");
  return { q: text("q"), from: day("from"), to: day("to"), sort };
}
