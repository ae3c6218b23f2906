/**
 * What the hits divide into: months (mentions.js), years, categories, sources, each with its count and as a button that
 * narrows the search to it. They come after the hits, into a place that moves nothing. Until those of
 * other hits are there, the old ones stay for their room alone: without counts, and not to be pressed.
 */

import { nameOptions, yearOptions } from "./divisions.js";
import { button, element, find } from "./elements.js";
import { counted, fill, grouped } from "./phrases.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./archive.js").Facets} Counts */
/** @typedef {import("./phrases.js").Strings} Strings */
/** @typedef {import("./divisions.js").Option} Option */

const FIRST_NAMES = 8;
const WIDE = "(min-width: 64rem)"; // as search.css has it: the facets stand beside the hits

export class Facets {
  /**
   * @param {import("./client.js").ArchiveClient} archive
   * @param {Strings} strings
   * @param {(change: Partial<State>) => void} choose
   */
  constructor(archive, strings, choose) {
    this.archive = archive;
    this.box = find("facets"); // with one `details` a group
    this.strings = strings;
    this.choose = choose;
    this.mentions = /** @type {HTMLDetailsElement} */ (find("mentions"));
    this.mentions.addEventListener("toggle", () => this.#drawMentions());
    /** @type {[State, import("./filters.js").Month[]] | undefined} */
    this.months = undefined; // of the hits that are shown
    this.failure = find("facets-failed");
    this.again = async () => {};
    this.counted = ""; // the question whose counts stand
    this.failure.querySelector("button")?.addEventListener("click", () => this.again());
    // a place within the page, and no step of its history
    find("to-facets").addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.box.scrollIntoView();
      this.#enter();
    });
    /** @type {Set<string>} */
    this.whole = new Set(); // groups that are shown with all their names
    this.wide = matchMedia(WIDE);
    const unfold = () => this.#groups().forEach((group) => (group.open = this.standBeside));
    this.wide.addEventListener("change", unfold);
    unfold();
  }

  /** Whether they stand beside the hits; else below them. */
  get standBeside() {
    return this.wide.matches;
  }

  /**
   * Have the hits counted, and show it.
   * @param {State} state
   * @param {() => boolean} isCurrent whether its hits are still those that are shown
   */
  async ask(state, isCurrent) {
    this.again = () => this.ask(state, isCurrent);
    const { q, ...options } = questionOf(state);
    try {
      const counts = await this.archive.facets(q, options);
      if (isCurrent()) this.#show(state, counts);
    } catch {
      if (isCurrent()) this.#fail();
    }
  }

  /**
   * Other hits are sought; another page of the same, or another order, has the same counts.
   * @param {State} state
   */
  waitFor(state) {
    if (JSON.stringify(questionOf(state)) !== this.counted) this.wait();
  }

  /** What stands here is true no longer. */
  wait() {
    this.counted = "";
    this.box.setAttribute("aria-busy", "true");
    this.mentions.setAttribute("aria-busy", "true");
    for (const option of this.box.querySelectorAll(".option")) {
      option.removeAttribute("aria-label"); // has the count
      option.setAttribute("aria-disabled", "true"); // and not `disabled`, which would lose focus
    }
  }

  hide() {
    this.box.hidden = true;
    this.mentions.hidden = true;
  }

  /**
   * @param {State} state
   * @param {Counts} counts
   */
  #show(state, counts) {
    const isRetried = this.failure.contains(document.activeElement);
    this.failure.hidden = true;
    this.#rest(JSON.stringify(questionOf(state)));
    this.#fill("years", yearOptions(counts.years, state, this.strings));
    this.#fill("categories", nameOptions(counts.categories, state, "category"));
    this.#fill("sources", nameOptions(counts.sources, state, "source"));
    this.box.hidden = this.#groups().every((group) => group.hidden);
    this.months = [state, counts.months];
    this.mentions.hidden = counts.months.length < 2 || !counts.months.some(({ count }) => count);
    this.#drawMentions();
    if (isRetried) this.#enter(); // the button is gone
  }

  /** The chart of the months, where somebody looks at it. */
  async #drawMentions() {
    if (!this.mentions.open || !this.months) return;
    const script = new URL("mentions.js", import.meta.url).href;
    const failure = /** @type {HTMLElement} */ (this.mentions.querySelector("p"));
    try {
      const { draw } = await import(script);
      await draw(this.mentions, ...this.months, this.choose);
      this.mentions.removeAttribute("aria-busy");
      failure.hidden = true;
    } catch {
      failure.hidden = false;
    }
  }

  /** Say that they did not come. */
  #fail() {
    for (const group of this.#groups()) group.hidden = true;
    this.mentions.hidden = true;
    this.#rest("");
    /** @type {HTMLElement} */ (this.failure.querySelector("span")).textContent = this.strings.no_facets;
    this.failure.hidden = false;
    this.box.hidden = false;
  }

  /** Focus goes to the first thing here that can be used. */
  #enter() {
    const controls = /** @type {NodeListOf<HTMLElement>} */ (this.box.querySelectorAll("button, summary"));
    const first = [...controls].find((control) => control.getClientRects().length);
    (first ?? find("status")).focus({ preventScroll: true });
  }

  /** @param {string} counted the question that was answered, or "" */
  #rest(counted) {
    this.counted = counted;
    this.box.removeAttribute("aria-busy");
  }

  #groups() {
    return [...this.box.querySelectorAll("details")];
  }

  /**
   * Focus stays on the option that has it, though it is drawn anew.
   * @param {string} name of the group
   * @param {Option[]} options
   */
  #fill(name, options) {
    const group = /** @type {HTMLDetailsElement} */ (this.box.querySelector(`[data-facet="${name}"]`));
    const list = /** @type {HTMLElement} */ (group.querySelector("ul"));
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const key = focused instanceof HTMLElement ? focused.dataset.key : undefined;
    group.hidden = !isChoice(options);
    const most = Math.max(1, ...options.map(({ count }) => count));
    const items = options.map((option) => this.#item(option, most));
    list.replaceChildren(...items, ...this.#more(name, options, items));
    if (!focused) return;
    const same = [...list.querySelectorAll("button")].find(({ dataset }) => dataset.key === key);
    (same ?? group.querySelector("summary"))?.focus({ preventScroll: true });
  }

  /**
   * @param {Option} option
   * @param {number} most of the counts of its group
   */
  #item({ name, count, isChosen, change, key }, most) {
    const { strings } = this;
    const bar = element("span", "bar");
    bar.style.inlineSize = `${(100 * count) / most}%`;
    const parts = [element("bdi", "", name), " ", element("span", "rail", bar), element("span", "count", grouped(count))];
    if (!count && !isChosen) return element("li", "none", ...parts);
    const made = button("option", ...parts);
    made.dataset.key = key;
    made.setAttribute("aria-pressed", String(isChosen));
    // a label would hide from those who speak to the page what they see: «سياسة 31»
    made.setAttribute("aria-description", counted(strings.results, count));
    made.addEventListener("click", () => {
      if (!this.box.hasAttribute("aria-busy")) this.choose(change);
    });
    return element("li", "", made);
  }

  /**
   * Of many names the largest, and a button for the others.
   * @param {string} group
   * @param {Option[]} options
   * @param {HTMLElement[]} items
   * @returns {HTMLElement[]}
   */
  #more(group, options, items) {
    const rest = items.filter((_, at) => at >= FIRST_NAMES && !options[at].isChosen);
    if (group === "years" || rest.length < 2) return [];
    const { strings } = this;
    const more = button("more");
    more.dataset.key = "more";
    const draw = () => {
      const isWhole = this.whole.has(group);
      for (const item of rest) item.hidden = !isWhole;
      more.textContent = isWhole ? strings.fewer : fill(strings.all, { n: grouped(items.length) });
      more.setAttribute("aria-expanded", String(isWhole));
    };
    more.addEventListener("click", () => {
      if (!this.whole.delete(group)) this.whole.add(group);
      draw();
    });
    draw();
    return [element("li", "", more)];
  }
}

/**
 * What the counts depend on.
 * @param {State} state
 */
function questionOf({ page: _, sort: __, ...question }) {
  return question;
}

/**
 * Whether there is anything to choose, or to take back.
 * @param {Option[]} options
 */
function isChoice(options) {
  return options.filter(({ count }) => count).length > 1 || options.some(({ isChosen }) => isChosen);
}
