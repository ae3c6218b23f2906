/**
 * The browser's readers of foreign bytes, fed with what nobody wrote:
 *
 *     node fuzz/browser.js SEED SECONDS
 *
 * Each target gets spoilt samples in turn. It may answer, or throw an Error that has a message; what
 * takes too long, answers out of bounds or throws anything else is written to found/browser/ as JSON,
 * and the status is 1. tests/js/fuzz.test.js reads these again, and has a short course of its own.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

import { createArabic } from "../theme/static/js/arabic.js";
import { bibtex, csl, ris } from "../theme/static/js/citations.js";
import { asks, readAddress, writeAddress } from "../theme/static/js/search/address.js";
import { BitReader } from "../theme/static/js/search/bits.js";
import { Calendar } from "../theme/static/js/search/calendar.js";
import { decodeForms, decodePositions, decodePostings } from "../theme/static/js/search/postings.js";
import { attempts, inAnyField, parseQuery } from "../theme/static/js/search/query.js";
import { Reader } from "../theme/static/js/search/reader.js";
import { decompress } from "../theme/static/js/search/store.js";
import { decodeNode } from "../theme/static/js/search/tree.js";

const FOUND = new URL("found/browser/", import.meta.url);
const SLOWEST = 1000; // milliseconds for one example; they are of some hundred bytes
const MOST_WORDS = 64;

const rules = JSON.parse(readFileSync(new URL("../plugins/arabic/rules.json", import.meta.url), "utf-8"));
const arabic = createArabic(rules);

/** @typedef {(data: Uint8Array<ArrayBuffer>) => unknown} Check throws a Broken where a promise is broken */

/** What a target promises and does not keep. */
class Broken extends Error {}

/** @param {unknown} kept @param {string} promise */
function promise(kept, promise) {
  if (!kept) throw new Broken(promise);
}

const utf8 = new TextDecoder();
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
const text = (/** @type {Uint8Array} */ data) => utf8.decode(data);

/** @type {Record<string, {samples: Uint8Array<ArrayBuffer>[], check: Check}>} */
export const TARGETS = {
  query: {
    samples: ['+حلب -دمشق "عبارة ما" عنوان:كلمة كلم* كلمة~2 «اسم من كلمتين» title:-x', "covid-19 ٣.٥ مَدْرَسَة"].map(bytes),
    check(data) {
      const query = parseQuery(text(data), arabic);
      for (const each of [query, ...attempts(query, query.phrases)]) {
        promise(each.words.length <= MOST_WORDS, "no more words than an index is asked for");
        promise(each.words.every(({ form }) => form && form === arabic.fold(form)), "words are folded");
      }
      for (const { start, end } of query.parts) promise(start < end && end <= query.text.length, "parts lie in the text");
      inAnyField(text(data));
    },
  },
  address: {
    samples: ["?q=x&from=2024-01-01&to=2024-12-31&sort=newest&category=a&source=b&page=2"].map(bytes),
    check(data) {
      const state = readAddress(text(data));
      promise(JSON.stringify(readAddress(writeAddress(state))) === JSON.stringify(state), "an address is read as it is written");
      promise(Number.isSafeInteger(state.page) && state.page > 0, "a page is one");
      asks(state);
    },
  },
  reference: {
    samples: ["خبر {عن} \\TeX & 50% #1 _ ~ ^ $x$", "خبر\r\nER  - \r\nTY  - NEWS"].map(bytes),
    check(data) {
      const said = text(data);
      const work = {
        ...{ id: "waaaaaaaaaa", title: said, authors: [said, said], publication: said, section: said, date: "2024-01-02" },
        ...{ isSure: true, language: "ar", archive: said, url: "https://example.org/a/waaaaaaaaaa.html", note: said, seen: "2024-01-02" },
      };
      const lines = ris(work).split("\r\n");
      promise(lines.every((line) => line === "" || /^[A-Z][A-Z0-9]  - /.test(line)), "RIS has a tag before each line");
      promise(lines.filter((line) => line.startsWith("ER")).length === 1, "RIS ends once");
      let depth = 0;
      for (const sign of bibtex(work)) depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      promise(depth === 0, "BibTeX closes its braces");
      promise(JSON.parse(csl(work)).length === 1, "CSL-JSON is a list of one");
    },
  },
  node: {
    samples: [new Uint8Array([0, 4, 216, 174, 216, 168, 2, 1, 97, 98, 4, 2, 216, 177, 0, 0])],
    check: (data) => decodeNode(data, data),
  },
  forms: {
    samples: [new Uint8Array([2, 0, 2, 216, 174, 1, 0, 0, 2, 2, 216, 168, 1, 1, 1, 0, 0])],
    check: (data) => decodeForms(new Reader(data), 2),
  },
  postings: {
    // its bits stand behind, the last byte first
    samples: [new Uint8Array([2, 1, 33, 65, 255, 3, ...Array(12).fill(1), 12, 0, 10, 0, 3, 128])],
    check(data) {
      const reader = new Reader(data);
      const counts = [reader.varint(), reader.varint()];
      const postings = decodePostings([["ا", counts]], reader, data.toReversed(), 16);
      const numbers = [...(postings.get("ا")?.[0].numbers ?? [])];
      promise(numbers.every((number, at) => number < 2 ** 16 && (at === 0 || number > numbers[at - 1])), "numbers rise");
      decodePositions(data, postings, "ا", Uint32Array.from(numbers));
      decodePositions(data, postings, "ب", Uint32Array.from(numbers));
    },
  },
  bits: {
    samples: [new Uint8Array([2, 4, 0b0101_0111])],
    check(data) {
      const reader = new Reader(data);
      new BitReader(data.toReversed()).numbers(reader.varint(), reader.varint());
    },
  },
  packed: {
    samples: [new Uint8Array(deflateSync("نص مختلق للتجربة")), new Uint8Array(deflateSync(new Uint8Array(2 ** 16)))],
    check: (data) => decompress(data),
  },
  calendar: {
    samples: ['[["2020-01-01",0,2],["2020-02-03",5,1]]', "[]"].map(bytes),
    check(data) {
      const calendar = new Calendar(JSON.parse(text(data)));
      promise(calendar.months().length <= 120_000, "months are counted");
      const { from, to } = calendar.range("2020-01-01", "2020-12-31");
      promise(from <= to, "a span has its ends in order");
      calendar.places(calendar.numbers());
    },
  },
};

