/**
 * Says in the interface's words why a search failed, as a whole, for some of its words or hits; the
 * error's own words are a detail.
 */

import { counted, quoting } from "./phrases.js";

/** @typedef {import("./phrases.js").Strings} Strings */

const NETWORK = /: (?:Type|Network|Timeout|Abort)Error\b/; // what `fetch` throws, in a ShardError

/**
 * Show a failure and what may help.
 * @param {HTMLElement} box with a paragraph and, in `details`, another one
 * @param {Error} error
 * @param {Strings} strings
 */
export function showProblem(box, error, strings) {
  say(box, [strings.problems[kindOf(error)]], `${error.name}: ${error.message}`);
}

/**
 * Show which words of a query are not answered, and how many hits are left out.
 * @param {HTMLElement} box
 * @param {Pick<import("./archive.js").Answer, "failed" | "unread" | "total">} answer
 * @param {Strings} strings
 */
export function showFailed(box, { failed, unread, total }, strings) {
  const isExcluded = (/** @type {import("./engine.js").Failed} */ { presence }) => presence === "prohibited";
  const of = (/** @type {import("./engine.js").Failed[]} */ these) => [...new Set(these.map(({ text }) => text))];
  const [asked, excluded] = [of(failed.filter((one) => !isExcluded(one))), of(failed.filter(isExcluded))];
  const told = asked.length ? quoting(total ? strings.failed : strings.failed_all, { words: asked }) : [];
  const kept = excluded.length ? [" ", ...quoting(strings.not_excluded, { words: excluded })] : [];
  const more = unread.length ? [" ", counted(strings.unread, unread.length)] : [];
  const details = new Set([...failed, ...unread].map(({ url, found }) => `${url}: ${found}`));
  say(box, [...told, ...kept, ...more], [...details].join("\n"));
}

/**
 * @param {HTMLElement} box
 * @param {(string | HTMLElement)[]} words
 * @param {string} technical
 */
function say(box, words, technical) {
  const [sentence, detail] = box.querySelectorAll("p");
  const details = box.querySelector("details");
  box.hidden = false; // first: an alert speaks of what changes in it
  sentence.replaceChildren(...words);
  detail.textContent = technical;
  if (details) details.open = false;
}

/**
 * @param {Error} error
 * @returns {"connection" | "server" | "damaged" | "crashed" | "unsupported"}
 */
function kindOf({ name, message }) {
  if (name === "NoWorkerError") return "unsupported";
  if (!navigator.onLine || name === "LoadError") return "connection";
  if (name === "CrashError") return "crashed";
  if (name === "ShardError" && NETWORK.test(message)) return "connection";
  return name === "ShardError" && message.includes(": HTTP ") ? "server" : "damaged";
}
