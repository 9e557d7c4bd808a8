from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from passage_samples import report_of

from secondsource.reading.parts import parts_of, within
from secondsource.reading.syntax import Syntax
from secondsource.reading.times import times
from secondsource.records import Published, Report, Time

VALUE = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|BC\d{2,4}(?:-(?:\d\d(?:-\d\d)?|[QH]\d|SP|SU|FA|WI))?|\d{2,4}"
    r"|\d{4}-(?:\d\d(?:-\d\d(?:T(?:\d\d:\d\d(?::\d\d)?Z?|MO|MI|AF|EV|NI|DT))?)?|W\d\d(?:-WE)?|[QH]\d|SP|SU|FA|WI)"
    r"|PT?(?:X|\d+(?:\.\d+)?(?:e[+-]\d+)?)[A-Z]{1,2}|PTX[HMS]|XXXX-(?:WXX-\d|\d\d|SP|SU|FA|WI|XX-XXT[A-Z]{2})"
)
RELATIVE = ["yesterday", "last week", "on Friday", "in May", "two years ago", "Oct. 8", "tonight", "next month"]
RELATIVE += ["this year", "last March", "at Christmas", "10 a.m. Monday", "the following day", "Thursday night"]
MORE = ["he said", "will", "the", "a", "-", ",", ".", "\n", "1998", "6 October 2001", "3", "to", "of", "early", "every"]
MORE += ["days", "hour", "second", "third quarter", "'98", "half", "noon", "490 BC", "2003-2011", "May 30-31", "later"]
MORE += ["February 30", "earlier", "years", "ago", "2024-02-30", "summer", "few"]
PIECES = [*RELATIVE, *MORE]
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)
days = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))


def read(text: str, day: date | None) -> tuple[Report, tuple[Time, ...]]:
    report = report_of(text)
    if day is not None:
        published = Published(value=day.isoformat(), precision="day", basis="meta")
        report = Report(id="r", span=report.span, body=report.body, published=published)
    return report, times(text, report, Syntax(text, ()))


@given(texts, days)
@settings(max_examples=300)
def test_times_are_ordered_disjoint_valid_and_the_same_each_time(text: str, day: date | None) -> None:
    report, found = read(text, day)
    assert found == read(text, day)[1]
    parts = parts_of(report)
    assert all(within(time.span, parts) and time.span[0] < time.span[1] for time in found)
    assert all(before.span[1] <= after.span[0] for before, after in pairwise(found))
    for time in found:
        assert (time.value is None) == (time.basis is None)
        assert (time.value is None) == (time.relative is not None)
        assert time.value is None or VALUE.fullmatch(time.value), time.value
        assert (time.start is None) == (time.end is None)
        if time.start and time.end:
            assert date.fromisoformat(time.start) <= date.fromisoformat(time.end)


@given(st.lists(st.sampled_from(RELATIVE), min_size=1, max_size=8).map(" and ".join))
def test_without_a_date_none_is_made_up(text: str) -> None:
    _, found = read(text, None)
    assert all(time.value is None and time.start is None for time in found)
