/**
 * The one policy of Trusted Types that the pages' own allows: a script may be loaded by its address,
 * if it is one of this origin.
 */

// Each file that esbuild makes has this module in it, and a policy of one name is made only once
const SHARED = Symbol.for("warraq");

/**
 * @param {string} script an address that a module of ours made itself
 * @returns {any} what a Worker's constructor and `register` take
 */
export function trusted(script) {
  const page = /** @type {any} */ (globalThis);
  if (!page.trustedTypes) return script;
  page[SHARED] ??= page.trustedTypes.createPolicy("warraq", { createScriptURL: ofThisOrigin });
  return page[SHARED].createScriptURL(script);
}

/**
 * @param {string} address
 * @throws {TypeError} where it is another's
 */
function ofThisOrigin(address) {
  if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`${address}: of another origin`);
  return address;
}
