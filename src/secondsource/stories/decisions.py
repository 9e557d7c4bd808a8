"""What editors decided about stories, made into what grouping keeps to: reports together, and reports apart.

A decision names reports by id, so it holds whatever groups they would be in now; ids that the ledger does not know
any more say nothing. A later decision holds against an earlier one: who is put together after having been taken out
is together, and who is taken out after the story was confirmed is apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from secondsource.records import Decision


@dataclass(frozen=True)
class Wishes:
    """What grouping keeps to."""

    together: tuple[tuple[str, ...], ...] = ()  # sets that are one, sorted, none with a report in common
    apart: frozenset[tuple[str, str]] = frozenset()  # pairs that are never one, the lower id first
    taken_out: frozenset[str] = frozenset()  # reports that a split took out of a story
    named: frozenset[str] = field(default=frozenset())  # all reports that a decision names

    def are_apart(self, one: str, other: str) -> bool:
        """Say whether two reports are kept apart."""
        return (min(one, other), max(one, other)) in self.apart


NOTHING = Wishes()


class _Wishing:
    """Decisions taken in one after the other."""

    def __init__(self) -> None:
        self.block: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.taken_out: set[str] = set()

    def unite(self, reports: Iterable[str]) -> None:
        """Put reports together, with all that was together with one of them; what kept them apart is void."""
        whole: set[str] = set()
        for report in reports:
            whole |= self.block.get(report, {report})
        for report in whole:
            self.block[report] = whole
            self.apart[report] -= whole

    def part(self, out: Set[str], rest: Set[str]) -> None:
        """Take reports out of a story, and of what was put together, into one of their own."""
        for report in sorted(out):
            self.block.pop(report, set()).discard(report)
        self.unite(out)
        for report in out:
            self.apart[report] |= rest
        for report in rest:
            self.apart[report] |= out
        self.taken_out = (self.taken_out - rest) | out


def wishes_of(decisions: Iterable[Decision], known: Set[str]) -> Wishes:
    """Give what grouping keeps to, of the reports that are ``known``; a function of the set of decisions."""
    wishing = _Wishing()
    named: set[str] = set()
    for decision in sorted(decisions, key=lambda d: d.number):
        reports, others = known & set(decision.reports), known & set(decision.others)
        named |= reports | others
        if decision.kind == "split":
            wishing.part(reports, others)
        else:
            wishing.unite(sorted(reports | others))
            wishing.taken_out -= reports | others
    blocks = {tuple(sorted(block)) for block in wishing.block.values() if len(block) > 1}
    pairs = {(min(a, b), max(a, b)) for a, others in wishing.apart.items() for b in others}
    return Wishes(tuple(sorted(blocks)), frozenset(pairs), frozenset(wishing.taken_out), frozenset(named))
