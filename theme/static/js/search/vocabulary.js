/** The archive's vocabulary: the forms that begin as a word does, or are a slip away from it. */

import { distance } from "./distance.js";
import { Reader } from "./reader.js";
import { Tree } from "./tree.js";

/** @typedef {{form: string, frequency: number, spelling: string}} Known a form, and how it is mostly written */

const MOST_FORMS = 1000;
const MOST_CORRECTIONS = 3;
const MOST_FILES = 24; // of the vocabulary, for one misspelt word
const FILES_AT_A_LETTER = 6; // of the vocabulary, for a word that is being typed
const SHORTEST = 3; // letters of a word that a slip is looked for in
const SHORTEST_BEHIND = 4; // and of one behind attached letters
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)/u;
const LETTER = /^[وفبكل]/u;
const ENDING = /(?:ات|ون|ين|ان|يه|ها|هم|نا|ه|ي|ا)$/u;

export class Vocabulary {
  /**
   * @param {import("./store.js").Store} store
   * @param {any} manifest
   */
  constructor(store, manifest) {
    this.forms = new Tree(store, "search/forms/", manifest.trees.forms);
    this.endings = new Tree(store, "search/endings/", manifest.trees.endings);
  }

  /**
   * The forms that begin so; where there are too many, the most frequent.
   * @param {string} prefix
   */
  async beginning(prefix) {
    return mostFrequent((await this.forms.startingWith(prefix)).map((entry) => known(entry)));
  }

  /**
   * The most frequent forms that begin so; none while so many begin so that it takes too many files.
   * @param {string} prefix
   * @param {number} most
   * @returns {Promise<Known[]>}
   */
  async completions(prefix, most) {
    const found = (await this.forms.startingWith(prefix, FILES_AT_A_LETTER)).map((entry) => known(entry));
    return found.sort(byFrequency).slice(0, most);
  }

  /**
   * How a form is mostly written; `near` may have found it by its ending alone, which does not say.
   * @param {string} form
   * @returns {Promise<string>}
   */
  async spelling(form) {
    const entry = await this.forms.get(form);
    return entry ? known(entry).spelling : form;
  }

  /**
   * The forms that differ from a word by some letters at the most, anywhere: of the whole vocabulary.
   * @param {string} form
   * @param {number} edits
   */
  async within(form, edits) {
    const all = (await this.forms.startingWith("")).map((entry) => known(entry));
    return mostFrequent(all.filter((other) => distance(form, other.form, edits) <= edits));
  }

  /**
   * The most frequent forms one slip away from a word that the archive does not have: a letter
   * more, less or another, or two neighbours exchanged. Such a slip leaves either the first half of
   * the word as it was or the second, so few files of the vocabulary are enough.
   * @param {string} form
   * @param {number} slips how many it may be; with two, only where they stand in one half
   * @returns {Promise<Known[]>} the most frequent first
   */
  async near(form, slips) {
    const letters = [...form];
    if (letters.length < SHORTEST) return [];
    const before = ARTICLE.exec(form)?.[0].length ?? 0;
    const after = ENDING.exec(form.slice(before))?.[0].length ?? 0;
    const half = Math.max(letters.length - before - after, 0) / 2;
    const first = Math.max(before + Math.floor(half), 2);
    const last = Math.max(after + Math.ceil(half) - 1, 2);
    const [beginning, ending, exchanged] = await Promise.all([
      this.forms.startingWith(letters.slice(0, first).join(""), MOST_FILES),
      this.endings.startingWith(letters.slice(-last).reverse().join(""), MOST_FILES),
      // an exchange across the middle spoils both halves
      Promise.all(exchanges(letters, letters.length - last, first).map((other) => this.forms.get(other))),
    ]);
    const whole = exchanged.filter((entry) => entry !== undefined);
    const alike = [...beginning, ...whole].map((entry) => known(entry)).concat(ending.map(knownBackwards)).filter(
      (other) => distance(form, other.form, slips) <= slips,
    );
    return likeliest(alike);
  }

  /**
   * The same of the word behind a form's attached letters, with and without the article: the archive
   * may have الكعبة and never للكعبة.
   * @param {string} form
   * @param {number} slips
   * @returns {Promise<Known[]>} the most frequent first
   */
  async nearBehind(form, slips) {
    const attached = (ARTICLE.exec(form) ?? LETTER.exec(form))?.[0] ?? "";
    const bare = form.slice(attached.length);
    if (!attached || [...bare].length < SHORTEST_BEHIND) return [];
    const words = [bare, `ال${bare}`].filter((word) => word !== form);
    return likeliest((await Promise.all(words.map((word) => this.near(word, slips)))).flat());
  }
}

/**
 * @param {Known[]} found some perhaps more than once
 * @returns {Known[]} the most frequent first
 */
function likeliest(found) {
  const different = new Map(found.map((each) => [each.form, each]));
  return [...different.values()].sort(byFrequency).slice(0, MOST_CORRECTIONS);
}

/**
 * The word with two neighbours exchanged of which the first stands before `end` and the second not
 * before `start`.
 * @param {string[]} letters
 * @param {number} start
 * @param {number} end
 */
function exchanges(letters, start, end) {
  return letters.flatMap((letter, at) => {
    if (at + 1 < Math.max(start, 1) || at >= end || at + 1 >= letters.length) return [];
    return [...letters.slice(0, at), letters[at + 1], letter, ...letters.slice(at + 2)].join("");
  });
}

/**
 * @param {Known[]} found
 * @returns {{forms: string[], isCut: boolean}}
 */
function mostFrequent(found) {
  const isCut = found.length > MOST_FORMS;
  if (isCut) found.sort((a, b) => b.frequency - a.frequency);
  return { forms: found.slice(0, MOST_FORMS).map(({ form }) => form), isCut };
}

/**
 * The more frequent first.
 * @param {Known} a
 * @param {Known} b
 */
function byFrequency(a, b) {
  return b.frequency - a.frequency || (a.form < b.form ? -1 : 1);
}

/**
 * @param {import("./tree.js").Entry} entry
 * @param {string} [form] the key, unless told
 * @returns {Known}
 */
function known({ key, body }, form = key) {
  const reader = new Reader(body);
  const frequency = reader.varint();
  if (reader.done) return { form, frequency, spelling: form };
  const letters = [...form];
  while (!reader.done) {
    const at = reader.varint();
    if (at >= letters.length) throw new RangeError(`letter ${at} of ${letters.length}`);
    letters[at] = reader.letter();
  }
  return { form, frequency, spelling: letters.join("") };
}

/** @param {import("./tree.js").Entry} entry */
function knownBackwards(entry) {
  return known(entry, [...entry.key].reverse().join(""));
}
