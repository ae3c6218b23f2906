/**
 * Scores documents over arrays: Lunr's own score, to the last digit, and what is added to it.
 *
 * Lunr's score of a document is a dot product over the query's terms, divided by the length of the
 * query's vector and not of the document's; so the terms that were not asked for can be left out.
 * Weights are Lunr's (lunr.Builder.createFieldVectors): Okapi BM25 with the idf of lunr.idf, to
 * three decimals. lunr.js itself makes an object for every match, which a phone feels at a head
 * word's 23,000; in the tests it is the oracle.
 *
 * A word that no article has may be read in several ways, of which one is meant: the reading that
 * weighs most in a document counts wholly there, the others in part. (In whole, that is Lunr's too.)
 *
 * Added, to order what is found and never to find: how early a word first stands (news says first
 * what matters), and a word with its light relatives as one word, at half its weight.
 */

/** @typedef {import("./postings.js").Postings} Postings */
/** @typedef {import("./senses.js").Sense} Sense */
/** @typedef {import("./senses.js").Term} Term */

/**
 * @typedef {object} Field as the manifest gives it
 * @property {string} name
 * @property {number} boost
 * @property {number} average mean length, in words
 * @property {number[]} lengths the representative length of each class, in words
 */

/**
 * @typedef {object} Scoring what of the manifest the scores depend on
 * @property {number} documents
 * @property {number} number_bits
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {number} reading_boost for the readings that weigh less than the best
 * @property {number[]} place_boosts by the class of the first place
 * @property {number} family_boost
 */

/**
 * The documents found, in the order of their numbers. `held` says how many of the words that have
 * no sign a document has.
 * @typedef {{numbers: Uint32Array, scores: Float64Array, held: Uint16Array}} Found
 */

/** @typedef {{term: Term, boosts: number[]}} Weighed with its boost in each field */

const TEXT = 1; // the field whose places and families count
const LENGTH_CLASS = 7; // of a byte of `meta`

/**
 * @param {Sense[]} senses
 * @param {Scoring} scoring
 * @returns {Found}
 */
export function score(senses, scoring) {
  const board = new Board(2 ** scoring.number_bits, scoring);
  for (const sense of senses) {
    if (sense.word.presence === "prohibited") board.prohibit(sense);
    else board.ask(sense);
  }
  board.weigh();
  for (const { word, company } of senses) {
    if (word.presence !== "prohibited") board.favour(company);
  }
  return board.found();
}

class Board {
  /**
   * @param {number} size more than the largest document number
   * @param {Scoring} scoring
   */
  constructor(size, scoring) {
    this.scoring = scoring;
    this.scores = new Float64Array(size);
    this.more = new Float64Array(size);
    this.matched = new Uint8Array(size);
    this.prohibited = new Uint8Array(size);
    this.required = new Uint16Array(size);
    this.held = new Uint16Array(size);
    this.seen = new Uint16Array(size); // the last word that a document was counted for
    this.words = 0;
    this.mustHave = 0;
    /** @type {Map<string, Weighed>} */
    this.vector = new Map();
    /** @type {Weighed[][]} of each word that is read in several ways */
    this.readings = [];
  }

  /** @param {Sense} sense */
  prohibit({ word, terms }) {
    for (const numbers of this.#lists(terms, word.fields)) {
      for (const number of numbers) this.prohibited[number] = 1;
    }
  }

  /** @param {Sense} sense */
  ask({ word, terms, shades, isEither }) {
    if (isEither) this.readings.push(terms.map((term) => ({ term, boosts: this.#boosts(term, word.fields) })));
    else for (const term of [...terms, ...shades]) this.#upsert(term, word.fields);
    const { matched, seen } = this;
    for (const numbers of this.#lists([...terms, ...shades], word.fields)) {
      for (let at = 0; at < numbers.length; at += 1) matched[numbers[at]] = 1;
    }
    const counts = word.presence === "required" ? this.required : this.held;
    const place = (this.words += 1);
    if (word.presence === "required") this.mustHave += 1;
    for (const numbers of this.#lists(terms, word.fields)) {
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at];
        if (seen[number] !== place) counts[number] += 1;
        seen[number] = place;
      }
    }
  }

  /** Lunr's part of the scores. */
  weigh() {
    const words = [...[...this.vector.values()].map((one) => [one]), ...this.readings];
    this.scoring.fields.forEach((field, at) => {
      const length = lengthOf(words.flat(), at);
      if (at === TEXT) this.length = length;
      for (const readings of words) {
        const asked = readings.filter(({ boosts }) => boosts[at]);
        this.#addReadings(this.scores, asked, (to, { term, boosts }) => {
          const idf = inverseDocumentFrequency(term.fields, this.scoring.documents);
          const weight = weighing(field, idf, this.scoring);
          add(to, term.fields[at], (frequency, lengthClass) => {
            const lunrs = Math.round(weight(frequency, lengthClass) * 1000) / 1000;
            return (boosts[at] * lunrs) / length;
          });
        });
      }
    });
  }

