/** What a visitor types is understood, and what cannot be meant gets a note and no exception. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { createArabic } from "../../theme/static/js/arabic.js";
import { attempts, FEW_WORDS, inAnyField, parseQuery } from "../../theme/static/js/search/query.js";
import { random } from "./corpus.js";

const arabic = createArabic(JSON.parse(readFileSync("plugins/arabic/rules.json", "utf-8")));
const parse = (/** @type {string} */ text) => parseQuery(text, arabic);
const notes = (/** @type {string} */ text) => parse(text).notes.map(({ kind }) => kind);

test("words are folded, and keep how they were typed", () => {
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
  for (const text of ["-عنوان:حلب", "عنوان:-حلب"]) {
    assert.deepEqual(parse(text).words.map(({ presence, fields }) => [presence, fields]), [["prohibited", ["title"]]]);
  }
});

test("quotation marks hold a phrase", () => {
  for (const text of ['"وحدة تنسيق"', "“وحدة تنسيق”", "„وحدة تنسيق”", "„وحدة تنسيق‟", "«وحدة تنسيق»"]) {
    const { phrases, words, notes: said } = parse(`${text} الدعم`);
    assert.equal(phrases.length, 1, text);
    assert.deepEqual(phrases[0].words.map(({ form }) => form), ["وحده", "تنسيق"]);
    assert.deepEqual([phrases[0].text, phrases[0].presence, phrases[0].signed], ["وحدة تنسيق", "required", false]);
    assert.deepEqual(words.map(({ form }) => form), ["الدعم"]);
    assert.deepEqual(said, []);
  }
  assert.equal(parse('-"وحدة تنسيق" دعم').phrases[0].presence, "prohibited");
  assert.equal(parse('+"وحدة تنسيق" دعم').phrases[0].signed, true);
  assert.deepEqual(parse('title:"وحدة تنسيق"').phrases[0].fields, ["title"]);
});

test("Arabic quotation marks hold a phrase under its signs, and behind a letter that belongs to it", () => {
  assert.equal(parse("-«وحدة تنسيق» دعم").phrases[0].presence, "prohibited");
  assert.equal(parse("+«وحدة تنسيق» دعم").phrases[0].signed, true);
  assert.deepEqual(parse("عنوان:«وحدة تنسيق»").phrases[0].fields, ["title"]);
  assert.deepEqual(parse("«مجلس الأمن»«وحدة تنسيق»").phrases.map(({ text }) => text), ["مجلس الأمن", "وحدة تنسيق"]);
  assert.deepEqual(parse("لـ«وحدة تنسيق»").phrases.map(({ text }) => text), ["وحدة تنسيق"]);
  assert.deepEqual(parse('"قال «نعم» ومضى"').phrases.map(({ text }) => text), ["قال «نعم» ومضى"]);
  const { text, parts } = parse("حلب «وحدة تنسيق» دعم");
  assert.deepEqual(parts.map(({ start, end }) => text.slice(start, end)), ["حلب", "«وحدة تنسيق»", "دعم"]);
  assert.deepEqual(notes("«»"), ["lone-sign"]);
});

test("Arabic quotation marks around one word, or without their other half, hold nothing", () => {
  for (const text of ["وحدة «تنسيق» الدعم", "وحدة « تنسيق » الدعم", "وحدة و«تنسيق» الدعم", "«وحدة تنسيق الدعم", "وحدة تنسيق» الدعم", "»وحدة تنسيق« الدعم", "««وحدة تنسيق الدعم"]) {
    const { phrases, words, notes: said } = parse(text);
    assert.deepEqual([phrases, said.filter(({ text: sign }) => !/^[«»]$/.test(sign))], [[], []], text);
    assert.deepEqual(words.map(({ form }) => form).filter((form) => form !== "و"), ["وحده", "تنسيق", "الدعم"], text);
  }
});

