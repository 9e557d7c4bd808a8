"""Propositions: the statements of several reports that say the same, before it is told whom they come from."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.records import Polarity, Statement


@dataclass(frozen=True)
class Proposition:
    """Statements that say the same with the same polarity, in the story's order.

    Each statement is a wording of one proposition. One that says more can say what others do as well: "freed 21 of the
    girls after talks" also says that there were talks. It is then among their statements too, and ``stands_in`` names
    the proposition that it is a wording of.
    """

    id: str  # unique in the story; a function of the statements
    standing: Statement  # the one that stands for all, without the words that join it to what is before
    statements: tuple[Statement, ...]
    polarity: Polarity = "asserted"
    denies: str | None = None  # id of the proposition that this one denies
    prominence: float = 0.0  # how much of the story rests on it, 0 to 1: by how many reports, and how early, tell it
    sure: tuple[bool, ...] = ()  # of each statement: whether it surely says what the standing one says
    stands_in: tuple[str | None, ...] = ()  # of each statement: the other proposition that it is a wording of, if any
