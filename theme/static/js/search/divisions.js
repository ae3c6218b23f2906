/** What may be chosen to narrow a search: years or decades, and names, each with what choosing it changes. */

import { fill, ungrouped } from "./phrases.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {{name: string, count: number, isChosen: boolean, key: string, change: Partial<State>}} Option */
/** @typedef {{year: number, count: number}} Year */

const MANY_YEARS = 30; // more stand by decades

/**
 * The years, or where they are many the decades, and the years of the decade that is searched in.
 * @param {Year[]} years without gaps, the first one first
 * @param {State} state
 * @param {import("./phrases.js").Strings} strings
 * @returns {Option[]}
 */
export function yearOptions(years, state, strings) {
  const single = years.map(({ year, count }) => spanOption(state, year, year, count, ungrouped(year)));
  if (years.length <= MANY_YEARS) return single;
  const decades = [...new Set(years.map(({ year }) => decadeOf(year)))];
  return decades.flatMap((first) => {
    const within = years.filter(({ year }) => decadeOf(year) === first);
    const count = within.reduce((sum, year) => sum + year.count, 0);
    const name = fill(strings.decade, { first: ungrouped(first), last: ungrouped(first + 9) });
    const decade = spanOption(state, first, first + 9, count, name);
    const isOpen = decadeOfDay(state.from) === first && decadeOfDay(state.to) === first;
    return isOpen ? [decade, ...single.filter((_, at) => within.includes(years[at]))] : [decade];
  });
}

/**
 * @param {{name: string, count: number}[]} names
 * @param {State} state
 * @param {"category" | "source"} filter
 * @returns {Option[]} among them what is chosen, also where nothing has it
 */
export function nameOptions(names, state, filter) {
  const chosen = state[filter];
  const all = !chosen || names.some(({ name }) => name === chosen) ? names : [...names, { name: chosen, count: 0 }];
  return all.map(({ name, count }) => {
    const isChosen = name === chosen;
    return { name, count, isChosen, key: name, change: { [filter]: isChosen ? "" : name } };
  });
}

/**
 * @param {State} state
 * @param {number} first year
 * @param {number} last year
 * @param {number} count
 * @param {string} name
 * @returns {Option}
 */
function spanOption(state, first, last, count, name) {
  const from = `${fourDigits(first)}-01-01`;
  const to = `${fourDigits(last)}-12-31`;
  const isChosen = state.from === from && state.to === to;
  return { name, count, isChosen, key: `${from} ${to}`, change: isChosen ? { from: "", to: "" } : { from, to } };
}

/** @param {number} year */
function decadeOf(year) {
  return year - (year % 10);
}

/** @param {string} day YYYY-MM-DD, or nothing */
function decadeOfDay(day) {
  return day ? decadeOf(Number(day.slice(0, 4))) : undefined;
}

/** @param {number} year */
function fourDigits(year) {
  return String(year).padStart(4, "0");
}
