/** What the archive tells besides the hits: parts of the query, facets, and what may be meant. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { holders, lexemeOf, vocabularyOf } from "./asked.js";
import { archiveOf, inventedArchive } from "./corpus.js";
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

describe("the parts of a query", () => {
  /** @param {string} text */
  const parts = async (text) => (await archive.search(text)).parts;
  /** @param {string} text */
  const without = async (text) => (await parts(text)).map((part) => part.without);

  test("are its words and phrases in their order, each with the query without it", async () => {
    const text = '+مدرسة "نص مختلق" طريق -خزعبلات عنوان:حديقة قري*';
    const found = await parts(text);
    assert.deepEqual(
      found.map(({ kind, presence, field, prefix, text: bare }) => [kind, presence, field, prefix, bare]),
      [
        ["word", "required", "", false, "مدرسة"],
        ["phrase", "required", "", false, "نص مختلق"],
        ["word", "optional", "", false, "طريق"],
        ["word", "prohibited", "", false, "خزعبلات"],
        ["word", "optional", "title", false, "حديقة"],
        ["word", "optional", "", true, "قري"],
      ],
    );
    assert.deepEqual(
      found.map((part) => part.without),
      [
        '"نص مختلق" طريق -خزعبلات عنوان:حديقة قري*',
        "+مدرسة طريق -خزعبلات عنوان:حديقة قري*",
        '+مدرسة "نص مختلق" -خزعبلات عنوان:حديقة قري*',
        '+مدرسة "نص مختلق" طريق عنوان:حديقة قري*',
        '+مدرسة "نص مختلق" طريق -خزعبلات قري*',
        '+مدرسة "نص مختلق" طريق -خزعبلات عنوان:حديقة',
      ],
    );
  });

  test("leave out what was passed over, and name once what stands in it twice", async () => {
    assert.deepEqual((await parts("في مدرسة من طريق")).map(({ text }) => text), ["مدرسة", "طريق"]);
    assert.deepEqual((await parts("مدرسة ﷺ")).map(({ text }) => text), ["مدرسة", "ﷺ"]);
    assert.deepEqual(await without("مدرسة طريق مدرسة"), ["طريق", "مدرسة مدرسة"]);
    assert.deepEqual(await without("مدرسة"), [""]);
    assert.deepEqual(await parts(""), []);
  });

  test("say what an unknown word was taken for", async () => {
    const [known, unknown] = await parts("طريق مدرشة");
    assert.deepEqual(known.taken, []);
    assert.ok(unknown.taken.length > 0);
  });
});

describe("facets", () => {
  const groups = /** @type {const} */ (["years", "categories", "sources"]);

  /** @param {{day: string, category: string, source: string}} article @param {typeof groups[number]} group */
  const valueOf = ({ day, category, source }, group) =>
    group === "years" ? Number(day.slice(0, 4)) : group === "categories" ? category : source;

  test("count what the other filters leave", async () => {
    const lexeme = await lexemeOf(archive, "مدرسه");
    const having = new Set(holders(archive, corpus, lexeme));
    const found = corpus.articles.filter(({ id }) => having.has(id));
    const days = corpus.articles.map(({ day }) => day).sort();
    const [from, to] = [days[100], days[500]];
    const { category, source } = found[0];
    for (const filters of [{}, { from }, { from, to }, { category }, { source }, { to, category, source }, { source: "لا أحد" }]) {
      const facets = await archive.facets("مدرسة", filters);
      const own = { years: ["from", "to"], categories: ["category"], sources: ["source"] };
      for (const group of groups) {
        const others = Object.fromEntries(Object.entries(filters).filter(([name]) => !own[group].includes(name)));
        const left = found.filter(
          (article) =>
            (!others.from || article.day >= others.from) &&
            (!others.to || article.day <= others.to) &&
            (!others.category || article.category === others.category) &&
            (!others.source || article.source === others.source),
        );
        /** @type {Map<string | number, number>} */
        const expected = new Map();
        for (const article of left) {
          const value = valueOf(article, group);
          if (value) expected.set(value, (expected.get(value) ?? 0) + 1);
        }
        const told = facets[group].map((/** @type {any} */ facet) => [facet.year ?? facet.name, facet.count]);
        assert.deepEqual(new Map(/** @type {[string | number, number][]} */ (told).filter(([, count]) => count)), new Map(expected), `${group} ${JSON.stringify(filters)}`);
      }
      /** @type {(articles: typeof found, month: string) => number} */
      const countOf = (articles, month) =>
        articles.filter(
          (article) =>
            article.day.startsWith(month) &&
            (!filters.category || article.category === filters.category) &&
            (!filters.source || article.source === filters.source),
        ).length;
      for (const { month, count, all } of facets.months) {
        assert.deepEqual([count, all], [countOf(found, month), countOf(corpus.articles, month)], `${month} ${JSON.stringify(filters)}`);
      }
      assert.equal(facets.months[0].month, days[0].slice(0, 7));
      assert.equal(facets.months.at(-1)?.month, days[days.length - 1].slice(0, 7));
      const years = facets.years.map(({ year }) => year);
      const first = Number(days[0].slice(0, 4));
      assert.deepEqual(years, years.map((_, at) => first + at), "every year of the archive, in order");
      assert.equal(years.at(-1), Number(days[days.length - 1].slice(0, 4)));
      for (const group of [facets.categories, facets.sources]) {
        assert.ok(group.every(({ count, name }, at) => count > 0 && name && (at === 0 || count <= group[at - 1].count)));
      }
    }
  });

  test("have the years and months without articles too", async () => {
    const gaps = archiveOf([{ day: "2001-05-01", text: "مدرسة" }, { day: "2004-01-02", text: "مدرسة" }]);
    const { years, months } = await (await openArchive(gaps.url, { fetch: fetchFile })).facets("مدرسة");
    assert.equal(months.length, 8 + 12 + 12 + 1);
    assert.deepEqual(months.slice(7, 9).map(({ month }) => month), ["2001-12", "2002-01"]);
    assert.deepEqual(months.filter(({ count, all }) => count || all), [
      { month: "2001-05", count: 1, all: 1 },
      { month: "2004-01", count: 1, all: 1 },
    ]);
    assert.deepEqual(years, [2001, 2002, 2003, 2004].map((year) => ({ year, count: year === 2001 || year === 2004 ? 1 : 0 })));
    gaps.remove();
  });
});

