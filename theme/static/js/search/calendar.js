/** The days of the archive: document numbers follow the date, so a span of days is one of numbers. */

/** @typedef {[day: string, first: number, count: number]} Day */

export class Calendar {
  /** @param {Day[]} days in order */
  constructor(days) {
    this.days = days;
    let before = 0;
    this.before = days.map(([, , count]) => (before += count) - count);
  }

  /**
   * The numbers of the documents from one day to another, both included: `from <= n < to`.
   * @param {string | undefined} from YYYY-MM-DD
   * @param {string | undefined} to YYYY-MM-DD
   * @returns {{from: number, to: number}}
   */
  range(from, to) {
    const first = from ? this.days.find(([day]) => day >= from) : this.days[0];
    const last = to ? this.days.findLast(([day]) => day <= to) : this.days.at(-1);
    if (!first || !last || first[1] > last[1]) return { from: 0, to: 0 };
    return { from: first[1], to: last[1] + last[2] };
  }

  /**
   * The place of a document among all, in the order of numbers.
   * @param {number} number
   */
  place(number) {
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle][1] <= number) low = middle + 1;
      else high = middle;
    }
    return this.before[low - 1] + number - this.days[low - 1][1];
  }
}
