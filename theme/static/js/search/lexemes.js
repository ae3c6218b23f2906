// The browser's half of plugins/search/cores.py and lexemes.py: what a typed word belongs to that
// no article has. Whoever changes one half changes both; tests/search/lexemes.json holds them together.

const ROUNDS = 2;
const OWN = 0.3; // of a form's frequency that counts for the readings that it votes for itself
const CHANCE = 0.2; // with each letter over four, that a rare form only looks like an inflected one
const WITNESSES = 2; // other forms, in documents, that a form needs for being a word of its own
const COMMON = 100; // documents of a core, beside which what is missing says something
const FEW = 5; // documents; where a form stands in fewer, what is missing beside it says nothing
const LONGEST = 12;
const ARTICLE = "ال";
const OTHER_CASE = "ين";
const PERSON = /^[وف]?[سل]?([يتنا])/;
const BEFORE_VERBS = ["ي", "ت", "ن", "سي", "ست"];
const MANY = ["ون", "وا"];
const AFTER_VERBS = ["", "ه", "ها", "هم", ...MANY];

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

/**
 * Whether a verb's person stands elsewhere before the core too, as with all verbs.
 * @param {string} form @param {RegExpExecArray} person
 * @param {string} core @param {Map<string, number>} bare
 */
function hasOtherPerson(form, person, core, bare) {
  if (form === core || !form.startsWith(core.slice(0, 2), person[0].length)) return true;
  return BEFORE_VERBS.some((other) =>
    (other === person[1] ? MANY : AFTER_VERBS).some((ending) => bare.has(other + core + ending)),
  );
}

/** Cores that are known, with weights. @param {Map<string, number>} frequencies @param {Analyses} analyses */
function readingsOf(frequencies, analyses) {
  /** @type {Map<string, number>} */
  const bare = new Map();
  for (const [form, frequency] of frequencies) {
    const whole = oneSeat(form);
    bare.set(whole, (bare.get(whole) ?? 0) + frequency);
  }
  const known = new Set(bare.keys());
  for (const form of bare.keys()) if (form.startsWith(ARTICLE)) known.add(form.slice(ARTICLE.length));
  /** @param {string} core */
  const uses = (core) => (bare.get(core) ?? 0) + (bare.get(ARTICLE + core) ?? 0);
  return [...frequencies].map(([form, frequency]) => {
    let readings = [...analyses(form)].filter(([core]) => known.has(core));
    if (readings.length > 1) {
      const whole = oneSeat(form);
      if (/(?:ون|ان)$/.test(form)) {
        readings = readings.filter(
          ([core]) => (frequency < FEW && uses(core) < COMMON) || hasOtherCase(whole, core, known),
        );
      }
      const person = PERSON.exec(whole);
      if (person) readings = readings.filter(([core]) => hasOtherPerson(whole, person, core, bare));
    }
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
  return followed(new Map(forms.map(({ form, readings, shares }) => [form, best(readings, shares)])));
}

/**
 * Without the clitic that a core shows to have where it stands bare.
 * @param {Map<string, string>} cores
 */
function followed(cores) {
  /** @type {Map<string, string>} */
  const bare = new Map();
  for (const form of [...cores.keys()].sort()) bare.set(oneSeat(form), cores.get(form) ?? form);
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [form, core] of cores) {
    const inner = bare.get(core) ?? core;
    const inside = inner !== core && core.endsWith(inner) && !bare.has(ARTICLE + core);
    found.set(form, inside ? inner : core);
  }
  return found;
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
