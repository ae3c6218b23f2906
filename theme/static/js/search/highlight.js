/** Finds, in any text, the words that a query asks for. */

/** @typedef {import("./query.js").Query} Query */
/** @typedef {[start: number, end: number]} Range offsets in the text, in UTF-16 units */

/**
 * A function that gives the ranges of a text that answer the query: words, and whole phrases.
 * @param {Query} query
 * @param {import("./senses.js").Sense[]} senses of its words
 * @param {import("./query.js").Arabic} arabic
 * @returns {(text: string) => Range[]}
 */
export function highlighter(query, senses, arabic) {
  const phrases = query.phrases.filter(({ presence }) => presence !== "prohibited");
  const asked = senses.filter(({ word }) => word.presence !== "prohibited");
  const forms = new Set(asked.flatMap((sense) => [...sense.forms]));
  return (text) => {
    const tokens = arabic.tokens(text);
    /** @type {Range[]} */
    const ranges = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const { form, start, end } = tokens[at];
      const length = Math.max(0, ...phrases.map(({ words }) => (standsAt(words, tokens, at) ? words.length : 0)));
      if (length) {
        ranges.push([start, tokens[at + length - 1].end]);
        at += length - 1;
      } else if (forms.has(form)) ranges.push([start, end]);
    }
    return ranges;
  };
}

/**
 * @param {import("./query.js").Word[]} words
 * @param {{form: string}[]} tokens
 * @param {number} at
 */
function standsAt(words, tokens, at) {
  return words.every(({ form }, offset) => tokens[at + offset]?.form === form);
}
