/** The interface's sentences, from the block of strings that the page carries. */

/** @typedef {Record<string, any>} Strings */

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
 * The form of a sentence that a count asks for: Arabic has six.
 * @param {Record<string, string>} forms by CLDR's names of the plural categories
 * @param {number} n
 */
export function counted(forms, n) {
  const language = document.documentElement.lang || "ar";
  return fill(forms[new Intl.PluralRules(language).select(n)] ?? forms.other, { n: grouped(n) });
}

/**
 * A number with its thousands parted, in the digits that the page's form names (of CLDR).
 * @param {number} n
 */
export function grouped(n) {
  const digits = document.getElementById("search-form")?.dataset.digits ?? "latn";
  return new Intl.NumberFormat(`ar-u-nu-${digits}`).format(n);
}
