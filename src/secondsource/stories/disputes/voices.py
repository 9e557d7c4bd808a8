"""Who says a thing, as far as one voice can be told from another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from secondsource.encoder.rarity import weight
from secondsource.records import Informant, Range
from secondsource.stories.corroboration.informants import Who, may_be, merged, same, who
from secondsource.vocabulary.rivals import load_rivals

TELLING = 5.0  # weight of a word by which a name is known: "Observatory", not "Syrian"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True)
class Voice:
    """An informant, as one report has them; no name where the report gives none."""

    name: str | None
    informant: Informant | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of the name and of what they are called, lower case."""
        role = self.informant.role if self.informant and self.informant.role else ""
        return frozenset(w.lower().removesuffix("'s") for w in _WORD.findall(f"{self.name or ''} {role}"))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those by which they are known."""
        return frozenset(w for w in self.words if weight(w) >= TELLING)

    @property
    def named(self) -> bool:
        """A person, body or office that can be looked up."""
        return self.informant.named if self.informant else bool(self.name) and self.name != (self.name or "").lower()

    @property
    def generic(self) -> bool:
        """No word of the name but its first has a capital: "The monitoring group"."""
        return not self.named and (self.name or "")[1:] == (self.name or "")[1:].lower()

    @property
    def kind(self) -> str:
        """Person, people, body, document or unknown."""
        return self.informant.kind if self.informant else "unknown"

    @cached_property
    def who(self) -> Who:
        """As what informants of several reports are compared by."""
        roles = [self.informant.role] if self.informant and self.informant.role else []
        return who(self.name or "", roles, named=self.named, kind=self.informant.kind if self.informant else "unknown")


def fewest_and_most(voices: Iterable[Voice]) -> Range:
    """How many of some voices that have a name are surely several, and how many may be.

    As for the origins of claims: of two that may be one, or one have it from the other, ``low`` counts one.
    """
    apart: list[Who] = []
    for voice in sorted({v.who for v in voices if v.name}, key=_fullness):
        at = next((i for i, other in enumerate(apart) if same(other, voice)), None)
        if at is None:
            apart.append(voice)
        else:
            apart[at] = merged(apart[at], voice)
    sure: list[Who] = []
    for one_ in sorted(apart, key=lambda w: (not w.counts, not w.proper, *_fullness(w))):
        if not any(may_be(one_, other) for other in sure):
            sure.append(one_)
    return Range(low=len(sure), high=len(apart))


def _fullness(told: Who) -> tuple[object, ...]:
    """Sort key: the fullest names first, so that short ones find them; total, so that a set has one order."""
    rest = (told.person, told.body, told.role, told.sorts, told.nations)
    full = (not told.named, not told.person, -len(told.person), not told.body, -len(told.role))
    return *full, told.name, told.kind, told.speaks, tuple(tuple(sorted(words)) for words in rest)


def distinct(a: Voice, b: Voice) -> bool:
    """The two are certainly not one: what might be one voice with itself is no dispute.

    A body without a name ("a monitoring group") may be any named body, and officials may be any official.
    """
    if a.name is None or b.name is None or one(a, b):
        return False
    if a.named and b.named:
        return True
    if any(v.generic and v.words & load_rivals().body_words for v in (a, b)):
        return False
    return a.kind != b.kind or not (a.named or b.named)


def one(a: Voice, b: Voice) -> bool:
    """The two look like one voice: a name of the one is the other's, or holds it."""
    if a.name is None or b.name is None:
        return False
    return bool(a.telling & b.telling) or a.words <= b.words or b.words <= a.words
