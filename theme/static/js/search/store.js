/**
 * Fetches the files of the index, counts what they cost, and keeps what it has seen.
 */

import { Reader } from "./reader.js";

/** A file of the index that could not be had, after all attempts. */
export class ShardError extends Error {
  /**
   * @param {string} url the file
   * @param {string} found what came instead of it
   */
  constructor(url, found) {
    super(`${url}: ${found}`);
    this.name = "ShardError";
    this.url = url;
    this.found = found;
  }
}

/** Of the files of the index, as plugins/search/tree.py names them. */
export const SUFFIX = ".bin";

const utf8 = new TextDecoder();
const ATTEMPTS = 3;
const FIRST_PAUSE = 150; // milliseconds; doubled before each further attempt
const LONGEST_PAUSE = 5000;
const LARGEST = 2 ** 26; // bytes of a file, unpacked: a thousand times those that a build writes
const PATIENCE = 10_000; // milliseconds for one attempt
const TRANSIENT = new Set([408, 425, 429]); // of the answers that blame the question

/** @typedef {(url: string, options?: RequestInit) => Promise<Response>} Fetch */

/** Something that came, and is not what it should be. A copy in the browser's cache may be at fault. */
class Damaged extends Error {}

/** Something that did not come. */
class Missing extends Error {
  /**
   * @param {string} reason
   * @param {boolean} final whether a further attempt is of no use
   * @param {number} [pause] milliseconds that the host asks for before one
   */
  constructor(reason, final, pause = 0) {
    super(reason);
    this.final = final;
    this.pause = pause;
  }
}

export class Store {
  /**
   * @param {string} base address of the site, ending in a slash
   * @param {Fetch} fetch
   */
  constructor(base, fetch) {
    this.base = base;
    this.fetch = fetch;
    this.stats = { bytes: 0, requests: 0 };
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /**
   * The JSON of a file that may change, such as the manifest: it is fetched each time.
   * @param {string} path relative to the site
   * @param {RequestInit} [options] of the fetch
   * @returns {Promise<any>}
   */
  json(path, options) {
    return this.#attempts(path, async (data) => JSON.parse(utf8.decode(data)), { ...options });
  }

  /**
   * A page of the site, as `decode` reads it.
   * @template T
   * @param {string} path relative to the site
   * @param {(page: string) => T} decode
   * @returns {Promise<T>}
   */
  page(path, decode) {
    return this.#read(path, async (data) => decode(utf8.decode(data)));
  }

  /** Keep nothing of what was fetched. */
  forget() {
    this.kept.clear();
  }

  /**
   * A compressed file of the index, as `decode` reads it.
   * @template T
   * @param {string} path relative to the site
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T>}
   */
  file(path, decode) {
    return this.#read(path, async (data) => decode(await decompress(data)));
  }

  /**
   * A compressed file that is named by its content, as `decode` reads it.
   * @template T
   * @param {string} path relative to the site
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T>}
   */
  named(path, decode) {
    return this.#read(path, async (data) => {
      const [content] = await Promise.all([decompress(data), verify(path, data)]);
      return decode(content);
    });
  }

  /**
   * A node of a table, which is named by its content, as `decode` reads its two parts.
   * @template T
   * @param {string} path relative to the site
   * @param {(run: Uint8Array, packed: Uint8Array) => T} decode
   * @returns {Promise<T>}
   */
  table(path, decode) {
    return this.#read(path, async (data) => {
      const reader = new Reader(data);
      const packed = reader.prefixed();
      const [run] = await Promise.all([decompress(data.subarray(reader.at)), verify(path, data)]);
      return decode(run, packed);
    });
  }

  /**
   * @param {string} path
   * @param {string} found
   */
  damaged(path, found) {
    return new ShardError(this.base + path, found);
  }

  /**
   * What a file says; it is fetched once, and again only if it could not be read.
   * @template T
   * @param {string} path
   * @param {(data: Uint8Array<ArrayBuffer>) => Promise<T>} decode
   * @returns {Promise<T>}
   */
  #read(path, decode) {
    const kept = this.kept.get(path);
    if (kept) return kept;
    const reading = this.#attempts(path, decode, {});
    this.kept.set(path, reading);
    reading.catch(() => this.kept.delete(path)); // so that a second try is one
    return reading;
  }

  /**
   * @template T
   * @param {string} path
   * @param {(data: Uint8Array<ArrayBuffer>) => Promise<T>} decode
   * @param {RequestInit} options of the fetch
   * @returns {Promise<T>}
   */
  async #attempts(path, decode, options) {
    const url = this.base + path;
    for (let attempt = 1; ; attempt += 1) {
      let pause = FIRST_PAUSE * 2 ** (attempt - 1);
      try {
        const data = await this.#fetched(url, options);
        return await decode(data).catch((error) => {
          throw new Damaged(`damaged (${data.length} bytes; ${/** @type {Error} */ (error).message})`);
        });
      } catch (error) {
        const told = error instanceof Missing || error instanceof Damaged;
        const message = told ? error.message : String(error); // with its name, as `fetch` throws it
        const final = error instanceof Missing && error.final;
        if (final || attempt === ATTEMPTS) throw new ShardError(url, message);
        if (error instanceof Damaged) options.cache = "reload";
        if (error instanceof Missing) pause = Math.max(pause, error.pause);
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /**
   * @param {string} url
   * @param {RequestInit} options
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async #fetched(url, options) {
    this.stats.requests += 1;
    const { response, data } = await inTime(async () => {
      const response = await this.fetch(url, options);
      return { response, data: new Uint8Array(await response.arrayBuffer()) };
    });
    if (!response.ok) {
      const { status } = response;
      const isFinal = status >= 400 && status < 500 && !TRANSIENT.has(status);
      throw new Missing(`HTTP ${status}`, isFinal, pauseOf(response));
    }
    this.stats.bytes += data.length;
    return data;
  }
}

/**
 * How long a host wants to be left alone, in milliseconds; a visitor does not wait for ever.
 * @param {Response} response
 */
function pauseOf({ status, headers }) {
  const seconds = Number(headers.get("Retry-After"));
  if (seconds > 0) return Math.min(seconds * 1000, LONGEST_PAUSE);
  return status === 429 ? FIRST_PAUSE * 8 : 0;
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inTime(work) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Missing(`TimeoutError: no answer in ${PATIENCE / 1000} s`, false)), PATIENCE);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * What was compressed. The stream is written and read by hand: a Blob before it and a Response
 * behind it take a browser longer than the decompression.
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function decompress(data) {
  const { writable, readable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  // what is wrong with the data fails the reading too, which is where it is told
  writer.write(data).catch(ignored);
  writer.close().catch(ignored);
  const reader = readable.getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LARGEST) {
      reader.cancel().catch(ignored);
      throw new Error(`unpacks to more than ${LARGEST} bytes`);
    }
    parts.push(part.value);
  }
  return joined(parts);
}

function ignored() {}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Whether a file is what its name says: the beginning of its sha-256 in base 32. Where a page has
 * no secure origin the browser computes none, and the check sum of zlib has to do.
 * @param {string} path
 * @param {Uint8Array<ArrayBuffer>} data
 */
export async function verify(path, data) {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return;
  const [, name] = /([^/]+)\.[^./]+$/.exec(path) ?? [];
  const digest = new Uint8Array(await subtle.digest("SHA-256", data));
  if (name !== base32(digest).slice(0, name.length)) throw new Error("other than its name says");
}

/** @param {Uint8Array} data */
export function base32(data) {
  const bits = [...data].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => "abcdefghijklmnopqrstuvwxyz234567"[parseInt(five, 2)])
    .join("");
}
