/**
 * The search page: reads what is asked from the address, asks the Worker, shows what comes.
 * Results stand as soon as they are ranked; excerpts follow, each when its article is there, and
 * then what the results divide into.
 */

import { PAGE_SIZE, readAddress, writeAddress } from "./address.js";
import { attachBox } from "./box.js";
import { chips } from "./chips.js";
import { ArchiveClient } from "./client.js";
import { Facets } from "./facets.js";
import { handOver } from "./handover.js";
import { clearMarks, markedText } from "./marks.js";
import { fill, isolated, pageStrings } from "./phrases.js";
import { keepPlace, restorePlace, watchPlace } from "./place.js";
import { showFailed, showProblem } from "./problem.js";
import { pagerLinks, resultItems } from "./results.js";
import { asksForAnything, summary } from "./summary.js";
import { FEW_HITS, looserLink, meantLine } from "./ways.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./archive.js").Part} Part */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */

const strings = pageStrings();
const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href).href;
const archive = new ArchiveClient(root);
const title = document.title;
const form = /** @type {HTMLFormElement} */ (find("search-form"));
const input = /** @type {HTMLInputElement} */ (find("q"));
const chipList = find("chips");
const status = find("status");
const order = find("order");
const problem = find("problem");
const meant = find("meant");
const nothing = find("nothing");
const looser = find("looser");
const results = find("results");
const pager = find("pager");
const facets = new Facets(find("facets"), strings, (change) => {
  go({ ...readAddress(location.search), ...change, page: 1 });
});

let run = 0; // of the search whose answer is awaited; what comes of an earlier one is dropped
let shown = ""; // the query of the address that was shown last
/** @type {{q: string, parts: Part[]}} of the last answer */
let understood = { q: "", parts: [] };
/** @type {Map<string, Set<string>>} the words found, by the address of the article */
const found = new Map();

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = { ...readAddress(location.search), ...entered(), page: 1 };
  go(state);
  if (!state.q) status.textContent = strings.empty;
});
find("sort").addEventListener("change", () => form.requestSubmit());
input.addEventListener("focus", () => archive.open().catch(() => {}), { once: true });
attachBox(input, archive, { submit: () => form.requestSubmit() });
find("retry").addEventListener("click", () => {
  archive.reset();
  status.focus(); // the button goes, and focus is not to go with it
  show();
});
find("main").addEventListener("click", follow);
for (const type of ["click", "auxclick", "contextmenu"]) results.addEventListener(type, leave);
addEventListener("popstate", () => {
  if (location.search !== shown) show(); // a link to a place in the page changes no search
});
find("no-script").hidden = true;
watchPlace(results);
show();

/**
 * Links to other searches are followed without loading the page anew.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const isSearch = link?.getAttribute("href")?.startsWith("?");
  if (!link || !isSearch || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(readAddress(new URL(link.href).search));
  status.focus();
  status.scrollIntoView({ behavior: "instant" }); // nobody reads a page of hits flying past
}

/**
 * An article is opened, or may be from the menu: its page is told which words to show.
 * @param {Event} event
 */
function leave({ target, type }) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link) return;
  handOver(link.href, found.get(link.href) ?? [], strings.arrived);
  if (type === "click") keepPlace(results, link.href);
}

/**
 * Ask for something else; an entry in the history is for what was asked, not for an empty box.
 * @param {State} state
 */
function go(state) {
  const address = writeAddress(state);
  keepPlace(results);
  const before = readAddress(location.search);
  if (!state.q && !before.q) replaceAddress(state);
  else if (address !== location.search) history.pushState(null, "", location.pathname + address);
  show();
}

/** @param {State} state */
function replaceAddress(state) {
  const address = writeAddress(state);
  if (address !== location.search) {
    history.replaceState(history.state, "", location.pathname + address + location.hash);
  }
}

/** Show what the address asks for. */
async function show() {
  const state = readAddress(location.search);
  const mine = ++run;
  replaceAddress(state); // without what cannot be meant
  shown = location.search;
  fillForm(state);
  clear();
  document.title = state.q
    ? fill(strings.document_title, { query: isolated(state.q), page: strings.page_title })
    : title;
  if (!state.q) return rest();
  status.textContent = strings.loading;
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await askFor(state);
    if (mine === run) draw(state, answer);
  } catch (error) {
    if (mine === run) complain(/** @type {Error} */ (error));
  } finally {
    if (mine === run) results.removeAttribute("aria-busy");
  }
}

/**
 * One page of hits; where there are not so many pages, the last.
 * @param {State} state whose page is set to the one that came
 * @returns {Promise<DrawnAnswer>}
 */
