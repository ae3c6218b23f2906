/**
 * The archive in a Worker: the page asks by messages and is never held up by the work.
 * client.js is the other end.
 */

import { openArchive } from "./archive.js";

/**
 * @typedef {import("./archive.js").Archive} Archive
 * @typedef {{id: number, root: string, ask: "open" | "search" | "facets" | "suggest" | "alternatives" | "excerpt", args: any[]}} Request
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
  const withDay = (/** @type {import("./archive.js").Hit} */ hit) => ({ ...hit, day: archive.arabic.shortDate(hit.date) });
  switch (ask) {
    case "search": {
      const answered = await archive.search(args[0], args[1]);
      return { ...answered, hits: answered.hits.map(withDay) };
    }
    case "suggest": {
      const suggested = await archive.suggest(args[0]);
      return { ...suggested, headlines: suggested.headlines.map(withDay) };
    }
    case "facets":
      return archive.facets(args[0], args[1]);
    case "alternatives":
      return archive.alternatives(args[0]);
    case "excerpt":
      return archive.excerpt(args[0], args[1]);
    case "open":
      return archive.stats();
  }
}
