/** Scores over arrays: which documents are found, what they weigh, and how many words they hold. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { score } from "../../theme/static/js/search/score.js";

/** @typedef {import("../../theme/static/js/search/senses.js").Sense} Sense */
/** @typedef {import("../../theme/static/js/search/postings.js").Postings} Postings */
/** @typedef {[number: number, frequency: number, length: number, place?: number]} Posting */

const FIELDS = [
  { name: "title", boost: 3, average: 6, lengths: [4, 8] },
  { name: "text", boost: 1, average: 100, lengths: [50, 200] },
];
const SCORING = {
  documents: 20, number_bits: 5, k1: 1.2, b: 0.75, fields: FIELDS, reading_boost: 0.5, place_boosts: [0, 0, 0, 0], family_boost: 0,
};

/** @param {Posting[]} postings @returns {Postings} */
const list = (postings) => ({
  numbers: Uint32Array.from(postings, ([number]) => number),
  frequencies: Uint32Array.from(postings, ([, frequency]) => frequency),
  meta: Uint8Array.from(postings, ([, , length, place = 0]) => (place << 3) | length),
});

/**
 * @param {string} key
 * @param {Posting[]} text
 * @param {Posting[]} [title]
 * @param {number} [boost]
 */
const term = (key, text, title = [], boost = 1) => ({ key, boost, fields: [list(title), list(text)] });

/** @param {Partial<Sense> & {presence?: "optional" | "required" | "prohibited", within?: string[]}} of @returns {Sense} */
const sense = ({ presence = "optional", within = [], ...rest }) => ({
  word: { text: "", form: "", presence, fields: within, prefix: false, edits: 0 },
  terms: [], shades: [], isEither: false, forms: new Set(), company: [], notes: [], ...rest,
});

/** @param {Sense[]} senses @param {object} [scoring] */
const found = (senses, scoring = {}) => {
  const { numbers, scores, held } = score(senses, { ...SCORING, ...scoring });
  return { numbers: [...numbers], scores: [...scores], held: [...held] };
};

const idf = (/** @type {number} */ count) => Math.log(1 + Math.abs((20 - count + 0.5) / (count + 0.5)));
const rounded = (/** @type {number} */ weight) => Math.round(weight * 1000) / 1000;
/** @param {number} field @param {number} count @param {number} frequency @param {number} length */
const weight = (field, count, frequency, length) => {
  const { boost, average, lengths } = FIELDS[field];
  return (idf(count) * 2.2 * frequency * boost) / (1.2 * (0.25 + (0.75 * lengths[length]) / average) + frequency);
};

describe("a score", () => {
  test("is Okapi's weight to three decimals, by the frequency in all fields and the field's length", () => {
    const { numbers, scores } = found([sense({ terms: [term("a", [[3, 2, 0], [9, 1, 1]], [[9, 1, 0]])] })]);
    assert.deepEqual(numbers, [3, 9]);
    assert.equal(scores[0], rounded(weight(1, 3, 2, 0)));
    assert.equal(scores[1], rounded(weight(1, 3, 1, 1)) + rounded(weight(0, 3, 1, 0)));
  });

  test("is divided by the length of the query, in which a word asked for twice counts twice", () => {
    const one = term("a", [[3, 1, 0]]);
    const two = term("b", [[3, 1, 0], [4, 1, 0]]);
    const { scores } = found([sense({ terms: [one] }), sense({ terms: [two] }), sense({ terms: [one] })]);
    const expected = (2 * rounded(weight(1, 1, 1, 0)) + rounded(weight(1, 2, 1, 0))) / Math.hypot(2, 1);
    assert.ok(Math.abs(scores[0] - expected) < 1e-12);
  });

  test("counts a shade by its boost, and a shade alone is enough to be found but not to hold the word", () => {
    const terms = [term("=a", [[3, 2, 0], [5, 1, 0]])];
    const { numbers, scores, held } = found([sense({ terms, shades: [term("a", [[3, 1, 0]], [], 0.25)] })]);
    assert.deepEqual(numbers, [3, 5]);
    const shaded = rounded(weight(1, 2, 2, 0)) + 0.25 * rounded(weight(1, 1, 1, 0));
    assert.ok(Math.abs(scores[0] - shaded / Math.hypot(1, 0.25)) < 1e-12);
    assert.deepEqual(held, [1, 1]);
  });

  test("of a word asked for in one field leaves the other out", () => {
    const terms = [term("a", [[3, 1, 0]], [[4, 1, 0]])];
    const { numbers, scores } = found([sense({ terms, within: ["title"] })]);
    assert.deepEqual(numbers, [4]);
    assert.equal(scores[0], rounded(weight(0, 2, 1, 0)));
  });
});

describe("of a word with several readings", () => {
  const readings = [term("a", [[3, 2, 0], [4, 1, 0]]), term("b", [[3, 1, 0], [5, 1, 0]], [], 0.5)];
  const weights = [[weight(1, 2, 2, 0), 0.5 * weight(1, 2, 1, 0)], [weight(1, 2, 1, 0), 0], [0, 0.5 * weight(1, 2, 1, 0)]];
  const near = (/** @type {number} */ one, /** @type {number} */ other) => assert.ok(Math.abs(one - other) < 0.002, `${one}, not ${other}`);

  test("the best counts wholly in each document, and the others in part", () => {
    const { numbers, scores, held } = found([sense({ terms: readings, isEither: true })]);
    assert.deepEqual([numbers, held], [[3, 4, 5], [1, 1, 1]]);
    weights.forEach(([one, other], at) => near(scores[at], (Math.max(one, other) + Math.min(one, other) / 2) / Math.hypot(1, 0.5)));
    const reversed = found([sense({ terms: readings.toReversed(), isEither: true })]);
    assert.deepEqual(reversed.scores, scores);
  });

  test("all count wholly where that is asked for, as with terms of which any will do", () => {
    const { scores } = found([sense({ terms: readings, isEither: true })], { reading_boost: 1 });
    assert.deepEqual(scores, found([sense({ terms: readings })]).scores);
  });

  test("what is added is the best's too, and the others' in part", () => {
    const company = readings.map(({ fields }) => ({ lexeme: fields, family: fields }));
    const boosts = { place_boosts: [0, 0, 0], family_boost: 1 };
    const plain = found([sense({ terms: readings, isEither: true })]).scores;
    const { scores } = found([sense({ terms: readings, isEither: true, company })], boosts);
    const more = [weight(1, 2, 2, 0) + weight(1, 2, 1, 0) / 2, weight(1, 2, 1, 0), weight(1, 2, 1, 0)];
    more.forEach((added, at) => near(scores[at] - plain[at], added / Math.hypot(1, 0.5)));
  });
});

