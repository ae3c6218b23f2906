/**
 * By how many slips two words differ, by the definition: what distance.js is held to, and too slow
 * for anything but tests.
 */

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} letters more, less or another and neighbours exchanged, no letter touched twice
 */
export function slips(one, other) {
  const [a, b] = [[...one], [...other]];
  /** @type {number[]} */
  const known = [];
  /** @type {(i: number, j: number) => number} of the first letters of each */
  const between = (i, j) => {
    if (!i || !j) return i + j;
    const place = i * (b.length + 1) + j;
    if (known[place] !== undefined) return known[place];
    const ways = [
      between(i - 1, j) + 1,
      between(i, j - 1) + 1,
      between(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
    ];
    const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    if (exchanged) ways.push(between(i - 2, j - 2) + 1);
    return (known[place] = Math.min(...ways));
  };
  return between(a.length, b.length);
}
