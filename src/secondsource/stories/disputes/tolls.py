"""Tolls: per occurrence and thing counted, the whole number that each report gives, and what rivals it there.

A toll of a report is its first figure of people in general that is no part and no background. A figure beside it
rivals it only where another voice gives it of the same occurrence: what one voice tells of hospitals, villages or days
are parts of the whole, whether the report says so or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.voices import Voice, distinct

WHOLES = ("killed", "wounded", "missing", "hostages", "detained", "released", "abducted", "displaced", "infected")
BODIES = ("killed", "wounded")  # tolls that tell of people in general; those held or missing are mostly of one kind
HEAD = 3  # sentences in which a report tells the toll that it is about
_OF = re.compile(r"\s+of\s+(?:the|those|these|them|its|their|a)\b", re.IGNORECASE)  # "30 of the 80 wounded"
DEEP = 10  # sentences; a toll of the report's own occurrence stands above


@dataclass(frozen=True)
class GivenToll:
    """One toll as one report gives it; ``main`` is the report's own, the others rival it."""

    counted: Counted
    main: bool

    @property
    def voice(self) -> Voice:
        """Who gives it."""
        return Voice(self.counted.informant, self.counted.source)


def tolls(figures: Iterable[Counted], occasions: Sequence[int]) -> dict[tuple[int, str], list[GivenToll]]:
    """The tolls of a story by occurrence and what is counted, in the order of the reports."""
    by_report: dict[tuple[int, str], list[Counted]] = {}
    for c in figures:
        if c.figure.counts in WHOLES:
            by_report.setdefault((c.number, c.figure.counts), []).append(c)
    found: dict[tuple[int, str], list[GivenToll]] = {}
    for (number, counts), held in sorted(by_report.items(), key=lambda item: item[0]):
        given = _of_report(held)
        if given:
            found.setdefault((occasions[number], counts), []).extend(given)
    return found


def _of_report(held: Sequence[Counted]) -> list[GivenToll]:
    wholes = [c for c in held if _whole(c) and (c.anybody or c.figure.counts not in BODIES) and not _summed(c, held)]
    main = next((c for c in wholes if (c.sentence or 0) < DEEP), None)
    if main is None:  # a report of fighters, or of one people, gives no toll of people in general
        wholes = [c for c in held if _whole(c) and not _summed(c, held)]
        main = next((c for c in wholes if (c.sentence or 0) < HEAD), None)
    if main is None:
        return []
    return [GivenToll(main, True)] + [GivenToll(c, False) for c in wholes if c is not main and _rivals(c, main)]


def _whole(c: Counted) -> bool:
    """It may be the whole toll of what the report is about."""
    figure = c.figure
    return (
        c.anybody
        and figure.part_of is None
        and not c.background
        and (figure.change != "new" or figure.counts != "killed")
    )


def _summed(c: Counted, held: Sequence[Counted]) -> bool:
    """One sentence and voice counts others beside: "10 passengers and two pilots" are parts of a sum."""
    beside = [
        o
        for o in held
        if o is not c and o.sentence == c.sentence and o.figure.part_of is None and o.informant == c.informant
    ]
    return any(o.bounds != c.bounds and o.figure.change != "cumulative" for o in beside)


def _rivals(c: Counted, main: Counted) -> bool:
    """Another voice gives it of the same occurrence, or the same voice gives the same again, later or more exactly."""
    if c.place is not None and main.place is not None and c.place != main.place:
        return False
    if c.source is not None and c.source.kind == "document" and not c.source.named:
        return False
    if c.happened and main.happened and (c.happened[0] > main.happened[1] or main.happened[0] > c.happened[1]):
        return False
    mine, other = Voice(c.informant, c.source), Voice(main.informant, main.source)
    return distinct(mine, other) or c.figure.change == "cumulative" or c.bounds == main.bounds
