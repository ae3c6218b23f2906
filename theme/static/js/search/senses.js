/**
 * What each word of a query stands for: forms that the archive has, and their postings.
 *
 * A word that the archive has stands for its lexeme, and a little more for the form that was typed.
 * One that it does not have stands for the lexeme that its form belongs to by its affixes and for
 * the frequent words one slip away; a beginning, and a word marked as misspelt, for every form that fits.
 */

import { distance } from "./distance.js";
import { choose } from "./lexemes.js";
import { sum } from "./postings.js";

/** @typedef {import("./query.js").Word} Word */
/** @typedef {import("./buckets.js").Buckets} Buckets */
/** @typedef {import("./buckets.js").Bucket} Bucket */
/** @typedef {import("./postings.js").Lexeme} Lexeme */
/** @typedef {import("./postings.js").Postings} Postings */

/**
 * What Lunr would call a term.
 * @typedef {{key: string, boost: number, fields: Postings[]}} Term
 */

/**
 * @typedef {object} Sense
 * @property {Word} word
 * @property {Term[]} terms of which any will do
 * @property {Term[]} shades terms that add weight to what has one of `terms`
 * @property {boolean} isEither whether one of the terms is meant, and `company` has that of each
 * @property {Set<string>} forms all that count as found
 * @property {{lexeme: Postings[], family: Postings[]}[]} company for what is added to Lunr's score
 * @property {import("./query.js").Note[]} notes where the word stands for others than typed, or for too many
 */

/**
 * A sign before the head of a lexeme keeps it apart from the forms: no form begins so.
 * @param {Lexeme} lexeme
 */
export const lexemeKey = (lexeme) => `=${lexeme.forms[0]}`;

/**
 * How many times as frequent as the word that a form seems to be another must be to be as likely: an
 * inflection that happens to stand nowhere is likelier than a slip.
 */
const MUCH = 10;
const LEAST_LIKELY = 0.1; // of the likeliest: what is less likely than what the form seems to be is not meant
const MOST_NAMED = 3; // words that a word was taken for
export const ALIKE = 0.25; // the weight of a form that is like a word marked as misspelt

export class Senses {
  /**
   * @param {Buckets} buckets
   * @param {import("./vocabulary.js").Vocabulary} vocabulary
   * @param {import("./query.js").Arabic} arabic
   * @param {number} exactBoost
   */
  constructor(buckets, vocabulary, arabic, exactBoost) {
    this.buckets = buckets;
    this.vocabulary = vocabulary;
    this.arabic = arabic;
    this.exactBoost = exactBoost;
  }

  /**
   * @param {Word} word
   * @param {number} slips that a word which no article has may have
   * @returns {Promise<Sense>}
   */
  async of(word, slips) {
    if (word.prefix || word.edits > 0) return this.#expanded(word);
    const known = await this.ofForm(word);
    // what no article has needs no excluding, and nothing else was meant to be excluded
    return known ?? (word.presence === "prohibited" ? nothing(word) : this.#unknown(word, slips));
  }

  /**
   * What a word stands for if the archive has its form, as those of phrases must be.
   * @param {Word} word
   * @returns {Promise<Sense | undefined>}
   */
  async ofForm(word) {
    const bucket = await this.bucket(word.form);
    const member = bucket?.members.get(word.form);
    return bucket && member && this.#known(word, bucket, member.lexeme);
  }

  /** @param {string} form */
  bucket(form) {
    return this.buckets.get(this.arabic.skeleton(form));
  }

  /**
   * @param {Word} word
   * @param {Bucket} bucket
   * @param {Lexeme} lexeme
   * @returns {Promise<Sense>}
   */
  async #known(word, bucket, lexeme) {
    const postings = await this.buckets.postings(bucket, lexeme);
    const exact = postings.get(word.form);
    const shade = exact && { key: word.form, boost: this.exactBoost, fields: exact };
    const whole = together([...postings.values()]);
    return {
      word,
      terms: [{ key: lexemeKey(lexeme), boost: 1, fields: whole }],
      shades: shade && word.presence !== "prohibited" ? [shade] : [],
      isEither: false,
      forms: new Set(lexeme.forms),
      company: word.fields.length ? [] : [company(bucket, lexeme, whole)],
      notes: [],
    };
  }

  /**
   * @param {Word} word
   * @param {number} slips
   * @returns {Promise<Sense>}
   */
  async #unknown(word, slips) {
    const bucket = await this.bucket(word.form);
    const chosen = bucket ? this.#chosen(word.form, bucket) : [];
    const belongs = bucket ? [...chosen, ...this.#stemmates(word.form, bucket)] : [];
    const own = bucket ? frequencyOf(bucket, chosen) : 0;
    const as = await this.vocabulary.near(word.form, slips);
    const alike = as.length ? as : await this.vocabulary.nearBehind(word.form, slips);
    const likeliest = Math.max(own * MUCH, ...alike.map(({ frequency }) => frequency));
    const near = alike.filter(({ frequency }) => frequency >= own * MUCH * LEAST_LIKELY);
    const meant = [
      ...belongs.map((lexeme) => {
        const home = /** @type {Bucket} */ (bucket);
        return { bucket: home, lexeme, form: nearest(word.form, lexeme, home), boost: 1 };
      }),
      ...(await Promise.all(
        near.map(async ({ form, frequency }) => ({
          ...(await this.#member(form)),
          boost: Math.max(LEAST_LIKELY, frequency / likeliest),
        })),
      )),
    ];
    const seen = new Set();
    const different = meant.filter(({ lexeme }) => !seen.has(lexeme) && seen.add(lexeme));
    const all = await Promise.all(
      different.map(async (one) => {
        const postings = await this.buckets.postings(one.bucket, one.lexeme);
        return { ...one, whole: together([...postings.values()]) };
      }),
    );
    const taken = await this.#named(word.form, different);
    return {
      word,
      terms: all.map(({ lexeme, boost, whole }) => ({ key: lexemeKey(lexeme), boost, fields: whole })),
      shades: [],
      isEither: true,
      forms: new Set(different.flatMap(({ lexeme }) => lexeme.forms)),
      company: word.fields.length ? [] : all.map(({ bucket: home, lexeme, whole }) => company(home, lexeme, whole)),
      notes: taken.length ? [{ kind: "corrected", text: word.text, words: taken }] : [],
    };
  }

  /**
   * What a visitor is told of all that a word was taken for: the nearest words, as they are written.
   * @param {string} typed
   * @param {{form: string, bucket: Bucket}[]} meant
   */
  async #named(typed, meant) {
    const named = meant
      .map(({ form, bucket }) => {
        const counts = bucket.members.get(form)?.counts ?? [];
        const frequency = counts.reduce((sum, count) => sum + count, 0); // as `near` has it
        return { form, far: distance(typed, form, typed.length), frequency };
      })
      .sort((a, b) => a.far - b.far || b.frequency - a.frequency)
      .slice(0, MOST_NAMED);
    return Promise.all(named.map(({ form }) => this.vocabulary.spelling(form)));
  }

