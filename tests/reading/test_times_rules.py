from __future__ import annotations

import time as clock
from datetime import date

import pytest

from secondsource.reading.times import grammar
from secondsource.reading.times.amounts import duration, number_of
from secondsource.reading.times.calendar import covered, easter, holiday, shifted, value_of
from secondsource.reading.times.forms import FORMS
from secondsource.reading.times.tokens import codes_of, tokens_in
from secondsource.vocabulary.times import load_times

WORDS = load_times()


@pytest.mark.parametrize(("rule", "example"), grammar.examples())
def test_each_rule_fits_its_example(rule: str, example: str) -> None:
    tokens = tokens_in(example, (0, len(example)), WORDS)
    found = grammar.first(codes_of(tokens), 0)
    assert found is not None
    assert (found.rule, found.start, found.end) == (rule, 0, len(tokens))


def test_each_rule_has_a_form() -> None:
    assert {rule for rule, _ in grammar.examples()} == set(FORMS)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-five", 25.0),
        ("a hundred", 100.0),
        ("three hundred", 300.0),
        ("two to three", 2.0),
        ("two and a half", 2.5),
        ("a couple of", 2.0),
        ("half an", 0.5),
        ("an", 1.0),
        ("several", None),
    ],
)
def test_numbers_in_words(words: str, number: float | None) -> None:
    assert number_of(tokens_in(words, (0, len(words)), WORDS)) == number


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [(2, "Y", "P2Y"), (5, "TH", "PT5H"), (None, "D", "PXD"), (None, "TH", "PTXH"), (1, "DE", "P10Y"), (2, "FN", "P4W")],
)
def test_durations_are_written_as_timex3(amount: float | None, unit: str, value: str) -> None:
    assert duration(amount, unit) == value


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2024-12-30"),
        ("W", "2025-W01"),
        ("M", "2024-12"),
        ("Q", "2024-Q4"),
        ("Y", "2024"),
        ("DE", "202"),
        ("CE", "20"),
    ],
)
def test_the_unit_of_a_day(unit: str, value: str) -> None:
    assert value_of(date(2024, 12, 30), unit) == value


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-W01", ("2024-12-30", "2025-01-05")),
        ("2024-W12-WE", ("2024-03-23", "2024-03-24")),
        ("2023-WI", ("2023-12-01", "2024-02-29")),
        ("2024-H2", ("2024-07-01", "2024-12-31")),
        ("2024-03-25T10:30Z", ("2024-03-25", "2024-03-25")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("PAST_REF", None),
        ("2024-02-30", None),
    ],
)
def test_the_days_that_a_value_covers(value: str, days: tuple[str, str] | None) -> None:
    assert covered(value) == days


def test_months_are_clipped_and_the_calendar_has_ends() -> None:
    assert shifted(date(2024, 3, 31), "M", -1) == date(2024, 2, 29)
    assert shifted(date(2024, 3, 31), "Y", -9000) is None
    assert shifted(date(2024, 3, 31), "D", 10**12) is None


def test_holidays() -> None:
    assert [easter(year) for year in (2024, 2025, 2000)] == [date(2024, 3, 31), date(2025, 4, 20), date(2000, 4, 23)]
    told = {name: holiday(WORDS.holidays[name], 2024) for name in ("thanksgiving", "memorial day", "election day")}
    assert told == {
        "thanksgiving": date(2024, 11, 28),
        "memorial day": date(2024, 5, 27),
        "election day": date(2024, 11, 5),
    }
    assert all(holiday(rule, 2024) for rule in WORDS.holidays.values())


@pytest.mark.parametrize("piece", ["one ", "the last ", "May 3 ", "two to ", "a year and ", "1998-", "early in the "])
def test_reading_is_linear_in_the_length_of_a_paragraph(piece: str) -> None:
    def seconds(repeats: int) -> float:
        text = piece * repeats
        began = clock.process_time()
        codes, at = codes_of(tokens_in(text, (0, len(text)), WORDS)), 0
        while found := grammar.first(codes, at):
            at = found.start + 1
        return clock.process_time() - began

    short, long = (min(seconds(repeats) for _ in range(3)) for repeats in (400, 4000))
    assert long < 40 * max(short, 0.002)
