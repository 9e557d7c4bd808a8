"""Where toponyms are: from spans of a report's text to places."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from secondsource.gazetteer import COUNTRY, DIVISION, fold
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.forms import Group, Toponym, groups, toponyms
from secondsource.reading.places.homes import homes
from secondsource.reading.places.ranking import Floats, Form, rank
from secondsource.records import Place, PlacePrecision, Report, Span

LEAST = 0.3
"""Least probability of the place that is told; below it a toponym stays unknown (``bench.places`` shows the cost)."""

_DATELINE = 2.0  # weight of a place in a dateline
_OVERHEARD = 1.0  # weight of a place within the name of a body

def locate(
    text: str,
    report: Report,
    names: Sequence[tuple[Span, str]],
    lookup: Lookup,
    beside: Sequence[str] = (),
    least: float = LEAST,
) -> list[Place]:
    """Say where named places (in order, disjoint) are; one place for each, its fields ``None`` where it is not known.

    Each name is the words to look up, mostly those of its span. ``beside`` are names that are no places themselves and
    still tell where the report is set, each as often as it has them: demonyms, and places within the names of bodies.
    The report gives its dateline and its outlet.
    """
    found = toponyms(text, names, lookup)
    gathered = groups(found, lookup.gazetteer)
    forms = [_form(group, found, report) for group in gathered]
    asked = {fold(toponym.reference.name) for toponym in found}
    others = [*_spoken([b for b in beside if fold(b) not in asked], lookup), *homes(report.outlet, lookup)]
    chances = rank([*forms, *others], lookup.gazetteer)
    places: dict[int, Place] = {}
    for group, chance in zip(gathered, chances, strict=False):
        best = int(np.argmax(chance)) if len(chance) else -1
        number = int(group.numbers[best]) if best >= 0 and chance[best] >= least else None
        for n in group.toponyms:
            places[n] = _place(found[n], number, lookup)
    return [places[n] for n in range(len(found))]


def _form(group: Group, found: Sequence[Toponym], report: Report) -> Form:
    dateline = report.dateline.span if report.dateline else (0, 0)
    leads = any(dateline[0] <= found[n].span[0] < dateline[1] for n in group.toponyms)
    weight = math.sqrt(len(group.toponyms)) * (_DATELINE if leads else 1.0)
    return Form(numbers=group.numbers, marks=group.marks, weight=weight)


def _spoken(beside: Sequence[str], lookup: Lookup) -> Iterable[Form]:
    """Forms that speak for a country or place and ask for none."""
    for name, count in Counter(beside).items():
        code = lookup.words.by_demonym.get(name.casefold()) or lookup.words.by_telling.get(name)
        number = lookup.gazetteer.country(code) if code else None
        if number is not None:
            numbers, marks = np.array([number], dtype=np.int64), np.ones(1, dtype=np.uint8)
            yield Form(numbers=numbers, marks=marks, weight=math.sqrt(count), ask=False)
        elif code is None:
            numbers, marks = lookup.candidates(name)
            large = np.isin(lookup.gazetteer.kinds[numbers], (COUNTRY, DIVISION)) & (marks == 1)
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


__all__ = ["LEAST", "Floats", "locate"]
