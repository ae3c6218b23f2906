/**
 * Says in the interface's words why a search failed, as a whole or for some of its words; the
 * error's own words are a detail.
 */

import { quoting } from "./phrases.js";

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
 * Show which words of a query are not answered.
 * @param {HTMLElement} box
 * @param {{text: string, url: string, found: string}[]} failed
 * @param {Strings} strings
 */
export function showFailed(box, failed, strings) {
  const words = [...new Set(failed.map(({ text }) => text))];
  const details = new Set(failed.map(({ url, found }) => `${url}: ${found}`));
  say(box, quoting(strings.failed, { words }), [...details].join("\n"));
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
