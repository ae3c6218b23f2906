/** The archive's search as its callers use it, over an invented archive of 600 articles. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { clausesOf, stemTerm } from "../../theme/static/js/search/engine.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import { openArchive, ShardError } from "../../theme/static/js/search/archive.js";
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
const forms = (text) => archive.arabic.tokens(text).map(({ form }) => form);

/** A word that some articles have, and those articles. */
function someWord(seed = 1, least = 5, most = 200) {
  const draw = random(seed);
  for (;;) {
    const article = corpus.articles[Math.floor(draw() * corpus.articles.length)];
    const words = forms(article.text);
    const word = words[Math.floor(draw() * words.length)];
    const stem = archive.arabic.stem(word);
    const holders = corpus.articles.filter(({ title, text }) =>
      [...forms(title), ...forms(text)].some((form) => archive.arabic.stem(form) === stem),
    );
    if (!archive.arabic.isStop(word) && holders.length >= least && holders.length <= most) {
      return { word, holders };
    }
  }
}

describe("a search", () => {
  test("finds every article that has the word, whatever its spelling, and no other", async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { word, holders } = someWord(seed);
      const { total, hits } = await archive.search(word, ALL);
      assert.equal(total, holders.length, word);
      assert.deepEqual(hits.map(({ id }) => id).sort(), holders.map(({ id }) => id).sort());
    }
  });

  test("shows a hit's address, headline, date, category and source", async () => {
    const { word } = someWord();
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
    const { word, holders } = someWord(2, 25);
    const seen = [];
    for (let offset = 0; ; offset += 10) {
      const { hits } = await archive.search(word, { offset });
      if (!hits.length) break;
      seen.push(...hits.map(({ id }) => id));
    }
    assert.deepEqual(seen.toSorted(), holders.map(({ id }) => id).sort());
  });

  test("puts articles with all the words first and names what the others lack", async () => {
    const [first, second] = [someWord(3), someWord(4)];
    const { hits, complete, words } = await archive.search(`${first.word} ${second.word}`, ALL);
    const lacks = hits.map(({ missing }) => missing.length > 0);
    assert.deepEqual(lacks, lacks.toSorted((a, b) => Number(a) - Number(b)));
    assert.equal(complete, lacks.filter((some) => !some).length);
    assert.ok(complete > 0 && complete < hits.length);
    assert.ok(hits.at(-1)?.missing.every((word) => [first.word, second.word].includes(word)));
    assert.deepEqual(words.map(({ found }) => found), [true, true]);
  });

  test("says which word no article has", async () => {
    const { word } = someWord();
    const { words, total } = await archive.search(`${word} ظظظظظ`);
    assert.ok(total > 0);
    assert.deepEqual(words.map(({ found }) => found), [true, false]);
    assert.equal((await archive.search("ظظظظظ")).total, 0);
  });

  test("keeps to the days asked for, both included", async () => {
    const { word, holders } = someWord(5, 30);
    const days = holders.map(({ day }) => day).sort();
    const spans = [[days[3], days[12]], [days[5], days[5]], [undefined, days[4]], [days[9], undefined], ["1999-01-01", "2001-01-01"], ["2099-01-01", undefined], ["2022-06-01", "2022-05-01"]];
    for (const [from, to] of spans) {
      const { hits } = await archive.search(word, { ...ALL, from, to });
      const expected = holders.filter(({ day }) => (!from || day >= from) && (!to || day <= to));
      assert.deepEqual(hits.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort(), `${from}–${to}`);
    }
  });

  test("keeps to a category and a source by the names shown", async () => {
    const { word, holders } = someWord(6, 30);
    const { category, source } = holders[0];
    const { hits } = await archive.search(word, { ...ALL, category, source });
    const expected = holders.filter((each) => each.category === category && each.source === source);
    assert.deepEqual(hits.map(({ id }) => id).sort(), expected.map(({ id }) => id).sort());
    assert.equal((await archive.search(word, { category: "لا وجود له" })).total, 0);
  });

  test("orders by date, the newest or the oldest first", async () => {
    const { word } = someWord(7, 30);
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

  test("gives the form as it was typed a quarter of the weight of its stem, on top of it", () => {
    const { words } = parseQuery("والمدارس -حلب", archive.arabic);
    const [stem, form, excluded] = clausesOf(words, archive.engine.scoring.fields, archive.engine.exactBoost);
    assert.deepEqual([stem.boost, form.boost, form.term], [1, 0.25, "والمدارس"]);
    assert.equal(stem.term, stemTerm(archive.arabic.stem("والمدارس")));
    assert.equal(excluded.term, stemTerm(archive.arabic.stem("حلب")), "what is excluded has no form of its own");
  });

  test("finds every word that begins with a prefix, across the files of the vocabulary", async () => {
    for (const prefix of ["ال", "وا", "مت", "20", "كو", "هه", "يي"]) {
      const holders = corpus.articles.filter(({ title, text }) =>
        [...forms(title), ...forms(text)].some((form) => form.startsWith(prefix)),
      );
      const { hits, notes } = await archive.search(`${prefix}*`, ALL);
      if (notes.length) continue; // more forms than are asked for
      assert.deepEqual(hits.map(({ id }) => id).sort(), holders.map(({ id }) => id).sort(), prefix);
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
      const without = await archive.search(`${phrase[0]} ${phrase[1]} -"${phrase.join(" ")}"`, ALL);
      assert.ok(without.hits.every(({ id }) => !expected.some((each) => each.id === id)));
    }
  });

  test("looks for the words of a phrase that no article has, and says so", async () => {
    const [first, second] = [someWord(3), someWord(4)];
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
      assert.deepEqual(one.hits.map(({ id }) => id).sort(), other.hits.map(({ id }) => id).sort(), `${typed} ${same}`);
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

test("an excerpt is of the article's text, has the words found, and nothing of the page around it", async () => {
  const { word } = someWord(8);
  const { hits } = await archive.search(word, ALL);
  for (const { url, id } of hits) {
    const { text, ranges } = await archive.excerpt(url, word);
    const article = corpus.articles.find((each) => each.id === id);
    const bare = text.replaceAll("…", "").trim();
    assert.ok(article?.text.replace(/\s+/g, " ").includes(bare));
    assert.ok(text.length < 300);
    for (const [start, end] of ranges) {
      assert.equal(archive.arabic.stem(forms(text.slice(start, end))[0]), archive.arabic.stem(forms(word)[0]));
    }
  }
});

test("what is excluded is not shown as found", async () => {
  const { word } = someWord(8);
  const { hits } = await archive.search(word, ALL);
  const words = forms(hits[0].title).filter((form) => !archive.arabic.isStop(form));
  const { hits: without } = await archive.search(`${word} -title:${words[0]}`, ALL);
  for (const { title, ranges } of without) {
    for (const [start, end] of ranges) {
      assert.notEqual(archive.arabic.stem(forms(title.slice(start, end))[0]), archive.arabic.stem(words[0]));
    }
  }
  const { text, ranges } = await archive.excerpt(hits[0].url, `${word} -"${forms(corpus.articles[0].text).slice(0, 2).join(" ")}" -تجربة`);
  const shown = ranges.map(([start, end]) => archive.arabic.stem(forms(text.slice(start, end))[0]));
  assert.ok(!shown.includes(archive.arabic.stem("تجربه")));
});

test("stats count the bytes and requests so far", async () => {
  const fresh = await openArchive(corpus.url, { fetch: fetchFile });
  const opened = fresh.stats();
  assert.equal(opened.requests, 1);
  await fresh.search(someWord().word);
  const searched = fresh.stats();
  assert.ok(searched.requests > 1 && searched.bytes > opened.bytes);
  await fresh.search(someWord().word);
  assert.deepEqual(fresh.stats(), searched, "a second time nothing is fetched");
});

describe("a file that cannot be had", () => {
  const { word } = { word: "مدرسة" };

  /** @param {(url: string, times: number) => Response | undefined} fault */
  const faulty = (fault) => {
    /** @type {Map<string, number>} */
    const times = new Map();
    return (/** @type {string} */ url) => {
      times.set(url, (times.get(url) ?? 0) + 1);
      const answer = url.includes("/stems/") ? fault(url, times.get(url) ?? 0) : undefined;
      return answer ? Promise.resolve(answer) : fetchFile(url);
    };
  };

  test("is tried again where that may help", async () => {
    for (const status of [429, 500, 503]) {
      const fetch = faulty((_, times) => (times < 3 ? new Response("", { status }) : undefined));
      const opened = await openArchive(corpus.url, { fetch });
      assert.ok((await opened.search(word)).total > 0, String(status));
    }
  });

  test("ends in an error that names it, and a later search asks anew", async () => {
    let broken = true;
    const opened = await openArchive(corpus.url, {
      fetch: faulty(() => (broken ? new Response("gone", { status: 404 }) : undefined)),
    });
    await assert.rejects(opened.search(word), (error) => {
      assert.ok(error instanceof ShardError);
      assert.match(error.message, /stems\/[a-z2-7]+\.bin: HTTP 404/);
      return true;
    });
    broken = false;
    assert.ok((await opened.search(word)).total > 0);
  });

  test("is not taken for an answer when it is a page or cut short", async () => {
    for (const body of ["<!doctype html><p>error", new Uint8Array([31, 139, 8, 0, 0])]) {
      const opened = await openArchive(corpus.url, { fetch: faulty(() => new Response(body)) });
      await assert.rejects(opened.search(word), ShardError);
    }
    await assert.rejects(openArchive(`${corpus.url}nowhere`, { fetch: fetchFile }), ShardError);
  });
});
