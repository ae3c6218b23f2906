/** Says in the interface's words why a search failed; the error's own words are a detail. */

/** @typedef {import("./phrases.js").Strings} Strings */

const NETWORK = /: (?:Type|Network|Timeout|Abort)Error\b/; // what `fetch` throws, in a ShardError

/**
 * Show a failure and what may help.
 * @param {HTMLElement} box with a paragraph and, in `details`, another one
 * @param {Error} error
 * @param {Strings} strings
 */
export function showProblem(box, error, strings) {
  const [sentence, detail] = box.querySelectorAll("p");
  const details = box.querySelector("details");
  sentence.textContent = strings.problems[kindOf(error)];
  detail.textContent = `${error.name}: ${error.message}`;
  if (details) details.open = false;
  box.hidden = false;
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
