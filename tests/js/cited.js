/**
 * Writes works, a JSON list on standard input, in the formats of citations.js: a JSON list of
 * `{ris, bibtex, csl}`.
 */

import { readFileSync } from "node:fs";

import { bibtex, csl, ris } from "../../theme/static/js/citations.js";

/** @type {import("../../theme/static/js/citations.js").Work[]} */
const works = JSON.parse(readFileSync(0, "utf-8"));
const written = works.map((work) => ({ ris: ris(work), bibtex: bibtex(work), csl: csl(work) }));
process.stdout.write(JSON.stringify(written));
