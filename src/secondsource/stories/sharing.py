"""What one report of a story shares with another, seen from the one that may derive: shares, direction, evidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.encoder.rarity import weight
from secondsource.records import Link, Match, Span
from secondsource.stories.member import DAY, Member, instant

LINES = ("dateline", "byline", "trailer", "feed")  # credits of a report as a whole
SHARED_TEXT = 0.18  # share of its words verbatim in another from which one of two has them from the other
RARE = 5.5  # weight of a word that stands in fewer than one news article of 240
PAIRS_ENOUGH = 10  # of sentences by which the order of two texts is told with full weight
MOSTLY = 0.5  # share of either text verbatim in the other from which they are one text, whatever their times
LONGER = 1.4  # one of two texts is part of the other if this much more of it stands there than the other way round


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
        """As ``contained``, of the report's own words: what stands outside quotes and posts; in characters, 0 to 1."""
        public = said_by_others(self.member)
        total = sum(b - a - _common((a, b), public) for a, b in self.member.reading.sentences)
        verbatim = [m.span for m in self.matches if m.same == "verbatim"]
        shared = sum(b - a - _common((a, b), public) for a, b in verbatim)
        return min(shared / total, 1.0) if total else 0.0

    @cached_property
    def aligned(self) -> float:
        """Share of the member's sentences that say what the other says, verbatim or in other words, 0 to 1."""
        sentences = self.member.reading.sentences
        said = sum(any(_overlaps(s, m.span) for m in self.matches) for s in sentences)
        return said / len(sentences) if sentences else 0.0

    @cached_property
    def in_order(self) -> float:
        """How far the sentences that both have stand in the same order: -1 (reversed) to 1; near 0 for few."""
        pairs = self._pairs
        length = _longest_rise([place for _, place in pairs])
        back = _longest_rise([-place for _, place in pairs])
        return (length - back) / len(pairs) * min(1.0, len(pairs) / PAIRS_ENOUGH) if pairs else 0.0

    @cached_property
    def rarities(self) -> float:
        """Weight of the words that both have outside names and that are rare in news, to each sentence of the member.

        A common fact says nothing; an odd word, or an odd spelling of one, is the strongest sign of copying.
        """
        mine, theirs = self.member.reading.words, self.other.reading.words
        rare = (weight(w) for w in sorted(mine) if w in theirs and w not in self.member.names)
        return sum(w - RARE + 1 for w in rare if w >= RARE) / max(1, len(self.member.reading.sentences))

    @cached_property
    def _pairs(self) -> list[tuple[int, int]]:
        """Sentences of the member with the first sentence of the other that says the same, in order."""
        mine, theirs = self.member.reading.sentences, [a for a, _ in self.other.reading.sentences]
        starts = [a for a, _ in mine]
        first: dict[int, int] = {}
        for match in self.matches:
            if match.same == "quote":
                continue
            here = max(0, bisect_right(starts, match.span[0]) - 1)
            while here < len(mine) and mine[here][0] < match.span[1]:
                into = max(0, mine[here][0] - match.span[0])
                there = bisect_right(theirs, min(match.of_span[0] + into, match.of_span[1] - 1)) - 1
                first[here] = min(there, first.get(here, there))
                here += 1
        return sorted(first.items())

    @cached_property
    def order(self) -> int:
        """1 where the other came first, -1 where the member did, 0 where nothing tells.

        A credit to the other as a whole decides first, as a wire's customer may stamp an earlier minute than the wire;
        then, of two that have one text, the line that only one of them carries, for whose line it is has written it;
        then time; then who credits the other inside the text; then a credit to somebody else that only one gives (who
        names the source is nearer to it); then containment: a cut copy stands in the longer text.
        """
        signs = (
            carries_line_of(self.member, self.other) - carries_line_of(self.other, self.member),
            self._by_line(),
            _by_time(self.other.when, self.member.when),
            credits_outlet_of(self.member, self.other) - credits_outlet_of(self.other, self.member),
            _sourced(self.other) - _sourced(self.member),
            (self.contained > LONGER * self.holds) - (self.holds > LONGER * self.contained),
        )
        return next((sign for sign in signs if sign), 0)

    def _by_line(self) -> int:
        if gathers(self.member) != gathers(self.other) and self.prose >= SHARED_TEXT:
            return 1 if gathers(self.other) else -1
        if min(self.contained, self.holds) >= MOSTLY:
            return lined(self.other) - lined(self.member)
        return 0


def _longest_rise(places: Sequence[int]) -> int:
    """Length of the longest strictly rising subsequence (Fredman 1975)."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


# How a post that is shown whole is signed: "— A. Reader (@areader)".
_SIGNED = re.compile(r"[—–-]\s*[^\n—–]{1,60}\(@\w+\)")


def posts(member: Member) -> list[Span]:
    """Posts that a report shows whole, without quotation marks, each up to its author's handle; in order."""
    found = []
    for start, end in member.report.body:
        opens = start
        for signed in _SIGNED.finditer(member.text, start, end):
            found.append((opens, signed.end()))
            opens = signed.end()
    return found


# A quote that its paragraph does not close: it goes on in the next one, or the page is cut short.
_OPEN = re.compile(r"“[^”]*\Z")


def said_by_others(member: Member) -> list[Span]:
    """What a report gives in the words of others: quotes, open ones too, and posts with none; in order, disjoint."""
    found = list(member.reading.quotes)
    for start, end in member.report.body:
        if unclosed := _OPEN.search(member.text[start:end]):
            span = (start + unclosed.start(), end)
            found += [] if any(_overlaps(span, q) for q in found) else [span]
    return sorted(found + [p for p in posts(member) if not any(_overlaps(p, q) for q in found)])


def carries_line_of(member: Member, other: Member) -> bool:
    """Say whether a report is credited to the other's outlet, as a whole or as the one that was told."""
    return any(c.kind in (*LINES, "told") and c.agency.lower() in other.own for c in member.foreign)


def credits_outlet_of(member: Member, other: Member) -> bool:
    """Say whether a report credits the other's outlet anywhere."""
    return any(c.agency.lower() in other.own for c in member.foreign)


def gathers(member: Member) -> bool:
    """Say whether a report stands under its own outlet's line, as a wire's own page does: "(Pelagos) -"."""
    return any(c.kind == "dateline" and c.agency.lower() in member.own for c in member.report.credits)


def lined(member: Member) -> bool:
    """Say whether a report carries the line of another as a whole."""
    return any(c.kind in LINES for c in member.foreign)


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
