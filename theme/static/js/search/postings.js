/**
 * Decodes the postings that plugins/search/postings.py writes (the format is described there).
 */

import { Reader } from "./tree.js";

const FULL = 15;

/**
 * The postings of a form, or of a whole stem, in one field: parallel arrays in the order of
 * document numbers. `classes` are the classes of the field's length.
 * @typedef {{numbers: number[], frequencies: number[], classes: number[]}} Postings
 */

/** @typedef {{form: string, fields: Postings[]}} FormPostings */

/**
 * The surface forms of a stem, each with its postings by field.
 * @param {Uint8Array} body of an entry of the table `stems`
 * @param {number} fieldCount
 * @returns {FormPostings[]}
 */
export function decodeStem(body, fieldCount) {
  const reader = new Reader(body);
  const forms = [];
  for (let left = reader.varint(); left > 0; left -= 1) {
    const form = reader.text();
    const fields = [];
    for (let field = 0; field < fieldCount; field += 1) {
      fields.push(decodePostings(reader.prefixed()));
    }
    forms.push({ form, fields });
  }
  return forms;
}

/**
 * @param {Uint8Array} data
 * @returns {Postings}
 */
function decodePostings(data) {
  const reader = new Reader(data);
  /** @type {Postings} */
  const postings = { numbers: [], frequencies: [], classes: [] };
  let number = 0;
  while (!reader.done) {
    number += reader.varint();
    const byte = reader.byte();
    const frequency = byte >> 4;
    postings.numbers.push(number);
    postings.frequencies.push(frequency < FULL ? frequency : FULL + reader.varint());
    postings.classes.push(byte & 15);
  }
  return postings;
}

/**
 * Where the forms of a stem stand: for each form and field, the places in each document.
 * @param {Uint8Array} body of an entry of the table `positions`
 * @param {FormPostings[]} forms of the same stem
 * @returns {Map<string, Map<number, number[]>[]>} by form, then by field, then by document number
 */
export function decodePositions(body, forms) {
  const reader = new Reader(body);
  const found = new Map();
  for (const { form, fields } of forms) {
    found.set(form, fields.map((postings) => decodePlaces(reader.prefixed(), postings)));
  }
  return found;
}

/**
 * @param {Uint8Array} data
 * @param {Postings} postings
 */
function decodePlaces(data, postings) {
  const reader = new Reader(data);
  /** @type {Map<number, number[]>} */
  const places = new Map();
  postings.numbers.forEach((number, at) => {
    let place = 0;
    const here = [];
    for (let left = postings.frequencies[at]; left > 0; left -= 1) {
      place += reader.varint();
      here.push(place);
    }
    places.set(number, here);
  });
  return places;
}

/**
 * The postings of a stem in each field: the sum of those of its forms.
 * @param {FormPostings[]} forms
 * @returns {Postings[]} by field
 */
export function sum(forms) {
  if (forms.length === 1) return forms[0].fields;
  return forms[0].fields.map((_, field) => merge(forms.map(({ fields }) => fields[field])));
}

/**
 * @param {Postings[]} lists
 * @returns {Postings}
 */
function merge(lists) {
  const filled = lists.filter(({ numbers }) => numbers.length > 0);
  if (filled.length === 1) return filled[0];
  /** @type {Map<number, number>} */
  const frequencies = new Map();
  /** @type {Map<number, number>} */
  const classes = new Map();
  for (const list of filled) {
    list.numbers.forEach((number, at) => {
      frequencies.set(number, (frequencies.get(number) ?? 0) + list.frequencies[at]);
      classes.set(number, list.classes[at]);
    });
  }
  const numbers = [...frequencies.keys()].sort((a, b) => a - b);
  return {
    numbers,
    frequencies: numbers.map((number) => frequencies.get(number) ?? 0),
    classes: numbers.map((number) => classes.get(number) ?? 0),
  };
}
