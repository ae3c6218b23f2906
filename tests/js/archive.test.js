/** The archive's search as its callers use it, over an invented archive of 600 articles. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import { formsOf, holders, ids, lexemeOf, vocabularyOf } from "./asked.js";
import { inventedArchive, random } from "./corpus.js";
import { fetchFile } from "./folder.js";

/** @type {ReturnType<typeof inventedArchive>} */
let corpus;
/** @type {import("../../theme/static/js/search/archive.js").Archive} */
let archive;
const ALL = { limit: 100_000 };

before(async () => {
  corpus = inventedArchive(600);
  archive = await openArchive(corpus.url, { fetch: fetchFile });
});
after(() => corpus.remove());

/** @param {string} text */
const forms = (text) => formsOf(archive, text);

/** A word that some articles have, the forms of its lexeme, and the articles that have one of those. */
async function someWord(seed = 1, least = 5, most = 200) {
  const draw = random(seed);
  for (;;) {
    const article = corpus.articles[Math.floor(draw() * corpus.articles.length)];
    const words = forms(article.text);
    const word = words[Math.floor(draw() * words.length)];
    if (archive.arabic.isStop(word)) continue;
    const lexeme = await lexemeOf(archive, word);
    const having = new Set(holders(archive, corpus, lexeme));
    if (having.size < least || having.size > most) continue;
    return { word, lexeme, holders: corpus.articles.filter(({ id }) => having.has(id)) };
  }
}

