/**
 * What each sort of file is answered with.
 *
 * - pages, and JSON that changes as they do: the network's, for as long as there is one. A text may
 *   have been corrected or withdrawn, and then no copy may stand in for it. Where the network fails,
 *   or says nothing for some seconds, the copy is shown and says that it is one; and where an answer
 *   comes after all and differs, the page is loaded anew.
 * - the frame: the network's too, or a page of today would have the scripts of yesterday; but a page
 *   that is itself a copy has its frame from there, which is of one edition.
 * - the manifest of the index: never the kept one while the network answers.
 * - files of the index, which are named by their content: the kept ones, for ever.
 */

import { addressOf, UNREAD } from "./addresses.js";
import { about, FRAME, PAGES } from "./kept.js";

/** @typedef {import("./kept.js").Kept} Kept */
/** @typedef {import("./noting.js").Noting} Noting */
/** @typedef {import("./editions.js").Editions} Editions */

/**
 * @typedef {object} FetchEvent  Of the service worker; the types of a page have none.
 * @property {Request} request
 * @property {string} clientId
 * @property {string} resultingClientId
 * @property {Promise<Response | undefined>} [preloadResponse]
 * @property {(promise: Promise<unknown>) => void} waitUntil
 * @property {(answer: Promise<Response>) => void} respondWith
 */

/**
 * @typedef {object} Wording  What a copy says of itself.
 * @property {string} offline
 * @property {string} slow
 * @property {string[]} months
 * @property {string} digits by CLDR's name
 */

const PATIENCE = 3000; // milliseconds without an answer until a copy is shown
const MANIFEST_PATIENCE = 8000; // a little less than the search's own

export class Answers {
  /**
   * @param {Kept} kept
   * @param {Noting} noting
   * @param {Editions} editions
   * @param {Record<string, string>} frame the hash of each file of the frame
   * @param {Wording} wording
   * @param {(client: string) => void} tellChanged
   */
  constructor(kept, noting, editions, frame, wording, tellChanged) {
    this.kept = kept;
    this.noting = noting;
    this.editions = editions;
    this.frameFiles = frame;
    this.wording = wording;
    this.tellChanged = tellChanged;
    /** @type {Set<string>} the pages that are copies; forgotten when the browser stops the worker */
    this.copies = new Set();
    /** @type {Set<string>} pages that had a file of another edition's frame */
    this.strangers = new Set();
  }

  /**
   * @param {FetchEvent} event
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async page(event, name) {
    const isRead = event.request.mode === "navigate";
    const arriving = fromNetwork(event);
    const noted = arriving.then((response) => this.noting.page(name, response.clone(), isRead));
    event.waitUntil(noted.catch(ignored));
    const copy = await this.kept.find(PAGES, name);
    const { answer, failure, isLate } = await inTime(arriving, copy && PATIENCE);
    if (answer) return answer;
    if (!copy) return failure ?? this.#unread(isRead);
    if (!isRead) return copy;
    this.copies.add(event.resultingClientId);
    if (isLate) event.waitUntil(this.#follow(event.resultingClientId, noted, about(copy).hash).catch(ignored));
    return this.#asCopy(copy, isLate ? this.wording.slow : this.wording.offline);
  }

  /**
   * @param {FetchEvent} event
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async loose(event, name) {
    const arriving = fromNetwork(event);
    event.waitUntil(arriving.then((response) => this.noting.loose(name, response.clone())).catch(ignored));
    const copy = await this.kept.find(PAGES, name);
    const { answer, failure } = await inTime(arriving, copy && PATIENCE);
    return answer ?? copy ?? failure ?? Response.error();
  }

  /**
   * @param {FetchEvent} event
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async frame(event, name) {
    const { clientId } = event;
    const version = this.frameFiles[name];
    const copy = version ? await this.kept.find(FRAME, name, version) : undefined;
    if (copy && this.copies.has(clientId)) return copy;
    const arriving = fromNetwork(event);
    event.waitUntil(this.#frameCame(clientId, name, arriving).catch(ignored));
    const { answer, failure } = await inTime(arriving);
    if (answer) return answer;
    // rather none than one of another edition: the pages can do without
    if (copy && !this.strangers.has(clientId)) return copy;
    return failure ?? Response.error();
  }

  /**
   * @param {FetchEvent} event
   * @returns {Promise<Response>}
   */
  async manifest(event) {
    const { cache } = event.request;
    // the browser may have one of ten minutes ago, and files that it names are kept and would be found
    const arriving = fetch(event.request, { cache: cache === "default" ? "no-cache" : cache });
    const noted = arriving.then((response) => this.editions.note(response.clone()));
    event.waitUntil(noted.catch(ignored));
    const { answer, failure } = await inTime(arriving, MANIFEST_PATIENCE);
    if (answer) {
      await noted.catch(ignored); // what is fetched next is of this edition
      return answer;
    }
    const copy = await this.editions.offline(cache === "reload");
    return copy ?? failure ?? Response.error();
  }

