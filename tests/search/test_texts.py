"""Words as numbers, held to the words themselves."""

from hypothesis import example, given
from hypothesis import strategies as st

from arabic import forms
from search.spelt import split
from search.texts import tokenised

TEXTS = st.text(st.sampled_from("الهيئة ًُّـ٢2aZé-.,«»\u200f\u0301ﷺﻻﱠ\n"), max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
@example([])
@example([("", "")])
@example([("ﷺ", "قال ﷺ ثم قال"), ("", "ثمّ")])
def test_the_numbers_say_the_forms_of_each_text_in_their_order(
    documents: list[tuple[str, str]],
) -> None:
    texts = tokenised(split(documents, 2))
    assert texts.forms == sorted(
        {form for document in documents for text in document for form in forms(text)}
    )
    for place, field in enumerate(texts.fields):
        assert len(field.starts) == len(documents) + 1
        assert field.starts[-1] == len(field.tokens)
        for document, begin, end in zip(documents, field.starts, field.starts[1:], strict=False):
            found = [texts.forms[number] for number in field.tokens[begin:end]]
            assert found == forms(document[place])


def test_a_form_is_spelt_as_it_mostly_is_letter_for_letter() -> None:
    texts = tokenised(
        split([("العامه", "العامّة العامة العامة العامه"), ("NATO", "nato Nato NATO ﷺ")], 2)
    )
    assert texts.forms == ["nato", "العامه", "الله", "صلي", "عليه", "وسلم"]
    assert texts.spellings == ["NATO", *texts.forms[1:]]
    assert tokenised(split([("العامه", "العامة العامة إلى")], 2)).spellings == ["العامة", "إلى"]


def test_a_run_of_ligatures_has_all_its_words() -> None:
    assert len(tokenised(split([("", "ﷺ" * 90)], 2)).fields[1].tokens) == len(forms("ﷺ" * 90)) > 255


def test_no_control_and_no_ligature_is_ever_shown() -> None:
    texts = tokenised(split([("", "ﻻ\u202eجئون")], 2))
    assert texts.spellings == texts.forms
