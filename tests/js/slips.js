/**
 * By how many slips two words differ, by the definition: what distance.js is held to, and too slow
 * for anything but tests.
 */

/** @type {number[]} by how many the first letters of one differ from the first of the other, row after row */
const between = [];

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} letters more, less or another and neighbours exchanged, no letter touched twice
 */
export function slips(one, other) {
  const [a, b] = [[...one], [...other]];
  const width = b.length + 1;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      const place = i * width + j;
      if (!i || !j) {
        between[place] = i + j;
        continue;
      }
      const differs = Number(a[i - 1] !== b[j - 1]);
      let least = Math.min(between[place - width] + 1, between[place - 1] + 1, between[place - width - 1] + differs);
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (exchanged) least = Math.min(least, between[place - 2 * width - 2] + 1);
      between[place] = least;
    }
  }
  return between[a.length * width + b.length];
}
