/** A folder as a site: what a browser's `fetch` would give for its files. */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * @param {string} url of a file
 * @returns {Promise<Response>}
 */
export async function fetchFile(url) {
  try {
    return new Response(new Uint8Array(await readFile(fileURLToPath(url))));
  } catch {
    return new Response("no such file", { status: 404 });
  }
}
