/**
 * The page's end of the Worker: one promise for each question. A Worker that fails is thrown away,
 * and the next question starts another.
 */

import { trusted } from "../trusted.js";

/** @typedef {import("./archive.js").Answer} Answer */
/** @typedef {import("./archive.js").Hit & {day: string}} Hit with its date in words */
/** @typedef {Omit<Answer, "hits"> & {hits: Hit[]}} DrawnAnswer */
/** @typedef {{resolve: (value: any) => void, reject: (error: Error) => void}} Waiting */

/**
 * What the Worker could not do. `name` is that of the error there, or of two of its own:
 * LoadError where its scripts did not come, CrashError where they threw outside of an answer.
 */
export class WorkerError extends Error {
  /** @param {{name: string, message: string}} error */
  constructor({ name, message }) {
    super(message);
    this.name = name;
  }
}

export class ArchiveClient {
  /** @param {string} root absolute address of the site */
  constructor(root) {
    this.root = root;
    this.next = 0;
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    /** @type {Worker | undefined} */
    this.worker = undefined;
  }

  /** Fetch what every search needs, before the first one. */
  open() {
    return this.#ask("open", []);
  }

  /**
   * @param {string} text
   * @param {import("./archive.js").Options} options
   * @returns {Promise<DrawnAnswer>}
   */
  search(text, options) {
    return this.#ask("search", [text, options]);
  }

  /**
   * @param {string} text
   * @param {import("./archive.js").Filters} filters
   * @returns {Promise<import("./archive.js").Facets>}
   */
  facets(text, filters) {
    return this.#ask("facets", [text, filters]);
  }

  /**
   * @param {string} text as far as it is typed
   * @returns {Promise<{words: import("./archive.js").Hint[], headlines: Hit[]}>}
   */
  suggest(text) {
    return this.#ask("suggest", [text]);
  }

  /**
   * @param {string} text
   * @returns {Promise<{text: string, words: import("./archive.js").Hint[]}[]>}
   */
  alternatives(text) {
    return this.#ask("alternatives", [text]);
  }

  /**
   * @param {string} url
   * @param {string} text
   * @returns {Promise<import("./excerpt.js").Excerpt & {words: string[]}>}
   */
  excerpt(url, text) {
    return this.#ask("excerpt", [url, text]);
  }

  /** Forget what is under way: the next question begins anew, with nothing of what came before. */
  reset() {
    this.#drop(new WorkerError({ name: "AbortError", message: "the search was started anew" }));
  }

  /**
   * @param {string} ask
   * @param {any[]} args
   * @returns {Promise<any>} rejected with a WorkerError, also where no Worker can be made
   */
  #ask(ask, args) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.worker ??= this.#start();
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, root: this.root, ask, args });
    });
  }

  #start() {
    const script = new URL("worker.js", import.meta.url).href;
    const worker = startWorker(script);
    worker.addEventListener("message", ({ data }) => this.#settle(data));
    worker.addEventListener("error", (event) => {
      if (worker === this.worker) this.#drop(failure(event, script));
    });
    return worker;
  }

  /** @param {import("./worker.js").Reply} reply */
  #settle({ id, result, error }) {
    const promise = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) promise?.reject(new WorkerError(error));
    else promise?.resolve(result);
  }

  /** @param {WorkerError} error what those who wait are told */
  #drop(error) {
    this.worker?.terminate();
    this.worker = undefined;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}

/**
 * @param {string} script
 * @returns {Worker}
 * @throws {WorkerError} named NoWorkerError, where the browser has no Workers made of modules
 */
function startWorker(script) {
  try {
    return new Worker(trusted(script), { type: "module" });
  } catch (error) {
    throw new WorkerError({ name: "NoWorkerError", message: String(error) });
  }
}

/**
 * A script that threw comes with what it said; one that could not be loaded, with nothing.
 * @param {Event} event
 * @param {string} script
 */
function failure(event, script) {
  const { message } = /** @type {ErrorEvent} */ (event);
  if (message) return new WorkerError({ name: "CrashError", message });
  return new WorkerError({ name: "LoadError", message: `${script} or one of its modules did not load` });
}
