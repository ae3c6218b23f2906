/**
 * Asks a built site a question, as its own search does.
 *
 *     node tests/js/find.js FOLDER QUERY URL
 *
 * fails unless the article at URL is the first hit.
 */

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { fetchFile } from "./folder.js";

const [folder, query, url] = process.argv.slice(2);
const archive = await openArchive(pathToFileURL(`${resolve(folder)}/`).href, { fetch: fetchFile });
const { hits } = await archive.search(query);
if (hits[0]?.url !== url) {
  console.error(`${query}: found ${hits[0]?.url ?? "nothing"}, expected ${url}`);
  process.exit(1);
}
console.log(`${query}: ${hits[0].title}`);
