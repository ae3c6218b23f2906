/**
 * Keeps the whole archive: fetches each file of the build's list that is not kept yet, so that what
 * was interrupted goes on from where it stopped, and an archive that changed costs what changed. A
 * file counts when its hash is the list's. It needs no DOM.
 */

import { addressOf, MANIFEST, UNREAD, withoutIndex } from "./addresses.js";
import { FRAME, hashOf, PAGES, today } from "./kept.js";

/** @typedef {import("./kept.js").Kept} Kept */

/** @typedef {{files: number, bytes: number, list?: string}} Offer how many files and bytes the archive has; `list` is the hash of their list, which only an archive has that may be kept whole */

/**
 * @typedef {object} State  How far it is.
 * @property {string} list the hash of the list that was worked on
 * @property {string} manifest of the index, by its hash; empty until all is kept
 * @property {string} day on which it was completed, or worked on last
 * @property {number} done in bytes
 * @property {number} bytes in all
 * @property {boolean} isComplete
 */

/** @typedef {{path: string, name: string, hash: string, size: number, part: string}} File */

const OFFER = "offline/archive.json";
const LIST = "offline/files.json";
const AT_ONCE = 6;
const ATTEMPTS = 4;
const PAUSE = 1000; // milliseconds; doubled before each further attempt
const LONGEST_PAUSE = 60_000;
const EVERY = 100; // files until it is written down how far it is

/** A file is another than the list says: the archive was built anew, or lies to us. */
class Changed extends Error {}

/** A file that did not come, after all attempts. */
export class Unreachable extends Error {}

export class Whole {
  /**
   * @param {Kept} kept
   * @param {number} pause milliseconds before a second attempt
   */
  constructor(kept, pause = PAUSE) {
    this.kept = kept;
    this.pause = pause;
  }

  /**
   * What there is to be kept.
   * @returns {Promise<Offer>}
   * @throws {Unreachable}
   */
  async offer() {
    const { data } = await this.#fetched(OFFER, undefined, 1);
    return JSON.parse(new TextDecoder().decode(data));
  }

  /** @returns {Promise<State | undefined>} */
  state() {
    return this.kept.recall("whole");
  }

