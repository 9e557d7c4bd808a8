"""Which figures took each other's place: one number, told at two times in sentences that say alike.

Figures that agree in all that this is judged by are judged once, so that two thousand copies cost no more than one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from secondsource.stories.bounds import Bounds
from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.sayings import Sayings
from secondsource.vocabulary.rivals import load_rivals

ONE_THING = 0.6  # cosine of two sentences that tell of one number, at two times


class _Told(NamedTuple):
    """All of a figure that is judged, but the place of its report."""

    bounds: Bounds
    day: int
    kind: frozenset[str]
    place: str | None
    informant: str | None
    saying: int
    updates: bool  # its sentence has words that say that a number took another's place


def replaced(figures: Sequence[Counted], said: Sayings) -> list[Counted]:
    """Those of some figures that another of them is one number with, at another time; in the order given.

    The later of two must say that it updates, unless one voice tells both as of two days. Of one day the figure of the
    later report is the later; of two in one report, each is earlier than the other.
    """
    groups: dict[_Told, list[Counted]] = {}
    for c, told in _judged(figures, said):
        groups.setdefault(told, []).append(c)
    found: set[tuple[int, int]] = set()
    for told, held in groups.items():
        partners = [(other, others) for other, others in groups.items() if _fit(told, other, said)]
        if any(told.day != other.day or (told.updates and other.updates) for other, _ in partners):
            found.update((c.number, c.index) for c in held)
            continue
        # Of one day, and one alone says that it updates: that one must be of the later report.
        first = min((c.number for _, others in partners for c in others), default=None)
        last = max((c.number for _, others in partners for c in others), default=None)
        for c in held:
            if first is not None and last is not None and (first < c.number if told.updates else c.number <= last):
                found.add((c.number, c.index))
    return [c for c in figures if (c.number, c.index) in found]


def _judged(figures: Sequence[Counted], said: Sayings) -> Iterator[tuple[Counted, _Told]]:
    """The figures that have a day and a sentence, with what they are judged by."""
    updates = load_rivals().updates
    known: dict[str, bool] = {}
    for c in figures:
        if c.day is None or c.sentence is None:
            continue
        words = c.member.quote(c.evidence)
        if words not in known:
            known[words] = updates.search(words) is not None
        saying = said.at[c.number, c.sentence]
        yield c, _Told(c.bounds, c.day, c.kind, c.place, c.informant, saying, known[words])


def _fit(a: _Told, b: _Told, said: Sayings) -> bool:
    """The two could be one number at two times, as far as it does not matter whose report is the later."""
    if a.bounds.meets(b.bounds) or len(a.kind & b.kind) * 2 < len(a.kind | b.kind):
        return False
    if a.place and b.place and a.place != b.place:
        return False
    if a.day == b.day:
        told = a.updates or b.updates
    else:
        told = (a if a.day > b.day else b).updates or (a.informant is not None and a.informant == b.informant)
    return told and float(said.vectors[a.saying] @ said.vectors[b.saying]) >= ONE_THING
