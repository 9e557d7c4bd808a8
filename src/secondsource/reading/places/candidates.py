"""What a toponym may stand for: places of the gazetteer, an area, or a building's city."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from secondsource.gazetteer import CAPITAL, COUNTRY, COUNTY, DIVISION, SECTION, Gazetteer, fold
from secondsource.records import Place, PlacePrecision, Record
from secondsource.vocabulary.places import load_places

LEAST = 0.35
"""Least probability of the place that is told; below it a toponym stays unknown (``bench.places`` shows the cost)."""

REMEMBERED = 20_000  # names whose places are kept at hand
_LETTERS = 5  # of an acronym
_CITY = 300_000  # inhabitants of a city that is one though it is written in capitals
_MOST = 60  # candidates of one name: the most populous
_ARTICLE = re.compile(r"^(?:al|el|ad|an|as|ash|at|ar|az)\s+(?=\w)")

Numbers = NDArray[np.int64]
Marks = NDArray[np.uint8]


class Reference(Record, frozen=True, kw_only=True):
    """What a toponym's own words say, before the report is asked which place of that name is meant."""

    name: str  # what is looked up
    precision: PlacePrecision | None = None  # of a facility or district, which its city stands for
    area: str | None = None  # a region that is no division, by its name
    country: str | None = None  # where the words themselves tell it: of an area, a demonym, a listed building
    fixed: int | None = None  # the place, where the words leave no choice


