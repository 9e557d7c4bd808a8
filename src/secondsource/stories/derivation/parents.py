"""Whom a report has its text or facts from, by name: a page of the ledger, an agency, an outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from secondsource.records import Credit, Evidence, Span
from secondsource.stories.member import Member, instant
from secondsource.stories.sharing import LINES, Shared

MOST_EVIDENCE = 12
AS_NEAR = 0.8  # of the most that is shared with one parent: who shares as much as that could be the parent instead
FURTHER = 0.2  # of what is shared: a further parent brings at least as much that the others have not
MOST_PARENTS = 20  # that are looked at
LATE = ("9999", "")  # when a report with no date counts as published


def named(names: Iterable[str], agencies: frozenset[str]) -> list[str]:
    """Names that credits give as parents: "agency:Reuters", "outlet:Harbour Post"; sorted, each once."""
    return [f"{'agency' if name.lower() in agencies else 'outlet'}:{name}" for name in sorted(set(names))]


def of_credited(names: Iterable[str], earlier: Sequence[Shared], agencies: frozenset[str]) -> list[str]:
    """Parents by whom a report credits: for each name its own pages among the earlier reports, else the name."""
    found: list[str] = []
    for name in sorted(set(names)):
        found += [s.other.id for s in earlier if is_by(s.other, name)] or named([name], agencies)
    return found


def is_by(other: Member, name: str) -> bool:
    """Say whether a report is the named outlet's or agency's own work: on its pages, and under nobody else's line."""
    return name.lower() in other.own and not lines(other)


def lines(other: Member) -> list[Credit]:
    """A report's credits to others for the whole."""
    return [c for c in other.foreign if c.kind in LINES]


def of_text(parents: Sequence[Shared], earlier: Sequence[Shared], agencies: frozenset[str]) -> list[str]:
    """Parents by shared text: a report that carries another's line stands for that other, its own text for itself.

    That other is its own page, where one is among the ``earlier`` reports that share something, else its name.
    """
    sharing = [s for s in earlier if s.matches]
    found: list[str] = []
    for shared in parents:
        names = {c.agency for c in lines(shared.other)}
        world = {name for name in names if name.lower() in agencies}
        found += of_credited(world or names, sharing, agencies) or [shared.other.id]
    return list(dict.fromkeys(found))


def chosen(parents: Sequence[Shared], share: Callable[[Shared], float]) -> list[Shared]:
    """The parents that are needed to account for what a report shares with all of them.

    ``share`` says how much it shares with one. Copies of one text cannot all be its parent: of those that share all but
    as much as the most, one that carries a line comes first, then one whose outlet the report credits, then the
    earliest; and another is added where it has what those before it have not.
    """
    most = max((share(s) for s in parents), default=0.0)
    ordered = sorted(parents, key=lambda s: (*_rank(s, share(s) >= AS_NEAR * most), -share(s), s.other.id))
    kept: list[Shared] = []
    covered: set[int] = set()
    for shared in ordered[:MOST_PARENTS]:
        shown = {i for m in shared.matches for i in range(*m.span)}
        if not kept or len(shown - covered) >= FURTHER * len(covered | shown):
            kept.append(shared)
            covered |= shown
    return kept


def _rank(shared: Shared, near: bool) -> tuple[bool, bool, bool, tuple[str, str]]:
    """Smaller for the likelier parent."""
    other = shared.other
    credited = any(c.agency.lower() in other.own for c in shared.member.foreign)
    return not near, not lines(other), not credited, instant(other.when) if other.when else LATE


def by_credit(spans: Iterable[Span]) -> list[Evidence]:
    """Evidence that is a credit or another mark in the report itself."""
    return [Evidence(span=s, of_report=None, of_span=None, same="credit") for s in spans]


def by_match(parents: Sequence[Shared]) -> list[Evidence]:
    """The longest matches with each parent, in the order of the report."""
    found: list[Evidence] = []
    for shared in parents:
        longest = sorted(shared.matches, key=lambda m: (m.span[0] - m.span[1], m.span, m.of_span))[:MOST_EVIDENCE]
        found += [
            Evidence(span=m.span, of_report=m.of_report, of_span=m.of_span, same=m.same)
            for m in sorted(longest, key=lambda m: (m.span, m.of_span))
        ]
    return found