describe("a suggestion", () => {
  test("of words is the most frequent that begin so, in the query as it was typed", async () => {
    const vocabulary = [...vocabularyOf(archive, corpus)];
    for (const begun of ["مدر", "كتا", "الط"]) {
      const expected = vocabulary
        .filter(([form]) => form.startsWith(begun) && form !== begun)
        .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
        .slice(0, 5)
        .map(([form]) => form);
      assert.ok(expected.length > 0, begun);
      const { words } = await archive.suggest(`"نص مختلق" +${begun}`);
      assert.deepEqual(words.map(({ text }) => archive.arabic.fold(text)), expected);
      assert.ok(words.every(({ text, query }) => query === `"نص مختلق" +${text}`));
    }
  });

  test("of headlines has all words that were typed, the last of them begun", async () => {
    const [first, second] = archive.arabic
      .tokens(corpus.articles[7].title)
      .map(({ form }) => form)
      .filter((form) => !archive.arabic.isStop(form) && form.length > 4);
    const typed = `${first} ${second.slice(0, 4)}`;
    const { headlines } = await archive.suggest(typed);
    assert.ok(headlines.length > 0 && headlines.length <= 4);
    const words = archive.arabic.tokens(typed).map(({ form }) => form);
    for (const { title: found } of headlines) {
      const forms = archive.arabic.tokens(found).map(({ form }) => form);
      assert.ok(forms.some((form) => form.startsWith(words[words.length - 1])), found);
    }
  });

  test("is none for a letter, a finished word, a phrase or a sign", async () => {
    for (const text of ["", " ", "م", "مدرسة ", '"مدر', "مدر*", "+", "-"]) {
      assert.deepEqual((await archive.suggest(text)).words, [], text);
    }
  });
});

describe("an alternative", () => {
  test("is a far more frequent word a slip away from one that few articles have", async () => {
    const often = Array.from({ length: 60 }, () => ({ text: "نزلت الحكومة إلى السوق" }));
    const invented = archiveOf([...often, { text: "نزلت الحكومه إلى السوف" }]);
    const small = await openArchive(invented.url, { fetch: fetchFile });
    assert.equal((await small.search("السوف")).total, 1);
    assert.deepEqual(await small.alternatives("+السوف الحكومة"), [
      { text: "السوف", words: [{ text: "السوق", query: "+السوق الحكومة" }] },
    ]);
    assert.deepEqual(await small.alternatives("السوق الحكومة"), []);
    assert.deepEqual(await small.alternatives("-السوف السوق"), []);
    invented.remove();
  });
});

describe("where nothing is found, the looser query", () => {
  test("is the one with a part less that finds the most, under the same filters", async () => {
    const invented = archiveOf([
      { text: "نهر بعيد", day: "2020-01-01" },
      { text: "نهر قريب", day: "2021-01-01" },
      { text: "نهر قريب", day: "2021-02-01" },
      { text: "جسر", day: "2022-01-01" },
    ]);
    const small = await openArchive(invented.url, { fetch: fetchFile });
    const looser = async (/** @type {string} */ text, options = {}) => (await small.search(text, options)).looser;
    assert.equal(await looser("+جسر +نهر +قريب"), "+نهر +قريب");
    assert.equal(await looser("+جسر +نهر", { from: "2022-01-01" }), "+جسر");
    assert.equal(await looser("+جسر", { to: "2020-12-31" }), "");
    assert.equal(await looser("+نهر"), "");
    assert.equal(await looser("+جسر +نهر", { category: "لا شيء" }), "");
    invented.remove();
  });
});
