"""Ages: two reports give one person, by the full name, different ages at one time.

A number behind a name may be a share of the votes, a minute or a place: it must stand as ages do ("Mira Tolan, 34,"),
and alone of the names of its sentence. A report that gives one name two ages tells of two people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secondsource.records import Dispute, Span
from secondsource.stories.disputes.heard import voice_at
from secondsource.stories.disputes.sayings import Saying, Sayings
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.member import Member

DAYS = 31  # between two reports: people grow older
OLDEST = 115
NEAR = 10  # years between a number in brackets and an age told in words: farther off it is a minute or a shirt
_NAME = r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.|[a-z]{2}|[A-Z][\w'’-]+)){0,3}?\s+[A-Z][\w'’-]+"
_BEHIND = re.compile(
    rf"(?P<name>{_NAME})(?:,?\s+\((?P<braced>\d{{1,3}})\)|"
    r"(?:,\s+(?P<bare>\d{1,3})|,?\s+(?:who is|aged)\s+(?P<age>\d{1,3}))(?=,|\.\s|\.$|;|\s+and\b))"
)
_BRACED = re.compile(r"\(\d{1,3}\)")
_CARRIED = re.compile(rf"(?P<name>{_NAME})[,:]?\s+\(?\d{{1,3}}\b")
_BEFORE = re.compile(rf"(?P<age>\d{{1,3}})-year-old,?\s+(?:[a-z]+\s+){{0,2}}(?P<name>{_NAME})")


@dataclass(frozen=True)
class Aged:
    """How old one person is by one sentence, at its first place."""

    saying: Saying
    name: str
    age: int
    span: Span  # of the age, from the start of the sentence
    braced: bool = False


def of_ages(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Disputes about how old somebody is, the youngest age first."""
    by_name: dict[tuple[str, str], list[Aged]] = {}
    persons: dict[int, frozenset[str]] = {}
    for saying in said.all:
        if not any(c.isdigit() for c in saying.text):
            continue
        first = saying.places[0]
        if first.member not in persons:
            persons[first.member] = _persons(said.member(first))
        for aged in _ages(saying, persons[first.member]):
            words = aged.name.lower().split()
            by_name.setdefault((words[0], words[-1]), []).append(aged)
    for _, found in sorted(by_name.items()):
        held = _sure(found)
        days = [said.member(a.saying.places[0]).compared.day for a in held]
        known = [day for day in days if day is not None]
        ages = sorted({a.age for a in held})
        if len(ages) > 1 and not _of_two(held) and (not known or max(known) - min(known) <= DAYS):
            sides = (bench.side(str(age), _heard(said, [a for a in held if a.age == age])) for age in ages)
            name = max((a.name for a in held), key=len)
            yield Dispute(kind="figure", about=f"age of {name}: {' or '.join(map(str, ages))}", sides=tuple(sides))


def _sure(held: Iterable[Aged]) -> list[Aged]:
    """What surely is an age: in brackets a number near one that is told in words."""
    held = list(held)
    told = [a.age for a in held if not a.braced]
    return [a for a in held if not a.braced or any(abs(a.age - age) <= NEAR for age in told)]


def _of_two(held: Iterable[Aged]) -> bool:
    """One report gives the name two ages: those of a mother and a daughter, say."""
    seen: dict[int, int] = {}
    return any(seen.setdefault(place.member, a.age) != a.age for a in held for place in a.saying.places)


def _persons(member: Member) -> frozenset[str]:
    """The last words of the names of the persons in a report, lower case."""
    return frozenset(e.name.lower().split()[-1] for e in member.reading.entities if e.type == "person" and e.name)


def _ages(saying: Saying, persons: frozenset[str]) -> Iterator[Aged]:
    text = saying.text
    alone = len({m["name"].split()[-1] for m in _CARRIED.finditer(text) if _is_person(m["name"], persons)}) < 2
    braces = len(_BRACED.findall(text))
    for pattern in (_BEHIND, _BEFORE):
        for found in pattern.finditer(text):
            group = next(name for name, words in found.groupdict().items() if words and name != "name")
            age = int(found[group])
            if group != "age" and not alone:
                continue
            if group == "braced" and braces > 1:
                continue
            if 0 < age <= OLDEST and _is_person(found["name"], persons):
                yield Aged(saying, found["name"], age, found.span(group), group == "braced")


def _is_person(name: str, persons: frozenset[str]) -> bool:
    return name.lower().split()[-1] in persons


def _heard(said: Sayings, held: list[Aged]) -> Iterator[Heard]:
    for aged in held:
        for place in aged.saying.places:
            point = (place.span[0] + aged.span[0], place.span[0] + aged.span[1])
            inside = point if place is aged.saying.places[0] else None
            yield Heard(place.member, place.span, voice_at(said, place), inside)
