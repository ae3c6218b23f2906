/**
 * A link to a paragraph: one quiet button that stands below the paragraph that the pointer is over
 * or that was tapped, and for the keyboard below the first one, from where the arrows move it. It
 * copies an address with a text fragment, which browsers scroll to and mark.
 */

import { copy } from "./copying.js";
import { fragment } from "./fragment.js";

const BLOCKS = "p, blockquote, ul, ol, pre";

const text = document.getElementById("text");
const { passage = "", passed = "" } = /** @type {HTMLElement | null} */ (document.querySelector(".cite"))?.dataset ?? {};
const blocks = /** @type {HTMLElement[]} */ ([...(text?.children ?? [])].filter((child) => child.matches(BLOCKS)));
if (text && blocks.length) attach(text);

/** @param {HTMLElement} text */
function attach(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "passage";
  let at = 0;
  const move = (/** @type {number} */ to) => {
    at = to;
    const block = blocks[to];
    // in a list only an item may stand; and its words are the button's own: a copy of the text lacks them
    (block.matches("ul, ol") ? (block.lastElementChild ?? block) : block).append(button);
    button.textContent = passage;
    button.setAttribute("aria-label", `${passage}: ${words(block, button).slice(0, 40)}`);
    button.classList.remove("tapped");
  };
  /** @param {Event} event */
  const under = ({ target }) => blocks.findIndex((block) => target instanceof Node && block.contains(target));

  text.addEventListener("pointerover", (event) => {
    const over = under(event);
    if (over >= 0 && over !== at && !button.matches(":focus-visible")) move(over);
  });
  text.addEventListener("click", (event) => {
    const tapped = under(event);
    if (tapped < 0 || event.target === button) return;
    if (tapped !== at) move(tapped);
    button.classList.add("tapped");
  });
  button.addEventListener("keydown", (event) => {
    const to = at + (event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0);
    if (to === at || !blocks[to]) return;
    event.preventDefault();
    move(to);
    button.focus({ preventScroll: true });
    blocks[to].scrollIntoView({ block: "nearest" });
  });
  button.addEventListener("click", () => {
    const { origin, pathname, search } = location;
    copy(button, origin + pathname + search + fragment(words(blocks[at], button), before(blocks[at])), passed);
  });
  move(0);
}

/**
 * The text of a block, without the button that may stand at its end.
 * @param {HTMLElement} block
 * @param {HTMLElement} button
 */
function words(block, button) {
  const range = new Range();
  range.selectNodeContents(block);
  if (block.contains(button)) range.setEndBefore(button);
  return range.toString();
}

/**
 * What stands on the page before a block, which is where a browser looks first.
 * @param {HTMLElement} block
 */
function before(block) {
  const range = new Range();
  range.setStartBefore(document.body);
  range.setEndBefore(block);
  return range.toString();
}
