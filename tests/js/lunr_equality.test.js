/**
 * The shards answer as the whole Lunr index does: an oracle test. lunr.Builder indexes all articles
 * in one piece, and 1,000 random queries of every operator go to both.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { clausesOf } from "../../theme/static/js/search/engine.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import lunr from "../../theme/static/js/vendor/lunr.js";
import { inventedArchive, random } from "./corpus.js";
import { fetchFile } from "./folder.js";

const ARTICLES = 1000;
const QUERIES = 1000;

/** @type {ReturnType<typeof inventedArchive>} */
let corpus;
/** @type {import("../../theme/static/js/search/archive.js").Archive} */
let archive;
/** @type {lunr.Index} */
let whole;

before(async () => {
  corpus = inventedArchive(ARTICLES);
  archive = await openArchive(corpus.url, { fetch: fetchFile });
  whole = wholeIndex(corpus.documents, archive.engine.scoring);
});
after(() => corpus.remove());

test("1,000 queries of every operator give the same articles, scores, order and terms", async () => {
  const queries = randomQueries(corpus.documents, QUERIES);
  /** @type {Record<string, number>} */
  const operators = { "+": 0, "-": 0, "title:": 0, "*": 0, "~": 0, plain: 0 };
  let [answered, cut] = [0, 0];
  for (const text of queries) {
    const query = parseQuery(text, archive.arabic);
    const clauses = clausesOf(query.words, archive.engine.scoring.fields, archive.engine.exactBoost);
    const expected = whole.query((asked) => clauses.forEach((clause) => asked.clause(/** @type {any} */ ({ ...clause }))));
    const expansions = await archive.engine.expansions(query);
    if (query.notes.some(({ kind }) => kind === "many-forms")) {
      cut += 1; // Lunr asks for all of them, the client for the most frequent
      continue;
    }
    const found = await archive.engine.matches(query, expansions);
    compare(text, found, expected);
    answered += Number(expected.length > 0);
    const used = Object.keys(operators).filter((sign) => text.includes(sign));
    for (const sign of used.length ? used : ["plain"]) operators[sign] += 1;
  }
  assert.ok(cut < QUERIES * 0.05, `${cut} queries stood for too many words`);
  assert.ok(answered > QUERIES * 0.7, `only ${answered} queries found anything`);
  for (const [sign, count] of Object.entries(operators)) {
    assert.ok(count > 50, `only ${count} queries with ${sign}`);
  }
});

/**
 * @param {string} text
 * @param {import("../../theme/static/js/search/engine.js").Match[]} found
 * @param {lunr.Index.Result[]} expected
 */
function compare(text, found, expected) {
  assert.equal(found.length, expected.length, `${text}: number of results`);
  const scores = new Map(expected.map(({ ref, score }) => [ref, score]));
  const terms = new Map(expected.map(({ ref, matchData }) => [ref, Object.keys(matchData.metadata)]));
  found.forEach(({ number, score, terms: matched }, at) => {
    const ref = `d${number}`;
    const expectedScore = scores.get(ref);
    assert.ok(expectedScore !== undefined, `${text}: ${ref} is not expected`);
    assert.ok(Math.abs(score - expectedScore) < 1e-9, `${text}: ${ref} has ${score}, not ${expectedScore}`);
    // order: equal scores may stand either way round, so the score at each place is compared
    assert.ok(Math.abs(score - expected[at].score) < 1e-9, `${text}: place ${at}`);
    assert.deepEqual(matched.toSorted(), terms.get(ref)?.toSorted(), `${text}: terms of ${ref}`);
  });
}

/**
 * @param {import("./corpus.js").Document[]} documents
 * @param {any} scoring
 */
function wholeIndex(documents, scoring) {
  const builder = new lunr.Builder();
  builder.ref("id");
  for (const { name, boost } of scoring.fields) builder.field(name, { boost });
  for (const document of documents) builder.add(document);
  const { fieldLengths } = /** @type {any} */ (builder);
  for (const { id, lengths } of documents) {
    for (const [field, length] of Object.entries(lengths)) fieldLengths[`${field}/${id}`] = length;
  }
  return builder.build();
}

/**
 * @param {import("./corpus.js").Document[]} documents
 * @param {number} count
 */
function randomQueries(documents, count) {
  const draw = random(7);
  const below = (/** @type {number} */ limit) => Math.floor(draw() * limit);
  const word = () => {
    const { title, text } = documents[below(documents.length)];
    const field = draw() < 0.3 && title.length ? title : text;
    const form = field[below(field.length / 2)]; // the first half are forms, the second stems
    if (draw() < 0.05) return `${form}ظظظ`; // a word that no article has
    return form;
  };
  const part = () => {
    const [sign, title, behind] = [draw(), draw(), draw()];
    let asked = word();
    if (behind < 0.12) asked = `${[...asked].slice(0, Math.max(2, asked.length - 2)).join("")}*`;
    else if (behind < 0.2) asked = draw() < 0.8 ? `${asked}~` : `${asked}~2`;
    if (title < 0.15) asked = `title:${asked}`;
    if (sign < 0.15) return `+${asked}`;
    return sign < 0.25 ? `-${asked}` : asked;
  };
  const queries = [];
  while (queries.length < count) {
    const parts = Array.from({ length: 1 + below(4) }, part);
    if (parts.some((asked) => !asked.startsWith("-"))) queries.push(parts.join(" "));
  }
  return queries;
}
