/** The page of what is kept: how much, what was read, the whole archive, and the end of all of it. */

import { find } from "../search/elements.js";
import { counted, dayInWords, digits, fill, pageStrings } from "../search/phrases.js";
import { addressOf } from "./addresses.js";
import { Kept, PAGES } from "./kept.js";
import { Unreachable, Whole } from "./whole.js";

const SHOWN = 30; // articles that were read
const LOCK = "warraq: the whole archive";
const ROOM = 1.1; // of the archive's size, since a browser's books take room too

const strings = pageStrings();
const root = new URL(`${document.documentElement.dataset.root}/`, location.href).href;
const kept = new Kept(root);
const whole = new Whole(kept);

const keep = /** @type {HTMLButtonElement} */ (find("keep"));
const bar = /** @type {HTMLProgressElement} */ (find("progress"));
/** @type {AbortController | undefined} */
let running;

find("no-script").remove();
start().catch(() => (find("unavailable").hidden = false));

async function start() {
  await kept.parts(); // throws in a window that keeps nothing
  find("offline").hidden = false;
  keep.addEventListener("click", () => keepAll());
  find("stop").addEventListener("click", () => running?.abort());
  find("delete").addEventListener("click", () => ask(true));
  find("no").addEventListener("click", () => ask(false));
  find("yes").addEventListener("click", () => deleteAll());
  await Promise.all([showKept(), showWhole()]);
}

async function showKept() {
  const entries = (await Promise.all((await kept.parts()).map((part) => kept.entries(part)))).flat();
  const pages = (await kept.entries(PAGES)).filter(({ name }) => /(^|\/|\.html)$/.test(name));
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  find("kept").textContent = fill(counted(strings.pages, pages.length), { size: sizeInWords(size) });
  find("delete").hidden = !pages.length;
  const read = pages.filter(({ name, title }) => title && name.startsWith("a/"));
  showRead(read.slice(-SHOWN).reverse());
}

/** @param {import("./kept.js").Entry[]} articles the last one first */
function showRead(articles) {
  const list = find("read");
  list.hidden = !articles.length;
  list.querySelector("ul")?.replaceChildren(
    ...articles.map(({ name, title, day }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = addressOf(root, name);
      link.dir = "auto";
      link.textContent = title;
      const time = document.createElement("time");
      time.dateTime = day;
      time.textContent = dayInWords(day);
      item.append(link, " ", time);
      return item;
    }),
  );
}

/** Say what there is of the whole archive, and what can be done about it. */
async function showWhole() {
  const state = await whole.state();
  /** @type {import("./whole.js").Offer | undefined} */
  let offer;
  try {
    offer = await whole.offer();
  } catch {
    // there is no network, or no list
  }
  const sizes = state && { done: sizeInWords(state.done), size: sizeInWords(state.bytes) };
  const day = state && dayInWords(state.day);
  if (state?.isComplete && (!offer || offer.list === state.list)) say("complete", { day });
  else if (!offer) say("unreachable");
  else if (!offer.list) {
    say("too_large", { size: sizeInWords(offer.bytes), most: sizeInWords(Number(find("offline").dataset.most)) });
    find("data").hidden = false;
  } else if (state?.isComplete) say("newer", { day }, "renew");
  else if (state) say("stopped", sizes, "resume");
  else say("offer", { size: sizeInWords(offer.bytes) }, "keep");
}

/**
 * @param {string} sentence
 * @param {Record<string, any>} [values]
 * @param {string} [button] what can be done
 */
function say(sentence, values = {}, button) {
  find("whole").textContent = fill(strings[sentence], values);
  keep.hidden = !button;
  if (button) keep.textContent = strings[button];
}

async function keepAll() {
  if (running) return;
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await keepAllAlone();
    else say("elsewhere");
  });
}

async function keepAllAlone() {
  const { done = 0 } = (await whole.state()) ?? {};
  const { bytes = 0 } = await whole.offer().catch(() => ({ bytes: 0 }));
  const free = await freeBytes();
  if (free < (bytes - done) * ROOM) {
    say("no_room", { size: sizeInWords(bytes), free: sizeInWords(free) }, "keep");
    return;
  }
  navigator.storage.persist?.().catch(() => {}); // else a browser may drop it when it wants the room
  const { signal } = (running = new AbortController());
  say("started");
  find("stop").hidden = bar.hidden = false;
  find("stop").focus();
  bar.removeAttribute("value");
  let sizes = { done: sizeInWords(done), size: sizeInWords(bytes) };
  try {
    await whole.keep(signal, (done, bytes) => {
      bar.max = bytes;
      bar.value = done;
      sizes = { done: sizeInWords(done), size: sizeInWords(bytes) };
      find("far").textContent = fill(strings.progress, sizes);
    });
    await showWhole();
  } catch (error) {
    say(reason(error), sizes, "resume");
  } finally {
    running = undefined;
    find("far").textContent = "";
    if (document.activeElement === find("stop")) find("whole").focus(); // or it would be lost with the button
    find("stop").hidden = bar.hidden = true;
    await showKept();
  }
}

/**
 * The sentence for what ended it.
 * @param {unknown} error
 */
function reason(error) {
  const { name } = /** @type {Error} */ (error);
  if (name === "QuotaExceededError") return "full";
  if (name === "AbortError") return "stopped";
  if (error instanceof Unreachable) return "broken";
  throw error;
}

/** @param {boolean} isAsked */
function ask(isAsked) {
  find("sure").hidden = !isAsked;
  find("delete").hidden = isAsked;
  find(isAsked ? "no" : "delete").focus();
}

async function deleteAll() {
  running?.abort();
  await navigator.locks.request(LOCK, () => kept.dropAll());
  // the page of what is not kept is none of the reader's, and the worker cannot do without
  navigator.serviceWorker.controller?.postMessage({ shell: true });
  ask(false);
  find("kept").focus(); // there is nothing to delete any more, and no button
  await Promise.all([showKept(), showWhole()]);
  find("kept").textContent = strings.deleted;
}

/** How much more the browser would keep, in bytes; where it does not say, whatever comes. */
async function freeBytes() {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined ? Infinity : quota - usage;
}

/** @param {number} bytes */
function sizeInWords(bytes) {
  const units = JSON.parse(find("sizes").textContent ?? "{}");
  const [unit, part, places] = bytes < 1000 ? ["bytes", 1, 0] : bytes < 999_500 ? ["kilobytes", 1e3, 0] : ["megabytes", 1e6, 1];
  const number = new Intl.NumberFormat(`ar-u-nu-${digits()}`, { minimumFractionDigits: places, maximumFractionDigits: places });
  return fill(units[unit], { n: number.format(bytes / part) });
}
