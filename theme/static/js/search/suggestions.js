/**
 * Asks for suggestions while someone types: not for each letter, never with an answer to a text
 * that has changed since, and not twice for the same text.
 */

/** @typedef {{text: string, query: string}} Completion a word, and the whole query that ends in it */
/**
 * @typedef {object} Headline
 * @property {string} url relative to the site
 * @property {string} title
 * @property {[start: number, end: number][]} ranges where the words typed stand in the title
 * @property {string} date YYYY-MM-DD
 * @property {string} day the date in words
 */
/** @typedef {{words: Completion[], headlines: Headline[]}} Found */

/** @type {Found} */
const NONE = { words: [], headlines: [] };
const PAUSE = 120; // milliseconds: less than between two letters of one who types slowly
const KEPT = 50; // texts, for those who take back what they typed

export class Suggestions {
  /**
   * @param {(text: string) => Promise<Found>} source
   * @param {(found: Found) => void} show is told what was found for the text asked for last;
   *   nothing where the source failed: suggestions are a help that may stay away
   */
  constructor(source, show) {
    this.source = source;
    this.show = show;
    this.asked = 0;
    this.timer = 0;
    /** @type {Map<string, Found>} */
    this.known = new Map();
  }

  /**
   * @param {string} text as typed so far
   * @param {number} [pause] milliseconds to wait for a further letter
   */
  ask(text, pause = PAUSE) {
    this.cancel();
    const known = text.trim() ? this.known.get(text) : NONE;
    if (known) this.show(known);
    else this.timer = window.setTimeout(() => this.#fetch(text), pause);
  }

  /** What was asked for is not wanted any more. */
  cancel() {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  /** @param {string} text */
  async #fetch(text) {
    const mine = this.asked;
    let found = NONE;
    try {
      found = await this.source(text);
      this.#keep(text, found);
    } catch {
      // shown as nothing
    }
    if (mine === this.asked) this.show(found);
  }

  /**
   * @param {string} text
   * @param {Found} found
   */
  #keep(text, found) {
    this.known.set(text, found);
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT) this.known.delete(oldest);
  }
}