async function askFor(state) {
  const { q, page, ...options } = state;
  const offset = (page - 1) * PAGE_SIZE;
  const answer = await archive.search(q, { ...options, limit: PAGE_SIZE, offset });
  if (page === 1 || offset < answer.total) return answer;
  state.page = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  return askFor(state);
}

/**
 * @param {State} state
 * @param {DrawnAnswer} answer
 */
async function draw(state, answer) {
  const mine = run;
  replaceAddress(state); // its page may be another one
  shown = location.search;
  understood = { q: state.q, parts: answer.parts };
  drawChips(state, answer.parts);
  status.replaceChildren(...summary(state, answer, strings));
  if (answer.total < 2) keepFocus(order);
  order.hidden = answer.total < 2;
  if (answer.failed.length) showFailed(problem, answer.failed, strings);
  pager.replaceChildren(...pagerLinks(state, answer.total, strings));
  nothing.hidden = answer.total > 0 || !asksForAnything(state.q, answer.notes);
  looser.replaceChildren(...looserLink(state, answer, strings));
  looser.hidden = !answer.looser;
  const items = resultItems(state, answer, root, strings);
  results.replaceChildren(...items.map(({ item }) => item));
  const settle = restorePlace(results);
  suggestMeant(state, answer);
  await Promise.all(items.map((item) => fillExcerpt(state, item)));
  if (mine !== run) return;
  settle();
  await divide(state);
}

/**
 * @param {State} state
 * @param {import("./results.js").Shown} item
 */
async function fillExcerpt(state, { hit, excerpt }) {
  const words = new Set(hit.ranges.map(([start, end]) => hit.title.slice(start, end)));
  found.set(root + hit.url, words);
  try {
    const { text, ranges, words: more } = await archive.excerpt(hit.url, state.q);
    for (const word of more) words.add(word);
    if (excerpt.isConnected) markedText(excerpt, text, ranges);
  } catch {
    excerpt.textContent = strings.no_excerpt;
  }
}

/**
 * Did you mean: asked only where little was found, into a line that is kept free for it.
 * @param {State} state
 * @param {DrawnAnswer} answer
 */
async function suggestMeant(state, { complete }) {
  const mine = run;
  meant.hidden = complete >= FEW_HITS; // with any other word that is right, there are always hits
  if (meant.hidden) return;
  const alternatives = await archive.alternatives(state.q).catch(() => []);
  if (mine === run) meant.replaceChildren(...meantLine(state, alternatives, strings));
}

/**
 * What the hits divide into.
 * @param {State} state
 */
async function divide(state) {
  const mine = run;
  const { q, page: _, sort: __, ...options } = state;
  try {
    const counts = await archive.facets(q, options);
    if (mine === run) facets.show(state, counts);
  } catch {
    if (mine === run) facets.fail();
  }
}

/** @param {Error} error */
function complain(error) {
  status.textContent = "";
  showProblem(problem, error, strings);
  rest();
}

/** Before an answer: nothing of the last one but its height and its facets, so that nothing jumps. */
function clear() {
  if (results.childElementCount) results.style.minBlockSize = `${results.offsetHeight}px`;
  keepFocus(results, pager, meant, nothing, problem);
  clearMarks();
  found.clear();
  problem.hidden = true;
  nothing.hidden = true;
  status.textContent = "";
  meant.replaceChildren();
  results.replaceChildren();
  pager.replaceChildren();
}

/** There is no answer, and none is awaited. */
function rest() {
  results.style.minBlockSize = "";
  keepFocus(order, find("facets"));
  meant.hidden = true;
  order.hidden = true;
  facets.hide();
}

/**
 * Focus that stands in what goes away moves to the line that says what happens.
 * @param {HTMLElement[]} going
 */
function keepFocus(...going) {
  const { activeElement } = document;
  if (going.some((part) => part.contains(activeElement))) status.focus({ preventScroll: true });
}

/** @param {State} state */
function fillForm(state) {
  for (const key of /** @type {const} */ (["q", "from", "to", "sort"])) {
    /** @type {HTMLInputElement} */ (find(key)).value = state[key];
  }
  chipList.classList.toggle("awaited", Boolean(state.q)); // room for one line of them
  drawChips(state, state.q === understood.q ? understood.parts : []);
}

/**
 * @param {State} state
 * @param {Part[]} parts
 */
function drawChips(state, parts) {
  chipList.replaceChildren(...chips(state, parts, strings, removed));
}

/** @param {State} state without what was removed */
function removed(state) {
  go(state);
  (state.q ? status : input).focus(); // the button is gone
}

/** What stands in the form. */
function entered() {
  const data = new FormData(form);
  const text = (/** @type {string} */ key) => String(data.get(key) ?? "").trim();
  const sort = /** @type {State["sort"]} */ (text("sort") || "relevance");
  return { q: text("q"), from: text("from"), to: text("to"), sort };
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
