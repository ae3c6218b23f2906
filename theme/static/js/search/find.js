/** The search box of a page that is no search page; keys.js loads it when the box is first used. */

import { attachBox } from "./box.js";
import { ArchiveClient } from "./client.js";
import { fetchWording } from "./wording.js";

/** @param {HTMLInputElement} input */
export async function attach(input) {
  const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href).href;
  const client = new ArchiveClient(root);
  client.open().catch(() => {}); // what is typed next finds it open
  const wording = await fetchWording(root);
  attachBox(input, client, { submit: () => input.form?.requestSubmit(), wording });
}
