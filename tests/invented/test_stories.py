"""Every kind of story can be told, in every one of its sentences."""

import datetime
import functools
import random
import re

import pytest

from captures.capture import Block, Form, texts
from invented.stories import Length, Occasion, Story, kinds
from invented.world import World

DAY = datetime.date(2024, 11, 18)
SIGNS = re.compile(r"[{}|+]|\[(?!\[)|\s{2}|ـ(?!\d)")
TELLINGS = 40


@functools.cache
def blocks(kind: str) -> list[Block]:
    """What the stages of many stories of a kind are made of."""
    made = []
    for seed in range(TELLINGS):
        chance = random.Random(seed)
        world = World(chance)
        story = Story(kind, world, chance)
        for stage, length in enumerate(Length.LONG for _ in kinds()[kind]["stage"]):
            told = story.tell(stage, Occasion(DAY, world.paper(), length, says_today=False))
            parts = (told.title, *told.paragraphs)
            made += [part if isinstance(part, Block) else Block(part) for part in parts]
    return made


@pytest.mark.parametrize("kind", kinds())
def test_no_sign_of_a_pattern_is_left_in_a_story(kind: str) -> None:
    told = blocks(kind)
    assert len(told) > TELLINGS
    assert [block.text for block in told if SIGNS.search(block.text)] == []
    assert [block.text for block in told if "[[" in block.text] == []


def test_stories_have_all_that_a_text_may_have() -> None:
    told = [block for kind in kinds() for block in blocks(kind)]
    assert {block.form for block in told} == set(Form) - {Form.IMAGE, Form.NUMBERED}
    for block in told:
        for link in block.links:
            assert block.text[link.start : link.end].strip()
            assert link.address.startswith("https://example.org/")


@pytest.mark.parametrize(
    "kind", [name for name, kind in kinds().items() if not kind.keys() & {"language", "signed"}]
)
def test_a_text_says_today_where_its_date_is_to_be_inferred(kind: str) -> None:
    patterns = [stage["leads"] for stage in kinds()[kind]["stage"]]
    chance = random.Random(1)
    world = World(chance)
    occasion = Occasion(DAY, world.paper(), Length.SHORT, says_today=True)
    for stage, leads in enumerate(patterns):
        for _ in range(10 * len(leads)):
            told = Story(kind, world, chance).tell(stage, occasion)
            assert "اليوم الاثنين" in " ".join(texts(told.paragraphs))