describe("a search", () => {
  test("finds every article that has the word, whatever its spelling, and no other", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { word, holders } = await someWord(seed);
      const { total, hits } = await archive.search(word, ALL);
      assert.equal(total, holders.length, word);
      assert.deepEqual(hits.map(({ id }) => id).sort(), holders.map(({ id }) => id).sort());
    }
  });

  test("does not say of phrases that some articles have that none has, where none has all that was asked", async () => {
    const bigram = (/** @type {number} */ at) => forms(corpus.articles[at].text).slice(2, 5).join(" ");
    let tried = 0;
    for (let at = 0; at < 40 && tried < 3; at += 2) {
      const [one, other] = [`"${bigram(at)}"`, `"${bigram(at + 1)}"`];
      const [ones, others] = [await archive.search(one, ALL), await archive.search(other, ALL)];
      const both = ones.hits.filter(({ id }) => others.hits.some((hit) => hit.id === id));
      if (both.length || ones.notes.length || others.notes.length) continue;
      tried += 1;
      const { total, notes, looser, failed } = await archive.search(`${one} ${other}`);
      assert.deepEqual([total, notes, failed], [0, [], []], `${one} ${other}`);
      assert.ok([one, other].includes(looser), "one of them alone is offered");
    }
    assert.ok(tried > 0, "no two phrases are apart");
  });

  test("says of a word that the answer lacks whether the archive has it", async () => {
    const { word } = await someWord(1);
    const only = await archive.search(`${word} +title:${corpus.articles[0].title.split(" ")[0]} ظظظظظ`);
    const { words } = await archive.search(`${word} ظظظظظ`, { from: "1999-01-01", to: "1999-01-02" });
    assert.deepEqual(words.map(({ found, known }) => [found, known]), [[false, true], [false, false]]);
    assert.deepEqual(only.words.map(({ known }) => known), [true, false]);
  });

  test("refuses a page that cannot be, and days that are none", async () => {
    for (const options of [{ limit: -1 }, { offset: -1 }, { limit: NaN }, { limit: 1.5 }, { from: "2024-1-5" }, { to: "zzz" }]) {
      await assert.rejects(archive.search("تجربة", options), RangeError);
    }
  });

  test("shows a hit's address, headline, date, category and source", async () => {
    const { word } = await someWord();
    const { hits } = await archive.search(word);
    const article = corpus.articles.find(({ id }) => id === hits[0].id);
    assert.ok(article);
    assert.equal(hits[0].url, `a/${article.id}.html`);
    assert.equal(hits[0].title, article.title);
    assert.equal(hits[0].date, article.day);
    assert.equal(hits[0].category, article.category);
    assert.equal(hits[0].source, article.source);
  });

  test("pages through the hits without leaving one out or giving one twice", async () => {
    const { word, holders } = await someWord(2, 25);
    const seen = [];
    for (let offset = 0; ; offset += 10) {
      const { hits } = await archive.search(word, { offset });
      if (!hits.length) break;
      seen.push(...hits.map(({ id }) => id));
    }
    assert.deepEqual(seen.toSorted(), holders.map(({ id }) => id).sort());
  });

  test("puts articles with all the words first and names what the others lack", async () => {
    const [first, second] = [await someWord(3), await someWord(4)];
    const { hits, complete, words } = await archive.search(`${first.word} ${second.word}`, ALL);
    const lacks = hits.map(({ missing }) => missing.length > 0);
    assert.deepEqual(lacks, lacks.toSorted((a, b) => Number(a) - Number(b)));
    assert.equal(complete, lacks.filter((some) => !some).length);
    assert.ok(complete > 0 && complete < hits.length);
    assert.ok(hits.at(-1)?.missing.every((word) => [first.word, second.word].includes(word)));
    assert.deepEqual(words.map(({ found }) => found), [true, true]);
  });

  test("says which word no article has", async () => {
    const { word } = await someWord();
    const { words, total } = await archive.search(`${word} ظظظظظ`);
    assert.ok(total > 0);
    assert.deepEqual(words.map(({ found }) => found), [true, false]);
    assert.equal((await archive.search("ظظظظظ")).total, 0);
  });

  test("keeps to the days asked for, both included", async () => {
    const { word, holders } = await someWord(5, 30);
    const days = holders.map(({ day }) => day).sort();
    const spans = [[days[3], days[12]], [days[5], days[5]], [undefined, days[4]], [days[9], undefined], ["1999-01-01", "2001-01-01"], ["2099-01-01", undefined], ["2022-06-01", "2022-05-01"]];
    for (const [from, to] of spans) {
      const { hits } = await archive.search(word, { ...ALL, from, to });
      const expected = holders.filter(({ day }) => (!from || day >= from) && (!to || day <= to));
      assert.deepEqual(hits.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), `${from}–${to}`);
    }
  });

  test("keeps to a category and a source by the names shown", async () => {
    const { word, holders } = await someWord(6, 30);
    const { category, source } = holders[0];
    const { hits } = await archive.search(word, { ...ALL, category, source });
    const expected = holders.filter((each) => each.category === category && each.source === source);
    assert.deepEqual(hits.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort());
    assert.equal((await archive.search(word, { category: "لا وجود له" })).total, 0);
  });

  test("orders by date, the newest or the oldest first", async () => {
    const { word } = await someWord(7, 30);
    const newest = (await archive.search(word, { ...ALL, sort: "newest" })).hits.map(({ date }) => date);
    const oldest = (await archive.search(word, { ...ALL, sort: "oldest" })).hits.map(({ date }) => date);
    assert.deepEqual(newest, newest.toSorted().reverse());
    assert.deepEqual(oldest, oldest.toSorted());
  });

  test("puts the newer first among articles of one score", async () => {
    const { hits } = await archive.search("للتجربة", ALL);
    const ties = hits.slice(1).filter(({ score }, at) => score === hits[at].score);
    assert.ok(ties.length > 20);
    hits.slice(1).forEach(({ score, date }, at) => {
      if (score === hits[at].score) assert.ok(date <= hits[at].date);
    });
  });

  test("gives the form as it was typed a quarter of the weight of its lexeme, on top of it", async () => {
    const { word, lexeme } = await someWord(4);
    const sense = async (/** @type {string} */ text) => archive.engine.senses.of(parseQuery(text, archive.arabic).words[0], 0);
    const { terms, shades } = await sense(word);
    assert.deepEqual(terms.map(({ boost }) => boost), [1]);
    assert.deepEqual(shades.map(({ key, boost }) => [key, boost]), [[word, 0.25]]);
    const numbers = new Map(corpus.articles.map(({ id, number }) => [id, number]));
    const texts = holders(archive, corpus, lexeme, ["text"]).map((id) => numbers.get(id));
    assert.deepEqual([...terms[0].fields[1].numbers].sort(), texts.sort());
    const exact = holders(archive, corpus, [word], ["text"]).map((id) => numbers.get(id));
    assert.deepEqual([...shades[0].fields[1].numbers].sort(), exact.sort());
    assert.deepEqual((await sense(`-${word}`)).shades, [], "what is excluded has no form of its own");
  });

  test("finds by any form of a word the articles that have one of them, and no others", async () => {
    const vocabulary = [...vocabularyOf(archive, corpus).keys()];
    const draw = random(21);
    for (let tried = 0; tried < 12; ) {
      const form = vocabulary[Math.floor(draw() * vocabulary.length)];
      const lexeme = await lexemeOf(archive, form);
      if (lexeme.length < 3) continue;
      tried += 1;
      const expected = holders(archive, corpus, lexeme);
      for (const other of lexeme.slice(0, 4)) {
        const { hits, notes } = await archive.search(other, ALL);
        assert.deepEqual(ids(hits), expected, `${other} of ${form}`);
        assert.deepEqual(notes, []);
      }
    }
  });

  test("finds words whose postings lie with their relatives', and those that stand apart", async () => {
    const vocabulary = [...vocabularyOf(archive, corpus).keys()].filter((form) => !archive.arabic.isStop(form));
    const sides = { true: 0, false: 0 };
    for (const form of vocabulary.filter((_, at) => at % 151 === 0).concat("تجربه", "للتجربه", "نص")) {
      const lexeme = (await archive.engine.senses.bucket(form))?.members.get(form)?.lexeme;
      if (!lexeme) continue;
      sides[lexeme.apart ? "true" : "false"] += 1;
      assert.deepEqual(ids((await archive.search(form, ALL)).hits), holders(archive, corpus, lexeme.forms), form);
    }
    assert.ok(sides.true >= 2 && sides.false > 20, JSON.stringify(sides));
  });

  test("looks in the headline alone where it is told to", async () => {
    let narrower = 0;
    for (const seed of [3, 4, 5, 6, 7, 8, 9, 10]) {
      const { word, lexeme } = await someWord(seed, 15);
      const { hits, total } = await archive.search(`title:${word}`, ALL);
      const expected = holders(archive, corpus, lexeme, ["title"]);
      assert.deepEqual(ids(hits), expected, word);
      narrower += Number(total > 0 && total < holders(archive, corpus, lexeme).length);
    }
    assert.ok(narrower >= 3);
  });

  test("says of a word that it was found only where an article of the answer has it", async () => {
    const titles = new Set(corpus.articles.flatMap(({ title }) => forms(title)));
    const { word } = await someWord(3);
    for (let seed = 40; ; seed += 1) {
      const { word: other, lexeme, holders: having } = await someWord(seed, 1, 20);
      if (other === word || lexeme.some((form) => titles.has(form))) continue;
      const { words } = await archive.search(`${word} title:${other}`);
      assert.deepEqual(words.map(({ found }) => found), [true, false]);
      const day = having[0].day;
      const next = corpus.articles.find((each) => each.day > day && !having.some((holder) => holder.day === each.day));
      assert.ok(next);
      const { words: then } = await archive.search(`تجربة ${other}`, { from: next.day, to: next.day });
      assert.deepEqual(then.map(({ found }) => found), [true, false]);
      break;
    }
  });

  test("requires and excludes words by their lexemes", async () => {
    const [first, second] = [await someWord(5, 40), await someWord(6, 40)];
    const [ones, others] = [first, second].map(({ holders: having }) => new Set(ids(having)));
    const answer = async (/** @type {string} */ text) => ids((await archive.search(text, ALL)).hits);
    assert.deepEqual(await answer(`+${first.word} +${second.word}`), [...ones].filter((id) => others.has(id)));
    assert.deepEqual(await answer(`${first.word} -${second.word}`), [...ones].filter((id) => !others.has(id)));
    assert.deepEqual(await answer(`+${first.word} ${second.word}`), [...ones]);
  });

  test("finds every word that begins with a prefix, across the files of the vocabulary", async () => {
    const vocabulary = [...vocabularyOf(archive, corpus)];
    for (const prefix of ["ال", "وا", "مت", "20", "كو", "هه", "يي", "للت", "والم"]) {
      const fitting = vocabulary.filter(([form]) => form.startsWith(prefix));
      const { hits, notes } = await archive.search(`${prefix}*`, ALL);
      if (fitting.length > 1000) {
        assert.deepEqual(notes.map(({ kind }) => kind), ["many-forms"]);
        const most = fitting.sort(([, a], [, b]) => b - a).slice(0, 1000).filter(([, frequency]) => frequency > 1);
        const found = new Set(ids(hits));
        assert.ok(holders(archive, corpus, most.map(([form]) => form)).every((id) => found.has(id)));
      } else {
        assert.deepEqual(notes, []);
        assert.deepEqual(ids(hits), holders(archive, corpus, fitting.map(([form]) => form)), prefix);
      }
    }
  });

  test("finds a phrase in its order, beside other words, and can exclude it", async () => {
    const draw = random(11);
    for (let round = 0; round < 20; round += 1) {
      const article = corpus.articles[Math.floor(draw() * corpus.articles.length)];
      const words = forms(article.text);
      const at = Math.floor(draw() * (words.length - 3));
      const phrase = words.slice(at, at + 3);
      const has = (/** @type {string} */ text) => ` ${forms(text).join(" ")} `.includes(` ${phrase.join(" ")} `);
      const expected = corpus.articles.filter(({ title, text }) => has(title) || has(text));
      const { hits } = await archive.search(`"${phrase.join(" ")}"`, ALL);
      assert.deepEqual(hits.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), phrase.join(" "));
      assert.ok(hits.length > 0);
      const without = await archive.search(`${phrase[0]} ${phrase[1]} -"${phrase.join(" ")}"`, ALL);
      assert.ok(without.hits.every(({ id }) => !expected.some((each) => each.id === id)));
    }
  });

  test("looks for the words of a phrase that no article has, and says so", async () => {
    const [first, second] = [await someWord(3), await someWord(4)];
    const phrase = `"${first.word} ظظظظظ ${second.word}"`;
    const { total, notes, hits } = await archive.search(phrase, ALL);
    assert.ok(total > 0);
    assert.deepEqual(notes.map(({ kind }) => kind), ["loosened"]);
    assert.ok(hits.every(({ missing }) => missing.includes("ظظظظظ")));
    const { ranges } = await archive.excerpt(hits[0].url, phrase);
    assert.ok(ranges.length > 0);
    const { notes: none } = await archive.search(`"${forms(corpus.articles[3].text).slice(2, 4).join(" ")}"`);
    assert.deepEqual(none, []);
  });

  test("is not disturbed by missing hamzas, ه for ة, attached letters, marks or Arabic digits", async () => {
    const pairs = [
      ["إيمان", "ايمان"], ["آمال", "امال"], ["مدرسة", "مَدْرَسَةٌ"], ["مدرسه", "المدرسة"], ["1445", "١٤٤٥"],
      ["وبالمدرسة", "مدرسة"], ["للمدرسة", "مدرسة"], ["الإيمان", "بايمان"],
    ];
    for (const [typed, same] of pairs) {
      const [one, other] = [await archive.search(typed, ALL), await archive.search(same, ALL)];
      assert.ok(one.total > 0, typed);
      const found = [ids(one.hits), ids(other.hits)];
      if (![...one.notes, ...other.notes].length) assert.deepEqual(found[0], found[1], `${typed} ${same}`);
      // a form that no article has is also taken for a slip
      const both = found[0].filter((id) => found[1].includes(id));
      assert.deepEqual(both, found.toSorted((a, b) => a.length - b.length)[0], `${typed} ${same}`);
    }
  });

  test("gives no hits and no exception for what asks nothing", async () => {
    for (const text of ["", "   ", "-", "+", '"', '""', "*", "~", "title:", "-حلب", "؟؟"]) {
      const { total, hits } = await archive.search(text);
      assert.equal(total, 0, text);
      assert.deepEqual(hits, []);
    }
  });
});

