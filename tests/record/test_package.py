"""The data files are described for programs, the same on every day that they are built."""

import copy
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from data_package_rules import broken
from record.package import FIELDS
from small_site import Built, article, build


@pytest.fixture(scope="module")
def package(site: Built) -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads(site.text("data/datapackage.json"))
    return descriptor


def test_the_package_keeps_the_rules_of_the_standard(package: dict[str, Any]) -> None:
    assert broken(package) == []


def test_each_data_file_is_a_resource_with_its_size_and_hash(
    site: Built, package: dict[str, Any]
) -> None:
    files = sorted((site.output / "data").glob("*.gz"))
    assert [resource["path"] for resource in package["resources"]] == [file.name for file in files]
    for resource, file in zip(package["resources"], files, strict=True):
        data = file.read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert (resource["format"], resource["encoding"]) == ("jsonl", "utf-8")


def test_the_schema_tells_every_field_with_its_type_and_meaning(
    site: Built, package: dict[str, Any]
) -> None:
    kinds = {"string": str, "array": list, "date": str}
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert list(fields) == list(FIELDS)
        assert all(field["description"] for field in fields.values())
        for record in site.records(int(resource["name"][-4:])):
            for name, value in record.items():
                assert isinstance(value, kinds[fields[name]["type"]])


def test_the_package_says_whose_it_is_and_when_an_article_last_changed(
    package: dict[str, Any],
) -> None:
    assert package["name"] == "example.org-archive"
    assert package["homepage"] == "https://example.org/archive/data/"
    assert package["title"] == "أرشيف التجربة: بيانات الأرشيف"
    assert package["created"] == "2024-12-02T00:00:00Z"  # a correction's day
    assert [each["title"] for each in package["contributors"]] == ["أرشيف التجربة"]
    assert {(each["title"], each["path"]) for each in package["sources"]} == {
        ("وكالة المثال", "https://agency.example/"),
        ("The Invented Paper", "https://paper.example/"),
    }
    assert "licenses" not in package  # nothing is claimed where the settings claim nothing


def test_a_licence_of_the_settings_is_named(tmp_path: Path) -> None:
    address = "https://example.org/licence"
    files = {"articles/1.md": article("waaaaaaaaaa", "2024-11-18")}
    built = build(tmp_path, files, LICENSE="رخصة مختلقة", LICENSE_URL=address)
    package = json.loads(built.text("data/datapackage.json"))
    assert package["licenses"] == [{"title": "رخصة مختلقة", "path": address}]
    assert broken(package) == []


def test_an_archive_without_articles_has_a_page_and_no_package(tmp_path: Path) -> None:
    built = build(tmp_path, {"pages/about.md": "Title: عن الأرشيف\n\nنص مختلق.\n"})
    assert built.code == 0, built.said
    assert [path.name for path in (built.output / "data").iterdir()] == ["index.html"]


BREAKS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no resources": lambda package: package.update(resources=[]),
    "created": lambda package: package.update(created="2024-12-02"),
    "licence in package": lambda package: package.update(licence="x"),
    "a license with neither": lambda package: package.update(licenses=[{"title": "x"}]),
    "an empty source": lambda package: package.update(sources=[{}]),
    "two resources": lambda package: package["resources"].append(package["resources"][0]),
    "resource with path '/x'": lambda package: package["resources"][0].update(path="/x"),
    "resource with path 'a/../x'": lambda package: package["resources"][0].update(path="a/../x"),
    "resource with hash": lambda package: package["resources"][0].update(hash="sha256:x"),
    "'12' bytes": lambda package: package["resources"][0].update(bytes="12"),
    "a resource without name": lambda package: package["resources"][0].pop("name"),
    "field with type 'text'": lambda package: package["resources"][0]["schema"]["fields"][0].update(
        type="text"
    ),
    "a key that is no field": lambda package: package["resources"][0]["schema"]["fields"].pop(0),
    "no list with an item": lambda package: package.update(contributors={}),
}


@pytest.mark.parametrize("rule", BREAKS)
def test_the_rules_find_a_package_that_breaks_them(package: dict[str, Any], rule: str) -> None:
    changed = copy.deepcopy(package)
    BREAKS[rule](changed)
    assert any(rule in sentence for sentence in broken(changed)), broken(changed)
