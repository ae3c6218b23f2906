/**
 * The index by its editions. A deployment replaces the manifest, and files of the index that are new
 * in it were not fetched yet: offline, an older manifest may be the one whose files are there. So up
 * to three are kept, each with its files: the newest that was seen, the one before it that was
 * searched with, and the one that a reader keeps whole. Files of others are dropped.
 */

import { MANIFEST } from "./addresses.js";
import { hashOf } from "./kept.js";

/** @typedef {import("./kept.js").Kept} Kept */

const utf8 = new TextDecoder();

export class Editions {
  /** @param {Kept} kept */
  constructor(kept) {
    this.kept = kept;
    this.given = -1; // which of the manifests was given last
  }

  /**
   * The editions that are kept, in the order in which offline they are tried.
   * @returns {Promise<string[]>} by the hashes of their manifests
   */
  async all() {
    const { current, before } = (await this.kept.recall("search")) ?? {};
    const { manifest } = (await this.kept.recall("whole")) ?? {};
    return [...new Set([manifest, current, before])].filter(Boolean);
  }

  /**
   * The part into which files go that are fetched now; nothing where no manifest was seen.
   * @returns {Promise<string | undefined>}
   */
  async part() {
    const { current } = (await this.kept.recall("search")) ?? {};
    return current && this.kept.search(current);
  }

  /**
   * Keep a manifest that came from the network, if it is one.
   * @param {Response} response
   */
  async note(response) {
    if (response.status !== 200 || response.type !== "basic" || response.redirected) return;
    const data = new Uint8Array(await response.arrayBuffer());
    if (!JSON.parse(utf8.decode(data)).format) return;
    const edition = await hashOf(data);
    const known = (await this.kept.recall("search")) ?? {};
    if (known.current === edition) return;
    const [type, date] = ["content-type", "date"].map((header) => response.headers.get(header) ?? "");
    await this.kept.put(this.kept.search(edition), MANIFEST, data, { type, date, hash: edition });
    const before = (await this.#isSearched(known.current)) ? known.current : known.before;
    await this.kept.remember("search", { current: edition, before });
    await this.kept.dropSearchesBut(await this.all());
  }

  /**
   * A manifest for who has no network. Whoever asks a second time missed a file of the first, and is
   * given the next.
   * @param {boolean} isAnother
   * @returns {Promise<Response | undefined>}
   */
  async offline(isAnother) {
    const editions = await this.all();
    if (!editions.length) return undefined;
    this.given = isAnother ? (this.given + 1) % editions.length : 0;
    return this.kept.find(this.kept.search(editions[this.given]), MANIFEST);
  }

  /**
   * @param {string} name of a file that is named by its content
   * @returns {Promise<Response | undefined>}
   */
  async find(name) {
    for (const edition of await this.all()) {
      const found = await this.kept.find(this.kept.search(edition), name);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {string | undefined} edition */
  async #isSearched(edition) {
    return edition ? (await this.kept.entries(this.kept.search(edition))).length > 1 : false;
  }
}
