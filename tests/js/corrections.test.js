/** What a word that no article has is taken for: its own lexeme, and the frequent words a slip away. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { choose } from "../../theme/static/js/search/lexemes.js";
import { formsOf, holders, ids, lexemeOf, vocabularyOf } from "./asked.js";
import { archiveOf, inventedArchive, random } from "./corpus.js";
import { fetchFile } from "./folder.js";
import { slips } from "./slips.js";

/** @typedef {import("./corpus.js").Corpus} Corpus */
/** @typedef {import("../../theme/static/js/search/archive.js").Archive} Archive */

const ALL = { limit: 100_000 };
const LETTERS = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];
const MUCH = 10; // times as frequent is a slip as likely as an inflection that stands nowhere
const LEAST = 0.1; // as likely it must be
const NAMED = 3; // words at most that the visitor is told
const SURE = 3; // of the most frequent words a slip away, so many are meant

/** @type {Corpus} */
let corpus;
/** @type {Archive} */
let archive;
/** @type {Map<string, number>} */
let vocabulary;

before(async () => {
  corpus = inventedArchive(400);
  archive = await openArchive(corpus.url, { fetch: fetchFile });
  vocabulary = vocabularyOf(archive, corpus);
});
after(() => corpus.remove());

/**
 * The forms of the archive one slip away, the most frequent first.
 * @param {string} typed
 */
const near = (typed) =>
  [...vocabulary]
    .filter(([form]) => Math.abs(form.length - typed.length) <= 1 && slips(form, typed) === 1)
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .map(([form]) => form);

/**
 * In how many documents stands what a form belongs to by its affixes; a slip must be much likelier.
 * @param {string} typed
 */
async function ownFrequency(typed) {
  const bucket = await archive.engine.senses.bucket(typed);
  if (!bucket) return 0;
  const known = [...bucket.members].map(([form, { counts, lexeme }]) => ({
    form, head: lexeme.forms[0], documents: Math.max(...counts),
  }));
  const heads = choose(typed, new Map(known.map((each) => [each.form, each])), archive.arabic.analyses);
  return known.filter(({ head }) => heads.includes(head)).reduce((sum, { documents }) => sum + documents, 0);
}

/** @type {Record<string, (letters: string[], at: number, letter: string) => string[]>} */
const SLIPS = {
  "a letter more": (letters, at, letter) => letters.toSpliced(at, 0, letter),
  "a letter less": (letters, at) => letters.toSpliced(at, 1),
  "another letter": (letters, at, letter) => letters.toSpliced(at, 1, letter),
  "two exchanged": (letters, at) => letters.toSpliced(at, 2, letters[at + 1], letters[at]),
};

/** @type {Record<string, (length: number) => number>} the last leaves two to exchange */
const PLACES = { beginning: () => 0, middle: (length) => (length >> 1) - 1, end: (length) => length - 2 };

describe("a word that no article has", () => {
  for (const article of ["", "ال"]) {
    for (const [slip, make] of Object.entries(SLIPS)) {
      for (const [place, where] of Object.entries(PLACES)) {
        test(`for ${slip} at the ${place}${article && ", behind the article"}, is taken for the frequent ones a slip away`, async () => {
          const draw = random(slip.length * 31 + place.length + article.length);
          const fitting = [...vocabulary].filter(
            ([form, frequency]) => form.startsWith(article) && [...form].length >= 5 && frequency > 1 && /^[ء-ي]+$/u.test(form),
          );
          for (let tried = 0; tried < 6; ) {
            const [meant] = fitting[Math.floor(draw() * fitting.length)];
            const letters = [...meant];
            const typed = make(letters, where(letters.length), LETTERS[Math.floor(draw() * LETTERS.length)]).join("");
            if (vocabulary.has(typed) || typed === meant || archive.arabic.isStop(typed)) continue;
            tried += 1;
            const expected = near(typed);
            assert.ok(expected.includes(meant));
            const { hits, notes, words } = await archive.search(typed, ALL);
            const found = new Set(ids(hits));
            const own = MUCH * LEAST * (await ownFrequency(typed));
            const meantToo = expected.slice(0, SURE).filter((form) => (vocabulary.get(form) ?? 0) >= own);
            for (const sure of meantToo) {
              for (const id of holders(archive, corpus, await lexemeOf(archive, sure))) {
                assert.ok(found.has(id), `${typed}: ${sure} in ${id}`);
              }
            }
            assert.deepEqual(words, [{ text: typed, found: true, known: true }]);
            const said = notes.flatMap(({ kind, words: corrections = [] }) => (kind === "corrected" ? corrections.map(archive.arabic.fold) : []));
            // what it belongs to by its affixes or its stem is said too, and shares its skeleton
            const skeleton = archive.arabic.skeleton(typed);
            const slipped = said.filter((form) => archive.arabic.skeleton(form) !== skeleton);
            assert.ok(slipped.every((form) => expected.includes(form)), `${typed}: ${said}`);
            assert.deepEqual(slipped, expected.filter((form) => slipped.includes(form)), "the most frequent first");
            assert.ok(said.length <= NAMED, "few words can be read");
            for (const sure of said.length < NAMED ? meantToo : []) {
              const lexeme = await lexemeOf(archive, sure);
              assert.ok(said.some((form) => lexeme.includes(form)), `${typed}: ${sure} is not said`);
            }
          }
        });
      }
    }
  }

  test("is found nowhere but in articles that have what it was taken for", async () => {
    const draw = random(77);
    const all = [...vocabulary.keys()].filter((form) => form.length > 4);
    for (let tried = 0; tried < 15; tried += 1) {
      const typed = SLIPS["another letter"]([...all[Math.floor(draw() * all.length)]], 3, "ظ").join("");
      if (vocabulary.has(typed)) continue;
      const { hits, notes } = await archive.search(typed, ALL);
      const said = notes.flatMap(({ words = [] }) => words.map(archive.arabic.fold));
      const lexemes = (await Promise.all(said.map((form) => lexemeOf(archive, form)))).flat();
      assert.deepEqual(ids(hits), holders(archive, corpus, lexemes), typed);
      const { total } = await archive.search(`للتجربة -${typed}`, ALL);
      assert.equal(total, corpus.articles.length, `-${typed} excludes nothing`);
    }
  });

  test("is shown as found where what it was taken for stands", async () => {
    const typed = "للتجربخه";
    const { hits, notes } = await archive.search(typed);
    assert.deepEqual(notes, [{ kind: "corrected", text: typed, words: ["للتجربة"] }]);
    const { text, ranges } = await archive.excerpt(hits[0].url, typed);
    assert.deepEqual(ranges.map(([start, end]) => formsOf(archive, text.slice(start, end))[0]), ["للتجربه"]);
  });

  test("is taken for the word behind its attached letters, where nothing with them is near", async () => {
    const made = archiveOf([
      ...Array.from({ length: 3 }, (_, n) => ({ id: `a${n}`, text: "حول الكعبة خبر" })),
      { id: "b", text: "في سويسرا خبر" },
      { id: "c", text: "والنيل خبر" },
    ]);
    const small = await openArchive(made.url, { fetch: fetchFile });
    for (const [typed, meant] of [["للكعةب", "الكعبة"], ["وبالعكبة", "الكعبة"], ["كعةب", ""], ["لسوسرا", "سويسرا"], ["السوسرا", "سويسرا"], ["بالنلي", ""]]) {
      const { notes, hits } = await small.search(`${typed} خبر`, ALL);
      assert.deepEqual(notes, meant ? [{ kind: "corrected", text: typed, words: [meant] }] : [], typed);
      assert.equal(hits.filter(({ missing }) => !missing.length).length, { الكعبة: 3, سويسرا: 1, "": 0 }[meant], typed);
    }
    made.remove();
  });

  test("and is two slips away is taken for that only where nothing else is found", async () => {
    const typed = "للتجرخبخه";
    const alone = await archive.search(typed);
    assert.equal(alone.total, corpus.articles.length);
    assert.deepEqual(alone.notes, [{ kind: "corrected", text: typed, words: ["للتجربة"] }]);
    const { words, notes } = await archive.search(`${typed} مدرسة`);
    assert.deepEqual(words.map(({ found }) => found), [false, true]);
    assert.deepEqual(notes, []);
  });
});