describe("what is found", () => {
  const a = term("a", [[1, 1, 0], [2, 1, 0], [3, 1, 0]]);
  const b = term("b", [[2, 1, 0], [3, 1, 0]], [[4, 1, 0]]);
  const c = term("c", [[3, 1, 0]]);

  test("has one of the words, all that must be there and none that must not", () => {
    assert.deepEqual(found([sense({ terms: [a] }), sense({ terms: [b] })]).numbers, [1, 2, 3, 4]);
    assert.deepEqual(found([sense({ terms: [a], presence: "required" }), sense({ terms: [b] })]).numbers, [1, 2, 3]);
    assert.deepEqual(found([sense({ terms: [a], presence: "required" }), sense({ terms: [b], presence: "required" })]).numbers, [2, 3]);
    assert.deepEqual(found([sense({ terms: [a] }), sense({ terms: [c], presence: "prohibited" })]).numbers, [1, 2]);
    assert.deepEqual(found([sense({ terms: [b], presence: "prohibited", within: ["title"] }), sense({ terms: [a, b] })]).numbers, [1, 2, 3]);
  });

  test("has any of the terms of a word that must be there", () => {
    assert.deepEqual(found([sense({ terms: [c, b], presence: "required" })]).numbers, [2, 3, 4]);
  });

  test("is nothing where a word must be there that no document has, or only exclusions are asked", () => {
    assert.deepEqual(found([sense({ terms: [a] }), sense({ presence: "required" })]).numbers, []);
    assert.deepEqual(found([sense({ terms: [a], presence: "prohibited" })]).numbers, []);
    assert.deepEqual(found([]).numbers, []);
  });

  test("says how many of the words without a sign a document holds, however many terms and fields", () => {
    const twice = term("d", [[2, 3, 0]], [[2, 1, 0]]);
    const { numbers, held } = found([
      sense({ terms: [a, b] }), sense({ terms: [twice] }), sense({ terms: [c] }), sense({ terms: [a], presence: "required" }),
    ]);
    assert.deepEqual(numbers, [1, 2, 3]);
    assert.deepEqual(held, [1, 2, 2]);
  });

  test("may be the only document, of the number nought", () => {
    const { numbers, held } = found([sense({ terms: [term("a", [[0, 1, 0]])] })], { number_bits: 0, documents: 1 });
    assert.deepEqual([numbers, held], [[0], [1]]);
  });
});

describe("what is added", () => {
  const a = term("=a", [[1, 1, 0, 0], [2, 1, 0, 1], [3, 1, 0, 2]]);
  const lexeme = a.fields;
  const family = [list([]), list([[1, 1, 0], [2, 4, 1], [3, 1, 0], [7, 5, 0]])];
  const plain = found([sense({ terms: [a] })]);

  test("for an early place is its share of the word's rarity", () => {
    const company = [{ lexeme, family: [list([]), list([])] }];
    const { numbers, scores } = found([sense({ terms: [a], company })], { place_boosts: [0.5, 0.25, 0] });
    assert.deepEqual(numbers, [1, 2, 3]);
    scores.forEach((each, at) => assert.ok(Math.abs(each - plain.scores[at] - [0.5, 0.25, 0][at] * idf(3)) < 1e-12));
  });

  test("for relatives is a share of their weight as one word, in what is found already", () => {
    const { numbers, scores } = found([sense({ terms: [a], company: [{ lexeme, family }] })], { family_boost: 0.5 });
    assert.deepEqual(numbers, [1, 2, 3], "and no document of relatives alone");
    const more = [weight(1, 4, 1, 0), weight(1, 4, 4, 1), weight(1, 4, 1, 0)];
    scores.forEach((each, at) => assert.ok(Math.abs(each - plain.scores[at] - 0.5 * more[at]) < 1e-12));
  });

  test("is divided by the query's length like the rest, and nothing for words that must not be there", () => {
    const boosts = { place_boosts: [1, 1, 1], family_boost: 0.5 };
    const company = [{ lexeme, family }];
    const b = term("=b", [[1, 1, 0]]);
    const without = found([sense({ terms: [a] }), sense({ terms: [b] })]);
    const { scores } = found([sense({ terms: [a], company }), sense({ terms: [b] })], boosts);
    const more = (idf(3) + 0.5 * weight(1, 4, 1, 0)) / Math.hypot(1, 1);
    assert.ok(Math.abs(scores[0] - without.scores[0] - more) < 1e-12);
    const excluded = [sense({ terms: [b] }), sense({ terms: [c()], company, presence: "prohibited" })];
    assert.deepEqual(found(excluded, boosts).scores, found([sense({ terms: [b] })]).scores);
  });

  const c = () => term("=c", [[9, 1, 0]]);
});
