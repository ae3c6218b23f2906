"""A build that has earlier ones behind it writes the bytes of one that has none."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from small_site import ROOT, THEME, Built, article, build, digests

PLUGINS = (
    *("building", "content_error", "interface", "extra_files"),
    *("reader", "search", "record", "browse"),
)
EXAMPLES = int(os.environ.get("INCREMENTAL_EXAMPLES", "0"))
WORDS = ("مدرسة", "المدرسة", "مدارس", "جسر", "الجسور", "سوق", "وسوقها", "قرية", "القرى", "نهر")


def id_of(number: int) -> str:
    """The id of an invented article."""
    return f"w{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}ccccccccc"


def text_of(number: int, seed: int) -> str:
    """Its text: some words of a village that is nowhere."""
    words = [WORDS[(number * 7 + seed * 3 + place * place) % len(WORDS)] for place in range(40)]
    return " ".join(words[:20]) + ".\n\n" + " ".join(words[20:]) + "."


def invented(number: int, seed: int = 0, **fields: str) -> str:
    """An article's file."""
    names = {
        "Category": f"باب {number % 3}",
        "Tags": f"وسم {number % 4}; وسم {number % 5}",
        "Source": f"جريدة مختلقة {number % 2}",
        "Authors": f"كاتب مختلق {number % 6}",
    }
    date = fields.pop("Date", f"20{10 + number % 3}-0{1 + number % 9}-11")
    return article(id_of(number), date, text_of(number, seed), **{**names, **fields})


def archive(folder: Path) -> None:
    """An archive of forty articles, with the templates of the project."""
    for number in range(40):
        write(folder, number, invented(number))
    for name in ("templates", "strings"):
        shutil.copytree(ROOT / "theme" / name, folder / "theme" / name)
    (folder / "theme" / "built").mkdir()


def write(folder: Path, number: int, text: str) -> None:
    """The file of an article."""
    path = folder / "content" / "articles" / f"{number:03}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


SEVERAL = """
import os
import processes

processes.ENOUGH = 2
os.cpu_count = lambda: 2
"""


def built(folder: Path, *, several: bool = False, **more: object) -> Built:
    """The site as it is built there, by one process or by several."""
    environment = {}
    if several:
        beside = folder.parent / "several"
        beside.mkdir(exist_ok=True)
        (beside / "sitecustomize.py").write_text(SEVERAL, "utf-8")
        environment["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT / "plugins", beside)))
    return build(folder, {}, PLUGINS, environment, {}, DEFAULT_PAGINATION=5, **more)


Change = Callable[[Path, int, dict[str, object]], None]


def rewrite(**fields: str) -> Change:
    """An article is written anew, with other fields."""
    return lambda folder, number, _: write(folder, number, invented(number, 1, **fields))


def rename(folder: Path, number: int, _more: dict[str, object]) -> None:
    """A file gets another name."""
    articles = folder / "content" / "articles"
    path = articles / f"{number:03}.md"
    if path.exists():
        path.rename(articles / f"renamed-{number}.md")


def delete(folder: Path, number: int, _more: dict[str, object]) -> None:
    """A file goes."""
    (folder / "content" / "articles" / f"{number:03}.md").unlink(missing_ok=True)


def change_template(folder: Path, number: int, _more: dict[str, object]) -> None:
    """A template that others include shows something else."""
    path = folder / "theme" / "templates" / "includes" / "card.html"
    path.write_text(path.read_text("utf-8") + f"<i>{number}</i>\n", "utf-8")


def change_setting(_folder: Path, number: int, more: dict[str, object]) -> None:
    """The site gets another name."""
    more["SITENAME"] = f"أرشيف مختلق {number}"


def add(folder: Path, number: int, _more: dict[str, object]) -> None:
    """There is an article more."""
    write(folder, 40 + number, invented(40 + number))


CHANGES: dict[str, Change] = {
    "a text": rewrite(),
    "a headline": rewrite(Title="عنوان آخر"),
    "a date": rewrite(Date="2015-05-05"),
    "a category": rewrite(Category="باب جديد"),
    "a source": rewrite(Source="مجلة مختلقة", Source_url="https://example.org/"),
    "tags": rewrite(Tags="وسم وحيد"),
    "an author": rewrite(Authors="كاتب جديد"),
    "withdrawn": rewrite(Status="hidden", Withdrawn="2024-01-01, سبب مختلق"),
    "a draft": rewrite(Status="draft"),
    "renamed": rename,
    "deleted": delete,
    "added": add,
    "a template": change_template,
    "a setting": change_setting,
}

STEPS: list[list[tuple[str, int]]] = [
    [("a text", 7)],
    [("a headline", 8), ("a date", 9)],
    [("a category", 10), ("a source", 11), ("tags", 12), ("an author", 13)],
    [("withdrawn", 14), ("a draft", 15)],
    [("renamed", 16), ("deleted", 17), ("added", 18)],
    [("a template", 19)],
    [("a setting", 20)],
]
ANY_STEPS = st.lists(
    st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 39)), max_size=3),
    min_size=1,
    max_size=5,
)


