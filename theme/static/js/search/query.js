/**
 * What a visitor typed, understood: words, phrases and their signs.
 *
 *     كلمة        a word; articles with all the words come first
 *     +كلمة       must be there          -كلمة   must not
 *     "عبارة ما"  these words in this order, as they are spelt but for marks and hamzas
 *     عنوان:كلمة  (or title:) in the headline
 *     كلم*        words that begin so     كلمة~   also words one letter away (~2: two)
 */

/** @typedef {ReturnType<typeof import("../arabic.js").createArabic>} Arabic */
/** @typedef {"optional" | "required" | "prohibited"} Presence */

/**
 * @typedef {object} Word
 * @property {string} text as typed, without its signs
 * @property {string} form folded
 * @property {string} stem
 * @property {Presence} presence
 * @property {string[]} fields where it may stand; empty: anywhere
 * @property {boolean} prefix whether it is the beginning of a word
 * @property {number} edits how many letters may differ
 */

/**
 * @typedef {object} Phrase
 * @property {string} text as typed
 * @property {Word[]} words
 * @property {Presence} presence
 * @property {string[]} fields
 */

/**
 * @typedef {object} Note something about the query that its author should know
 * @property {"unclosed" | "lone-sign" | "short-prefix" | "stop-words" | "only-excluded" | "many-forms" | "loosened"} kind
 * @property {string} text the part of the query
 */

/** @typedef {{words: Word[], phrases: Phrase[], notes: Note[]}} Query */

const PART = /([+\-−＋－]*)(?:(title|عنوان|العنوان)[:：])?(?:["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|([^\s"“”„«»]+)|(?=\s|$))/giu;
const SHORTEST_PREFIX = 2;
const MOST_EDITS = 2;

/**
 * @param {string} text as typed
 * @param {Arabic} arabic
 * @returns {Query}
 */
export function parseQuery(text, arabic) {
  /** @type {Query} */
  const query = { words: [], phrases: [], notes: [] };
  for (const part of text.matchAll(PART)) {
    const [whole, signs, title, quoted, quote, bare] = part;
    if (!whole.trim()) continue;
    const presence = presenceOf(signs);
    const fields = title ? ["title"] : [];
    if (quoted !== undefined) {
      if (!quote) query.notes.push({ kind: "unclosed", text: quoted.trim() });
      addPhrase(query, quoted, presence, fields, arabic);
    } else if (bare !== undefined) {
      addWords(query, bare, presence, fields, arabic);
    } else {
      query.notes.push({ kind: "lone-sign", text: whole.trim() });
    }
  }
  leaveOutStopWords(query, arabic);
  const asked = [...query.words, ...query.phrases];
  if (asked.length && asked.every(({ presence: sign }) => sign === "prohibited")) {
    query.notes.push({ kind: "only-excluded", text: text.trim() });
  }
  return query;
}

/**
 * @param {string} signs
 * @returns {Presence}
 */
function presenceOf(signs) {
  const last = signs.at(-1);
  if (!last) return "optional";
  return last === "+" || last === "＋" ? "required" : "prohibited";
}

/**
 * @param {Query} query
 * @param {string} bare
 * @param {Presence} presence
 * @param {string[]} fields
 * @param {Arabic} arabic
 */
function addWords(query, bare, presence, fields, arabic) {
  const [, typed, star, tilde] = /^(.*?)(?:(\*+)|~([0-9٠-٩]?))?$/su.exec(bare) ?? ["", bare, bare];
  const found = arabic.tokens(typed);
  if (!found.length) {
    query.notes.push({ kind: "lone-sign", text: bare });
    return;
  }
  found.forEach(({ form, start, end }, at) => {
    const last = at === found.length - 1; // a sign behind "covid-19*" is said of its last word
    let prefix = last && Boolean(star);
    if (prefix && [...form].length < SHORTEST_PREFIX) {
      query.notes.push({ kind: "short-prefix", text: bare });
      prefix = false;
    }
    query.words.push({
      text: typed.slice(start, end),
      form,
      stem: arabic.stem(form),
      presence,
      fields,
      prefix,
      edits: last && tilde !== undefined ? editsOf(arabic.fold(tilde)) : 0,
    });
  });
}

/** @param {string} digit */
function editsOf(digit) {
  return digit === "" ? 1 : Math.min(Number(digit), MOST_EDITS);
}

/**
 * @param {Query} query
 * @param {string} quoted
 * @param {Presence} presence
 * @param {string[]} fields
 * @param {Arabic} arabic
 */
function addPhrase(query, quoted, presence, fields, arabic) {
  const words = arabic.tokens(quoted).map(({ form, start, end }) => ({
    text: quoted.slice(start, end),
    form,
    stem: arabic.stem(form),
    presence: /** @type {Presence} */ ("required"),
    fields,
    prefix: false,
    edits: 0,
  }));
  if (!words.length) {
    query.notes.push({ kind: "lone-sign", text: `"${quoted}"` });
    return;
  }
  const sign = presence === "prohibited" ? presence : "required";
  query.phrases.push({ text: quoted.trim(), words, presence: sign, fields });
}

/**
 * The query without the order of its phrases: what is left to ask where no article has them.
 * @param {Query} query
 * @returns {Query}
 */
export function loosened(query) {
  const phrases = query.phrases.filter(({ presence }) => presence === "required");
  const kept = query.phrases.filter(({ presence }) => presence !== "required");
  const words = phrases.flatMap((phrase) =>
    phrase.words.map((word) => ({ ...word, presence: /** @type {Presence} */ ("optional") })),
  );
  const notes = phrases.map(({ text }) => ({ kind: /** @type {const} */ ("loosened"), text }));
  return { words: [...query.words, ...words], phrases: kept, notes: [...query.notes, ...notes] };
}

/**
 * Words that every article has say nothing, unless they are all that was asked.
 * @param {Query} query
 * @param {Arabic} arabic
 */
function leaveOutStopWords(query, arabic) {
  const kept = query.words.filter(
    ({ form, presence, prefix, edits }) =>
      presence !== "optional" || prefix || edits > 0 || !arabic.isStop(form),
  );
  const asked = kept.filter(({ presence }) => presence !== "prohibited").length;
  if (kept.length === query.words.length || (!asked && !query.phrases.length)) return;
  const left = query.words.filter((word) => !kept.includes(word));
  query.notes.push({ kind: "stop-words", text: left.map(({ text }) => text).join(" ") });
  query.words = kept;
}