  /**
   * @param {FetchEvent} event
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async named(event, name) {
    const copy = await this.editions.find(name);
    // a second time is asked only for what was found to be damaged
    if (copy && event.request.cache !== "reload") return copy;
    const part = await this.editions.part();
    const { answer, failure } = await inTime(fromNetwork(event));
    if (answer && part) event.waitUntil(this.noting.named(part, name, answer.clone()).catch(ignored));
    return answer ?? copy ?? failure ?? Response.error();
  }

  /**
   * @param {string} client
   * @param {string} name
   * @param {Promise<Response>} arriving
   */
  async #frameCame(client, name, arriving) {
    const response = await arriving.then((response) => response.clone());
    if (!(await this.noting.frameFile(name, response))) this.strangers.add(client);
  }

  /**
   * A page is shown as a copy because the network was slow: whether it is still as it was.
   * @param {string} client
   * @param {Promise<string | undefined>} noted
   * @param {string} hash of the copy
   */
  async #follow(client, noted, hash) {
    const found = await noted;
    if (found !== undefined && found !== hash) this.tellChanged(client);
  }

  /**
   * A copy with a line that says so, before all that is the page's own.
   * @param {Response} copy
   * @param {string} sentence
   */
  async #asCopy(copy, sentence) {
    const line = `<aside class="announcement">${sentence.replace("{day}", this.#inWords(about(copy).day))}</aside>`;
    const page = await copy.text();
    return html(page.replace('<main id="main">', (main) => `${line}\n${main}`), 200);
  }

  /** @param {string} day YYYY-MM-DD */
  #inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    const { months, digits } = this.wording;
    const number = new Intl.NumberFormat(`ar-u-nu-${digits}`, { useGrouping: false });
    return `${number.format(date)} ${months[month - 1]} ${number.format(year)}`;
  }

  /**
   * The page of what was not read. Its links are relative to a folder of the site, and it stands
   * wherever it was looked for.
   * @param {boolean} isPage
   */
  async #unread(isPage) {
    const page = isPage ? await this.kept.find(FRAME, UNREAD, this.frameFiles[UNREAD]) : undefined;
    if (!page) return Response.error();
    const root = addressOf(this.kept.root, "").slice(0, -1);
    const text = await page.text();
    return html(text.replace(/((?:href|src|action|data-root)=")\.\.(?=["/])/g, (_, start) => start + root), 503);
  }
}

/**
 * The answer that the browser asked for while it started the worker, or one that is asked for now.
 * @param {FetchEvent} event
 */
export async function fromNetwork({ request, preloadResponse }) {
  return (await preloadResponse) ?? fetch(request);
}

/**
 * The site's answer, also if it is that there is no such page; or else what came instead: the error of
 * a server that fails, which is no better than none, or nothing, in time or at all.
 * @param {Promise<Response>} arriving
 * @param {number} [patience] milliseconds; without, it may take as long as it takes
 * @returns {Promise<{answer?: Response, failure?: Response, isLate?: boolean}>}
 */
function inTime(arriving, patience) {
  const came = arriving.then(
    (response) => (response.status < 500 ? { answer: response } : { failure: response }),
    () => ({}),
  );
  if (!patience) return came;
  return Promise.race([came, new Promise((resolve) => setTimeout(() => resolve({ isLate: true }), patience))]);
}

/**
 * @param {string} page
 * @param {number} status
 */
function html(page, status) {
  return new Response(page, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

function ignored() {}
