/** Arabic in the browser: the shared vectors, and what only JavaScript can get wrong. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { createArabic } from "../../theme/static/js/arabic.js";

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf-8"));
const rules = read("plugins/arabic/rules.json");
const vectors = read("tests/arabic/vectors.json");
const { fold, tokens, stem, skeleton, isStop, longDate, shortDate } = createArabic(rules);
const stems = (/** @type {string} */ text) => tokens(text).map(({ form }) => stem(form));

test("the vectors fold as they say", () => {
  for (const [text, folded] of vectors.fold) {
    assert.equal(fold(text), folded);
    assert.equal(fold(folded), folded);
  }
});

test("the vectors are split as they say", () => {
  for (const [text, words] of vectors.tokens) {
    assert.deepEqual(tokens(text).map(({ form, start, end }) => [form, start, end]), words);
  }
});

test("the vectors have the stems they say", () => {
  for (const [form, expected] of vectors.stem) assert.equal(stem(form), expected);
});

test("what people type has the stems of what is written", () => {
  for (const [typed, written] of vectors.same_stems) assert.deepEqual(stems(typed), stems(written));
});

test("the vectors have the skeletons they say", () => {
  for (const [form, expected] of vectors.skeleton) assert.equal(skeleton(form), expected, form);
  for (const words of vectors.same_skeletons) {
    const [one, other] = words.map(fold).map(skeleton);
    assert.equal(one, other);
  }
});

test("stop words are asked for in their folded form", () => {
  for (const [form, expected] of vectors.stop) assert.equal(isStop(form), expected, form);
});

test("dates are written as the vectors say", () => {
  for (const { iso, style, long, short } of vectors.dates) {
    assert.equal(longDate(iso, style), long);
    assert.equal(shortDate(iso, style), short);
    assert.equal(createArabic(rules, style).longDate(iso), long);
  }
});

test("an hour after the day changes nothing, and what is no day is refused", () => {
  assert.equal(shortDate("2024-11-18 23:59+03:00"), "18 تشرين الثاني/نوفمبر 2024");
  for (const wrong of ["2024-02-30", "18/11/2024", "", "2024"]) {
    assert.throws(() => longDate(wrong), /not a date: .*expected YYYY-MM-DD/);
  }
});

test("offsets are UTF-16, lengths of words are letters", () => {
  assert.deepEqual(tokens("😀 𞸀𞸁 حلب"), [
    { form: "𞸀𞸁", start: 3, end: 7 },
    { form: "حلب", start: 8, end: 11 },
  ]);
  // Two letters of four units: too few to lose their article.
  assert.equal(stem("ال𞸀𞸁"), "ال𞸀𞸁");
});

test("half a surrogate pair stops nothing", () => {
  assert.deepEqual(tokens("حلب\ud800 دمشق").map(({ form }) => form), ["حلب", "دمشق"]);
});

test("a hundred thousand marks on a letter take no square of their number", () => {
  const start = process.cpuUsage(); // a busy machine takes longer by the clock
  assert.equal(fold(`ق${"\u064e\u0654".repeat(50_000)}د`), "قد");
  assert.ok(process.cpuUsage(start).user < 1_000_000); // sorting them took minutes
});

test("a word of thousands of letters takes no longer for each of them", () => {
  const seconds = (/** @type {number} */ times) => {
    const start = performance.now();
    for (const part of ["ولا", "هم", "سي", "و"]) skeleton(part.repeat(times));
    return performance.now() - start;
  };
  seconds(1000);
  assert.ok(seconds(40_000) < 2000); // a square of it took minutes
});
