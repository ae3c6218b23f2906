// The browser's half of plugins/arabic: the same rules.json, the same words, stems and skeletons.
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
 * @property {SkeletonRules} skeleton
 * @property {AffixRules} affixes
 * @property {string} stop
 * @property {Record<string, string[]>} months
 * @property {string[]} weekdays from Monday
 */

/**
 * @typedef {object} SkeletonRules
 * @property {string} letters code-point ranges
 * @property {string} weak
 * @property {string} articles
 * @property {string} feminine
 * @property {Record<string, number>} clitics how many strong letters each must leave
 * @property {Record<string, number>} persons
 * @property {string} endings
 * @property {Record<string, number>} pronouns
 */

/**
 * @typedef {object} AffixRules
 * @property {Record<string, number>} conjunctions
 * @property {Record<string, Record<string, number>>} beginnings by kind
 * @property {[string, string, Record<string, number>][]} endings after which kinds, instead of what
 */

/**
 * A word of a text: its folded form, and where it stands in the text, in UTF-16 units.
 * @typedef {{form: string, start: number, end: number}} Token
 */

/**
 * How dates are written: whose month names ("both" is تشرين الثاني/نوفمبر) or which, January first, and
 * 2024 or ٢٠٢٤.
 * @typedef {{months?: "levantine" | "gregorian" | "maghrebi" | "both" | string[], digits?: "latin" | "arabic"}} DateStyle
 */

/**
 * @typedef {object} Arabic
 * @property {(text: string) => string} fold one spelling for all the ways to write a word
 * @property {(text: string) => Token[]} tokens
 * @property {(form: string) => string} stem of a folded form
 * @property {(form: string) => string} skeleton of a folded form
 * @property {(form: string) => Map<string, number>} analyses cores of a folded form, their weights
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
  // Of marks in a row 30 count: NFC takes the square of their number to sort them.
  const mark = `[${characterClass(rules.inside, rules.delete)}]`;
  const marks = new RegExp(`(${mark}{30})${mark}+`, "gu");
  return (text) =>
    text
      .replace(presentation, (character) => character.normalize("NFKC"))
      .replace(marks, "$1")
      .normalize("NFC")
      .replace(changed, (character) => table.get(character) ?? character)
      .normalize("NFC")
      .replace(marks, "$1");
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

/** @param {SkeletonRules} rules @returns {(form: string) => string} */
function skeletons({ letters, weak, articles, feminine, ...leaving }) {
  const { clitics, persons, endings, pronouns } = leaving;
  const arabic = new RegExp(`^[${characterClass(letters)}]+$`, "u");
  const alternatives = articles
    .split(" ")
    .map((article) => (article.endsWith("ال") ? article : `${article}(?=ل)`));
  const article = new RegExp(`^(?:${alternatives.join("|")})`);
  const feminineEnding = new RegExp(`(?:${feminine.replaceAll(" ", "|")})$`);
  const left = 2;
  const weakLetters = new RegExp(`[${weak}]+`, "g");
  const last = new Set(weak + endings);
  /** @param {string} core */
  const strong = (core) => core.replace(weakLetters, "");
  /** @param {string} form */
  const withoutArticle = (form) => {
    const rest = article.test(form) ? form.replace(article, "") : "";
    return rest.length >= left && strong(rest.replace(feminineEnding, "")) ? rest : form;
  };
  /** @param {string} core */
  const withoutEndings = (core) => {
    let end = core.length;
    let count = strong(core).length; // kept up, so that a word of thousands of letters takes no longer
    for (;;) {
      const before = end;
      while (end > left && last.has(core[end - 1])) end--;
      count -= strong(core.slice(end, before)).length;
      const leaves = pronouns[core.slice(Math.max(0, end - 2), end)];
      if (leaves === undefined || count - 2 < leaves) break;
      end -= 2;
      count -= 2;
    }
    return core.slice(0, end);
  };
  /** @param {string} core @param {Record<string, number>} prefixes @param {string} passed */
  const withoutPrefixes = (core, prefixes, passed) => {
    let start = 0;
    let count = strong(core).length;
    for (;;) {
      while (start < core.length - 1 && passed.includes(core[start])) start++;
      if (passed.includes(core[start])) return core[start]; // nothing but these
      const prefix = [core.slice(start, start + 2), core[start]].find(
        (one) => one in prefixes && count - strong(one).length >= prefixes[one],
      );
      if (!prefix) return core.slice(start);
      start += prefix.length;
      count -= strong(prefix).length;
    }
  };
  return (form) => {
    if (!arabic.test(form)) return form;
    let core = withoutEndings(withoutArticle(form));
    core = withoutPrefixes(core, clitics, "و");
    core = withoutPrefixes(core, persons, weak);
    return strong(core).replace(/(.)\1+/g, "$1") || weak[0];
  };
}

