// The browser's half of plugins/search/cores.py and lexemes.py: what a typed word belongs to that
// no article has. Whoever changes one half changes both; tests/search/lexemes.json holds them together.

const ROUNDS = 2;
const OWN = 0.3; // of a form's frequency that counts for the readings that it votes for itself
const CHANCE = 0.2; // with each letter over four, that a rare form only looks like an inflected one
const ARTICLE = "ال";

/**
 * A form of the archive: the head of its lexeme, and in how many documents it stands.
 * @typedef {{head: string, documents: number}} Known
 */

/** Cores with weights. @typedef {(form: string) => Map<string, number>} Analyses */

/** @param {string} form */
const oneSeat = (form) => form.replace(/[ؤئ]/g, "ء");

/** @param {string} form */
function chance(form) {
  let chance = 1;
  for (let letter = 4; letter < Math.min(form.length, 16); letter++) chance *= CHANCE;
  return chance;
}

/** @param {number[]} weights @param {number} frequency */
function sharedOut(weights, frequency) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (frequency * weight) / total);
}

/**
 * The core of each form of a bucket, by in how many documents each stands.
 * @param {Map<string, number>} frequencies
 * @param {Analyses} analyses
 * @returns {Map<string, string>}
 */
export function cores(frequencies, analyses) {
  const bare = new Set([...frequencies.keys()].map(oneSeat));
  const known = new Set(bare);
  for (const form of bare) if (form.startsWith(ARTICLE)) known.add(form.slice(ARTICLE.length));

  const forms = [...frequencies].map(([form, frequency]) => {
    const readings = [...analyses(form)].filter(([core]) => known.has(core) || core === oneSeat(form));
    const shares = sharedOut(readings.map(([, weight]) => weight), frequency);
    return { form, frequency, readings, shares, own: OWN * Math.min(1, frequency * chance(form)) };
  });
  for (let round = 0; round < ROUNDS; round++) {
    /** @type {Map<string, number>} */
    const support = new Map();
    for (const { readings, shares } of forms) {
      readings.forEach(([core], place) => support.set(core, (support.get(core) ?? 0) + shares[place]));
    }
    for (const one of forms) {
      if (one.readings.length < 2) continue;
      const weights = one.readings.map(
        ([core, weight], place) =>
          (Math.max((support.get(core) ?? 0) - one.shares[place], 0) + one.shares[place] * one.own) *
          weight,
      );
      one.shares = sharedOut(weights, one.frequency);
    }
  }
  return new Map(forms.map(({ form, readings, shares }) => [form, best(readings, shares)]));
}

/** The core with the greatest share. @param {[string, number][]} readings @param {number[]} shares */
function best(readings, shares) {
  let place = 0;
  shares.forEach((share, other) => {
    if (share > shares[place]) place = other;
  });
  return readings[place][0];
}

/**
 * The heads of the lexemes that a typed form belongs to, sorted; none where nothing fits.
 * @param {string} form folded
 * @param {Map<string, Known>} bucket all forms of the archive that have the form's skeleton
 * @param {Analyses} analyses of `createArabic`
 * @returns {string[]}
 */
export function choose(form, bucket, analyses) {
  const known = bucket.get(form);
  if (known) return [known.head];
  const frequencies = new Map([...bucket].map(([other, { documents }]) => [other, documents]));
  const found = cores(frequencies.set(form, 1), analyses);
  const core = found.get(form);
  found.delete(form);
  const heads = [...found].filter(([, other]) => other === core);
  return [...new Set(heads.map(([other]) => bucket.get(other)?.head ?? other))].sort();
}
