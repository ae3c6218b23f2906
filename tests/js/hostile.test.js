/** The index as one who has replaced its files would write it: sentences come of it, and no loop without an end. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { after, before, describe, test } from "node:test";

import { BitReader } from "../../theme/static/js/search/bits.js";
import { Calendar } from "../../theme/static/js/search/calendar.js";
import { openArchive, ShardError } from "../../theme/static/js/search/archive.js";
import { decodeForms, decodePositions, decodePostings } from "../../theme/static/js/search/postings.js";
import { Reader } from "../../theme/static/js/search/reader.js";
import { decompress } from "../../theme/static/js/search/store.js";
import { decodeNode } from "../../theme/static/js/search/tree.js";
import { inventedArchive } from "./corpus.js";
import { fetchFile } from "./folder.js";

const ENDLESS = [255, 255, 255, 255, 255, 255, 255, 15]; // 2^52 - 1 as a varint
const bytes = (/** @type {number[][]} */ ...parts) => new Uint8Array(parts.flat());

describe("a count that nothing can have", () => {
  test("of documents is no room in memory", () => {
    assert.throws(() => new BitReader(bytes([255, 255])).numbers(2 ** 40, 20), RangeError);
    assert.throws(() => decodePostings([["ا", [2 ** 52, 1]]], new Reader(bytes(ENDLESS)), bytes([255]), 20), RangeError);
  });

  test("of a document that is beyond the last is refused", () => {
    assert.throws(() => new BitReader(bytes([0, 0, 0, 1])).numbers(1, 4), RangeError);
  });

  test("of places is not counted to", () => {
    const postings = new Map([["ا", [{ numbers: new Uint32Array([1]), frequencies: new Uint32Array([4e9]), meta: new Uint8Array(1) }]]]);
    assert.throws(() => decodePositions(bytes([1, 2, 3]), postings, "ب", new Uint32Array([1])), RangeError);
    assert.throws(() => new Reader(bytes([1, 2])).skip(2 ** 52), RangeError);
  });

  test("of lexemes, of shared letters or of forms is refused", () => {
    assert.throws(() => decodeForms(new Reader(bytes([1], [0, 1, 65], [1], ENDLESS, [0])), 1), RangeError);
    assert.throws(() => decodeForms(new Reader(bytes(ENDLESS, [0, 1, 65], [1], [0])), 1), RangeError);
    assert.throws(() => decodeNode(bytes(ENDLESS, [1, 65], [0, 0]), bytes()), RangeError);
    assert.throws(() => decodeNode(bytes([0, 1, 65], ENDLESS, [0]), bytes()), RangeError);
  });

  test("of bytes that unpack is refused before they are all there", async () => {
    const bomb = new Uint8Array(deflateSync(new Uint8Array(2 ** 27)));
    await assert.rejects(decompress(bomb), /unpacks to more than/);
  });

  test("of days, or days in no order, make no calendar", () => {
    const good = /** @type {[string, number, number]} */ (["2020-01-01", 0, 2]);
    for (const days of [
      [["2020-13-01", 0, 1]],
      [["9999999-01-01", 0, 1]],
      [["2020-01-01", 0, 2 ** 40]],
      [["2020-01-01", -1, 1]],
      [["2020-01-01", 0, 0]],
      [good, ["2019-01-01", 2, 1]],
      [good, ["2020-01-02", 1, 1]],
    ]) {
      assert.throws(() => new Calendar(/** @type {any} */ (days)), RangeError, JSON.stringify(days));
    }
    assert.equal(new Calendar([good, ["2020-01-02", 2, 1]]).numbers().length, 3);
  });
});

describe("a manifest that was replaced", () => {
  /** @type {ReturnType<typeof inventedArchive>} */
  let corpus;
  /** @type {any} */
  let manifest;
  before(async () => {
    corpus = inventedArchive(60);
    manifest = await (await fetchFile(`${corpus.url}search/manifest.json`)).json();
  });
  after(() => corpus.remove());

  /** @param {(manifest: any) => void} change @param {(url: string) => Promise<Response>} [other] */
  const replaced = (change, other = fetchFile) => {
    const changed = structuredClone(manifest);
    change(changed);
    return openArchive(corpus.url, {
      fetch: async (url) => (url.endsWith("manifest.json") ? new Response(JSON.stringify(changed)) : other(url)),
    });
  };

  test("is refused where it would let a browser count without an end", async () => {
    const changes = [
      (/** @type {any} */ m) => (m.number_bits = 60),
      (/** @type {any} */ m) => (m.number_bits = "9".repeat(9)),
      (/** @type {any} */ m) => (m.number_bits = null),
      (/** @type {any} */ m) => (m.trees.words.depth = 1e12),
      (/** @type {any} */ m) => (m.trees.endings.depth = 0.5),
      (/** @type {any} */ m) => (m.fields.length = 0) || (m.fields = { length: 1e9 }),
      (/** @type {any} */ m) => delete m.trees,
      (/** @type {any} */ m) => delete m.rules,
    ];
    for (const change of changes) await assert.rejects(replaced(change), ShardError, String(change));
  });

  test("that leads its tables to themselves ends at the deepest level", async () => {
    const node = new Uint8Array(deflateSync(bytes([0, 0], [10], [0], [...new TextEncoder().encode("aaaaaaaaaa")])));
    const file = bytes([0], [...node]);
    const name = createHash("sha256").update(file).digest("hex"); // of another name, as no secure origin would take it
    const archive = await replaced(
      (m) => Object.assign(m.trees.words, { depth: 8, top: [["", name.slice(0, 10)]] }),
      async (url) => (url.includes("/words/") ? new Response(file) : fetchFile(url)),
    );
    await assert.rejects(archive.search("مدرسة"), ShardError);
  });

  test("with names of an object's own finds nothing under them", async () => {
    const archive = await replaced(() => {});
    for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
      assert.equal((await archive.search(name)).total, 0);
      assert.equal((await archive.search("", { category: name })).total, 0);
    }
    assert.equal(/** @type {any} */ ({}).total, undefined);
  });

  test("with records that are no texts names the file that is damaged", async () => {
    const [first] = (await (await replaced(() => {})).search("مدرسة", { limit: 1 })).hits;
    const archive = await replaced(() => {}, async (url) => {
      if (!url.includes("/records/")) return fetchFile(url);
      const begins = Number(/(\d+)\.bin$/.exec(url)?.[1]);
      const records = [begins, ...Array.from({ length: 100 }, () => [{ toString: 1 }, ["<b>"], null, 7, {}])];
      return new Response(new Uint8Array(deflateSync(JSON.stringify(records))));
    });
    assert.ok(first);
    await assert.rejects(archive.search("مدرسة", { limit: 1 }), /records.*no document/);
  });
});