describe("filters without words", () => {
  const left = (/** @type {import("../../theme/static/js/search/filters.js").Filters} */ { from = "", to = "9", category, source }) =>
    corpus.articles.filter(
      (article) =>
        article.day >= from &&
        article.day <= to &&
        (!category || article.category === category) &&
        (!source || article.source === source),
    );

  test("find all that they leave, the newest first", async () => {
    const days = corpus.articles.map(({ day }) => day).sort();
    const { category, source } = corpus.articles[0];
    for (const filters of [{ category }, { source }, { from: days[400] }, { from: days[100], to: days[300], category }]) {
      const { total, complete, hits, words, notes, parts } = await archive.search(" ", { ...ALL, ...filters });
      const expected = left(filters);
      assert.ok(total > 0);
      assert.deepEqual([total, complete, words, notes, parts], [expected.length, total, [], [], []]);
      assert.deepEqual(ids(hits).sort(), ids(expected).sort());
      assert.ok(hits.every(({ date }, at) => at === 0 || date <= hits[at - 1].date));
      const oldest = (await archive.search("", { ...ALL, ...filters, sort: "oldest" })).hits;
      assert.deepEqual(oldest.map(({ id }) => id), hits.map(({ id }) => id).reverse());
    }
  });

  test("are counted in facets, and excerpts begin where the articles do", async () => {
    const { category } = corpus.articles[0];
    const { categories, years } = await archive.facets("", { category });
    assert.equal(categories.find(({ name }) => name === category)?.count, left({ category }).length);
    assert.equal(years.reduce((sum, { count }) => sum + count, 0), left({ category }).length);
    const { hits: [{ url, id }] } = await archive.search("", { category });
    const { text, ranges } = await archive.excerpt(url, "");
    const article = corpus.articles.find((each) => each.id === id);
    assert.ok(article?.text.replace(/\s+/g, " ").startsWith(text.slice(0, 100)));
    assert.deepEqual(ranges, []);
  });

  test("that leave nothing find nothing, and without any there is nothing to show", async () => {
    assert.equal((await archive.search("", { category: "لا أحد" })).total, 0);
    assert.equal((await archive.search("", {})).total, 0);
  });
});

