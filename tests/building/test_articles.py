"""Articles hold no text while a site is built, and have it wherever it is asked for."""

import os
from pathlib import Path

from building.articles import Articles
from small_site import ROOT, THEME, Built, article, build

PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "search", "record", "browse", "looking"),
)
MARK = "خاتمة"  # far behind the summary
TEXT = " ".join(["كلمة"] * 100) + f".\n\n{MARK}."
IDS = [f"w{letter * 10}" for letter in "abcd"]

LOOKING = f"""
from pathlib import Path

from pelican.contents import Content
from pelican.plugins import signals

def held(generators):
    articles = list(generators[0].context["generated_content"].values())
    for article in articles:
        texts = [*vars(article).values(), *article.metadata.values()]
        found = sum(isinstance(each, str) and "{MARK}" in each for each in texts)
        Path("held.txt").open("a").write(f"{{found}}\\n")
        Path("texts.txt").open("a").write(
            f"{{article.content.count('{MARK}')}} {{article.plain_text.count('{MARK}')}}\\n"
        )

def kept(_pelican):
    cache = vars(Content)["get_content"].cache.values()
    Path("kept.txt").write_text(str(sum("{MARK}" in text for text in cache)))

def register():
    signals.all_generators_finalized.connect(held)
    signals.finalized.connect(kept)
"""

SETTING = """
from pelican.plugins import signals

def set_(generators):
    for article in generators[0].context["generated_content"].values():
        article._content = "<p>آخر</p>"

def register():
    signals.all_generators_finalized.connect(set_)
"""


def built(folder: Path, plugin: str) -> Built:
    """The site of some articles, with one more plugin."""
    (folder / "more").mkdir(parents=True, exist_ok=True)
    (folder / "more" / "looking.py").write_text(plugin, "utf-8")
    paths = [str(ROOT / "plugins"), str(folder / "more")]
    files = {f"articles/{id_}.md": article(id_, "2012-03-04", TEXT) for id_ in IDS}
    theme = {**THEME, "article": "{{ article.content|safe }}"}
    done = build(folder, files, PLUGINS, PLUGIN_PATHS=paths, theme=theme)
    assert done.code == 0, done.said
    return done


def test_no_text_is_held_before_or_after_pages_are_written(tmp_path: Path) -> None:
    done = built(tmp_path, LOOKING)
    assert (tmp_path / "texts.txt").read_text("utf-8").split("\n")[:-1] == ["1 1"] * len(IDS)
    assert (tmp_path / "held.txt").read_text("utf-8").split() == ["0"] * len(IDS)
    assert (tmp_path / "kept.txt").read_text("utf-8") == "0"
    for id_ in IDS:
        assert MARK in done.text(f"a/{id_}.html")
        assert [record["text"].count(MARK) for record in done.records(2012)] == [1] * len(IDS)


def test_a_text_that_a_plugin_sets_is_the_articles(tmp_path: Path) -> None:
    done = built(tmp_path, SETTING)
    assert [done.text(f"a/{id_}.html").strip() for id_ in IDS] == ["<p>آخر</p>"] * len(IDS)


FOUND = """
from pelican.generators import ArticlesGenerator
from pelican.plugins import signals

def found(generator):
    paths = generator.settings["ARTICLE_PATHS"]
    for extensions in (None, False, ("txt", "md"), ["html"], ()):
        ours = generator.get_files(paths, exclude=["articles/no"], extensions=extensions)
        theirs = ArticlesGenerator.get_files(generator, paths, ["articles/no"], extensions)
        with open("found.txt", "a") as file:
            file.write(f"{len(ours)} {ours == theirs}\\n")

def register():
    signals.article_generator_finalized.connect(found)
"""


def test_the_files_are_those_that_pelican_would_find(tmp_path: Path) -> None:
    for name in ("one.txt", "two.MD", "three.md.html", "no/four.txt", ".five.txt"):
        (tmp_path / "content" / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / "articles" / name).write_text("x", "utf-8")
    built(tmp_path, FOUND)
    lines = (tmp_path / "found.txt").read_text("utf-8").splitlines()
    assert [line.split()[1] for line in lines] == ["True"] * 5
    assert len({line.split()[0] for line in lines}) > 3


EARLY = """
from pathlib import Path
from pelican.plugins import signals

def look(generators):
    found = [article.related for article in generators[0].articles]
    Path("related.txt").write_text(repr(found))

def register():
    signals.all_generators_finalized.connect(look)
"""


def test_a_plugin_may_ask_what_is_related_before_it_is_found(tmp_path: Path) -> None:
    built(tmp_path, EARLY)
    assert (tmp_path / "related.txt").read_text("utf-8") == repr([[]] * len(IDS))


def test_a_file_is_known_as_the_build_found_it_or_as_it_is_when_it_is_asked_for(
    tmp_path: Path,
) -> None:
    (tmp_path / "later.md").write_text("x", "utf-8")
    articles = object.__new__(Articles)
    articles.path, articles._root, articles._stamps = str(tmp_path), f"{tmp_path}/", {}
    articles._there = {f"{tmp_path}/found.md": (5, 7), f"{tmp_path}/later.md": (-1, 0)}
    assert articles._stamp("found.md") == (5, 7)
    assert articles._stamp("later.md") == (1, (tmp_path / "later.md").stat().st_ctime_ns)
    assert articles._stamp("gone.md") is None
    assert articles.edited() == [], "what is gone is nothing to show"
    (tmp_path / "found.md").write_text("edited", "utf-8")
    assert articles.edited() == ["found.md"]


COUNTED = """
from building.course import Course

def counted(self, done, count=Course.count):
    if self.stage == "reading":
        with open("counts.txt", "a") as file:
            file.write(f"{done}\\n")
    count(self, done)

Course.count = counted
"""


def test_articles_are_counted_to_the_last_and_never_back(tmp_path: Path) -> None:
    (tmp_path / "counting").mkdir()
    (tmp_path / "counting" / "sitecustomize.py").write_text(COUNTED, "utf-8")
    path = os.pathsep.join([str(tmp_path / "counting"), str(ROOT / "plugins")])
    ids = [f"w{letter * 10}" for letter in "abcdefghijklm"]
    for text, changed in ((TEXT, ids), (MARK, ids[:10])):
        files = {f"articles/{id_}.md": article(id_, "2012-03-04", text) for id_ in changed}
        done = build(tmp_path, files, PLUGINS[:-1], {"PYTHONPATH": path})
        assert done.code == 0, done.said
        counts = list(map(int, (tmp_path / "counts.txt").read_text("utf-8").split()))
        assert counts == sorted(counts)
        assert counts[-1] == len(ids)
        (tmp_path / "counts.txt").unlink()
