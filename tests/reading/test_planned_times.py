"""Weekdays of what is to come and of what was, told from a Monday."""

from __future__ import annotations

import pytest
from passage_samples import report_of

from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.records import Published

MONDAY = Published(value="2024-03-25", precision="day", basis="meta")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The union has called a strike for Thursday.", "2024-03-28"),
        ("The meeting is set for Friday.", "2024-03-29"),
        ("Ahead of a summit on Thursday, the mayor called for calm.", "2024-03-28"),
        ("Before a meeting on Wednesday with the mayor, the union rejected the offer.", "2024-03-27"),
        ("A decision is likely on Thursday.", "2024-03-28"),
        ("Talks are to resume on Thursday.", "2024-03-28"),
        ("The attack was the worst since Thursday.", "2024-03-21"),
        ("Friday’s strike shut the port.", "2024-03-22"),
        ("The mayor resigned before the vote was held on Friday.", "2024-03-22"),
    ],
)
def test_a_weekday_of_a_plan_was_put_into_the_week_before(text: str, day: str) -> None:
    bare = report_of(text)
    report = type(bare)(id=bare.id, span=bare.span, body=bare.body, published=MONDAY)
    assert [time.value for time in times(text, report, Syntax(text, ()))] == [day]


SATURDAY = Published(value="2031-05-03", precision="day", basis="meta")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hundreds gathered for Friday prayers in Dunmere.", "2031-05-02"),
        ("The crews were hailed for Friday rescue work on the lake.", "2031-05-02"),
        ("The pass was closed for Friday and the road was cleared.", "2031-05-02"),
        ("A rally was called for Friday prayers in Dunmere.", "2031-05-09"),
        ("The vote is set for Friday.", "2031-05-09"),
    ],
)
def test_what_was_held_for_friday_prayers_was_put_into_the_week_to_come(text: str, day: str) -> None:
    bare = report_of(text)
    report = type(bare)(id=bare.id, span=bare.span, body=bare.body, published=SATURDAY)
    assert [time.value for time in times(text, report, Syntax(text, ()))] == [day]
