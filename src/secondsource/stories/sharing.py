"""What one report of a story shares with another, seen from the one that may derive: shares, direction, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from secondsource.records import Credit, Link, Match, Reading, Report, Span
from secondsource.stories.comparing import Compared

LINES = ("dateline", "byline", "trailer", "feed")  # credits of a report as a whole
DAY = len("2024-03-24")
SHARED_TEXT = 0.18  # share of its words verbatim in another from which one of two has them from the other
LONGER = 1.4  # one of two texts is part of the other if this much more of it stands there than the other way round


@dataclass(frozen=True)
class Member:
    """One report of a story, with its reading."""

    report: Report
    reading: Reading

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @cached_property
    def own(self) -> frozenset[str]:
        """Names under which the report's outlet gathers: itself and its publisher family, lower case."""
        return frozenset(name.lower() for name in (self.report.outlet, self.report.family) if name)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The report's rarer numbers and its dates."""
        return frozenset(Compared(self.reading).numbers)

    @cached_property
    def names(self) -> dict[str, float]:
        """Words of the names in the report, with how rare each is in news."""
        return Compared(self.reading).names

    @cached_property
    def foreign(self) -> tuple[Credit, ...]:
        """Credits to others; what credits a picture, and the outlet's credits to itself, are no part of them."""
        return tuple(c for c in self.report.credits if c.kind != "caption" and c.agency.lower() not in self.own)

    @cached_property
    def when(self) -> str | None:
        """Publication time where it orders: ISO 8601, to the day or finer."""
        published = self.report.published
        return published.value if published and published.orders else None


@dataclass(frozen=True)
class Shared:
    """What ``member`` shares with ``other``."""

    member: Member
    other: Member
    contained: float  # share of the member's words that stand verbatim in the other, 0 to 1
    holds: float  # share of the other's words that stand verbatim in the member
    matches: tuple[Match, ...]  # spans in the member

    @cached_property
    def prose(self) -> float:
        """As ``contained``, of what stands outside quotation marks: in characters, 0 to 1."""
        quotes = self.member.reading.quotes
        total = sum(b - a - _common((a, b), quotes) for a, b in self.member.reading.sentences)
        verbatim = [m.span for m in self.matches if m.same == "verbatim"]
        shared = sum(b - a - _common((a, b), quotes) for a, b in verbatim)
        return min(shared / total, 1.0) if total else 0.0

    @cached_property
    def aligned(self) -> float:
        """Share of the member's sentences that say what the other says, verbatim or in other words, 0 to 1."""
        sentences = self.member.reading.sentences
        said = sum(any(_overlaps(s, m.span) for m in self.matches) for s in sentences)
        return said / len(sentences) if sentences else 0.0

    @cached_property
    def order(self) -> int:
        """1 where the other came first, -1 where the member did, 0 where nothing tells.

        A credit to the other as a whole decides first, as a wire's customer may stamp an earlier minute than the wire;
        then time; then a credit that only one of them gives (who names the source is nearer to it); then containment:
        a cut copy stands in the longer text.
        """
        credited = carries_line_of(self.member, self.other) - carries_line_of(self.other, self.member)
        if credited:
            return credited
        if self.prose >= SHARED_TEXT and gathers(self.member) != gathers(self.other):
            return 1 if gathers(self.other) else -1
        by_time = _by_time(self.other.when, self.member.when)
        if by_time:
            return by_time
        mine, theirs = _sourced(self.member), _sourced(self.other)
        if mine != theirs:
            return 1 if theirs else -1
        if self.contained > LONGER * self.holds:
            return 1
        return -1 if self.holds > LONGER * self.contained else 0


def carries_line_of(member: Member, other: Member) -> bool:
    """Say whether a report is credited to the other's outlet, as a whole or as the one that was told."""
    return any(c.kind in (*LINES, "told") and c.agency.lower() in other.own for c in member.foreign)


def gathers(member: Member) -> bool:
    """Say whether a report stands under its own outlet's line, as a wire's own page does: "(Pelagos) -"."""
    return any(c.kind == "dateline" and c.agency.lower() in member.own for c in member.report.credits)


def _sourced(member: Member) -> bool:
    """A report that shows where it has its matter from: a credit, or an interview given to its own outlet."""
    return any(c.kind != "caption" for c in member.report.credits)


def _common(span: Span, others: Sequence[Span]) -> int:
    """Number of characters of a span that lie in others, which do not overlap each other."""
    return sum(max(0, min(span[1], b) - max(span[0], a)) for a, b in others)


def _overlaps(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _by_time(first: str | None, second: str | None) -> int:
    """1 where ``first`` is the earlier, -1 where it is the later, 0 where the two times do not tell."""
    if first is None or second is None:
        return 0
    (day, time), (other_day, other_time) = instant(first), instant(second)
    if day == other_day and time and other_time:
        return (time < other_time) - (other_time < time)
    return (first[:DAY] < second[:DAY]) - (second[:DAY] < first[:DAY])


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


def shares(members: Sequence[Member], links: Sequence[Link]) -> dict[str, list[Shared]]:
    """For each report, what it shares with every other that it is linked to, in the order of their ids."""
    by_id = {m.id: m for m in members}
    found: dict[str, list[Shared]] = {m.id: [] for m in members}
    for k in sorted(links, key=lambda k: (k.a, k.b)):
        if k.a in by_id and k.b in by_id:
            a, b = by_id[k.a], by_id[k.b]
            back = tuple(Match(span=m.of_span, of_report=k.a, of_span=m.span, same=m.same) for m in k.matches)
            found[k.a].append(Shared(a, b, k.a_in_b, k.b_in_a, k.matches))
            found[k.b].append(Shared(b, a, k.b_in_a, k.a_in_b, back))
    return found
