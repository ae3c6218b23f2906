// The browser's half of plugins/arabic: the same rules.json, the same words, the same stems.
// tests/arabic/test_parity.py holds the two halves together; whoever changes one changes both.

/**
 * rules.json as it stands; plugins/arabic/rules.py says what its parts mean.
 * @typedef {object} Rules
 * @property {string} nfkc code-point ranges, as in "41-5A AA"
 * @property {string} delete
 * @property {Record<string, string>} replace new character: the old ones
 * @property {string[]} digits strings of ten digits
 * @property {string} lower
 * @property {string} word
 * @property {string} inside
 * @property {[string, number][]} prefixes words in the order of trial, letters they must leave
 * @property {[string, number][]} suffixes
 * @property {string} stop
 * @property {Record<string, string[]>} months
 * @property {string[]} weekdays from Monday
 */

/**
 * A word of a text: its folded form, and where it stands in the text, in UTF-16 units.
 * @typedef {{form: string, start: number, end: number}} Token
 */

/**
 * How dates are written: whose month names ("both" is تشرين الثاني/نوفمبر), and 2024 or ٢٠٢٤.
 * @typedef {{months?: "levantine" | "gregorian" | "maghrebi" | "both", digits?: "latin" | "arabic"}} DateStyle
 */

/**
 * @typedef {object} Arabic
 * @property {(text: string) => string} fold one spelling for all the ways to write a word
 * @property {(text: string) => Token[]} tokens
 * @property {(form: string) => string} stem of a folded form
 * @property {(form: string) => boolean} isStop
 * @property {(iso: string, style?: DateStyle) => string} longDate of "2024-11-18", with weekday
 * @property {(iso: string, style?: DateStyle) => string} shortDate
 */

/** @param {string} ranges @returns {[number, number][]} */
function codePoints(ranges) {
  return ranges.split(" ").map((range) => {
    const [first, last = first] = range.split("-");
    return [parseInt(first, 16), parseInt(last, 16)];
  });
}

/** The inside of a regular expression's `[…]`. @param {...string} sets */
function characterClass(...sets) {
  return sets
    .flatMap(codePoints)
    .map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`)
    .join("");
}

/** What the fold makes of each single character that it changes; "" deletes. @param {Rules} rules */
function changes(rules) {
  /** @type {Map<string, string>} */
  const table = new Map();
  /** @param {string} ranges @param {(character: string) => string} change */
  const each = (ranges, change) => {
    for (const [first, last] of codePoints(ranges)) {
      for (let code = first; code <= last; code++) {
        const character = String.fromCodePoint(code);
        table.set(character, change(character));
      }
    }
  };
  // İ has no lower case of one character: it stays, in both languages.
  each(rules.lower, (character) => {
    const lower = character.toLowerCase();
    return lower.length === 1 ? lower : character;
  });
  for (const [letter, olds] of Object.entries(rules.replace)) {
    for (const old of olds) table.set(old, letter);
  }
  for (const row of rules.digits) {
    [...row].forEach((digit, value) => table.set(digit, String(value)));
  }
  each(rules.delete, () => "");
  return table;
}

/** @param {Rules} rules @returns {(text: string) => string} */
function folder(rules) {
  const table = changes(rules);
  const presentation = new RegExp(`[${characterClass(rules.nfkc)}]`, "gu");
  const olds = [...Object.values(rules.replace), ...rules.digits].join("");
  const changed = new RegExp(`[${characterClass(rules.lower, rules.delete)}${olds}]`, "gu");
  return (text) =>
    text
      .replace(presentation, (character) => character.normalize("NFKC"))
      .normalize("NFC")
      .replace(changed, (character) => table.get(character) ?? character)
      .normalize("NFC");
}

/** @param {Rules} rules @param {(text: string) => string} fold @returns {(text: string) => Token[]} */
function tokeniser(rules, fold) {
  const start = characterClass(rules.word);
  const word = new RegExp(`[${start}][${start}${characterClass(rules.inside, rules.delete)}]*`, "gu");
  return (text) => {
    /** @type {Token[]} */
    const found = [];
    for (const match of text.matchAll(word)) {
      const span = { start: match.index, end: match.index + match[0].length };
      // One form, but for ligatures of several words such as ﷺ.
      for (const form of fold(match[0]).match(word) ?? []) found.push({ form, ...span });
    }
    return found;
  };
}

/** @param {Rules} rules @returns {(form: string) => string} */
function stemmer(rules) {
  const fits = rules.prefixes.map(
    ([prefixes, left]) => `(?:${prefixes.replaceAll(" ", "|")})(?=.{${left}})`,
  );
  const prefixes = new RegExp(`^(?:${fits.join("|")})*`, "su");
  /** @type {[string, RegExp][]} a suffix and what it must stand after, counted in code points */
  const suffixes = rules.suffixes.flatMap(([words, left]) =>
    words.split(" ").map((suffix) => /** @type {[string, RegExp]} */ ([
      suffix,
      new RegExp(`^.{${left}}`, "su"),
    ])),
  );
  return (form) => {
    let stem = form.replace(prefixes, "");
    for (const [suffix, enough] of suffixes) {
      if (!stem.endsWith(suffix)) continue;
      const rest = stem.slice(0, -suffix.length);
      if (enough.test(rest)) stem = rest;
    }
    return stem;
  };
}

/** @param {Rules} rules @param {DateStyle} usual @returns {Pick<Arabic, "longDate" | "shortDate">} */
function dateWriter(rules, usual) {
  /** @param {string} names */
  const shown = (names) => names.split("|")[0];
  /** @param {number} value @param {DateStyle} style */
  const number = (value, style) =>
    style.digits === "arabic"
      ? String(value).replace(/[0-9]/g, (digit) => rules.digits[0][Number(digit)])
      : String(value);
  /** @param {number} month @param {DateStyle} style */
  const monthName = (month, { months = "both" }) =>
    (months === "both" ? ["levantine", "gregorian"] : [months])
      .map((system) => shown(rules.months[system][month]))
      .join("/");
  /** @param {string} iso */
  const parse = (iso) => {
    const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso.slice(0, 10)) {
      throw new RangeError(`not a date: ${JSON.stringify(iso)}; expected YYYY-MM-DD`);
    }
    return day;
  };
  /** @param {Date} day @param {DateStyle} style */
  const write = (day, style) =>
    `${number(day.getUTCDate(), style)} ${monthName(day.getUTCMonth(), style)} ${number(day.getUTCFullYear(), style)}`;
  return {
    shortDate: (iso, style) => write(parse(iso), { ...usual, ...style }),
    longDate: (iso, style) => {
      const day = parse(iso);
      const weekday = shown(rules.weekdays[(day.getUTCDay() + 6) % 7]);
      return `${weekday} ${write(day, { ...usual, ...style })}`;
    },
  };
}

/**
 * Arabic by the rules of rules.json: the same results as plugins/arabic in Python.
 * @param {Rules} rules
 * @param {DateStyle} [dateStyle] how dates are written unless a call says otherwise
 * @returns {Arabic}
 */
export function createArabic(rules, dateStyle = {}) {
  const fold = folder(rules);
  const stop = new Set(rules.stop.split(" "));
  return {
    fold,
    tokens: tokeniser(rules, fold),
    stem: stemmer(rules),
    isStop: (form) => stop.has(form),
    ...dateWriter(rules, dateStyle),
  };
}
