/**
 * Shows the words found in a text. The CSS Custom Highlight API changes nothing in the page, so
 * that Arabic letters stay joined; where there is none, `mark` goes around whole words.
 */

/** @typedef {import("./highlight.js").Range} Found */

const NAME = "search";

/** Forget the words that were shown. */
export function clearMarks() {
  highlights()?.delete(NAME);
}

/**
 * Put a text into an element, with the words found shown in it.
 * @param {Element} element
 * @param {string} text
 * @param {Found[]} found
 */
export function markedText(element, text, found) {
  const registry = highlights();
  if (!registry) {
    element.replaceChildren(...withMarks(text, found));
    return;
  }
  const node = document.createTextNode(text);
  element.replaceChildren(node);
  const highlight = registry.get(NAME) ?? new Highlight();
  for (const [start, end] of found) {
    const range = new Range();
    range.setStart(node, start);
    range.setEnd(node, end);
    highlight.add(range);
  }
  registry.set(NAME, highlight);
}

function highlights() {
  return typeof Highlight === "function" ? CSS.highlights : undefined;
}

/**
 * @param {string} text
 * @param {Found[]} found
 */
export function withMarks(text, found) {
  const parts = [];
  let at = 0;
  for (const [start, end] of found) {
    if (start < at) continue; // words of one ligature share a place
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  return [...parts, text.slice(at)];
}
