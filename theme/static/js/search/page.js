/**
 * The search page: reads what is asked from the address, asks the Worker, shows what comes.
 * Results stand as soon as they are ranked; excerpts follow, each when its article is there.
 */

import { PAGE_SIZE, readAddress, writeAddress } from "./address.js";
import { ArchiveClient } from "./client.js";
import { clearMarks, markedText } from "./marks.js";
import { counted, fill, pageStrings } from "./phrases.js";
import { pagerLinks, resultItem } from "./results.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */

const strings = pageStrings();
const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href).href;
const form = /** @type {HTMLFormElement} */ (find("search-form"));
const filters = /** @type {HTMLDetailsElement} */ (find("filters"));
const status = find("status");
const problem = find("problem");
const results = find("results");
const pager = find("pager");

/** @type {ArchiveClient | undefined} */
let client;
let run = 0; // of the search whose answer is awaited; what comes of an earlier one is dropped

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go({ ...readAddress(location.search), ...entered(), page: 1 });
});
find("sort").addEventListener("change", () => form.requestSubmit());
find("q").addEventListener("focus", () => archive()?.open().catch(() => {}), { once: true });
find("retry").addEventListener("click", () => {
  client?.worker.terminate();
  client = undefined;
  find("q").focus(); // the button goes, and focus is not to go with it
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
addEventListener("popstate", show);
show();

/** @param {State} state */
function go(state) {
  const address = writeAddress(state);
  if (address !== location.search) history.pushState(null, "", address);
  show();
}

/** Show what the address asks for. */
async function show() {
  const state = readAddress(location.search);
  const mine = ++run;
  fillForm(state);
  clear();
  if (!state.q) return;
  document.title = fill(strings.document_title, { query: state.q, page: strings.page_title });
  status.textContent = strings.loading;
  results.setAttribute("aria-busy", "true");
  try {
    const asked = archive();
    if (!asked) throw new Error(strings.unsupported);
    const { q, page, ...options } = state;
    const offset = (page - 1) * PAGE_SIZE;
    const answer = await asked.search(q, { ...options, limit: PAGE_SIZE, offset });
    if (mine === run) draw(state, answer, asked);
  } catch (error) {
    if (mine === run) complain(/** @type {Error} */ (error));
  } finally {
    if (mine === run) results.removeAttribute("aria-busy");
  }
}

/**
 * @param {State} state
 * @param {DrawnAnswer} answer
 * @param {ArchiveClient} asked
 */
function draw(state, answer, asked) {
  status.textContent = summaryOf(state, answer);
  pager.replaceChildren(...pagerLinks(state, answer.total, strings));
  const items = answer.hits.map((hit) => ({ hit, ...resultItem(hit, root, strings) }));
  results.replaceChildren(...items.map(({ item }) => item));
  for (const { hit, excerpt } of items) {
    asked.excerpt(hit.url, state.q).then(
      ({ text, ranges }) => excerpt.isConnected && markedText(excerpt, text, ranges),
      () => (excerpt.textContent = strings.no_excerpt),
    );
  }
}

/**
 * @param {State} state
 * @param {DrawnAnswer} answer
 */
function summaryOf(state, { total, complete, words, notes }) {
  const sentences = notes.map(({ kind, text }) => fill(strings.notes[kind], { text }));
  if (total === 0) return [fill(strings.nothing, { query: state.q }), ...sentences].join(" ");
  const absent = words.filter(({ found }) => !found).map(({ text }) => text);
  if (absent.length) sentences.unshift(fill(strings.absent, { words: absent.join("، ") }));
  else if (complete === 0) sentences.unshift(strings.fewer_words);
  else if (complete < total) sentences.unshift(counted(strings.complete, complete));
  return [`${counted(strings.results, total)}.`, ...sentences].join(" ");
}

/** @param {Error} error */
function complain(error) {
  status.textContent = "";
  const sentence = { ShardError: strings.offline, WorkerError: strings.unreadable }[error.name];
  /** @type {HTMLElement} */ (problem.querySelector("p")).textContent = sentence ?? error.message;
  problem.title = error.message;
  problem.hidden = false;
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
  if (state.from || state.to || state.sort !== "relevance") filters.open = true;
}

/** What stands in the form. */
function entered() {
  const data = new FormData(form);
  const text = (/** @type {string} */ key) => String(data.get(key) ?? "").trim();
  const sort = /** @type {State["sort"]} */ (text("sort") || "relevance");
  return { q: text("q"), from: text("from"), to: text("to"), sort };
}

/** The client of the Worker; undefined where the browser has no such Workers. */
function archive() {
  try {
    client ??= new ArchiveClient(root);
  } catch {
    return undefined;
  }
  return client;
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
