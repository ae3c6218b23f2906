/** What a typed word belongs to that no article has: the vectors that Python reads too. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { createArabic } from "../../theme/static/js/arabic.js";
import { choose } from "../../theme/static/js/search/lexemes.js";

/** @param {string} path @returns {any} */
const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf-8"));
const { analyses } = createArabic(read("plugins/arabic/rules.json"));

/** @type {{form: string, bucket: Record<string, [string, number]>, heads: string[]}[]} */
const cases = read("tests/search/lexemes.json").choose;

for (const { form, bucket, heads } of cases) {
  test(`${form} is of the lexemes that the vectors say`, () => {
    const known = Object.entries(bucket).map(
      ([other, [head, documents]]) => /** @type {const} */ ([other, { head, documents }]),
    );
    assert.deepEqual(choose(form, new Map(known), analyses), heads);
  });
}
