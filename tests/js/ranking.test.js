/** The order of hits: what is added to Lunr's score, words of which all are there, phrases of a question. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { ranked } from "../../theme/static/js/search/ranking.js";
import { openArchive } from "../../theme/static/js/search/archive.js";
import { formsOf, holders, ids, lexemeOf, vocabularyOf } from "./asked.js";
import { archiveOf, inventedArchive, random } from "./corpus.js";
import { fetchFile } from "./folder.js";

/** @typedef {import("./corpus.js").Corpus} Corpus */
/** @typedef {import("../../theme/static/js/search/archive.js").Archive} Archive */

const ALL = { limit: 100_000 };

/** @type {Corpus[]} */
const made = [];
after(() => made.forEach(({ remove }) => remove()));

/** @param {Corpus} corpus @returns {Promise<{corpus: Corpus, archive: Archive}>} */
const opened = async (corpus) => {
  made.push(corpus);
  return { corpus, archive: await openArchive(corpus.url, { fetch: fetchFile }) };
};

describe("what is added to Lunr's score", () => {
  /** @type {Corpus} */
  let corpus;
  /** @type {Archive} */
  let archive;
  /** @type {string[]} */
  let words;
  before(async () => {
    ({ corpus, archive } = await opened(inventedArchive(400)));
    const draw = random(5);
    const vocabulary = [...vocabularyOf(archive, corpus)].filter(([, frequency]) => frequency > 2).map(([form]) => form);
    words = Array.from({ length: 25 }, () => vocabulary[Math.floor(draw() * vocabulary.length)]).concat("للتجربه", "مدرسه");
  });

  /** @param {string} text @param {number[]} places @param {number} family */
  const boosted = async (text, places, family) => {
    const { scoring } = archive.engine;
    archive.engine.scoring = { ...scoring, place_boosts: places, family_boost: family };
    archive.edition.last = undefined;
    const { hits } = await archive.search(text, ALL);
    archive.edition.last = undefined;
    archive.engine.scoring = scoring;
    return hits;
  };

  test("finds nothing and loses nothing", async () => {
    for (const [at, word] of words.entries()) {
      const other = words[(at + 1) % words.length];
      for (const text of [word, `${word} ${other}`, `+${word} ${other}`, `${word} -${other}`, `title:${word}`]) {
        const plain = await boosted(text, [0, 0, 0, 0], 0);
        assert.deepEqual(ids((await archive.search(text, ALL)).hits), ids(plain), text);
        assert.deepEqual(ids(await boosted(text, [9, 3, 1, 1], 100)), ids(plain), text);
      }
    }
  });

  test("is by how early a word first stands, times its rarity, and by its light relatives as one word", async () => {
    const [{ boost, average, lengths }] = archive.engine.scoring.fields.slice(1);
    const { documents, k1, b, place_boosts: boosts, family_boost: share } = archive.engine.scoring;
    const idf = (/** @type {number} */ count) => Math.log(1 + Math.abs((documents - count + 0.5) / (count + 0.5)));
    const nearest = (/** @type {number} */ length) =>
      lengths.reduce((best, each) => (Math.abs(each - length) < Math.abs(best - length) ? each : best));
    for (const word of words) {
      const bucket = await archive.engine.senses.bucket(word);
      const lexeme = await lexemeOf(archive, word);
      const light = bucket?.lexemes.filter(({ apart }) => !apart).flatMap(({ forms }) => forms) ?? [];
      const family = new Set([...light, ...lexeme]);
      const rarity = idf(holders(archive, corpus, lexeme, ["text"]).length);
      const common = idf(holders(archive, corpus, family, ["text"]).length);
      const plain = new Map((await boosted(word, [0, 0, 0, 0], 0)).map(({ id, score }) => [id, score]));
      for (const { id, score } of (await archive.search(word, ALL)).hits) {
        const article = corpus.articles.find((each) => each.id === id);
        const forms = formsOf(archive, article?.text ?? "");
        const first = forms.findIndex((form) => lexeme.includes(form));
        const place = corpus.places.filter((end) => first >= end).length;
        const times = forms.filter((form) => family.has(form)).length;
        const norm = k1 * (1 - b + (b * nearest(forms.length)) / average);
        const added = (first < 0 ? 0 : boosts[place] * rarity) + (share * boost * common * (k1 + 1) * times) / (norm + times);
        const expected = (plain.get(id) ?? NaN) + added / Math.hypot(1, 0.25);
        assert.ok(Math.abs(score - expected) < 1e-9, `${word} in ${id}: ${score}, not ${expected}`);
      }
    }
  });

  test("is nothing where a word is looked for in headlines, begins so or may be misspelt", async () => {
    for (const word of words.slice(0, 8)) {
      for (const text of [`title:${word}`, `${word}*`, `${word}~`]) {
        const plain = (await boosted(text, [0, 0, 0, 0], 0)).map(({ id, score }) => [id, score]);
        assert.deepEqual((await archive.search(text, ALL)).hits.map(({ id, score }) => [id, score]), plain, text);
      }
    }
  });
});

