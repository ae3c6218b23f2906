/**
 * The search box as a combobox (ARIA 1.2): suggestions stand in a list below it while focus stays
 * in the box. Arrows move, Enter opens, Escape closes, a tap chooses; where nothing is chosen the
 * form is sent as it would be without all this.
 */

import { optionGroups } from "./options.js";
import { fill } from "./phrases.js";
import { Suggestions } from "./suggestions.js";
import { pageWording } from "./wording.js";

/** @typedef {import("./suggestions.js").Found} Found */
/**
 * @typedef {object} Archive what the box asks; an ArchiveClient
 * @property {string} root absolute address of the site
 * @property {(text: string) => Promise<Found>} suggest
 */
/** @typedef {import("./wording.js").Wording} Wording */

const CLICK = 100; // milliseconds in which a tap becomes a click

/**
 * @param {HTMLInputElement} input in a form
 * @param {Archive} archive
 * @param {object} page
 * @param {() => void} page.submit searches for what stands in the box
 * @param {Wording} [page.wording] the search page's unless told
 * @returns {Box}
 */
export function attachBox(input, archive, { submit, wording = pageWording() }) {
  return new Box(input, archive, submit, wording);
}

class Box {
  /**
   * @param {HTMLInputElement} input
   * @param {Archive} archive
   * @param {() => void} submit
   * @param {Wording} wording
   */
  constructor(input, archive, submit, wording) {
    this.input = input;
    this.root = archive.root;
    this.submit = submit;
    this.wording = wording;
    this.suggestions = new Suggestions((text) => archive.suggest(text), (found) => this.#show(found));
    /** @type {HTMLElement[]} */
    this.options = [];
    this.chosen = -1; // of the options; none
    this.touched = false; // whether a finger or a button is down on the list
    /** @type {Found | undefined} what came meanwhile */
    this.later = undefined;
    this.list = listbox(`${input.id || "find"}-suggestions`, this.wording.list);
    this.announcer = announcer();
    styled(input, () => this.#start());
  }

  /** Close the list, also if it was to open. */
  close() {
    this.suggestions.cancel();
    this.later = undefined;
    this.#fill([]);
  }

  #start() {
    const { input, list } = this;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.parentElement?.classList.add("box");
    input.parentElement?.append(list, this.announcer);
    this.#listen();
    this.#typed(); // what was typed before this script came
  }

  #listen() {
    const { input, list } = this;
    // Also while a word is composed: the keyboards of phones compose every word, to its end
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.form?.addEventListener("submit", () => this.close());
    addEventListener("popstate", () => this.close());
    for (const element of [input, list]) {
      element.addEventListener("focusout", ({ relatedTarget }) => {
        const to = /** @type {Node | null} */ (relatedTarget);
        if (to !== input && !list.contains(to)) this.close();
      });
    }
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps focus in the box
    list.addEventListener("pointerdown", () => (this.touched = true));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.#released());
    const links = /** @type {HTMLElement} */ (input.form ?? list); // examples of what to ask may stand in the form too
    links.addEventListener("click", (event) => this.#clicked(event));
  }

  #typed() {
    this.#choose(-1);
    if (document.activeElement === this.input) this.suggestions.ask(this.input.value);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { key } = event;
    if (composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = this.options[this.chosen];
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && option) option.click();
    else if (key === "Escape") this.#leave();
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) this.#choose(-1);
      return;
    }
    event.preventDefault();
  }

  /** @param {1 | -1} step through the options; before the first and behind the last is the box */
  #move(step) {
    const places = this.options.length + 1;
    if (places > 1) this.#choose(((this.chosen + 1 + step + places) % places) - 1);
    else if (step > 0) this.suggestions.ask(this.input.value, 0);
  }

  /** One step out: of the list, of what was typed, of the box. */
  #leave() {
    const { input, options } = this;
    this.close();
    if (options.length) return;
    if (!input.value) input.blur();
    else {
      input.value = "";
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    this.close();
    const { query } = link.dataset;
    if (query === undefined) return; // a headline's link leads on
    event.preventDefault();
    this.input.value = query;
    const folded = link.closest("details");
    if (folded) {
      folded.open = false; // what is found stands below it
      folded.querySelector("summary")?.focus();
    }
    this.submit();
  }

  #released() {
    if (!this.touched) return;
    setTimeout(() => {
      this.touched = false;
      if (this.later) this.#show(this.later);
    }, CLICK);
  }

  /** @param {Found} found */
  #show(found) {
    this.later = this.touched ? found : undefined; // the list is not to change under the finger
    if (this.touched || document.activeElement !== this.input) return;
    const groups = optionGroups(found, this.root, this.wording);
    const was = this.options.length;
    this.#fill(groups);
    const { length } = this.options;
    if (length || was) this.announcer.textContent = this.#counted(length);
  }

  /** @param {HTMLElement[]} groups none closes the list */
  #fill(groups) {
    this.#choose(-1);
    this.list.replaceChildren(...groups);
    this.options = [...this.list.querySelectorAll("a")];
    this.options.forEach((option, at) => (option.id = `${this.list.id}-${at}`));
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (this.list.hidden) this.announcer.textContent = "";
  }

  /** @param {number} at an option; -1: none, Enter sends what was typed */
  #choose(at) {
    this.options[this.chosen]?.setAttribute("aria-selected", "false");
    this.chosen = at;
    const option = this.options[at];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {number} n of suggestions, in words */
  #counted(n) {
    const { found, digits } = this.wording;
    const { lang } = document.documentElement;
    const written = new Intl.NumberFormat(`${lang}-u-nu-${digits}`).format(n);
    return fill(found[n ? new Intl.PluralRules(lang).select(n) : "zero"], { n: written });
  }
}

/**
 * @param {string} id
 * @param {string} name
 */
function listbox(id, name) {
  const made = document.createElement("div");
  made.id = id;
  made.className = "suggestions";
  made.setAttribute("role", "listbox");
  made.setAttribute("aria-label", name);
  made.hidden = true;
  return made;
}

/**
 * Whether a key is the input method's; Safari says so of the last one by its code alone.
 * @param {KeyboardEvent} event
 */
function composing({ isComposing, keyCode }) {
  return isComposing || keyCode === 229;
}

/** Says to those who do not see the list how long it is; no status, for the page has its own. */
function announcer() {
  const made = document.createElement("span");
  made.className = "announcer";
  made.setAttribute("aria-live", "polite");
  return made;
}

/**
 * Fetch the list's styles where the page did not; where they do not come, again when they are wanted again.
 * @param {HTMLElement} input
 * @param {() => void} ready
 */
function styled(input, ready) {
  const { href } = new URL("../../css/box.css", import.meta.url);
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return ready();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  link.addEventListener("load", ready);
  link.addEventListener("error", () => {
    link.remove();
    input.addEventListener("focus", () => styled(input, ready), { once: true });
  });
  document.head.append(link);
}
