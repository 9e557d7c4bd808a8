"""Where toponyms are: from named spans of a report's text to places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from secondsource.gazetteer import COUNTRY, COUNTY, DIVISION, fold
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.forms import Group, Toponym, groups, toponyms
from secondsource.reading.places.homes import homes
from secondsource.reading.places.ranking import Form, rank
from secondsource.records import Place, PlacePrecision, Report, Span

_DATELINE = 2.0  # weight of a place in a dateline
_CITY = 100_000  # inhabitants of a city that a dateline names without its division
_OVERHEARD = 0.7  # weight of a division or country within the name of a body


def locate(
    text: str,
    report: Report,
    names: Sequence[tuple[Span, str]],
    lookup: Lookup,
    beside: Sequence[str] = (),
) -> list[Place]:
    """Say where named places (in order, disjoint) are; one place for each, its fields ``None`` where it is not known.

    Each name is the words to look up, mostly those of its span. ``beside`` are words that are no places themselves and
    still tell where the report is set, each as often as it has them: demonyms, places within the names of bodies,
    "sheriff". The report gives its dateline and its outlet.
    """
    found, gathered, forms = gather(text, report, names, lookup, beside)
    chances = rank(forms, lookup.gazetteer)
    places: dict[int, Place] = {}
    for group, chance in zip(gathered, chances, strict=False):
        best = int(np.argmax(chance)) if len(chance) else -1
        number = int(group.numbers[best]) if best >= 0 and chance[best] >= lookup.least else None
        for n in group.toponyms:
            places[n] = _place(found[n], number, lookup)
    return [places[n] for n in range(len(found))]


def gather(
    text: str, report: Report, names: Sequence[tuple[Span, str]], lookup: Lookup, beside: Sequence[str]
) -> tuple[list[Toponym], list[Group], list[Form]]:
    """The toponyms of some names, their groups, and the forms: one for each group, then those that only speak."""
    found = toponyms(text, names, lookup)
    for toponym in found:
        if _in_dateline(toponym.span, report):
            _settle(toponym, lookup)
    asked = {fold(toponym.reference.name) for toponym in found}
    gathered = groups(found, lookup.gazetteer, lookup.words.cities_named)
    others = [*_spoken([word for word in beside if fold(word) not in asked], lookup), *homes(report.outlet, lookup)]
    return found, gathered, [*(_form(group, found, report) for group in gathered), *others]


def _form(group: Group, found: Sequence[Toponym], report: Report) -> Form:
    leads = any(_in_dateline(found[n].span, report) for n in group.toponyms)
    weight = math.sqrt(len(group.toponyms)) * (_DATELINE if leads else 1.0)
    return Form(numbers=group.numbers, marks=group.marks, weight=weight)


def _in_dateline(span: Span, report: Report) -> bool:
    dateline = report.dateline
    return dateline is not None and dateline.span[0] <= span[0] < dateline.span[1]


def _settle(toponym: Toponym, lookup: Lookup) -> None:
    """Leave to a dateline's place its cities, where there is one: "NEW YORK -" was written in the city."""
    gazetteer = lookup.gazetteer
    cities = (gazetteer.kinds[toponym.numbers] > COUNTY) & (gazetteer.population[toponym.numbers] >= _CITY)
    if cities.any() and toponym.inside is None:
        kept = gazetteer.kinds[toponym.numbers] > COUNTY
        toponym.numbers, toponym.marks = toponym.numbers[kept], toponym.marks[kept]


def _spoken(beside: Sequence[str], lookup: Lookup) -> Iterator[Form]:
    """Forms that speak for a country or division and ask for none."""
    gazetteer = lookup.gazetteer
    for name, count in Counter(beside).items():
        code = lookup.words.by_demonym.get(name.casefold()) or lookup.words.by_telling.get(name)
        number = gazetteer.country(code) if code else None
        if number is not None:
            numbers, marks = np.array([number], dtype=np.int64), np.ones(1, dtype=np.uint8)
            yield Form(numbers=numbers, marks=marks, weight=math.sqrt(count), ask=False)
        elif code is None:
            numbers, marks = lookup.candidates(name)
            large = np.isin(gazetteer.kinds[numbers], (COUNTRY, DIVISION)) & (marks == 1)
            yield Form(numbers=numbers[large], marks=marks[large], weight=_OVERHEARD * math.sqrt(count), ask=False)


def _place(toponym: Toponym, number: int | None, lookup: Lookup) -> Place:
    """The record of one mention."""
    reference = toponym.reference
    if number is None:
        return Place(
            span=toponym.span,
            geonames_id=None,
            name=reference.area,
            country=reference.country,
            lat=None,
            lon=None,
            precision="area" if reference.area else None,
        )
    gazetteer = lookup.gazetteer
    lat, lon = gazetteer.point(number)
    precision: PlacePrecision = reference.precision or lookup.precision(number)
    return Place(
        span=toponym.span,
        geonames_id=int(gazetteer.ids[number]),
        name=gazetteer.name(number),
        country=gazetteer.code(number),
        lat=lat,
        lon=lon,
        precision=precision,
    )
