/** A folder as a site: what a browser's `fetch` would give for its files. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Read at once: a test that turns the clock by hand cannot wait for a slow disk.
 * @param {string} url of a file
 * @returns {Promise<Response>}
 */
export async function fetchFile(url) {
  try {
    return new Response(new Uint8Array(readFileSync(fileURLToPath(url))));
  } catch {
    return new Response("no such file", { status: 404 });
  }
}
