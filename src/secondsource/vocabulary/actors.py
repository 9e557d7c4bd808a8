"""The words by which mentions are told to be of one actor: variants, states, roles, bodies and given names."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists

Sort = Literal["person", "body", "land", "place", "thing"]
Gender = Literal["m", "f"]

_NO_PERSON = frozenset({"specimen", "regimen", "abdomen", "talisman", "ottoman", "german", "caiman", "shaman"})
_EITHER = frozenset({"human", "humans", "german", "germans", "roman", "romans", "ottoman", "ombudsman"})
_EDGE_WORD = re.compile(r"^the\s+", re.IGNORECASE)


class ActorWords(WordLists, frozen=True, kw_only=True):
    """Words by which mentions of actors are told to be of one actor; all lower case but names."""

    variants: tuple[tuple[str, ...], ...]
    groups: tuple[str, ...]
    states: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]
    suffixes: frozenset[str]
    juniors: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    persons: tuple[tuple[str, ...], ...]
    plurals: dict[str, str]
    collectives: frozenset[str]
    heads_of: frozenset[str]
    bodies: tuple[tuple[str, ...], ...]
    forces: frozenset[str]
    lands: frozenset[str]
    places: frozenset[str]
    sayings: frozenset[str]
    unnamed: frozenset[str]
    former: frozenset[str]
    men_called: frozenset[str]
    women_called: frozenset[str]

    def usual_name(self, name: str) -> str | None:
        """The usual name of a body or country of which ``name`` is a variant; ``None``: none is known."""
        return self._usual.get(_folded(name))

    def nation(self, word: str) -> str | None:
        """The country that a name, an adjective ("Israeli") or a people's name tells; case is ignored."""
        return self._nations.get(_folded(word))

    def governed(self, place: str) -> str | None:
        """The country whose government a place stands for ("Washington")."""
        return self._seats.get(_folded(place))

    def singular(self, noun: str) -> str:
        """The singular of a noun, lower case, where it is one of ours; else the noun itself."""
        if noun in self.plurals or noun in self.sorts or not noun.endswith("s"):
            return self.plurals.get(noun, noun)
        bare = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]
        if bare in self.sorts:
            return bare
        return noun[:-2] if noun.endswith("es") and noun[:-2] in self.sorts else noun

    def is_plural(self, noun: str) -> bool:
        """Whether a noun of ours, lower case, is told of several."""
        return noun in self.collectives or self.singular(noun) != noun

    def sort(self, noun: str) -> Sort:
        """What sort of thing a noun (lower case, of either number) is for."""
        return self.sorts.get(self.singular(noun), "person" if _is_person(noun) else "thing")

    def gender(self, noun: str) -> Gender | None:
        """The gender that a noun or title tells; ``None``: either."""
        if noun in self.women or noun.endswith(("woman", "women")):
            return "f"
        male = noun in self.men or (noun.endswith(("man", "men")) and self.sort(noun) == "person")
        return "m" if male and noun not in _EITHER else None

    def called(self, name: str) -> Gender | None:
        """The gender that a given name tells."""
        first = name.casefold()
        return "m" if first in self.men_called else "f" if first in self.women_called else None

    def families(self, noun: str) -> frozenset[int]:
        """Numbers of the families of bodies that a noun stands in."""
        return self._families.get(noun, frozenset())

    @cached_property
    def sorts(self) -> dict[str, Sort]:
        """What sort each noun in the singular is."""
        found: dict[str, Sort] = {}
        words: tuple[tuple[Sort, frozenset[str]], ...] = (
            ("place", self.places),
            ("land", self.lands),
            ("body", frozenset(noun for family in self.bodies for noun in family)),
            (
                "person",
                frozenset(noun for row in self.persons for noun in row) | self.men | self.women | self.collectives,
            ),
        )
        for sort, nouns in words:
            found.update(dict.fromkeys(nouns, sort))
        return found | {"police": "body"}

    @cached_property
    def _usual(self) -> dict[str, str]:
        found = {_folded(form): row[0] for row in self.variants for form in row}
        for state, (others, _, _) in self.states.items():
            found.update({_folded(form): state for form in (state, *others)})
        return found

    @cached_property
    def _nations(self) -> dict[str, str]:
        return {
            _folded(form): state
            for state, (others, people, _) in self.states.items()
            for form in (state, *others, *people)
        }

    @cached_property
    def _seats(self) -> dict[str, str]:
        return {_folded(seat): state for state, (_, _, seats) in self.states.items() for seat in seats}

    @cached_property
    def _families(self) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for number, family in enumerate(self.bodies):
            for noun in family:
                found.setdefault(noun, set()).add(number)
        return {noun: frozenset(numbers) for noun, numbers in found.items()}


def _folded(name: str) -> str:
    """A name as variants are compared: no article, no full stops, one kind of apostrophe, case ignored."""
    if name.isalnum():
        return name.casefold()
    bare = _EDGE_WORD.sub("", " ".join(name.split()))
    return bare.replace(".", "").replace("’", "'").casefold()


def _is_person(noun: str) -> bool:
    return noun.endswith(("woman", "women", "person")) or (
        noun.endswith(("man", "men")) and len(noun) > len("human") and noun not in _NO_PERSON
    )


@cache
def load_actors() -> ActorWords:
    """The words of ``actors.yaml``, loaded once; ``msgspec.ValidationError`` where a list is not as it must be."""
    return shipped("actors.yaml", ActorWords)
