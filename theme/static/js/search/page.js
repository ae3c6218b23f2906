/**
 * The search page: reads what is asked from the address, asks the Worker, shows what comes.
 * Results stand as soon as they are ranked; excerpts follow, each when its article is there.
 */

import { PAGE_SIZE, readAddress, writeAddress } from "./address.js";
import { filterChips } from "./chips.js";
import { ArchiveClient } from "./client.js";
import { clearMarks, markedText } from "./marks.js";
import { fill, isolated, pageStrings } from "./phrases.js";
import { showProblem } from "./problem.js";
import { pagerLinks, resultItem } from "./results.js";
import { summary } from "./summary.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */

const strings = pageStrings();
const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href).href;
const archive = new ArchiveClient(root);
const title = document.title;
const form = /** @type {HTMLFormElement} */ (find("search-form"));
const filters = /** @type {HTMLDetailsElement} */ (find("filters"));
const chips = find("chips");
const status = find("status");
const problem = find("problem");
const results = find("results");
const pager = find("pager");

let run = 0; // of the search whose answer is awaited; what comes of an earlier one is dropped
let shown = ""; // the query of the address that was shown last

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = { ...readAddress(location.search), ...entered(), page: 1 };
  go(state);
  if (!state.q) status.textContent = strings.empty;
});
find("sort").addEventListener("change", () => form.requestSubmit());
find("q").addEventListener("focus", () => archive.open().catch(() => {}), { once: true });
find("retry").addEventListener("click", () => {
  archive.reset();
  status.focus(); // the button goes, and focus is not to go with it
  show();
});
pager.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(readAddress(new URL(link.href).search));
  status.focus();
  status.scrollIntoView();
});
addEventListener("popstate", () => {
  if (location.search !== shown) show(); // a link to a place in the page changes no search
});
find("no-script").hidden = true;
show();

/**
 * Ask for something else; an entry in the history is for what was asked, not for an empty box.
 * @param {State} state
 */
function go(state) {
  const address = writeAddress(state);
  if (!state.q) replaceAddress(state);
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
  if (!state.q) return;
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
function draw(state, answer) {
  replaceAddress(state); // its page may be another one
  shown = location.search;
  status.replaceChildren(...summary(state, answer, strings));
  pager.replaceChildren(...pagerLinks(state, answer.total, strings));
  const items = answer.hits.map((hit) => ({ hit, ...resultItem(hit, root, strings) }));
  results.replaceChildren(...items.map(({ item }) => item));
  for (const { hit, excerpt } of items) {
    archive.excerpt(hit.url, state.q).then(
      ({ text, ranges }) => excerpt.isConnected && markedText(excerpt, text, ranges),
      () => (excerpt.textContent = strings.no_excerpt),
    );
  }
}

/** @param {Error} error */
function complain(error) {
  status.textContent = "";
  showProblem(problem, error, strings);
}

function clear() {
  clearMarks();
  problem.hidden = true;
  status.textContent = "";
  results.replaceChildren();
  pager.replaceChildren();
}

/** @param {State} state */
function fillForm(state) {
  for (const key of /** @type {const} */ (["q", "from", "to", "sort"])) {
    /** @type {HTMLInputElement} */ (find(key)).value = state[key];
  }
  if (state.sort !== "relevance") filters.open = true; // the rest stands in chips
  chips.replaceChildren(...filterChips(state, strings, removed));
}

/** @param {State} state without the filter that was removed */
function removed(state) {
  go(state);
  status.focus(); // the button is gone
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
