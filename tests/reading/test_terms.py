"""Terms: which names, numbers and dates tell one event from another, under which form, and where they stand."""

from __future__ import annotations

import pytest

from secondsource.encoder.sentences import sentences
from secondsource.reading.terms import find_terms
from secondsource.records import Term

NUMBERS = {
    "nearly 42,000 people": ["42000"],
    "1,234,567 votes": ["1234567"],
    "a bill of $3.5 million": [],
    "it cost €17.5 a day": ["17.5"],
    "about 127 others": ["127"],
    "twelve of 12 boats": [],
    "in 2017 and in 1899": ["1899"],
    "2,017 sheep": ["2017"],
    "a 40% rise": ["40"],
    "the A380 rose": [],
    "1.2.3 is no number": [],
    "at 18:45 on Monday": [],
}
DATES = {
    "on Oct. 7 it began": ["10-07"],
    "on October 7, 2023, it began": ["10-07"],
    "from 7 October on": ["10-07"],
    "on Sept 27": [],
    "on Sep. 27": ["09-27"],
    "in May it rained": [],
    "March 24 and April 15": ["03-24", "04-15"],
}


def terms(text: str) -> tuple[Term, ...]:
    return find_terms(text, sentences(text, (0, len(text))))


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_kept_by_their_digits_where_they_are_not_in_every_report(text: str) -> None:
    assert sorted(t.key for t in terms(text) if t.kind == "number") == NUMBERS[text]


@pytest.mark.parametrize("text", DATES)
def test_dates_are_month_and_day_and_no_numbers(text: str) -> None:
    found = terms(text)
    assert sorted(t.key for t in found if t.kind == "date") == DATES[text]
    days = {key[3:].lstrip("0") for key in DATES[text]}
    assert not days & {t.key for t in found if t.kind == "number"}


def test_spans_are_where_the_term_stands_each_time() -> None:
    text = "They counted 1,234 boats near Port Lindow. By Oct. 7 there were 1,234 again, said the men of Port Lindow."
    found = {(t.kind, t.key): [text[a:b] for a, b in t.spans] for t in terms(text)}
    assert found["number", "1234"] == ["1,234", "1,234"]
    assert found["name", "port lindow"] == ["Port Lindow", "Port Lindow"]
    assert found["date", "10-07"] == ["Oct. 7"]


def test_the_rarest_come_first_and_odd_numbers_weigh_more_than_round_ones() -> None:
    found = terms("The office in Lindow counted 40,000 sheep, and then 41,387 sheep, near the town of Grimmelsund.")
    weights = {t.key: t.weight for t in found}
    assert [t.weight for t in found] == sorted((t.weight for t in found), reverse=True)
    assert weights["41387"] > weights["40000"]


def test_a_text_without_any_has_none() -> None:
    assert terms("") == terms("it rained and nobody came.") == ()
