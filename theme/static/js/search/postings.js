/**
 * Decodes the postings that plugins/search/buckets.py writes (search/postings.py has the format).
 */

import { BitReader } from "./bits.js";
import { Reader } from "./reader.js";

const FULL = 7;

/**
 * The postings of a form, or of several together, in one field: parallel arrays in the order of
 * document numbers. The lower three bits of `meta` are the class of the field's length, the two
 * above them the class of the first place.
 * @typedef {{numbers: Uint32Array, frequencies: Uint32Array, meta: Uint8Array}} Postings
 */

/** @typedef {Map<string, Postings[]>} FormPostings the postings of each form by field */
/** @typedef {Map<string, Map<number, number[]>[]>} FormPlaces by form, field and document number */

/** @typedef {{forms: string[], apart: boolean}} Lexeme */
/** @typedef {{counts: number[], lexeme: Lexeme}} Member in how many documents it stands, by field */

const utf8 = new TextDecoder();

/**
 * The forms of a bucket, in order.
 * @param {Reader} reader of the body of a bucket's entry; it stands behind them afterwards
 * @param {number} fields how many there are
 * @returns {{members: Map<string, Member>, lexemes: Lexeme[]}}
 */
export function decodeForms(reader, fields) {
  /** @type {Map<string, Member>} */
  const members = new Map();
  /** @type {Lexeme[]} */
  const lexemes = [];
  let before = new Uint8Array();
  for (let left = reader.varint(); left > 0; left -= 1) {
    before = reader.frontCoded(before);
    const form = utf8.decode(before);
    const counts = Array.from({ length: fields }, () => reader.varint());
    const lexeme = (lexemes[reader.varint()] ??= { forms: [], apart: false });
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
      meta.forEach((byte, at) => (frequencies[at] = (byte >> 5) + 1));
    }
  }
  for (const { fields } of lists) {
    for (const { frequencies, meta } of fields) {
      meta.forEach((byte, at) => {
        if (byte >> 5 === FULL) frequencies[at] += reader.varint();
      });
    }
  }
  return new Map(lists.map(({ form, fields }) => [form, fields]));
}

/**
 * Where forms stand.
 * @param {Uint8Array} body of an entry of the table `positions`
 * @param {FormPostings} postings of the same forms
 * @returns {FormPlaces}
 */
export function decodePositions(body, postings) {
  const reader = new Reader(body);
  /** @type {FormPlaces} */
  const found = new Map();
  for (const [form, fields] of postings) {
    found.set(form, fields.map((in_field) => decodePlaces(reader, in_field)));
  }
  return found;
}

/**
 * @param {Reader} reader
 * @param {Postings} postings
 */
function decodePlaces(reader, { numbers, frequencies }) {
  /** @type {Map<number, number[]>} */
  const places = new Map();
  numbers.forEach((number, at) => {
    let place = 0;
    const here = [];
    for (let left = frequencies[at]; left > 0; left -= 1) {
      place += reader.varint();
      here.push(place);
    }
    places.set(number, here);
  });
  return places;
}

/**
 * Several forms as one word: their frequencies added, the earliest of their first places.
 * @param {Postings[]} lists of one field
 * @returns {Postings}
 */
export function sum(lists) {
  const filled = lists.filter(({ numbers }) => numbers.length > 0);
  if (filled.length === 1) return filled[0];
  const size = filled.reduce((total, { numbers }) => total + numbers.length, 0);
  const all = new Uint32Array(size);
  let end = 0;
  for (const { numbers } of filled) {
    all.set(numbers, end);
    end += numbers.length;
  }
  all.sort();
  const numbers = all.filter((number, at) => at === 0 || number !== all[at - 1]);
  const frequencies = new Uint32Array(numbers.length);
  const meta = new Uint8Array(numbers.length).fill(255);
  for (const list of filled) {
    let at = 0;
    list.numbers.forEach((number, place) => {
      while (numbers[at] < number) at += 1;
      frequencies[at] += list.frequencies[place];
      meta[at] = Math.min(meta[at] & 31, list.meta[place] & 31);
    });
  }
  return { numbers, frequencies, meta };
}
