/** Finds, in any text, the words that a query asks for. */

/** @typedef {import("./query.js").Query} Query */
/** @typedef {[start: number, end: number]} Range offsets in the text, in UTF-16 units */

/**
 * A function that gives the ranges of the words of a text that answer the query.
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
    tokens.forEach(({ form, start, end }, at) => {
      const inPhrase = () =>
        phrases.some(({ words }) =>
          words.some((_, offset) =>
            words.every((word, place) => tokens[at - offset + place]?.form === word.form),
          ),
        );
      if (forms.has(form) || inPhrase()) ranges.push([start, end]);
    });
    return ranges;
  };
}
