/**
 * Ways on from a search that found little or nothing: what may have been meant, what may be left
 * out, where else the words may stand.
 */

import { writeAddress } from "./address.js";
import { element, find } from "./elements.js";
import { dayInWords, quoting } from "./phrases.js";
import { inAnyField } from "./query.js";
import { asksForAnything } from "./summary.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {{text: string, words: import("./archive.js").Hint[]}} Alternative for a word of the query */
/** @typedef {import("./client.js").ArchiveClient} ArchiveClient */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */
/** @typedef {import("./phrases.js").Strings} Strings */

const FEW_HITS = 10; // with fewer, a word may have been misspelt
const MOST = 3; // queries that may have been meant, if the line that is kept for them has room

export class Ways {
  /**
   * @param {ArchiveClient} archive
   * @param {Strings} strings
   */
  constructor(archive, strings) {
    this.archive = archive;
    this.strings = strings;
    this.meant = find("meant");
    this.nothing = find("nothing");
    this.others = find("others");
  }

  /** The elements that may go, and focus with them. */
  get parts() {
    return [this.meant, this.nothing];
  }

  /** Before an answer: the line of what was meant keeps its room. */
  clear() {
    this.nothing.hidden = true;
    this.meant.replaceChildren();
  }

  /**
   * What is not there at once follows: it moves nothing that can be read.
   * @param {State} state
   * @param {DrawnAnswer} answer
   * @param {() => boolean} isCurrent whether this answer is still the one that is shown
   */
  show(state, answer, isCurrent) {
    this.nothing.hidden = answer.total > 0 || (state.q !== "" && !asksForAnything(state.q, answer.notes));
    this.others.replaceChildren(...looserLink(state, answer, this.strings));
    // with any other word that is right, there are always hits
    this.meant.hidden = !state.q || answer.complete >= FEW_HITS;
    if (!this.meant.hidden) this.#suggestMeant(state, isCurrent);
    if (!answer.total) this.#suggestText(state, answer, isCurrent);
  }

  /**
   * The days of a search, of which the first one is behind the last, in their order.
   * @param {State} state
   */
  showInOrder(state) {
    const { from, to } = state;
    const words = quoting(this.strings.turned, { from: dayInWords(to), to: dayInWords(from) });
    this.others.replaceChildren(searchLink({ ...state, from: to, to: from }, words));
    this.nothing.hidden = false;
  }

  /**
   * @param {State} state
   * @param {() => boolean} isCurrent
   */
  async #suggestMeant(state, isCurrent) {
    const alternatives = await this.archive.alternatives(state.q).catch(() => []);
    if (!isCurrent()) return;
    const room = this.meant.offsetHeight;
    for (const line of meantLines(state, alternatives, this.strings)) {
      this.meant.replaceChildren(...line);
      if (this.meant.offsetHeight <= room) break;
    }
  }

  /**
   * What no headline has may stand in a text.
   * @param {State} state
   * @param {DrawnAnswer} answer
   * @param {() => boolean} isCurrent
   */
  async #suggestText({ page: _, ...state }, { parts }, isCurrent) {
    if (!parts.some(({ field }) => field)) return;
    const { q, ...options } = { ...state, q: inAnyField(state.q) };
    const found = await this.archive.search(q, { ...options, limit: 1 }).catch(() => undefined);
    if (!isCurrent() || !found?.total) return;
    const words = quoting(this.strings.anywhere, { query: q });
    this.others.append(searchLink({ ...options, q, page: 1 }, words));
  }
}

/**
 * "Did you mean": the query with a frequent word in the place of one that few articles have.
 * @param {State} state
 * @param {Alternative[]} alternatives
 * @param {Strings} strings
 * @returns {Generator<(string | HTMLElement)[]>} none where there are none, else ever shorter ones:
 *   fewer queries, and where not even one finds room, of each the word alone
 */
function* meantLines(state, alternatives, strings) {
  const hints = [...new Map(alternatives.flatMap(({ words }) => words).map((hint) => [hint.query, hint])).values()];
  for (const of of /** @type {const} */ (["query", "text"])) {
    for (let count = Math.min(MOST, hints.length); count > 0; count--) {
      const links = hints
        .slice(0, count)
        .map((hint) => searchLink({ ...state, q: hint.query, page: 1 }, [element("bdi", "", hint[of])]));
      yield quoting(strings.meant, { queries: links });
    }
  }
}

/**
 * The query without its rarest part, as a link.
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {Strings} strings
 * @returns {HTMLElement[]} none where nothing can be left out
 */
function looserLink(state, { looser, parts }, strings) {
  if (!looser) return [];
  const rarest = parts.find(({ without }) => without === looser);
  const words = rarest
    ? quoting(rarest.presence === "prohibited" ? strings.unexcluded : strings.without, { word: rarest.text })
    : quoting(strings.looser, { query: looser });
  return [searchLink({ ...state, q: looser, page: 1 }, words)];
}

/**
 * @param {State} state
 * @param {(string | HTMLElement)[]} words
 */
function searchLink(state, words) {
  const link = element("a", "", ...words);
  link.href = writeAddress(state);
  return link;
}
