// The browser's half of plugins/search/cores.py and lexemes.py: what a typed word belongs to that
// no article has. Whoever changes one half changes both; tests/search/lexemes.json holds them together.

const ROUNDS = 2;
const OWN = 0.3; // of a form's frequency that counts for the readings that it votes for itself
const CHANCE = 0.2; // with each letter over four, that a rare form only looks like an inflected one
const WITNESSES = 2; // other forms, in documents, that a form needs for being a word of its own
const FEW = 5; // documents; where a form stands in fewer, what is missing beside it says nothing
const LONGEST = 12;
const ARTICLE = "ال";
const OTHER_CASE = "ين";

/**
 * A form of the archive: the head of its lexeme, and in how many documents it stands.
 * @typedef {{head: string, documents: number}} Known
 */

/** Cores with weights. @typedef {(form: string) => Map<string, number>} Analyses */

/** @param {string} form */
const oneSeat = (form) => form.replace(/[ؤئ]/g, "ء");

const powers = [1];
for (let power = 0; power < LONGEST; power++) powers.push(powers[power] * CHANCE);

/** How likely a core of so many letters is before anything is known of it. @param {string} core */
const unlikely = (core) => powers[Math.min(core.length, LONGEST)];

/** @param {string} form */
const chance = (form) => powers[Math.min(Math.max(form.length - 4, 0), LONGEST)];

/** @param {number} frequency @param {number[]} weights */
function sharedOut(frequency, weights) {
  if (weights.length === 1) return [frequency];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (frequency * weight) / total);
}

/**
 * Whether a plural in ون or a dual in ان stands somewhere in ين too, as all do.
 * @param {string} form @param {string} core @param {Set<string>} known
 */
function hasOtherCase(form, core, known) {
  const before = form.slice(0, Math.max(0, form.length - core.length - 2));
  if (form.slice(0, -2) !== before + core || /[يت]$/.test(before)) return true;
  return known.has(core + OTHER_CASE);
}

/** Cores that are known, with weights. @param {Map<string, number>} frequencies @param {Analyses} analyses */
function readingsOf(frequencies, analyses) {
  const bare = new Set([...frequencies.keys()].map(oneSeat));
  const known = new Set(bare);
  for (const form of bare) if (form.startsWith(ARTICLE)) known.add(form.slice(ARTICLE.length));
  return [...frequencies].map(([form, frequency]) => {
    const nominative = frequency >= FEW && /(?:ون|ان)$/.test(form);
    const readings = [...analyses(form)].filter(
      ([core]) => known.has(core) && (!nominative || hasOtherCase(oneSeat(form), core, known)),
    );
    return { form, frequency, readings };
  });
}

/**
 * The core of each form of a bucket, by in how many documents each stands.
 * @param {Map<string, number>} frequencies
 * @param {Analyses} analyses
 * @returns {Map<string, string>}
 */
export function cores(frequencies, analyses) {
  const forms = readingsOf(frequencies, analyses).map(({ form, frequency, readings }) => {
    const shares = sharedOut(frequency, readings.map(([core, weight]) => weight * unlikely(core)));
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
      const whole = oneSeat(one.form);
      const weights = one.readings.map(([core, weight], place) => {
        const share = one.shares[place];
        const others = (support.get(core) ?? 0) - share - (core === whole ? WITNESSES : 0);
        return (Math.max(others, 0) + share * one.own) * weight;
      });
      one.shares = sharedOut(one.frequency, weights);
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
