/**
 * The reference of an article, to copy or to save. It is made of what the page says to machines
 * (JSON-LD) and to readers (the reference in words), so that no article needs files of its own.
 */

import { bibtex, csl, ris } from "./citations.js";
import { copy } from "./copying.js";

/** @typedef {import("./citations.js").Work} Work */

/** @type {Record<string, {write: (work: Work) => string, type: string, ending: string}>} */
const FORMATS = {
  ris: { write: ris, type: "application/x-research-info-systems", ending: "ris" },
  bibtex: { write: bibtex, type: "application/x-bibtex", ending: "bib" },
  csl: { write: csl, type: "application/vnd.citationstyles.csl+json", ending: "json" },
};

const section = /** @type {HTMLElement | null} */ (document.querySelector(".cite"));
const reference = document.getElementById("reference");
if (section && reference) attach(section, reference);

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} reference
 */
function attach(section, reference) {
  const { hash = "", copied = "" } = section.dataset;
  section.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset.save) save(work(reference), button.dataset.save);
    else copy(button, inOneLine(reference), copied);
  });
  for (const whole of document.querySelectorAll(".whole")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = hash;
    button.addEventListener("click", () => copy(button, whole.textContent ?? "", copied));
    whole.after(button);
  }
  section.classList.add("ready");
}

/**
 * @param {Work} work
 * @param {string} format
 */
function save(work, format) {
  const { write, type, ending } = FORMATS[format];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([write(work)], { type }));
  link.download = `${work.id}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {HTMLElement} reference
 * @returns {Work}
 */
function work(reference) {
  const said = JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? "{}");
  /** @type {{"@type": string, name: string}[]} */
  const authors = [said.author ?? []].flat();
  const notes = [...reference.querySelectorAll("[data-note]")].map(inOneLine);
  return {
    id: said.url.replace(/^.*\/|\.html$/g, ""),
    title: said.headline,
    // a source without named authors is its publication, and no person
    authors: authors.filter((author) => author["@type"] === "Person").map(({ name }) => name),
    publication: said.sourceOrganization?.name ?? "",
    section: said.articleSection ?? "",
    date: said.datePublished.slice(0, 10),
    isSure: !reference.querySelector('[data-note="date"]'),
    language: said.inLanguage,
    archive: said.provider.name,
    url: said.url,
    note: [...notes, said.isBasedOn].filter(Boolean).join(section?.dataset.comma),
    seen: new Intl.DateTimeFormat("en-CA").format(new Date()),
  };
}

/** @param {Element} element */
function inOneLine({ textContent }) {
  return (textContent ?? "").replace(/\s+/g, " ").trim();
}
