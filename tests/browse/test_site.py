"""The ways through a built site."""

from pathlib import Path

import pytest

from slugs import slug
from small_site import Built, article, build

FILES = {
    "articles/1.md": article(
        "waaaaaaaaaa",
        "2024-11-18",
        Category="سياسة",
        Tags="حرب; هرب; قصف",
        Authors="سلمى المختلقة; كاتب وحيد",
        Source="وكالة المثال",
        Source_url="https://agency.example/",
    ),
    "articles/2.md": article(
        "wbbbbbbbbbb", "2024-11-18 10:30+03:00", Category="سِيَاسَة", Source="وكالة المثال"
    ),
    "articles/3.md": article(
        "wcccccccccc",
        "2024-09-01",
        Tags="هرب; حرب",
        Authors="سلمى المختلقة",
        Source="صحيفة التجربة",
    ),
    "articles/4.md": article(
        "wdddddddddd",
        "2024-09-02",
        Tags="حرب",
        Source="صحيفة التجربة",
        Status="hidden",
        Withdrawn="2024-12-01, طلب صاحبه",
    ),
    "articles/5.md": article("weeeeeeeeee", "2024-09-03", Tags="حرب", Status="draft"),
    "articles/6.md": article("wffffffffff", "2019-02-28", Source="وكالة المثال"),
    **{
        f"articles/m{number}.md": article(f"wmmmmmmmm{pair}", f"2021-05-{number:02}")
        for number, pair in enumerate(["aa", "bb", "cc", "dd", "ee", "ff", "gg"], start=1)
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = build(tmp_path_factory.mktemp("site"), FILES, DEFAULT_PAGINATION=3, DEFAULT_ORPHANS=0)
    assert built.code == 0, built.said
    return built


def test_a_name_without_a_letter_has_an_address_and_no_warning(tmp_path: Path) -> None:
    built = build(tmp_path, {"articles/1.md": article("waaaaaaaaaa", "2024-11-18", Category="؟!")})
    assert built.code == 0
    assert "slug" not in built.said
    assert built.ids(f"category/{slug('؟!')}/index.html") == ["waaaaaaaaaa"]


def test_tags_that_differ_in_one_letter_have_a_page_each(site: Built) -> None:
    for tag in ("حرب", "هرب"):
        assert site.text(f"tag/{tag}/index.html").startswith(f"{tag}\n1/1")
        assert site.ids(f"tag/{tag}/index.html") == ["waaaaaaaaaa", "wcccccccccc"]


def test_an_author_has_a_page_as_a_tag_has(site: Built) -> None:
    assert site.ids("author/سلمى-المختلقة/index.html") == ["waaaaaaaaaa", "wcccccccccc"]


def test_a_tag_or_author_of_one_article_leads_to_it_and_has_no_page(site: Built) -> None:
    assert "قصف|a/waaaaaaaaaa.html|1" in site.text("tags.html")
    assert "كاتب وحيد|a/waaaaaaaaaa.html|1" in site.text("authors.html")
    assert not (site.output / "tag/قصف").exists()
    assert not (site.output / "author/كاتب-وحيد").exists()
    assert not (site.output / "index.html" / "index.html").exists()
    assert "حرب|tag/حرب/|2" in site.text("tags.html")


def test_spellings_of_a_category_share_a_page(site: Built) -> None:
    assert site.ids("category/سياسة/index.html") == ["wbbbbbbbbbb", "waaaaaaaaaa"]
    assert site.text("categories.html").count("سياسة|") == 1


def test_each_source_has_a_page_with_its_site(site: Built) -> None:
    page = site.text("source/وكالة-المثال/index.html")
    assert page.startswith("وكالة المثال https://agency.example/\n1/1")
    assert site.ids("source/وكالة-المثال/index.html") == [
        "wbbbbbbbbbb",
        "waaaaaaaaaa",
        "wffffffffff",
    ]


def test_names_are_listed_by_the_alphabet(site: Built) -> None:
    assert site.text("sources.html").split() == [
        *("صحيفة", "التجربة|source/صحيفة-التجربة/|1"),
        *("وكالة", "المثال|source/وكالة-المثال/|3"),
    ]


def test_many_names_are_parted_by_letters_and_pages(tmp_path: Path) -> None:
    names = [f"ب{number}" for number in range(204)] + ["Zed", "المطر"]
    files = {"articles/1.md": article("waaaaaaaaaa", "2024-11-18", Tags="; ".join(names))}
    files["articles/2.md"] = article("wbbbbbbbbbb", "2024-11-19", Tags="المطر; ب7")
    built = build(tmp_path, files)
    assert built.code == 0, built.said
    first, *others = built.text("tags.html").split("\n")
    assert first == "ب7|tag/ب7/|2"  # the largest come first
    assert len([line for line in others if "|" in line]) == 59
    assert [line for line in others if " tags/" in line] == [
        "ب tags/ب/",
        "م tags/م/",
        "A–Z tags/latin/",
    ]
    assert built.text("tags/م/index.html").split("\n")[:3] == [
        "tags م",
        "1/1",
        "المطر|tag/المطر/|2",
    ]
    pages = ["tags/ب/index.html", "tags/ب/page/2.html"]
    assert [built.text(page).count("|") // 2 for page in pages] == [200, 4]
    assert "Zed|a/waaaaaaaaaa.html|1" in built.text("tags/latin/index.html")
    assert not (built.output / "sources").exists()


def test_years_and_months_lead_to_their_neighbours(site: Built) -> None:
    assert site.text("years.html").split("\n") == ["2024 3", "2021 7", "2019 1", ""]
    assert site.text("2024/index.html").split("\n") == [
        "2024 2021 None",
        "2024-09-01 1 2024/09/ wcccccccccc",
        "2024-11-01 2 2024/11/ wbbbbbbbbbb,waaaaaaaaaa",
        "",
    ]
    assert site.text("2024/09/index.html").startswith("2024-09-01 2021-05-01 2024-11-01\n1/1")


def test_a_months_further_pages_lie_in_a_folder_of_their_own(site: Built) -> None:
    pages = ["2021/05/index.html", "2021/05/page/2.html", "2021/05/page/3.html"]
    assert [site.text(page).split("\n")[1] for page in pages] == ["1/3", "2/3", "3/3"]
    assert [site.ids(page) for page in pages] == [
        ["wmmmmmmmmgg", "wmmmmmmmmff", "wmmmmmmmmee"],
        ["wmmmmmmmmdd", "wmmmmmmmmcc", "wmmmmmmmmbb"],
        ["wmmmmmmmmaa"],
    ]


def test_articles_know_their_neighbours_in_time(site: Built) -> None:
    assert "newer=wbbbbbbbbbb older=wcccccccccc\n" in site.text("a/waaaaaaaaaa.html")
    assert "newer= older=waaaaaaaaaa\n" in site.text("a/wbbbbbbbbbb.html")
    assert "newer=wmmmmmmmmaa older=\n" in site.text("a/wffffffffff.html")


def test_a_withdrawn_article_has_its_page_and_stands_in_no_list(site: Built) -> None:
    assert "newer= older=\n" in site.text("a/wdddddddddd.html")
    lists = [path for path in site.output.rglob("*.html") if path.parent.name != "a"]
    assert not [path for path in lists if "wdddddddddd" in path.read_text("utf-8")]


def test_a_draft_is_nowhere(site: Built) -> None:
    files = [path for path in site.output.rglob("*") if path.is_file()]
    assert not [path for path in files if b"weeeeeeeeee" in path.read_bytes()]


def test_an_archive_without_articles_is_built(tmp_path: Path) -> None:
    built = build(tmp_path, {"pages/about.md": "Title: عن الأرشيف\n\nنص مختلق.\n"})
    assert built.code == 0, built.said
    for name in ("years", "sources", "authors", "index"):
        assert built.text(f"{name}.html").strip() == ""
    assert not (built.output / "statistics.csv").exists()


def test_two_names_on_one_address_stop_the_build_without_a_traceback(tmp_path: Path) -> None:
    files = {
        "articles/1.md": article("waaaaaaaaaa", "2024-11-18", Tags="حلب: إدلب"),
        "articles/2.md": article("wbbbbbbbbbb", "2024-11-19", Tags="حلب/إدلب"),
    }
    built = build(tmp_path, files)
    said = "".join(built.said.split())
    assert built.code != 0
    assert "«حلب/إدلب»" in said
    assert "«حلب:إدلب»" in said
    assert "Traceback" not in said


def test_related_articles_come_from_the_search_index(tmp_path: Path) -> None:
    story = "أعلنت هيئة مختلقة افتتاح متحف الزجاج في بلدة خيالية"
    others = {
        f"articles/x{pair}.md": article(f"wxxxxxxxx{pair}", "2024-01-05", f"خبر عن {word} مختلق.")
        for pair, word in zip(
            ["aa", "bb", "cc", "dd", "ee", "ff"],
            ["الطقس", "القطار", "الزراعة", "السباحة", "المسرح", "الجبل"],
            strict=True,
        )
    }
    files = {
        "articles/1.md": article("waaaaaaaaaa", "2024-01-01", f"{story}.\n\nوسيفتح أبوابه غدا."),
        "articles/2.md": article("wbbbbbbbbbb", "2024-01-03", f"{story} بعد عامين من العمل."),
        **others,
    }
    plugins = ("content_error", "reader", "search", "record", "browse")
    built = build(tmp_path, files, plugins)
    assert built.code == 0, built.said
    assert "related=wbbbbbbbbbb " in built.text("a/waaaaaaaaaa.html")
    assert "related=waaaaaaaaaa " in built.text("a/wbbbbbbbbbb.html")


def test_a_build_is_the_same_byte_for_byte_in_any_order_of_reading(tmp_path: Path) -> None:
    outputs = []
    for seed, zone in [("1", "UTC"), ("2", "Asia/Tokyo")]:
        folder = tmp_path / seed
        built = build(folder, FILES, environment={"PYTHONHASHSEED": seed, "TZ": zone})
        outputs.append(
            {
                path.relative_to(built.output): path.read_bytes()
                for path in built.output.rglob("*")
                if path.is_file()
            }
        )
    assert outputs[0] == outputs[1]
