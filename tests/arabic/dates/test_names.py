"""Dates are written with the names of the table, whatever the machine's locale."""

import datetime
from typing import Any

import pytest

from arabic import RULES, fold
from arabic.dates import (
    long_date,
    month_name,
    month_year,
    number,
    short_date,
    weekday_name,
)
from arabic.dates.patterns import MONTHS
from arabic.dates.vocabulary import key


def test_the_vectors_are_written_as_they_say(vectors: dict[str, Any]) -> None:
    for vector in vectors["dates"]:
        day = datetime.date.fromisoformat(vector["iso"])
        assert long_date(day, **vector["style"]) == vector["long"]
        assert short_date(day, **vector["style"]) == vector["short"]


def test_both_names_of_a_month_are_the_usual_way() -> None:
    assert month_name(11) == "تشرين الثاني/نوفمبر"
    assert month_year(2024, 11) == "تشرين الثاني/نوفمبر 2024"
    assert month_year(2024, 11, "levantine", "arabic") == "تشرين الثاني ٢٠٢٤"


def test_an_hour_changes_nothing() -> None:
    assert short_date(datetime.datetime(2024, 11, 18, 23, 59)) == "18 تشرين الثاني/نوفمبر 2024"


def test_weekdays_are_counted_from_monday_as_python_counts_them() -> None:
    assert weekday_name(datetime.date(2024, 11, 18).weekday()) == "الاثنين"
    assert weekday_name(6) == "الأحد"


def test_numbers_are_written_in_the_digits_asked_for() -> None:
    assert (number(2024), number(2024, "arabic")) == ("2024", "٢٠٢٤")


@pytest.mark.parametrize("system", ["levantine", "gregorian", "maghrebi"])
def test_each_system_has_twelve_months_with_names_of_their_own(system: str) -> None:
    assert len(RULES.months[system]) == 12
    assert len({names[0] for names in RULES.months[system]}) == 12


def test_no_name_means_two_months() -> None:
    for system in RULES.months.values():
        for month, names in enumerate(system, start=1):
            for name in names:
                assert MONTHS[key(name)] == month, name


def test_names_that_differ_only_by_hamzas_are_one() -> None:
    assert fold("أبريل") == fold("إبريل") == fold("ابريل")
