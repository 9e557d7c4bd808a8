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
from secondsource.stories.sharing import Member

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
    from, over any number of steps.
    """
    reached = _reached(derivations)
    brought = [_brought(m, d, family_of) for m, d in zip(members, derivations, strict=True)]
    for i, ring in list(_rings(reached, brought)):
        first = min((members[j] for j in ring), key=lambda m: m.id)
        brought[i] = {(_gatherer(first), False)}
    carried: dict[str, set[int]] = defaultdict(set)
    sourced: set[str] = set()
    for i in range(len(members)):
        for name, seen in brought[i].union(*(brought[j] for j in _places(reached[i]))):
            carried[name].add(i)
            if seen:
                sourced.add(name)
    origins = tuple(
        Origin(name=name, reports=tuple(members[i].id for i in sorted(places)))
        for name, places in sorted(carried.items(), key=lambda item: (min(item[1]), item[0]))
    )
    return Range(low=max(len(sourced), min(1, len(origins))), high=len(origins)), origins


def _brought(member: Member, told: Derivation, family_of: FamilyOf) -> set[tuple[str, bool]]:
    """Names of the origins that a report brings into the story itself, each with whether its sourcing is seen.

    They are the agencies and outlets it names that have no page here, by their families, and its own outlet where it
    has informants of its own or derives from nobody.
    """
    hidden = [parent.split(":", 1)[1] for parent in told.of if ":" in parent]
    found = {(family_of(name) or name, True) for name in hidden}
    if told.own_informants or not told.of:
        line = next((c.agency for c in member.report.credits if c.kind == "dateline"), None)
        found.add((_gatherer(member), told.own_informants or (line is not None and line.lower() in member.own)))
    return found


def _gatherer(member: Member) -> str:
    return member.report.family or member.report.outlet or f"unknown outlet ({member.id})"


def _reached(derivations: Sequence[Derivation]) -> list[int]:
    """For each report those that it derives from, over any number of steps, as the bits of a number by their places."""
    place = {d.report: i for i, d in enumerate(derivations)}
    parents = [[place[p] for p in d.of if p in place] for d in derivations]
    found = [0] * len(derivations)
    changed = True
    while changed:
        changed = False
        for i, of in enumerate(parents):
            wider = found[i]
            for parent in of:
                wider |= 1 << parent | found[parent]
            changed = changed or wider != found[i]
            found[i] = wider
    return found


def _rings(reached: Sequence[int], brought: Sequence[set[tuple[str, bool]]]) -> Iterator[tuple[int, list[int]]]:
    """Give each report that is in a ring, with the reports of the ring.

    In a ring, all copy each other with no direction, and nobody else is behind them: the first by id stands for all.
    """
    for i in range(len(reached)):
        ring = _places(reached[i])
        if i in ring and all(reached[j] == reached[i] for j in ring) and not any(brought[j] for j in ring):
            yield i, ring


def _places(bits: int) -> list[int]:
    return [i for i in range(bits.bit_length()) if bits >> i & 1]
