/**
 * The client answers as the whole Lunr index does: an oracle test. lunr.Builder indexes all articles
 * in one piece, and 1,000 random queries of every operator go to both. What the client adds to
 * Lunr's score is left out here; archive.test.js has that.
 */

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import lunr from "lunr";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { parseQuery } from "../../theme/static/js/search/query.js";
import { ALIKE, lexemeKey } from "../../theme/static/js/search/senses.js";
import { inventedArchive, random } from "./corpus.js";
import { fetchFile } from "./folder.js";
import { slips } from "./slips.js";

/** @typedef {import("../../theme/static/js/search/senses.js").Sense} Sense */
/** @typedef {{number: number, score: number}} Match */
/** @typedef {{clauses: object[], anyOf: {keys: string[], fields: string[]}[]}} Asked */

const ARTICLES = 1000;
const QUERIES = 1000;
const FIELDS = ["title", "text"];
const { presence: PRESENCE, wildcard: WILDCARD } = lunr.Query;
const PRESENCES = { optional: PRESENCE.OPTIONAL, required: PRESENCE.REQUIRED, prohibited: PRESENCE.PROHIBITED };

/** @type {ReturnType<typeof inventedArchive>} */
let corpus;
/** @type {import("../../theme/static/js/search/archive.js").Archive} */
let archive;
/** @type {lunr.Index} */
let whole;
/** @type {string[]} */
let vocabulary;

before(async () => {
  corpus = inventedArchive(ARTICLES);
  archive = await openArchive(corpus.url, { fetch: fetchFile });
  archive.engine.scoring = { ...archive.engine.scoring, reading_boost: 1, place_boosts: [0, 0, 0, 0], family_boost: 0 };
  whole = wholeIndex(corpus.documents, archive.engine.scoring);
  vocabulary = [...new Set(corpus.documents.flatMap(({ title, text }) => [...title, ...text]))].filter(
    (term) => !term.startsWith("="),
  );
});
after(() => corpus.remove());

test("1,000 queries of every operator give the same articles, scores and order", async () => {
  const queries = randomQueries(corpus.documents, QUERIES);
  /** @type {Record<string, number>} */
  const seen = { "+": 0, "-": 0, "title:": 0, "*": 0, "~": 0, plain: 0, unknown: 0, alternatives: 0, long: 0 };
  let [answered, cut] = [0, 0];
  for (const text of queries) {
    const query = parseQuery(text, archive.arabic);
    const understood = await archive.engine.understand(query);
    if (understood.words.some(({ notes }) => notes.some(({ kind }) => kind === "many-forms"))) {
      cut += 1; // Lunr asks for all of them, the client for the most frequent
      continue;
    }
    const { numbers, scores } = (await archive.engine.matches(understood)).found;
    const found = [...numbers].map((number, at) => ({ number, score: scores[at] }));
    const asked = await askedOf(understood.words);
    const expected = answersOf(asked);
    compare(text, found, expected);
    if (found.length && query.words.filter(({ presence }) => presence === "optional").length > 4) {
      const { hits } = await archive.search(text, { limit: ARTICLES }); // without tiers, as it has many words
      assert.deepEqual(hits.map(({ score }) => score), found.map(({ score }) => score).sort((a, b) => b - a), text);
      seen.long += 1;
    }
    answered += Number(expected.length > 0);
    const used = ["+", "-", "title:", "*", "~"].filter((sign) => text.includes(sign));
    for (const sign of used.length ? used : ["plain"]) seen[sign] += 1;
    seen.unknown += Number(understood.words.some(({ terms }) => terms.length === 0));
    seen.alternatives += Number(understood.words.some(({ word, terms }) => terms.length > 1 && !word.prefix && !word.edits));
  }
  assert.ok(cut < QUERIES * 0.05, `${cut} queries stood for too many words`);
  assert.ok(answered > QUERIES * 0.7, `only ${answered} queries found anything`);
  for (const [sign, count] of Object.entries(seen)) {
    assert.ok(count >= 40, `only ${count} queries with ${sign}`);
  }
});

/**
 * @param {string} text
 * @param {Match[]} found
 * @param {Match[]} expected in Lunr's order
 */
function compare(text, found, expected) {
  const scores = new Map(expected.map(({ number, score }) => [number, score]));
  assert.deepEqual(found.map(({ number }) => number), [...scores.keys()].sort((a, b) => a - b), text);
  found.forEach(({ number, score }) => {
    const wanted = /** @type {number} */ (scores.get(number));
    assert.ok(Math.abs(score - wanted) < 1e-9, `${text}: ${number} has ${score}, not ${wanted}`);
  });
  // order: equal scores may stand either way round, so the score at each place is compared
  found.toSorted((a, b) => b.score - a.score).forEach(({ score }, at) => {
    assert.ok(Math.abs(score - expected[at].score) < 1e-9, `${text}: place ${at}`);
  });
}

