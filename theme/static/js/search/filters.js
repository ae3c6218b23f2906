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
 * @typedef {object} Facets
 * @property {{year: number, count: number}[]} years of the whole archive, those without articles too
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
  const years = calendar.years();
  const [inCategory, fromSource] = [only(categories, category), only(sources, source)];
  const byYear = new Uint32Array(years.length);
  const byCategory = new Uint32Array(categories.names.length);
  const bySource = new Uint32Array(sources.names.length);
  let year = 0;
  calendar.places(numbers).forEach((place, at) => {
    const number = numbers[at];
    while (number >= years[year].end) year += 1;
    const [when, what, whose] = [number >= span.from && number < span.to, inCategory(place), fromSource(place)];
    if (what && whose) byYear[year] += 1;
    if (when && whose) byCategory[categories.of[place]] += 1;
    if (when && what) bySource[sources.of[place]] += 1;
  });
  return {
    years: years.map((each, at) => ({ year: each.year, count: byYear[at] })),
    categories: ordered(categories, byCategory),
    sources: ordered(sources, bySource),
  };
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