const SHORTEST_CORE = 2;

/** Few words begin as the article does. @param {string} core */
const likeAWord = (core) => (/^(?:ال|وال|بال|لل)/.test(core) ? 0.2 : 1);

/**
 * By beginning, then by ending: what the ending stands instead of, and the weight of the pair.
 * @param {AffixRules} rules
 * @returns {Map<string, Map<string, [string, number][]>>}
 */
function affixPairs({ conjunctions, beginnings, endings }) {
  /** @type {Map<string, Map<string, number>>} */
  const kindsOf = new Map();
  for (const [conjunction, often] of Object.entries(conjunctions)) {
    for (const [kind, weights] of Object.entries(beginnings)) {
      for (const [letters, weight] of Object.entries(weights)) {
        const beginning = conjunction + letters;
        if (!kindsOf.has(beginning)) kindsOf.set(beginning, new Map());
        kindsOf.get(beginning)?.set(kind, often * weight);
      }
    }
  }
  /** @type {Map<string, Map<string, [string, number][]>>} */
  const table = new Map();
  for (const [beginning, kinds] of kindsOf) {
    /** @type {Map<string, [string, number][]>} */
    const pairs = new Map();
    for (const [after, insteadOf, weights] of endings) {
      const often = Math.max(0, ...after.split(" ").map((kind) => kinds.get(kind) ?? 0));
      if (!often) continue;
      for (const [letters, weight] of Object.entries(weights)) {
        const known = pairs.get(letters) ?? [];
        const same = known.find(([other]) => other === insteadOf);
        if (same) same[1] = Math.max(same[1], often * weight);
        else known.push([insteadOf, often * weight]);
        pairs.set(letters, known);
      }
    }
    table.set(beginning, pairs);
  }
  return table;
}

/** @param {AffixRules} rules @returns {(form: string) => Map<string, number>} */
function analyser(rules) {
  const table = affixPairs(rules);
  const longestBeginning = Math.max(...[...table.keys()].map((letters) => letters.length));
  const longestEnding = Math.max(
    ...[...table.values()].flatMap((pairs) => [...pairs.keys()].map((letters) => letters.length)),
  );
  const bare = table.get("")?.get("")?.[0][1] ?? 0;
  return (asGiven) => {
    const form = asGiven.replace(/[ؤئ]/g, "ء");
    const readings = new Map([[form, bare * likeAWord(form)]]);
    const last = Math.min(longestBeginning, form.length - SHORTEST_CORE);
    for (let start = 0; start <= last; start++) {
      const endings = table.get(form.slice(0, start));
      if (!endings) continue;
      const likely = likeAWord(form.slice(start));
      const first = Math.max(form.length - longestEnding, start + SHORTEST_CORE);
      for (let end = form.length; end >= first; end--) {
        for (const [insteadOf, often] of endings.get(form.slice(end)) ?? []) {
          const core = form.slice(start, end) + insteadOf;
          const weight = often * likely;
          if ((readings.get(core) ?? 0) < weight) readings.set(core, weight);
        }
      }
    }
    return readings;
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
    Array.isArray(months)
      ? months[month]
      : (months === "both" ? ["levantine", "gregorian"] : [months])
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
    skeleton: skeletons(rules.skeleton),
    analyses: analyser(rules.affixes),
    isStop: (form) => stop.has(form),
    ...dateWriter(rules, dateStyle),
  };
}
