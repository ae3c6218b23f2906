/**
 * On every page: Ctrl+K (⌘K) and / lead to its search box from anywhere, and the box gets its
 * suggestions when it is first used, so that a page which is only read loads none of the search. The
 * service worker is asked for here, too.
 */

import "./offline/register.js";

const box = /** @type {HTMLInputElement | null} */ (document.querySelector("input[type=search]"));
box?.setAttribute("aria-keyshortcuts", "Control+K Meta+K /");
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || !calls(event)) return;
  event.preventDefault();
  if (!box) location.assign(`${document.documentElement.dataset.root}/search.html#q`);
  box?.scrollIntoView({ behavior: "instant", block: "center" }); // a letter stops a smooth scroll on its way
  box?.focus({ preventScroll: true });
  box?.select();
});
if (location.hash === "#q") box?.focus(); // from a page that has no box
if (box?.closest(".find")) whenUsed(box); // the search page's own script sees to its box
if (box?.matches(".find :focus")) box.dispatchEvent(new Event("focus"));

/** @param {HTMLInputElement} input */
function whenUsed(input) {
  const again = () => whenUsed(input);
  const script = new URL("search/find.js", import.meta.url).href;
  const load = () => import(script).then(({ attach }) => attach(input)).catch(again);
  input.addEventListener("focus", load, { once: true });
}

/**
 * Under an Arabic layout the key of K writes ن, and that of / writes ظ.
 * @param {KeyboardEvent} event
 */
function calls({ key, code, target, altKey, shiftKey, ctrlKey, metaKey }) {
  if (altKey) return false;
  if (ctrlKey || metaKey) return !shiftKey && (/^[a-z]$/i.test(key) ? key.toLowerCase() === "k" : code === "KeyK");
  const field = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return !field && (key === "/" || (key === "ظ" && code === "Slash"));
}
