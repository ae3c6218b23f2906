/**
 * آخر الأخبار on an article's page: the newest articles, from the one small file that all pages
 * share. Rendered into each page, the list would rewrite every page whenever an article is added.
 */

/**
 * @typedef {object} Entry  One article of latest.json, the newest first.
 * @property {string} url  its address, relative to the site's root
 * @property {string} title
 * @property {string} date  YYYY-MM-DD
 * @property {string} day  the date in words, as the site's settings write it
 * @property {string} [lang]  of the title, where it is not the site's
 * @property {"ltr" | "rtl"} [dir]  of that language
 */

const list = document.getElementById("latest");
if (list) show(list).catch(() => list.remove()); // the link to the home page stays

/**
 * Fills the items that the page keeps free; those left over go.
 * @param {HTMLElement} list
 */
async function show(list) {
  const root = document.documentElement.dataset.root;
  const response = await fetch(`${root}/latest.json`);
  if (!response.ok) throw new Error(`latest.json: ${response.status}`);
  /** @type {Entry[]} */
  const entries = await response.json();
  const others = entries.filter((entry) => entry.url !== list.dataset.article);
  for (const [position, item] of [...list.children].entries()) {
    if (position < others.length) item.append(...parts(others[position], root));
    else item.remove();
  }
}

/**
 * @param {Entry} entry
 * @param {string | undefined} root
 */
function parts(entry, root) {
  const link = document.createElement("a");
  link.href = `${root}/${entry.url}`;
  link.textContent = entry.title;
  if (entry.lang) link.lang = entry.lang;
  if (entry.dir) link.dir = entry.dir;
  const time = document.createElement("time");
  time.dateTime = entry.date;
  time.textContent = entry.day;
  return [link, time];
}
