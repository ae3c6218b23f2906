/** The arithmetic of the chart of a search over the months. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { csvOf, daysOf, linesFor, valuesOf, yearsBelow } from "../../theme/static/js/search/timeline.js";
import { random } from "./corpus.js";

/** @param {number} count @param {number} [first] year */
const months = (count, first = 2011) =>
  Array.from({ length: count }, (_, at) => ({
    month: `${first + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
    count: at,
    all: 2 * at,
  }));

test("a month shows its number, or its share, which is nought where there is nothing", () => {
  const some = [{ month: "2011-01", count: 3, all: 12 }, { month: "2011-02", count: 0, all: 0 }];
  assert.deepEqual(valuesOf(some, false), [3, 0]);
  assert.deepEqual(valuesOf(some, true), [0.25, 0]);
});

describe("the lines behind the bars", () => {
  test("are round and few, and the last is the first that no bar is above", () => {
    assert.deepEqual(linesFor([1], true), [1]);
    assert.deepEqual(linesFor([0], true), [1]);
    assert.deepEqual(linesFor([3], true), [1, 2, 3]);
    assert.deepEqual(linesFor([7], true), [2, 4, 6, 8]);
    assert.deepEqual(linesFor([1587], true), [500, 1000, 1500, 2000]);
    assert.deepEqual(linesFor([0.3], false).map((line) => line.toFixed(1)), ["0.1", "0.2", "0.3"]);
  });

  test("whatever the numbers", () => {
    const draw = random(3);
    for (let time = 0; time < 2000; time += 1) {
      const whole = draw() < 0.5;
      const most = whole ? Math.floor(10 ** (6 * draw())) : draw();
      const lines = linesFor([0, most], whole);
      const last = lines[lines.length - 1];
      assert.ok(lines.length <= 4 && lines.length >= 1, `${most}: ${lines}`);
      assert.ok(last >= most * (1 - 1e-9), `${most}: ${lines}`);
      assert.ok(last - lines[0] < Math.max(most, 0.001) || lines.length === 1, `${most}: ${lines}`);
      if (whole) assert.ok(lines.every(Number.isInteger));
    }
  });
});

test("of the years as many are named as have room, the last among them", () => {
  assert.deepEqual(yearsBelow(months(30), 9), [
    { year: 2011, from: 0, to: 12 },
    { year: 2012, from: 12, to: 24 },
    { year: 2013, from: 24, to: 30 },
  ]);
  assert.deepEqual(yearsBelow(months(30), 2).map(({ year }) => year), [2011, 2013]);
  assert.deepEqual(yearsBelow(months(120), 4).map(({ year }) => year), [2011, 2014, 2017, 2020]);
  assert.deepEqual(yearsBelow(months(120), 0).map(({ year }) => year), [2020]);
});

test("a month has its days, in leap years too", () => {
  for (let year = 1896; year <= 2104; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const name = `${year}-${String(month).padStart(2, "0")}`;
      const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
      assert.deepEqual(daysOf(name), { from: `${name}-01`, to: last });
    }
  }
});

test("the file has its heads, quoted where they must be, and a line for each month", () => {
  const file = csvOf(months(2), ["الشهر", 'قال "كذا"', "كل, شيء"]);
  assert.equal(file, '\ufeffالشهر,"قال ""كذا""","كل, شيء"\r\n2011-01,0,0\r\n2011-02,1,2\r\n');
});
