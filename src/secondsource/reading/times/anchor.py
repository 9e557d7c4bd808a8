"""The day that a report speaks from."""

from __future__ import annotations

from datetime import date

from secondsource.pages.dates import dates_in
from secondsource.records import Published, Record, Report, TimeBasis

_ORDERLESS = ("caption",)  # bases of a publication that is not the report's own


class Anchor(Record, frozen=True, kw_only=True):
    """The day of speaking, as precisely as it is known, and how it is known."""

    day: date
    precision: str  # day, month or year
    basis: TimeBasis
    clock: str = ""  # time of day where it is known, for what was some hours ago: "10:15"

    def tells(self, unit: str) -> bool:
        """Say whether a unit that lies so far from it can be told."""
        if self.precision == "day":
            return True
        return unit in ("Y", "DE", "CE", "ML") or (self.precision == "month" and unit in ("M", "Q", "H", "season"))


def anchor_of(text: str, report: Report) -> Anchor | None:
    """Give the day of a report's publication, or the date in its dateline; ``None`` where neither is known.

    The day is that written in the publication time, in its own time zone. A day that a picture's caption tells is not
    the report's.
    """
    published = report.published
    if published is not None and published.basis not in _ORDERLESS:
        return _anchor_on(published)
    if report.dateline is not None:
        for found in dates_in(text, report.dateline.span):
            return Anchor(day=date.fromisoformat(found.value), precision="day", basis="dateline")
    return None


def supposed_anchor(report: Report) -> Anchor | None:
    """Give the day of a report's picture, which bounds the publication, where nothing better tells of it."""
    published = report.published
    return _anchor_on(published) if published is not None and published.basis in _ORDERLESS else None


def _anchor_on(published: Published) -> Anchor | None:
    precision = published.precision if published.precision in ("month", "year") else "day"
    parts = [int(part) for part in published.value[:10].split("-")] + [1, 1]
    try:
        day = date(*parts[:3])
    except ValueError:
        return None
    basis: TimeBasis = "dateline" if published.basis == "dateline" else "published"
    clock = published.value[11:16] if len(published.value) > 15 else ""
    return Anchor(day=day, precision=precision, basis=basis, clock=clock)