  /**
   * The lexemes that a form belongs to by its affixes.
   * @param {string} form that no article has
   * @param {Bucket} bucket of its skeleton
   */
  #chosen(form, bucket) {
    const known = new Map(
      [...bucket.members].map(([other, { counts, lexeme }]) => [
        other,
        { head: lexeme.forms[0], documents: Math.max(...counts) },
      ]),
    );
    const heads = choose(form, known, this.arabic.analyses);
    return heads.flatMap((head) => bucket.members.get(head)?.lexeme ?? []);
  }

  /**
   * The lexemes of the forms with the same stem: where the archive shows nothing of a form, words
   * must not be told apart finely.
   * @param {string} form that no article has
   * @param {Bucket} bucket of its skeleton
   */
  #stemmates(form, bucket) {
    const stem = this.arabic.stem(form);
    const alike = [...bucket.members].filter(([other]) => this.arabic.stem(other) === stem);
    return alike.map(([, { lexeme }]) => lexeme);
  }

  /** @param {string} form that the archive has */
  async #member(form) {
    const bucket = /** @type {Bucket} */ (await this.bucket(form));
    const { lexeme } = /** @type {import("./postings.js").Member} */ (bucket.members.get(form));
    return { bucket, lexeme, form };
  }

  /**
   * @param {Word} word
   * @returns {Promise<Sense>}
   */
  async #expanded(word) {
    const { forms, isCut } = word.prefix
      ? await this.vocabulary.beginning(word.form)
      : await this.vocabulary.within(word.form, word.edits);
    // what is marked as misspelt may be right: then it is meant before all that is like it
    const known = word.prefix ? undefined : await this.ofForm(word);
    const terms = await Promise.all(
      forms.map(async (form) => {
        const { bucket, lexeme } = await this.#member(form);
        const postings = await this.buckets.postings(bucket, lexeme);
        return { key: form, boost: word.prefix ? 1 : ALIKE, fields: postings.get(form) ?? [] };
      }),
    );
    const notes = isCut ? [{ kind: /** @type {const} */ ("many-forms"), text: word.text }] : [];
    return {
      word,
      terms: [...(known?.terms ?? []), ...terms],
      shades: known?.shades ?? [],
      isEither: false,
      forms: new Set([...(known?.forms ?? []), ...forms]),
      company: [],
      notes,
    };
  }
}

/**
 * @param {Word} word
 * @returns {Sense}
 */
function nothing(word) {
  return { word, terms: [], shades: [], isEither: false, forms: new Set(), company: [], notes: [] };
}

/**
 * The form of a lexeme that is most like one that no article has.
 * @param {string} typed
 * @param {Lexeme} lexeme
 * @param {Bucket} bucket of the lexeme
 */
function nearest(typed, { forms }, bucket) {
  const far = (/** @type {string} */ form) => distance(typed, form, typed.length);
  return forms.reduce((best, form) => {
    const nearer = far(best) - far(form);
    return nearer > 0 || (nearer === 0 && often(form, bucket) > often(best, bucket)) ? form : best;
  });
}

/**
 * In how many documents a form of a bucket stands, in the field that has it in most.
 * @param {string} form
 * @param {Bucket} bucket
 */
function often(form, { members }) {
  return Math.max(...(members.get(form)?.counts ?? [0]));
}

/**
 * In how many documents the forms of some lexemes stand, counted form by form.
 * @param {Bucket} bucket
 * @param {Lexeme[]} lexemes of the bucket
 */
function frequencyOf(bucket, lexemes) {
  const forms = new Set(lexemes.flatMap((lexeme) => lexeme.forms));
  return [...forms].reduce((sum, form) => sum + often(form, bucket), 0);
}

/**
 * A lexeme beside its light relatives: the forms that lie in its bucket in any case.
 * @param {Bucket} bucket
 * @param {Lexeme} lexeme
 * @param {Postings[]} whole of the lexeme, by field
 */
function company(bucket, lexeme, whole) {
  const own = new Set(lexeme.forms);
  const others = [...bucket.postings].flatMap(([form, fields]) => (own.has(form) ? [] : [fields]));
  return { lexeme: whole, family: together([whole, ...others]) };
}

/**
 * The postings of several forms as those of one word.
 * @param {Postings[][]} forms
 * @returns {Postings[]} by field
 */
function together(forms) {
  return forms[0].map((_, field) => sum(forms.map((fields) => fields[field])));
}
