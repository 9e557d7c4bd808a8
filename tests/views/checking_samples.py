"""Queries and claims for the tests of checking, without an encoder."""

from __future__ import annotations

from empty_reading import EMPTY
from msgspec.structs import replace

from secondsource.records import Claim, ClaimOrigin, Figure, Polarity, Range, Reading, Support
from secondsource.views.checking.asked import Asked


def reading(figures: tuple[Figure, ...] = ()) -> Reading:
    return replace(EMPTY, report="r1", figures=figures)


def figure(text: str, words: str, who: str, counts: str, value: float) -> Figure:
    start, of = text.index(words), text.index(who)
    return Figure(
        span=(start, start + len(words)), value=value, low=value, high=value, counts=counts, who=(of, of + len(who))
    )


def asked(text: str, *figures: Figure) -> Asked:
    return Asked(query=text, text=text, reading=reading(figures), vectors=(bytes(384),))


def origin(
    informant: str | None, *reports: str, named: bool = True, low: bool = True, gatherer: str = ""
) -> ClaimOrigin:
    return ClaimOrigin(informant=informant, gatherer=gatherer or None, named=named, reports=reports, low=low)


def claim(text: str, *origins: ClaimOrigin, name: str = "c1", polarity: Polarity = "asserted", low: int = -1) -> Claim:
    listed = origins or (origin("the harbour master", "r1"),)
    return Claim(
        id=name,
        text=text,
        report="r1",
        span=(0, len(text)),
        polarity=polarity,
        support=(Support(report="r1", span=(0, len(text)), informant=listed[0].informant, origin=0),),
        origins=Range(low=low if low >= 0 else sum(o.low for o in listed), high=len(listed)),
        origin_list=listed,
    )
