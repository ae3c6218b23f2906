/**
 * By how many slips two words differ: a letter more, less or another, or two neighbours exchanged
 * (the distance of optimal string alignment). Lunr counts an exchange so too.
 * @param {string} one
 * @param {string} other
 * @param {number} most beyond which the exact number is of no interest
 * @returns {number} the distance, or some number above `most`
 */
export function distance(one, other, most) {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most * 2) return most + 1; // a letter is two units at most
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = b.map((_, at) => at);
  last.push(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, before[j - 2] + 1);
      }
      row.push(least);
    }
    if (Math.min(...row, ...last) > most) return most + 1; // an exchange reaches back over a row
    [before, last] = [last, row];
  }
  return last[b.length];
}
