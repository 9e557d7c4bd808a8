"""Headlines that name who says it beside a colon: "Mayor: lock to open in May", "Lock to open in May: mayor"."""

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
_SURE = 1.0


def with_headline(
    text: str, said: Sequence[Said], title: Span | None, entities: Sequence[Entity], words: Informants
) -> list[Said]:
    """Add what a headline says in this form, where nothing is read in it; ``title`` is its span, if it is in the text.

    What stands beside the colon must be people or a body, and no place or topic ("Lindland: two years on").
    """
    found = list(said)
    if title is None:
        return found
    taken = SpanIndex((span, n) for n, item in enumerate(said) for span in spans_of(item))
    if any(True for _ in taken.meeting(title)):
        return found
    mentions = sorted(
        ((span, entity) for entity in entities for span in entity.mentions if title[0] <= span[0] < title[1]),
        key=lambda mention: mention[0],
    )
    for match in _matches(text, title):
        who = match.span("who")
        inside = [(span, entity) for span, entity in mentions if who[0] <= span[0] and span[1] <= who[1]]
        place = any(span == who and entity.type in ("location", "facility") for span, entity in inside)
        if not place and describe(text, who, inside, words).kind in ("person", "people", "body"):
            item = Said(source=who, cue=match.span("cue"), content=(match.span("what"),), certainty=_SURE)
            return [*found, item]
    return found


def _matches(text: str, title: Span) -> Iterator[re.Match[str]]:
    for pattern in (_BEFORE, _AFTER):
        match = pattern.fullmatch(text, *title)
        if match:
            yield match
