"""How figures, times and attributions are said to people."""

from __future__ import annotations

import msgspec
import pytest
from told_samples import ATTRIBUTIONS, FIGURES, TEXT, TIMES

from secondsource.records import Change
from secondsource.views.amounts import (
    say_amount,
    say_counted,
    say_gatherer,
    say_number,
    say_time,
)

Estimate = tuple[float | None, float | None, float | None]
"""Best, low, high."""


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (40, "40"),
        (42_000, "42,000"),
        (2.5, "2.5"),
        (1_234_567, "1,234,567"),
        (6_800_000, "6.8 million"),
        (26e9, "26 billion"),
        (1.5e12, "1.5 trillion"),
    ],
)
def test_numbers(value: float, said: str) -> None:
    assert say_number(value) == said


@pytest.mark.parametrize(
    ("estimate", "unit", "change", "said"),
    [
        ((40, 40, 40), None, None, "40"),
        ((40, 40, None), None, None, "at least 40"),
        ((40, None, 40), None, None, "up to 40"),
        ((40, None, None), None, None, "about 40"),
        ((40, 30, 50), None, None, "40 (30–50)"),
        ((40, 30, None), None, None, "40 (30 or more)"),
        ((None, None, None), None, None, "At least 40"),
        ((5e6, 5e6, 5e6), "USD", None, "USD 5 million"),
        ((40, 40, 40), "%", "increase", "up 40 %"),
        ((40, 40, 40), "%", "decrease", "down 40 %"),
        ((3, 3, 3), None, "new", "3 more"),
        ((3, 3, 3), None, "cumulative", "3, toll so far"),
    ],
)
def test_amounts(estimate: Estimate, unit: str | None, change: Change | None, said: str) -> None:
    value, low, high = estimate
    figure = msgspec.structs.replace(FIGURES[0], value=value, low=low, high=high, unit=unit, change=change)
    assert say_amount(figure, TEXT) == said


@pytest.mark.parametrize(
    ("words", "low", "unit", "change", "said"),
    [
        ("dozens", 24, None, None, "dozens (24 or more)"),
        ("dozens", 24, None, "new", "dozens more (24 or more)"),
        ("dozens", 24, None, "cumulative", "dozens, toll so far (24 or more)"),
        ("millions of dollars", 2e6, "USD", None, "millions of dollars (USD 2 million or more)"),
        ("over 20", 20, "km", None, "20 km or more"),
    ],
)
def test_a_vague_word_stands_beside_its_number(
    words: str, low: float, unit: str | None, change: Change | None, said: str
) -> None:
    figure = msgspec.structs.replace(
        FIGURES[0], span=(0, len(words)), value=None, low=low, high=None, unit=unit, change=change
    )
    assert say_amount(figure, words) == said


def test_a_running_number_of_things_is_no_toll() -> None:
    assert say_amount(msgspec.structs.replace(FIGURES[1], counts="cables", change="cumulative"), TEXT) == "12 so far"


def test_what_is_counted() -> None:
    assert say_counted(FIGURES[0], TEXT) == "wounded: people"
    assert say_counted(FIGURES[3], TEXT) == "money"
    assert say_counted(msgspec.structs.replace(FIGURES[3], counts="other"), TEXT) == "affected"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2021-11-09", "2021-11-09"),
        ("2021-11", "2021-11"),
        ("2021", "2021"),
        ("199X", "199X"),
        ("2021-W45", "2021-W45"),
        ("2021-Q4", "2021-Q4"),
        ("2021-SP", "2021-SP"),
        ("2021-W45-WE", "2021-W45-WE"),
        ("2021-11-09TEV", "2021-11-09 evening"),
        ("2021-11-09T19:55", "2021-11-09 19:55"),
        ("199", "“Tuesday”"),
        ("XXXX-WXX-2", "“Tuesday”"),
        ("FUTURE_REF", "“Tuesday”"),
        (None, "“Tuesday”"),
    ],
)
def test_a_time_is_a_day_or_its_words(value: str | None, said: str) -> None:
    assert say_time(msgspec.structs.replace(TIMES[0], value=value), TEXT) == said


def test_a_duration_has_its_words() -> None:
    assert say_time(msgspec.structs.replace(TIMES[0], kind="duration", value="P2Y"), TEXT) == "“Tuesday”"
    assert say_time(None, TEXT) == ""
    unknown = msgspec.structs.replace(TIMES[0], value=None, supposed="2024-03-26")
    assert say_time(unknown, TEXT) == "“Tuesday”, 2024-03-26?"


def test_a_gatherer_is_told_or_passes_it_on() -> None:
    assert say_gatherer(ATTRIBUTIONS[0]) == "to Northern Wire"
    before = msgspec.structs.replace(ATTRIBUTIONS[0], gatherer_span=(0, 5))
    assert say_gatherer(before) == "through Northern Wire"
    assert say_gatherer(msgspec.structs.replace(before, gatherer_span=None)) == "through Northern Wire"
    assert say_gatherer(ATTRIBUTIONS[1]) == ""
