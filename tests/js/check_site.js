/**
 * Asks a built site for its own articles, as a visitor would.
 *
 *     node tests/js/check_site.js FOLDER
 *
 * For articles spread over the data files: the page is there, and a search for the headline finds
 * it. Where the first real capture's article is among them, a careless spelling of it must, too.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

import { openArchive } from "../../theme/static/js/search/archive.js";
import { fetchFile } from "./folder.js";

const SAMPLE = 20;
const FIRST = { id: "ww2i55cq2ye", query: "الهيئه العامه للإئتلاف" };

const site = resolve(process.argv[2]);
const data = join(site, "data");
const files = (existsSync(data) ? readdirSync(data) : []).filter(
  (name) => /^articles-.*\.jsonl\.gz$/.test(name),
);
const articles = files
  .flatMap((name) => gunzipSync(readFileSync(join(site, "data", name))).toString().trim().split("\n"))
  .map((line) => JSON.parse(line))
  .filter(({ withdrawn }) => !withdrawn);
const every = Math.max(1, Math.floor(articles.length / SAMPLE));
const archive = await openArchive(pathToFileURL(`${site}/`).href, { fetch: fetchFile });
const wrong = [];
for (const { id, title, date } of articles.filter((_, at) => at % every === 0)) {
  const url = `a/${id}.html`;
  if (!existsSync(join(site, url))) wrong.push(`${url} is missing`);
  const day = date.slice(0, 10);
  const words = archive.arabic.tokens(title).map(({ form }) => form).join(" "); // no signs
  const { hits } = await archive.search(words, { from: day, to: day, limit: 100 });
  if (!hits.some((hit) => hit.url === url)) wrong.push(`${url} is not found by its headline: ${title}`);
}
if (articles.some(({ id }) => id === FIRST.id)) {
  const { hits } = await archive.search(FIRST.query, { limit: 100 });
  if (!hits.some(({ id }) => id === FIRST.id)) wrong.push(`${FIRST.id} is not found by ${FIRST.query}`);
}
if (wrong.length) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`${articles.length} articles; the pages of a sample are there and found`);
