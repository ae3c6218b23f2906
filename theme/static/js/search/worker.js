/**
 * The archive in a Worker: the page asks by messages and is never held up by the work.
 * client.js is the other end.
 */

import { openArchive } from "./archive.js";

/**
 * @typedef {import("./archive.js").Archive} Archive
 * @typedef {{id: number, root: string, ask: "open" | "search" | "excerpt", args: any[]}} Request
 * @typedef {{id: number, result?: any, error?: {name: string, message: string}}} Reply
 */

/** @type {Promise<Archive> | undefined} */
let opening;

self.addEventListener("message", async (event) => {
  /** @type {Request} */
  const { id, root, ask, args } = event.data;
  /** @type {Reply} */
  let reply;
  try {
    reply = { id, result: await answer(root, ask, args) };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    reply = { id, error: { name, message } };
  }
  self.postMessage(reply);
});

/**
 * @param {string} root address of the site
 * @param {Request["ask"]} ask
 * @param {any[]} args
 */
async function answer(root, ask, args) {
  opening ??= openArchive(root);
  opening.catch(() => (opening = undefined)); // so that a second try is one
  const archive = await opening;
  if (ask === "excerpt") return archive.excerpt(args[0], args[1]);
  if (ask === "search") {
    const answered = await archive.search(args[0], args[1]);
    const hits = answered.hits.map((hit) => ({ ...hit, day: archive.arabic.shortDate(hit.date) }));
    return { ...answered, hits };
  }
  return archive.stats();
}
