/**
 * The addresses of the site as names: relative to its root, with their letters as letters, and
 * without `index.html`, so that one page has one name however it is asked for.
 */

/** @typedef {"page" | "frame" | "manifest" | "named" | "loose"} Kind */

const PAGE = /^$|\/$|\.html$/;
const NAMED = /^search\/.+\.bin$/;
const LOOSE = /^(?!data\/|offline\/).+\.json$/;

export const MANIFEST = "search/manifest.json";
export const UNREAD = "offline/unread.html";

/**
 * @param {string} root absolute address of the site, ending in a slash
 * @param {string} url
 * @returns {string | undefined} nothing where it is of another site
 */
export function nameOf(root, url) {
  const { origin, pathname } = new URL(url);
  if (!(origin + pathname).startsWith(root)) return undefined;
  try {
    return withoutIndex(decodeURIComponent((origin + pathname).slice(root.length)));
  } catch {
    return undefined; // no UTF-8
  }
}

/** @param {string} path of a file, relative to the site */
export function withoutIndex(path) {
  return path.replace(/(^|\/)index\.html$/, "$1");
}

/**
 * @param {string} root
 * @param {string} name
 */
export function addressOf(root, name) {
  return root + name.split("/").map(encodeURIComponent).join("/");
}

/**
 * What sort of file a name is of; nothing where it is one that is never kept.
 * @param {string} name
 * @returns {Kind | undefined}
 */
export function kindOf(name) {
  if (PAGE.test(name)) return "page";
  if (name.startsWith("theme/")) return "frame";
  if (name === MANIFEST) return "manifest";
  if (NAMED.test(name)) return "named";
  if (LOOSE.test(name)) return "loose";
  return undefined;
}
