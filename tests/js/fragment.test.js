/** Text fragments name a passage so that a browser finds it first. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fragment } from "../../theme/static/js/fragment.js";

const START = "#:~:text=";

/** @param {string} found */
const terms = (found) => {
  assert.ok(found.startsWith(START));
  return found.slice(START.length).split(",").map(decodeURIComponent);
};

test("a short passage is named whole", () => {
  assert.deepEqual(terms(fragment("نعم، قالها.", "كلام قبله")), ["نعم، قالها."]);
  assert.deepEqual(terms(fragment("واحد اثنان ثلاثة أربعة خمسة", "")), ["واحد اثنان ثلاثة أربعة خمسة"]);
});

test("a long one by its first words and its last", () => {
  const found = fragment("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة", "كلام قبله");
  assert.deepEqual(terms(found), ["واحد اثنان ثلاثة أربعة", "ستة سبعة ثمانية تسعة"]);
});

test("by more of them where fewer stand before, whatever their marks and case", () => {
  const before = "واحدٌ اثنـــان ثلاثة أَرْبعة nato ثم غيرها";
  const found = fragment("واحد اثنان ثلاثة أربعة NATO خمسة ستة سبعة ثمانية تسعة عشرة", before);
  assert.deepEqual(terms(found), ["واحد اثنان ثلاثة أربعة NATO خمسة", "سبعة ثمانية تسعة عشرة"]);
});

test("the last words are not found before the end", () => {
  const found = fragment("أ ب ت ث ج ح خ د ذ ر و ح خ د ذ", "");
  assert.deepEqual(terms(found), ["أ ب ت ث", "و ح خ د ذ"]);
});

test("no term goes over the end of a line", () => {
  assert.deepEqual(terms(fragment("سطر أول\nوثان\nوثالث هو آخرها حقا وفعلا", "")), ["سطر أول", "هو آخرها حقا وفعلا"]);
});

test("where the passage repeats an earlier one, the words before it come along", () => {
  const before = "عنوان\nنعم، قالها.\nكلام كثير بين القولين وهو طويل";
  assert.deepEqual(terms(fragment("نعم، قالها.", before)), ["بين القولين وهو طويل-", "نعم، قالها."]);
});

test("its own signs and those of an address are encoded", () => {
  assert.equal(fragment("3-4, A&B #x ?", ""), "#:~:text=3%2D4%2C%20A%26B%20%23x%20%3F");
});
