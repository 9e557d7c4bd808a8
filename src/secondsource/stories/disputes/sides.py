"""Sides: what one side of a dispute holds, with the claim that it is, its origins and its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from secondsource.records import Claim, Dispute, Quoted, Range, Side, Span
from secondsource.stories.bounds import Bounds
from secondsource.stories.case import Case
from secondsource.stories.disputes.voices import Voice, distinct, fewest_and_most

MOST = 60  # pieces of evidence of a side: a story of two thousand copies shows the earliest


@dataclass(frozen=True)
class Heard:
    """Something said at one place of one report: evidence of a side."""

    number: int  # place of the report in the story
    span: Span
    voice: Voice
    point: Span | None = None  # the characters within that make the side: a figure


class Bench:
    """Makes sides of evidence: knows the story's claims by where they are said."""

    def __init__(self, case: Case, claims: Sequence[Claim]) -> None:
        self.case = case
        self.claims = {c.id: c for c in claims}

    @cached_property
    def _said(self) -> dict[str, list[tuple[Span, str]]]:
        said: dict[str, list[tuple[Span, str]]] = {}
        for claim in self.claims.values():
            for support in claim.support:
                said.setdefault(support.report, []).append((support.span, claim.id))
        return said

    def side(self, value: str | None, evidence: Iterable[Heard], bounds: Bounds | None = None) -> Side:
        """One side; its evidence in the story's order, one piece of each voice in each report."""
        heard = sorted(set(evidence), key=lambda h: (h.number, h.span, h.voice.name or ""))
        claim = self._claim(heard)
        return Side(
            claim=claim.id if claim else None,
            value=value,
            low=bounds.low if bounds else None,
            high=bounds.high if bounds and bounds.high != float("inf") else None,
            origins=claim.origins if claim else self._origins(heard),
            evidence=tuple(self.quoted(h) for h in heard[:MOST]),
        )

    def quoted(self, heard: Heard) -> Quoted:
        """A piece of evidence as a record."""
        member = self.case.members[heard.number]
        return Quoted(report=member.id, span=heard.span, informant=heard.voice.name, when=member.when)

    def _claim(self, heard: Sequence[Heard]) -> Claim | None:
        """The claim that most of the evidence says; the first by id where two say as much.

        ``None`` where no claim holds half of the reports that stand on the side: its origins would not be the side's.
        """
        shares: dict[str, set[int]] = {}
        for h in heard:
            for span, claim in self._said.get(self.case.members[h.number].id, ()):
                if _says(span, h):
                    shares.setdefault(claim, set()).add(h.number)
        best = min(shares, key=lambda c: (-len(shares[c]), c), default=None)
        if best is None or len(shares[best]) * 2 < len({h.number for h in heard}):
            return None
        return self.claims[best]

    def apart(self, dispute: Dispute) -> Dispute:
        """A dispute whose sides are no one claim: where two would be, none is, and their evidence is counted."""
        held = [side.claim for side in dispute.sides if side.claim]
        if len(held) == len(set(held)):
            return dispute
        return msgspec.structs.replace(dispute, sides=tuple(self._recounted(side) for side in dispute.sides))

    def _recounted(self, side: Side) -> Side:
        heard = [Heard(self.case.place[e.report], e.span, Voice(e.informant)) for e in side.evidence]
        return msgspec.structs.replace(side, claim=None, origins=self._origins(heard))

    def _origins(self, heard: Sequence[Heard]) -> Range:
        """Origins of what no claim holds: its informants, and the reports that name none by what they derive from.

        Informants are told apart as those of claims are: "Mr Arel" is Tomas Arel, and who may be another counts in
        ``high`` alone. What a report has from another that stands on the side too brings no origin, unless it names
        another voice.
        """
        by_report: dict[str, list[Heard]] = {}
        for h in heard:
            by_report.setdefault(self.case.members[h.number].id, []).append(h)
        own = [h for h in heard if not self._passed_on(h, by_report)]
        told = fewest_and_most(h.voice for h in own)
        silent = {self._root(h.number) for h in own if h.voice.name is None}
        return Range(low=told.low, high=told.high + len(silent))

    def _passed_on(self, mine: Heard, heard: Mapping[str, list[Heard]]) -> bool:
        """Its report derives from one that says it too, and names nobody who is certainly another."""
        first = [h for report in self._ancestors(mine.number) for h in heard.get(report, ())]
        return bool(first) and not all(distinct(mine.voice, h.voice) for h in first)

    def _ancestors(self, number: int) -> set[str]:
        seen, left = set[str](), [self.case.members[number].id]
        while left:
            held = self.case.derivation_of.get(left.pop())
            left += [of for of in held.of if of not in seen] if held else []
            seen.update(held.of if held else ())
        return seen - {self.case.members[number].id}

    def _root(self, number: int) -> str:
        report, seen = self.case.members[number].id, set[str]()
        while report in self.case.derivation_of and report not in seen and self.case.derivation_of[report].of:
            seen.add(report)
            report = min(self.case.derivation_of[report].of)
        return report


def _says(span: Span, heard: Heard) -> bool:
    """A claim's wording is what the evidence points at, or most of the wording lies in the evidence."""
    if heard.point is not None:
        return span[0] <= heard.point[0] and heard.point[1] <= span[1]
    return (min(span[1], heard.span[1]) - max(span[0], heard.span[0])) * 2 > span[1] - span[0]
