/** The readers of the index's files, on bytes written by hand. */

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { describe, test } from "node:test";

import { Calendar } from "../../theme/static/js/search/calendar.js";
import { decodePositions, decodeStem, sum } from "../../theme/static/js/search/postings.js";
import { Store } from "../../theme/static/js/search/store.js";
import { compare, decodeNode, Tree } from "../../theme/static/js/search/tree.js";

/** @param {string} text */
const prefixed = (text) => [...new TextEncoder().encode(text)].length ? [new TextEncoder().encode(text).length, ...new TextEncoder().encode(text)] : [0];

describe("postings", () => {
  const body = new Uint8Array([
    2, // forms
    ...prefixed("ab"), 2, 3, 0x25, 6, 5, 0x13, 200, 1, 0xf4, 100, // title: 3; text: 5, 205 (115 times)
    ...prefixed("abc"), 0, 2, 5, 0x41, // no title; text: 5
  ]);

  test("give gaps, frequencies and length classes, a frequency of 15 or more among them", () => {
    const [{ form, fields }] = decodeStem(body, 2);
    assert.equal(form, "ab");
    assert.deepEqual(fields[0], { numbers: [3], frequencies: [2], classes: [5] });
    assert.deepEqual(fields[1], { numbers: [5, 205], frequencies: [1, 115], classes: [3, 4] });
  });

  test("of a stem are the sum of those of its forms", () => {
    const [, text] = sum(decodeStem(body, 2));
    assert.deepEqual(text.numbers, [5, 205]);
    assert.deepEqual(text.frequencies, [5, 115]);
  });

  test("have places in the same order", () => {
    const forms = decodeStem(new Uint8Array([1, ...prefixed("x"), 2, 7, 0x20, 0]), 2);
    const places = decodePositions(new Uint8Array([2, 4, 3, 0]), forms);
    assert.deepEqual(places.get("x")?.[0].get(7), [4, 7]);
  });

  test("that end too early are an error and no answer", () => {
    assert.throws(() => decodeStem(body.subarray(0, 9), 2), RangeError);
    assert.throws(() => decodeNode(new Uint8Array([2, 97])), RangeError);
  });
});

test("keys are in the order of code points, not of UTF-16 units", () => {
  const keys = ["a", "ab", "ي", "\uffee", "\u{10900}", "\u{20000}"];
  for (const [at, key] of keys.entries()) {
    for (const [other, later] of keys.entries()) {
      assert.equal(Math.sign(compare(key, later)), Math.sign(at - other), `${key} ${later}`);
    }
  }
});

describe("a tree", () => {
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  let names = 0;

  /** @param {[string, Uint8Array][]} entries */
  const write = (entries) => {
    const name = `node${names++}`;
    const bytes = entries.flatMap(([key, body]) => [...prefixed(key), body.length, ...body]);
    files.set(`t/${name}.bin`, gzipSync(new Uint8Array(bytes)));
    return name;
  };
  const keys = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x627 + (at % 30)) + (at < 30 ? "" : "z")).sort(compare);
  keys.push("\u{10900}", "\u{10900}b");
  const body = (/** @type {string} */ key) => new TextEncoder().encode(`=${key}`);

  /** @param {number} size */
  const level = (/** @type {[string, Uint8Array][]} */ entries, size) => {
    /** @type {[string, Uint8Array][]} */
    const nodes = [];
    for (let at = 0; at < entries.length; at += size) {
      const part = entries.slice(at, at + size);
      nodes.push([part[0][0], new TextEncoder().encode(write(part))]);
    }
    return nodes;
  };

  for (const depth of [1, 2, 3]) {
    test(`of ${depth} levels finds each key, no other, and all that begin alike`, async () => {
      /** @type {[string, Uint8Array][]} */
      let entries = keys.map((key) => [key, body(key)]);
      for (let step = 0; step < depth; step += 1) entries = level(entries, 4);
      const top = entries.map(([key, name]) => /** @type {[string, string]} */ ([key, new TextDecoder().decode(name)]));
      const fetch = async (/** @type {string} */ url) => {
        const data = files.get(url);
        return data ? new Response(new Uint8Array(data)) : new Response("", { status: 404 });
      };
      const tree = new Tree(new Store("", fetch), "t/", { depth, top });
      for (const key of keys) {
        const found = await tree.get(key);
        assert.equal(found && new TextDecoder().decode(found), `=${key}`);
      }
      for (const absent of ["", "A", "اa", "zz", "\u{10901}", "\u{10900}a"]) {
        assert.equal(await tree.get(absent), undefined, absent);
      }
      for (const prefix of ["", "ا", "ب", "ي", "A", "\u{10900}", "\u{10900}b"]) {
        const found = await tree.startingWith(prefix);
        assert.deepEqual(found.map(({ key }) => key), keys.filter((key) => key.startsWith(prefix)), prefix);
      }
    });
  }
});

test("a calendar turns days into numbers and numbers into places", () => {
  const calendar = new Calendar([["2024-01-03", 0, 2], ["2024-01-09", 2, 1], ["2024-03-01", 64, 5]]);
  const span = (/** @type {string?} */ from, /** @type {string?} */ to) => {
    const { from: first, to: end } = calendar.range(from ?? undefined, to ?? undefined);
    return [first, end];
  };
  assert.deepEqual(span(null, null), [0, 69]);
  assert.deepEqual(span("2024-01-03", "2024-01-03"), [0, 2]);
  assert.deepEqual(span("2024-01-04", "2024-02-28"), [2, 3]);
  assert.deepEqual(span("2024-01-10", "2024-02-28"), [0, 0]);
  assert.deepEqual(span("2025-01-01", null), [0, 0]);
  assert.deepEqual([0, 1, 2, 64, 68].map((number) => calendar.place(number)), [0, 1, 2, 3, 7]);
  assert.deepEqual(new Calendar([]).range(undefined, undefined), { from: 0, to: 0 });
});
