/**
 * Excerpts come from the article's own page: the site keeps each text once, and the page that the
 * visitor will open is then there already.
 */

/** @typedef {import("./highlight.js").Range} Range */
/** @typedef {{text: string, ranges: Range[]}} Excerpt ranges are of the words found */

const LENGTH = 220;
const BEFORE = 60;
const ENTITIES = /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi;
/** @type {Record<string, string>} */
const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/**
 * The text of an article from its page.
 * @param {string} page HTML as this site writes it
 * @throws {Error} where it is another page, or a part of one
 */
export function articleText(page) {
  const body = /<!--text-->(.*)<!--\/text-->/su.exec(page);
  if (!body) throw new Error("no article in it");
  return body[1]
    .replace(/<\/(?:p|li|h[1-6]|blockquote|pre)>|<br ?\/?>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(ENTITIES, (_, decimal, hex, name) =>
      name
        ? NAMED[name.toLowerCase()]
        : String.fromCodePoint(Math.min(decimal ? Number(decimal) : parseInt(hex, 16), 0x10ffff)),
    )
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The stretch of a text that has the most of the words found.
 * @param {string} text
 * @param {Range[]} ranges
 * @returns {Excerpt}
 */
export function excerptOf(text, ranges) {
  const start = bestStart(text, ranges);
  const end = wordEnd(text, start + LENGTH);
  const lead = start > 0 ? "… " : "";
  const tail = end < text.length ? " …" : "";
  return {
    text: lead + text.slice(start, end) + tail,
    ranges: ranges
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from - start + lead.length, to - start + lead.length]),
  };
}

/**
 * @param {string} text
 * @param {Range[]} ranges
 */
function bestStart(text, ranges) {
  let best = 0;
  let most = 0;
  ranges.forEach(([from], at) => {
    const words = new Set();
    for (const [start, end] of ranges.slice(at)) {
      if (end > from + LENGTH - BEFORE) break;
      words.add(text.slice(start, end));
    }
    if (words.size > most) {
      most = words.size;
      best = from;
    }
  });
  if (best < LENGTH - BEFORE) return 0;
  const before = text.indexOf(" ", best - BEFORE);
  return before < 0 || before >= best ? best : before + 1;
}

/**
 * @param {string} text
 * @param {number} at
 */
function wordEnd(text, at) {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(" ", at);
  return space > at - LENGTH / 2 ? space : at;
}
