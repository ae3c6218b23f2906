/**
 * A Lunr index of a query's terms alone, which gives the results of the index of everything.
 *
 * Lunr's score of a document is a dot product over the query's terms, divided by the length of
 * the query's vector and not of the document's; so the terms that were not asked for can be left
 * out. Weights are Lunr's own (lunr.Builder.createFieldVectors): Okapi BM25 with the idf of
 * lunr.idf, to three decimals.
 */

import lunr from "../vendor/lunr.js";

/** @type {any} */
const { Index, Pipeline, TokenSet, Vector } = lunr; // the published types leave out how to build one

/** @typedef {import("./postings.js").Postings} Postings */

/**
 * @typedef {object} Field as the manifest gives it
 * @property {string} name
 * @property {number} boost
 * @property {number} average mean length, in words
 * @property {number[]} lengths the representative length of each class, in words
 */

/** @typedef {{documents: number, k1: number, b: number, fields: Field[]}} Scoring */

const REFERENCE = "d"; // before the number: JavaScript reorders keys that look like integers
const NO_METADATA = Object.freeze({});

/**
 * @param {number} number of a document
 * @returns {string} its reference in Lunr
 */
export const reference = (number) => REFERENCE + number;

/**
 * @param {string} ref
 * @returns {number}
 */
export const numberOf = (ref) => Number(ref.slice(REFERENCE.length));

/**
 * @param {Map<string, Postings[]>} terms the postings of each term, by field
 * @param {Scoring} scoring
 * @returns {lunr.Index}
 */
export function partialIndex(terms, scoring) {
  /** @type {Record<string, any>} */
  const invertedIndex = Object.create(null);
  /** @type {Record<string, number[]>} */
  const elements = Object.create(null);
  let termIndex = 0;
  for (const [term, byField] of terms) {
    const idf = inverseDocumentFrequency(byField, scoring.documents);
    /** @type {Record<string, any>} */
    const posting = Object.create(null);
    posting._index = termIndex;
    byField.forEach((postings, at) => {
      const field = scoring.fields[at];
      const weights = weighing(field, idf, scoring);
      /** @type {Record<string, object>} */
      const documents = Object.create(null);
      for (let each = 0; each < postings.numbers.length; each += 1) {
        const ref = reference(postings.numbers[each]);
        documents[ref] = NO_METADATA;
        const vector = (elements[`${field.name}/${ref}`] ??= []);
        vector.push(termIndex, weights(postings.frequencies[each], postings.classes[each]));
      }
      posting[field.name] = documents;
    });
    invertedIndex[term] = posting;
    termIndex += 1;
  }
  /** @type {Record<string, lunr.Vector>} */
  const fieldVectors = Object.create(null);
  for (const fieldRef of Object.keys(elements)) {
    fieldVectors[fieldRef] = new Vector(elements[fieldRef]);
  }
  return new Index({
    invertedIndex,
    fieldVectors,
    tokenSet: TokenSet.fromArray([...terms.keys()].sort()),
    fields: scoring.fields.map(({ name }) => name),
    pipeline: new Pipeline(),
  });
}

/**
 * Lunr's idf counts a document once for each field that the term stands in.
 * @param {Postings[]} byField
 * @param {number} documents
 */
function inverseDocumentFrequency(byField, documents) {
  const frequency = byField.reduce((total, { numbers }) => total + numbers.length, 0);
  return Math.log(1 + Math.abs((documents - frequency + 0.5) / (frequency + 0.5)));
}

/**
 * @param {Field} field
 * @param {number} idf
 * @param {Scoring} scoring
 * @returns {(frequency: number, lengthClass: number) => number}
 */
function weighing({ boost, average, lengths }, idf, { k1, b }) {
  const norms = lengths.map((length) => k1 * (1 - b + b * (length / average)));
  return (frequency, lengthClass) => {
    const score = ((idf * ((k1 + 1) * frequency)) / (norms[lengthClass] + frequency)) * boost;
    return Math.round(score * 1000) / 1000;
  };
}
