"""The words of a mention, cut into what is looked up: pieces of a list, a place within a building's name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from secondsource.gazetteer import fold
from secondsource.reading.entities import trimmed_mention
from secondsource.reading.places.candidates import Lookup
from secondsource.records import Span

_STREET = re.compile(
    r"\b(?:street|st\.?|road|rd\.?|avenue|ave\.?|drive|dr\.?|lane|ln\.?|boulevard|blvd\.?|highway|hwy\.?|route|way|"
    r"court|circle|place|parkway|pike|interstate|square)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(,\s*|\s+and\s+|\s*/\s*)")
_PLURAL = re.compile(r"\s(?:counties|provinces|parishes|states|cities)$", re.IGNORECASE)
_TOWN = 15_000  # inhabitants of a place whose airport bears its name

MONTHS_AND_DAYS = frozenset(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug "
    "Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def is_street(name: str) -> bool:
    """Whether a name is a street's: the place in it is seldom where it is."""
    return bool(_STREET.search(name))


def pieces(text: str, span: Span, lookup: Lookup) -> Iterator[Span]:
    """A mention as the encoder read it, or the places that it holds: "Tripoli, Lebanon" are two."""
    start, end = trimmed_mention(text, span)
    if text[end : end + 1] == "." and ("." in text[start:end] or text[start : end + 1] in lookup.words.short_divisions):
        end += 1
    whole = text[start:end]
    if not any(c.isalpha() for c in whole):
        return
    if _JOINED.search(whole) and not lookup.gazetteer.knows(whole) and whole.casefold() not in lookup.words.by_area:
        at = start
        for piece in _JOINED.split(whole):
            if piece and not _JOINED.fullmatch(piece) and piece[0].isupper():
                yield bared(text, (at, at + len(piece)), lookup)
            at += len(piece)
    else:
        yield bared(text, (start, end), lookup)


def bared(text: str, span: Span, lookup: Lookup) -> Span:
    """A name without its article, the direction before it, and the plural behind the last of a list."""
    start, end = span
    name = text[start:end]
    if lookup.gazetteer.knows(name) or lookup.reference(name).area:
        return (start + 4, end) if name[:4].casefold() == "the " and name[:4] != "The " else span
    while (word := text[start:end].split(" ", 1)) and len(word) > 1:
        lower = word[0].casefold()
        if not (lower == "the" or (word[0].islower() and lower in lookup.words.directions)):
            break
        start += len(word[0]) + 1
    if plural := _PLURAL.search(text[start:end]):
        end = start + plural.start()
    return start, end


def inner(name: str, known: Collection[str], lookup: Lookup) -> str | None:
    """The place that a building's name holds: one that is named elsewhere, or whose airport it is."""
    words = name.split()
    for size in range(min(3, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            if not part[0].isupper() or part.casefold() in lookup.words.facilities or part in lookup.words.no_places:
                continue
            if fold(part) in known:
                return part
            if "irport" in name and len(words) > size:
                numbers, _ = lookup.candidates(part) if lookup.gazetteer.knows(part) else ((), ())
                if len(numbers) and lookup.gazetteer.population[numbers[0]] >= _TOWN:
                    return part
    return None


def headed(name: str, heads: Collection[str]) -> str | None:
    """What stands before a word of a list in a name: "Marston" of "Marston High School"."""
    words = name.split()
    for place in range(1, min(4, len(words))):
        if words[place].casefold() in heads:
            return " ".join(words[:place])
    return None
