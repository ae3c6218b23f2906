/** What becomes of a search when a file of the index does not come, or comes damaged. */

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, mock, test } from "node:test";

import { openArchive, ShardError } from "../../theme/static/js/search/archive.js";
import { inventedArchive } from "./corpus.js";
import { fetchFile } from "./folder.js";

/** @typedef {{url: string, cache: RequestCache | undefined}} Asked */
/** @typedef {(url: string, times: number) => Response | Promise<Response> | undefined} Fault */

const WORD = "مدرسة";

/** @type {ReturnType<typeof inventedArchive>} */
let corpus;
/** @type {Asked[]} */
let asked;
/** @type {number} how many articles have the word */
let total;

before(async () => {
  corpus = inventedArchive(200);
  total = (await (await openArchive(corpus.url, { fetch: fetchFile })).search(WORD)).total;
  assert.ok(total > 10);
});
beforeEach(() => (asked = []));
after(() => corpus.remove());

/**
 * A fetch that fails for files of the table of words.
 * @param {Fault} fault what comes instead of the file; undefined: the file
 * @param {string} [part] of the address
 */
const faulty = (fault, part = "/words/") => {
  /** @type {Map<string, number>} */
  const times = new Map();
  return async (/** @type {string} */ url, /** @type {RequestInit | undefined} */ options) => {
    times.set(url, (times.get(url) ?? 0) + 1);
    if (!url.includes(part)) return fetchFile(url);
    asked.push({ url, cache: options?.cache });
    return (await fault(url, times.get(url) ?? 0)) ?? fetchFile(url);
  };
};

/** @param {string} url @param {(data: Uint8Array) => Uint8Array} change */
const changed = async (url, change) => new Response(new Uint8Array(change(new Uint8Array(await (await fetchFile(url)).arrayBuffer()))));

describe("where a word's file does not come", () => {
  /** @type {import("../../theme/static/js/search/archive.js").Archive} */
  let archive;
  /** @type {Set<string>} */
  let gone;

  before(async () => {
    const whole = await openArchive(corpus.url, { fetch: fetchFile });
    gone = new Set();
    await whole.search(WORD);
    const needed = new Set(whole.store.kept.keys());
    await whole.search("طريق");
    const others = [...whole.store.kept.keys()].filter((path) => !needed.has(path) && path.includes("/words/"));
    assert.ok(others.length > 0, "the two words share all their files");
    gone = new Set(others.map((path) => corpus.url + path));
    const fetch = async (/** @type {string} */ url) => (gone.has(url) ? new Response("", { status: 404 }) : fetchFile(url));
    archive = await openArchive(corpus.url, { fetch });
  });

  test("the other words answer, and the answer names it and the file", async () => {
    for (const sign of ["", "+", "-"]) {
      const { total: found, failed, complete, parts } = await archive.search(`${WORD} ${sign}طريق`);
      assert.equal(found, total, sign);
      assert.equal(complete, total);
      assert.deepEqual(failed.map(({ text }) => text), ["طريق"]);
      assert.ok(gone.has(failed[0].url) && failed[0].found === "HTTP 404");
      assert.deepEqual(parts.map(({ text }) => text), [WORD, "طريق"], "it was asked for");
    }
  });

  test("and there is no other word, that is an error", async () => {
    await assert.rejects(archive.search("طريق"), ShardError);
  });

  test("and it comes again, so do its articles", async () => {
    const query = `${WORD} +طريق`;
    assert.equal((await archive.search(query)).failed.length, 1);
    const lost = gone;
    gone = new Set();
    const answer = await archive.search(query);
    gone = lost;
    assert.deepEqual(answer.failed, []);
    assert.equal(answer.total, (await (await openArchive(corpus.url, { fetch: fetchFile })).search(query)).total);
  });
});

