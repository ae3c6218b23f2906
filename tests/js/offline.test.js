import assert from "node:assert/strict";
import test from "node:test";

import { addressOf, kindOf, nameOf, withoutIndex } from "../../theme/static/js/offline/addresses.js";

const ROOT = "https://example.org/archive/";

test("a page has one name, however it is asked for", () => {
  const names = {
    "": "",
    "index.html": "",
    "?q=1#x": "",
    "2024/index.html": "2024/",
    "search.html?q=%D8%AE": "search.html",
    "category/%D8%AE%D8%A8%D8%B1/": "category/خبر/",
    "category/%d8%ae%d8%a8%d8%b1/": "category/خبر/",
    "tag/a(b)'%20c/": "tag/a(b)' c/",
  };
  for (const [url, name] of Object.entries(names)) assert.equal(nameOf(ROOT, ROOT + url), name, url);
  assert.equal(nameOf(ROOT, "https://example.org/archives/"), undefined);
  assert.equal(nameOf(ROOT, "https://example.com/archive/"), undefined);
  assert.equal(nameOf(ROOT, `${ROOT}%D8`), undefined); // no UTF-8
});

test("a name and its address lead to each other", () => {
  for (const name of ["", "a/w.html", "category/خبر عاجل/", "tag/a(b)'#?%&+/"]) {
    assert.equal(nameOf(ROOT, addressOf(ROOT, name)), name);
  }
  assert.equal(withoutIndex("category/خبر/index.html"), "category/خبر/");
  assert.equal(withoutIndex("a/myindex.html"), "a/myindex.html");
});

test("what is never kept is of no kind", () => {
  const kinds = {
    "": "page",
    "2024/": "page",
    "a/w.html": "page",
    "offline/": "page",
    "theme/css/base.css": "frame",
    "theme/ar.json": "frame",
    "search/manifest.json": "manifest",
    "search/words/abc.bin": "named",
    "search/records/abc/120.bin": "named",
    "latest.json": "loose",
    "data/datapackage.json": undefined,
    "data/articles-2024.jsonl.gz": undefined,
    "offline/files.json": undefined,
    "offline/archive.json": undefined,
    "feeds/all.atom.xml": undefined,
    "service-worker.js": undefined,
    "manifest.sha256": undefined,
  };
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kindOf(name), kind, name);
});
