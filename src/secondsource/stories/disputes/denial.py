"""One denial, and whether two are of one matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.stories.disputes.sayings import Saying, Sayings, Where
from secondsource.stories.disputes.voices import Voice, distinct

Strength = Literal["denied", "untrue", "not so"]
ONE_PARTY, ONE_VOICE = 0.5, 0.6  # cosine of two denials of one matter, by one party or by what may be one voice
AGAIN = 0.64  # the same of two denials by whomever


@dataclass(frozen=True)
class Denial:
    """One denial at its first place."""

    saying: Saying
    place: Where
    voice: Voice
    content: dict[str, float]  # words of what is denied
    strength: Strength
    parties: frozenset[str]  # beginnings of the names of who denies
    of_words: bool  # it is of what was said: "the claim", "those reports"


def alike(said: Sayings, denial: Denial, other: Denial) -> bool:
    """Two denials of one matter, by one party."""
    cosine = float(said.vectors[denial.saying.number] @ said.vectors[other.saying.number])
    if denial.parties & other.parties:
        return cosine >= ONE_PARTY
    return cosine >= ONE_VOICE and not distinct(denial.voice, other.voice)


def again(said: Sayings, denial: Denial, other: Denial) -> bool:
    """The same denied again, by whomever."""
    return float(said.vectors[denial.saying.number] @ said.vectors[other.saying.number]) >= AGAIN


def follows(said: Sayings, denial: Denial, other: Denial) -> bool:
    """It stands right behind another, in sentences of one matter: one goes on with the other."""
    behind = denial.place.member == other.place.member and denial.place.index == other.place.index + 1
    return behind and float(said.vectors[denial.saying.number] @ said.vectors[other.saying.number]) >= ONE_PARTY