test("a book of opened quotation marks is read at once", () => {
  const before = process.cpuUsage(); // a busy machine takes longer by the clock
  for (const text of ["«".repeat(4_000), "« ".repeat(2_000), `«${"ا ".repeat(2_000)}`, "«»".repeat(2_000)]) parse(text);
  assert.ok(process.cpuUsage(before).user < 500_000);
});

test("what is held to the headline can be asked of the whole text, and its signs stay", () => {
  for (const [asked, anywhere] of [
    ["عنوان:حلب", "حلب"],
    ["حلب title: دمشق", "حلب دمشق"],
    ["-عنوان:حلب إدلب", "-حلب إدلب"],
    ["عنوان:-حلب", "-حلب"],
    ['+عنوان:"وحدة تنسيق" TITLE:مدر*', '+"وحدة تنسيق" مدر*'],
    ["العنوان:«وحدة تنسيق»", "«وحدة تنسيق»"],
    ['"قال عنوان:حلب" دمشق', '"قال عنوان:حلب" دمشق'],
    ["عنوان الكتاب", "عنوان الكتاب"],
  ]) assert.equal(inAnyField(asked), anywhere);
});

test("inner marks hold none", () => {
  for (const text of ["‹وحدة تنسيق› الدعم", "'وحدة تنسيق' الدعم", "‘وحدة تنسيق’ الدعم"]) {
    const { phrases, words, notes: said } = parse(text);
    assert.deepEqual(phrases, [], text);
    assert.deepEqual(words.map(({ text: typed, form }) => [typed, form]), [["وحدة", "وحده"], ["تنسيق", "تنسيق"], ["الدعم", "الدعم"]]);
    assert.deepEqual(said, []);
  }
});

test("a phrase in a query of more than four words is words, and a note says so", () => {
  const words = ["حلب", "دمشق", "حمص", "إدلب", "درعا"];
  assert.equal(FEW_WORDS, 4);
  const short = parse(`"وحدة تنسيق" ${words.slice(0, 4).join(" ")}`);
  assert.deepEqual([short.phrases.length, short.words.length, short.notes], [1, 4, []]);
  const long = parse(`"وحدة تنسيق" ${words.join(" ")}`);
  assert.equal(long.phrases.length, 0);
  assert.deepEqual(long.words.map(({ form }) => form), ["حلب", "دمشق", "حمص", "ادلب", "درعا", "وحده", "تنسيق"]);
  assert.ok(long.words.every(({ presence }) => presence === "optional"));
  assert.deepEqual(long.notes, [{ kind: "quoted", text: "وحدة تنسيق" }]);
});

test("a phrase under a sign is one however long the query, and words under a sign and stop words do not make it long", () => {
  const words = "حلب دمشق حمص إدلب درعا";
  for (const sign of ["+", "-"]) {
    const { phrases, words: left, notes: said } = parse(`${sign}"وحدة تنسيق" "مجلس الأمن" ${words}`);
    assert.deepEqual(phrases.map(({ text }) => text), ["وحدة تنسيق"]);
    assert.equal(left.length, 7);
    assert.deepEqual(said, [{ kind: "quoted", text: "مجلس الأمن" }]);
  }
  assert.equal(parse('"وحدة تنسيق" حلب دمشق حمص إدلب +درعا -حماة').phrases.length, 1);
  assert.equal(parse('"وحدة تنسيق" حلب دمشق حمص إدلب في من').phrases.length, 1);
});

