/**
 * The service worker: what was read, and what was fetched of the index, is there without a network.
 * The build puts it at the root of the site, whose pages it then serves, behind a line that names the
 * files of the frame (plugins/record/offline.py).
 *
 * A new one comes with every change of the frame. It brings along the new versions of what the old one
 * had, or does not come at all, so that what is kept is always of one edition; then it takes the old
 * one's place at once: no page counts on the one that it began with, and waiting until all are closed
 * would only keep the old frame for longer.
 */

import { addressOf, kindOf, nameOf, UNREAD } from "./addresses.js";
import { Answers, fromNetwork } from "./answers.js";
import { Editions } from "./editions.js";
import { FRAME, Kept, PAGES } from "./kept.js";
import { Noting } from "./noting.js";

/** @typedef {import("./answers.js").FetchEvent} FetchEvent */

/**
 * @typedef {object} Built  What the build says.
 * @property {Record<string, string>} frame the hash of each file
 * @property {string[]} places the first part of every address of the site
 * @property {import("./answers.js").Wording} wording
 */

const SHELL = [UNREAD, "theme/css/fonts.css", "theme/css/base.css", "theme/js/keys.js"];
const TRIES = 10;

const worker = /** @type {any} */ (self);
/** @type {Built} */
const built = worker.built;
const root = new URL("./", location.href).href;
const kept = new Kept(root);
const noting = new Noting(kept, built.frame);
const answers = new Answers(kept, noting, new Editions(kept), built.frame, built.wording, tellChanged);

worker.addEventListener("install", (/** @type {FetchEvent} */ event) => {
  event.waitUntil(install().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {FetchEvent} */ event) => {
  event.waitUntil(activate());
});

worker.addEventListener("fetch", (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  // `no-store` says that whoever asks sees to it themselves, as the page that keeps the whole archive
  if (request.method !== "GET" || request.cache === "no-store" || request.headers.has("range")) return;
  const name = nameOf(root, request.url);
  const kind = name !== undefined && isOfTheSite(name) ? kindOf(name) : undefined;
  if (name !== undefined && kind) event.respondWith(answers[kind](event, name));
  else if (event.preloadResponse && request.mode === "navigate") event.respondWith(fromNetwork(event));
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { keep, shell } = event.data;
  if (keep) event.waitUntil(keepWhatIsOpen(keep));
  if (shell) event.waitUntil(Promise.all(SHELL.map(bring)).then(() => event.source?.postMessage("shell")));
});

async function install() {
  const before = await kept.entries(FRAME);
  const names = new Set([...SHELL, ...before.map(({ name }) => name).filter((name) => built.frame[name])]);
  await Promise.all([...names].map(bring));
  await Promise.all(["search.html", "offline/"].map(bringPage));
}

/** @param {string} name of a file of the frame */
async function bring(name) {
  if (await kept.find(FRAME, name, built.frame[name])) return;
  const url = addressOf(root, name);
  // an hour-old copy in the browser's own cache may be of the edition before
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(url, { cache });
    if (response.ok && (await noting.frameFile(name, response))) return;
  }
  throw new Error(`${url}: not of this edition`);
}

/**
 * The pages whose scripts count on what stands in them; the others do with any.
 * @param {string} name
 */
async function bringPage(name) {
  if (!(await kept.find(PAGES, name))) return;
  await noting.page(name, await fetch(addressOf(root, name), { cache: "no-cache" }), false);
}

async function activate() {
  await worker.clients.claim(); // what an open page fetches from now on is kept, too
  // the network is asked while the worker starts, which takes a phone a while
  await worker.registration.navigationPreload?.enable();
  const strangers = (await kept.parts()).filter((part) => !kept.knows(part));
  await Promise.all(strangers.map((part) => kept.drop(part)));
  const old = (await kept.entries(FRAME)).filter(({ name, hash }) => built.frame[name] !== hash);
  await Promise.all(old.map(({ name, hash }) => kept.remove(FRAME, name, hash)));
}

/**
 * A page that was there before the worker hands in what it loaded, which the browser still has.
 * @param {string[]} urls
 */
async function keepWhatIsOpen(urls) {
  await Promise.all(urls.map((url) => keepOne(url).catch(() => {})));
}

/** @param {string} url */
async function keepOne(url) {
  const name = nameOf(root, url);
  const kind = name !== undefined && isOfTheSite(name) ? kindOf(name) : undefined;
  if (name === undefined || !kind || kind === "manifest" || kind === "named") return;
  const response = await fetch(url, { cache: "force-cache" });
  if (kind === "page") await noting.page(name, response, true);
  if (kind === "frame") await noting.frameFile(name, response);
  if (kind === "loose") await noting.loose(name, response);
}

/**
 * Below a site at the root of its host others may stand, as name.github.io/other/ does.
 * @param {string} name
 */
function isOfTheSite(name) {
  return name === "" || built.places.includes(name.split("/")[0]);
}

/** @param {string} id of a page, which may still be loading */
async function tellChanged(id) {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const client = await worker.clients.get(id);
    if (client) {
      client.postMessage("changed");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
