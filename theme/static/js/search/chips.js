/** What narrows the search, in words beside the box, each with a button that takes it away. */

import { FILTERS } from "./address.js";
import { dayInWords, fill, quoting } from "./phrases.js";

/** @typedef {import("./address.js").State} State */

/**
 * @param {State} state
 * @param {import("./phrases.js").Strings} strings
 * @param {(without: State) => void} remove is told what is left to ask
 * @returns {HTMLLIElement[]} one for each filter of the state
 */
export function filterChips(state, strings, remove) {
  return FILTERS.filter((key) => state[key]).map((key) => {
    const value = key === "from" || key === "to" ? dayInWords(state[key]) : state[key];
    const chip = document.createElement("li");
    const words = document.createElement("span");
    words.append(...quoting(strings.filters[key], { value }));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "×";
    const filter = fill(strings.filters[key], { value });
    button.setAttribute("aria-label", fill(strings.remove, { filter }));
    button.addEventListener("click", () => remove({ ...state, [key]: "", page: 1 }));
    chip.append(words, button);
    return chip;
  });
}
