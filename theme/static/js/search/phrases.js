/** The interface's sentences, from the block of strings that the page carries. */

/** @typedef {Record<string, any>} Strings */

/** What the page says of digits and months: the search's form, or another part of a page with numbers. */
const form = () => /** @type {HTMLElement | null} */ (document.querySelector("[data-digits]"))?.dataset;

/** @returns {Strings} */
export function pageStrings() {
  return JSON.parse(document.getElementById("strings")?.textContent ?? "{}");
}

/**
 * A sentence with its `{names}` filled in.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A sentence with words of others filled in, each in a `bdi` so that its direction is its own, and
 * elements as they are.
 * @param {string} sentence
 * @param {Record<string, string | HTMLElement | (string | HTMLElement)[]>} values a list is parted by the commas of the form
 * @returns {(string | HTMLElement)[]}
 */
export function quoting(sentence, values) {
  return sentence.split(/\{(\w+)\}/).flatMap((part, at) => {
    if (at % 2 === 0) return [part];
    return [values[part]].flat().flatMap((value, place) => {
      const shown = typeof value === "string" ? quoted(value) : value;
      return place ? [form()?.comma ?? " ", shown] : [shown];
    });
  });
}

/** @param {string} words of others */
function quoted(words) {
  const element = document.createElement("bdi");
  element.textContent = words;
  return element;
}

/**
 * The words of others where no element can stand, kept apart by directional isolates.
 * @param {string} text
 */
export function isolated(text) {
  return `\u2068${text}\u2069`;
}

/**
 * The form of a sentence that a count asks for: Arabic has six, English two and one for none.
 * @param {Record<string, string>} forms by CLDR's names of the plural categories
 * @param {number} n
 */
export function counted(forms, n) {
  return fill(forms[n ? new Intl.PluralRules(language()).select(n) : "zero"], { n: grouped(n) });
}

/**
 * A number with its thousands parted, in the digits that the page's form names (of CLDR).
 * @param {number} n
 */
export function grouped(n) {
  return inDigits(n, true);
}

/**
 * A year, or another number that is not parted, in the same digits.
 * @param {number} n
 */
export function ungrouped(n) {
  return inDigits(n, false);
}

/**
 * A day as the pages write it: the form names the months.
 * @param {string} iso YYYY-MM-DD
 */
export function dayInWords(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${inDigits(day, false)} ${monthName(month)} ${inDigits(year, false)}`;
}

/** @param {number} month from 1 */
function monthName(month) {
  return form()?.months?.split("|")[month - 1] ?? String(month);
}

/**
 * A month as the pages write it.
 * @param {string} iso YYYY-MM
 */
export function monthInWords(iso) {
  const [year, month] = iso.split("-").map(Number);
  return `${monthName(month)} ${inDigits(year, false)}`;
}

/**
 * A share in percent: to the whole where that says enough.
 * @param {number} share of one
 */
export function percent(share) {
  const fine = share > 0 && share < 0.0995;
  return new Intl.NumberFormat(`${language()}-u-nu-${digits()}`, {
    style: "percent",
    maximumFractionDigits: fine ? 1 : 0,
  }).format(share);
}

/** The interface's. */
const language = () => document.documentElement.lang;

/** The digits that numbers are written in, by CLDR's name: the page's form has it. */
export function digits() {
  return form()?.digits ?? "latn";
}

/**
 * @param {number} n
 * @param {boolean} useGrouping
 */
function inDigits(n, useGrouping) {
  return new Intl.NumberFormat(`${language()}-u-nu-${digits()}`, { useGrouping }).format(n);
}
