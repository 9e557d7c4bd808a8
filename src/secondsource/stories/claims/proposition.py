"""Propositions: the statements of several reports that say the same, before it is told whom they come from."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.records import Polarity, Statement


@dataclass(frozen=True)
class Proposition:
    """Statements that say the same with the same polarity, in the story's order."""

    id: str  # unique in the story; a function of the statements
    standing: Statement  # the one that stands for all, without the words that join it to what is before
    statements: tuple[Statement, ...]
    polarity: Polarity = "asserted"
    denies: str | None = None  # id of the proposition that this one denies
    prominence: float = 0.0  # how much of the story rests on it, 0 to 1: by how many reports, and how early, tell it
    nearness: tuple[float, ...] = ()  # of each statement: probability that it says the same as the standing one, 0 to 1
