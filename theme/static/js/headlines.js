/** Headlines as the small files of the site have them, and as pages show them. */

/**
 * @typedef {object} Entry  An article of latest.json, or of a day.
 * @property {string} url  its address, relative to the site's root
 * @property {string} title
 * @property {string} date  YYYY-MM-DD
 * @property {string} day  the date in words, as the site's settings write it
 * @property {string} [lang]  of the title, where it is not the site's
 * @property {"ltr" | "rtl"} [dir]  of that language
 */

/**
 * A link with an article's headline.
 * @param {Entry} entry
 */
export function headline(entry) {
  const link = document.createElement("a");
  link.href = fromRoot(entry.url);
  link.textContent = entry.title;
  if (entry.lang) link.lang = entry.lang;
  if (entry.dir) link.dir = entry.dir;
  return link;
}

/**
 * An article's date, in words.
 * @param {Entry} entry
 */
export function day(entry) {
  const time = document.createElement("time");
  time.dateTime = entry.date;
  time.textContent = entry.day;
  return time;
}

/**
 * The address, on this page, of what stands at an address below the site's root.
 * @param {string} path
 */
export function fromRoot(path) {
  return `${document.documentElement.dataset.root}/${path}`;
}

/**
 * What a JSON file of the site holds.
 * @param {string} path  below the site's root
 */
export async function loaded(path) {
  const response = await fetch(fromRoot(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