test("where nothing is found the phrases are taken apart, then more slips allowed, then stop words asked for", () => {
  /** @param {string} text */
  const tried = (text) => {
    const asked = parse(text);
    return [asked, ...attempts(asked, asked.phrases.filter(({ presence }) => presence === "required"))].map(({ words, phrases, slips, notes: said }) => ({
      words: words.map(({ text: typed }) => typed).join(" "), phrases: phrases.length, slips, notes: said.map(({ kind }) => kind).join(" "),
    }));
  };
  assert.deepEqual(tried("حلب"), [
    { words: "حلب", phrases: 0, slips: 1, notes: "" },
    { words: "حلب", phrases: 0, slips: 2, notes: "" },
  ]);
  assert.deepEqual(tried('حلب في "وحدة تنسيق" -"مجلس الأمن"'), [
    { words: "حلب", phrases: 2, slips: 1, notes: "stop-words" },
    { words: "حلب وحدة تنسيق", phrases: 1, slips: 1, notes: "stop-words loosened" },
    { words: "حلب وحدة تنسيق", phrases: 1, slips: 2, notes: "stop-words loosened" },
    { words: "حلب وحدة تنسيق في", phrases: 1, slips: 2, notes: "loosened" },
  ]);
  const query = parse('"وحدة تنسيق"');
  const before = structuredClone(query);
  assert.ok([...attempts(query, query.phrases)].length > 1);
  assert.ok([...attempts(query, [])].every(({ phrases }) => phrases.length === 1), "one that some article has is kept");
  assert.deepEqual(query, before, "the query stays as it was");
});

test("signs that turn the direction of writing are not seen, and change nothing", () => {
  const read = (/** @type {string} */ text) => {
    const { words, phrases, notes } = parse(text);
    return { words, phrases, notes };
  };
  for (const text of ["مدرسة -قديمة", "+مدرسة", "عنوان:مدرسة", "مدرسة*", "مدرسة~", '"مدينة حلب"']) {
    for (const mark of ["\u200f", "\u202b", "\u2067", "\u061c", "\ufeff"]) {
      const marked = text.replace(/\S+/gu, (part) => mark + part + mark);
      assert.deepEqual(read(marked), read(text), JSON.stringify(marked));
    }
  }
});

test("what was typed as one word is left out as one", () => {
  const { words, phrases } = parse("المدينة -covid-19");
  assert.deepEqual(words.map(({ text }) => text), ["المدينة"]);
  assert.deepEqual(phrases.map(({ text, presence }) => [text, presence]), [["covid-19", "prohibited"]]);
  assert.deepEqual(parse("covid-19").words.map(({ text }) => text), ["covid", "19"]);
});

test("a word that stands twice is one, for its places too", () => {
  const { words, parts } = parse("مدرسة مدرسه حلب");
  assert.equal(words.length, 2);
  assert.ok(parts[0].words[0] === words[0] && parts[1].words[0] === words[0]);
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
  const { words, phrases, notes: said } = parse("  ");
  assert.deepEqual([words, phrases, said], [[], [], []]);
});

test("a word with a hyphen is two words with the same sign", () => {
  const { words } = parse("+كوفيد-19");
  assert.deepEqual(words.map(({ form, presence }) => [form, presence]), [["كوفيد", "required"], ["19", "required"]]);
});

test("no text throws", () => {
  const draw = random(3);
  const pieces = ['"', "“", "”", "„", "‟", "«", "»", "+", "-", "~", "*", ":", "title:", " ", "حلب", "ى", "\u064b", "٣", "\ud800", "ﷺ", "x", "\n"];
  for (let round = 0; round < 5000; round += 1) {
    const length = Math.floor(draw() * 8);
    const text = Array.from({ length }, () => pieces[Math.floor(draw() * pieces.length)]).join("");
    const { words, phrases } = parse(text);
    for (const { form } of [...words, ...phrases.flatMap((phrase) => phrase.words)]) {
      assert.ok(form.length > 0, JSON.stringify(text));
    }
  }
});

test("a word twice is asked for once, and of a pasted article only the first words", () => {
  assert.deepEqual(parse("حلب دمشق حلب -حلب").words.map(({ form, presence }) => `${presence} ${form}`), [
    "optional حلب", "optional دمشق", "prohibited حلب",
  ]);
  const long = parse(Array.from({ length: 200 }, (_, number) => `كلمه${number}`).join(" "));
  assert.equal(long.words.length, 64);
  assert.deepEqual(long.notes, [{ kind: "too-long", text: "كلمه64" }]);
});
