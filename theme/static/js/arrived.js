/**
 * Shows on an article the words that it was found by, to who comes from the search.
 *
 * The page does not scroll by itself: headline, source and date are what an article is read by
 * first, and a page that moves under its reader is lost. Buttons lead from word to word instead.
 */

/** @typedef {import("./search/handover.js").Arrival} Arrival */

const NAME = "search"; // of the highlight, as the search page has it
const MINUTE = 60_000;
const PLACES = "h1, #text";
// A word ends where no letter, mark or digit follows: only whole words are shown
const LETTER = "[\\p{L}\\p{M}\\p{N}]";

const arrival = arrived();
if (arrival?.words?.length && arrival.wording?.places) show(arrival);

/**
 * What the search handed over, moved into the history: it is there again when the page is loaded
 * anew, and for no other visit of it.
 * @returns {Arrival | undefined}
 */
function arrived() {
  try {
    const key = `arrived ${location.pathname}`;
    /** @type {Arrival | null} */
    const found = JSON.parse(localStorage.getItem(key) ?? "null");
    localStorage.removeItem(key);
    if (found && Math.abs(Date.now() - found.time) < MINUTE && new URL(found.search).origin === location.origin) {
      // a tab of its own has the same referrer, and nothing to go back to
      const isBehind = document.referrer === found.search && history.length > 1;
      history.replaceState({ ...history.state, arrival: { ...found, isBehind } }, "");
    }
  } catch {
    // a browser that keeps nothing, or what is kept is not ours
  }
  return history.state?.arrival;
}

/** @param {Arrival} arrival */
function show({ words, search, wording }) {
  const ranges = [...document.querySelectorAll(PLACES)].flatMap((place) => rangesIn(place, words));
  if (!ranges.length) return;
  const takeAway = mark(ranges);
  const line = document.createElement("aside");
  line.className = "arrived";
  line.setAttribute("aria-label", wording.label);
  const remove = button("×", wording.remove);
  remove.addEventListener("click", () => {
    takeAway();
    const { arrival: _, ...state } = history.state;
    history.replaceState(state, "");
    line.remove();
    const headline = document.querySelector("h1"); // the button goes, and focus is not to go with it
    headline?.setAttribute("tabindex", "-1");
    headline?.focus({ preventScroll: true });
  });
  line.append(...steps(ranges, wording), wayBack(search, wording.back), remove);
  document.querySelector("main")?.prepend(line); // first for the keyboard, wherever it is drawn
}

/**
 * At which of the marks the reader is, and the way to those before and behind it.
 * @param {Range[]} ranges
 * @param {Arrival["wording"]} wording
 */
function steps(ranges, { places, place, previous, next, digits }) {
  const total = ranges.length;
  const { lang } = document.documentElement;
  const number = (/** @type {number} */ n) => new Intl.NumberFormat(`${lang}-u-nu-${digits}`).format(n);
  const count = document.createElement("span");
  count.setAttribute("aria-live", "polite");
  count.textContent = places[new Intl.PluralRules(lang).select(total)].replace("{n}", number(total));
  let at = -1;
  const to = (/** @type {number} */ step) => () => {
    at = at < 0 && step < 0 ? total - 1 : (at + step + total) % total;
    count.textContent = place.replace("{n}", number(at + 1)).replace("{total}", number(total));
    reach(ranges[at]);
  };
  const [up, down] = [button("↑", previous), button("↓", next)];
  up.addEventListener("click", to(-1));
  down.addEventListener("click", to(1));
  return [count, up, down];
}

/**
 * @param {string} search address of the hits
 * @param {string} words
 */
function wayBack(search, words) {
  const back = document.createElement("a");
  back.href = search;
  back.textContent = words;
  // Where one came from, its place is known: going back finds it again. A link within the page
  // makes an entry of its own, which has no such state, and back from there leads only to here
  back.addEventListener("click", (event) => {
    if (!history.state?.arrival?.isBehind || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
  return back;
}

/**
 * @param {string} sign
 * @param {string} name
 */
function button(sign, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = sign;
  made.setAttribute("aria-label", name);
  made.title = name;
  return made;
}

/**
 * Where the words stand, each as a whole word.
 * @param {Element} place
 * @param {string[]} words
 */
function rangesIn(place, words) {
  const any = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const whole = new RegExp(`(?<!${LETTER})(?:${any.join("|")})(?!${LETTER})`, "gu");
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  /** @type {Range[]} */
  const ranges = [];
  for (let node; (node = /** @type {Text | null} */ (walker.nextNode())); ) {
    for (const { 0: word, index } of node.data.matchAll(whole)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}

/**
 * @param {Range[]} ranges in the order of the page
 * @returns {() => void} takes the marks away
 */
function mark(ranges) {
  if (typeof Highlight === "function" && CSS.highlights) {
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => CSS.highlights.delete(NAME);
  }
  // From the last to the first: a mark parts the text behind it, and the ranges there stay right
  const marks = ranges.toReversed().map((range) => {
    const made = document.createElement("mark");
    range.surroundContents(made);
    return made;
  });
  return () => {
    for (const made of marks) {
      const { parentNode } = made;
      made.replaceWith(...made.childNodes);
      parentNode?.normalize();
    }
  };
}

/**
 * Bring a word into the middle of the screen, and the reader's place with it.
 * @param {Range} range
 */
function reach(range) {
  const { top } = range.getBoundingClientRect();
  scrollBy({ top: top - innerHeight / 2 });
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
