/** What of a query was understood, part by part, and the query without each. */

/** @typedef {import("./query.js").Part} QueryPart */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./engine.js").Understood} Understood */
/** @typedef {import("./senses.js").Sense} Sense */

/**
 * @typedef {object} Part
 * @property {"word" | "phrase"} kind
 * @property {import("./query.js").Presence} presence
 * @property {string} field "" where it may stand anywhere
 * @property {boolean} prefix
 * @property {number} edits
 * @property {string} text without its signs
 * @property {string[]} taken the words that it was taken for, where no article has it
 * @property {string} without the query without this part, wherever it stands in it
 */

/**
 * What was asked for, in the order of the query. Words passed over are no part of it, and what
 * stands in it twice is one.
 * @param {Query} query
 * @param {Understood} understood
 * @returns {Part[]}
 */
export function partsOf(query, { words }) {
  const senses = new Map(words.map((sense) => [sense.word, sense]));
  /** @type {Map<string, {part: Part, places: QueryPart[]}>} */
  const parts = new Map();
  for (const place of query.parts) {
    const part = described(place, senses);
    const key = JSON.stringify(part);
    const same = parts.get(key);
    if (same) same.places.push(place);
    else parts.set(key, { part, places: [place] });
  }
  return [...parts.values()]
    .filter(({ places }) => places.some((place) => isAsked(place, query)))
    .map(({ part, places }) => ({ ...part, without: without(query.text, places) }));
}

/**
 * @param {QueryPart} place
 * @param {Query} query
 */
function isAsked({ words, phrase }, query) {
  return phrase ? query.phrases.includes(phrase) : words.some((word) => query.words.includes(word));
}

/**
 * @param {QueryPart} part
 * @param {Map<Word, Sense>} senses
 * @returns {Part}
 */
function described({ words, phrase }, senses) {
  const { presence, fields } = phrase ?? words[0];
  const { prefix, edits } = words[words.length - 1];
  const notes = words.flatMap((word) => senses.get(word)?.notes ?? []);
  return {
    kind: phrase ? "phrase" : "word",
    presence,
    field: fields[0] ?? "",
    prefix,
    edits,
    text: phrase?.text ?? [...new Set(words.map(({ text }) => text))].join(" "), // ﷺ is four words
    // of words that were typed as one, a note names which
    taken: words.length > 1 ? [] : notes.flatMap((note) => (note.kind === "corrected" ? (note.words ?? []) : [])),
    without: "",
  };
}

/**
 * A text without some stretches of it.
 * @param {string} text
 * @param {{start: number, end: number}[]} places
 */
function without(text, places) {
  let rest = "";
  let at = 0;
  for (const { start, end } of places) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return (rest + text.slice(at)).trim().replace(/\s+/gu, " ");
}

/**
 * A query with a word of it written otherwise, wherever it stands.
 * @param {Query} query
 * @param {Word} word
 * @param {string} other
 * @param {import("./query.js").Arabic} arabic
 * @returns {string}
 */
export function replaced(query, word, other, arabic) {
  const places = query.parts
    .filter(({ words }) => words.includes(word))
    .flatMap(({ start, end }) => arabic.tokens(query.text.slice(start, end)).map((token) => ({ ...token, from: start })))
    .filter(({ form }) => form === word.form);
  return places.reduceRight((text, { from, start, end }) => text.slice(0, from + start) + other + text.slice(from + end), query.text);
}