/**
 * Numbers that look drawn, the same for the same seed: mulberry32.
 * @param {number} seed
 */
export function drawing(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PIECES = [
  ...["\0", "\u202e", "\u2066", "\u200f", "\ufeff", "َ", "ـ", "ﷺ", "لا", "٣", "\r\n", "\u2028", "\u0085", "\t", " "],
  ...['"', "“", "«", "»", "+", "-", "−", "*", "~", "~2", ":", "title:", "عنوان:", "%", "&", "=", "#", "{", "}", "\\"],
  ...["<img src=x onerror=alert(1)>", "__proto__", "[", "]", "{}", "null", "-1", "1e999", "9".repeat(20), "2020-13-01"],
].map(bytes);

/**
 * @param {Uint8Array<ArrayBuffer>[]} samples
 * @param {(below: number) => number} draw
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function spoilt(samples, draw) {
  let data = [...samples[draw(samples.length)]];
  for (let edits = 1 + draw(6); edits > 0; edits -= 1) {
    const at = draw(data.length + 1);
    const length = draw(20);
    const noise = Array.from({ length: 1 + draw(8) }, () => (draw(3) ? draw(256) : 255));
    switch (draw(6)) {
      case 0:
        data.splice(at, 0, ...PIECES[draw(PIECES.length)]);
        break;
      case 1:
        data.splice(at, noise.length, ...noise);
        break;
      case 2:
        data.splice(at, length);
        break;
      case 3:
        data.splice(at, 0, ...data.slice(at, at + length));
        break;
      case 4:
        data.splice(at, 0, ...noise);
        break;
      default:
        data.length = at;
    }
  }
  if (draw(500) === 0) data = Array.from({ length: 3000 }, (_, at) => data[at % (data.length || 1)] ?? 97);
  return new Uint8Array(data);
}

/**
 * What is wrong with what a target makes of bytes; nothing where it keeps what it promises.
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<string>}
 */
export async function examine(name, data) {
  const began = performance.now();
  try {
    await TARGETS[name].check(data);
  } catch (error) {
    if (error instanceof Broken) return `not kept: ${error.message}`;
    if (!(error instanceof Error) || !error.message) return `threw ${String(error)}`;
  }
  const took = performance.now() - began;
  return took > SLOWEST ? `took ${Math.round(took)} ms` : "";
}

/** What was found before: names of targets, and bytes. */
export function found() {
  try {
    return readdirSync(FOUND).map((name) => {
      const { target, data } = JSON.parse(readFileSync(new URL(name, FOUND), "utf-8"));
      return { target: String(target), data: new Uint8Array(Buffer.from(data, "base64")) };
    });
  } catch {
    return []; // nothing yet
  }
}

async function main() {
  const [seed, seconds] = process.argv.slice(2).map(Number);
  const draw = drawing(seed);
  const ends = performance.now() + seconds * 1000;
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(Object.keys(TARGETS).map((name) => [name, 0]));
  let broken = 0;
  while (performance.now() < ends && broken < 5) {
    for (const [name, { samples }] of Object.entries(TARGETS)) {
      const data = spoilt(samples, draw);
      counts[name] += 1;
      const wrong = await examine(name, data);
      if (!wrong) continue;
      broken += 1;
      mkdirSync(FOUND, { recursive: true });
      const file = new URL(`${name}-${createHash("sha256").update(data).digest("hex").slice(0, 12)}.json`, FOUND);
      writeFileSync(file, `${JSON.stringify({ target: name, data: Buffer.from(data).toString("base64") })}\n`);
      console.log(`fuzz: ${name} in the browser: ${wrong}\n      kept as ${fileURLToPath(file)}`);
    }
  }
  const said = Object.entries(counts).map(([name, count]) => `${name} ${count.toLocaleString("en")}`);
  console.log(`fuzz: ${broken} ${broken === 1 ? "promise" : "promises"} broken in the browser's readers; examples: ${said.join(", ")}`);
  process.exitCode = broken ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
