/**
 * The arithmetic of a chart over months: the height of each bar, the lines behind them and the names
 * of the years below them.
 */

/** @typedef {import("./filters.js").Month} Month */

const LINES = 4; // at most, above the base
const STEPS = [1, 2, 5, 10];

/**
 * What each month shows.
 * @param {Month[]} months
 * @param {boolean} asShare of all articles of the month; else their number
 * @returns {number[]}
 */
export function valuesOf(months, asShare) {
  return months.map(({ count, all }) => (asShare ? (all ? count / all : 0) : count));
}

/**
 * Round numbers from above nought up to the first that no value is above.
 * @param {number[]} values
 * @param {boolean} whole whether there is nothing between two whole numbers
 * @returns {number[]} in rising order
 */
export function linesFor(values, whole) {
  const most = Math.max(...values, whole ? 1 : 0.001);
  const power = 10 ** Math.floor(Math.log10(most / LINES));
  const fitting = STEPS.map((step) => step * power).find((step) => most <= step * LINES) ?? 10 * power;
  const step = whole ? Math.max(1, fitting) : fitting;
  return Array.from({ length: Math.ceil(most / step - 1e-9) }, (_, at) => (at + 1) * step);
}

/**
 * The years to name below the bars, as many as have room.
 * @param {Month[]} months without gaps
 * @param {number} room how many names stand side by side
 * @returns {{year: number, from: number, to: number}[]} with the places of their months, `to` not included
 */
export function yearsBelow(months, room) {
  /** @type {{year: number, from: number, to: number}[]} */
  const years = [];
  months.forEach(({ month }, at) => {
    const year = Number(month.slice(0, 4));
    if (years.at(-1)?.year !== year) years.push({ year, from: at, to: at });
    years[years.length - 1].to = at + 1;
  });
  const each = Math.max(1, Math.ceil(years.length / Math.max(1, room)));
  return years.filter((_, at) => (years.length - 1 - at) % each === 0);
}

/**
 * @param {string} month YYYY-MM
 * @returns {{from: string, to: string}} its first day and its last
 */
export function daysOf(month) {
  const [year, number] = month.split("-").map(Number);
  const last = new Date(Date.UTC(2000, number, 0)); // of a leap year
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = number === 2 && !isLeap ? 28 : last.getUTCDate();
  return { from: `${month}-01`, to: `${month}-${days}` };
}

/**
 * The numbers as a file that spreadsheets open.
 * @param {Month[]} months
 * @param {string[]} heads of the three columns
 */
export function csvOf(months, heads) {
  const rows = [heads.map(field), ...months.map(({ month, count, all }) => [month, count, all])];
  return `\ufeff${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

/** @param {string} text (RFC 4180) */
function field(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
