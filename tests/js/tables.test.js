/** The readers of the index's files, on bytes written by hand. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { describe, test } from "node:test";

import { BitReader, remainderBits } from "../../theme/static/js/search/bits.js";
import { Buckets } from "../../theme/static/js/search/buckets.js";
import { Calendar } from "../../theme/static/js/search/calendar.js";
import { decodeForms, decodePositions, decodePostings, sum } from "../../theme/static/js/search/postings.js";
import { Reader } from "../../theme/static/js/search/reader.js";
import { Records } from "../../theme/static/js/search/records.js";
import { ShardError, Store } from "../../theme/static/js/search/store.js";
import { compare, decodeNode, Tree } from "../../theme/static/js/search/tree.js";

const utf8 = (/** @type {string} */ text) => [...new TextEncoder().encode(text)];
const text = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

const CODE_PAGE = new TextDecoder("windows-1256").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
/** As the index has text; what the code page lacks is escaped. @param {string} text */
const encoded = (text) =>
  text.split("").flatMap((unit) => {
    const byte = CODE_PAGE.indexOf(unit);
    return byte < 0 ? utf8(`\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : [byte];
  });

/** @param {string} bits with spaces between what belongs together */
const bytesOf = (bits) => {
  const whole = bits.replaceAll(" ", "");
  const bytes = whole.match(/.{1,8}/g) ?? [];
  return new Uint8Array(bytes.map((byte) => parseInt(byte.padEnd(8, "0"), 2)));
};

describe("bits", () => {
  test("of a remainder are as many as the rule says, in whole numbers alone", () => {
    const expected = [[1, 12, 11], [2, 12, 10], [3, 12, 9], [5, 12, 9], [6, 12, 8], [1000, 12, 1], [4000, 12, 0], [1, 0, 0]];
    for (const [count, range, bits] of expected) assert.equal(remainderBits(count, range), bits, `${count} of 2^${range}`);
  });

  test("are quotients in zeros, a one, and remainders", () => {
    // two of 16: a remainder has 4 - 2 bits; 5 is a gap of 5, 13 one of 7
    const reader = new BitReader(bytesOf("01 01  01 11"));
    assert.deepEqual([...reader.numbers(2, 4)], [5, 13]);
    // three of 4 leave no remainder: gaps of 0, 1 and 0
    assert.deepEqual([...new BitReader(bytesOf("1 01 1")).numbers(3, 2)], [0, 2, 3]);
  });

  test("of several lists follow each other without a gap", () => {
    const reader = new BitReader(bytesOf("01 01  01 11   1 01 1   1 110"));
    assert.deepEqual([...reader.numbers(2, 4)], [5, 13]);
    assert.deepEqual([...reader.numbers(3, 2)], [0, 2, 3]);
    assert.deepEqual([...reader.numbers(0, 2)], []);
    assert.deepEqual([...reader.numbers(1, 4)], [6]);
  });

  test("cross bytes in quotient and remainder", () => {
    // one of 2^20 has 19 bits of remainder
    for (const number of [0, 1, 255, 256, 2 ** 19 - 1, 2 ** 19, 2 ** 20 - 1]) {
      const code = `${"0".repeat(number >> 19)}1${(number % 2 ** 19).toString(2).padStart(19, "0")}`;
      for (let shift = 0; shift < 8; shift += 1) {
        const reader = new BitReader(bytesOf("0".repeat(shift) + code));
        reader.bit = shift;
        assert.deepEqual([...reader.numbers(1, 20)], [number], `${number} at ${shift}`);
      }
    }
  });

  test("that end too early are an error and no answer", () => {
    for (const bits of ["", "00000000", "01 01"]) {
      assert.throws(() => new BitReader(bytesOf(bits)).numbers(3, 4), RangeError, bits);
    }
    assert.throws(() => new BitReader(bytesOf("1 0000000")).numbers(1, 20), RangeError);
  });
});

describe("a reader", () => {
  test("gives bytes, numbers of any size, runs, and what differs from before", () => {
    const reader = new Reader(new Uint8Array([7, 127, 128, 1, 255, 255, 255, 255, 255, 127, 2, 65, 66, 1, 1, 67]));
    assert.equal(reader.byte(), 7);
    assert.equal(reader.varint(), 127);
    assert.equal(reader.varint(), 128);
    assert.equal(reader.varint(), 2 ** 42 - 1);
    const before = reader.prefixed();
    assert.equal(text(before), "AB");
    assert.equal(text(reader.frontCoded(before)), "AC");
    assert.ok(reader.done);
  });

  test("does not read beyond the end", () => {
    assert.throws(() => new Reader(new Uint8Array()).byte(), RangeError);
    assert.throws(() => new Reader(new Uint8Array([128])).varint(), RangeError);
    assert.throws(() => new Reader(new Uint8Array([3, 65, 66])).prefixed(), RangeError);
    assert.throws(() => new Reader(new Uint8Array([1, 3, 65])).frontCoded(new Uint8Array([65])), RangeError);
  });
});

/** Two forms, "ab" and "abc", with how often each stands in title and text; two lexemes, the other apart. */
const FORMS = [2, 0, 2, ...utf8("ab"), 1, 2, 0, 2, 1, ...utf8("c"), 0, 1, 1, 0, 1];
// ab in title: 3 (7 bits of remainder); in text: 5 and 205 (6 bits); abc in text: 200 (7 bits)
const NUMBERS = "1 0000011   1 000101 0001 000111   01 1001000";
const NUMBER_BITS = 8;
/** Of "ab" and "abc": term frequency less one, place and length; then the rests. */
const POSTINGS = [0b001_00_101, 0b000_10_011, 0b111_11_100, 0b111_01_000, 107, 0];

describe("postings", () => {
  const numbers = bytesOf(NUMBERS);
  const decode = (/** @type {number[]} */ body) =>
    decodePostings([["ab", [1, 2]], ["abc", [0, 1]]], new Reader(new Uint8Array(body)), numbers, NUMBER_BITS);

  test("come after the forms, each with how often it stands in each field, and its lexeme", () => {
    const reader = new Reader(new Uint8Array([3, 0, 1, ...utf8("a"), 130, 1, 0, 0, 1, 1, ...utf8("b"), 0, 5, 1, 2, 1, ...utf8("c"), 1, 1, 0, 0, 1, 9]));
    const { members, lexemes } = decodeForms(reader, 2);
    assert.equal(reader.byte(), 9);
    assert.deepEqual(lexemes, [{ forms: ["a", "abc"], apart: false }, { forms: ["ab"], apart: true }]);
    assert.deepEqual(members, new Map([
      ["a", { counts: [130, 0], lexeme: lexemes[0] }],
      ["ab", { counts: [0, 5], lexeme: lexemes[1] }],
      ["abc", { counts: [1, 1], lexeme: lexemes[0] }],
    ]));
  });

  test("have numbers, frequencies of eight and more among them, places and lengths", () => {
    const found = decode(POSTINGS);
    const [title, body] = found.get("ab") ?? [];
    assert.deepEqual([[...title.numbers], [...title.frequencies]], [[3], [2]]);
    assert.deepEqual([title.meta[0] & 7, (title.meta[0] >> 3) & 3], [5, 0]);
    assert.deepEqual([[...body.numbers], [...body.frequencies]], [[5, 205], [1, 115]]);
    assert.deepEqual([...body.meta].map((byte) => [byte & 7, (byte >> 3) & 3]), [[3, 2], [4, 3]]);
    const [nowhere, other] = found.get("abc") ?? [];
    assert.equal(nowhere.numbers.length, 0);
    assert.deepEqual([[...other.numbers], [...other.frequencies]], [[200], [8]]);
  });

  test("of several forms are their sum, with the earliest of their places", () => {
    const list = (/** @type {number[][]} */ ...postings) => ({
      numbers: Uint32Array.from(postings, ([number]) => number),
      frequencies: Uint32Array.from(postings, ([, frequency]) => frequency),
      meta: Uint8Array.from(postings, ([, , place, length]) => (place << 3) | length),
    });
    const one = list([2, 3, 2, 6], [9, 1, 0, 1], [70, 20, 3, 7]);
    const other = list([0, 1, 1, 4], [2, 5, 1, 6], [9, 300, 3, 1]);
    const { numbers, frequencies, meta } = sum([one, list(), other]);
    assert.deepEqual([...numbers], [0, 2, 9, 70]);
    assert.deepEqual([...frequencies], [1, 8, 301, 20]);
    assert.deepEqual([...meta].map((byte) => byte & 7), [4, 6, 1, 7]);
    assert.deepEqual([...meta].map((byte) => (byte >> 3) & 3), [1, 1, 0, 3]);
    assert.deepEqual([sum([]), sum([list()])].map((none) => none.numbers.length), [0, 0]);
    assert.deepEqual([...sum([list(), one]).frequencies], [3, 1, 20]);
  });

  test("have places in the same order", () => {
    const postings = decode([0x20, 0x20, 0, 0]);
    const all = Uint32Array.from({ length: 256 }, (_, number) => number);
    const places = (/** @type {string} */ form, among = all) =>
      decodePositions(new Uint8Array([4, 3, 0, 200, 1, 7, 12]), postings, form, among).map((field) => [...field]);
    assert.deepEqual(places("ab"), [[[3, [4, 7]]], [[5, [0, 200]], [205, [7]]]]);
    assert.deepEqual(places("abc")[1], [[200, [12]]]);
    assert.deepEqual(places("ab", Uint32Array.of(1, 205, 300)), [[], [[205, [7]]]]);
    assert.deepEqual(places("other"), []);
  });

  test("that end too early are an error and no answer", () => {
    for (let end = 0; end < POSTINGS.length; end += 1) {
      assert.throws(() => decode(POSTINGS.slice(0, end)), RangeError, `${end} bytes`);
    }
    for (let end = 0; end < FORMS.length; end += 1) {
      assert.throws(() => decodeForms(new Reader(new Uint8Array(FORMS.slice(0, end))), 2), RangeError, `${end} bytes`);
    }
    const postings = decode(POSTINGS);
    for (const form of ["ab", "abc"]) {
      for (const among of [Uint32Array.of(), Uint32Array.of(3, 5, 200, 205)]) {
        assert.throws(() => decodePositions(new Uint8Array([4, 3]), postings, form, among), RangeError);
      }
    }
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

/** Files by address, as a host would have them, and the names of tables' nodes by their content. */
class Folder {
  constructor() {
    /** @type {Map<string, Uint8Array>} */
    this.files = new Map();
  }

  /**
   * Write a node by hand: no shared beginnings but those that `shared` says.
   * @param {string} folder
   * @param {{key: string, body: Iterable<number>, packed?: Iterable<number>}[]} entries
   * @returns {string} its name
   */
  node(folder, entries) {
    const run = entries.flatMap(({ key, body, packed = [] }) => {
      const [name, bytes] = [encoded(key), [...body]];
      return [0, name.length, ...name, ...varint(bytes.length), ...varint([...packed].length), ...bytes];
    });
    const bits = entries.flatMap(({ packed = [] }) => [...packed]);
    return this.file(folder, new Uint8Array([...varint(bits.length), ...bits, ...deflateSync(new Uint8Array(run))]));
  }

  /** @param {string} folder @param {Uint8Array} data */
  file(folder, data) {
    const name = nameOf(data);
    this.files.set(`${folder}${name}.bin`, data);
    return name;
  }

  fetch = async (/** @type {string} */ url) => {
    const data = this.files.get(url);
    return data ? new Response(new Uint8Array(data)) : new Response("", { status: 404 });
  };
}

/** @param {number} number */
function varint(number) {
  return number < 128 ? [number] : [(number & 127) | 128, number >> 7];
}

/** @param {Uint8Array} data */
function nameOf(data) {
  const bits = [...createHash("sha256").update(data).digest()].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = Array.from({ length: 10 }, (_, at) => parseInt(bits.slice(at * 5, at * 5 + 5), 2));
  return letters.map((letter) => "abcdefghijklmnopqrstuvwxyz234567"[letter]).join("");
}

test("a node has keys by what differs from the one before, bodies, and bits apart from them", () => {
  const run = [0, 3, ...utf8("abc"), 2, 1, 7, 8, 2, 1, ...utf8("d"), 0, 2, 0, 1, 0xed, 1, 0, 9, 0, 6, ...utf8("\\u0416"), 0, 0];
  const entries = decodeNode(new Uint8Array(run), new Uint8Array([1, 2, 3]));
  assert.deepEqual(entries.map(({ key, body, packed }) => [key, [...body], [...packed]]), [
    ["abc", [7, 8], [1]],
    ["abd", [], [2, 3]],
    ["ي", [9], []],
    ["Ж", [], []],
  ]);
  assert.deepEqual(decodeNode(new Uint8Array(), new Uint8Array()), []);
});

test("a node that ends too early is an error and no answer", () => {
  const run = [0, 3, ...utf8("abc"), 2, 1, 7, 8];
  for (let end = 1; end < run.length; end += 1) {
    assert.throws(() => decodeNode(new Uint8Array(run.slice(0, end)), new Uint8Array([1])), RangeError, `${end} bytes`);
  }
  assert.throws(() => decodeNode(new Uint8Array(run), new Uint8Array()), RangeError, "without its bits");
});

describe("a tree", () => {
  const folder = new Folder();
  const keys = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x627 + (at % 30)) + (at < 30 ? "" : "z")).sort(compare);
  keys.push("\u{10900}", "\u{10900}b");
  const store = () => new Store("", folder.fetch);

  /**
   * @param {{key: string, body: Iterable<number>, packed?: Iterable<number>}[]} entries
   * @param {number} size
   */
  const level = (entries, size) => {
    const nodes = [];
    for (let at = 0; at < entries.length; at += size) {
      const part = entries.slice(at, at + size);
      nodes.push({ key: part[0].key, body: utf8(folder.node("t/", part)) });
    }
    return nodes;
  };

  /** @param {number} depth */
  const tree = (depth) => {
    let entries = keys.map((key, at) => ({ key, body: utf8(`=${key}`), packed: [at] }));
    for (let step = 0; step < depth; step += 1) entries = /** @type {any} */ (level(entries, 4));
    const top = entries.map(({ key, body }) => /** @type {[string, string]} */ ([key, text(new Uint8Array(body))]));
    return { depth, top };
  };

  for (const depth of [1, 2, 3]) {
    test(`of ${depth} levels finds each key, no other, and all that begin alike`, async () => {
      const found = new Tree(store(), "t/", tree(depth));
      for (const [at, key] of keys.entries()) {
        const entry = await found.get(key);
        assert.equal(entry && text(entry.body), `=${key}`);
        assert.deepEqual(entry && [...entry.packed], [at]);
      }
      for (const absent of ["", "A", "اa", "zz", "\u{10901}", "\u{10900}a"]) {
        assert.equal(await found.get(absent), undefined, absent);
      }
      for (const prefix of ["", "ا", "ب", "ي", "A", "\u{10900}", "\u{10900}b"]) {
        const entries = await found.startingWith(prefix);
        assert.deepEqual(entries.map(({ key }) => key), keys.filter((key) => key.startsWith(prefix)), prefix);
      }
    });
  }

  test("that begins with one file of its own finds the same", async () => {
    let { depth, top } = tree(2);
    while (top.length > 1) {
      top = level(top.map(([key, name]) => ({ key, body: utf8(name) })), 4).map(({ key, body }) => [key, text(new Uint8Array(body))]);
      depth += 1;
    }
    const found = new Tree(store(), "t/", { depth, top });
    assert.equal(text((await found.get(keys[17]))?.body ?? new Uint8Array()), `=${keys[17]}`);
    assert.equal((await found.startingWith("")).length, keys.length);
  });

  test("gives nothing for a beginning that takes more files than asked for, and else all of it", async () => {
    const found = new Tree(store(), "t/", tree(1));
    assert.deepEqual(await found.startingWith("", 15), []);
    assert.equal((await found.startingWith("", 16)).length, keys.length);
    assert.deepEqual((await found.startingWith("ب", 1)).map(({ key }) => key), keys.filter((key) => key.startsWith("ب")));
  });

  test("without entries finds nothing", async () => {
    const found = new Tree(store(), "t/", { depth: 1, top: [] });
    assert.equal(await found.get("a"), undefined);
    assert.deepEqual(await found.startingWith(""), []);
  });

  test("takes no file for another, whatever it holds", async () => {
    const { depth, top } = tree(1);
    const files = new Map([...folder.files].slice(0, 2));
    const [[one, data], [other]] = files;
    const fetch = (/** @type {string} */ url) =>
      url === other ? Promise.resolve(new Response(new Uint8Array(data))) : folder.fetch(url);
    const found = new Tree(new Store("", fetch), "t/", { depth, top: top.slice(0, 2) });
    assert.ok(one.includes(top[0][1]) && other.includes(top[1][1]));
    assert.ok(await found.get(keys[0]));
    await assert.rejects(found.get(keys[4]), (error) => error instanceof ShardError && error.url === other);
  });
});

describe("a bucket", () => {
  const folder = new Folder();
  const apart = bytesOf("01 1001000");
  const top = /** @type {[string, string][]} */ ([["ab", folder.node("search/words/", [
    { key: "ab", body: [...FORMS, ...POSTINGS.slice(0, 3), 107], packed: bytesOf(NUMBERS) },
    { key: "ab abc", body: [0b111_01_000, 0], packed: apart },
  ])]]);
  const places = /** @type {[string, string][]} */ ([["ab", folder.node("search/positions/", [
    { key: "ab", body: [2, 5, 0, ...Array(115).fill(1)] },
    { key: "ab abc", body: [2, 0, 0, 0, 0, 0, 0, 9] },
  ])]]);
  const manifest = { fields: [{}, {}], number_bits: NUMBER_BITS, trees: { words: { depth: 1, top }, positions: { depth: 1, top: places } } };
  const buckets = new Buckets(new Store("", folder.fetch), manifest);

  test("has the postings and places of a lexeme of its own, and of one apart", async () => {
    const bucket = await buckets.get("ab");
    assert.ok(bucket);
    const [light, heavy] = bucket.lexemes;
    const lights = await buckets.postings(bucket, light);
    assert.deepEqual([...lights.keys()], ["ab"]);
    assert.deepEqual(lights.get("ab")?.map(({ numbers }) => [...numbers]), [[3], [5, 205]]);
    const heavies = await buckets.postings(bucket, heavy);
    assert.deepEqual(heavies.get("abc")?.map(({ numbers, frequencies }) => [...numbers, ...frequencies]), [[], [200, 8]]);
    assert.deepEqual((await buckets.places(bucket, light, "ab", Uint32Array.of(3)))?.[0].get(3), [2, 7]);
    assert.deepEqual((await buckets.places(bucket, heavy, "abc", Uint32Array.of(200)))?.[1].get(200), [2, 2, 2, 2, 2, 2, 2, 11]);
  });

  test("of a skeleton that no word has is none, and an entry is decoded once", async () => {
    assert.equal(await buckets.get("abd"), undefined);
    assert.equal(await buckets.get("ab"), await buckets.get("ab"));
  });
});

describe("records", () => {
  const folder = new Folder();
  const record = (/** @type {number} */ number) => [`w${number}`, `عنوان “${number}” ☪ 𐤀`, "2024-01-01", "أخبار", ""];
  const files = [[0, [0, null, 2, null]], [4, [4, 5, null, null]], [16, [null, 17, null, null]]];
  for (const [first, numbers] of /** @type {[number, (number | null)[]][]} */ (files)) {
    const data = [first, ...numbers.map((number) => (number === null ? null : record(number)))];
    folder.files.set(`search/records/${first < 8 ? "one" : "three"}/${first}.bin`, deflateSync(new Uint8Array(encoded(JSON.stringify(data)))));
  }
  const records = new Records(new Store("", folder.fetch), { leaf: 4, block: 8, blocks: ["one", "", "three"] });

  test("lie by number in the files of their blocks", async () => {
    for (const number of [0, 2, 4, 5, 17]) assert.deepEqual(await records.get(number), record(number));
  });

  test("of other documents are none", async () => {
    const swapped = new Folder();
    swapped.files.set("search/records/one/4.bin", /** @type {Uint8Array} */ (folder.files.get("search/records/one/0.bin")));
    const others = new Records(new Store("", swapped.fetch), { leaf: 4, block: 8, blocks: ["one"] });
    await assert.rejects(others.get(4), /damaged \(.*the records of other documents/);
  });

  test("that are not there are an error that names the file", async () => {
    for (const [number, path] of /** @type {[number, string][]} */ ([[1, "one/0.bin"], [6, "one/4.bin"], [20, "three/20.bin"]])) {
      await assert.rejects(records.get(number), (error) => {
        assert.ok(error instanceof ShardError);
        assert.equal(error.url, `search/records/${path}`);
        return true;
      });
    }
  });
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
