/**
 * Asks a built site many queries and writes the ids of the articles that it finds.
 *
 *     node bench/search.js SITE QUERIES.json
 *
 * QUERIES.json holds `[[id, text], …]`; the answer, on standard output, `{id: [article, …]}`.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { fetchFile } from "../tests/js/folder.js";
import { openArchive } from "../theme/static/js/search/archive.js";

const [site, file] = process.argv.slice(2);
/** @type {[string, string][]} */
const queries = JSON.parse(readFileSync(file, "utf-8"));
const archive = await openArchive(pathToFileURL(`${resolve(site)}/`).href, { fetch: fetchFile });
/** @type {Record<string, string[]>} */
const found = {};
for (const [id, text] of queries) {
  const { hits } = await archive.search(text);
  found[id] = hits.map((hit) => hit.id);
}
console.log(JSON.stringify(found));
