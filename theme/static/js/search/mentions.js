/**
 * Over time: how many articles of each month of the archive a search finds, as a chart, a table and a
 * file. Bars and years narrow the search to their time; the chart is a picture to a screen reader,
 * and the table has the same as buttons. Facets.js loads this when a visitor first asks for it.
 */

import { button, element } from "./elements.js";
import { counted, fill, grouped, monthInWords, percent, ungrouped } from "./phrases.js";
import { csvOf, daysOf, linesFor, valuesOf, yearsBelow } from "./timeline.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./filters.js").Month} Month */
/** @typedef {import("./phrases.js").Strings} Strings */
/** @typedef {(change: Partial<State>) => void} Choose */

const NOT_IN_A_NAME = /[\\/:*?"<>|\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu; // of a file
const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 100; // of the drawing; its width is one for each month
const GAP = 0.15; // of a month's width
const YEAR_NAME = 56; // pixels

/** @type {Promise<Mentions> | undefined} */
let made;

/**
 * Draw the chart into its box; the first time its strings and its style are fetched.
 * @param {HTMLElement} box
 * @param {State} state
 * @param {Month[]} months of the whole archive
 * @param {Choose} choose
 * @throws {Error} where they did not come
 */
export async function draw(box, state, months, choose) {
  made ??= Promise.all([fetchStrings(), loadStyle()]).then(([{ strings, words }]) => new Mentions(box, strings, words, choose));
  made.catch(() => (made = undefined)); // so that the next try is one
  (await made).show(state, months);
}

/** @returns {Promise<{strings: Strings, words: Strings}>} the search page's, and the chart's own */
async function fetchStrings() {
  const { lang } = document.documentElement;
  const response = await fetch(new URL(`../../${lang}.json`, import.meta.url));
  if (!response.ok) throw new Error(`${response.url}: HTTP ${response.status}`);
  const { search } = await response.json();
  return { strings: search.script, words: search.over_time };
}

/** @returns {Promise<void>} */
function loadStyle() {
  const link = element("link");
  link.rel = "stylesheet";
  link.href = new URL("../../css/mentions.css", import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`${link.href} did not come`));
    });
    document.head.append(link);
  });
}

