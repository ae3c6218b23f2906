/**
 * Says in the interface's words why a search failed, as a whole, for some of its words or hits; the
 * error's own words are a detail.
 */

import { counted, quoting } from "./phrases.js";

/** @typedef {import("./engine.js").Failed} Failed */
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
  const { sought, excluded } = unanswered(failed);
  const sentences = [];
  if (sought.length) sentences.push(quoting(total ? strings.failed : strings.failed_all, { words: sought }));
  if (excluded.length) sentences.push(quoting(strings.not_excluded, { words: excluded }));
  if (unread.length) sentences.push([counted(strings.unread, unread.length)]);
  const details = new Set([...failed, ...unread].map(({ url, found }) => `${url}: ${found}`));
  say(box, sentences.flatMap((sentence, at) => (at ? [" ", ...sentence] : sentence)), [...details].join("\n"));
}

/**
 * The words that are not answered, none twice: without one that was sought there are hits too few,
 * without one that was to be excluded too many.
 * @param {Failed[]} failed
 */
export function unanswered(failed) {
  const of = (/** @type {boolean} */ isExcluded) => [
    ...new Set(failed.flatMap(({ text, presence }) => ((presence === "prohibited") === isExcluded ? [text] : []))),
  ];
  return { sought: of(false), excluded: of(true) };
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
