/** What a visitor types is understood, and what cannot be meant gets a note and no exception. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { createArabic } from "../../theme/static/js/arabic.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import { random } from "./corpus.js";

const arabic = createArabic(JSON.parse(readFileSync("plugins/arabic/rules.json", "utf-8")));
const parse = (/** @type {string} */ text) => parseQuery(text, arabic);
const notes = (/** @type {string} */ text) => parse(text).notes.map(({ kind }) => kind);

test("words are folded and stemmed, and keep how they were typed", () => {
  const [word] = parse("المَدْرَسةُ").words;
  assert.equal(word.text, "المَدْرَسةُ");
  assert.equal(word.form, "المدرسه");
  assert.equal(word.presence, "optional");
});

test("a sign says that a word must or must not be there", () => {
  const presences = parse("+حلب -دمشق إدلب −حمص").words.map(({ presence }) => presence);
  assert.deepEqual(presences, ["required", "prohibited", "optional", "prohibited"]);
});

test("title: and عنوان: look in the headline alone", () => {
  for (const text of ["title:حلب", "TITLE:حلب", "عنوان:حلب", "العنوان:حلب"]) {
    assert.deepEqual(parse(text).words[0].fields, ["title"], text);
  }
  assert.deepEqual(parse("+title:حلب").words[0].presence, "required");
});

test("quotation marks of every kind hold a phrase", () => {
  for (const text of ['"وحدة تنسيق"', "«وحدة تنسيق»", "“وحدة تنسيق”"]) {
    const { phrases, words } = parse(`${text} الدعم`);
    assert.equal(phrases.length, 1, text);
    assert.deepEqual(phrases[0].words.map(({ form }) => form), ["وحده", "تنسيق"]);
    assert.equal(words.length, 1);
  }
  assert.equal(parse('-"وحدة تنسيق" دعم').phrases[0].presence, "prohibited");
});

test("a star makes a beginning, a tilde allows for mistakes, in either kind of digits", () => {
  assert.equal(parse("مدر*").words[0].prefix, true);
  assert.equal(parse("مدرسة~").words[0].edits, 1);
  assert.equal(parse("مدرسة~2").words[0].edits, 2);
  assert.equal(parse("مدرسة~٢").words[0].edits, 2);
  assert.equal(parse("مدرسة~9").words[0].edits, 2);
  assert.deepEqual(notes("م*"), ["short-prefix"]);
});

test("words that say nothing are left out, unless they are all there is", () => {
  const { words, notes: said } = parse("الحرب في حلب");
  assert.deepEqual(words.map(({ text }) => text), ["الحرب", "حلب"]);
  assert.deepEqual(said, [{ kind: "stop-words", text: "في" }]);
  assert.equal(parse("في من").words.length, 2);
  assert.equal(parse("+في حلب").words.length, 2);
  assert.equal(parse('"من حلب"').phrases[0].words.length, 2);
});

test("an unclosed quotation, a lone sign and a query of exclusions get a note", () => {
  assert.deepEqual(notes('"وحدة تنسيق'), ["unclosed"]);
  assert.equal(parse('"وحدة تنسيق').phrases.length, 1);
  assert.deepEqual(notes("-"), ["lone-sign"]);
  assert.deepEqual(notes("حلب - دمشق"), ["lone-sign"]);
  assert.deepEqual(notes('""'), ["lone-sign"]);
  assert.deepEqual(notes("title:"), ["lone-sign"]);
  assert.deepEqual(notes("-حلب"), ["only-excluded"]);
  assert.deepEqual(parse("  "), { words: [], phrases: [], notes: [] });
});

test("a word with a hyphen is two words with the same sign", () => {
  const { words } = parse("+كوفيد-19");
  assert.deepEqual(words.map(({ form, presence }) => [form, presence]), [["كوفيد", "required"], ["19", "required"]]);
});

test("no text throws", () => {
  const draw = random(3);
  const pieces = ['"', "«", "»", "+", "-", "~", "*", ":", "title:", " ", "حلب", "ى", "\u064b", "٣", "\ud800", "ﷺ", "x", "\n"];
  for (let round = 0; round < 5000; round += 1) {
    const length = Math.floor(draw() * 8);
    const text = Array.from({ length }, () => pieces[Math.floor(draw() * pieces.length)]).join("");
    const { words, phrases } = parse(text);
    for (const { form, stem } of [...words, ...phrases.flatMap((phrase) => phrase.words)]) {
      assert.ok(form.length > 0 && stem.length > 0, JSON.stringify(text));
    }
  }
});