def clean(folder: Path, other: Path, more: dict[str, object]) -> Built:
    """The same archive, built elsewhere for the first time."""
    left_out = shutil.ignore_patterns(".build", "output")
    shutil.copytree(folder, other, ignore=left_out)
    return built(other, **more)


def follow(folder: Path, steps: list[list[tuple[str, int]]], *, several: bool) -> None:
    """Build after each step, and hold the site to that of a clean build by one process."""
    archive(folder)
    more: dict[str, object] = {}
    assert built(folder, several=several).code == 0
    for place, step in enumerate(steps):
        for name, number in step:
            CHANGES[name](folder, number, more)
        ours = built(folder, several=several, **more)
        theirs = clean(folder, folder.with_name(f"{folder.name}-{place}"), more)
        assert ours.code == theirs.code == 0, ours.said
        assert digests(ours.output) == digests(theirs.output), step


def test_after_every_kind_of_change_the_bytes_are_those_of_a_clean_build(tmp_path: Path) -> None:
    assert {name for step in STEPS for name, _ in step} == set(CHANGES)
    follow(tmp_path / "archive", STEPS, several=True)


@pytest.mark.skipif(not EXAMPLES, reason="takes minutes: make incremental")
@given(steps=ANY_STEPS, several=st.booleans())
@settings(max_examples=max(1, EXAMPLES), deadline=None, phases=[Phase.generate])
def test_whatever_was_built_before_the_bytes_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, int]]], several: bool
) -> None:
    follow(tmp_path_factory.mktemp("archive") / "archive", steps, several=several)


@pytest.mark.parametrize("name", ["data", "offline"])
def test_a_page_that_lists_what_articles_lead_to_hides_no_change_of_it(
    tmp_path: Path, name: str
) -> None:
    page = THEME[name] + "{% if article %}{{ article.newer.id }}{% endif %}"
    theme = {**THEME, name: page + "{% for other in articles %}{{ other.id }}{% endfor %}"}
    story = "أعلنت هيئة مختلقة افتتاح متحف الزجاج في بلدة خيالية"
    files = {
        f"articles/{number:03}.md": article(id_of(number), f"2020-01-{number:02}", f"{word} مختلق.")
        for number, word in enumerate(WORDS, 10)
    }
    files["articles/012.md"] = article(id_of(12), "2020-01-12", story)
    files["articles/018.md"] = article(id_of(18), "2020-01-18", f"{story} غدا.")
    before = build(tmp_path, files, PLUGINS, theme=theme)
    assert f"related={id_of(18)}" in before.text(f"a/{id_of(12)}.html"), before.said
    other = {"articles/018.md": article(id_of(18), "2020-01-18", "شيء آخر.")}
    after = build(tmp_path, other, PLUGINS, theme={})
    assert f"related={id_of(18)}" not in after.text(f"a/{id_of(12)}.html")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that has been built."""
    folder = tmp_path_factory.mktemp("whole")
    archive(folder)
    done = built(folder)
    assert done.code == 0, done.said
    return folder


def test_what_stays_the_same_keeps_its_bytes_and_its_time(whole: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in whole.glob("output/**/*.*")}
    said = digests(whole / "output")
    write(whole, 7, invented(7, 2))
    assert built(whole).code == 0
    after = digests(whole / "output")
    changed = {path for path in after if said.get(path) != after[path]}
    pages = {path for path in changed if path.startswith("a/")}
    assert f"a/{id_of(7)}.html" in pages
    assert len(pages) <= 12  # itself, and those that are related to it
    for path, time in before.items():
        name = path.relative_to(whole / "output").as_posix()
        if name not in changed and path.is_file():
            assert path.stat().st_mtime_ns == time, name


TOLD = """
import jinja2
import reader

def told(function, name, subject):
    def wrapped(*args, **kwargs):
        with open(name, "a") as file:
            file.write(subject(*args) + "\\n")
        return function(*args, **kwargs)
    return wrapped

