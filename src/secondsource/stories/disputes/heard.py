"""Who says a sentence, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable

from secondsource.records import Attribution
from secondsource.stories.disputes.sayings import Saying, Sayings, Where
from secondsource.stories.disputes.sides import Heard
from secondsource.stories.disputes.voices import Voice
from secondsource.stories.member import Member

NOBODY = Voice(None)


def voice_of(attribution: Attribution) -> Voice:
    """The voice of an attribution: its informant, else who gathered it."""
    return Voice(attribution.informant.name or attribution.gatherer, attribution.informant)


def attributions_at(member: Member, place: Where) -> list[Attribution]:
    """The attributions of a report whose cue or content stands in a sentence."""
    start, end = place.span
    spans = ((a, (a.cue, *a.content)) for a in member.reading.attributions)
    return [a for a, held in spans if any(s < end and start < e for s, e in held)]


def voice_at(said: Sayings, place: Where) -> Voice:
    """Who says a sentence at one place: the one whose words most of it is."""
    member = said.member(place)
    start, end = place.span
    best, length = NOBODY, 0
    for attribution in attributions_at(member, place):
        common = sum(max(0, min(e, end) - max(s, start)) for s, e in attribution.content)
        if common > length:
            best, length = voice_of(attribution), common
    return best


def heard(said: Sayings, found: Iterable[Saying]) -> list[Heard]:
    """Some sentences as evidence, wherever they stand."""
    return [Heard(p.member, p.span, voice_at(said, p)) for saying in found for p in saying.places]
