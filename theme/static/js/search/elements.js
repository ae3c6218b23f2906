/** Finds and makes elements; nothing is ever made of markup (Trusted Types). */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {(string | Node)[]} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * A button that sends no form.
 * @param {string} className
 * @param {(string | Node)[]} content
 */
export function button(className, ...content) {
  const made = element("button", className, ...content);
  made.type = "button";
  return made;
}

/**
 * @param {string} id
 * @returns {HTMLElement}
 * @throws {Error} where the page has none
 */
export function find(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
