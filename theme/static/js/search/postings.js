/**
 * Decodes the postings that plugins/search/buckets.py writes (search/postings.py has the format).
 */

import { BitReader } from "./bits.js";
import { decodeText } from "./encoding.js";
import { Reader } from "./reader.js";

const FULL = 7;
const WITHOUT_FREQUENCY = 31; // of a byte of `meta`

/**
 * The postings of a form, or of several together, in one field: parallel arrays in the order of
 * document numbers. The lower three bits of `meta` are the class of the field's length, the two
 * above them the class of the first place.
 * @typedef {{numbers: Uint32Array, frequencies: Uint32Array, meta: Uint8Array}} Postings
 */

/** @typedef {Map<string, Postings[]>} FormPostings the postings of each form by field */
/** @typedef {Map<number, number[]>} Places in a field, by document number */

/** @typedef {{forms: string[], apart: boolean}} Lexeme */
/** @typedef {{counts: number[], lexeme: Lexeme}} Member in how many documents it stands, by field */

/**
 * The forms of a bucket, in order.
 * @param {Reader} reader of the body of a bucket's entry; it stands behind them afterwards
 * @param {number} fields how many there are
 * @returns {{members: Map<string, Member>, lexemes: Lexeme[]}}
 * @throws {RangeError} where the data ends before they do, or a form has no lexeme
 */
export function decodeForms(reader, fields) {
  /** @type {Map<string, Member>} */
  const members = new Map();
  /** @type {Lexeme[]} */
  const lexemes = [];
  let before = new Uint8Array();
  const count = reader.varint();
  for (let left = count; left > 0; left -= 1) {
    before = reader.frontCoded(before);
    const form = decodeText(before);
    const counts = Array.from({ length: fields }, () => reader.varint());
    const at = reader.varint();
    if (at >= count) throw new RangeError(`lexeme ${at} of ${count}`);
    const lexeme = (lexemes[at] ??= { forms: [], apart: false });
    lexeme.forms.push(form);
    members.set(form, { counts, lexeme });
  }
  for (const lexeme of lexemes) lexeme.apart = reader.byte() === 1;
  return { members, lexemes };
}

/**
 * @param {[form: string, counts: number[]][]} forms whose postings follow, in their order
 * @param {Reader} reader of the body, where the postings begin
 * @param {Uint8Array} packed
 * @param {number} numberBits
 * @returns {FormPostings}
 */
export function decodePostings(forms, reader, packed, numberBits) {
  const bits = new BitReader(packed);
  const lists = forms.map(([form, counts]) => ({
    form,
    fields: counts.map((count) => ({
      numbers: count ? bits.numbers(count, numberBits) : new Uint32Array(),
      frequencies: new Uint32Array(count),
      meta: new Uint8Array(count),
    })),
  }));
  for (const { fields } of lists) {
    for (const { frequencies, meta } of fields) {
      meta.set(reader.bytes(meta.length));
      for (let at = 0; at < meta.length; at += 1) frequencies[at] = (meta[at] >> 5) + 1;
    }
  }
  for (const { fields } of lists) {
    for (const { frequencies } of fields) {
      for (let at = 0; at < frequencies.length; at += 1) {
        if (frequencies[at] > FULL) frequencies[at] += reader.varint();
      }
    }
  }
  return new Map(lists.map(({ form, fields }) => [form, fields]));
}

/**
 * Where a form stands in some documents. What stands before and between is passed over: a frequent
 * word has places by the hundred thousand, and few of them are asked for.
 * @param {Uint8Array} body of an entry of the table `positions`
 * @param {FormPostings} postings of all forms of the entry
 * @param {string} form one of them
 * @param {Uint32Array} among numbers in rising order
 * @returns {Places[]} by field
 * @throws {RangeError} where the body ends before they do
 */
export function decodePositions(body, postings, form, among) {
  const reader = new Reader(body);
  for (const [other, fields] of postings) {
    if (other === form) return fields.map((in_field) => decodePlaces(reader, in_field, among));
    for (const { frequencies } of fields) reader.skip(frequencies.reduce((sum, frequency) => sum + frequency, 0));
  }
  return [];
}

/**
 * @param {Reader} reader
 * @param {Postings} postings
 * @param {Uint32Array} among
 * @returns {Places}
 */
function decodePlaces(reader, { numbers, frequencies }, among) {
  /** @type {Places} */
  const places = new Map();
  let next = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at];
    while (next < among.length && among[next] < number) next += 1;
    if (among[next] !== number) {
      reader.skip(frequencies[at]);
      continue;
    }
    const here = [];
    for (let left = frequencies[at], place = 0; left > 0; left -= 1) here.push((place += reader.varint()));
    places.set(number, here);
  }
  return places;
}

/**
 * Several forms as one word: their frequencies added, the earliest of their first places.
 *
 * Each document has a place on a board as long as the archive: with the many forms of a frequent
 * word that is far quicker than to merge sorted lists.
 * @param {Postings[]} lists of one field
 * @returns {Postings}
 */
export function sum(lists) {
  const filled = lists.filter(({ numbers }) => numbers.length > 0);
  if (filled.length === 1) return filled[0];
  const end = filled.reduce((last, { numbers }) => Math.max(last, numbers[numbers.length - 1] + 1), 0);
  const counts = new Uint32Array(end);
  const first = new Uint8Array(end);
  let size = 0;
  for (const { numbers, frequencies, meta } of filled) {
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at];
      const here = meta[at] & WITHOUT_FREQUENCY;
      if (counts[number] === 0) {
        size += 1;
        first[number] = here;
      } else if (here < first[number]) first[number] = here;
      counts[number] += frequencies[at];
    }
  }
  const all = { numbers: new Uint32Array(size), frequencies: new Uint32Array(size), meta: new Uint8Array(size) };
  for (let number = 0, at = 0; at < size; number += 1) {
    if (counts[number] === 0) continue;
    all.numbers[at] = number;
    all.frequencies[at] = counts[number];
    all.meta[at] = first[number];
    at += 1;
  }
  return all;
}

/**
 * Whether a list has a document.
 * @param {Uint32Array} numbers in rising order
 * @param {number} number
 */
export function contains(numbers, number) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number;
}
