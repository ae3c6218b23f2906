/**
 * The JavaScript side of test_parity.py: for each JSON string on standard input, one a line, writes
 * [folded, [[form, start, end, stem, skeleton], …]] as one line of JSON, with offsets in UTF-16 units.
 */

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { createArabic } from "../../theme/static/js/arabic.js";

const { fold, tokens, stem, skeleton } = createArabic(JSON.parse(readFileSync(process.argv[2], "utf-8")));

/** @type {string[]} */
const answers = [];
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {string} */
  const text = JSON.parse(line);
  const words = tokens(text).map(({ form, start, end }) => [
    form,
    start,
    end,
    stem(form),
    skeleton(form),
  ]);
  answers.push(JSON.stringify([fold(text), words]));
}
process.stdout.write(answers.join("\n") + "\n");