describe("nothing is taken for something else", () => {
  test("that some article has", async () => {
    const draw = random(9);
    const forms = [...vocabulary.keys()];
    for (let tried = 0; tried < 60; tried += 1) {
      const form = forms[Math.floor(draw() * forms.length)];
      const { hits, notes } = await archive.search(form, ALL);
      assert.ok(!notes.some(({ kind }) => kind === "corrected"), form);
      assert.deepEqual(ids(hits), holders(archive, corpus, await lexemeOf(archive, form)));
    }
  });

  test("that is excluded", async () => {
    const all = ids((await archive.search("مدرسة", ALL)).hits);
    const { hits, notes } = await archive.search("مدرسة -للتجربخه", ALL);
    assert.deepEqual(ids(hits), all);
    assert.deepEqual(notes, []);
  });

  test("that is within a phrase, as long as the phrase is one", async () => {
    const exact = await archive.search('"مختلق للتجربه"');
    assert.ok(exact.total > 0);
    const without = await archive.search('مدرسة -"مختلق للتجربخه"', ALL);
    assert.deepEqual([without.total, without.notes], [(await archive.search("مدرسة", ALL)).total, []]);
    const { notes } = await archive.search('"مختلق للتجربخه"');
    assert.deepEqual(notes.map(({ kind }) => kind), ["loosened", "corrected"], "its words, then, are words");
  });

  test("that is the beginning of a word, or marked as misspelt", async () => {
    for (const text of ["للتجربخ*", "للتجربخه~"]) {
      const { notes } = await archive.search(text);
      assert.deepEqual(notes, [], text);
    }
  });

  test("that has fewer than three letters", async () => {
    const { total, notes } = await archive.search("نظ");
    assert.deepEqual([total, notes], [0, []]);
  });
});

test("what is said of a query is said once", async () => {
  const { notes } = await archive.search('"ظظظظظ مدرسة" للتجربخه');
  assert.deepEqual(notes.map(({ kind }) => kind), ["loosened", "corrected"]);
});

test("of the words a slip away the most frequent are meant, by the articles that have them", async () => {
  const made = archiveOf([
    ...Array.from({ length: 9 }, (_, n) => ({ id: `a${n}`, text: "قنطره خبر" })),
    ...Array.from({ length: 5 }, (_, n) => ({ id: `b${n}`, text: "قنطرب خبر" })),
    ...Array.from({ length: 7 }, (_, n) => ({ id: `c${n}`, text: "قنطرش خبر" })),
    { id: "d", text: "قنبله زنطره خبر" },
  ]);
  const small = await openArchive(made.url, { fetch: fetchFile });
  const { notes, words } = await small.search("قنطرغ", ALL);
  assert.deepEqual(notes[0].words?.slice(0, 3), ["قنطره", "قنطرش", "قنطرب"]);
  assert.equal(words[0].found, true);
  made.remove();
});
