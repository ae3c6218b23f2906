/** Finds, in any text, the words that a query asks for. */

/** @typedef {import("./query.js").Query} Query */
/** @typedef {[start: number, end: number]} Range offsets in the text, in UTF-16 units */

/**
 * A function that gives the ranges of the words of a text that answer the query.
 * @param {Query} query
 * @param {import("./engine.js").Expansions} expansions
 * @param {import("./query.js").Arabic} arabic
 * @returns {(text: string) => Range[]}
 */
export function highlighter(query, expansions, arabic) {
  /** @type {Set<string>} */
  const stems = new Set();
  /** @type {Set<string>} */
  const forms = new Set();
  const phrases = query.phrases.filter(({ presence }) => presence !== "prohibited");
  for (const word of query.words) {
    if (word.presence === "prohibited") continue;
    const expanded = expansions.get(word);
    if (expanded) for (const form of expanded.keys()) forms.add(form);
    else stems.add(word.stem);
  }
  return (text) => {
    const tokens = arabic.tokens(text);
    /** @type {Range[]} */
    const ranges = [];
    tokens.forEach(({ form, start, end }, at) => {
      if (forms.has(form) || stems.has(arabic.stem(form))) {
        ranges.push([start, end]);
        return;
      }
      const inPhrase = phrases.some(({ words }) =>
        words.some((_, offset) =>
          words.every((word, place) => tokens[at - offset + place]?.form === word.form),
        ),
      );
      if (inPhrase) ranges.push([start, end]);
    });
    return ranges;
  };
}
