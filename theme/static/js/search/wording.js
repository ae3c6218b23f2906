/**
 * The words of the search box. They stand in the search page alone, and not in each of an archive's
 * thousands of pages; the box of another page fetches them there, from the page to which it leads.
 */

/** @typedef {{list: string, words: string, headlines: string, found: Record<string, string>}} Strings */
/** @typedef {Strings & {digits: string}} Wording with the digits that numbers are written in (CLDR's) */

/**
 * @param {Document} [page] the search page
 * @returns {Wording}
 * @throws {TypeError} where it is another
 */
export function pageWording(page = document) {
  const block = /** @type {HTMLElement} */ (page.getElementById("box-strings"));
  const form = page.getElementById("search-form");
  return { ...JSON.parse(block.textContent ?? ""), digits: form?.dataset.digits ?? "latn" };
}

/**
 * @param {string} root of the site
 * @returns {Promise<Wording>}
 */
export function fetchWording(root) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // parses a page without a policy of Trusted Types
    request.responseType = "document";
    request.open("GET", `${root}search.html`);
    request.addEventListener("error", reject);
    request.addEventListener("load", () => {
      try {
        resolve(pageWording(request.responseXML ?? undefined));
      } catch (error) {
        reject(error);
      }
    });
    request.send();
  });
}
