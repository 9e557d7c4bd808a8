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
_LETTERS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_NEXT_WORD = re.compile(r"\s(?P<word>[A-Z][\w’'-]*\w)")
_LAST_WORD = re.compile(
    r"\b(?P<word>St\.?|ST\.?|Saint|Fort|Ft\.?|Mount|Mt\.?|New|North|South|East|West|Port|San|Santa)\s$"
)
_NOUN = re.compile(r"(?<=\w)\s(?:(?P<many>[Cc]ounties|[Pp]rovinces|parishes|states|cities)|(?P<one>[a-z]+))$")
_PART = re.compile(r"[^\s-]+")
_FIRST = re.compile(r"(?P<word>\S+)\s")
_ARTICLE = frozenset({"the"})
_LOOK_BACK = 12  # characters
_BUILDINGS = frozenset(
    {"medical", "memorial", "apartments", "estates", "meat", "elementary", "high", "middle", "river"}
)
_TOWN = 15_000  # inhabitants of a place whose airport bears its name

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
_MONTHS += ["November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS_AND_DAYS = frozenset([*_MONTHS, *_DAYS])


def is_street(name: str) -> bool:
    """Whether a name is a street's: the place in it is seldom where it is."""
    return bool(_STREET.search(name))


def pieces(text: str, span: Span, lookup: Lookup) -> Iterator[tuple[Span, str]]:
    """A mention, or the places that it holds ("Tripoli, Lebanon" are two), each with what to look up."""
    start, end = trimmed_mention(text, span)
    if text[end : end + 1] == "." and (
        _LETTERS.fullmatch(text, start, end) or text[start : end + 1] in lookup.words.short_divisions
    ):
        end += 1
    start, end = widened(text, (start, end), lookup)
    whole = text[start:end]
    if not any(c.isalpha() for c in whole):
        return
    if _JOINED.search(whole) and not lookup.is_place(whole):
        at = start
        for piece in _JOINED.split(whole):
            if piece and not _JOINED.fullmatch(piece) and piece[0].isupper():
                yield bared(text, (at, at + len(piece)), lookup)
            at += len(piece)
    else:
        yield bared(text, (start, end), lookup)


def widened(text: str, span: Span, lookup: Lookup) -> Span:
    """A name with the word before or behind it, where both are a place: "Gaza" in "Gaza Strip"."""
    start, end = span
    after = _NEXT_WORD.match(text, end)
    if after and _widens(text, after, lookup) and lookup.knows(text[start : after.end()]):
        end = after.end()
    before = _LAST_WORD.search(text, max(0, start - _LOOK_BACK), start)
    if before and lookup.knows(text[before.start() : end]):
        start = before.start()
    return start, end


def _widens(text: str, after: re.Match[str], lookup: Lookup) -> bool:
    """Whether a word may belong to the name before it: "City" does where the name is over with it."""
    word = after["word"]
    over = word == "City" and _NEXT_WORD.match(text, after.end()) is None
    return over or word not in lookup.words.no_places


def goes_on(text: str, span: Span, lookup: Lookup) -> bool:
    """Whether a name is the beginning of a building's or street's: "Marston" in "Marston School", "Marston Drive"."""
    after = _NEXT_WORD.match(text, span[1])
    if after is None:
        return False
    word = after["word"].casefold()
    return word in lookup.words.facilities or bool(_STREET.fullmatch(word)) or word in _BUILDINGS


def bared(text: str, span: Span, lookup: Lookup) -> tuple[Span, str]:
    """A name without its article, the direction before it, and the common noun behind it, and what to look up.

    The noun tells what the name means, and stays in what is looked up: "Anbar province".
    """
    start, end = span
    noun = _NOUN.search(text, start, end)
    kinds = lookup.words.divisions_named | lookup.words.cities_named
    if noun and (noun["many"] or noun["one"] in kinds):
        end = noun.start()
    while (word := _FIRST.match(text, start, end)) and not lookup.is_place(text[start:end]):
        if word["word"].casefold() not in lookup.words.directions | _ARTICLE:
            break
        start = word.end()
    if text.startswith("the ", start):
        start += 4
    kind = noun["one"] if noun else None
    return (start, end), f"{text[start:end]} {kind}" if kind in kinds else text[start:end]


def inner(name: str, known: Collection[str], lookup: Lookup) -> str | None:
    """The place that a building's name holds: one that is named elsewhere, or whose airport it is."""
    words = _PART.findall(name)
    for size in range(min(3, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            part = " ".join(words[at : at + size])
            if not part[0].isupper() or part.casefold() in lookup.words.facilities or part in lookup.words.no_places:
                continue
            if fold(part) in known:
                return part
            if "irport" in name and len(words) > size:
                numbers, _ = lookup.candidates(part)
                if (lookup.gazetteer.population[numbers[:1]] >= _TOWN).any():
                    return part
    return None


def headed(name: str, heads: Collection[str]) -> str | None:
    """What stands before a word of a list in a name: "Marston" of "Marston High School"."""
    words = name.split()
    for place in range(1, min(4, len(words))):
        if words[place].casefold() in heads:
            return " ".join(words[:place])
    return None
