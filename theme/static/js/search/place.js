/**
 * How far down the page was stands in the history beside each address. The browser would look for
 * the place before the hits are drawn, so it is found again here when they are.
 */

/** @typedef {{top: number, height: number, url: string}} Place `url` of the hit that was opened */

const PAUSE = 200; // milliseconds of rest; browsers allow few changes of the history a second

/**
 * @param {HTMLElement} list of the hits
 */
export function watchPlace(list) {
  history.scrollRestoration = "manual";
  let timer = 0;
  addEventListener("popstate", () => clearTimeout(timer)); // that entry is left
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => keepPlace(list), PAUSE);
    },
    { passive: true },
  );
}

/**
 * Note the place in the history; not while hits are awaited, for then it is not the visitor's.
 * @param {HTMLElement} list
 * @param {string} [url] of the hit that is opened
 */
export function keepPlace(list, url = "") {
  if (list.getAttribute("aria-busy") || !list.childElementCount) return;
  note(list, url);
}

/**
 * @param {HTMLElement} list
 * @param {string} url
 */
function note(list, url) {
  /** @type {Place} */
  const place = { top: scrollY, height: list.offsetHeight, url };
  history.replaceState({ ...history.state, place }, "");
}

/**
 * Go back to the place that the history has for this address. The list is kept as high as it was,
 * until the excerpts have come and it is so by itself.
 * @param {HTMLElement} list whose hits are drawn
 * @returns {() => void} to be called when the excerpts stand
 */
export function restorePlace(list) {
  /** @type {Place | undefined} */
  const place = history.state?.place;
  list.style.minBlockSize = place ? `${place.height}px` : "";
  if (!place) {
    note(list, ""); // who leaves before they have scrolled comes back to here
    return () => {};
  }
  const moved = nextMove();
  const back = () => scrollTo({ top: place.top, behavior: "instant" });
  back();
  const link = [...list.querySelectorAll("a")].find(({ href }) => place.url && href.endsWith(place.url));
  const { activeElement } = document;
  if (!activeElement || activeElement.matches("body, [role=status]")) link?.focus({ preventScroll: true });
  return () => {
    list.style.minBlockSize = "";
    if (!moved.aborted) back();
  };
}

/** A signal that tells whether the visitor has touched anything since. */
function nextMove() {
  const controller = new AbortController();
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(type, () => controller.abort(), { once: true, passive: true, signal: controller.signal });
  }
  return controller.signal;
}
