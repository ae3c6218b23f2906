/** Reads the texts that plugins/search/encoding.py writes: a byte a letter. */

const codePage = new TextDecoder("windows-1256");

/**
 * The text of a key or the like, which is the inside of a string of JSON.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function decodeText(bytes) {
  const text = codePage.decode(bytes);
  return text.includes("\\") ? JSON.parse(`"${text}"`) : text;
}

/**
 * @param {Uint8Array} bytes
 * @returns {any}
 */
export function decodeJSON(bytes) {
  return JSON.parse(codePage.decode(bytes));
}
