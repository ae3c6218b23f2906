/**
 * في مثل هذا اليوم on the home page: what was published on the visitor's day of the year, in earlier
 * years. The site was built on another day, so it comes from the file of the visitor's month.
 */

import { day, fromRoot, headline, loaded } from "./headlines.js";

/**
 * @typedef {import("./headlines.js").Entry & {day_url: string, source?: string}} Anniversary
 *   `day_url` is where all articles of its day begin.
 */

const section = document.getElementById("on-this-day");
if (section) show(section, new Date()).catch(() => {}); // then it stays hidden

/**
 * @param {HTMLElement} section
 * @param {Date} today
 */
async function show(section, today) {
  const month = String(today.getMonth() + 1).padStart(2, "0");
  /** @type {Record<string, Anniversary[]>} */
  const days = await loaded(`on-this-day/${month}.json`);
  const earlier = (days[today.getDate()] ?? []).filter(
    (entry) => Number(entry.date.slice(0, 4)) < today.getFullYear(),
  );
  if (earlier.length === 0) return;
  section.querySelector("ol")?.append(...earlier.map(item));
  section.hidden = false;
}

/** @param {Anniversary} entry */
function item(entry) {
  const made = document.createElement("li");
  const when = document.createElement("a");
  when.href = fromRoot(entry.day_url);
  when.append(day(entry));
  made.append(when, headline(entry));
  if (entry.source) {
    const source = document.createElement("bdi");
    source.textContent = entry.source;
    made.append(source);
  }
  return made;
}
