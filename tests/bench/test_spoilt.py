from hypothesis import given
from hypothesis import strategies as st

from bench.spoilt import careless, mistyped

QUERIES = st.text("أإآابتثةىيهلو ؟", max_size=40)


def test_careless_spelling_leaves_out_hamzas_and_exchanges_the_last_letters() -> None:
    assert careless("أخبار إدلب", 1) == "اخبار ادلب"
    assert careless("مدينة؟", 1) == "مدينه؟"
    assert careless("مصطفى علي", 1) == "مصطفي على"


def test_some_of_the_articles_go() -> None:
    spoilt = [careless("المدينة", seed) for seed in range(300)]
    assert 60 < spoilt.count("مدينه") < 140
    assert set(spoilt) == {"مدينه", "المدينه"}


@given(QUERIES, st.integers(0, 100))
def test_a_seed_gives_the_same_query_every_time(query: str, seed: int) -> None:
    assert careless(query, seed) == careless(query, seed)
    assert mistyped(query, seed) == mistyped(query, seed)


@given(QUERIES, st.integers(0, 100))
def test_a_slip_is_made_in_one_word_and_of_one_letter(query: str, seed: int) -> None:
    before, after = query.split(), mistyped(query, seed).split()
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) <= 1
    for old, new in changed:
        assert len(old) == max(map(len, before))
        assert len(old) - len(new) in (0, 1)