class Lookup:
    """Looks toponyms up in the gazetteer, by the words for places; remembers what it looked up.

    ``least`` is the least probability with which a place is told.
    """

    def __init__(self, gazetteer: Gazetteer, *, least: float = LEAST) -> None:
        self.gazetteer = gazetteer
        self.words = load_places()
        self.least = least
        self._known: dict[str, tuple[Numbers, Marks]] = {}
        self._names: dict[str, bool] = {}

    def knows(self, name: str) -> bool:
        """Whether the gazetteer has a place of this name, as it stands."""
        known = self._names.get(name)
        if known is None:
            if len(self._names) >= REMEMBERED:
                self._names.clear()
            known = self._names[name] = self.gazetteer.knows(name)
        return known

    def is_place(self, name: str) -> bool:
        """Whether a name is known, from the gazetteer or from the lists of words."""
        reference = self.reference(name)
        return reference.fixed is not None or reference.area is not None or self.knows(name)

    def is_large(self, name: str) -> bool:
        """Whether a name is first of all a country's or a division's."""
        numbers, marks = self.candidates(name)
        return bool((np.isin(self.gazetteer.kinds[numbers], (COUNTRY, DIVISION)) & (marks == 1)).any())

    def is_acronym(self, name: str) -> bool:
        """Whether a few capitals are no place: "NATO" is a village somewhere, but "US" a country and "LIMA" a city."""
        letters = name.replace(".", "")
        if not letters.isupper() or len(letters) > _LETTERS or self.reference(name).fixed is not None:
            return False
        numbers, _ = self.candidates(name)
        known = np.isin(self.gazetteer.kinds[numbers], (COUNTRY, DIVISION))
        return not (known | (self.gazetteer.population[numbers] >= _CITY)).any()

    def reference(self, name: str) -> Reference:
        """Read a toponym's words: "northern Iraq" is Iraq, "the Kremlin" a building in Moscow."""
        plain = " ".join(name.split()).removeprefix("the ").removeprefix("The ")
        lower = plain.casefold()
        listed = self.words.by_seat.get(lower)
        if listed:
            return Reference(name=plain, precision="facility", country=listed[0], fixed=self._listed(listed))
        if quarter := self.words.by_quarter.get(lower):
            return Reference(name=plain, precision="district", country=quarter[0], fixed=self._listed(quarter))
        if spelt := self.words.by_spelling.get(lower):
            return Reference(name=plain, country=spelt[0], fixed=self._listed(spelt))
        if area := self._area(lower):
            held = area[1][0] if len(area[1]) == 1 else None
            return Reference(name=plain, area=area[0], country=held)
        if (code := self.words.by_demonym.get(lower)) and not self.knows(plain):
            return Reference(name=plain, country=code, fixed=self.gazetteer.country(code))
        return Reference(name=plain)

    def _area(self, lower: str) -> tuple[str, tuple[str, ...]] | None:
        """A listed area, by its name or with a direction before it: "western Darfur"."""
        found = self.words.by_area.get(lower)
        first, _, rest = lower.partition(" ")
        return self.words.by_area.get(rest) if found is None and first in self.words.directions else found

    def _listed(self, place: tuple[str, ...]) -> int | None:
        """The most populous town of a name in a country, and in a division by its short form where one is given."""
        code, name, *division = place
        numbers, _ = self.candidates(name)
        gaz = self.gazetteer
        held = [n for n in numbers.tolist() if gaz.code(n) == code and gaz.kinds[n] > COUNTY]
        if division:
            within = set(gaz.find(division[0])[0].tolist())
            held = [n for n in held if gaz.divisions[n] in within]
        return max(held, key=lambda n: int(gaz.population[n]), default=None)

    def candidates(self, name: str) -> tuple[Numbers, Marks]:
        """The places that a name may stand for, the most populous first, and which bear it as their first name."""
        key = fold(name)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._candidates(key)
        return found

    def _candidates(self, key: str) -> tuple[Numbers, Marks]:
        words = self.words
        numbers, marks = self._find(key)
        if len(numbers):
            return numbers, marks
        parts = key.split()
        while len(parts) > 1 and parts[0] in words.directions:
            parts = parts[1:]
        numbers, marks = self._find(" ".join(parts))
        if len(numbers):
            return numbers, marks
        if len(parts) > 2 and parts[1] == "of" and parts[0] in words.divisions_named | words.cities_named:
            numbers, marks = self._find(" ".join(parts[2:]))
            return self._of_kind(numbers, marks, parts[0])
        if len(parts) > 1 and parts[-1] in words.divisions_named | words.cities_named:
            numbers, marks = self._find(" ".join(parts[:-1]))
            return self._of_kind(numbers, marks, parts[-1])
        return self._find(_ARTICLE.sub("", " ".join(parts)))

    def _of_kind(self, numbers: Numbers, marks: Marks, word: str) -> tuple[Numbers, Marks]:
        """Those that are of the kind that a word names, where there are any and none is a country."""
        kinds = self.gazetteer.kinds[numbers]
        if (kinds == COUNTRY).any():
            return numbers, marks
        kept = np.isin(kinds, (DIVISION, COUNTY)) if word in self.words.divisions_named else kinds > COUNTY
        return (numbers[kept], marks[kept]) if kept.any() else (numbers, marks)

    def _find(self, key: str) -> tuple[Numbers, Marks]:
        found, marks = self.gazetteer.find(key)
        numbers = found.astype(np.int64)
        order = np.lexsort((numbers, -self.gazetteer.population[numbers].astype(np.int64)))[:_MOST]
        return self._capital_first(numbers[order], marks[order])

    def _capital_first(self, numbers: Numbers, marks: Marks) -> tuple[Numbers, Marks]:
        """Without the towns of whose further names one is a capital's own: "New Delhi" is no other name of Delhi."""
        gazetteer = self.gazetteer
        kinds, countries = gazetteer.kinds[numbers], gazetteer.countries[numbers]
        ruled = np.isin(countries, countries[(kinds == CAPITAL) & (marks == 1)]) & (kinds > COUNTY) & (marks == 0)
        return numbers[~ruled], marks[~ruled]

    def governs(self, name: str, place: Place) -> bool:
        """Whether a name is a country's, or that of the capital of the country that it was taken to lie in."""
        if place.precision == "country":
            return True
        numbers, _ = self.candidates(name)
        capitals = numbers[self.gazetteer.kinds[numbers] == CAPITAL]
        return any(self.gazetteer.code(n) == place.country for n in capitals.tolist())

    def precision(self, number: int) -> PlacePrecision:
        """How precise the coordinates of a place of the gazetteer are."""
        kind = int(self.gazetteer.kinds[number])
        if kind < len(_PRECISIONS):
            return _PRECISIONS[kind]
        return "district" if kind == SECTION else "area" if kind > SECTION else "city"


_PRECISIONS: tuple[PlacePrecision, ...] = ("country", "region", "county")
