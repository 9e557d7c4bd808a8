"""Times: terms that are set, and what a picture's date would make of what is relative."""

from __future__ import annotations

import pytest
from passage_samples import report_of

from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.records import Published, Report, Time
from secondsource.records.pages import Basis

MONDAY = "2024-03-25"


def read(text: str, published: str = MONDAY, basis: Basis = "meta") -> tuple[Time, ...]:
    body = report_of(text)
    day = Published(value=published, precision="day", basis=basis)
    report = Report(id=body.id, span=body.span, body=body.body, published=day)
    return times(text, report, Syntax(text, ()))


def test_a_picture_s_date_tells_no_day_but_what_it_would_be() -> None:
    friday, built = read("The ferry sank on Friday. It was built in 1987.", "2024-10-05", "caption")
    assert (friday.value, friday.relative, friday.supposed) == (None, "last friday", "2024-10-04")
    assert (built.value, built.supposed) == ("1987", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They threatened to leave if it was not opened by Friday.", "2024-03-29"),
        ("By Friday the water had gone, officials said.", "2024-03-22"),
        ("The water had gone by Friday.", "2024-03-22"),
    ],
)
def test_by_a_weekday_is_to_come_unless_something_had_happened_by_then(text: str, value: str) -> None:
    assert [t.value for t in read(text)] == [value]


def test_the_days_covered_are_told() -> None:
    text = "Last week, in January, in the summer of 2020, in the 1990s and on Friday."
    assert [(time.start, time.end) for time in read(text)] == [
        ("2024-03-18", "2024-03-24"),
        ("2024-01-01", "2024-01-31"),
        ("2020-06-01", "2020-08-31"),
        ("1990-01-01", "1999-12-31"),
        ("2024-03-22", "2024-03-22"),
    ]