describe("a deployment while somebody searches", () => {
  /** @type {ReturnType<typeof inventedArchive>} */
  let newer;
  before(() => {
    newer = inventedArchive(260);
  });
  after(() => newer.remove());

  test("is noticed where a file is gone, and the query is asked of the new edition", async () => {
    for (const query of [WORD, `${WORD} حديقة`, '"نص مختلق"']) {
      let site = corpus.url;
      const fetch = (/** @type {string} */ url) => fetchFile(url.replace(corpus.url, site));
      const archive = await openArchive(corpus.url, { fetch });
      await archive.search("كتاب");
      site = newer.url;
      const expected = await (await openArchive(newer.url, { fetch: fetchFile })).search(query);
      assert.deepEqual(await archive.search(query), expected);
      assert.deepEqual(await archive.facets(query), await (await openArchive(newer.url, { fetch: fetchFile })).facets(query));
    }
  });

  test("is noticed where only what some hits show is gone, and by an excerpt", async () => {
    let deployed = false;
    const fetch = async (/** @type {string} */ url) => {
      if (!deployed) return fetchFile(url);
      const theirs = await fetchFile(url.replace(corpus.url, newer.url));
      return theirs.ok || url.includes("/records/") ? theirs : fetchFile(url); // as from the browser's cache
    };
    const fresh = await openArchive(newer.url, { fetch: fetchFile });
    const archive = await openArchive(corpus.url, { fetch });
    await archive.search(WORD, { limit: 2 });
    deployed = true;
    assert.deepEqual(await archive.search(WORD, { limit: 100 }), await fresh.search(WORD, { limit: 100 }));

    deployed = false;
    const other = await openArchive(corpus.url, {
      fetch: (url) => fetchFile(deployed ? url.replace(corpus.url, newer.url) : url),
    });
    deployed = true;
    const { url } = (await fresh.search(WORD)).hits[0];
    assert.deepEqual(await other.excerpt(url, WORD), await fresh.excerpt(url, WORD));
  });

  test("of an edition that this client cannot read leaves the first error", async () => {
    let deployed = false;
    const fetch = async (/** @type {string} */ url) => {
      if (!deployed) return fetchFile(url);
      if (!url.endsWith("manifest.json")) return new Response("", { status: 404 });
      return new Response(JSON.stringify({ format: 99 }));
    };
    const archive = await openArchive(corpus.url, { fetch });
    deployed = true;
    await assert.rejects(archive.search(WORD), /HTTP 404/);
  });
});

