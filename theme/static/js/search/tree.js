/**
 * Reads the tables that plugins/search/tree.py writes: a sorted table of keys as a tree of small
 * files, of which a look-up fetches one a level.
 */

import { decodeText } from "./encoding.js";
import { Reader } from "./reader.js";
import { SUFFIX } from "./store.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{key: string, body: Uint8Array, packed: Uint8Array}} Entry */

const NOTHING = new Uint8Array();

export class Tree {
  /**
   * @param {Store} store
   * @param {string} folder where the files of the table lie
   * @param {{depth: number, top: [string, string][]}} root
   */
  constructor(store, folder, root) {
    this.store = store;
    this.folder = folder;
    this.depth = root.depth;
    /** @type {Entry[]} */
    this.top = root.top.map(([key, name]) => ({ key, body: new TextEncoder().encode(name), packed: NOTHING }));
  }

  /**
   * The entry of `key`, or undefined where the table has no such key.
   * @param {string} key
   * @returns {Promise<Entry | undefined>}
   */
  async get(key) {
    let entries = this.top;
    for (let level = 0; level < this.depth; level += 1) {
      const at = lastNotAfter(entries, key);
      if (at < 0) return undefined;
      entries = await this.#node(entries[at]);
    }
    const at = lastNotAfter(entries, key);
    return at >= 0 && entries[at].key === key ? entries[at] : undefined;
  }

  /**
   * The entries whose keys begin with `prefix`, in order. An empty prefix gives the whole table.
   * @param {string} prefix
   * @param {number} [most] files of one level; where it takes more, nothing is found
   * @returns {Promise<Entry[]>}
   */
  async startingWith(prefix, most = Infinity) {
    let entries = this.top;
    for (let level = 0; level < this.depth; level += 1) {
      const first = Math.max(0, lastNotAfter(entries, prefix));
      const within = entries
        .slice(first)
        .filter(({ key }, at) => at === 0 || key.startsWith(prefix));
      if (within.length > most) return [];
      entries = (await Promise.all(within.map((entry) => this.#node(entry)))).flat();
    }
    return entries.filter(({ key }) => key.startsWith(prefix));
  }

  /**
   * @param {Entry} entry of a node above the leaves
   * @returns {Promise<Entry[]>}
   */
  async #node(entry) {
    return this.store.table(this.folder + decodeText(entry.body) + SUFFIX, decodeNode);
  }
}

/**
 * The entries of a node.
 * @param {Uint8Array} run its keys and bodies, decompressed
 * @param {Uint8Array} packed its packed parts
 * @returns {Entry[]}
 * @throws {RangeError} where the data ends before an entry does
 */
export function decodeNode(run, packed) {
  const reader = new Reader(run);
  const bits = new Reader(packed);
  /** @type {Entry[]} */
  const entries = [];
  let before = NOTHING;
  while (!reader.done) {
    before = reader.frontCoded(before);
    const [size, packedSize] = [reader.varint(), reader.varint()];
    entries.push({ key: decodeText(before), body: reader.bytes(size), packed: bits.bytes(packedSize) });
  }
  return entries;
}

/**
 * The place of the last entry whose key is `key` or before it; -1 where all come after it.
 * @param {Entry[]} entries
 * @param {string} key
 */
function lastNotAfter(entries, key) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(entries[middle].key, key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The order of two strings by code points, which is how the tables are sorted; JavaScript's own
 * order is by UTF-16 units and puts letters beyond U+FFFF before some that precede them.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** @param {number} unit */
function rank(unit) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
