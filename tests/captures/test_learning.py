"""What the pages of one site have in common is learned, and nothing else is cut for it."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from captures.cleaning import clean_lines
from captures.grouping import articles, sites
from captures.learning import learn
from captures.outline import HEAD, TAIL, line_hash, outline
from captures.page import take_apart
from captures.template import Template

WORDS = (  # noqa: SIM905  # a long list of words reads best as words
    "قرية نهر جسر مزارع حصاد بيدر معصرة زيتون طاحونة سوق قافلة ينبوع حقل قمح بذار راع قطيع تل واد"
    " طريق مدرسة معلم كتاب دفتر خزان ماء مضخة ورشة نجار حداد خباز فرن رغيف عيد موكب طبل مهرجان"
).split()
ABOVE = ["رفوف الصباح", "حيث تنام الحكايا", "ديوان", "مجلس", "بستان"]
UNDER = ["خبّئها إلى المساء", "قرأها 17 عابراً"]
BELOW = ["على المنوال ذاته", "دعنا نطرق بابك", "كل ما هنا ملك أهله"]


class Paper:
    """A site whose words no list has; its pages vary by a seed."""

    def __init__(self, above=ABOVE, under=UNDER, below=BELOW):
        self.above, self.under, self.below = above, under, below

    def page(self, seed, *, title="", lead=()):
        chooser = random.Random(seed)

        def said(count):
            return " ".join(chooser.choice(WORDS) for _ in range(count))

        text = [f"{said(25)}." for _ in range(4)]
        title = title or " ".join(text[0].split()[3:9])
        items = [said(7) for _ in range(chooser.randint(2, 4))]
        above = [*self.above[:2], f"حلب {chooser.randint(1, 40)}°", *self.above[2:]]
        lines = [*above, title, *self.under, "", *lead]
        lines += [part for paragraph in text for part in (paragraph, "")]
        return title, text, [*lines, self.below[0], *items, *self.below[1:]]


def saved(folder: Path, pages) -> list[Path]:
    paths = []
    for number, (_, _, lines) in enumerate(pages):
        path = folder / f"{folder.name}-{number:03}.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def body(page):
    return [line for line in page.body if line]


def test_what_stands_above_and_below_every_article_of_a_site_is_cut(tmp_path):
    pages = [Paper().page(seed) for seed in range(10)]
    templates = learn(saved(tmp_path, pages))
    assert len(templates) == 1
    for title, text, lines in pages:
        page = take_apart(lines, templates=templates)
        assert (page.title, body(page)) == (title, text)
        assert [line.text for line in page.under_title] == UNDER


def test_one_capture_that_comes_later_is_cut_by_what_the_archive_keeps(site):
    paper = Paper()
    for seed in range(5):
        site.saved(f"old/{seed}.txt", "\n".join(paper.page(seed)[2]))
    site.imported(site.inbox / "old")
    before = set(site.articles)
    title, text, lines = paper.page(99)
    site.imported(site.saved("new.txt", "\n".join(lines)))
    (new,) = set(site.articles) - before
    assert new.read_text(encoding="utf-8").partition("\n\n")[2].split("\n\n") == [
        *text[:-1],
        f"{text[-1]}\n",
    ]
    assert f"Title: {title}\n" in new.read_text(encoding="utf-8")


def test_sites_that_lie_in_one_folder_are_told_apart(tmp_path):
    other = Paper(
        ["مرآة الغيم", "خيمة", "سراج"],
        ["لمن شاء فليُرسلها"],
        ["وللسامر بقية", "هذا كتاب مرآة الغيم"],
    )
    pages = [paper.page(seed) for seed in range(4) for paper in (Paper(), other)]
    templates = learn(saved(tmp_path, pages))
    assert len(templates) == 2
    for title, text, lines in pages:
        page = take_apart(lines, templates=templates)
        assert (page.title, body(page)) == (title, text)


def test_captures_of_one_article_again_are_no_evidence(tmp_path):
    pages = [Paper().page(1) for _ in range(6)]
    for number, (_, _, lines) in enumerate(pages):
        lines[-2] = f"دعنا نطرق بابك {'مرة ' * number}"
    assert len(learn(saved(tmp_path, pages))) == 0


def test_a_headline_captured_again_and_again_stays_the_headline(tmp_path):
    pages = [Paper().page(1) for _ in range(6)] + [Paper().page(seed) for seed in range(2, 6)]
    title, text, lines = pages[0]
    page = take_apart(lines, templates=learn(saved(tmp_path, pages)))
    assert (page.title, body(page)) == (title, text)


def test_the_title_of_a_series_stays_the_headline(tmp_path):
    series = [Paper().page(seed, title=f"حصاد الأسبوع {seed}") for seed in range(3)]
    pages = series + [Paper().page(seed) for seed in range(10, 16)]
    templates = learn(saved(tmp_path, pages))
    for title, text, lines in series:
        page = take_apart(lines, templates=templates)
        assert (page.title, body(page)) == (title, text)


def test_a_dateline_that_all_articles_have_stays_their_first_line(tmp_path):
    pages = [Paper().page(seed, lead=["دمشق - صدى"]) for seed in range(6)]
    templates = learn(saved(tmp_path, pages))
    for title, text, lines in pages:
        page = take_apart(lines, templates=templates)
        assert (page.title, body(page)) == (title, ["دمشق - صدى", *text])


def test_a_line_of_the_site_in_the_middle_of_a_text_is_not_cut(tmp_path):
    pages = [Paper().page(seed) for seed in range(6)]
    templates = learn(saved(tmp_path, pages))
    _, text, lines = pages[0]
    for line in (ABOVE[0], UNDER[0], BELOW[0], BELOW[-1]):
        middle = lines.index(text[2])
        page = take_apart([*lines[:middle], line, "", *lines[middle:]], templates=templates)
        assert body(page) == [*text[:2], line, *text[2:]]


def test_what_is_learned_does_not_depend_on_the_order_or_the_folder(tmp_path):
    pages = [Paper().page(seed) for seed in range(6)]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    one = learn(saved(tmp_path / "a", pages))
    other = learn(saved(tmp_path / "b", pages[::-1]))
    for _, _, lines in pages:
        assert take_apart(lines, templates=one) == take_apart(lines, templates=other)


def test_what_is_no_text_capture_is_not_learned_from(tmp_path):
    (tmp_path / "page.html").write_text("<html><p>نص</p></html>")
    (tmp_path / "broken.txt").write_bytes(b"\0\xff")
    (tmp_path / "records.jsonl").write_text('{"text": "نص"}\n', encoding="utf-8")
    assert len(learn([*tmp_path.iterdir(), tmp_path / "missing.txt"])) == 0


def test_numbers_dates_and_what_follows_a_label_do_not_tell_lines_apart():
    assert line_hash("حلب 23°") == line_hash("حَلب 7°")
    assert line_hash("الجمعة، 22 نوفمبر 2024") == line_hash("الأحد، 3 حزيران 2019")
    assert line_hash("التالي: عيد القطاف") == line_hash("التالي: فرن جديد في القرية")
    assert line_hash("عيد القطاف") != line_hash("عيد الحصاد")
    assert line_hash("* * *") == 0


def test_of_a_page_of_any_length_only_its_ends_are_kept():
    lines = [f"{word} {other}" for word in WORDS for other in WORDS]
    kept = outline(lines)
    assert len(kept.lines) == len(kept.words) == HEAD + TAIL
    assert len(kept.lines.tobytes()) + len(kept.words) + 12 * len(kept.longest) <= 1100


def test_a_long_text_of_the_site_on_every_page_makes_them_no_one_article():
    about = "تأسست هذه الرفوف في قرية بعيدة " + "وكتب فيها أهلها ما رأوا " * 30
    pages = []
    for seed in range(6):
        lines = Paper().page(seed)[2]
        pages.append(outline([*lines, about]))
    assert len(articles(pages)) == 6
    assert len(list(sites(pages))) == 1


LINES = st.lists(
    st.sampled_from([*ABOVE, *UNDER, *BELOW, "", "دمشق - صدى", "12"])
    | st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
    | st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(lambda w: f"{' '.join(w)}.")
    | st.text(max_size=30),
    max_size=40,
)


class _Always:
    """Every page is of the invented site."""

    def __init__(self, template):
        self.template = template

    def of(self, _):
        return self.template


@given(LINES)
def test_every_line_of_a_page_is_in_one_of_its_parts_in_its_order(texts):
    lines = clean_lines("\n".join(texts))
    template = Template(
        frozenset(map(line_hash, (*ABOVE, *UNDER))), frozenset(map(line_hash, BELOW)), frozenset()
    )
    for templates in (_Always(template), learn(())):
        page = take_apart(lines, templates=templates)
        parts = [line.text for line in page.header]
        parts += [page.title, *(line.text for line in page.under_title), *page.body]
        parts += [line.text for line in page.footer]
        assert [part for part in parts if part] == [line for line in lines if line]


@given(st.lists(st.integers(1, 6), max_size=20), st.data())
def test_a_gap_holds_no_line_of_the_site(lines, data):
    words = data.draw(st.lists(st.integers(0, 9), min_size=len(lines), max_size=len(lines)))
    template = Template(frozenset({1, 2}), frozenset({2, 3}), frozenset())
    start, end = template.gap(lines, words)
    assert 0 <= start <= end <= len(lines)
    assert not template.known.intersection(lines[start:end])
