/** The JavaScript side of test_lexemes.py: for each bucket on standard input, its forms' cores. */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { createArabic } from "../../theme/static/js/arabic.js";
import { cores } from "../../theme/static/js/search/lexemes.js";

const { analyses } = createArabic(JSON.parse(readFileSync(process.argv[2], "utf-8")));

for await (const line of createInterface({ input: process.stdin })) {
  /** @type {Record<string, number>} */
  const bucket = JSON.parse(line);
  const found = cores(new Map(Object.entries(bucket)), analyses);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(found))}\n`);
}
