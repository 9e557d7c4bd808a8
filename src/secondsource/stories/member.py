"""One report of a story with all that is known of it: what every stage of a story works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from secondsource.records import Credit, Reading, Report, Span
from secondsource.stories.comparing import Compared

DAY = len("2024-03-24")


@dataclass(frozen=True)
class Member:
    """One report of a story, with its reading and the text of its page, into which all spans point."""

    report: Report
    reading: Reading
    text: str = ""

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    def quote(self, span: Span) -> str:
        """The characters of a span, white space made single."""
        return " ".join(self.text[slice(*span)].split())

    @cached_property
    def compared(self) -> Compared:
        """The reading unpacked: sentence vectors, names, numbers."""
        return Compared(self.reading)

    @cached_property
    def own(self) -> frozenset[str]:
        """Names under which the report's outlet gathers: itself and its publisher family, lower case.

        Each with "the" and without: a page of "The Ostmark Gazette" says "told the Ostmark Gazette" of itself.
        """
        told = (name.lower().removeprefix("the ") for name in (self.report.outlet, self.report.family) if name)
        return frozenset(form for name in told for form in (name, f"the {name}"))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The report's rarer numbers and its dates."""
        return frozenset(self.compared.numbers)

    @cached_property
    def names(self) -> dict[str, float]:
        """Words of the names in the report, with how rare each is in news."""
        return self.compared.names

    @cached_property
    def foreign(self) -> tuple[Credit, ...]:
        """Credits to others; what credits a picture, and the outlet's credits to itself, are no part of them."""
        return tuple(c for c in self.report.credits if c.kind != "caption" and c.agency.lower() not in self.own)

    @cached_property
    def when(self) -> str | None:
        """Publication time where it orders: ISO 8601, to the day or finer."""
        published = self.report.published
        return published.value if published and published.orders else None


def instant(value: str) -> tuple[str, str]:
    """An ISO 8601 value as something to sort by: its day, and its time of day, empty where it has none.

    A value with an offset is taken to UTC, so that reports of two time zones are ordered as they came out.
    """
    if len(value) <= DAY:
        return value, ""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.date().isoformat(), moment.time().isoformat()
