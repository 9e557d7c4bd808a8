"""Clock times: two reports give different times of day for one occurrence.

Only what says of an occurrence that it happened at a time is compared; a time told as "about eleven" leaves open a
quarter of an hour, a time to the minute next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from secondsource.records import Dispute, Time
from secondsource.stories.disputes.heard import voice_at
from secondsource.stories.disputes.occasions import joined
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.vocabulary.rivals import load_rivals

HEAD = 15  # sentences in which a report tells when its occurrence was
ALIKE = 0.45  # cosine of two sentences that tell when one thing happened
SLACK = ((60, 14), (30, 10), (15, 7), (5, 4), (1, 2))  # a time on such a minute is told to so many minutes
FAR = 240  # minutes: two times further apart are of two things, or one was told without its half of the day
MOST = 60  # times of a story
_FROM = re.compile(
    r"\b(?:hours?|minutes?) (?:before|after|past|to) $", re.IGNORECASE
)  # "an hour before midnight" is 11
_CLOCK = re.compile(r"(?P<day>[\dX-]+)?T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>Z|[+-]\d\d:\d\d)?$")


@dataclass(frozen=True, eq=False)
class ClockTime:
    """One time of day of an occurrence, at its first place."""

    saying: Saying
    words: str
    minutes: int  # since midnight
    day: str
    zone: str

    @property
    def slack(self) -> int:
        """How many minutes it leaves open: round times are rounded."""
        return next(slack for step, slack in SLACK if self.minutes % step == 0)


def of_clocks(said: Sayings, occasions: tuple[int, ...], bench: Bench) -> Iterator[Dispute]:
    """Disputes about the time of day of one occurrence, the earliest time first."""
    rivals = (
        (a, b)
        for a, b in combinations(_told(said), 2)
        if occasions[a.saying.places[0].member] == occasions[b.saying.places[0].member] and _rivals(said, a, b)
    )
    for group in joined(rivals):
        values: dict[int, list[ClockTime]] = {}
        for told in sorted(group, key=lambda t: (t.minutes, t.saying.number)):
            values.setdefault(told.minutes, []).append(told)
        sides = (
            bench.side(
                held[0].words, [Heard(p.member, p.span, voice_at(said, p)) for t in held for p in t.saying.places]
            )
            for held in values.values()
        )
        what = " or ".join(held[0].words for held in values.values())
        yield Dispute(kind="figure", about=f"time of day: {what}", sides=tuple(sides))


def _told(said: Sayings) -> list[ClockTime]:
    """The times of day of what happened, one for each sentence that tells one alone."""
    found: list[ClockTime] = []
    for saying in said.all:
        place = saying.places[0]
        if place.index >= HEAD or not load_rivals().occurs.search(saying.text):
            continue
        member = said.member(place)
        here = [t for t in member.reading.times if place.span[0] <= t.span[0] < place.span[1]]
        counted = [t for t in here if not _FROM.search(member.text[place.span[0] : t.span[0]])]
        clocks = [told for t in counted if (told := _clock(saying, t, member.quote(t.span)))]
        if len(clocks) == 1:
            found += clocks
    return found[:MOST]


def _clock(saying: Saying, time: Time, words: str) -> ClockTime | None:
    read = _CLOCK.match(time.value or time.relative or "")
    if time.precision not in {"minute", "hour"} or read is None:
        return None
    minutes = int(read["hour"]) * 60 + int(read["minute"])
    day = read["day"] or ""
    return ClockTime(saying, words, minutes, "" if "X" in day else day, read["zone"] or "")


def _rivals(said: Sayings, a: ClockTime, b: ClockTime) -> bool:
    """The two are of one occurrence and further apart than both leave open."""
    if a.saying.places[0].member == b.saying.places[0].member or a.zone != b.zone:
        return False
    if a.day and b.day and a.day != b.day:
        return False
    if float(said.vectors[a.saying.number] @ said.vectors[b.saying.number]) < ALIKE:
        return False
    return a.slack + b.slack < abs(a.minutes - b.minutes) <= FAR
