/**
 * For an address where there is no archive any more: put there as service-worker.js, it takes away
 * what readers' browsers keep of the archive, and then itself (docs/offline.md). It stands alone.
 */

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));

async function leave() {
  const { pathname } = new URL("./", location.href);
  const names = (await caches.keys()).filter((name) => name.startsWith(`warraq ${pathname} `));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
