/**
 * A text fragment (https://wicg.github.io/scroll-to-text-fragment/) that names a passage by its first
 * and last words. A browser takes the first place of a page that fits, so it is given as many words
 * as no earlier place has, and where a whole passage repeats an earlier one, the words before it.
 */

const FEWEST = 4; // words at either end
const MOST = 14;

/**
 * @param {string} passage its text; words parted by a line break are on lines of their own
 * @param {string} before all text of the page before it
 * @returns {string} what goes behind the address: `#:~:text=…`
 */
export function fragment(passage, before) {
  const lines = passage.split("\n").map(wordsOf).filter((words) => words.length);
  const [first, last] = [lines[0] ?? [], lines.at(-1) ?? []];
  const all = lines.flat();
  const earlier = folded(wordsOf(before));
  const start = fewest(first.length, (count) => !earlier.includes(folded(first.slice(0, count))));
  const rest = folded(all.slice(start, -1));
  const end = fewest(last.length, (count) => !rest.includes(folded(last.slice(-count))));
  const isWhole = lines.length === 1 && start + end >= all.length;
  const terms = isWhole ? [all] : [first.slice(0, start), last.slice(-end)];
  const behind = earlier.includes(folded(terms[0])) ? wordsOf(before.trimEnd().split("\n").at(-1) ?? "") : [];
  const away = fewest(behind.length, (count) => !earlier.includes(folded([...behind.slice(-count), ...terms[0]])));
  const prefix = behind.length ? [`${encoded(behind.slice(-away))}-`] : [];
  return `#:~:text=${[...prefix, ...terms.map(encoded)].join(",")}`;
}

/**
 * The fewest words, of those there are, that are enough; where none are, the fewest that may be.
 * @param {number} all
 * @param {(count: number) => boolean} isEnough
 */
function fewest(all, isEnough) {
  const least = Math.min(FEWEST, all);
  for (let count = least; count <= Math.min(all, MOST); count += 1) if (isEnough(count)) return count;
  return least; // no more of them would be
}

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/u).filter(Boolean);

/**
 * As browsers compare: without marks, whatever the case.
 * @param {string[]} words
 */
const folded = (words) => words.join(" ").normalize("NFD").replace(/\p{M}|ـ/gu, "").toLowerCase();

/**
 * A term; the hyphen is a sign of the fragment itself, as is the comma.
 * @param {string[]} words
 */
const encoded = (words) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");
