/** Fills in the excerpts of the hits, and keeps which words each article was found by. */

import { handOver } from "./handover.js";
import { clearMarks, markedText } from "./marks.js";
import { digits } from "./phrases.js";

export class Excerpts {
  /**
   * @param {import("./client.js").ArchiveClient} archive
   * @param {import("./phrases.js").Strings} strings
   */
  constructor(archive, strings) {
    this.archive = archive;
    this.strings = strings;
    /** @type {Map<string, Set<string>>} by the address of the article */
    this.words = new Map();
  }

  /** The hits go. */
  clear() {
    clearMarks();
    this.words.clear();
  }

  /**
   * @param {string} q
   * @param {import("./results.js").Shown[]} items
   * @returns {Promise<unknown>} when all stand, or say why not
   */
  fill(q, items) {
    return Promise.all(items.map((item) => this.#fill(q, item)));
  }

  /**
   * An article is opened, or may be from a menu: its page is told which words to show.
   * @param {string} href absolute
   */
  handOver(href) {
    handOver(href, this.words.get(href) ?? [], { ...this.strings.arrived, digits: digits() });
  }

  /**
   * @param {string} q
   * @param {import("./results.js").Shown} item
   */
  async #fill(q, { hit, excerpt }) {
    const words = new Set(hit.ranges.map(([start, end]) => hit.title.slice(start, end)));
    this.words.set(this.archive.root + hit.url, words);
    try {
      const { text, ranges, words: more } = await this.archive.excerpt(hit.url, q);
      for (const word of more) words.add(word);
      if (excerpt.isConnected) markedText(excerpt, text, ranges);
    } catch {
      excerpt.textContent = this.strings.no_excerpt;
    }
  }
}
