"""What was told before: where a narrative stands."""

from __future__ import annotations

from datetime import date

from secondsource.reading.times.calendar import covered

_FINE = ("D", "TH", "TM", "TS")
_WEEKS = ("W", "WE", "FN")


class Told:
    """The times of the calendar that were told last."""

    def __init__(self) -> None:
        self.day: date | None = None  # first day of what was told last
        self.unit = ""  # how precisely it was told, in TIMEX3's letters
        self.fine: date | None = None  # the same of what was told last to the day, week or month
        self.fine_unit = ""
        self.line: date | None = None  # of the last that moved the narrative on: no year told by the way
        self.quarter: date | None = None  # first day of the quarter told last

    def note(self, value: str, unit: str, *, leading: bool = False) -> None:
        """Take note of a value that covers days of the calendar; of others none is taken.

        A year moves the narrative on where it leads its sentence: "In 1940," but not "as in 1812".
        """
        stretch = covered(value)
        if stretch is None:
            return
        self.day, self.unit = date.fromisoformat(stretch[0]), unit
        if unit in ("D", "W", "M"):
            self.fine, self.fine_unit = self.day, unit
        if leading or unit in ("D", "W", "M", "season"):
            self.line = self.day
        if unit == "Q":
            self.quarter = self.day

    def origin(self, unit: str) -> date | None:
        """The day from which a narrative counts such units; ``None`` where nothing so precise was told.

        Days are counted from a day, weeks from a day or week, months also from a month, years from whatever was told.
        """
        if unit in _FINE:
            return self.fine if self.fine_unit == "D" else None
        if unit in _WEEKS:
            return self.fine if self.fine_unit in ("D", "W") else None
        if unit in ("M", "Q", "H"):
            return self.day if self.unit in ("Q", "M", "D", "W") else self.fine
        return self.day
