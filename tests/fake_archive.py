"""A Worker that answers as a test wants: states that 80 invented articles cannot bring about.

It speaks as theme/static/js/search/worker.js does and knows no index.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

SCRIPT = """
const fake = %s;
const hit = (at) => ({
  url: fake.url, id: `w${at}`, title: `عنوان مختلق رقم ${at + 1} في مدينة لا وجود لها`,
  ranges: [[0, 5]], date: "2022-03-29", day: "29 آذار/مارس 2022", category: "سياسة",
  source: "وكالة المثال", score: 1 / (at + 1), missing: at < fake.complete ? [] : fake.missing,
});
const answers = {
  open: () => ({}),
  search: (text, { offset, limit }) => ({
    total: fake.total, complete: fake.complete, words: fake.words, notes: fake.notes,
    parts: fake.parts, failed: fake.failed, unread: fake.unread, looser: fake.looser,
    hits: [...Array(Math.max(0, Math.min(limit, fake.total - offset))).keys()]
      .map((at) => hit(offset + at)),
  }),
  excerpt: () => fake.excerpt,
  facets: () => fake.facets,
  alternatives: () => fake.alternatives,
  suggest: () => fake.suggestions,
};
addEventListener("message", async ({ data: { id, ask, args } }) => {
  if (fake.late[ask]) await new Promise((resolve) => setTimeout(resolve, fake.late[ask]));
  const error = { name: "ShardError", message: "x: HTTP 404" };
  if (fake.broken.includes(ask)) postMessage({ id, error });
  else postMessage({ id, result: answers[ask](...args) });
});
"""

EXCERPT = "هذا مقتطف مختلق من نص لا وجود له، كُتب ليُرى كيف يقف تحت العنوان في صفحة النتائج، وفيه "


def part(text: str, without: str = "", **more: Any) -> dict[str, Any]:
    """A part of a query as the archive understands it."""
    plain = {"kind": "word", "presence": "optional", "field": "", "prefix": False, "edits": 0}
    return {**plain, "taken": [], **more, "text": text, "without": without}


def facets(first: int = 2021, last: int = 2024, sources: int = 3) -> dict[str, Any]:
    """Counts of invented years (the second one has none), categories and sources."""
    return {
        "years": [
            {"year": year, "count": 0 if year == first + 1 else 3 + (year * 7) % 40}
            for year in range(first, last + 1)
        ],
        "months": [
            {"month": f"{year}-{month:02}", "count": (year + month) % 5, "all": 6}
            for year in range(first, last + 1)
            for month in range(1, 13)
        ],
        "categories": [{"name": "سياسة", "count": 31}, {"name": "اقتصاد", "count": 7}],
        "sources": [
            {"name": f"صحيفة التجربة {number}", "count": 60 - number} for number in range(sources)
        ],
    }


@dataclass(slots=True)
class FakeArchive:
    """What the Worker answers; `late` in milliseconds and `broken` are by question."""

    total: int = 7
    complete: int | None = None
    url: str = "a/ww2i55cq2ye.html"
    words: list[dict[str, Any]] = field(
        default_factory=lambda: [{"text": "تجربة", "found": True, "known": True}]
    )
    missing: list[str] = field(default_factory=lambda: ["مدينة"])
    notes: list[dict[str, Any]] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=lambda: [part("تجربة")])
    failed: list[dict[str, str]] = field(default_factory=list)
    unread: list[dict[str, str]] = field(default_factory=list)
    looser: str = ""
    facets: dict[str, Any] = field(default_factory=facets)
    alternatives: list[dict[str, Any]] = field(default_factory=list)
    suggestions: dict[str, Any] = field(default_factory=lambda: {"words": [], "headlines": []})
    late: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def serve(self, page: Page) -> None:
        """Answer in the place of the site's Worker, from the next page on."""
        state = {name: getattr(self, name) for name in self.__slots__}
        if self.complete is None:
            state["complete"] = self.total
        words = ["الهيئة", "العامة"]
        text = EXCERPT * 2
        state["excerpt"] = {"text": text, "ranges": [[4, 9]], "words": words}
        body = SCRIPT % json.dumps(state)
        page.unroute("**/search/worker.js")
        page.route(
            "**/search/worker.js",
            lambda route: route.fulfill(body=body, content_type="text/javascript"),
        )
