"""From what expressions say to values: counted from the day of speaking, or from what was told before."""

from __future__ import annotations

from datetime import date, timedelta

from secondsource.reading.times.anchor import Anchor
from secondsource.reading.times.calendar import covered, day_of, holiday, shifted, value_of
from secondsource.reading.times.meaning import Meaning
from secondsource.reading.times.standing import precision_of, relative_of
from secondsource.reading.times.told import Told
from secondsource.reading.times.years import year_of
from secondsource.records import Time, TimeBasis
from secondsource.vocabulary.times import TimeWords

_CLOCK_UNITS = frozenset({"TH", "TM", "TS"})
_SAME_DAY = 6  # hours: what was so many hours ago was the same day, most likely


class Resolver:
    """Gives the times of one report, from its expressions in order."""

    def __init__(self, anchor: Anchor | None, words: TimeWords) -> None:
        self.anchor = anchor
        self.words = words
        self.told = Told()
        self.weekday: date | None = None  # the day that a weekday told last

    def time(self, meaning: Meaning, tense: int) -> Time | None:
        """The time that an expression tells; ``tense`` is below 0 in the past, above 0 to come, 0 unknown.

        ``None``: it tells a quarter or year of the narrative, and none was told.
        """
        if meaning.base == "text":
            return self._made(meaning, meaning.value, "text")
        if meaning.base != "near":
            return self._counted(meaning)
        if meaning.unit == "WE":
            return self._weekend(meaning, tense)
        if meaning.weekday and not meaning.month and not meaning.holiday:
            return self._weekday(meaning, tense)
        year, basis = year_of(meaning, tense, self.anchor, self.told, self.words)
        return self._made(meaning, self._in_year(meaning, year), basis, tense)

    # -- so many units from a day -----------------------------------------------------------------------------------

    def _counted(self, meaning: Meaning) -> Time | None:
        if meaning.unit == "year-ago":
            return self._year_ago(meaning)
        if meaning.unit in ("Q", "period") and meaning.base == "told":
            return self._quarter(meaning)
        if meaning.shift is None:
            return self._made(meaning, "PAST_REF" if meaning.sign < 0 else "FUTURE_REF", "text")
        origin, basis = self._origin(meaning)
        if meaning.unit in _CLOCK_UNITS and abs(meaning.shift) >= _SAME_DAY:
            origin = None
        moved = shifted(origin, meaning.unit, 0 if meaning.unit in _CLOCK_UNITS else meaning.shift) if origin else None
        if moved is None:
            return self._made(meaning, None, None)
        if meaning.weekday:
            moved += timedelta(days=(meaning.weekday - moved.isoweekday() + 3) % 7 - 3)
            return self._made(meaning, moved.isoformat(), basis)
        unit = "D" if meaning.pointing == "today" else meaning.unit
        return self._made(meaning, value_of(moved, unit) + meaning.tail, basis)

    def _origin(self, meaning: Meaning) -> tuple[date | None, TimeBasis | None]:
        anchor, told = self.anchor, self.told
        if meaning.base == "told" and (day := told.origin(meaning.unit)) is not None:
            return day, "narrative"
        if anchor is None and meaning.pointing == "end" and (day := told.origin(meaning.unit)) is not None:
            return day, "narrative"
        from_day = meaning.base == "day" or meaning.pointing == "the"
        if from_day and anchor is not None and anchor.tells(meaning.unit):
            return anchor.day, anchor.basis
        return None, None

    def _year_ago(self, meaning: Meaning) -> Time:
        """The like period a year before: of the quarter told last, or of what was told last, or of this year."""
        told, anchor = self.told, self.anchor
        if told.quarter is not None:
            year = meaning.year or told.quarter.year - 1
            return self._made(meaning, f"{year}-{value_of(told.quarter, 'Q')[5:]}", "narrative")
        if meaning.year:
            return self._made(meaning, f"{meaning.year}", "text")
        if told.day is not None and told.unit in ("M", "Y") and meaning.base == "told":
            before = shifted(told.day, "Y", -1)
            return self._made(meaning, value_of(before, told.unit) if before else None, "narrative")
        if anchor is not None:
            return self._made(meaning, f"{anchor.day.year - 1}", anchor.basis)
        before = shifted(told.day, "Y", -1) if told.day and meaning.base == "told" else None
        return self._made(meaning, f"{before.year}" if before else None, "narrative")

    def _quarter(self, meaning: Meaning) -> Time | None:
        """The quarter told last; of "the latest quarter" else the last that was over on the day of speaking."""
        origin, basis = self.told.quarter, "narrative"
        latest = meaning.pointing == "latest" and (meaning.unit == "Q" or origin is None)
        if latest and self.anchor is not None and self.anchor.tells("Q"):
            over = shifted(self.anchor.day, "Q", -1)
            if origin is None or (over is not None and value_of(over, "Q") < value_of(origin, "Q")):
                origin, basis = over, self.anchor.basis
        moved = shifted(origin, "Q", meaning.shift or 0) if origin else None
        return self._made(meaning, value_of(moved, "Q"), basis) if moved else None  # type: ignore[arg-type]

    # -- parts of dates ---------------------------------------------------------------------------------------------

    def _in_year(self, meaning: Meaning, year: int | None) -> str | None:
        if year is None:
            return None
        if year <= 0:
            parts = [f"BC{-year:04}", meaning.sub or (f"{meaning.month:02}" if meaning.month else "")]
            return "-".join(part for part in [*parts, f"{meaning.mday:02}" if meaning.mday else ""] if part)
        if meaning.sub:
            return f"{year:04}-{meaning.sub}"
        if meaning.mday is None and not meaning.holiday:
            return f"{year:04}-{meaning.month:02}"
        if meaning.holiday:
            day = holiday(self.words.holidays[meaning.holiday], year)
        else:
            day = day_of(year, meaning.month or 1, meaning.mday or 1)
        return value_of(day, meaning.unit) + meaning.tail if day else None

    def _weekday(self, meaning: Meaning, tense: int) -> Time:
        anchor, weekday, pointing = self.anchor, meaning.weekday or 1, meaning.pointing
        told = self.told.origin("W")
        if told is not None and pointing in ("that", "previous", "following"):
            gap = (weekday - told.isoweekday()) % 7
            gap = gap - 7 if pointing == "previous" else gap or (7 if pointing == "following" else 0)
            return self._made(meaning, (told + timedelta(days=gap)).isoformat() + meaning.tail, "narrative")
        if anchor is None or not anchor.tells("D"):
            return self._made(meaning, None, None, tense)
        ahead = (weekday - anchor.day.isoweekday()) % 7
        if meaning.joined and self.weekday is not None:
            after = (self.weekday - anchor.day).days + (weekday - self.weekday.isoweekday()) % 7
            if meaning.joined != "and" or after <= 0 or tense > 0:
                ahead, tense = after, 1
        if pointing in ("next", "coming"):
            ahead = ahead or 7
        elif pointing == "last" or (ahead and (tense < 0 or (tense == 0 and pointing != "this"))):
            ahead -= 7
        self.weekday = anchor.day + timedelta(days=ahead)
        return self._made(meaning, self.weekday.isoformat() + meaning.tail, anchor.basis)

    def _weekend(self, meaning: Meaning, tense: int) -> Time:
        anchor = self.anchor
        if anchor is None or not anchor.tells("W"):
            return self._made(meaning, None, None, tense)
        day = anchor.day
        if day.isoweekday() < 6 and (tense < 0 or (tense == 0 and meaning.pointing != "this")):
            day -= timedelta(weeks=1)
        return self._made(meaning, value_of(day, "WE"), anchor.basis)

    # -- records ----------------------------------------------------------------------------------------------------

    def _made(self, meaning: Meaning, value: str | None, basis: TimeBasis | None, tense: int = 0) -> Time:
        stretch = covered(value) if value and meaning.kind in ("date", "time") else None
        if value and stretch and meaning.unit != "year-ago":
            self.told.note(value, meaning.unit, leading=meaning.leading)
        return Time(
            span=meaning.span,
            kind=meaning.kind,
            value=value,
            precision=precision_of(value, meaning),
            basis=basis if value else None,
            start=stretch[0] if stretch else None,
            end=stretch[1] if stretch else None,
            relative=None if value else relative_of(meaning, tense),
        )
