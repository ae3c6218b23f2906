/**
 * Reads the tables that plugins/search/tree.py writes: a sorted table of keys as a tree of small
 * files, of which a look-up fetches one a level.
 */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{key: string, body: Uint8Array}} Entry */

const SUFFIX = ".bin";
const utf8 = new TextDecoder();

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
    this.top = root.top.map(([key, name]) => ({ key, body: new TextEncoder().encode(name) }));
  }

  /**
   * The body of `key`, or undefined where the table has no such key.
   * @param {string} key
   * @returns {Promise<Uint8Array | undefined>}
   */
  async get(key) {
    let entries = this.top;
    for (let level = 0; level < this.depth; level += 1) {
      const at = lastNotAfter(entries, key);
      if (at < 0) return undefined;
      entries = await this.#node(entries[at]);
    }
    const at = lastNotAfter(entries, key);
    return at >= 0 && entries[at].key === key ? entries[at].body : undefined;
  }

  /**
   * The entries whose keys begin with `prefix`, in order. An empty prefix gives the whole table.
   * @param {string} prefix
   * @returns {Promise<Entry[]>}
   */
  async startingWith(prefix) {
    let entries = this.top;
    for (let level = 0; level < this.depth; level += 1) {
      const first = Math.max(0, lastNotAfter(entries, prefix));
      const within = entries
        .slice(first)
        .filter(({ key }, at) => at === 0 || key.startsWith(prefix));
      entries = (await Promise.all(within.map((entry) => this.#node(entry)))).flat();
    }
    return entries.filter(({ key }) => key.startsWith(prefix));
  }

  /**
   * @param {Entry} entry of a node above the leaves
   * @returns {Promise<Entry[]>}
   */
  #node(entry) {
    return this.store.file(this.folder + utf8.decode(entry.body) + SUFFIX, decodeNode);
  }
}

/**
 * The entries of a node file, decompressed.
 * @param {Uint8Array} data
 * @returns {Entry[]}
 * @throws {RangeError} where the data ends before an entry does
 */
export function decodeNode(data) {
  const reader = new Reader(data);
  /** @type {Entry[]} */
  const entries = [];
  while (!reader.done) {
    entries.push({ key: reader.text(), body: reader.prefixed() });
  }
  return entries;
}

/** Reads numbers and byte runs one after the other. */
export class Reader {
  /** @param {Uint8Array} data */
  constructor(data) {
    this.data = data;
    this.at = 0;
  }

  get done() {
    return this.at >= this.data.length;
  }

  byte() {
    if (this.at >= this.data.length) throw new RangeError(`ends at ${this.at}`);
    return this.data[this.at++];
  }

  /** A whole number of seven bits a byte, the lowest first. */
  varint() {
    let number = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
      scale *= 128;
    }
  }

  /** Bytes with their count before them. */
  prefixed() {
    const length = this.varint();
    const end = this.at + length;
    if (end > this.data.length) throw new RangeError(`ends at ${this.data.length} of ${end}`);
    const bytes = this.data.subarray(this.at, end);
    this.at = end;
    return bytes;
  }

  text() {
    return utf8.decode(this.prefixed());
  }
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