describe("a file that does not come", () => {
  test("is asked for again where that may help", async () => {
    for (const status of [408, 429, 500, 503]) {
      const fetch = faulty((_, times) => (times < 3 ? new Response("", { status }) : undefined));
      const archive = await openArchive(corpus.url, { fetch });
      assert.equal((await archive.search(WORD)).total, total, String(status));
    }
    assert.ok(asked.every(({ cache }) => cache === undefined), "what is in the cache is not at fault");
  });

  test("is asked for when its host says", async () => {
    const busy = () => new Response("", { status: 503, headers: { "Retry-After": "1" } });
    const fetch = faulty((_, times) => (times < 2 ? busy() : undefined));
    const archive = await openArchive(corpus.url, { fetch });
    const start = performance.now();
    assert.equal((await archive.search(WORD)).total, total);
    assert.ok(performance.now() - start > 950);
  });

  test("is asked for again after the network has failed", async () => {
    const fetch = faulty((_, times) => (times < 3 ? Promise.reject(new TypeError("network error")) : undefined));
    assert.equal((await (await openArchive(corpus.url, { fetch })).search(WORD)).total, total);
  });

  test("ends in an error that names it and how it failed, and a later search asks anew", async () => {
    let broken = true;
    const fetch = faulty(() => (broken ? new Response("gone", { status: 404 }) : undefined));
    const archive = await openArchive(corpus.url, { fetch });
    await assert.rejects(archive.search(WORD), (error) => {
      assert.ok(error instanceof ShardError);
      assert.match(error.message, /search\/words\/[a-z2-7]{10}\.bin: HTTP 404/);
      assert.equal(error.url, asked[0].url);
      return true;
    });
    assert.equal(asked.length, new Set(asked.map(({ url }) => url)).size, "what is gone is asked for once");
    broken = false;
    assert.equal((await archive.search(WORD)).total, total);
  });

  test("for minutes is given up and named, and another attempt may have better luck", async () => {
    for (const [hanging, answered] of /** @type {[number, boolean][]} */ ([[1, true], [9, false]])) {
      for (const hang of [() => new Promise(() => {}), async () => new Response(new ReadableStream({ start: () => {} }))]) {
        const fetch = faulty((_, times) => (times <= hanging ? /** @type {any} */ (hang()) : undefined));
        const archive = await openArchive(corpus.url, { fetch });
        asked = [];
        mock.timers.enable({ apis: ["setTimeout"] });
        try {
          const search = archive.search(WORD).then(
            (answer) => answer.total,
            (error) => error,
          );
          let seconds = 0;
          for (let done = false; !done; seconds += 1) {
            mock.timers.tick(1000);
            for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
            done = await Promise.race([search.then(() => true), new Promise((resolve) => setImmediate(() => resolve(false)))]);
            assert.ok(seconds < 200, "never given up");
          }
          const found = await search;
          if (answered) {
            assert.equal(found, total);
            assert.ok(seconds >= 9);
          } else {
            assert.ok(found instanceof ShardError, String(found));
            assert.match(found.message, /words\/[a-z2-7]{10}\.bin: .*no answer in 10 s/);
            assert.ok(seconds >= 29, "each attempt has its 10 seconds");
          }
        } finally {
          mock.timers.reset();
        }
      }
    }
  });

  test("is no obstacle to words in other files", async () => {
    const fetch = faulty(() => new Response("", { status: 404 }), "/positions/");
    const archive = await openArchive(corpus.url, { fetch });
    assert.equal((await archive.search(WORD)).total, total);
    const { total: unheld, failed } = await archive.search('"نص مختلق"');
    assert.deepEqual(failed.map(({ text }) => text), ["نص مختلق"]);
    assert.ok(unheld > 0, "its words have answered");
    assert.equal((await archive.search(WORD)).total, total);
  });

  test("of the manifest leaves no archive to ask", async () => {
    await assert.rejects(openArchive(`${corpus.url}nowhere`, { fetch: fetchFile }), ShardError);
    for (const body of ['{"format":1}', "{}", "<!doctype html>"]) {
      const fetch = faulty(() => new Response(body), "manifest.json");
      await assert.rejects(openArchive(corpus.url, { fetch }), ShardError);
    }
  });
});

