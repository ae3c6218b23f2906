/** Makes of what an edition finds the answer that is given: a page of hits, and what is said of them. */

import { filter } from "./filters.js";
import { looser } from "./hints.js";
import { highlighter } from "./highlight.js";
import { partsOf } from "./parts.js";
import { contains } from "./postings.js";
import { only, ranked } from "./ranking.js";
import { ShardError } from "./store.js";

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @typedef {import("./archive.js").Answer} Answer */
/** @typedef {import("./archive.js").Hit} Hit */
/** @typedef {import("./archive.js").Options} Options */
/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./highlight.js").Range} Range */
/** @typedef {import("./senses.js").Sense} Sense */

/**
 * @param {Edition} edition
 * @param {string} text
 * @param {Options} options
 * @returns {Promise<Answer>}
 * @throws {ShardError} where nothing can be answered for want of a file
 * @throws {RangeError} where what is asked for is no page
 */
export async function answer(edition, text, options) {
  const { limit = 10, offset = 0, sort } = options;
  check(limit, offset, options);
  const [first, allows] = await Promise.all([edition.among(text, options), filter(edition, options)]);
  const { query, understood, failed } = first;
  const found = allows ? only(first.found, allows) : first.found;
  const { numbers, held } = found;
  const asked = understood.words.filter(({ word }) => word.presence === "optional");
  const { fields } = edition.engine.scoring;
  const ranges = highlighter(query, understood.words, edition.arabic);
  const order = ranked(found, asked.length, { sort, offset, limit });
  const read = await Promise.all(
    order.map((at) => hit(edition, numbers[at], found.scores[at], asked, ranges).catch(unreadable)),
  );
  const hits = read.flatMap((each) => (each instanceof ShardError ? [] : [each]));
  const unread = read.flatMap((each) => (each instanceof ShardError ? [each] : []));
  if (unread.length && !hits.length) throw unread[0];
  let complete = 0;
  for (let at = 0; at < held.length; at += 1) complete += Number(held[at] === asked.length);
  return {
    total: numbers.length,
    complete,
    hits,
    words: asked.map((sense) => ({
      text: sense.word.text,
      found: listsOf(sense, fields).some((list) => list.some((number) => contains(numbers, number))),
      known: sense.terms.some((term) => term.fields.some((list) => list.numbers.length > 0)),
    })),
    notes: structuredClone([...query.notes, ...understood.words.flatMap(({ notes }) => notes)]),
    parts: partsOf(query, understood),
    failed,
    unread: unread.map(({ url, found: instead }) => ({ url, found: instead })),
    looser: numbers.length || failed.length ? "" : await looser(edition, first, allows).catch(() => ""),
  };
}

/**
 * @param {number} limit
 * @param {number} offset
 * @param {Options} options
 * @throws {RangeError}
 */
function check(limit, offset, { from, to }) {
  for (const [name, count] of Object.entries({ limit, offset })) {
    const isCount = Number.isInteger(count) && count >= 0;
    if (!isCount) throw new RangeError(`${name}: found ${count}; expected a whole number, 0 or more`);
  }
  for (const [name, day] of Object.entries({ from, to })) {
    if (day && !DAY.test(day)) throw new RangeError(`${name}: found ${day}; expected a day as 2024-01-31`);
  }
}

/**
 * @param {Edition} edition
 * @param {number} number
 * @param {number} score
 * @param {Sense[]} asked
 * @param {(text: string) => Range[]} ranges
 * @returns {Promise<Hit>}
 */
async function hit(edition, number, score, asked, ranges) {
  const [id, title, date, category, source] = await edition.records.get(number);
  const missing = asked.filter((sense) => !has(sense, number, edition.engine.scoring.fields));
  return {
    url: `a/${id}.html`,
    id,
    title,
    ranges: ranges(title),
    date,
    category,
    source,
    score,
    missing: missing.map(({ word }) => word.text),
  };
}

/**
 * The error of a hit whose file could not be had; any other is thrown.
 * @param {unknown} error
 * @returns {ShardError}
 */
function unreadable(error) {
  if (error instanceof ShardError) return error;
  throw error;
}

/**
 * Whether a document has a word.
 * @param {Sense} sense
 * @param {number} number
 * @param {{name: string}[]} fields
 */
function has(sense, number, fields) {
  return listsOf(sense, fields).some((numbers) => contains(numbers, number));
}

/**
 * The documents that have a word, by what it stands for and by field.
 * @param {Sense} sense
 * @param {{name: string}[]} fields
 */
function listsOf({ word, terms }, fields) {
  return terms.flatMap((term) =>
    term.fields.flatMap(({ numbers }, at) =>
      word.fields.length && !word.fields.includes(fields[at].name) ? [] : [numbers],
    ),
  );
}
