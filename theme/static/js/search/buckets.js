/** The table of words: from a form to its lexeme, and the postings of both. */

import { decodeForms, decodePositions, decodePostings } from "./postings.js";
import { Reader } from "./reader.js";
import { Tree } from "./tree.js";

/** @typedef {import("./postings.js").FormPostings} FormPostings */
/** @typedef {import("./postings.js").Lexeme} Lexeme */
/** @typedef {import("./postings.js").Member} Member */
/** @typedef {import("./postings.js").Places} Places */

const APART = " "; // as in plugins/search/buckets.py

/**
 * The forms that share a skeleton, and the postings of those whose lexemes are light.
 * @typedef {{key: string, members: Map<string, Member>, lexemes: Lexeme[], postings: FormPostings}} Bucket
 */

export class Buckets {
  /**
   * @param {import("./store.js").Store} store
   * @param {any} manifest
   */
  constructor(store, manifest) {
    this.manifest = manifest;
    this.words = new Tree(store, "search/words/", manifest.trees.words);
    this.positions = new Tree(store, "search/positions/", manifest.trees.positions);
    /** @type {WeakMap<object, any>} decoded entries, as long as the store keeps them */
    this.decoded = new WeakMap();
  }

  /**
   * @param {string} skeleton
   * @returns {Promise<Bucket | undefined>}
   */
  async get(skeleton) {
    const entry = await this.words.get(skeleton);
    if (!entry) return undefined;
    return this.#once(entry, () => {
      const reader = new Reader(entry.body);
      const { members, lexemes } = decodeForms(reader, this.manifest.fields.length);
      const light = lexemes.flatMap(({ forms, apart }) => (apart ? [] : counted(forms, members)));
      const postings = decodePostings(light, reader, entry.packed, this.manifest.number_bits);
      return { key: skeleton, members, lexemes, postings };
    });
  }

  /**
   * The postings of a lexeme's forms.
   * @param {Bucket} bucket
   * @param {Lexeme} lexeme of the bucket
   * @returns {Promise<FormPostings>}
   */
  async postings(bucket, lexeme) {
    if (!lexeme.apart) {
      return new Map(lexeme.forms.map((form) => [form, bucket.postings.get(form) ?? []]));
    }
    const entry = await this.words.get(bucket.key + APART + lexeme.forms[0]);
    if (!entry) return new Map();
    return this.#once(entry, () => {
      const forms = counted(lexeme.forms, bucket.members);
      return decodePostings(forms, new Reader(entry.body), entry.packed, this.manifest.number_bits);
    });
  }

  /**
   * Where a form stands in some documents, by field.
   * @param {Bucket} bucket
   * @param {Lexeme} lexeme of the bucket
   * @param {string} form of the lexeme
   * @param {Uint32Array} among numbers in rising order
   * @returns {Promise<Places[] | undefined>}
   */
  async places(bucket, lexeme, form, among) {
    const key = lexeme.apart ? bucket.key + APART + lexeme.forms[0] : bucket.key;
    const entry = await this.positions.get(key);
    if (!entry) return undefined;
    const postings = lexeme.apart ? await this.postings(bucket, lexeme) : bucket.postings;
    return decodePositions(entry.body, postings, form, among);
  }

  /**
   * @template T
   * @param {object} entry
   * @param {() => T} decode
   * @returns {T}
   */
  #once(entry, decode) {
    if (!this.decoded.has(entry)) this.decoded.set(entry, decode());
    return this.decoded.get(entry);
  }
}

/**
 * @param {string[]} forms
 * @param {Map<string, Member>} members
 * @returns {[form: string, counts: number[]][]}
 */
function counted(forms, members) {
  return forms.map((form) => [form, members.get(form)?.counts ?? []]);
}
