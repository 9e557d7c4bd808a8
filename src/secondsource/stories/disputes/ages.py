"""Ages: two reports give one person, by the full name, different ages at one time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.records import Dispute, Span
from secondsource.stories.disputes.heard import voice_at
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.member import Member

DAYS = 31  # between two reports: people grow older
OLDEST = 115
_NAME = r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[a-z]{2}|[A-Z][\w'’-]+)){0,3}?\s+[A-Z][\w'’-]+"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME}),?\s+"
    r"(?:\((?P<braced>\d{1,3})\)|(?:who is |aged )?(?P<age>\d{1,3})(?=,|\.\s|\.$|;|\s+and\b))"
)
_BEFORE = re.compile(rf"(?P<age>\d{{1,3}})-year-old,?\s+(?:[a-z]+\s+){{0,2}}(?P<name>{_NAME})")


@dataclass(frozen=True)
class Aged:
    """How old one person is by one sentence, at its first place."""

    saying: Saying
    name: str
    age: int
    span: Span  # of the age, from the start of the sentence


def of_ages(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Disputes about how old somebody is, the youngest age first."""
    by_name: dict[tuple[str, str], list[Aged]] = {}
    for saying in said.all:
        persons = _persons(said.member(saying.places[0]))
        for aged in _ages(saying, persons):
            words = aged.name.lower().split()
            by_name.setdefault((words[0], words[-1]), []).append(aged)
    for _, held in sorted(by_name.items()):
        days = [said.member(a.saying.places[0]).compared.day for a in held]
        known = [day for day in days if day is not None]
        ages = sorted({a.age for a in held})
        if len(ages) > 1 and (not known or max(known) - min(known) <= DAYS):
            sides = (bench.side(str(age), _heard(said, [a for a in held if a.age == age])) for age in ages)
            name = max((a.name for a in held), key=len)
            yield Dispute(kind="figure", about=f"age of {name}: {' or '.join(map(str, ages))}", sides=tuple(sides))


def _persons(member: Member) -> frozenset[str]:
    """The last words of the names of the persons in a report, lower case."""
    return frozenset(e.name.lower().split()[-1] for e in member.reading.entities if e.type == "person" and e.name)


def _ages(saying: Saying, persons: frozenset[str]) -> Iterator[Aged]:
    if not any(c.isdigit() for c in saying.text):
        return
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(saying.text):
            group = "age" if found["age"] else "braced"
            age = int(found[group])
            if 0 < age <= OLDEST and found["name"].lower().split()[-1] in persons:
                yield Aged(saying, found["name"], age, found.span(group))


def _heard(said: Sayings, held: list[Aged]) -> Iterator[Heard]:
    for aged in held:
        for place in aged.saying.places:
            point = (place.span[0] + aged.span[0], place.span[0] + aged.span[1])
            inside = point if place is aged.saying.places[0] else None
            yield Heard(place.member, place.span, voice_at(said, place), inside)