  /**
   * What is added for a word, for each lexeme that it may stand for.
   * @param {Sense["company"]} company
   */
  favour(company) {
    const { documents, fields, place_boosts: places, family_boost: boost } = this.scoring;
    const field = fields[TEXT];
    this.#addReadings(this.more, company, (to, { lexeme, family }) => {
      const rarity = inverseDocumentFrequency([lexeme[TEXT]], documents);
      const { numbers, meta } = lexeme[TEXT];
      for (let at = 0; at < numbers.length; at += 1) {
        to[numbers[at]] += places[(meta[at] >> 3) & 3] * rarity;
      }
      const weight = weighing(field, inverseDocumentFrequency([family[TEXT]], documents), this.scoring);
      add(to, family[TEXT], (frequency, lengthClass) => boost * weight(frequency, lengthClass));
    });
  }

  /**
   * Add what the readings of one word give to documents: of the best all, of the others a part.
   * @template T
   * @param {Float64Array} to by document number
   * @param {T[]} readings
   * @param {(to: Float64Array, reading: T) => void} give
   */
  #addReadings(to, readings, give) {
    if (readings.length <= 1) {
      for (const reading of readings) give(to, reading);
      return;
    }
    const best = new Float64Array(to.length);
    const one = new Float64Array(to.length);
    const part = this.scoring.reading_boost;
    for (const reading of readings) {
      give(one.fill(0), reading);
      for (let number = 0; number < one.length; number += 1) {
        const [less, most] = one[number] > best[number] ? [best[number], one[number]] : [one[number], best[number]];
        to[number] += part * less;
        best[number] = most;
      }
    }
    for (let number = 0; number < to.length; number += 1) to[number] += best[number];
  }

  /** @returns {Found} */
  found() {
    const { matched, prohibited, required, mustHave, scores, more, held } = this;
    const length = this.length || 1;
    let size = 0;
    const kept = new Uint32Array(matched.length);
    for (let number = 0; number < matched.length; number += 1) {
      if (matched[number] && !prohibited[number] && required[number] === mustHave) kept[size++] = number;
    }
    const found = { numbers: kept.slice(0, size), scores: new Float64Array(size), held: new Uint16Array(size) };
    for (let at = 0; at < size; at += 1) {
      const number = kept[at];
      found.scores[at] = scores[number] + more[number] / length;
      found.held[at] = held[number];
    }
    return found;
  }

  /**
   * @param {Term} term
   * @param {string[]} within names of fields; none: all
   */
  #upsert(term, within) {
    const boosts = this.#boosts(term, within);
    const entry = this.vector.get(term.key);
    if (entry) boosts.forEach((boost, at) => (entry.boosts[at] += boost));
    else this.vector.set(term.key, { term, boosts });
  }

  /**
   * The boost of a term in each field.
   * @param {Term} term
   * @param {string[]} within
   */
  #boosts(term, within) {
    return this.scoring.fields.map(({ name }) => (within.length && !within.includes(name) ? 0 : term.boost));
  }

  /**
   * @param {Term[]} terms
   * @param {string[]} within
   */
  #lists(terms, within) {
    return terms.flatMap(({ fields }) => this.#places(within).map((at) => fields[at].numbers));
  }

  /** @param {string[]} within */
  #places(within) {
    return this.scoring.fields.flatMap(({ name }, at) => (within.length && !within.includes(name) ? [] : at));
  }
}

/**
 * The length of the query's vector in a field, in which a term that is asked for twice is one.
 * @param {Weighed[]} terms
 * @param {number} at the field's place
 */
function lengthOf(terms, at) {
  /** @type {Map<string, number>} */
  const boosts = new Map();
  for (const { term, boosts: more } of terms) boosts.set(term.key, (boosts.get(term.key) ?? 0) + more[at]);
  return Math.hypot(...boosts.values());
}

/**
 * Add a weight to the documents of a list. It depends on their frequency and length class alone and
 * is worked out once for each two: a list has thousands of documents, and few of these.
 * @param {Float64Array} to by document number
 * @param {Postings} list
 * @param {(frequency: number, lengthClass: number) => number} weight
 */
function add(to, { numbers, frequencies, meta }, weight) {
  /** @type {number[]} */
  const known = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const lengthClass = meta[at] & LENGTH_CLASS;
    const kind = frequencies[at] * (LENGTH_CLASS + 1) + lengthClass;
    to[numbers[at]] += known[kind] ??= weight(frequencies[at], lengthClass);
  }
}

/**
 * Lunr's idf counts a document once for each field that the term stands in.
 * @param {Postings[]} fields
 * @param {number} documents
 */
function inverseDocumentFrequency(fields, documents) {
  const frequency = fields.reduce((total, { numbers }) => total + numbers.length, 0);
  return Math.log(1 + Math.abs((documents - frequency + 0.5) / (frequency + 0.5)));
}

/**
 * @param {Field} field
 * @param {number} idf
 * @param {Scoring} scoring
 * @returns {(frequency: number, lengthClass: number) => number}
 */
function weighing({ boost, average, lengths }, idf, { k1, b }) {
  const norms = lengths.map((length) => k1 * (1 - b + b * (length / average)));
  return (frequency, lengthClass) => ((idf * ((k1 + 1) * frequency)) / (norms[lengthClass] + frequency)) * boost;
}
