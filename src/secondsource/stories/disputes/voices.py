"""Who says a thing, as far as one voice can be told from another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from secondsource.encoder.rarity import weight
from secondsource.records import Informant
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
