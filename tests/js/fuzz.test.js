/** A short course of fuzz/browser.js, and all that a longer one has ever found. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { drawing, examine, found, spoilt, TARGETS } from "../../fuzz/browser.js";

const EXAMPLES = 400; // of each target

for (const [name, { samples }] of Object.entries(TARGETS)) {
  test(`the reader of a ${name} answers or throws an error, whatever it is given`, async () => {
    const draw = drawing(8);
    for (let left = EXAMPLES; left > 0; left -= 1) {
      const data = spoilt(samples, draw);
      assert.equal(await examine(name, data), "", Buffer.from(data).toString("base64"));
    }
  });

  test(`the samples of a ${name} are good ones`, async () => {
    for (const data of samples) await TARGETS[name].check(data);
  });
}

test("what was found before is found no more", async () => {
  for (const { target, data } of found()) assert.equal(await examine(target, data), "", target);
});
