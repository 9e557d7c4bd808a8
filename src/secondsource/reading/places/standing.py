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
_BEARER = re.compile(r"\b(?P<word>[A-Za-z]+)\s[\"“‘']?$")
_NEXT_VERB = re.compile(r"[\"”’']?\s(?P<word>[a-z]+)")
_CHUNK = re.compile(r"[^\n]+")
_OVER = re.compile(r"[.!?:;,)\]”\"’']\s*$")
_HEADLINE = 160  # characters of a first line that may be a headline
_LOOK_BACK = 40  # characters
_OFFICIAL = frozenset({"officials", "official", "officer", "officers", "students", "student", "based"})
_WAYS = frozenset({"from", "to", "through", "via", "into", "toward", "towards"})
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
    return not (word in words.not_clubs or lookup.is_place(after["word"]) or word in words.by_demonym)


def is_bearer(text: str, span: Span, lookup: Lookup) -> bool:
    """Whether a ship, storm, firm or station bears a name: "the ferry Eltham", "Hurricane Eltham", "the Eltham sank".

    Towns have no article but before a noun; a land or an area may ("the Gulf").
    """
    led = _BEARER.search(text, max(0, span[0] - _LOOK_BACK), span[0])
    if led is None:
        return False
    word, words = led["word"].casefold(), lookup.words
    if word != "the":
        return word in words.bearers
    name = text[slice(*span)]
    reference = lookup.reference(name)
    if reference.fixed is not None or reference.area is not None or not lookup.knows(name):
        return False
    after = _NEXT_VERB.match(text, span[1])
    if after is None or after["word"] not in words.sailing or lookup.is_large(name):
        return False
    numbers, _ = lookup.candidates(name)
    return not any(lookup.gazetteer.name(n).startswith("The ") for n in numbers.tolist())


def stands_as_place(text: str, span: Span, lookup: Lookup) -> bool:
    """Whether the words around a name that no gazetteer has say that it is a place.

    "In" and "near" do, "the town of", "district" behind it, "River" or "Lake" in it; "shares in", "analyst at" and
    "near the" do not.
    """
    words = lookup.words
    own = text[slice(*span)].casefold().split()
    if len(own) > 1 and not words.landforms.isdisjoint((own[0], own[-1])):
        return True
    after = _NEXT_NOUN.match(text, span[1])
    for noun in after.group().split() if after else ():
        if noun in words.kinds or (noun in words.residents and noun not in _OFFICIAL):
            return True
    return _is_led(text, span, lookup)


def _is_led(text: str, span: Span, lookup: Lookup) -> bool:
    """Whether the words before a name say that it is a place."""
    words = lookup.words
    led = _LED.search(text, max(0, span[0] - _LOOK_BACK), span[0])
    if led is None or led["article"]:
        return False
    word, noun = led["word"].casefold(), (led["noun"] or "").casefold()
    if word in words.divisions_named or word in words.cities_named:
        return True
    if word == "of":
        nouns = (noun, noun.removesuffix("s"))
        return any(not known.isdisjoint(nouns) for known in (words.kinds, words.residents, words.directions))
    if word in _WAYS:
        return noun in words.travels
    return word in words.led_by and noun not in words.stakes
