"""Headlines that name who says it: "Mayor: lock to open in May", "Lock shut for good; harbour office says no"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.reading.describing import describe
from secondsource.reading.sayings import Said, spans_of
from secondsource.records import Entity, Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.informants import Informants

_BEFORE = re.compile(r"(?P<who>[^:\d\n“”\"]{2,60})(?P<cue>:)\s+(?P<what>\S[^\n]{14,})")
_AFTER = re.compile(r"(?P<what>[^\n]{15,}\S)(?P<cue>:|\s[-–—])\s+(?P<who>[^:,.\n“”\"?!]{2,40})")
_HALF = re.compile(
    r"(?P<who>(?!(?:who|which|it|he|she|they|and|but)\b)[^,:;\"“”\n]{2,50}?)\s+(?P<cue>says|say|denies|deny)\s+"
    r"(?P<what>[^;\n]{4,})",
    re.IGNORECASE,
)
_SURE = 1.0


def with_headline(
    text: str, said: Sequence[Said], title: Span | None, entities: Sequence[Entity], words: Informants
) -> list[Said]:
    """Add what a headline says in these forms, where nothing is read in it; ``title`` is its span, where it has one.

    A headline in two halves, parted by a semicolon, is read half by half.

    What stands beside the colon must be people or a body, and no place or topic ("Lindland: two years on").
    """
    found = list(said)
    if title is None:
        return found
    taken = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    mentions = sorted(
        ((span, entity) for entity in entities for span in entity.mentions if title[0] <= span[0] < title[1]),
        key=lambda mention: mention[0],
    )
    matches = _halves(text, title, taken)
    if not any(True for _ in taken.meeting(title)):
        matches += list(_matches(text, title))
    for match in matches:
        who = match.span("who")
        inside = [(span, entity) for span, entity in mentions if who[0] <= span[0] and span[1] <= who[1]]
        place = any(span == who and entity.type in ("location", "facility") for span, entity in inside)
        speaks = place if match.re is _HALF else False
        if speaks or (not place and describe(text, who, inside, words).kind in ("person", "people", "body")):
            item = Said(source=who, cue=match.span("cue"), content=(match.span("what"),), certainty=_SURE)
            found.append(item)
    return sorted(found, key=lambda item: item.cue)


def _halves(text: str, title: Span, taken: SpanIndex[int]) -> list[re.Match[str]]:
    """The halves of a headline in two that tell who says what, and in which nothing is read."""
    at = title[0]
    found: list[re.Match[str]] = []
    if ";" not in text[slice(*title)]:
        return found
    for half in text[slice(*title)].split(";"):
        start = at + len(half) - len(half.lstrip())
        span = start, at + len(half.rstrip())
        at += len(half) + 1
        match = _HALF.fullmatch(text, *span)
        if match and not any(True for _ in taken.meeting(span)):
            found.append(match)
    return found


def _matches(text: str, title: Span) -> Iterator[re.Match[str]]:
    for pattern in (_BEFORE, _AFTER):
        match = pattern.fullmatch(text, *title)
        if match:
            yield match
