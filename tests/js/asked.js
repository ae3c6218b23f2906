/** What an archive should answer, found by reading all its texts. */

/** @typedef {import("../../theme/static/js/search/archive.js").Archive} Archive */
/** @typedef {import("./corpus.js").Article} Article */
/** @typedef {import("./corpus.js").Corpus} Corpus */

/** @type {WeakMap<Archive, Map<string, string[]>>} texts are asked for a thousand times */
const read = new WeakMap();

/**
 * @param {Archive} archive
 * @param {string} text
 * @returns {string[]} its words, folded
 */
export function formsOf(archive, text) {
  let texts = read.get(archive);
  if (!texts) read.set(archive, (texts = new Map()));
  let forms = texts.get(text);
  if (!forms) texts.set(text, (forms = archive.arabic.tokens(text).map(({ form }) => form)));
  return forms;
}

/**
 * In how many headlines and texts each form stands.
 * @param {Archive} archive
 * @param {Corpus} corpus
 * @returns {Map<string, number>}
 */
export function vocabularyOf(archive, { articles }) {
  /** @type {Map<string, number>} */
  const frequencies = new Map();
  for (const { title, text } of articles) {
    for (const field of [title, text]) {
      for (const form of new Set(formsOf(archive, field))) frequencies.set(form, (frequencies.get(form) ?? 0) + 1);
    }
  }
  return frequencies;
}

/**
 * The ids of the articles that have one of these forms, sorted.
 * @param {Archive} archive
 * @param {Corpus} corpus
 * @param {Iterable<string>} forms
 * @param {("title" | "text")[]} [fields]
 */
export function holders(archive, corpus, forms, fields = ["title", "text"]) {
  const wanted = new Set(forms);
  return corpus.articles
    .filter((article) => fields.some((field) => formsOf(archive, article[field]).some((form) => wanted.has(form))))
    .map(({ id }) => id)
    .sort();
}

/**
 * The forms of the lexeme of a word that the archive has.
 * @param {Archive} archive
 * @param {string} form
 * @returns {Promise<string[]>}
 */
export async function lexemeOf(archive, form) {
  const lexeme = (await archive.engine.senses.bucket(form))?.members.get(form)?.lexeme;
  if (!lexeme) throw new Error(`no article has ${form}`);
  return lexeme.forms;
}

/** @param {{id: string}[]} found */
export function ids(found) {
  return found.map(({ id }) => id).sort();
}
