/**
 * Asks for the service worker, when the page has all that it needs and the reader has begun to read:
 * nothing of it delays a first visit. A page that has one already asks for nothing.
 */

import { trusted } from "../trusted.js";

const PAUSE = 4000; // milliseconds after the page is loaded

const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href).href;
const { serviceWorker } = navigator; // not there over http, nor in some private windows

serviceWorker?.addEventListener("message", ({ data }) => {
  if (data === "changed") location.reload(); // what is shown is a copy of what has changed since
});
if (serviceWorker && !serviceWorker.controller) {
  const later = () => setTimeout(() => register(serviceWorker).catch(() => {}), PAUSE);
  if (document.readyState === "complete") later();
  else addEventListener("load", later, { once: true });
}

/** @param {ServiceWorkerContainer} container */
async function register(container) {
  await container.register(trusted(`${root}service-worker.js`), { scope: root });
  const { active } = await container.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  active?.postMessage({ keep: [location.href, ...loaded].filter((url) => url.startsWith(root)) });
}
