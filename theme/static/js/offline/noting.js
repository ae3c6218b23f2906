/**
 * What came from the network is kept only when it is whole and what it should be: a page ends as the
 * site's pages do, a file of the frame has the hash that this edition gives it, a file of the index
 * has the one in its name. What was cut short, redirected, or sent by a hotel's portal is not kept.
 */

import { decompress, verify } from "../search/store.js";
import { about, FRAME, hashOf, PAGES } from "./kept.js";

/** @typedef {import("./kept.js").Kept} Kept */

const RECORDS = /\/(\d+)\.bin$/;
const ROOM = 50; // pages that go at a time where the browser gives no more room
const GONE = new Set([404, 410]);

const utf8 = new TextDecoder();

export class Noting {
  /**
   * @param {Kept} kept
   * @param {Record<string, string>} frame the hash of each file of the frame
   */
  constructor(kept, frame) {
    this.kept = kept;
    this.frame = frame;
  }

  /**
   * Keep a page, or forget it where the site says that it is gone.
   * @param {string} name
   * @param {Response} response
   * @param {boolean} isRead and not only looked into, as the search does for its excerpts
   * @returns {Promise<string | undefined>} the hash of its content, empty where it is gone; nothing where it cannot be told
   */
  async page(name, response, isRead) {
    if (GONE.has(response.status)) {
      await this.kept.remove(PAGES, name);
      return "";
    }
    if (!isSound(response)) return undefined;
    const data = new Uint8Array(await response.arrayBuffer());
    const text = utf8.decode(data);
    if (!/<html[^>]* data-root=/.test(text) || !text.trimEnd().endsWith("</html>")) return undefined;
    const before = await this.kept.find(PAGES, name);
    const wasRead = isRead || (before && about(before).title !== ""); // and stays so, whoever looks into it
    return this.#put(PAGES, name, data, response, wasRead ? titleOf(text) : "");
  }

  /**
   * Keep JSON that changes as pages do.
   * @param {string} name
   * @param {Response} response
   * @returns {Promise<string | undefined>} as of a page
   */
  async loose(name, response) {
    if (!isSound(response)) return undefined;
    const data = new Uint8Array(await response.arrayBuffer());
    JSON.parse(utf8.decode(data));
    return this.#put(PAGES, name, data, response);
  }

  /**
   * Keep a file of the frame.
   * @param {string} name
   * @param {Response} response
   * @returns {Promise<boolean>} whether it is of this edition
   */
  async frameFile(name, response) {
    if (!isSound(response)) return true; // which is no sign of another one
    const data = new Uint8Array(await response.arrayBuffer());
    const hash = await hashOf(data);
    if (hash !== this.frame[name]) return false;
    if (!(await this.kept.find(FRAME, name, hash))) await this.#put(FRAME, name, data, response);
    return true;
  }

  /**
   * Keep a file that is named by its content.
   * @param {string} part of the edition that names it
   * @param {string} name
   * @param {Response} response
   */
  async named(part, name, response) {
    if (!isSound(response)) return;
    const data = new Uint8Array(await response.arrayBuffer());
    const [, first] = RECORDS.exec(name) ?? [];
    await (first ? verifyRecords(data, Number(first)) : verify(name, data));
    await this.#put(part, name, data, response);
  }

  /**
   * @param {string} part
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} data
   * @param {Response} response that brought it
   * @param {string} [title]
   * @returns {Promise<string>} the hash of what is kept now
   */
  async #put(part, name, data, { headers }, title) {
    const hash = await hashOf(data);
    const date = headers.get("date") ?? "";
    const there = await this.kept.find(part, name, part === FRAME ? hash : undefined);
    // the browser's own cache may still answer with a page that is older than the one kept
    if (there && Date.parse(date) < about(there).date) return about(there).hash;
    const how = { type: headers.get("content-type") ?? "", date, hash, title };
    try {
      await this.kept.put(part, name, data, how);
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "QuotaExceededError") throw error;
      await this.#makeRoom();
      await this.kept.put(part, name, data, how);
    }
    return hash;
  }

  /** The pages that were kept first go; but none of an archive that a reader chose to keep whole. */
  async #makeRoom() {
    if (await this.kept.recall("whole")) return;
    const oldest = (await this.kept.entries(PAGES)).slice(0, ROOM);
    await Promise.all(oldest.map(({ name }) => this.kept.remove(PAGES, name)));
  }
}

/**
 * Records lie in a folder that is named by the content of all its files; each begins with its number.
 * @param {Uint8Array<ArrayBuffer>} data
 * @param {number} first
 */
async function verifyRecords(data, first) {
  const [begins] = JSON.parse(utf8.decode(await decompress(data)));
  if (begins !== first) throw new Error("the records of other documents");
}

/**
 * Whether an answer is the file that was asked for. One of another origin tells nothing of itself,
 * one after a redirect is of another address, and a part of a file has the status 206.
 * @param {Response} response
 */
function isSound({ status, type, redirected }) {
  return status === 200 && type === "basic" && !redirected;
}

const SIGNS = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" });

/**
 * What a page is called: its title without the site's name. It is written by Jinja, so it has no
 * other signs than those above.
 * @param {string} text
 */
function titleOf(text) {
  const [, title = ""] = /<title>([^<]*)<\/title>/.exec(text) ?? [];
  const words = title.replace(/&(amp|lt|gt|#34|#39);/g, (_, sign) => SIGNS[sign]);
  return words.replace(/ · [^·]*$/, "").replace(/[\u2066-\u2069]/g, "").trim();
}
