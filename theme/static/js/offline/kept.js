/**
 * What the browser keeps of the site, in caches of its own. Several sites may stand on one origin
 * (name.github.io/one/, name.github.io/two/), so a cache's name says whose it is: the path of the
 * site, then the part.
 *
 * - `pages`: pages and what changes like them, by name
 * - `frame`: styles, scripts, fonts and the page of what was not read, by name and content
 * - `search <edition>`: what was fetched of the index that one manifest describes, and the manifest
 * - `state`: what is remembered about these
 */

import { base32 } from "../search/store.js";
import { addressOf, nameOf } from "./addresses.js";

export const PAGES = "pages";
export const FRAME = "frame";
const STATE = "state";
const SEARCH = "search ";

const LETTERS = 10; // of a hash, as plugins/record/offline.py writes them
const HASH = "x-warraq-hash";
const DATE = "date";
const DAY = "x-warraq-day";
const TITLE = "x-warraq-title";

/**
 * @typedef {object} Entry  What is known of a file that is kept.
 * @property {string} name
 * @property {string} hash of its content
 * @property {number} size in bytes
 * @property {number} date of the answer that brought it, by the host's clock, in milliseconds; NaN where it is not known
 * @property {string} day on which it was kept, YYYY-MM-DD, by the device's clock
 * @property {string} title of a page that was read; empty for others
 */

/** @typedef {{current?: string, before?: string}} Editions of the index, by the hashes of their manifests */

export class Kept {
  /** @param {string} root absolute address of the site, ending in a slash */
  constructor(root) {
    this.root = root;
    this.prefix = `warraq ${new URL(root).pathname} `;
  }

  /** @returns {Promise<string[]>} the parts that there are */
  async parts() {
    const names = await caches.keys();
    return names.filter((name) => name.startsWith(this.prefix)).map((name) => name.slice(this.prefix.length));
  }

  /**
   * @param {string} part
   * @param {string} name
   * @param {string} [version] the hash of the content that it should have, in the frame
   * @returns {Promise<Response | undefined>}
   */
  async find(part, name, version) {
    const cache = await this.#open(part);
    return cache.match(this.#key(name, version));
  }

  /**
   * Keep a file under its name, and in the frame under its content too.
   * @param {string} part
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} data
   * @param {{type: string, date: string, hash: string, title?: string}} about `date` is that of the answer
   * @throws {DOMException} QuotaExceededError, where the browser gives no more room
   */
  async put(part, name, data, { type, date, hash, title = "" }) {
    const headers = {
      "content-type": type,
      "content-length": String(data.length),
      [DATE]: date,
      [HASH]: hash,
      [DAY]: today(),
      [TITLE]: encodeURIComponent(title),
    };
    const cache = await this.#open(part);
    await cache.put(this.#key(name, part === FRAME ? hash : undefined), new Response(data, { headers }));
  }

  /**
   * @param {string} part
   * @param {string} name
   * @param {string} [version]
   */
  async remove(part, name, version) {
    const cache = await this.#open(part);
    await cache.delete(this.#key(name, version));
  }

  /**
   * All that a part has, in the order in which it was kept.
   * @param {string} part
   * @returns {Promise<Entry[]>}
   */
  async entries(part) {
    const cache = await this.#open(part);
    const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
    return requests.map(({ url }, at) => ({ name: nameOf(this.root, url) ?? "", ...about(responses[at]) }));
  }

  /** @param {string} part */
  async drop(part) {
    await caches.delete(this.prefix + part);
  }

  /** @returns {Promise<void>} */
  async dropAll() {
    await Promise.all((await this.parts()).map((part) => this.drop(part)));
  }

  /**
   * @param {string} edition hash of a manifest
   * @returns {string} its part
   */
  search(edition) {
    return SEARCH + edition;
  }

  /**
   * Drop what was fetched of the index in other editions than these.
   * @param {(string | undefined)[]} editions
   */
  async dropSearchesBut(editions) {
    const parts = (await this.parts()).filter((part) => part.startsWith(SEARCH));
    const others = parts.filter((part) => !editions.includes(part.slice(SEARCH.length)));
    await Promise.all(others.map((part) => this.drop(part)));
  }

  /**
   * Whether a part is one that this version knows.
   * @param {string} part
   */
  knows(part) {
    return [PAGES, FRAME, STATE].includes(part) || part.startsWith(SEARCH);
  }

  /**
   * What is remembered under a name.
   * @param {string} name
   * @returns {Promise<any>}
   */
  async recall(name) {
    return (await this.find(STATE, name))?.json();
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  async remember(name, value) {
    const cache = await this.#open(STATE);
    await cache.put(this.#key(name), new Response(JSON.stringify(value)));
  }

  /** @param {string} part */
  #open(part) {
    return caches.open(this.prefix + part);
  }

  /**
   * @param {string} name
   * @param {string} [version]
   */
  #key(name, version) {
    return addressOf(this.root, name) + (version ? `?${version}` : "");
  }
}

/**
 * @param {Response} response one that `put` kept
 * @returns {Omit<Entry, "name">}
 */
export function about({ headers }) {
  return {
    hash: headers.get(HASH) ?? "",
    size: Number(headers.get("content-length")),
    date: Date.parse(headers.get(DATE) ?? ""),
    day: headers.get(DAY) ?? "",
    title: decodeURIComponent(headers.get(TITLE) ?? ""),
  };
}

/**
 * @param {Uint8Array<ArrayBuffer>} data
 * @returns {Promise<string>} the beginning of its sha-256 in base 32
 */
export async function hashOf(data) {
  return base32(new Uint8Array(await crypto.subtle.digest("SHA-256", data))).slice(0, LETTERS);
}

/** @returns {string} YYYY-MM-DD, by the device's clock */
export function today() {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date());
}
