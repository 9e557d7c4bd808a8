"""Which tolls of one occurrence stand against each other, and which are one toll that grew.

Two numbers that cannot both hold, of one day and by two voices, are at odds: a revision is what one voice changed of
its own. They are one growing toll where the later report says that its number took another's place and gives the higher
one, where the higher is told as a least ("at least 44") and not twice the other, or where the days differ and the later
is the higher.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from secondsource.stories.disputes.tolls import GivenToll
from secondsource.stories.disputes.voices import Voice, distinct

APART = 1.05  # by how much two settled counts must differ: 57 and 58 may be one, rounded or miscounted by one
FAR = 2.0  # by how much "at least 44" must lie above 31: who says so counts on, so that 44 may be 31 an hour later
FEW = 40  # distinct values of one toll that are compared pair by pair


def at_odds(given: Sequence[GivenToll]) -> list[GivenToll]:
    """Those that stand against another, in the story's order."""
    held = _distinct(given)
    pairs = [(a, b) for i, a in enumerate(held) for b in held[i + 1 :] if _disputes(a, b)]
    return sorted({g for pair in pairs for g in pair}, key=lambda g: (g.counted.number, g.counted.index))


def _distinct(given: Sequence[GivenToll]) -> list[GivenToll]:
    """The first of each value, voice and day: copies say the same a thousand times over."""
    seen: dict[tuple[object, ...], GivenToll] = {}
    for g in given:
        seen.setdefault((g.counted.bounds, (g.voice.name or "").lower(), g.counted.day), g)
    return list(seen.values())[:FEW]


def _disputes(a: GivenToll, b: GivenToll) -> bool:
    """The two tolls stand against each other at one time, by two voices."""
    one, other = a.counted, b.counted
    if one.bounds.meets(other.bounds):
        return False
    if one.number == other.number:
        return one.day == other.day and distinct(a.voice, b.voice)
    if one.day is None or other.day is None or abs(one.day - other.day) > 1:
        return False
    nought = one.bounds.high == 0 or other.bounds.high == 0
    if nought:
        return a.voice.name is not None or b.voice.name is not None
    if one.day == other.day:
        return distinct(a.voice, b.voice) and not _grew(a, b)
    earlier, later = (one, other) if one.day < other.day else (other, one)
    shrank = later.bounds.high < earlier.bounds.low and later.bounds.times(earlier.bounds) >= APART
    return shrank and not _one_voice(a.voice, b.voice)


def _grew(a: GivenToll, b: GivenToll) -> bool:
    """The two may be one toll: the later report gives the higher and says so, or the higher is one still counted."""
    low, high = sorted((a.counted, b.counted), key=lambda c: c.bounds)
    if math.isinf(high.bounds.high) and high.bounds.times(low.bounds) < FAR:
        return True
    return high.updates and high.told >= low.told


def _one_voice(a: Voice, b: Voice) -> bool:
    return a.name is not None and b.name is not None and not distinct(a, b)
