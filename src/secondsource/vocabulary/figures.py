"""The words by which a report tells how many: numbers, their bounds, and what is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache, cached_property
from typing import Generic, Literal, TypeVar

from secondsource.vocabulary.shipped import shipped
from secondsource.vocabulary.words import WordLists, any_of

PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’.][^\W\d_]+)*|\S")  # what figures are read from, one by one

Bound = Literal["low", "high", "about"]
Role = Literal["doing", "done", "happening", "state", "counted", "of", "toll"]
_Meaning = TypeVar("_Meaning")


class Phrases(Generic[_Meaning]):
    """Phrases of one word or more with what they mean; the longest that begins at a word is found at once."""

    def __init__(self, meanings: Mapping[str, _Meaning]) -> None:
        found: dict[str, list[tuple[tuple[str, ...], _Meaning]]] = {}
        for phrase, meaning in meanings.items():
            pieces = tuple(PIECE.findall(phrase.lower()))
            found.setdefault(pieces[0], []).append((pieces, meaning))
        self._by_first = {
            first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()
        }

    def at(self, words: Sequence[str], place: int) -> tuple[int, _Meaning] | None:
        """How many words the longest phrase has that begins at ``words[place]`` (lower case), and its meaning."""
        if 0 <= place < len(words):
            for pieces, meaning in self._by_first.get(words[place], ()):
                if tuple(words[place : place + len(pieces)]) == pieces:
                    return len(pieces), meaning
        return None

    def before(self, words: Sequence[str], place: int) -> tuple[int, _Meaning] | None:
        """The same of the phrase that ends just before ``words[place]``."""
        for length in range(5, 0, -1):
            found = self.at(words, place - length) if place >= length else None
            if found and found[0] == length:
                return found
        return None

    @property
    def first_words(self) -> Set[str]:
        """The words that phrases begin with."""
        return self._by_first.keys()


class CasualtyWords(WordLists, frozen=True, kw_only=True):
    """The words of one kind of casualty, by how a number stands to them; ``figures.yaml`` tells of each."""

    doing: tuple[str, ...]
    done: tuple[str, ...]
    happening: tuple[str, ...]
    state: tuple[str, ...]
    counted: tuple[str, ...]
    of: tuple[str, ...]
    toll: tuple[str, ...]


class SharedCurrency(WordLists, frozen=True, kw_only=True):
    """Names that currencies of several countries share, and the codes by country's adjective."""

    names: tuple[str, ...]
    of: dict[str, str]


