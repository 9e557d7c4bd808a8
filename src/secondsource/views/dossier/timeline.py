"""The time axis of the derivation picture: a column for each day on which something was reported."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime

from secondsource.records import Published, Record
from secondsource.views.words import MONTHS

LABEL = 62
"""Pixels that the label of a day needs."""


class Place(Record, frozen=True):
    """Where a report stands on the axis, in pixels."""

    x: float
    bar: tuple[float, float] | None = None  # the stretch it may stand on, where only the day is known


class Tick(Record, frozen=True):
    """A vertical line of the axis, and what is written at it."""

    x: float
    label: str
    gap: bool = False  # days without reports are left out before it


class Axis:
    """Maps publication times to ``left`` … ``right``; what has no day stands in a column of its own at the right.

    Times with an offset are put at their UTC time; without one, as they are written.
    """

    def __init__(self, times: Sequence[Published | None], left: float, right: float) -> None:
        """Lay out the days of ``times``."""
        moments = [_moment(time) for time in times]
        self._days = sorted({moment[0] for moment in moments if moment})
        self._undated = any(moment is None for moment in moments)
        self._left = left
        self.undated_from = right - 84 if self._undated and self._days else left if self._undated else right
        self._width = (self.undated_from - left) / max(len(self._days), 1)
        self._hours = (0, 24)
        if len(self._days) == 1:
            hours = [moment[1] for moment in moments if moment and moment[1] is not None]
            if hours:
                self._hours = (math.floor(min(hours)), max(math.ceil(max(hours)), math.floor(min(hours)) + 1))

    def place(self, time: Published | None) -> Place:
        """Give where a report of that time stands."""
        moment = _moment(time)
        if moment is None:
            return Place(x=self.undated_from + 16)
        day, hour = moment
        start = self._left + self._days.index(day) * self._width
        inset = min(6.0, self._width / 6)
        if hour is None:
            return Place(x=start + self._width / 2, bar=(start + inset, start + self._width - inset))
        first, last = self._hours
        return Place(x=start + inset + (self._width - 2 * inset) * (hour - first) / (last - first))

    def ticks(self) -> list[Tick]:
        """Give the lines between the days; where they are narrow, only some are labelled."""
        made = []
        labelled_to = -math.inf
        for number, day in enumerate(self._days):
            x = self._left + number * self._width
            label = ""
            if x - labelled_to >= LABEL and (number == 0 or self.undated_from - x >= LABEL):
                label, labelled_to = _say_day(day), x
            gap = number > 0 and (day - self._days[number - 1]).days > 1
            if label or gap or self._width >= LABEL / 3:
                made.append(Tick(x=x, label=label, gap=gap))
        if len(self._days) == 1 and self._hours != (0, 24):
            made += self._hour_ticks()
        if self._undated:
            made.append(Tick(x=self.undated_from, label="no day known"))
        return made

    def _hour_ticks(self) -> list[Tick]:
        first, last = self._hours
        step = max(1, math.ceil((last - first) / 6))
        width = self._width / (last - first)
        inner = range(first + step, last, step)
        return [Tick(x=self._left + (hour - first) * width, label=f"{hour:02}:00") for hour in inner]

    @property
    def skips(self) -> bool:
        """Say whether days are left out."""
        return any(tick.gap for tick in self.ticks())


def _moment(time: Published | None) -> tuple[date, float | None] | None:
    """Give the day, and the hour where it is known; None where not even the day is."""
    if time is None or time.precision in {"month", "year"}:
        return None
    moment = datetime.fromisoformat(time.value)
    if moment.tzinfo:
        moment = moment.astimezone(UTC)
    hour = None if time.precision == "day" else moment.hour + moment.minute / 60
    return moment.date(), hour


def _say_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
