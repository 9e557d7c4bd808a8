"""What the benches of disputes and of incidents share: labelled sides, ours, and how the two are matched.

A labelled dispute is found when two of our sides, of one dispute, overlap quotes of two different labelled sides. One
of ours that finds none is wrong. Revisions are matched in the same way, by their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.records import Dispute, Revision, Span

Spot = tuple[str, Span]  # a report's id and characters of its page


@dataclass(frozen=True)
class Rivals:
    """A dispute or revision by where its sides or values are said."""

    kind: str
    sides: tuple[tuple[Spot, ...], ...]
    about: str = ""
    weak: bool = False


@dataclass(frozen=True)
class Hits:
    """Hits among what is labelled and among ours."""

    found: int
    labelled: int
    right: int
    ours: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was to be said and nothing was."""
        if not self.labelled and not self.ours:
            return 1.0
        recall = self.found / self.labelled if self.labelled else 0.0
        precision = self.right / self.ours if self.ours else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    @property
    def row(self) -> list[object]:
        """Its numbers and F1, for a table."""
        return [f"{self.found}/{self.labelled}", f"{self.right}/{self.ours}", self.f1]


def spot(report: str | None, text: str, quote: str) -> Spot | None:
    """Where a labelled quote stands in a page, white space apart; ``None`` where it does not, or there is no report."""
    if report is None:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return (report, found.span()) if found else None


def of_dispute(dispute: Dispute) -> Rivals:
    """One of our disputes by its evidence."""
    return Rivals(
        dispute.kind, tuple(tuple((e.report, e.span) for e in side.evidence) for side in dispute.sides), dispute.about
    )


def of_revision(revision: Revision) -> Rivals:
    """One of our revisions by its values."""
    return Rivals("revision", tuple(((v.report, v.span),) for v in revision.values), revision.about)


def matches(labelled: Rivals, ours: Rivals) -> bool:
    """Two of our sides overlap two different labelled ones."""
    hits = [{i for i, side in enumerate(ours.sides) if _overlap(side, quotes)} for quotes in labelled.sides]
    return any(a and b and len(a | b) > 1 for n, a in enumerate(hits) for b in hits[n + 1 :])


def tally(labelled: Sequence[Rivals], ours: Sequence[Rivals], *, by_kind: bool = True) -> Hits:
    """Count hits; ours that match a weak label are neither right nor wrong, and weak labels need not be found."""
    strict = [x for x in labelled if not x.weak]
    pairs = [(x, o) for x in labelled for o in ours if (not by_kind or x.kind == o.kind) and matches(x, o)]
    found = {id(x) for x, _ in pairs if not x.weak}
    right = {id(o) for x, o in pairs if not x.weak}
    aside = {id(o) for x, o in pairs if x.weak} - right
    return Hits(len(found), len(strict), len(right), len(ours) - len(aside))


def _overlap(side: Iterable[Spot], quotes: Iterable[Spot]) -> bool:
    other = list(quotes)
    return any(r == q and a < d and c < b for r, (a, b) in side for q, (c, d) in other)


# -- the anchor -------------------------------------------------------------------------------------------------------


def any_two_numbers(told: Mapping[str, Sequence[tuple[str, float, Spot]]]) -> list[Rivals]:
    """For each story and thing counted, all its different numbers as sides of one figure dispute.

    ``told`` gives for each story what is counted, the number and where.
    """
    found = []
    for _, figures in sorted(told.items()):
        counts: dict[str, dict[float, list[Spot]]] = {}
        for what, number, where in figures:
            counts.setdefault(what, {}).setdefault(number, []).append(where)
        for what, values in sorted(counts.items()):
            if len(values) > 1:
                found.append(Rivals("figure", tuple(tuple(spots) for _, spots in sorted(values.items())), what))
    return found