jinja2.Template.render = told(jinja2.Template.render, "rendered.txt", lambda self, *_: self.name)
reader.ArchiveReader.read = told(reader.ArchiveReader.read, "read.txt", lambda _, path: path)
"""


def test_only_what_changed_is_read_and_rendered(whole: Path) -> None:
    (whole / "told").mkdir()
    (whole / "told" / "sitecustomize.py").write_text(TOLD, "utf-8")
    path = f"{whole / 'told'}{os.pathsep}{ROOT / 'plugins'}"

    def run() -> tuple[list[str], list[str]]:
        for name in ("rendered.txt", "read.txt"):
            (whole / name).unlink(missing_ok=True)
        done = build(whole, {}, PLUGINS, {"PYTHONPATH": path}, theme={}, DEFAULT_PAGINATION=5)
        assert done.code == 0, done.said
        rendered, read = (
            (whole / name).read_text("utf-8").split() if (whole / name).exists() else []
            for name in ("rendered.txt", "read.txt")
        )
        return rendered, read

    write(whole, 9, invented(9))
    run()
    write(whole, 9, invented(9, 3))
    rendered, read = run()
    assert 1 <= rendered.count("article.html") <= 12
    assert [Path(path).name for path in read] == ["009.md"]


def test_what_cannot_be_forgotten_is_not_used_by_other_code(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    archive(folder)
    write(folder, 3, invented(3).replace("Category: باب 0\n", ""))
    assert built(folder, DEFAULT_CATEGORY="باب أول").code == 0
    # as a folder that another user owns: nothing in it can be taken away or put there
    (folder / "unforgetting").mkdir()
    (folder / "unforgetting" / "sitecustomize.py").write_text(UNFORGETTING, "utf-8")
    path = f"{folder / 'unforgetting'}{os.pathsep}{ROOT / 'plugins'}"
    more = {"theme": {}, "DEFAULT_PAGINATION": 5, "DEFAULT_CATEGORY": "باب آخر"}
    done = build(folder, {}, PLUGINS, {"PYTHONPATH": path}, **more)  # type: ignore[arg-type]
    assert done.code == 0, done.said
    theirs = clean(folder, tmp_path / "clean", {"DEFAULT_CATEGORY": "باب آخر"})
    assert digests(done.output) == digests(theirs.output)


UNFORGETTING = """
from building.memory import Memory

Memory.forget = Memory.remember = lambda *_: None
"""

STRANGER = """
from pelican import signals

def title(generator):
    for article in generator.articles:
        article.title = f"ADD {len(generator.articles)}"

def register():
    signals.article_generator_pretaxonomy.connect(title)
"""


def with_a_stranger(folder: Path) -> Built:
    """Built with a plugin that lies beside the settings, in no folder of plugins."""
    path = f"{folder}{os.pathsep}{ROOT / 'plugins'}"
    plugins = (*PLUGINS, "stranger")
    return build(folder, {}, plugins, {"PYTHONPATH": path}, theme={}, DEFAULT_PAGINATION=5)


def test_a_plugin_that_nobody_knows_is_followed_wherever_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    archive(folder)
    for text in (STRANGER.replace("ADD", "مدرسة"), STRANGER.replace("ADD", "جسور")):
        (folder / "stranger.py").write_text(text, "utf-8")
        write(folder, 41, invented(41))
        ours = with_a_stranger(folder)
        assert ours.code == 0, ours.said
        assert "nobody knows what stranger does" in " ".join(ours.said.split())
        other = tmp_path / f"clean-{len(text)}"
        shutil.copytree(folder, other, ignore=shutil.ignore_patterns(".build", "output"))
        assert digests(ours.output) == digests(with_a_stranger(other).output)
        write(folder, 42, invented(42))
        more = with_a_stranger(folder)
        shutil.rmtree(other)
        shutil.copytree(folder, other, ignore=shutil.ignore_patterns(".build", "output"))
        assert digests(more.output) == digests(with_a_stranger(other).output)


def test_a_template_that_overrides_one_of_the_theme_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    archive(folder)
    own = folder / "own" / "colophon.html"
    own.parent.mkdir()
    own.write_text("أول", "utf-8")
    more = {"THEME_TEMPLATES_OVERRIDES": [str(own.parent)]}
    assert built(folder, **more).text("colophon.html") == "أول"
    own.write_text("آخر", "utf-8")
    assert built(folder, **more).text("colophon.html") == "آخر"


EDITED = """
from pathlib import Path
from building.division import Division

def edited(self, *args, begin=Division.begin):
    path = Path("content/articles/007.md")
    path.write_text(path.read_text("utf-8") + "\\nمختلقة وسط البناء", "utf-8")
    return begin(self, *args)

Division.begin = edited
"""


def test_what_was_edited_while_the_site_was_built_is_not_taken_for_what_it_was(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "archive"
    archive(folder)
    assert built(folder).code == 0
    (folder / "editing").mkdir()
    (folder / "editing" / "sitecustomize.py").write_text(EDITED, "utf-8")
    path = f"{folder / 'editing'}{os.pathsep}{ROOT / 'plugins'}"
    (folder / "output" / "index.html").unlink()  # so that all pages are rendered
    write(folder, 25, invented(25, 1))  # and a record is made beside that of the other
    done = build(folder, {}, PLUGINS, {"PYTHONPATH": path}, theme={}, DEFAULT_PAGINATION=5)
    assert "مختلقة وسط البناء" in done.text(f"a/{id_of(7)}.html")
    write(folder, 7, invented(7))  # the edit is undone
    ours = built(folder)
    theirs = clean(folder, tmp_path / "clean", {})
    assert digests(ours.output) == digests(theirs.output)