class Mentions {
  /**
   * @param {HTMLElement} box
   * @param {Strings} strings
   * @param {Strings} words
   * @param {Choose} choose
   */
  constructor(box, strings, words, choose) {
    this.strings = strings;
    this.words = words;
    this.choose = choose;
    this.box = box;
    /** @type {Month[]} */
    this.months = [];
    /** @type {Pick<State, "q" | "from" | "to">} */
    this.state = { q: "", from: "", to: "" };
    this.pointed = -1; // place of the month that is told of
    const { as_share, csv, numbers } = words;
    this.chart = element("div", "chart");
    this.years = element("ol", "years");
    this.month = button("month");
    this.share = element("input");
    this.share.type = "checkbox";
    this.table = element("table");
    const save = button("save", csv);
    const wide = element("div", "", this.table);
    wide.tabIndex = 0; // it scrolls
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", numbers);
    const chart = element("figure", "", this.chart, this.years, element("figcaption", "", this.month));
    const tools = element("div", "tools", element("label", "", this.share, as_share), save);
    box.append(chart, tools, element("details", "", element("summary", "", numbers), wide));

    this.share.addEventListener("change", () => this.#draw());
    this.month.addEventListener("click", () => this.#choose(this.pointed));
    this.chart.addEventListener("pointermove", (event) => this.#point(this.#placeAt(event)));
    this.chart.addEventListener("click", (event) => {
      this.#point(this.#placeAt(event));
      // a finger is wider than a month may be: it points, and the button below chooses
      if (/** @type {PointerEvent} */ (event).pointerType === "mouse") this.#choose(this.pointed);
    });
    save.addEventListener("click", () => this.#save());
    new ResizeObserver(() => this.#drawYears()).observe(this.chart);
  }

  /**
   * @param {State} state
   * @param {Month[]} months of the whole archive
   */
  show(state, months) {
    this.state = state;
    this.months = months;
    this.#draw();
  }

  #draw() {
    const { months, share, strings, words } = this;
    const values = valuesOf(months, share.checked);
    const lines = linesFor(values, !share.checked);
    const most = lines[lines.length - 1];
    const top = months[values.indexOf(Math.max(...values))];
    const label = fill(words.label, {
      first: monthInWords(months[0].month),
      last: monthInWords(months[months.length - 1].month),
      most: monthInWords(top.month),
      results: counted(strings.results, top.count),
    });
    this.chart.replaceChildren(this.#scale(lines, most), this.#bars(values, most, label));
    this.#point(this.#chosen() ?? months.indexOf(top));
    this.#drawYears();
    this.#drawTable();
  }

  /**
   * @param {number[]} lines
   * @param {number} most
   */
  #scale(lines, most) {
    const written = this.share.checked ? percent : grouped;
    const scale = element("ol", "scale");
    scale.setAttribute("aria-hidden", "true");
    for (const line of lines) {
      const mark = element("li", "", element("span", "", written(line)));
      mark.style.insetBlockEnd = `${(100 * line) / most}%`;
      scale.append(mark);
    }
    return scale;
  }

  /**
   * @param {number[]} values
   * @param {number} most
   * @param {string} label
   */
  #bars(values, most, label) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `0 0 ${values.length} ${HEIGHT}`);
    drawing.setAttribute("preserveAspectRatio", "none");
    drawing.setAttribute("role", "img");
    drawing.setAttribute("aria-label", label);
    values.forEach((value, at) => {
      if (!value) return;
      const bar = document.createElementNS(SVG, "rect");
      const height = Math.max(1, (HEIGHT * value) / most);
      bar.setAttribute("x", String(this.#x(at) + GAP / 2));
      bar.setAttribute("y", String(HEIGHT - height));
      bar.setAttribute("width", String(1 - GAP));
      bar.setAttribute("height", String(height));
      if (this.#isWithin(at)) bar.setAttribute("class", "within");
      drawing.append(bar);
    });
    const pointer = document.createElementNS(SVG, "rect");
    pointer.setAttribute("class", "pointer");
    pointer.setAttribute("width", "1");
    pointer.setAttribute("height", String(HEIGHT));
    drawing.append(pointer);
    return drawing;
  }

  /** Time runs as the page is read: from the right where that is right to left. */
  #x(/** @type {number} */ at) {
    return this.#isRightToLeft() ? this.months.length - 1 - at : at;
  }

  #isRightToLeft() {
    return getComputedStyle(this.chart).direction === "rtl";
  }

  /** Whether a month is of those that the search is held to. */
  #isWithin(/** @type {number} */ at) {
    const { from, to } = this.state;
    const days = daysOf(this.months[at].month);
    return (from || to) && (!from || days.to >= from) && (!to || days.from <= to);
  }

  /** The place of the one month that the search is held to, if it is. */
  #chosen() {
    const at = this.months.findIndex(({ month }) => this.#isHeldTo(month));
    return at < 0 ? undefined : at;
  }

  /** @param {string} month */
  #isHeldTo(month) {
    const { from, to } = daysOf(month);
    return this.state.from === from && this.state.to === to;
  }

  /** @param {MouseEvent} event */
  #placeAt({ clientX }) {
    const drawing = this.chart.querySelector("svg");
    if (!drawing) return -1;
    const { left, width } = drawing.getBoundingClientRect();
    const x = Math.floor(((clientX - left) / width) * this.months.length);
    return Math.min(this.months.length - 1, Math.max(0, this.#x(x)));
  }

  /** Tell of a month. */
  #point(/** @type {number} */ at) {
    if (!this.months[at]) return;
    this.pointed = at;
    const { month, count, all } = this.months[at];
    const { strings, words } = this;
    this.chart.querySelector(".pointer")?.setAttribute("x", String(this.#x(at)));
    this.month.textContent = fill(all ? words.month : words.empty_month, {
      month: monthInWords(month),
      results: counted(strings.results, count),
      all: grouped(all),
      share: percent(all ? count / all : 0),
    });
    this.month.disabled = !count;
    this.month.setAttribute("aria-pressed", String(this.#isHeldTo(month)));
  }

  /** Hold the search to a month, or no longer. */
  #choose(/** @type {number} */ at) {
    const found = this.months[at];
    if (!found?.count || this.box.hasAttribute("aria-busy")) return;
    this.choose(this.#isHeldTo(found.month) ? { from: "", to: "" } : daysOf(found.month));
  }

  #drawYears() {
    const { months, state, strings } = this;
    const named = yearsBelow(months, Math.floor(this.chart.clientWidth / YEAR_NAME));
    const names = named.map(({ year, from, to }) => {
      const change = { from: `${months[from].month.slice(0, 4)}-01-01`, to: `${months[from].month.slice(0, 4)}-12-31` };
      const count = months.slice(from, to).reduce((sum, month) => sum + month.count, 0);
      const isChosen = state.from === change.from && state.to === change.to;
      const made = button("", ungrouped(year));
      made.setAttribute("aria-label", fill(strings.option, { name: ungrouped(year), count: counted(strings.results, count) }));
      made.setAttribute("aria-pressed", String(isChosen));
      made.disabled = !count && !isChosen;
      made.addEventListener("click", () => {
        if (!this.box.hasAttribute("aria-busy")) this.choose(isChosen ? { from: "", to: "" } : change);
      });
      const item = element("li", "", made);
      item.style.insetInlineStart = `${(100 * (from + to)) / 2 / months.length}%`;
      return item;
    });
    fillAnew(this.years, names);
  }

  #drawTable() {
    const { words } = this;
    const rows = this.months.flatMap(({ month, count, all }, at) => {
      if (!all) return [];
      const name = monthInWords(month);
      const choose = button("", name);
      choose.setAttribute("aria-pressed", String(this.#isHeldTo(month)));
      choose.addEventListener("click", () => this.#choose(at));
      const head = element("th", "", count ? choose : name);
      head.scope = "row";
      return [element("tr", "", head, ...[grouped(count), grouped(all), percent(count / all)].map((cell) => element("td", "", cell)))];
    });
    const heads = [...words.columns, words.share].map((name) => {
      const head = element("th", "", name);
      head.scope = "col";
      return head;
    });
    fillAnew(this.table, [
      element("caption", "", words.numbers),
      element("thead", "", element("tr", "", ...heads)),
      element("tbody", "", ...rows),
    ]);
  }

  /** The table as a file. */
  #save() {
    const file = new Blob([csvOf(this.months, this.words.columns)], { type: "text/csv" });
    const link = element("a");
    link.href = URL.createObjectURL(file);
    const name = fill(this.words.file, { query: this.state.q }).replace(NOT_IN_A_NAME, " ").trim();
    link.download = `${name}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

/**
 * Fill a part of the chart, with the focus on the button that has the name of the one that had it.
 * @param {HTMLElement} part
 * @param {HTMLElement[]} children
 */
function fillAnew(part, children) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceChildren(...children);
  const same = [...part.querySelectorAll("button")].find(({ textContent }) => textContent === focused?.textContent);
  same?.focus({ preventScroll: true });
}
