/**
 * آخر الأخبار on an article's page: the newest articles, from the one small file that all pages
 * share. Rendered into each page, the list would rewrite every page whenever an article is added.
 */

import { day, headline, loaded } from "./headlines.js";

const list = document.getElementById("latest");
if (list) show(list).catch(() => list.remove()); // the link to the home page stays

/**
 * Fills the items that the page keeps free; those left over go.
 * @param {HTMLElement} list
 */
async function show(list) {
  /** @type {import("./headlines.js").Entry[]} */
  const entries = await loaded("latest.json");
  const others = entries.filter((entry) => entry.url !== list.dataset.article);
  for (const [position, item] of [...list.children].entries()) {
    if (position < others.length) item.append(headline(others[position]), day(others[position]));
    else item.remove();
  }
}
