/** The days of the archive: document numbers follow the date, so a span of days is one of numbers. */

/** @typedef {[day: string, first: number, count: number]} Day */

const DAY = /^\d{4}-(0[1-9]|1[0-2])-\d{2}$/; // a month that is none would never come
const MOST = 2 ** 24; // documents, and the numbers left free between them

export class Calendar {
  /**
   * @param {Day[]} days in order
   * @throws {RangeError} where they are in none
   */
  constructor(days) {
    days.forEach(([day, first, count], at) => {
      const [before, least, many] = days[at - 1] ?? ["", 0, 0];
      const inOrder = DAY.test(day) && day > before && first >= least + many && count > 0 && first + count <= MOST;
      if (!inOrder) throw new RangeError(`${day} after ${before}`);
    });
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

  /** The numbers of all documents, in rising order. */
  numbers() {
    const numbers = new Uint32Array(this.days.reduce((sum, [, , count]) => sum + count, 0));
    this.days.forEach(([, first, count], day) => {
      for (let at = 0; at < count; at += 1) numbers[this.before[day] + at] = first + at;
    });
    return numbers;
  }

  /**
   * The months from the first to the last, those without articles too, each with the number that its
   * documents are below, and the place that they are below among all.
   * @returns {{month: string, end: number, endPlace: number}[]} a month is YYYY-MM
   */
  months() {
    /** @type {{month: string, end: number, endPlace: number}[]} */
    const months = [];
    this.days.forEach(([day, first, count], at) => {
      const month = day.slice(0, 7);
      for (let last = months.at(-1); last?.month !== month; last = months.at(-1)) {
        const { end, endPlace } = last ?? { end: 0, endPlace: 0 };
        months.push({ month: last ? monthAfter(last.month) : month, end, endPlace });
      }
      Object.assign(months[months.length - 1], { end: first + count, endPlace: this.before[at] + count });
    });
    return months;
  }

  /**
   * The places of documents among all, in the order of numbers.
   * @param {Uint32Array} numbers in rising order
   * @returns {Uint32Array}
   */
  places(numbers) {
    const places = new Uint32Array(numbers.length);
    let day = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      while (day + 1 < this.days.length && this.days[day + 1][1] <= numbers[at]) day += 1;
      places[at] = this.before[day] + numbers[at] - this.days[day][1];
    }
    return places;
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

/** @param {string} month YYYY-MM */
function monthAfter(month) {
  const [year, number] = month.split("-").map(Number);
  const next = number === 12 ? { year: year + 1, number: 1 } : { year, number: number + 1 };
  return `${String(next.year).padStart(4, "0")}-${String(next.number).padStart(2, "0")}`;
}
