"""Made-up reports of one country, for names that several countries have: they mean the place in the country told.

Local news knows few such names, and prominence alone takes each for its largest bearer: Tripoli for Libya's in a report
of Lebanon. So reports are made from the gazetteer: a name that cities of two or more countries bear, one of those
countries, named and spoken of as often as in a report about it, some of its cities, and other countries that the report
deals with, where now and then one is a namesake's, said once. Other reports tell what a country whose towns are named
with their state does elsewhere, in a city that everybody knows: senators in Athens are not in Georgia.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from secondsource.gazetteer import CAPITAL, COUNTRY, COUNTY, Gazetteer, fold
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.ranking import STATED, Form

CITY = 100_000  # inhabitants of a city that news of its country names
VISITED = 0.3  # how much less the other reports count
METROPOLIS = 1_000_000  # inhabitants of a city that everybody knows
DWARFED = 12  # how much larger a namesake elsewhere may be
OTHERS = ("US", "GB", "FR", "RU", "CN", "IL", "IR", "TR", "DE", "IN", "SA", "EG", "BR", "UA")


@dataclass
class Made:
    """The forms of a report, the first of which is asked for, and which of its candidates are right."""

    forms: list[Form]
    right: NDArray[np.bool_]
    share: float = 1.0  # how much it counts beside others


def made(lookup: Lookup, count: int, seed: int = 4) -> Iterator[Made]:
    """Make reports, the same at every call; ``count`` is how many at most."""
    chosen = np.random.default_rng(seed)
    gazetteer = lookup.gazetteer
    cities = np.flatnonzero((gazetteer.kinds > COUNTY) & (gazetteer.population >= CITY))
    names = sorted({gazetteer.name(int(n)) for n in cities.tolist()})
    wanted = [(name, best) for name in names for best in _rivals(name, lookup)]
    for place in chosen.permutation(len(wanted))[:count].tolist():
        name, best = wanted[place]
        if gazetteer.code(best) not in STATED:
            yield _report(name, best, lookup, chosen)
    for name in names:
        numbers, _ = lookup.candidates(name)
        largest = int(
            numbers[np.argmax(np.where(gazetteer.kinds[numbers] > COUNTY, gazetteer.population[numbers], -1))]
        )
        theirs = sorted({gazetteer.code(n) or "" for n in numbers.tolist()} & STATED)
        known = gazetteer.kinds[largest] == CAPITAL or gazetteer.population[largest] >= METROPOLIS
        if theirs and known and gazetteer.code(largest) not in STATED:
            yield _visited(name, largest, theirs, lookup, chosen)


def _rivals(name: str, lookup: Lookup) -> list[int]:
    """The largest city of a name in each of its countries, where there are several of like size."""
    numbers, _ = lookup.candidates(name)
    gazetteer = lookup.gazetteer
    kinds, size = gazetteer.kinds[numbers], gazetteer.population[numbers]
    if (kinds == COUNTRY).any():
        return []
    best: dict[int, int] = {}
    for n, kind, people in zip(numbers.tolist(), kinds.tolist(), size.tolist(), strict=True):
        if kind > COUNTY and people >= CITY and people * DWARFED >= size.max():
            best.setdefault(int(gazetteer.countries[n]), n)
    elsewhere = set(gazetteer.countries[numbers[size >= CITY // 4]].tolist())
    return list(best.values()) if len(elsewhere) > 1 else []


def _report(name: str, best: int, lookup: Lookup, chosen: np.random.Generator) -> Made:
    gazetteer = lookup.gazetteer
    numbers, marks = lookup.candidates(name)
    right = gazetteer.countries[numbers] == gazetteer.countries[best]  # which of them there, other reports teach
    forms = [Form(numbers=numbers, marks=marks, weight=_weight(1, 4, chosen))]
    code = gazetteer.code(best) or ""
    ways = int(chosen.integers(1, 4))  # named, spoken of, or both
    if ways & 1:
        forms += _country(code, gazetteer, _weight(1, 6, chosen))
    if ways & 2:
        forms += _country(code, gazetteer, _weight(1, 8, chosen), ask=False)
    of_country = np.flatnonzero((gazetteer.countries == gazetteer.countries[best]) & (gazetteer.kinds > COUNTY))
    large = of_country[np.argsort(-gazetteer.population[of_country], kind="stable")[:12]].tolist()
    for n in chosen.permutation(large)[: int(chosen.integers(0, 4))].tolist():
        other = gazetteer.name(int(n))
        if fold(other) != fold(name):
            found, first = lookup.candidates(other)
            forms.append(Form(numbers=found, marks=first, weight=_weight(1, 3, chosen)))
    theirs = {gazetteer.code(int(n)) for n in numbers.tolist()}
    for other in chosen.permutation(np.array(OTHERS))[: int(chosen.integers(0, 4))].tolist():
        if other != code:
            most = 1 if other in theirs else 8
            forms += _country(other, gazetteer, _weight(1, most, chosen), ask=bool(chosen.integers(0, 2)))
    return Made(forms, right)


def _visited(name: str, largest: int, theirs: list[str], lookup: Lookup, chosen: np.random.Generator) -> Made:
    """A report of what a country with a lesser namesake does in a city that everybody knows."""
    gazetteer = lookup.gazetteer
    numbers, marks = lookup.candidates(name)
    forms = [Form(numbers=numbers, marks=marks, weight=_weight(1, 4, chosen))]
    for code in (*theirs, *chosen.permutation(np.array(OTHERS))[: int(chosen.integers(0, 3))].tolist()):
        forms += _country(code, gazetteer, _weight(1, 6, chosen), ask=bool(chosen.integers(0, 2)))
    return Made(forms, gazetteer.countries[numbers] == gazetteer.countries[largest], VISITED)


def _weight(least: int, most: int, chosen: np.random.Generator) -> float:
    return math.sqrt(int(chosen.integers(least, most + 1)))


def _country(code: str, gazetteer: Gazetteer, weight: float, *, ask: bool = True) -> list[Form]:
    number = gazetteer.country(code)
    if number is None:
        return []
    numbers, marks = np.array([number], dtype=np.int64), np.ones(1, dtype=np.uint8)
    return [Form(numbers=numbers, marks=marks, weight=weight, ask=ask)]