/**
 * The words of a query in Lunr's terms, whatever score.js makes of them. A clause has an edit
 * distance only where letters may differ: Lunr takes any clause that has one for misspelt. A word
 * under a sign is held to its lexeme; the form only adds weight.
 * @param {Sense[]} senses
 * @returns {Promise<Asked>}
 */
async function askedOf(senses) {
  /** @type {Asked} */
  const asked = { clauses: [], anyOf: [] };
  for (const { word, terms } of senses) {
    const fields = word.fields.length ? word.fields : FIELDS;
    const clause = { usePipeline: false, wildcard: WILDCARD.NONE, boost: 1, presence: PRESENCES[word.presence], fields };
    const lexeme = (await archive.engine.senses.bucket(word.form))?.members.get(word.form)?.lexeme;
    if (word.prefix) {
      asked.clauses.push({ ...clause, term: word.form, wildcard: WILDCARD.TRAILING });
    } else if (word.edits === 1 && !lexeme) {
      asked.clauses.push({ ...clause, term: word.form, editDistance: 1, boost: ALIKE });
    } else if (word.edits > 0) {
      // Lunr's own ~2 puts letters between two that it has exchanged, which is three slips
      const alike = within(word.form, word.edits).map((term) => ({ term, boost: ALIKE }));
      const own = lexeme ? [{ term: lunrTerm(lexemeKey(lexeme)), boost: 1 }] : [];
      askAny(asked, [...own, ...alike], clause);
      if (lexeme && word.presence !== "prohibited") {
        asked.clauses.push({ ...clause, term: word.form, presence: PRESENCE.OPTIONAL, boost: archive.engine.senses.exactBoost });
      }
    } else if (lexeme) {
      asked.clauses.push({ ...clause, term: lunrTerm(lexemeKey(lexeme)) });
      if (word.presence !== "prohibited") {
        asked.clauses.push({ ...clause, term: word.form, presence: PRESENCE.OPTIONAL, boost: archive.engine.senses.exactBoost });
      }
    } else {
      askAny(asked, terms.map(({ key, boost }) => ({ term: lunrTerm(key), boost })), clause);
    }
  }
  return asked;
}

/**
 * The forms of the archive so many slips away from a word, by the definition; each letter of the word
 * that a form lacks is a slip for certain, which is soon seen.
 * @param {string} word
 * @param {number} most
 */
function within(word, most) {
  const letters = [...word];
  const lacking = (/** @type {string} */ form) => letters.filter((letter) => !form.includes(letter)).length;
  return vocabulary.filter(
    (form) =>
      Math.abs(form.length - word.length) <= most && lacking(form) <= most && slips(word, form) <= most,
  );
}

/**
 * Ask for one of several terms, which Lunr cannot say of terms that must be there.
 * @param {Asked} asked
 * @param {{term: string, boost: number}[]} terms
 * @param {any} clause
 */
function askAny(asked, terms, clause) {
  if (clause.presence === PRESENCE.REQUIRED) {
    asked.anyOf.push({ keys: terms.map(({ term }) => term), fields: clause.fields });
    clause = { ...clause, presence: PRESENCE.OPTIONAL };
  }
  const any = terms.length ? terms : [{ term: "?", boost: 1 }];
  asked.clauses.push(...any.map((term) => ({ ...clause, ...term })));
}

/**
 * @param {Asked} asked
 * @returns {Match[]} in Lunr's order
 */
function answersOf({ clauses, anyOf }) {
  const results = whole.query((query) => clauses.forEach((clause) => query.clause(/** @type {any} */ ({ ...clause }))));
  return results
    .filter(({ matchData }) => {
      const { metadata } = /** @type {{metadata: Record<string, Record<string, object>>}} */ (matchData);
      return anyOf.every(({ keys, fields }) => keys.some((key) => fields.some((field) => metadata[key]?.[field])));
    })
    .map(({ ref, score }) => ({ number: Number(ref.slice(1)), score }));
}

/**
 * The term of a lexeme in tests/search_corpus.py, where more signs keep it apart: Lunr lets letters
 * differ in them too.
 * @param {string} key
 */
function lunrTerm(key) {
  return `==${key}`;
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
    const form = field[below(field.length / 2)]; // the first half are forms, the second lexemes
    const kind = draw();
    if (kind < 0.05) return `${form}ظظظ`; // a word that no article has
    if (kind < 0.1) return `${["وبال", "فلل", "وس"][below(3)]}${form}${["", "هما", "ات"][below(3)]}`; // nor these, as a rule
    if (kind < 0.17) return slipped(form, below);
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
    const most = draw() < 0.2 ? 10 : 4;
    const parts = Array.from({ length: 1 + below(most) }, part);
    if (parts.some((asked) => !asked.startsWith("-"))) queries.push(parts.join(" "));
  }
  return queries;
}

/**
 * A word with a letter less.
 * @param {string} form
 * @param {(limit: number) => number} below
 */
function slipped(form, below) {
  const letters = [...form];
  letters.splice(below(letters.length), 1);
  return letters.join("") || form;
}