class FigureWords(WordLists, frozen=True, kw_only=True):
    """The lists of ``figures.yaml``, as its comments tell of them."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    glued: dict[str, int]
    sets: dict[str, int]
    few: dict[str, int]
    many: dict[str, int]
    unknown: tuple[str, ...]
    nothing: frozenset[str]
    nobody: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    at_least_after: tuple[str, ...]
    at_most_after: tuple[str, ...]
    about_after: tuple[str, ...]
    between_bound: frozenset[str]
    new: frozenset[str]
    casualties: dict[str, CasualtyWords]
    together: frozenset[str]
    totals: frozenset[str]
    reaching: frozenset[str]
    earlier: frozenset[str]
    cumulative: tuple[str, ...]
    saved: frozenset[str]
    including: tuple[str, ...]
    of_whole: tuple[str, ...]
    among: frozenset[str]
    whole: frozenset[str]
    people: frozenset[str]
    one_person: frozenset[str]
    things: dict[str, tuple[str, ...]]
    no_figures: frozenset[str]
    months: frozenset[str]
    before_names: frozenset[str]
    measures: dict[str, dict[str, tuple[str, ...]]]
    percent: dict[str, tuple[str, ...]]
    increase: frozenset[str]
    decrease: frozenset[str]
    signs: dict[str, str]
    codes: frozenset[str]
    currencies: dict[str, tuple[str, ...]]
    shared_currencies: tuple[SharedCurrency, ...]
    unclear: frozenset[str]
    stops: frozenset[str]
    be: frozenset[str]
    leaving: frozenset[str]
    light: frozenset[str]
    in_place: frozenset[str]
    prepositions: frozenset[str]
    showing: frozenset[str]
    place_nouns: frozenset[str]
    no_place: frozenset[str]
    bare: frozenset[str]
    more: frozenset[str]
    striking: frozenset[str]
    compass: frozenset[str]
    boundaries: frozenset[str]
    saying: frozenset[str]
    shares: frozenset[str]
    losing: frozenset[str]
    along: tuple[str, ...]
    found: frozenset[str]
    before_dates: frozenset[str]
    moving: frozenset[str]
    tellers: frozenset[str]
    unsure_units: frozenset[str]
    money: frozenset[str]
    crowds: frozenset[str]
    owners: frozenset[str]
    modals: frozenset[str]
    aiming: frozenset[str]
    conditions: frozenset[str]
    fearing: frozenset[str]
    portions: frozenset[str]
    determiners: frozenset[str]

    @cached_property
    def bounds(self) -> Phrases[Bound]:
        """What bounds the number after it."""
        rows: tuple[tuple[Bound, tuple[str, ...]], ...] = (
            ("low", self.at_least),
            ("high", self.at_most),
            ("about", self.about),
        )
        return Phrases({phrase: bound for bound, phrases in rows for phrase in phrases})

    @cached_property
    def bounds_after(self) -> Phrases[Bound]:
        """What bounds the number before it."""
        rows: tuple[tuple[Bound, tuple[str, ...]], ...] = (
            ("low", self.at_least_after),
            ("high", self.at_most_after),
            ("about", self.about_after),
        )
        return Phrases({phrase: bound for bound, phrases in rows for phrase in phrases})

    @cached_property
    def unknown_phrases(self) -> Phrases[None]:
        """Amounts of which nothing is told."""
        return Phrases(dict.fromkeys(self.unknown))

    @cached_property
    def nobody_phrases(self) -> Phrases[None]:
        """What says that it was nobody."""
        return Phrases(dict.fromkeys(self.nobody))

    @cached_property
    def cues(self) -> Phrases[tuple[str, frozenset[Role]]]:
        """Words of casualties with their kind, and how a number may stand to them."""
        found: dict[str, tuple[str, frozenset[Role]]] = {}
        for kind, words in self.casualties.items():
            rows: tuple[tuple[Role, tuple[str, ...]], ...] = (
                ("doing", words.doing),
                ("done", words.done),
                ("happening", words.happening),
                ("state", words.state),
                ("counted", words.counted),
                ("of", words.of + words.counted),
                ("toll", words.toll),
            )
            for role, phrases in rows:
                for phrase in phrases:
                    found[phrase] = kind, found.get(phrase, (kind, frozenset[Role]()))[1] | {role}
        return Phrases(found)

    @cached_property
    def parts(self) -> Phrases[None]:
        """What makes the number after it a part of one before."""
        return Phrases(dict.fromkeys(self.including))

    @cached_property
    def wholes(self) -> Phrases[None]:
        """What makes the number before it a part of one before."""
        return Phrases(dict.fromkeys(self.of_whole))

    @cached_property
    def joining(self) -> Phrases[None]:
        """What joins a number to those told of before it."""
        return Phrases(dict.fromkeys(self.along))

    @cached_property
    def sums(self) -> Phrases[None]:
        """What tells that a number counts from the start, or up to a day."""
        return Phrases(dict.fromkeys(self.cumulative))

    @cached_property
    def thing_kinds(self) -> dict[str, str]:
        """Nouns of what is counted beside casualties, with its name."""
        return {word: kind for kind, words in self.things.items() for word in words}

    @cached_property
    def units_of(self) -> Phrases[tuple[str, str]]:
        """What a measure is of, and its unit: ("distance", "km"), ("percent", "%"), ("money", "EUR").

        The unit is empty for money of a currency that its name alone does not tell.
        """
        found = {word: (kind, unit) for kind, units in self.measures.items() for unit in units for word in units[unit]}
        found |= {word: ("percent", unit) for unit, words in self.percent.items() for word in words}
        found |= dict.fromkeys(self.unclear, ("money", ""))
        found |= {word: ("money", code) for code, words in self.currencies.items() for word in words}
        found |= {name: ("money", code) for name, (_, code) in self.full_currencies.items()}
        return Phrases(found)

    @cached_property
    def full_currencies(self) -> dict[str, tuple[int, str]]:
        """Currencies named with their country: which of the shared names it has, and the code."""
        rows = [(n, row, country) for n, row in enumerate(self.shared_currencies) for country in row.of]
        return {f"{country} {name}": (n, row.of[country]) for n, row, country in rows for name in row.names}

    @cached_property
    def shared_names(self) -> dict[str, int]:
        """Names of currencies that several countries share, with the number of the row that has them."""
        return {name: n for n, row in enumerate(self.shared_currencies) for name in row.names}

    @cached_property
    def percents(self) -> Phrases[None]:
        """What makes the number before it a share or a rise or fall."""
        return Phrases({word: None for words in self.percent.values() for word in words})

    @cached_property
    def sign_codes(self) -> Phrases[str]:
        """Signs that stand before an amount of money, with the currency."""
        return Phrases({sign.lower(): code for sign, code in self.signs.items()})

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words that a number may begin with, bounds left out."""
        phrases = (*self.unknown_phrases.first_words, *self.nobody_phrases.first_words)
        words = (*self.units, *self.tens, *self.sets, *self.few, *self.many, *self.nothing, *phrases)
        return frozenset((*words, "a", "an", "his", "her", "half"))

    @cached_property
    def openers(self) -> frozenset[str]:
        """The words that a number with its bound may begin with, digits left out."""
        return self.starters | {"between", *self.bounds.first_words, *self.sign_codes.first_words}

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """A regular expression that finds something in every sentence that has a figure, and in few others."""
        words = (*self.units, *self.tens, *self.scales, *self.sets, *self.few, *self.many, *self.nothing, *self.nobody)
        known = any_of(word for word in (*words, *self.unknown))
        persons = rf"an?\s+(?:\w+\s+){{0,2}}{any_of(self.one_person)}"
        return re.compile(rf"\d|\b(?:{known}|{persons})\b", re.IGNORECASE)


@cache
def load_figures() -> FigureWords:
    """Return the package's words of figures."""
    return shipped("figures.yaml", FigureWords)
