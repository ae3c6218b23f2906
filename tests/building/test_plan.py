"""What a build may use of earlier ones, by what is as they have noted it."""

from types import ModuleType

import pytest

from building import plan
from building.plan import Plan

NOW = {"code": "code", "content": "content", "site": "site"}


def plugin(name: str, file: str) -> ModuleType:
    """As Pelican has loaded it."""
    found = ModuleType(name)
    found.__file__ = file
    return found


STRANGER = plugin("theirs", "/elsewhere/theirs.py")


@pytest.mark.parametrize(
    ("others", "plugins", "has_past", "has_pages"),
    [
        ({"content"}, [], True, True),
        ({"site"}, [], True, False),
        ({"code"}, [], False, False),
        ({"content"}, [STRANGER], False, False),
    ],
)
def test_what_is_another_decides_what_may_be_used(
    others: set[str], plugins: list[ModuleType], has_past: bool, has_pages: bool
) -> None:
    one = Plan(NOW | dict.fromkeys(others, "another"), NOW, plugins)
    assert not one.is_done
    assert one.is_of_other_code == ("code" in others)
    assert one.has_past == has_past
    assert one.has_pages == has_pages


@pytest.mark.parametrize("plugins", [[], [STRANGER]])
def test_nothing_is_to_be_done_where_all_is_the_same(plugins: list[ModuleType]) -> None:
    assert Plan(dict(NOW), NOW, plugins).is_done


def test_a_build_that_is_to_be_told_again_is_done_again_with_what_it_has() -> None:
    one = Plan({"code": "code", "site": "site"}, NOW, [])
    assert not one.is_done
    assert one.has_pages


def test_without_a_build_before_nothing_may_be_used() -> None:
    one = Plan({}, NOW, [])
    assert not (one.is_done or one.has_past or one.has_pages)


def test_a_plugin_is_a_stranger_by_its_place_and_by_its_name() -> None:
    ours = plugin("pelican.plugins.record", str(plan._PLUGINS / "record" / "__init__.py"))
    beside_ours = plugin("beside", str(plan._PLUGINS / "beside.py"))
    named_as_ours = plugin("search", "/elsewhere/search.py")
    one = Plan({}, NOW, [ours, beside_ours, named_as_ours, STRANGER])
    assert one.strangers == ["beside", "search", "theirs"]
