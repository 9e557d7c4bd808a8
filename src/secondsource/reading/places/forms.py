"""Toponyms gathered into forms: one name, one meaning in a report, narrowed by the place it is said to be in."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from secondsource.gazetteer import COUNTRY, COUNTY, DIVISION, Gazetteer, fold
from secondsource.reading.places.candidates import Lookup, Marks, Numbers, Reference
from secondsource.records import Span

_COMMA = re.compile(r"\s?[,(]\s?(?:the\s)?")
_WITHIN = re.compile(r",?\s(?:in|of)\s(?:the\s)?(?:[a-z-]+\s){0,2}(?:(?:province|state|region|county|district)\sof\s)?")
_HOLDER = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,5}")
_JOINED = re.compile(r"\s?,?\s(?:and\s|or\s|to\s|from\s)?(?:the\s)?")
_GOES_ON = re.compile(r"\s?(?:,|and\b|or\b)\s?(?:and\s)?")


@dataclass
class Toponym:
    """One mention, what its words say, and the number of the mention that it is said to be in."""

    span: Span
    reference: Reference
    numbers: Numbers
    marks: Marks
    inside: int | None = None


@dataclass
class Group:
    """The mentions of one form."""

    toponyms: list[int] = field(default_factory=list)
    numbers: Numbers = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    marks: Marks = field(default_factory=lambda: np.zeros(0, dtype=np.uint8))
    explicit: bool = False  # its container is named


def toponyms(text: str, names: Sequence[tuple[Span, str]], lookup: Lookup) -> list[Toponym]:
    """Look each name up, and find which of them are said to be in another: "Tripoli, Lebanon"."""
    found = []
    for span, name in names:
        reference = lookup.reference(name)
        if reference.fixed is not None:
            numbers, marks = np.array([reference.fixed], dtype=np.int64), np.ones(1, dtype=np.uint8)
        elif reference.area or reference.country:
            numbers, marks = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint8)
        else:
            numbers, marks = lookup.candidates(reference.name)
        found.append(Toponym(span, reference, numbers, marks))
    for place, toponym in enumerate(found):
        if (territory := lookup.words.territories.get(toponym.reference.name)) and not _city(
            text, found, place, lookup
        ):
            numbers, marks = lookup.candidates(territory)
            found[place] = Toponym(toponym.span, Reference(name=territory), numbers, marks)
    for place in range(len(found) - 1):
        _contain(text, found, place, lookup.gazetteer)
    return found


def _city(text: str, found: Sequence[Toponym], place: int, lookup: Lookup) -> bool:
    """Whether a name that a territory shares with its city is joined to another city's there: "Gaza and Rafah"."""
    gazetteer = lookup.gazetteer
    countries = gazetteer.countries[found[place].numbers]
    for first, second in ((place - 1, place), (place, place + 1)):
        if first < 0 or second >= len(found):
            continue
        beside = found[second if first == place else first].numbers
        towns = beside[gazetteer.kinds[beside] > COUNTY]
        joined = _JOINED.fullmatch(text[found[first].span[1] : found[second].span[0]])
        if joined and np.isin(gazetteer.countries[towns], countries).any():
            return True
    return False


def _contain(text: str, found: Sequence[Toponym], place: int, gazetteer: Gazetteer) -> None:
    """Note where of two neighbouring mentions one is said to be in the other."""
    first, second = found[place], found[place + 1]
    between = text[first.span[1] : second.span[0]]
    if len(between) > 60:
        return
    if _COMMA.fullmatch(between):
        if holds(first, second, gazetteer) and not _listed(text, found, place, gazetteer):
            first.inside = place + 1
    elif _WITHIN.fullmatch(between):
        if holds(first, second, gazetteer):
            first.inside = place + 1
    elif _HOLDER.fullmatch(between) and holds(second, first, gazetteer):
        second.inside = place


def _listed(text: str, found: Sequence[Toponym], place: int, gazetteer: Gazetteer) -> bool:
    """Whether two mentions with a comma are the members of a list: "Nevada, Missouri and Ohio"."""
    first = found[place]
    if not np.isin(gazetteer.kinds[first.numbers], (COUNTRY, DIVISION)).any() or place + 2 >= len(found):
        return False
    third = found[place + 2]
    return bool(
        _GOES_ON.fullmatch(text[found[place + 1].span[1] : third.span[0]])
        and np.isin(gazetteer.kinds[third.numbers], (COUNTRY, DIVISION)).any()
    )


def holds(inner: Toponym, outer: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether some place of one name lies in some place of the other."""
    return len(within(inner.numbers, outer.numbers, gazetteer)) > 0


def within(inner: Numbers, outer: Numbers, gazetteer: Gazetteer) -> Numbers:
    """The positions of those of ``inner`` that lie in one of ``outer``: a country, division or county, not itself."""
    kinds = gazetteer.kinds[outer]
    countries = gazetteer.countries[outer[kinds == COUNTRY]]
    big = np.isin(gazetteer.countries[inner], countries) & (gazetteer.kinds[inner] != COUNTRY)
    divisions = outer[kinds == DIVISION]
    middle = np.isin(gazetteer.divisions[inner], divisions) & (gazetteer.kinds[inner] > DIVISION)
    counties = outer[kinds == COUNTY]
    small = np.isin(gazetteer.counties[inner], counties) & (gazetteer.kinds[inner] > COUNTY)
    held: Numbers = np.flatnonzero(big | middle | small)
    return held


def groups(found: Sequence[Toponym], gazetteer: Gazetteer, cities: Collection[str] = ()) -> list[Group]:
    """Gather mentions into forms; a bare name joins the form of that name with a container before it, or the first.

    "The city of Tripoli" is of the form of "Tripoli"; ``cities`` are the nouns that say no more than that. A form keeps
    of its candidates those that each mention leaves: that lie in its container, that are cities; and the container
    keeps those that hold one.
    """
    by_key: dict[tuple[str, str], Group] = {}
    said: dict[str, list[tuple[int, str]]] = {}
    names = [_bare(fold(t.reference.name), cities) for t in found]
    for number, toponym in enumerate(found):
        if toponym.inside is not None:
            said.setdefault(names[number], []).append((number, names[toponym.inside]))
    for number, toponym in enumerate(found):
        container = names[toponym.inside] if toponym.inside is not None else ""
        if not container and (known := said.get(names[number])):
            before = [name for n, name in known if n < number]
            container = before[-1] if before else known[0][1]
        group = by_key.setdefault((names[number], container), Group(numbers=toponym.numbers, marks=toponym.marks))
        group.toponyms.append(number)
        group.explicit |= bool(container)
        narrower = toponym.numbers is not group.numbers and len(toponym.numbers) < len(group.numbers)
        if narrower and len(left := np.flatnonzero(np.isin(group.numbers, toponym.numbers))):
            group.numbers, group.marks = group.numbers[left], group.marks[left]
        if toponym.inside is not None:
            kept = within(group.numbers, found[toponym.inside].numbers, gazetteer)
            if len(kept):
                group.numbers, group.marks = group.numbers[kept], group.marks[kept]
    for (_, container), group in by_key.items():
        if container and (outer := by_key.get((container, ""))):
            holding = [len(within(group.numbers, np.array([c]), gazetteer)) > 0 for c in outer.numbers.tolist()]
            if any(holding):
                outer.numbers, outer.marks = outer.numbers[holding], outer.marks[holding]
    return list(by_key.values())


def _bare(name: str, cities: Collection[str]) -> str:
    """A folded name without the noun that says that it is a city."""
    noun, of, rest = name.partition(" of ")
    return rest if of and noun in cities else name
