"""The places of a report: mentions found and located; metonyms left out, buildings told from their city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from secondsource.gazetteer import Gazetteer
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.locating import locate
from secondsource.reading.places.mentions import Mention, mentions
from secondsource.reading.places.metonyms import Metonyms
from secondsource.reading.syntax import Syntax
from secondsource.records import Entity, Place, PlacePrecision, Report

_NOUN_BEFORE = re.compile(
    r"\b(?P<noun>[\w-]+)\s(?:in|of|at|near|outside)\s(?:the\s)?(?:[a-z-]+\s(?:city|town|village)\sof\s)?$"
)
_NOUN_AFTER = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,2}?(?P<noun>[A-Za-z-]+)\b")
_REACH = 60  # characters


@lru_cache(maxsize=2)
def lookup_of(gazetteer: Gazetteer) -> Lookup:
    """The look-up of a gazetteer, which remembers the names that were asked for."""
    return Lookup(gazetteer)


def places(
    text: str, report: Report, syntax: Syntax, entities: Sequence[Entity], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the places that a report names, in order; their spans are offsets into the page's ``text``, and disjoint.

    A name of a government or team ("Washington said") is no place and left out; so are demonyms. A name that the
    gazetteer lacks, or that may well mean several places, is a place without id and coordinates. A building or quarter
    has the coordinates of its city, and a precision that tells so. Nothing but the report itself, its dateline and its
    outlet's name is asked.
    """
    lookup = lookup_of(gazetteer)
    heard = mentions(text, report, entities, lookup)
    located = locate(text, report, [(m.span, m.name) for m in heard.told], lookup, heard.overheard)
    metonyms = Metonyms(text, syntax, lookup.words)
    return tuple(
        _told(text, mention, place, lookup)
        for mention, place in zip(heard.told, located, strict=True)
        if (place.lat is not None or (mention.sure and not mention.name.isupper()))
        and not metonyms.is_adjective(place.span)
        and (
            _in_dateline(report, place)
            or not metonyms.stands_for_body(
                place.span, governs=lookup.governs(mention.name, place), capital=place.precision != "country"
            )
        )
    )


def _in_dateline(report: Report, place: Place) -> bool:
    """Whether a place stands in the dateline: it is where the report was written, and no government."""
    dateline = report.dateline
    return dateline is not None and dateline.span[0] <= place.span[0] < dateline.span[1]


def _told(text: str, mention: Mention, place: Place, lookup: Lookup) -> Place:
    """A place with the precision that the words around it tell."""
    if place.precision != "city":
        return place
    precision: PlacePrecision | None = "facility" if mention.facility else _beside(text, place, lookup)
    return msgspec.structs.replace(place, precision=precision) if precision else place


def _beside(text: str, place: Place, lookup: Lookup) -> PlacePrecision | None:
    """What stands in a city, where the words before or behind its name tell: "the embassy in", "airport"."""
    start, end = place.span
    before = _NOUN_BEFORE.search(text, max(0, start - _REACH), start)
    after = _NOUN_AFTER.match(text, end, end + _REACH)
    for found in (before, after):
        noun = found["noun"].casefold() if found else ""
        if noun in lookup.words.districts:
            return "district"
        if noun in lookup.words.facilities and (found is before or noun in ("airport", "embassy", "port", "prison")):
            return "facility"
    return None