const filler = (/** @type {number} */ count) => Array.from({ length: count }, (_, at) => `حشو${"ابتثجحخدذر"[at % 10]}`).join(" ");

test("of two articles alike but for where the word stands, the one that has it earlier comes first", async () => {
  const at = (/** @type {number} */ place) => `${filler(place)} زلزال ${filler(80 - place)}`;
  const { archive } = await opened(
    archiveOf([0, 70, 30, 75].map((place) => ({ id: `w${place}`, text: at(place), day: `2024-01-${10 + place / 5}` })).concat(
      Array.from({ length: 9 }, (_, n) => ({ id: `other${n}`, text: filler(81), day: "2024-02-01" })),
    )),
  );
  const { hits } = await archive.search("زلزال");
  assert.deepEqual(hits.map(({ id }) => id), ["w0", "w30", "w75", "w70"], "beyond the last place the newer first");
  assert.equal(hits[2].score, hits[3].score);
});

test("of two articles alike but for a relative of the word, the one that has it comes first, and it alone is not found", async () => {
  const { archive } = await opened(
    archiveOf([
      { id: "with", text: "كتاب وكتاب الكاتب نص", day: "2024-01-01" },
      { id: "without", text: "كتاب وكتاب الحقول نص", day: "2024-01-02" },
      { id: "relative", text: "الكاتب نص نص نص", day: "2024-01-03" },
      ...Array.from({ length: 9 }, (_, n) => ({ id: `other${n}`, text: filler(4) })),
    ]),
  );
  const bucket = await archive.engine.senses.bucket("كتاب");
  assert.equal(bucket?.members.has("الكاتب"), true);
  assert.equal((await lexemeOf(archive, "كتاب")).includes("الكاتب"), false);
  const { hits } = await archive.search("كتاب");
  assert.deepEqual(hits.map(({ id }) => id), ["with", "without"]);
});

describe("articles with all the words", () => {
  /** @type {Archive} */
  let archive;
  before(async () => {
    const text = (/** @type {string} */ words) => `${words} ${filler(30)}`;
    ({ archive } = await opened(
      archiveOf([
        { id: "all", title: "عنوان", text: `${filler(70)} برلمان انتخاب دستور حكومه وزير ${filler(400)}`, day: "2024-01-01" },
        { id: "most", title: "برلمان انتخاب دستور", text: text("برلمان برلمان برلمان انتخاب انتخاب انتخاب دستور دستور دستور"), day: "2024-01-02" },
        { id: "some", title: "برلمان انتخاب", text: text("برلمان برلمان انتخاب انتخاب"), day: "2024-01-03" },
        ...Array.from({ length: 20 }, (_, n) => ({ id: `other${n}`, text: filler(60) })),
      ]),
    ));
  });
  const order = async (/** @type {string} */ text, /** @type {any} */ options = {}) =>
    (await archive.search(text, options)).hits.map(({ id }) => id);

  test("come first for as many as four words, and for more only if their score is the best", async () => {
    assert.equal((await order("برلمان انتخاب دستور حكومه"))[0], "all");
    assert.equal((await order("برلمان انتخاب دستور حكومه وزير"))[0], "most");
    const { complete, hits } = await archive.search("برلمان انتخاب دستور حكومه وزير");
    assert.equal(complete, 1);
    assert.deepEqual(hits.find(({ id }) => id === "most")?.missing, ["حكومه", "وزير"]);
    assert.deepEqual(hits.map(({ score }) => score), hits.map(({ score }) => score).sort((a, b) => b - a));
  });

  test("come first by date, however many words", async () => {
    for (const text of ["برلمان انتخاب دستور حكومه", "برلمان انتخاب دستور حكومه وزير"]) {
      assert.deepEqual(await order(text, { sort: "newest" }), ["all", "some", "most"], text);
      assert.deepEqual(await order(text, { sort: "oldest" }), ["all", "most", "some"], text);
    }
  });

  test("need not have the words under a sign to count as having all", async () => {
    const { complete } = await archive.search("+برلمان انتخاب -حكومه");
    assert.equal(complete, 2);
  });
});

