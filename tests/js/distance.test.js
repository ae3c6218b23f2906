/** The distance between words: against its definition, and as Lunr's `~` has it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import lunr from "lunr";

import { distance } from "../../theme/static/js/search/distance.js";
import { random } from "./corpus.js";
import { slips } from "./slips.js";

const draw = random(13);
const below = (/** @type {number} */ limit) => Math.floor(draw() * limit);
const LETTERS = ["ا", "ب", "ل", "م", "𞸀"]; // few, so that words come near each other; one of two units
const word = (/** @type {number} */ most) =>
  Array.from({ length: below(most + 1) }, () => LETTERS[below(LETTERS.length)]).join("");
const PAIRS = Array.from({ length: 4000 }, () => [word(7), word(7)]);

test("it is the number of slips, or above the most that was asked for", () => {
  for (const [one, other] of PAIRS) {
    const expected = slips(one, other);
    for (const most of [0, 1, 2, 9]) {
      const found = distance(one, other, most);
      if (expected <= most) assert.equal(found, expected, `${one} ${other} ${most}`);
      else assert.ok(found > most, `${one} ${other} ${most}: ${found}`);
    }
  }
});

test("it is the same in both directions, and backwards", () => {
  const backwards = (/** @type {string} */ text) => [...text].reverse().join("");
  for (const [one, other] of PAIRS) {
    assert.equal(distance(one, other, 9), distance(other, one, 9));
    assert.equal(distance(one, other, 9), distance(backwards(one), backwards(other), 9));
  }
});

test("it is nothing between a word and itself alone", () => {
  for (const [one, other] of PAIRS) assert.equal(distance(one, other, 9) === 0, one === other);
});

test("one slip of each kind, anywhere in a word, is one", () => {
  const letters = ["ق", "ر", "ط", "ب", "ه"];
  for (let at = 0; at <= letters.length; at += 1) {
    const typed = letters.join("");
    const inserted = letters.toSpliced(at, 0, "ش").join("");
    assert.equal(distance(typed, inserted, 1), 1, inserted);
    if (at === letters.length) continue;
    assert.equal(distance(typed, letters.toSpliced(at, 1).join(""), 1), 1);
    assert.equal(distance(typed, letters.toSpliced(at, 1, "ش").join(""), 1), 1);
    if (at === 0) continue;
    const exchanged = letters.toSpliced(at - 1, 2, letters[at], letters[at - 1]).join("");
    assert.equal(distance(typed, exchanged, 1), 1, exchanged);
  }
});

test("within one slip are the words that Lunr's ~1 finds, and within two some fewer than its ~2", () => {
  /** @type {any} */
  const { TokenSet } = lunr;
  const letters = LETTERS.slice(0, 4); // Lunr counts the units of a letter
  const some = () => Array.from({ length: 2 + below(5) }, () => letters[below(4)]).join("");
  const words = [...new Set(Array.from({ length: 1500 }, some))].sort();
  const all = TokenSet.fromArray(words);
  for (const typed of words.filter((_, at) => at % 40 === 0)) {
    const found = (/** @type {number} */ edits) =>
      all.intersect(TokenSet.fromFuzzyString(typed, edits)).toArray().sort();
    const within = (/** @type {number} */ most) => words.filter((other) => distance(typed, other, most) <= most);
    assert.deepEqual(within(1), found(1), typed);
    const more = new Set(found(2)); // it may also put a letter between two that it exchanged
    assert.ok(within(2).every((other) => more.has(other)), typed);
  }
});
