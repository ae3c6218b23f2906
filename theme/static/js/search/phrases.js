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

/** @param {number} n */
export function grouped(n) {
  return new Intl.NumberFormat("en").format(n);
}
