"""How many independent origins stand behind a story: a range, with the reports that each origin carries.

An origin is whoever brought the information into the public record. A report that derives from another brings none of
its own. Reports of one publisher family are one gatherer. A report whose sourcing cannot be seen corroborates nothing:
it counts in ``high``, where it may stand for itself, and not in ``low``. Something was reported, so ``low`` is at
least 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from secondsource.records import Derivation, Origin, Range
from secondsource.stories.member import Member

UNCREDITED = "text"  # kind of a hidden parent of which nothing tells whose it is
Brought = tuple[str, str, bool]
"""The publisher family that an origin counts as, whom the reports name of it, and whether its sourcing is seen."""

FamilyOf = Callable[[str], str | None]
"""The publisher family of an outlet's or agency's name, ``None`` where it is not known."""


def unknown_family(name: str) -> str | None:  # noqa: ARG001 - it knows no name
    """Know no family: every name stands for itself."""
    return None


def count(
    members: Sequence[Member], derivations: Sequence[Derivation], family_of: FamilyOf = unknown_family
) -> tuple[Range, tuple[Origin, ...]]:
    """Count the origins of a story's reports, given with their derivations in the same order.

    Every report is carried by at least one origin: by those that it brings itself, and those of all that it derives
    from, over any number of steps. An origin has the name of the one outlet or agency that is met of its family, with
    the family's after it in brackets where that is another; where several are met, it has the family's.
    """
    brought = [_brought(m, d, family_of) for m, d in zip(members, derivations, strict=True)]
    carried: dict[str, set[int]] = defaultdict(set)
    met: dict[str, set[str]] = defaultdict(set)
    sourced: set[str] = set()
    for i, found in enumerate(_carried(members, derivations, brought)):
        for family, name, seen in found:
            carried[family].add(i)
            met[family].add(name)
            if seen:
                sourced.add(family)
    ordered = sorted(carried.items(), key=lambda item: (min(item[1]), item[0]))
    sourced = sourced or {family for family, _ in ordered[:1]}
    origins = tuple(
        Origin(
            name=_named(family, met[family]),
            reports=tuple(members[i].id for i in sorted(places)),
            low=family in sourced,
        )
        for family, places in ordered
    )
    return total(origins), origins


def total(origins: Sequence[Origin]) -> Range:
    """The range that origins make."""
    return Range(low=sum(o.low for o in origins), high=len(origins))


def stands_for(origin: Origin, family: str, name: str) -> bool:
    """Say whether an origin of a story is an outlet's or agency's, of this family and name."""
    return origin.name in (family, _named(family, {name}))


def _named(family: str, met: set[str]) -> str:
    """Name an origin by the one member of a family that is met: "Dunmere Times (Quay Group)", else by the family."""
    name, *others = sorted(met)
    return family if others or name == family else f"{name} ({family})"


def _brought(member: Member, told: Derivation, family_of: FamilyOf) -> set[Brought]:
    """Names of the origins that a report brings into the story itself, each with whether its sourcing is seen.

    They are the agencies and outlets it names that have no page here, by their families, and its own outlet where it
    has informants of its own or derives from nobody.
    """
    hidden = [parent.split(":", 1) for parent in told.of if ":" in parent]
    found = {(family_of(name) or name, name, True) for kind, name in hidden if kind != UNCREDITED}
    texts = [f"unknown text ({name})" for kind, name in hidden if kind == UNCREDITED]
    found |= {(text, text, False) for text in texts}
    if told.own_informants or not told.of:
        line = next((c.agency for c in member.report.credits if c.kind == "dateline"), None)
        found.add((*gatherer_of(member), told.own_informants or (line is not None and line.lower() in member.own)))
    return found


def gatherer_of(member: Member) -> tuple[str, str]:
    """Give the publisher family and the name of a report's outlet."""
    name = member.report.outlet or member.report.family or f"unknown outlet ({member.id})"
    return member.report.family or name, name


def _carried(
    members: Sequence[Member], derivations: Sequence[Derivation], brought: Sequence[set[Brought]]
) -> list[frozenset[Brought]]:
    """For each report the origins that it brings, and those of all that it derives from, over any number of steps.

    Reports that derive from each other in a ring carry the same. Where nobody else is behind a ring, its first report
    by id stands for all.
    """
    place = {d.report: i for i, d in enumerate(derivations)}
    parents = [list(dict.fromkeys(place[p] for p in d.of if p in place)) for d in derivations]
    found: list[frozenset[Brought]] = [frozenset()] * len(members)
    for ring in rings(parents):
        names = frozenset(name for i in ring for name in brought[i])
        names = names.union(*(found[p] for i in ring for p in parents[i]))
        if not names:
            names = frozenset({(*gatherer_of(min((members[i] for i in ring), key=lambda m: m.id)), False)})
        for i in ring:
            found[i] = names
    return found


def rings(parents: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Give the strongly connected components of a graph, parents before children (Tarjan 1972, without recursion)."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for start in range(len(parents)):
        if start in order:
            continue
        work = [(start, iter(parents[start]))]
        order[start] = low[start] = len(order)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, rest = work[-1]
            for parent in rest:
                if parent not in order:
                    order[parent] = low[parent] = len(order)
                    stack.append(parent)
                    on_stack.add(parent)
                    work.append((parent, iter(parents[parent])))
                    break
                if parent in on_stack:
                    low[node] = min(low[node], order[parent])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    ring = [stack.pop()]
                    while ring[-1] != node:
                        ring.append(stack.pop())
                    on_stack.difference_update(ring)
                    yield ring
