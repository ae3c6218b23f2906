import datetime

from hypothesis import given
from hypothesis import strategies as st

from search.numbers import Document, number_documents

DOCUMENTS = st.lists(
    st.builds(
        Document,
        st.dates(datetime.date(1998, 1, 1), datetime.date(2030, 1, 1)),
        st.text("abcdef", min_size=4, max_size=6),
    ),
    unique_by=lambda document: document.id,
    max_size=60,
)


@given(DOCUMENTS)
def test_numbers_are_in_the_order_of_dates_and_then_of_ids(documents: list[Document]) -> None:
    numbers, _ = number_documents(documents)
    ordered = sorted(documents)
    assert [numbers[document.id] for document in ordered] == sorted(numbers.values())
    assert len(set(numbers.values())) == len(documents)


@given(DOCUMENTS)
def test_days_say_where_their_documents_lie(documents: list[Document]) -> None:
    numbers, days = number_documents(documents)
    assert [day.day for day in days] == sorted({document.day for document in documents})
    for day in days:
        here = [numbers[document.id] for document in documents if document.day == day.day]
        assert sorted(here) == list(range(day.first, day.first + day.documents))


@given(DOCUMENTS)
def test_numbers_do_not_depend_on_the_order_of_reading(documents: list[Document]) -> None:
    assert number_documents(documents) == number_documents(documents[::-1])


def test_an_article_found_late_moves_only_those_behind_it_in_its_month() -> None:
    days = [datetime.date(2020, month, day) for month in range(1, 13) for day in (3, 9, 20)]
    documents = [Document(day, f"{day:%m%d}") for day in days]
    before, _ = number_documents(documents)
    after, _ = number_documents([*documents, Document(datetime.date(2020, 5, 10), "late")])
    moved = {id_ for id_ in before if before[id_] != after[id_]}
    assert moved == {"0520"}
