"""Tolls of an event: what the reports give for each thing that is counted, as lowest, best and highest.

As UCDP does, the best estimate is that of the latest reports, and among those the one that most of them give. Parts of
a whole, what is denied, and the tolls of other occurrences are left out before.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Revised, Toll
from secondsource.stories.bounds import best
from secondsource.stories.disputes.growing import revised
from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.disputes.tolls import GivenToll

MOST = 60  # values of a toll


def toll(counts: str, given: Sequence[GivenToll], said: Sayings) -> Toll | None:
    """The toll of one thing counted; ``None`` where no report gives a number."""
    exact = [g for g in given if best(g.counted.figure) is not None and not _vague(g)]
    if not exact:
        return None
    numbers = [
        n for g in exact for n in (g.counted.figure.low, g.counted.figure.value, g.counted.figure.high) if n is not None
    ]
    return Toll(
        counts=counts,
        low=min(numbers),
        best=_best(exact),
        high=max(numbers),
        values=_values(exact, said),
    )


def _vague(g: GivenToll) -> bool:
    """It is told in a word alone: "dozens"."""
    return g.counted.figure.value is None and g.counted.figure.high is None


def _best(given: Sequence[GivenToll]) -> float | None:
    """Of the latest day, the number of most reports; of two, the higher."""
    days = [g.counted.day for g in given if g.counted.day is not None and g.main]
    latest = [g for g in given if g.main and (not days or g.counted.day == max(days))] or list(given)
    reports: dict[float, set[int]] = {}
    for g in latest:
        number = best(g.counted.figure)
        if number is not None:
            reports.setdefault(number, set()).add(g.counted.number)
    return max(reports, key=lambda n: (len(reports[n]), n), default=None)


def _values(given: Sequence[GivenToll], said: Sayings) -> tuple[Revised, ...]:
    """Each number in each distinct sentence, oldest first."""
    seen: dict[tuple[object, ...], GivenToll] = {}
    for g in given:
        c = g.counted
        seen.setdefault((c.bounds, c.evidence if c.sentence is None else said.at[c.number, c.sentence]), g)
    held = sorted(seen.values(), key=lambda g: (g.counted.day or 0, g.counted.number, g.counted.index))
    return tuple(revised(g.counted) for g in held[:MOST])
