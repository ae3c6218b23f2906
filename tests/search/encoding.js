/** The JavaScript side of test_encoding.py: what it reads of the bytes on standard input. */

import { readFileSync } from "node:fs";

import { decodeJSON, decodeText } from "../../theme/static/js/search/encoding.js";

/** @type {{texts: number[][], json: number[]}} */
const { texts, json } = JSON.parse(readFileSync(0, "utf-8"));
const read = { texts: texts.map((bytes) => decodeText(new Uint8Array(bytes))), json: decodeJSON(new Uint8Array(json)) };
process.stdout.write(JSON.stringify(read));
