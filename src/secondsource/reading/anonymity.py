"""Why informants are not named, in a report's words: "on condition of anonymity because he feared for his job"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from secondsource.reading.marks import DETERMINER
from secondsource.reading.sayings import Said
from secondsource.records import Informant, Span
from secondsource.vocabulary.informants import Informants

_GOES_ON = re.compile(r"(?:the|he|she|they|both|all|none|neither|those|these)\s", re.IGNORECASE)


def with_anonymity(
    text: str, said: Sequence[Said], informants: Sequence[Informant], sentences: Sequence[Span], words: Informants
) -> list[Informant]:
    """Give the informants of attributions (in the order of the text) with why they are not named.

    What a sentence tells of it goes for who is not named in it, nearest before, or else for the last before it in the
    sentence before; and for the same informant throughout the report.
    """
    places = sorted((min(item.source or item.cue, item.cue), n) for n, item in enumerate(said))
    people = ("person", "people", "unknown")
    unnamed = [(span, n) for span, n in places if not informants[n].named and informants[n].kind in people]
    unnamed = [(span, n) for span, n in unnamed if _key(informants[n])]
    reasons: dict[str, Span] = {}
    for number, sentence in enumerate(sentences):
        for reason in words.anonymity_in(text, sentence):
            goes_on = number and _GOES_ON.match(text, *sentence)
            before = sentences[number - 1] if goes_on else sentence
            whose = _whose(unnamed, reason[0], sentence, before)
            if whose is not None and (key := _key(informants[whose])):
                reasons.setdefault(key, reason)
    return [
        replace(informant, anonymity=reasons.get(_key(informant) or "")) if not informant.named else informant
        for informant in informants
    ]


def _whose(unnamed: Sequence[tuple[Span, int]], at: int, sentence: Span, before: Span) -> int | None:
    """The attribution whose informant a reason at ``at`` is told of."""
    place = bisect_right(unnamed, at, key=lambda item: item[0][0]) - 1
    if place >= 0 and unnamed[place][0][0] >= sentence[0]:
        return unnamed[place][1]
    following = bisect_left(unnamed, at, key=lambda item: item[0][0])
    if following < len(unnamed) and unnamed[following][0][0] < sentence[1]:
        return unnamed[following][1]
    return unnamed[place][1] if place >= 0 and unnamed[place][0][0] >= before[0] else None


def _key(informant: Informant) -> str | None:
    """What the same informant is known by throughout a report."""
    return informant.entity or (DETERMINER.sub("", informant.name).casefold() if informant.name else None)