  /**
   * Keep all.
   * @param {AbortSignal} signal
   * @param {(done: number, bytes: number) => void} tell how far it is
   * @throws {Unreachable} where the network fails, or the archive is not what its list says
   * @throws {DOMException} AbortError where it was stopped; QuotaExceededError where there is no more room
   */
  async keep(signal, tell) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#keepOnce(signal, tell);
        return;
      } catch (error) {
        // while a new build is handed out, its files and those of the old one stand side by side
        if (!(error instanceof Changed)) throw error;
        if (attempt === ATTEMPTS) throw new Unreachable(error.message);
        await rest(this.pause * 2 ** attempt, signal);
      }
    }
  }

  /**
   * @param {AbortSignal} signal
   * @param {(done: number, bytes: number) => void} tell
   */
  async #keepOnce(signal, tell) {
    const { list } = await this.offer();
    if (!list) throw new Unreachable(`${OFFER}: names no list`);
    const files = await this.#files(list, signal);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const missing = await this.#missing(files);
    let done = bytes - missing.reduce((sum, { size }) => sum + size, 0);
    const write = () => this.#write({ list, done, bytes });
    tell(done, bytes);
    await write();
    let since = 0;
    try {
      await inParallel(missing, signal, async (file, ownSignal) => {
        await this.#keepFile(file, ownSignal);
        done += file.size;
        tell(done, bytes);
        since += 1;
        if (since % EVERY === 0) await write();
      });
    } catch (error) {
      await write().catch(() => {}); // where there is no room, not for this either
      throw error;
    }
    const manifest = files.find(({ path }) => path === MANIFEST)?.hash ?? "";
    await this.kept.remember("whole", { list, manifest, day: today(), done, bytes, isComplete: true });
    await this.#prune(files, manifest);
  }

  /**
   * @param {string} list its hash
   * @param {AbortSignal} signal
   * @returns {Promise<File[]>}
   */
  async #files(list, signal) {
    const { data } = await this.#fetched(LIST, signal);
    if ((await hashOf(data)) !== list) throw new Changed(LIST);
    /** @type {[string, string, number][]} */
    const entries = JSON.parse(new TextDecoder().decode(data));
    const manifest = entries.find(([path]) => path === MANIFEST)?.[1] ?? "";
    return entries.map(([path, hash, size]) => ({ path, name: withoutIndex(path), hash, size, part: this.#partOf(path, manifest) }));
  }

  /**
   * @param {string} path
   * @param {string} manifest hash of the index's
   */
  #partOf(path, manifest) {
    if (path === UNREAD || path.startsWith("theme/")) return FRAME;
    return path.startsWith("search/") ? this.kept.search(manifest) : PAGES;
  }

  /**
   * The files that are not kept as they are now. What another edition of the index had fetched, and this
   * one has too, is taken over.
   * @param {File[]} files
   * @returns {Promise<File[]>}
   */
  async #missing(files) {
    const had = new Map();
    for (const part of await this.kept.parts()) {
      for (const { name, hash } of await this.kept.entries(part)) had.set(`${part} ${name} ${hash}`, part);
    }
    const parts = [...new Set(had.values())];
    const missing = [];
    for (const file of files) {
      const { part, name, hash } = file;
      if (had.has(`${part} ${name} ${hash}`)) continue;
      const other = part.startsWith("search ") && parts.find((each) => had.has(`${each} ${name} ${hash}`));
      if (other) await this.#copy(other, file);
      else missing.push(file);
    }
    return missing;
  }

  /**
   * @param {string} from a part
   * @param {File} to
   */
  async #copy(from, { part, name, hash }) {
    const found = await this.kept.find(from, name);
    if (!found) return;
    const { type, date } = typeAndDate(found);
    await this.kept.put(part, name, new Uint8Array(await found.arrayBuffer()), { type, date, hash });
  }

  /**
   * @param {File} file
   * @param {AbortSignal} signal
   */
  async #keepFile({ path, name, hash, part }, signal) {
    const { data, type, date } = await this.#fetched(name, signal);
    if ((await hashOf(data)) !== hash) throw new Changed(path);
    signal.throwIfAborted();
    await this.kept.put(part, name, data, { type, date, hash });
  }

  /** @param {Pick<State, "list" | "done" | "bytes">} progress */
  async #write(progress) {
    const { manifest = "" } = (await this.state()) ?? {}; // the files of an older whole are there until the new is
    await this.kept.remember("whole", { ...progress, manifest, day: today(), isComplete: false });
  }

  /**
   * Drop what the archive no longer has.
   * @param {File[]} files
   * @param {string} manifest
   */
  async #prune(files, manifest) {
    const names = new Set(files.map(({ name }) => name));
    const gone = (await this.kept.entries(PAGES)).filter(({ name }) => !names.has(name));
    await Promise.all(gone.map(({ name }) => this.kept.remove(PAGES, name)));
    const { current, before } = (await this.kept.recall("search")) ?? {};
    await this.kept.dropSearchesBut([manifest, current, before]);
  }

  /**
   * A file from the network itself, past the worker and the browser's own cache, which need no copy.
   * @param {string} name
   * @param {AbortSignal} [signal]
   * @param {number} [attempts]
   * @returns {Promise<{data: Uint8Array<ArrayBuffer>, type: string, date: string}>}
   * @throws {Unreachable | DOMException}
   */
  async #fetched(name, signal, attempts = ATTEMPTS) {
    const url = addressOf(this.kept.root, name);
    for (let attempt = 1; ; attempt += 1) {
      let pause = this.pause * 2 ** (attempt - 1);
      let found = "no answer";
      try {
        const response = await fetch(url, { cache: "no-store", signal });
        if (response.ok) return { data: new Uint8Array(await response.arrayBuffer()), ...typeAndDate(response) };
        if (response.status === 404) throw new Changed(url);
        found = `HTTP ${response.status}`;
        pause = Math.max(pause, 1000 * Number(response.headers.get("retry-after")) || 0);
      } catch (error) {
        if (signal?.aborted || error instanceof Changed) throw error;
      }
      if (attempt === attempts) throw new Unreachable(`${url}: ${found}`);
      await rest(Math.min(pause, LONGEST_PAUSE), signal);
    }
  }
}

/**
 * Some at a time; the first failure stops the rest.
 * @template T
 * @param {T[]} all
 * @param {AbortSignal} signal
 * @param {(one: T, signal: AbortSignal) => Promise<void>} work
 */
async function inParallel(all, signal, work) {
  const own = new AbortController();
  const stop = () => own.abort(signal.reason);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  const queue = all.values(); // one iterator, which all of them take from
  const take = async () => {
    for (const one of queue) {
      own.signal.throwIfAborted();
      await work(one, own.signal);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, take);
  try {
    await Promise.all(workers);
  } catch (error) {
    own.abort(error);
    await Promise.allSettled(workers);
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/**
 * @param {number} pause milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function rest(pause, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, pause);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}

/** @param {Response} response */
function typeAndDate({ headers }) {
  return { type: headers.get("content-type") ?? "", date: headers.get("date") ?? "" };
}
