"""What is to come: the future tense, but for a day that was past when the report was published."""

from __future__ import annotations

import msgspec
import pytest
from told_samples import EVENTS, TIMES, told_reading, told_report

from secondsource.records import Event, Published, Reading, Report, Time
from secondsource.views.forthcoming import forthcoming


def reading(*events: Event, times: tuple[Time, ...] = TIMES) -> Reading:
    return msgspec.structs.replace(told_reading(told_report()), events=events, times=times)


COMING = EVENTS[2]


def test_the_earliest_come_first_and_those_without_a_day_last() -> None:
    later = msgspec.structs.replace(TIMES[2], value="2022-01", start=None, end=None)
    events = [msgspec.structs.replace(COMING, time=time) for time in (None, 3, 2, 0)]
    assert forthcoming(reading(*events, times=(*TIMES, later)), told_report()) == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("published", "end", "ahead"),
    [
        ("2021-11-15", "2021-11-15", True),
        ("2021-11-16", "2021-11-15", False),
        ("2021-11-16T08:00:00+00:00", "2021-11-15", False),
        ("2021-11", "2021-11-15", True),
        ("2021-12", "2021-11-15", False),
        ("2021-11-16", "2021-11", True),
        ("2021-11-16", "2021-W46", True),
        (None, "2021-11-15", True),
    ],
)
def test_what_was_past_when_it_was_published_is_not_to_come(published: str | None, end: str, ahead: bool) -> None:
    report = told_report()
    known = Published(value=published, precision="day", basis="meta") if published else None
    dated: Report = msgspec.structs.replace(report, published=known)
    time = msgspec.structs.replace(TIMES[2], value=end, start=None, end=None)
    event = msgspec.structs.replace(COMING, time=0)
    assert forthcoming(reading(event, times=(time,)), dated) == [0] * ahead


def test_a_duration_has_no_day() -> None:
    time = msgspec.structs.replace(TIMES[2], kind="duration", value="P2Y", start=None, end=None)
    event = msgspec.structs.replace(COMING, time=0)
    assert forthcoming(reading(event, times=(time,)), told_report()) == [0]


def test_other_modalities_are_not_to_come() -> None:
    assert forthcoming(reading(*EVENTS[:2]), told_report()) == []


@pytest.mark.parametrize(
    ("supposed", "relative", "published", "ahead"),
    [
        ("2020-11-08", "last XXXX-11-08", "2021-11-09", False),
        ("2021-11-08", "XXXX-11-08", "2021-11-09", False),
        ("2021-11-12", "friday", "2021-11-09", True),
        ("2020-11-08", "last XXXX-11-08", None, False),
        (None, "-P1D", None, False),
        (None, "P1D", None, True),
    ],
)
def test_a_day_that_is_supposed_to_be_past_is_not_to_come(
    supposed: str | None, relative: str, published: str | None, ahead: bool
) -> None:
    known = Published(value=published, precision="day", basis="meta") if published else None
    dated = msgspec.structs.replace(told_report(), published=known)
    time = msgspec.structs.replace(
        TIMES[2], value=None, start=None, end=None, supposed=supposed, relative=relative, basis=None
    )
    event = msgspec.structs.replace(COMING, time=0)
    assert forthcoming(reading(event, times=(time,)), dated) == [0] * ahead
