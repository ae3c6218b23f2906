/** What narrows an answer to a part of the archive, and how many articles each part would leave. */

/** @typedef {import("./edition.js").Edition} Edition */
/** @typedef {import("./edition.js").Column} Column */
/** @typedef {import("./calendar.js").Calendar} Calendar */

/**
 * @typedef {object} Filters
 * @property {string} [from] first day, YYYY-MM-DD
 * @property {string} [to] last day, YYYY-MM-DD
 * @property {string} [category] the name as it is shown
 * @property {string} [source] the name as it is shown
 */

/**
 * @typedef {object} Month
 * @property {string} month YYYY-MM
 * @property {number} count of the documents asked about
 * @property {number} all how many documents the category and the source have in it
 */

/**
 * @typedef {object} Facets
 * @property {{year: number, count: number}[]} years of the whole archive, those without articles too
 * @property {Month[]} months the same by months
 * @property {{name: string, count: number}[]} categories the largest first
 * @property {{name: string, count: number}[]} sources the largest first
 */

/**
 * Whether filters leave anything out.
 * @param {Filters} filters
 */
export function narrows({ from, to, category, source }) {
  return Boolean(from || to || category || source);
}

/**
 * A test of document numbers.
 * @param {Edition} edition
 * @param {Filters} filters
 * @returns {Promise<((number: number) => boolean) | undefined>} none where all are allowed
 */
export async function filter(edition, filters) {
  if (!narrows(filters)) return undefined;
  const { from, to, category, source } = filters;
  const [calendar, ...columns] = await Promise.all([
    edition.calendar(),
    category ? edition.column("category") : undefined,
    source ? edition.column("source") : undefined,
  ]);
  const span = calendar.range(from, to);
  const [inCategory, fromSource] = [category, source].map((name, at) => only(columns[at], name));
  return (number) => {
    if (number < span.from || number >= span.to) return false;
    if (!category && !source) return true;
    const place = calendar.place(number);
    return inCategory(place) && fromSource(place);
  };
}

/**
 * How many of some documents each year, category and source has: each counted under the filters of
 * the other two, so that a choice shows what another one would give.
 * @param {Edition} edition
 * @param {Uint32Array} numbers in rising order
 * @param {Filters} filters
 * @returns {Promise<Facets>}
 */
export async function facets(edition, numbers, { from, to, category, source }) {
  const [calendar, categories, sources] = await Promise.all([
    edition.calendar(),
    edition.column("category"),
    edition.column("source"),
  ]);
  const span = calendar.range(from, to);
  const months = calendar.months();
  const [inCategory, fromSource] = [only(categories, category), only(sources, source)];
  const byMonth = new Uint32Array(months.length);
  const byCategory = new Uint32Array(categories.names.length);
  const bySource = new Uint32Array(sources.names.length);
  let month = 0;
  calendar.places(numbers).forEach((place, at) => {
    const number = numbers[at];
    while (number >= months[month].end) month += 1;
    const [when, what, whose] = [number >= span.from && number < span.to, inCategory(place), fromSource(place)];
    if (what && whose) byMonth[month] += 1;
    if (when && whose) byCategory[categories.of[place]] += 1;
    if (when && what) bySource[sources.of[place]] += 1;
  });
  const all = allOf(months, category || source ? (place) => inCategory(place) && fromSource(place) : undefined);
  const counted = months.map((each, at) => ({ month: each.month, count: byMonth[at], all: all[at] }));
  return {
    years: yearsOf(counted),
    months: counted,
    categories: ordered(categories, byCategory),
    sources: ordered(sources, bySource),
  };
}

/**
 * How many documents of the archive each month has.
 * @param {{endPlace: number}[]} months
 * @param {((place: number) => boolean) | undefined} counts whether one counts; none: all
 */
function allOf(months, counts) {
  let place = 0;
  return months.map(({ endPlace }) => {
    let all = counts ? 0 : endPlace - place;
    for (; counts && place < endPlace; place += 1) all += Number(counts(place));
    place = endPlace;
    return all;
  });
}

/** @param {Month[]} months without gaps */
function yearsOf(months) {
  /** @type {Map<number, number>} */
  const years = new Map();
  for (const { month, count } of months) {
    const year = Number(month.slice(0, 4));
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return [...years].map(([year, count]) => ({ year, count }));
}

/**
 * @param {Column | undefined} column
 * @param {string | undefined} name none: all
 * @returns {(place: number) => boolean}
 */
function only(column, name) {
  if (!column || !name) return () => true;
  const wanted = column.names.indexOf(name);
  return (place) => column.of[place] === wanted;
}

/**
 * @param {Column} column
 * @param {Uint32Array} counts
 */
function ordered({ names }, counts) {
  return names
    .map((name, at) => ({ name, count: counts[at] }))
    .filter(({ name, count }) => name && count) // an article may have no source
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
