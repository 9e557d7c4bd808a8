"""What a report says is to come: its events in the future, but for those whose day was past when it was published."""

from __future__ import annotations

import re

from secondsource.records import Reading, Report, Time

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
"""The day, month or year with which an ISO 8601 time begins: 2024-03-22T19:55, 2024-03, 2024."""

GONE_BY = ("-P", "last ", "previous ")
"""How a time begins that stands before a day that is not known: "-P1D", "last friday"."""


def forthcoming(reading: Reading, report: Report) -> list[int]:
    """Give the indices of the events to come, the earliest first and those without a time last.

    An event whose time ended before the day of publication is past, whatever the tense; so is one whose day is only
    supposed, and one told to be of a day gone by ("the day before"). Where nothing is known, the tense decides.
    """
    events = reading.events
    ahead = [
        number
        for number, event in enumerate(events)
        if event.modality == "future" and not _past(_time(reading, event.time), report)
    ]

    def order(number: int) -> tuple[bool, str, int]:
        begins = _begins(_time(reading, events[number].time))
        return begins is None, begins or "", number

    return sorted(ahead, key=order)


def _time(reading: Reading, index: int | None) -> Time | None:
    return None if index is None else reading.times[index]


def _begins(time: Time | None) -> str | None:
    """The first day of a time; ``None`` where no day is known."""
    if time is None or time.kind not in {"date", "time"}:
        return None
    found = _DAY.match(time.start or time.value or "")
    return found[0] if found else None


def _past(time: Time | None, report: Report) -> bool:
    """Say whether a time ended before the day of publication, as far as both are known."""
    if time is None or time.kind not in {"date", "time"}:
        return False
    known = time.end or time.value
    if known is None and (time.relative or "").startswith(GONE_BY):
        return True
    end, published = _DAY.match(known or time.supposed or ""), _DAY.match(_day_of(report) or "")
    if end is None or published is None:
        return False
    precision = min(len(end[0]), len(published[0]))
    return end[0][:precision] < published[0][:precision]


def _day_of(report: Report) -> str | None:
    return report.published.value if report.published else None