describe("a file that comes damaged", () => {
  /** @type {[string, (url: string) => Response | Promise<Response>][]} */
  const damages = [
    ["a page of the host", () => new Response("<!doctype html><p>error")],
    ["nothing", () => new Response("")],
    ["cut short", (url) => changed(url, (data) => data.subarray(0, data.length - 5))],
    ["a bit other than it was", (url) => changed(url, (data) => data.with(data.length >> 1, data[data.length >> 1] ^ 4))],
    ["another bit, in the numbers", (url) => changed(url, (data) => data.with(4, data[4] ^ 64))],
    ["longer than it was", (url) => changed(url, (data) => new Uint8Array([...data, 0]))],
  ];

  for (const [name, damage] of damages) {
    test(`(${name}) is fetched again past the cache`, async () => {
      const fetch = faulty((url, times) => (times === 1 ? damage(url) : undefined));
      assert.equal((await (await openArchive(corpus.url, { fetch })).search(WORD)).total, total);
      const [first, second] = asked.filter(({ url }) => url === asked[0].url);
      assert.deepEqual([first.cache, second.cache], [undefined, "reload"]);
    });

    test(`(${name}) every time is named, and no answer`, async () => {
      let broken = true;
      const fetch = faulty((url) => (broken ? damage(url) : undefined));
      const archive = await openArchive(corpus.url, { fetch });
      await assert.rejects(archive.search(WORD), (error) => {
        assert.ok(error instanceof ShardError);
        assert.match(error.message, /words\/[a-z2-7]{10}\.bin: damaged \(\d+ bytes; /);
        return true;
      });
      assert.equal(asked.filter(({ url }) => url === asked[0].url).length, 3);
      broken = false;
      assert.equal((await archive.search(WORD)).total, total);
    });
  }

  test("is not taken for another that is whole", async () => {
    /** @type {string | undefined} */
    let other;
    const all = faulty((url) => {
      other ??= url;
      return url === other ? undefined : fetchFile(/** @type {string} */ (other));
    });
    const archive = await openArchive(corpus.url, { fetch: all });
    await assert.rejects(
      Promise.all(["مدرسة", "تجربة", "إيمان", "آمال", "نص", "NATO", "1445"].map((word) => archive.search(word))),
      (error) => error instanceof ShardError && /other than its name says/.test(error.message),
    );
  });

  test("of the records or the calendar is named too", async () => {
    for (const part of ["/records/", "/calendar/"]) {
      /** @type {Map<string, (RequestCache | undefined)[]>} */
      const caches = new Map();
      const short = faulty((url) => changed(url, (data) => data.subarray(0, data.length - 5)), part);
      const fetch = (/** @type {string} */ url, /** @type {RequestInit | undefined} */ options) => {
        caches.set(url, [...(caches.get(url) ?? []), options?.cache]);
        return short(url, options);
      };
      const archive = await openArchive(corpus.url, { fetch });
      await assert.rejects(archive.search(WORD, { from: "2021-01-01" }), (error) => {
        assert.ok(error instanceof ShardError);
        assert.ok(error.url.includes(part), error.url);
        assert.deepEqual(caches.get(error.url), [undefined, "reload", "reload"], part);
        return true;
      });
    }
  });

  test("of an article's text is fetched again past the cache, and named", async () => {
    const archive = await openArchive(corpus.url, { fetch: fetchFile });
    const { hits } = await archive.search(WORD);
    /** @type {(RequestCache | undefined)[]} */
    const caches = [];
    let broken = true;
    const fetch = (/** @type {string} */ url, /** @type {RequestInit | undefined} */ options) => {
      if (!url.endsWith(hits[0].url)) return fetchFile(url);
      caches.push(options?.cache);
      return Promise.resolve(new Response(broken ? "<!doctype html><p>Log in" : "<!--text--><p>نص</p><!--/text-->"));
    };
    const other = await openArchive(corpus.url, { fetch });
    await assert.rejects(other.excerpt(hits[0].url, WORD), /damaged \(.*no article in it/);
    assert.deepEqual(caches, [undefined, "reload", "reload"]);
    broken = false;
    assert.equal((await other.excerpt(hits[0].url, WORD)).text, "نص");
  });

  test("of one hit leaves the others, in their order, and is named", async () => {
    const whole = await (await openArchive(corpus.url, { fetch: fetchFile })).search(WORD, { limit: 100 });
    let lost = "";
    const fetch = faulty((url) => (url === (lost ||= url) ? new Response("", { status: 404 }) : undefined), "/records/");
    const archive = await openArchive(corpus.url, { fetch });
    const { total, hits, unread } = await archive.search(WORD, { limit: 100 });
    assert.equal(total, whole.total);
    assert.ok(unread.length > 0 && hits.length > 0);
    assert.ok(unread.every(({ url, found }) => url === lost && found === "HTTP 404"));
    const left = hits.map(({ id }) => id);
    assert.equal(hits.length + unread.length, whole.hits.length);
    assert.deepEqual(whole.hits.map(({ id }) => id).filter((id) => left.includes(id)), left);
  });
});
