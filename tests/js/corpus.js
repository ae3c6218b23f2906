/** The invented archives that tests/search_corpus.py writes, each made once for a test file. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{number: number, id: string, title: string, text: string, day: string, category: string, source: string}} Article
 * @typedef {{id: string, title: string[], text: string[], lengths: {title: number, text: number}}} Document
 */

/** @typedef {{url: string, documents: Document[], articles: Article[], places: number[], remove: () => void}} Corpus */

/**
 * @param {number} articles how many
 * @returns {Corpus}
 */
export function inventedArchive(articles) {
  return written(() => String(articles));
}

/**
 * An archive of these articles; what is not said of one is the same for all.
 * @param {Partial<Article>[]} articles
 * @returns {Corpus}
 */
export function archiveOf(articles) {
  const whole = articles.map((article, at) => ({
    id: `wtest${at}`,
    title: "عنوان",
    text: "نص",
    day: "2024-01-01",
    category: "أخبار",
    source: "",
    ...article,
  }));
  return written((folder) => {
    const path = join(folder, "articles.json");
    writeFileSync(path, JSON.stringify(whole));
    return path;
  });
}

/** @param {(folder: string) => string} articles what search_corpus.py is to be told of them */
function written(articles) {
  const folder = mkdtempSync(join(tmpdir(), "warraq-test-"));
  execFileSync(".venv/bin/python", ["tests/search_corpus.py", folder, articles(folder)], {
    env: { ...process.env, PYTHONPATH: ["plugins", "tests", "."].join(delimiter) },
  });
  const content = JSON.parse(readFileSync(join(folder, "corpus.json"), "utf-8"));
  const remove = () => rmSync(folder, { recursive: true });
  return { url: pathToFileURL(`${folder}/`).href, ...content, remove };
}

/**
 * Numbers between 0 and 1 that are the same in every run (mulberry32).
 * @param {number} seed
 */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
