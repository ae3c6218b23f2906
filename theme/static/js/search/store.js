/**
 * Fetches the files of the index, counts what they cost, and keeps what it has seen.
 */

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

const ATTEMPTS = 3;
const FIRST_PAUSE = 150; // milliseconds; doubled before each further attempt

/** @typedef {(url: string) => Promise<Response>} Fetch */

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
   * The JSON of a file that may change, such as the manifest.
   * @param {string} path relative to the site
   * @returns {Promise<any>}
   */
  json(path) {
    return this.#once(path, async () => parse(path, new TextDecoder().decode(await this.bytes(path))));
  }

  /**
   * The text of a page of the site.
   * @param {string} path relative to the site
   * @returns {Promise<string>}
   */
  text(path) {
    return this.#once(path, async () => new TextDecoder().decode(await this.bytes(path)));
  }

  /**
   * A file of the index named by its content, decompressed, as `decode` reads it.
   * @template T
   * @param {string} path relative to the site
   * @param {(data: Uint8Array) => T} decode
   * @returns {Promise<T>}
   */
  file(path, decode) {
    return this.#once(path, async () => {
      const data = await decompress(path, await this.bytes(path));
      try {
        return decode(data);
      } catch (error) {
        throw new ShardError(path, `damaged (${error})`);
      }
    });
  }

  /**
   * @param {string} path
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async bytes(path) {
    const url = this.base + path;
    for (let attempt = 1; ; attempt += 1) {
      const found = await this.#attempt(url);
      if (found instanceof Uint8Array) return found;
      if (found.final || attempt === ATTEMPTS) throw new ShardError(url, found.reason);
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE * 2 ** (attempt - 1)));
    }
  }

  /**
   * @param {string} url
   * @returns {Promise<Uint8Array<ArrayBuffer> | {reason: string, final: boolean}>}
   */
  async #attempt(url) {
    this.stats.requests += 1;
    try {
      const response = await this.fetch(url);
      if (!response.ok) {
        const final = response.status >= 400 && response.status < 500 && response.status !== 429;
        return { reason: `HTTP ${response.status}`, final };
      }
      const data = new Uint8Array(await response.arrayBuffer());
      this.stats.bytes += data.length;
      return data;
    } catch (error) {
      return { reason: String(error), final: false };
    }
  }

  /**
   * @template T
   * @param {string} path
   * @param {() => Promise<T>} load
   * @returns {Promise<T>}
   */
  #once(path, load) {
    const kept = this.kept.get(path);
    if (kept) return kept;
    const loading = load();
    this.kept.set(path, loading);
    loading.catch(() => this.kept.delete(path)); // so that a second try is one
    return loading;
  }
}

/**
 * @param {string} path
 * @param {Uint8Array<ArrayBuffer>} data
 */
async function decompress(path, data) {
  try {
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new ShardError(path, `${data.length} bytes that are no gzip file`);
  }
}

/**
 * @param {string} path
 * @param {string} text
 */
function parse(path, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShardError(path, `no JSON but ${JSON.stringify(text.slice(0, 40))}`);
  }
}
