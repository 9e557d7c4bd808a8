"""Numbers: every number that can be spelled is read back, and bounds bound."""

from __future__ import annotations

import pytest
from figure_samples import told_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondsource.reading.figures.amounts import Number
from secondsource.reading.figures.clauses import clause_of
from secondsource.reading.figures.numbers import numbers
from secondsource.vocabulary.figures import load_figures

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int, joint: str = " and ", hyphen: str = "-") -> str:
    """A number below two million in English words."""
    if number >= 1_000_000:
        rest = number % 1_000_000
        more = (joint if rest < 100 else " ") + spelled(rest, joint, hyphen) if rest else ""
        return spelled(number // 1_000_000, joint, hyphen) + " million" + more
    if number >= 1000:
        rest = number % 1000
        more = (joint if rest < 100 else " ") + spelled(rest, joint, hyphen) if rest else ""
        return spelled(number // 1000, joint, hyphen) + " thousand" + more
    if number >= 100:
        rest = number % 100
        return ONES[number // 100] + " hundred" + (joint + spelled(rest, joint, hyphen) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10 - 2] + (hyphen + ONES[number % 10] if number % 10 else "")


def read(text: str) -> list[tuple[str, Number]]:
    """The numbers of a text, with their words."""
    words = load_figures()
    clause = clause_of(told_of(text), (0, len(text)), 0, words)
    return [(text[slice(*clause.over(n.first, n.last))], n) for n in numbers(clause, words)]


@settings(max_examples=200, deadline=None)
@given(
    number=st.integers(0, 1_000_000),
    joint=st.sampled_from([" and ", " "]),
    hyphen=st.sampled_from(["-", " "]),
    capital=st.booleans(),
)
@example(number=1_000_000, joint=" ", hyphen="-", capital=False)
@example(number=100_000, joint=" and ", hyphen="-", capital=True)
@example(number=240_506, joint=" and ", hyphen="-", capital=False)
@example(number=0, joint=" ", hyphen="-", capital=False)
def test_a_spelled_number_is_read_back(number: int, joint: str, hyphen: str, capital: bool) -> None:
    text = spelled(number, joint, hyphen)
    text = text.capitalize() if capital else text
    found = read(f"{text} residents")
    assert [(words, n.value, n.low, n.high) for words, n in found] == [(text, number, number, number)]


def test_every_number_up_to_a_thousand_is_read_back() -> None:
    for number in range(1001):
        assert [n.value for _, n in read(f"{spelled(number)} residents")] == [number], number


@settings(max_examples=100, deadline=None)
@given(number=st.integers(0, 10**9), style=st.sampled_from(["{}", "{:,}"]))
def test_digits_are_read_back(number: int, style: str) -> None:
    text = style.format(number)
    assert [(words, n.value) for words, n in read(f"{text} residents")] == [(text, number)]


@settings(max_examples=200, deadline=None)
@given(
    before=st.sampled_from(["", "at least ", "more than ", "nearly ", "up to ", "about ", "at least some "]),
    amount=st.one_of(st.integers(2, 99_999).map(str), st.sampled_from(["a dozen", "two million", "dozens", "several"])),
    upper=st.one_of(st.just(""), st.integers(2, 99_999).map(lambda n: f" to {n}")),
    after=st.sampled_from(["", " or more", " or so"]),
)
def test_low_is_never_above_high(before: str, amount: str, upper: str, after: str) -> None:
    for _, number in read(f"{before}{amount}{upper}{after} residents"):
        known = [v for v in (number.low, number.value, number.high) if v is not None]
        assert known == sorted(known)


@pytest.mark.parametrize(
    ("text", "low", "value", "high"),
    [
        ("a dozen", 12, 12, 12),
        ("half a dozen", 6, 6, 6),
        ("two dozen", 24, 24, 24),
        ("a few hundred", 300, None, None),
        ("half a million", 500_000, 500_000, 500_000),
        ("a quarter of a million", 250_000, 250_000, 250_000),
        ("one and a half million", 1_500_000, 1_500_000, 1_500_000),
        ("1.2 million", 1_200_000, 1_200_000, 1_200_000),
        ("4.5bn", 4_500_000_000, 4_500_000_000, 4_500_000_000),
        ("hundreds of thousands", 200_000, None, None),
        ("a couple of hundred", 200, None, None),
        ("dozens", 24, None, None),
        ("no fewer than 12", 12, 12, None),
        ("well over a hundred", 100, 100, None),
        ("just under 50", None, 50, 50),
        ("an estimated 7,000", None, 7000, None),
        ("twelve or thirteen", 12, None, 13),
        ("2 to 3 million", 2_000_000, None, 3_000_000),
    ],
)
def test_amounts(text: str, low: float | None, value: float | None, high: float | None) -> None:
    assert [(words, n.low, n.value, n.high) for words, n in read(f"{text} residents")] == [(text, low, value, high)]


@pytest.mark.parametrize(
    "text", ["on March 3", "3 March", "at 10:30", "the 20-strong team", "F-16", "9/11", "a 3-2 win", "the 2nd"]
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == []
