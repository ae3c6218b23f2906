/** The page's end of the Worker: one promise for each question. */

/** @typedef {import("./archive.js").Answer} Answer */
/** @typedef {import("./archive.js").Hit & {day: string}} Hit with its date in words */
/** @typedef {Omit<Answer, "hits"> & {hits: Hit[]}} DrawnAnswer */

/** What the Worker could not do; `name` is that of the error there. */
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
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    const script = new URL("worker.js", import.meta.url).href;
    this.worker = new Worker(/** @type {any} */ (trusted(script)), { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.#settle(data));
    this.worker.addEventListener("error", () => this.#fail());
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
   * @param {string} url
   * @param {string} text
   * @returns {Promise<import("./excerpt.js").Excerpt>}
   */
  excerpt(url, text) {
    return this.#ask("excerpt", [url, text]);
  }

  /**
   * @param {string} ask
   * @param {any[]} args
   * @returns {Promise<any>}
   */
  #ask(ask, args) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, root: this.root, ask, args });
    });
  }

  /** @param {import("./worker.js").Reply} reply */
  #settle({ id, result, error }) {
    const promise = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) promise?.reject(new WorkerError(error));
    else promise?.resolve(result);
  }

  /** The script of the Worker did not load, or threw outside of an answer. */
  #fail() {
    const error = new WorkerError({ name: "WorkerError", message: "the search script failed" });
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

/** @type {any} */
let policy;

/**
 * The page lets scripts be loaded only through a named policy of Trusted Types, made once.
 * @param {string} script an address that this module made itself
 */
function trusted(script) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!trustedTypes) return script;
  policy ??= trustedTypes.createPolicy("warraq", {
    createScriptURL: (/** @type {string} */ url) => url,
  });
  return policy.createScriptURL(script);
}
