"""What the words around a name say of whether it is a place: headlines, clubs and papers, names no gazetteer has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.gazetteer import COUNTY
from secondsource.reading.places.candidates import Lookup
from secondsource.records import Report, Span

_NEXT_NAME = re.compile(r"\s(?P<word>[A-Z][\w’'.-]*)")
_NEXT_NOUN = re.compile(r"(?:\s[a-z]+)?\s(?P<word>[a-z]+)")
_LED = re.compile(r"(?:(?P<noun>[\w-]+)\s)?(?P<word>[A-Za-z]+)\s(?P<article>[Tt]he\s)?(?:[a-z]+ern\s)?$")
_CHUNK = re.compile(r"[^\n]+")
_OVER = re.compile(r"[.!?:;,)\]”\"’']\s*$")
_HEADLINE = 160  # characters of a first line that may be a headline
_LOOK_BACK = 40  # characters
_OFFICIAL = frozenset({"officials", "official", "officer", "officers", "students", "student", "based"})
_CLUB = 5  # letters of a club's plural
_WELL_KNOWN = 100_000  # inhabitants of a place that a headline alone may name


def headlines(text: str, report: Report) -> tuple[Span, ...]:
    """The lines of a report where a capital letter tells nothing: headline, headings, a first line without its stop."""
    found = [*((report.title_span,) if report.title_span else ()), *report.headings]
    if report.body:
        line = _CHUNK.search(text, *report.body[0])
        if line and len(line.group()) <= _HEADLINE and not _OVER.search(line.group()):
            ends = line.end() >= report.body[0][1] or text[line.end() : line.end() + 2] == "\n\n"
            found += [line.span()] if ends else []
    return tuple(found)


def inside(span: Span, lines: Sequence[Span]) -> bool:
    """Whether one of a few lines holds a span."""
    return any(start <= span[0] and span[1] <= end for start, end in lines)


def is_well_known(name: str, lookup: Lookup) -> bool:
    """Whether a headline alone may name a place: a country, a division, a large city; no word that headlines use."""
    if name.casefold() in lookup.words.headline_words:
        return False
    reference = lookup.reference(name)
    if reference.fixed is not None or reference.area is not None or lookup.is_large(name):
        return True
    numbers, _ = lookup.candidates(name)
    gazetteer = lookup.gazetteer
    return bool(((gazetteer.kinds[numbers] > COUNTY) & (gazetteer.population[numbers] >= _WELL_KNOWN)).any())


def is_owned(text: str, span: Span, lookup: Lookup, *, titled: bool) -> bool:
    """Whether a name is the beginning of a club's or paper's: "Marston Stars", "Marston Gazette".

    ``titled``: it stands in a headline, where any noun may have a capital letter.
    """
    after = _NEXT_NAME.match(text, span[1])
    if after is None:
        return False
    word = after["word"].rstrip(".").casefold().removesuffix("'s").removesuffix("’s")
    words = lookup.words
    if word in words.clubs:
        return True
    if titled or not word.endswith("s") or word.endswith("ss") or len(word) < _CLUB:
        return False
    if _NEXT_NAME.match(text, after.end()) or text[slice(*span)].casefold().endswith(" county"):
        return False
    known = words.bodies | words.residents | words.facilities | words.districts | words.many
    return not (word in known or lookup.is_place(after["word"]) or word in words.by_demonym)


def stands_as_place(text: str, span: Span, lookup: Lookup) -> bool:
    """Whether the words around a name that no gazetteer has say that it is a place.

    "In" and "near" do, "the town of", "district" behind it, "River" or "Lake" in it; "shares in", "analyst at" and
    "near the" do not.
    """
    words = lookup.words
    own = text[slice(*span)].casefold().split()
    if len(own) > 1 and (own[0] in words.landforms or own[-1] in words.landforms):
        return True
    kinds = words.divisions_named | words.cities_named | words.districts | words.facilities | words.surroundings
    after = _NEXT_NOUN.match(text, span[1])
    if after and any(word in kinds for word in after.group().split()):
        return True
    if after and after.group().strip() in words.residents - _OFFICIAL:
        return True
    led = _LED.search(text, max(0, span[0] - _LOOK_BACK), span[0])
    if led is None or led["article"]:
        return False
    word, noun = led["word"].casefold(), (led["noun"] or "").casefold()
    if word in words.divisions_named | words.cities_named:
        return True
    if word == "of":
        return noun in kinds | words.residents | words.directions or noun.removesuffix("s") in kinds
    if word in ("from", "to", "through", "via", "into", "toward", "towards"):
        return noun in words.travels
    return word in words.locating - words.directions and noun not in words.stakes
