"""What kind of informant a description tells of, and how many they are: "three officials", "court documents"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce

from secondsource.records import Entity, InformantKind, Record, Span
from secondsource.vocabulary.informants import Informants

_JOINED = re.compile(r",?\s+(?:and|as well as|&)\s+|,\s+(?=(?:a|an|the|two|three|several|other)\s)", re.IGNORECASE)
_DIGITS = 6  # a longer number counts no people
FURTHER = re.compile(
    r"\s*[,:;(–—]|\s+(?:of|for|at|from|to|with|by|in|on|about|who|whom|whose|which|that|near|including|such|like|under"
    r"|close|affiliated|linked|familiar|involved|reached|contacted|interviewed|speaking|briefed|based|published|released|obtained|seen|said|whom|inside|outside)(?!\w)",
    re.IGNORECASE,
)
"""What follows the noun of a description, and tells more of it."""

_WORD = re.compile(r"[^\W_]+(?:[-.&][^\W_]+)*\.?")
_KIND_OF_ENTITY: dict[str, InformantKind] = {
    "person": "person",
    "organization": "body",
    "location": "body",
    "facility": "body",
    "product": "body",
    "misc": "body",
    "norp": "people",
    "group": "people",
}


class Description(Record, frozen=True, kw_only=True):
    """What a source's words tell of who it is."""

    kind: InformantKind
    number: int | None = None


NOT_TOLD = Description(kind="unknown")


def describe(text: str, source: Span, inside: Sequence[tuple[Span, Entity]], words: Informants) -> Description:
    """Describe a source of a page's ``text``; ``inside`` are the mentions in it, in order.

    Informants that "and" joins are added up where each is counted.
    """
    phrases = noun_phrases(text, source, words)
    told = [_phrase(text, span, counted, inside, words) for span, counted in phrases]
    known = [d for d in told if d.kind != "unknown"]
    if len(phrases) > 1 and len(known) == len(phrases):
        return reduce(_and, known)
    # "U.S. and Israeli officials": the adjective is no informant of its own, and nobody says how many they are.
    last = told[-1] if told else NOT_TOLD
    return Description(kind=last.kind) if len(phrases) > 1 and last.kind == "people" else (known or [NOT_TOLD])[0]


def of_entity(entity: Entity) -> Description:
    """Describe an informant by its entity's type."""
    kind = _KIND_OF_ENTITY.get(entity.type, "unknown")
    return Description(kind=kind, number=1 if kind == "person" else None)


def noun_phrases(text: str, source: Span, words: Informants) -> list[tuple[Span, str]]:
    """Give the noun phrases that a source joins, each without what follows its noun, and what counts it before "of"."""
    found: list[tuple[Span, str]] = []
    at = source[0]
    while at < source[1]:
        counted = words.counted_of.match(text, at, source[1])
        start = counted.end() if counted else at
        further = FURTHER.search(text, start, source[1])
        end = further.start() if further else source[1]
        join = _JOINED.search(text, start, end)
        found.append(((start, join.start() if join else end), counted["count"] if counted else ""))
        at = join.end() if join else source[1]
    return [(span, count) for span, count in found if span[0] < span[1]]


def _phrase(
    text: str, span: Span, counted: str, inside: Sequence[tuple[Span, Entity]], words: Informants
) -> Description:
    """Describe one noun phrase; ``counted`` is what stands before its "of": "one" of the officials."""
    tokens = [token.rstrip(".") for token in _WORD.findall(text, *span)]
    pronoun = words.pronoun(text[slice(*span)])
    if pronoun is not None or not tokens:
        return Description(kind="person", number=1) if pronoun == "person" else NOT_TOLD
    held = next((e for (a, b), e in reversed(inside) if a < span[1] and b >= span[1]), None)
    if held is not None and held.type in ("person", "organization"):
        return of_entity(held)
    kind = kind_of(tokens[-1], words)
    if kind == "unknown":
        return of_entity(held) if held else NOT_TOLD
    if kind != "people" or counted:
        number = _count([*counted.split(), ""], words) if counted else 1 if kind == "person" else None
        return Description(kind="person" if counted and number == 1 else kind, number=number)
    return Description(kind=kind, number=_count(tokens, words))


def kind_of(noun: str, words: Informants) -> InformantKind:
    """Tell of what kind somebody is by the noun that describes them."""
    noun = noun.casefold()
    if noun in words.documents:
        return "document"
    if noun in words.together:
        return "body"
    if words.is_person_noun(noun):
        return "people" if words.is_plural(noun) else "person"
    return "body" if words.is_office(noun) else "unknown"


def _count(tokens: Sequence[str], words: Informants) -> int | None:
    """How many a description tells of; an article alone counts none, for "a few officials" are not one."""
    for token in tokens[:-1]:
        counted = token.isdecimal() and len(token) <= _DIGITS
        number = int(token) if counted else words.numbers.get(token.casefold())
        if number is not None and token.casefold() not in ("a", "an"):
            return number
    return 2 if "pair" in tokens or "couple" in tokens else None


def _and(one: Description, other: Description) -> Description:
    number = one.number + other.number if one.number is not None and other.number is not None else None
    people = {one.kind, other.kind} <= {"person", "people"}
    kind: InformantKind = "people" if people else one.kind if one.kind == other.kind else "unknown"
    return Description(kind=kind, number=number)
