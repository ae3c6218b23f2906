/** What a measurement does inside a page. The paths are from the root of the site that is served. */

const PAGE = 10;

/**
 * The first ten results of Pagefind with all that it shows of them.
 * @param {string} query
 * @returns {Promise<string[]>} their titles
 */
export async function firstTen(query) {
  const shown = await dataOfTen(await (await pagefind()).search(query));
  return shown.map(({ meta }) => meta.title);
}

/** @param {{results: {data: () => Promise<any>}[]}} found */
function dataOfTen({ results }) {
  return Promise.all(results.slice(0, PAGE).map((hit) => hit.data()));
}

/**
 * @typedef {object} Session a search that is open
 * @property {(query: string) => Promise<any>} search
 * @property {(query: string) => Promise<any>} load fetch what a query needs
 * @property {() => void} end
 */

/**
 * Our Worker, ready to be asked.
 * @param {object} options of `ArchiveClient.search`
 * @returns {Promise<Session>}
 */
async function ours(options) {
  const path = "/theme/js/search/client.js";
  const { ArchiveClient } = await import(path);
  const client = new ArchiveClient(new URL("/", location.href).href);
  await client.open();
  const search = (/** @type {string} */ query) => client.search(query, { limit: PAGE, ...options });
  return { search, load: search, end: () => client.worker.terminate() };
}

/**
 * Pagefind's, ready to be asked.
 * @param {{ranksAlone?: boolean}} options whether what the results show is left out
 * @returns {Promise<Session>}
 */
async function theirs({ ranksAlone = false }) {
  const { createInstance } = await pagefind();
  const instance = createInstance({});
  await instance.filters(); // there are none; init() alone is done before what it loads is there
  return {
    search: async (query) => {
      const found = await instance.search(query);
      return ranksAlone ? found : dataOfTen(found);
    },
    load: async (query) => dataOfTen(await instance.search(query)),
    end: () => instance.destroy(),
  };
}

/** @returns {Promise<any>} */
function pagefind() {
  const path = "/pagefind/pagefind.js";
  return import(path);
}

/**
 * @param {"ours" | "theirs"} whose
 * @param {object} options
 */
function opened(whose, options) {
  return whose === "ours" ? ours(options) : theirs(options);
}

/**
 * Bring all that the queries need into the browser's cache.
 * @param {"ours" | "theirs"} whose
 * @param {string[]} queries
 */
export async function load(whose, queries) {
  const session = await opened(whose, {});
  for (const query of queries) await session.load(query);
  session.end();
}

/**
 * How long each query takes, in milliseconds: as the first one of a session that is already open,
 * or one after the other in a single session.
 * @param {"ours" | "theirs"} whose
 * @param {"first" | "onward"} place
 * @param {string[]} queries
 * @param {object} options
 */
export async function time(whose, place, queries, options) {
  const times = [];
  let session = await opened(whose, options);
  for (const query of queries) {
    const start = performance.now();
    await session.search(query);
    times.push(performance.now() - start);
    if (place === "onward") continue;
    session.end();
    session = await opened(whose, options);
  }
  session.end();
  return times;
}

/** @type {number[]} */
const blocked = [];

/** Watch for tasks that hold up the page for more than 50 ms. */
export function watch() {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked.push(duration);
  }).observe({ entryTypes: ["longtask"] });
}

/** How long each of them was, in milliseconds, so far. */
export async function heldUp() {
  await new Promise((resolve) => setTimeout(resolve, 100)); // the observer is told at leisure
  return blocked;
}
