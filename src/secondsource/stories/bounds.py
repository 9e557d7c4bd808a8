"""What a figure leaves open: the numbers that it does not contradict, read in one way by all that compare figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from secondsource.records import Figure
from secondsource.vocabulary.rivals import load_rivals

ABOUT = 0.1  # "about 100" and 95 can both hold
NEARLY = 0.15  # "nearly 40" tells of at least 34
VAGUE = 0.5  # "dozens" is said of 12 too: the documented low of a vague word is its usual one, not its least


@dataclass(frozen=True, order=True)
class Bounds:
    """The least and the most that a figure can mean; ``math.inf`` where it is open."""

    low: float
    high: float

    def meets(self, other: Bounds) -> bool:
        """Both can hold of one thing."""
        return self.low <= other.high and other.low <= self.high

    def times(self, other: Bounds) -> float:
        """By how much the higher is above the lower, as a factor; 1 where they meet, ``inf`` beside nought."""
        if self.meets(other):
            return 1.0
        low, high = sorted((self, other))
        return high.low / low.high if low.high else math.inf


def bounds(figure: Figure, words: str) -> Bounds | None:
    """Bounds of a figure by its numbers and its own words; ``None`` where it tells no number at all."""
    low, value, high = figure.low, figure.value, figure.high
    if low is not None and high is not None:
        return Bounds(low, high)
    if value is None:
        return _vague(low, high)
    close = load_rivals().is_nearly.match(words)
    if low is not None:
        return Bounds(low, low * (1 + NEARLY) if close else math.inf)
    if high is not None:
        return Bounds(high * (1 - NEARLY) if close else 0.0, high)
    return Bounds(value * (1 - ABOUT), value * (1 + ABOUT))


def _vague(low: float | None, high: float | None) -> Bounds | None:
    if low is not None:
        return Bounds(low * VAGUE, math.inf)
    return None if high is None else Bounds(0.0, high)


def best(figure: Figure) -> float | None:
    """The number that stands for a figure: its best estimate, else the bound that it tells."""
    return next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
