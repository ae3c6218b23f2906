/** What is said above the hits: how many, what they lack, what was made of the query. */

import { FILTERS } from "./address.js";
import { counted, fill, quoting } from "./phrases.js";
import { unanswered } from "./problem.js";
import { completeFirst } from "./results.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */
/** @typedef {import("./query.js").Note} Note */
/** @typedef {import("./phrases.js").Strings} Strings */
/** @typedef {(string | HTMLElement)[]} Sentence */

/**
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {Strings} strings
 * @returns {Sentence} to stand in one paragraph
 */
export function summary(state, answer, strings) {
  const sentences = [...foundOf(state, answer, strings), ...notesOf(answer.notes, strings)];
  return sentences.flatMap((sentence, at) => (at ? [" ", ...sentence] : sentence));
}

/**
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {Strings} strings
 * @returns {Sentence[]}
 */
function foundOf(state, answer, strings) {
  const { total, complete, words, notes, failed } = answer;
  if (!state.q) return [[inOrder(state, total, strings)]];
  const { sought } = unanswered(failed);
  if (total === 0) {
    if (sought.length) return [quoting(strings.not_sought, { words: sought })]; // the archive may have them
    if (!asksForAnything(state.q, notes)) return []; // the notes say what is wrong
    const narrowed = FILTERS.some((key) => state[key]);
    return [quoting(narrowed ? strings.nothing_within : strings.nothing, { query: state.q })];
  }
  /** @type {Sentence[]} */
  const sentences = [[`${counted(strings.results, total)}.`]];
  const lacking = words.filter(({ found, text }) => !found && !sought.includes(text));
  const absent = unique(lacking.flatMap(({ text, known }) => (known ? [] : [text])));
  const elsewhere = unique(lacking.flatMap(({ text, known }) => (known ? [text] : [])));
  if (absent.length) sentences.push(quoting(strings.absent, { words: absent }));
  if (elsewhere.length) sentences.push(quoting(strings.elsewhere, { words: elsewhere }));
  if (lacking.length) return sentences;
  if (complete === 0) sentences.push([strings.fewer_words]);
  else if (complete < total && !sought.length) {
    const forms = completeFirst(state, answer) ? strings.complete : strings.complete_among;
    sentences.push([counted(forms, complete)]);
  }
  return sentences;
}

/**
 * What a part of the archive has, where no words are asked for.
 * @param {State} state
 * @param {number} total
 * @param {Strings} strings
 */
function inOrder({ sort }, total, strings) {
  if (!total) return strings.nothing_there;
  const results = counted(strings.results, total);
  return fill(sort === "oldest" ? strings.oldest_first : strings.newest_first, { results });
}

/**
 * @param {Note[]} notes
 * @param {Strings} strings
 * @returns {Sentence[]} none twice
 */
function notesOf(notes, strings) {
  const said = new Map(notes.map((note) => [`${note.kind} ${note.text}`, note]));
  return [...said.values()]
    .filter(({ text }) => text)
    .map(({ kind, text, words = [] }) => {
      const asked = kind === "stop-words" ? unique(text.split(" ")) : text;
      return quoting(strings.notes[kind], { text: asked, words });
    });
}

/**
 * Whether anything of a query was understood as something to look for.
 * @param {string} text
 * @param {Note[]} notes
 */
export function asksForAnything(text, notes) {
  if (notes.some(({ kind }) => kind === "only-excluded")) return false;
  const signs = notes.filter(({ kind }) => kind === "lone-sign");
  const rest = signs.reduce((left, sign) => left.replace(sign.text, ""), text);
  return /[\p{L}\p{N}]/u.test(rest);
}

/** @param {string[]} texts */
function unique(texts) {
  return [...new Set(texts)];
}