describe("a phrase", () => {
  /** @type {Archive} */
  let archive;
  before(async () => {
    ({ archive } = await opened(
      archiveOf([
        { id: "order", text: "مجلس الامن يعقد جلسه طارئه لبحث الازمه", day: "2024-01-01" },
        { id: "parted", text: "الامن في مجلس المدينه يبحث جلسه طارئه", day: "2024-01-02" },
        { id: "headline", title: "مجلس الامن", text: "خبر عن الامن لا صله له", day: "2024-01-03" },
      ]),
    ));
  });

  test("is a condition in a query of as many as four other words", async () => {
    for (const text of ['"مجلس الامن"', '"مجلس الامن" جلسه طارئه لبحث الازمه', "“مجلس الأمن” جلسة", "„مجلس الأمن‟ جلسة"]) {
      const { hits, notes } = await archive.search(text);
      assert.deepEqual(ids(hits), ["headline", "order"], text);
      assert.deepEqual(notes, []);
    }
  });

  test("is words in a longer one, and a note says so", async () => {
    const { hits, notes, words } = await archive.search('"مجلس الامن" جلسه طارئه لبحث الازمه المدينه');
    assert.deepEqual(ids(hits), ["headline", "order", "parted"]);
    assert.deepEqual(notes, [{ kind: "quoted", text: "مجلس الامن" }]);
    assert.equal(words.length, 7);
  });

  test("under a sign stays a condition in a longer one", async () => {
    const rest = "جلسه طارئه لبحث الازمه المدينه";
    assert.deepEqual(ids((await archive.search(`+"مجلس الامن" ${rest}`)).hits), ["headline", "order"]);
    const { hits, notes } = await archive.search(`-"مجلس الامن" ${rest}`);
    assert.deepEqual([ids(hits), notes], [["parted"], []]);
  });

  test("is a condition between Arabic quotation marks, and none where one of them is missing", async () => {
    assert.deepEqual(ids((await archive.search("«مجلس الأمن»")).hits), ["headline", "order"]);
    const { hits, notes } = await archive.search("«مجلس الأمن");
    assert.deepEqual(ids(hits), ["headline", "order", "parted"]);
    assert.deepEqual(notes, []);
  });

  test("that stands in the headline alone has its words shown in the excerpt", async () => {
    const phrase = '"مجلس الامن"';
    const shown = async (/** @type {string} */ id, query = phrase) => {
      const { text, ranges } = await archive.excerpt(`a/${id}.html`, query);
      return ranges.map(([start, end]) => text.slice(start, end));
    };
    assert.deepEqual(await shown("order"), ["مجلس الامن"]);
    assert.deepEqual(await shown("headline"), ["الامن"]);
    assert.deepEqual(await shown("order", `${phrase} جلسه`), ["مجلس الامن", "جلسه"]);
    assert.deepEqual(await shown("headline", `جلسه -${phrase}`), [], "but not those of one that is excluded");
  });
});

test("what was found for a query is kept for its excerpts and further pages, and worked out anew for another", async () => {
  const { archive } = await opened(archiveOf([{ text: "مجلس الامن" }, { text: "مجلس المدينه" }]));
  let asked = 0;
  const { engine } = archive;
  const matches = engine.matches.bind(engine);
  engine.matches = (...given) => {
    asked += 1;
    return matches(...given);
  };
  const { hits } = await archive.search("مجلس");
  await Promise.all(hits.map(({ url }) => archive.excerpt(url, "مجلس")));
  assert.equal((await archive.search("مجلس", { offset: 1, sort: "oldest", from: "2024-01-01" })).hits.length, 1);
  assert.equal(asked, 1);
  assert.equal((await archive.search("الامن")).total, 1);
  assert.equal((await archive.search("مجلس")).total, 2);
  assert.equal(asked, 3);
});

describe("a page of the answer", () => {
  /** @param {number} size @param {() => number} draw @returns {import("../../theme/static/js/search/score.js").Found} */
  const anyFound = (size, draw) => {
    let number = 0;
    return {
      numbers: Uint32Array.from({ length: size }, () => (number += 1 + Math.floor(draw() * 3))),
      scores: Float64Array.from({ length: size }, () => Math.floor(draw() * 6) / 3 + (draw() < 0.2 ? 1e-12 : 0)),
      held: Uint16Array.from({ length: size }, () => Math.floor(draw() * 3)),
    };
  };

  test("is a part of all documents put in order", () => {
    const draw = random(8);
    for (let round = 0; round < 300; round += 1) {
      const found = anyFound(Math.floor(draw() * 40), draw);
      const { numbers, scores, held } = found;
      for (const sort of /** @type {const} */ (["relevance", "newest", "oldest"])) {
        for (const words of [2, 5]) {
          const tier = (/** @type {number} */ at) => (sort !== "relevance" || words <= 4 ? Number(held[at] !== words) : 0);
          const worth = (/** @type {number} */ at) => (sort === "relevance" ? -scores[at] : 0);
          const age = (/** @type {number} */ at) => (sort === "oldest" ? numbers[at] : -numbers[at]);
          const all = [...numbers.keys()].sort((a, b) => tier(a) - tier(b) || worth(a) - worth(b) || age(a) - age(b));
          const [offset, limit] = [Math.floor(draw() * 12), Math.floor(draw() * 12)];
          assert.deepEqual(ranked(found, words, { sort, offset, limit }), all.slice(offset, offset + limit));
        }
      }
    }
  });
});
