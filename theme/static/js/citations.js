/** An article's reference in the formats that reference managers read. It knows no page. */

/**
 * @typedef {object} Work  What is cited; of what is not known the text is empty.
 * @property {string} id  the article's
 * @property {string} title
 * @property {string[]} authors  whole names: an Arabic one is not to be turned round at a comma
 * @property {string} publication  the paper or site that published it
 * @property {string} section
 * @property {string} date  YYYY-MM-DD
 * @property {boolean} isSure  whether the date is the publisher's own word
 * @property {string} language  a tag such as `ar`
 * @property {string} archive  the name of this one
 * @property {string} url  the article's address in it
 * @property {string} note  what else a reader of the reference should know
 * @property {string} seen  the day on which it was read, YYYY-MM-DD
 */

/**
 * https://en.wikipedia.org/wiki/RIS_(file_format): a line a field, each at an end of CR and LF.
 * @param {Work} work
 */
export function ris(work) {
  /** @type {[string, string][]} */
  const fields = [
    ["TY", "NEWS"],
    ["ID", work.id],
    ["TI", work.title],
    ...work.authors.map((name) => /** @type {[string, string]} */ (["AU", name])),
    ["T2", work.publication],
    ["SE", work.section],
    ["PY", work.date.slice(0, 4)],
    ["DA", slashed(work.date)],
    ["LA", work.language],
    ["DB", work.archive],
    ["UR", work.url],
    ["Y2", slashed(work.seen)],
    ["N1", work.note],
  ];
  const lines = fields.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${oneLine(value)}`);
  return [...lines, "ER  - ", ""].join("\r\n");
}

/**
 * BibTeX and, by `date`, `urldate` and `entrysubtype`, BibLaTeX. Names and headlines stand in braces
 * of their own: the first would be taken apart, the letters of the second made small.
 * @param {Work} work
 */
export function bibtex(work) {
  /** @type {[string, string][]} */
  const fields = [
    ["title", `{${tex(work.title)}}`],
    ["author", work.authors.map((name) => `{${tex(name)}}`).join(" and ")],
    ["journal", tex(work.publication)],
    ["entrysubtype", "newspaper"],
    ["date", work.date],
    ["year", work.date.slice(0, 4)],
    ["language", work.language],
    ["url", work.url.replace(/[{}\\\s]/g, encodeURIComponent)],
    ["urldate", work.seen],
    ["note", tex(work.note)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@article{${work.id},`, ...lines, "}", ""].join("\n");
}

/**
 * CSL-JSON (https://github.com/citation-style-language/schema), a list of one.
 * @param {Work} work
 */
export function csl(work) {
  const item = {
    id: work.id,
    type: "article-newspaper",
    title: oneLine(work.title),
    author: work.authors.map((name) => ({ literal: oneLine(name) })),
    "container-title": oneLine(work.publication),
    section: oneLine(work.section),
    issued: { "date-parts": [parts(work.date)], ...(work.isSure ? {} : { circa: true }) },
    language: work.language,
    archive: oneLine(work.archive),
    URL: work.url,
    accessed: { "date-parts": [parts(work.seen)] },
    note: oneLine(work.note),
  };
  const known = Object.entries(item).filter(([, value]) => value !== "" && !(Array.isArray(value) && !value.length));
  return `${JSON.stringify([Object.fromEntries(known)], null, 2)}\n`;
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** @param {string} date */
const slashed = (date) => date.replaceAll("-", "/");

/** @param {string} date */
const parts = (date) => date.split("-").map(Number);

/** @type {Record<string, string>} */
const SIGNS = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}", // not \{: BibTeX counts braces, whatever stands before them
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** @param {string} text */
const tex = (text) => oneLine(text).replace(/[\\{}~^%&$#_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