test("an excerpt is of the article's text, has the words found, and nothing of the page around it", async () => {
  const { word, lexeme } = await someWord(8);
  const { hits } = await archive.search(word, ALL);
  for (const { url, id } of hits) {
    const { text, ranges } = await archive.excerpt(url, word);
    const article = corpus.articles.find((each) => each.id === id);
    const bare = text.replaceAll("…", "").trim();
    assert.ok(article?.text.replace(/\s+/g, " ").includes(bare));
    assert.ok(text.length < 300);
    for (const [start, end] of ranges) {
      assert.ok(lexeme.includes(forms(text.slice(start, end))[0]));
    }
  }
});

test("a headline has the words found shown in it, whole and in order", async () => {
  const { word, lexeme } = await someWord(8, 40);
  const { hits } = await archive.search(word, ALL);
  let shown = 0;
  for (const { title, ranges } of hits) {
    const expected = archive.arabic.tokens(title).filter(({ form }) => lexeme.includes(form));
    assert.deepEqual(ranges, expected.map(({ start, end }) => [start, end]));
    shown += ranges.length;
  }
  assert.ok(shown > 0);
});

test("what is excluded is not shown as found", async () => {
  const { word } = await someWord(8);
  const { hits } = await archive.search(word, ALL);
  const [excluded] = forms(hits[0].title).filter((form) => !archive.arabic.isStop(form));
  const lexeme = await lexemeOf(archive, excluded);
  const { hits: without } = await archive.search(`${word} -title:${excluded}`, ALL);
  for (const { title } of without) assert.ok(!forms(title).some((form) => lexeme.includes(form)), title);
  const { text, ranges } = await archive.excerpt(hits[0].url, `${word} -"${forms(corpus.articles[0].text).slice(0, 2).join(" ")}" -تجربة`);
  const shown = ranges.map(([start, end]) => forms(text.slice(start, end))[0]);
  const hidden = await lexemeOf(archive, "للتجربه");
  assert.ok(!shown.some((form) => hidden.includes(form)));
});

test("stats count the bytes and requests so far", async () => {
  const { word } = await someWord();
  const fresh = await openArchive(corpus.url, { fetch: fetchFile });
  const opened = fresh.stats();
  assert.equal(opened.requests, 1);
  await fresh.search(word);
  const searched = fresh.stats();
  assert.ok(searched.requests > 1 && searched.bytes > opened.bytes);
  await fresh.search(word);
  assert.deepEqual(fresh.stats(), searched, "a second time nothing is fetched");
});
