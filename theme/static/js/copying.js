/** Copies a text, and says so on the button that was pressed and to who only hears the page. */

const SHOWN = 2500; // ms that a button says what it did

const announcer = document.createElement("span");
announcer.className = "announcer";
announcer.setAttribute("role", "status");
document.querySelector("main")?.append(announcer);

/**
 * @param {HTMLButtonElement} button that was pressed
 * @param {string} text to copy
 * @param {string} done what is said then
 */
export async function copy(button, text, done) {
  if (!(await isCopied(text))) return;
  const words = button.textContent;
  if (words !== done) {
    button.textContent = done;
    setTimeout(() => (button.textContent = words), SHOWN);
  }
  announcer.textContent = "";
  setTimeout(() => (announcer.textContent = done), 50); // the same words again are news, too
}

/**
 * Where a page has no clipboard (it came by http), what is selected can be copied.
 * @param {string} text
 */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "announcer";
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus();
    return done;
  }
}
