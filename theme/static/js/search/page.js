/**
 * The search page: reads what is asked from the address, asks the Worker, shows what comes.
 * Results stand as soon as they are ranked; excerpts follow, each when its article is there, and
 * beside them what the results divide into.
 *
 * What is chosen beside the form (a filter, the removal of a part, another query) is asked together
 * with what stands in the form; the pages of the results that stand leave the form as it is.
 */

import { asks, changeOf, isTurned, PAGE_SIZE, readAddress, writeAddress } from "./address.js";
import { attachBox } from "./box.js";
import { chips } from "./chips.js";
import { ArchiveClient } from "./client.js";
import { find } from "./elements.js";
import { Excerpts } from "./excerpts.js";
import { Facets } from "./facets.js";
import { fillForm, withForm, withoutPart } from "./form.js";
import { dayInWords, fill, isolated, pageStrings, quoting } from "./phrases.js";
import { keepPlace, restorePlace, watchPlace } from "./place.js";
import { showFailed, showProblem } from "./problem.js";
import { pagerLinks, resultItems } from "./results.js";
import { summary } from "./summary.js";
import { Ways } from "./ways.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./archive.js").Part} Part */
/** @typedef {import("./client.js").DrawnAnswer} DrawnAnswer */

const SLOW = 4000; // milliseconds without an answer, after which the page says what it waits for

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
const results = find("results");
const pager = find("pager");
const ways = new Ways(archive, strings);
const excerpts = new Excerpts(archive, strings);
const facets = new Facets(archive, strings, narrow);

let run = 0; // of the search whose answer is awaited; what comes of an earlier one is dropped
let shown = ""; // the query of the address that was shown last
/** @type {{q: string, parts: Part[]}} of the last answer */
let understood = { q: "", parts: [] };

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!asks(choose({}))) status.textContent = strings.empty;
});
find("sort").addEventListener("change", () => form.requestSubmit());
input.addEventListener("focus", () => archive.open().catch(() => {}), { once: true });
attachBox(input, archive, { submit: () => form.requestSubmit() });
find("retry").addEventListener("click", () => {
  archive.reset();
  facets.wait(); // the same question may have another answer now
  status.focus(); // the button goes, and focus is not to go with it
  show();
});
find("main").addEventListener("click", follow);
for (const type of ["click", "auxclick", "contextmenu"]) results.addEventListener(type, leave);
addEventListener("popstate", () => {
  if (location.search === shown) return; // a link to a place in the page changes no search
  fillForm(readAddress(location.search));
  show();
});
find("no-script").hidden = true;
watchPlace(results);
fillForm(readAddress(location.search));
show();

/**
 * Ask for something else, together with what stands in the form.
 * @param {Partial<State>} change
 * @returns {State} what is asked for now
 */
function choose(change) {
  const state = withForm(readAddress(location.search), change);
  fillForm(state);
  go(state);
  return state;
}

/**
 * Below the hits nobody sees what a choice has changed.
 * @param {Partial<State>} change
 */
function narrow(change) {
  choose(change);
  if (!facets.standBeside) goUp();
}

/** @param {Partial<State>} change */
function remove(change) {
  const { q } = readAddress(location.search);
  const state = choose("q" in change ? { q: withoutPart(q, change.q ?? "", input.value.trim()) } : change);
  (asks(state) ? status : input).focus(); // the button is gone
}

/** To the line that says what was found. */
function goUp() {
  status.focus();
  status.scrollIntoView({ behavior: "instant" }); // nobody reads a page of hits flying past
}

/**
 * Links to other searches are followed without loading the page anew.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const isSearch = link?.getAttribute("href")?.startsWith("?");
  if (!link || !isSearch || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const asked = readAddress(new URL(link.href).search);
  if (pager.contains(link)) go(asked);
  else choose(changeOf(readAddress(location.search), asked));
  goUp();
}

/** @param {Event} event that opens an article, or may */
function leave({ target, type }) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link) return;
  excerpts.handOver(link.href);
  if (type === "click") keepPlace(results, link.href);
}

/**
 * An entry in the history is for what was asked, not for an empty box.
 * @param {State} state
 */
function go(state) {
  const address = writeAddress(state);
  keepPlace(results);
  if (!asks(state) && !asks(readAddress(location.search))) replaceAddress(state);
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
  chipList.classList.toggle("awaited", asks(state)); // room for one line of them
  drawChips(state, state.q === understood.q ? understood.parts : []);
  clear(state);
  document.title = state.q
    ? fill(strings.document_title, { query: isolated(state.q), page: strings.page_title })
    : title;
  if (!asks(state)) return rest();
  if (isTurned(state)) return complainOfDays(state);
  status.textContent = strings.loading;
  results.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => {
    if (mine === run) status.textContent = strings.slow;
  }, SLOW);
  try {
    const answer = await askFor(state);
    if (mine === run) draw(state, answer, () => mine === run);
  } catch (error) {
    if (mine === run) complain(/** @type {Error} */ (error));
  } finally {
    clearTimeout(slow);
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
 * @param {() => boolean} isCurrent whether nothing else was asked since
 */
async function draw(state, answer, isCurrent) {
  replaceAddress(state); // its page may be another one
  shown = location.search;
  understood = { q: state.q, parts: answer.parts };
  drawChips(state, answer.parts);
  status.replaceChildren(...summary(state, answer, strings));
  const isOrdered = answer.total > 1 && state.q !== ""; // without words, by date
  if (!isOrdered) keepFocus(order);
  order.hidden = !isOrdered;
  if (answer.failed.length || answer.unread.length) showFailed(problem, answer, strings);
  pager.replaceChildren(...pagerLinks(state, answer.total, strings));
  ways.show(state, answer, isCurrent);
  const items = resultItems(state, answer, root, strings);
  results.replaceChildren(...items.map(({ item }) => item));
  const settle = restorePlace(results);
  const filled = excerpts.fill(state.q, items).then(() => isCurrent() && settle());
  await Promise.all([filled, facets.ask(state, isCurrent)]);
}

/** @param {Error} error */
function complain(error) {
  status.textContent = "";
  showProblem(problem, error, strings);
  rest();
}

/** @param {State} state whose first day is behind its last */
function complainOfDays(state) {
  rest();
  const [from, to] = [dayInWords(state.from), dayInWords(state.to)];
  status.replaceChildren(...quoting(strings.turned_days, { from, to }));
  ways.showInOrder(state);
  /** @type {HTMLDetailsElement} */ (find("filters")).open = true; // the days are to be corrected there
}

/**
 * Before an answer: nothing of the last one but its height and the room of its facets, so that nothing jumps.
 * @param {State} state that is asked for
 */
function clear(state) {
  if (results.childElementCount) results.style.minBlockSize = `${results.offsetHeight}px`;
  keepFocus(results, pager, problem, facets.failure, ...ways.parts);
  excerpts.clear();
  problem.hidden = true;
  status.textContent = "";
  ways.clear();
  facets.waitFor(state);
  results.replaceChildren();
  pager.replaceChildren();
}

/** There is no answer, and none is awaited. */
function rest() {
  results.removeAttribute("aria-busy");
  results.style.minBlockSize = "";
  chipList.classList.remove("awaited");
  keepFocus(order, facets.box);
  ways.meant.hidden = true;
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

/**
 * @param {State} state
 * @param {Part[]} parts
 */
function drawChips(state, parts) {
  chipList.replaceChildren(...chips(state, parts, strings, remove));
}
