"""How many independent origins stand behind a story: a range, with the reports that each origin carries.

An origin is whoever brought the information into the public record. A report that derives from another brings none of
its own. Reports of one publisher family are one gatherer. A report whose sourcing cannot be seen corroborates nothing:
it counts in ``high``, where it may stand for itself, and not in ``low``. Something was reported, so ``low`` is at
least 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.records import Derivation, Origin, Range
from secondsource.stories.sharing import Member


def count(members: Sequence[Member], derivations: Sequence[Derivation]) -> tuple[Range, tuple[Origin, ...]]:
    """Count the origins of a story's reports; every report is carried by at least one origin."""
    by_id = {m.id: m for m in members}
    derived = {d.report: d for d in derivations}
    carried: dict[str, set[str]] = defaultdict(set)
    sourced: set[str] = set()
    for member in members:
        for name, seen in _origins_of(member.id, by_id, derived, frozenset()):
            carried[name].add(member.id)
            if seen:
                sourced.add(name)
    order = {m.id: i for i, m in enumerate(members)}
    origins = tuple(
        Origin(name=name, reports=tuple(sorted(reports, key=order.__getitem__)))
        for name, reports in sorted(carried.items(), key=lambda item: (min(order[r] for r in item[1]), item[0]))
    )
    return Range(low=max(len(sourced), min(1, len(origins))), high=len(origins)), origins


def _origins_of(
    report: str, by_id: dict[str, Member], derived: dict[str, Derivation], passed: frozenset[str]
) -> set[tuple[str, bool]]:
    """Names of the origins behind a report, each with whether its sourcing is seen.

    A report's own informants are an origin beside those it inherits. In a ring of reports that copy each other with no
    direction, the first by id stands for the ring.
    """
    told = derived[report]
    ring = passed | {report}
    if not told.of:
        return {_own(by_id[report], told)}
    found: set[tuple[str, bool]] = {_own(by_id[report], told)} if told.own_informants else set()
    for parent in told.of:
        if ":" in parent:
            found.add((parent.split(":", 1)[1], True))
        elif parent not in ring:
            found |= _origins_of(parent, by_id, derived, ring)
        else:
            found.add(_ring(min(ring), by_id))
    return found


def _own(member: Member, told: Derivation) -> tuple[str, bool]:
    name = member.report.family or member.report.outlet or f"unknown outlet ({member.id})"
    agency = next((c.agency for c in member.report.credits if c.kind == "dateline"), None)
    gathers = told.own_informants or (agency is not None and agency.lower() in member.own)
    return name, gathers


def _ring(first: str, by_id: dict[str, Member]) -> tuple[str, bool]:
    member = by_id[first]
    return member.report.family or member.report.outlet or f"unknown outlet ({first})", False
