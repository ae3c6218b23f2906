"""What a maintainer reads when the build cannot go on."""

import subprocess
import sys
from pathlib import Path

import pytest

from small_site import article, build

ONE, TWO = "waaaaaaaaaa", "wbbbbbbbbbb"


def test_two_articles_with_one_id_stop_the_build_and_are_both_named(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        {
            "articles/one.md": article(ONE, "2024-01-01"),
            "articles/two.md": article(ONE, "2024-01-02"),
        },
    )
    said = " ".join(built.said.split())
    assert built.code != 0
    assert "one.md" in said
    assert "two.md" in said
    assert f"found Id: {ONE}" in said
    assert "Traceback" not in built.said


def test_an_article_without_an_id_is_named_with_an_id_it_could_have(tmp_path: Path) -> None:
    text = article(ONE, "2024-01-01").replace(f"Id: {ONE}\n", "")
    built = build(
        tmp_path, {"articles/one.md": text, "articles/two.md": article(TWO, "2024-01-01")}
    )
    said = " ".join(built.said.split())
    assert "one.md" in said
    assert "found no Id" in said
    assert "Traceback" not in built.said


def test_a_folder_of_other_things_is_not_emptied(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work", "utf-8")
    built = build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")})
    assert built.code != 0
    assert "OUTPUT=" in " ".join(built.said.split())
    assert (output / "thesis.txt").read_text("utf-8") == "years of work"
    assert "Traceback" not in built.said


def test_a_folder_that_a_build_made_is_built_anew(tmp_path: Path) -> None:
    build(tmp_path, {"articles/one.md": article(ONE, "2024-01-01")})
    (tmp_path / "content/articles/one.md").unlink()
    built = build(tmp_path, {"articles/two.md": article(TWO, "2024-01-01")})
    assert built.code == 0
    assert not (built.output / f"a/{ONE}.html").exists()
    assert (built.output / f"a/{TWO}.html").exists()


@pytest.mark.parametrize("siteurl", ["", "example.org"])
def test_publishing_needs_the_address_of_the_site(siteurl: str) -> None:
    root = Path(__file__).parents[1]
    run = subprocess.run(
        [sys.executable, "publishconf.py"],
        cwd=root,
        env={"SITEURL": siteurl},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "https://name.github.io/archive" in run.stderr
    assert "Traceback" not in run.stderr
