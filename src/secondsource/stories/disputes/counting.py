"""Disputes about figures: tolls that cannot both hold at one time, and other numbers of one thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from secondsource.records import Dispute, DisputeKind
from secondsource.stories.bounds import Bounds
from secondsource.stories.disputes.at_odds import APART, FEW, at_odds
from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.occasions import agreeing, joined
from secondsource.stories.disputes.quantities import (
    Quantity,
    day_of,
    one_matter,
    quantities,
    voice_of_quantity,
    with_equals,
)
from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.disputes.sides import Bench, Heard
from secondsource.stories.disputes.tolls import WHOLES, GivenToll
from secondsource.stories.disputes.voices import Voice, distinct
from secondsource.vocabulary.rivals import load_rivals

ALIKE = 0.6  # cosine of two sentences that count one thing of before
# Sums of money, shares and measures are told of a hundred things in like words: 13 million of one tax, 43 of another.
THINGS = ("troops", "weapons", "attacks", "buildings", "vehicles", "aircraft", "people", "cases", "votes", "places")
KEYS = 3  # words of what is counted by which it is looked up
_BEFORE, _AMONG = re.compile(r"\b(?:an)?other\s+$", re.IGNORECASE), re.compile(r"\bothers?\b", re.IGNORECASE)
ONE_THING = 0.7  # the same for numbers that are no toll
FOREMOST = 200  # numbers of a story that are compared, its first
MOST_SIDES = 6  # of a dispute about a number: what reads alike and has more values is many things
FAR_THINGS = 1.15  # by how much other numbers must differ: counts of money or troops are rounded

Number = TypeVar("Number", Counted, Quantity)


@dataclass(frozen=True)
class Value:
    """One value of one thing, with everybody who gives it."""

    bounds: Bounds
    words: str
    heard: tuple[Heard, ...]


def of_tolls(held: Mapping[tuple[int, str], list[GivenToll]], bench: Bench) -> Iterator[Dispute]:
    """Disputes about the tolls of each occurrence."""
    for (_, counts), given in sorted(held.items()):
        rival = {g.counted.bounds for g in at_odds(given)}
        if rival:
            yield _dispute(load_rivals().counting[counts], [g for g in given if g.counted.bounds in rival], bench)


def of_before(figures: Iterable[Counted], said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Disputes about settled counts: of an event long past, whose toll does not grow any more."""
    buckets: dict[tuple[str, str], list[Counted]] = {}
    for c in figures:
        if c.figure.counts in WHOLES and c.background and c.anybody and c.region and c.figure.part_of is None:
            buckets.setdefault((c.figure.counts, c.region), []).append(c)
    for (counts, place), held in sorted(buckets.items()):
        pairs = [(a, b) for a, b in _pairs(held) if _settled(a, b, said)]
        if pairs:
            members = sorted({c for pair in pairs for c in pair}, key=_order)
            yield _dispute(f"{load_rivals().counting[counts]} in {place}", [GivenToll(c, True) for c in members], bench)


def of_things(figures: Iterable[Counted], said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Disputes about other numbers: how many troops, votes, ships, how much money, of one thing in like words."""
    buckets: dict[tuple[str, str], list[Counted]] = {}
    for c in figures:
        whole = c.figure.part_of is None and c.figure.change != "new" and not _rest(c)
        if c.figure.counts in THINGS and whole:
            for stem in sorted(c.kind)[-KEYS:]:
                buckets.setdefault((c.figure.counts, stem), []).append(c)
    pairs = [(a, b) for _, held in sorted(buckets.items()) for a, b in _pairs(held) if _one_thing(a, b, said)]
    groups = _of_one_number(pairs, lambda a, b: a.bounds.meets(b.bounds))
    for group in sorted((sorted(g, key=_order) for g in groups), key=lambda g: _order(g[0])):
        first = group[0]
        what = first.member.quote(first.figure.who) if first.figure.who else first.figure.counts
        yield _dispute(f"number of {what}", [GivenToll(c, True) for c in group], bench)


def of_quantities(said: Sayings, bench: Bench) -> Iterator[Dispute]:
    """Disputes about numbers of any thing, which two voices that are certainly not one give at one time."""
    held = [q for q in quantities(said) if not q.former][:FOREMOST]
    pairs = [(a, b) for a, b in combinations(held, 2) if _against(said, a, b)]
    for group in _of_one_number(pairs, _as_one):
        sides: dict[Bounds, list[Quantity]] = {}
        for q in sorted(with_equals(group, held), key=lambda q: (q.bounds, q.saying.number)):
            sides.setdefault(q.bounds, []).append(q)
        if len(sides) > MOST_SIDES:
            continue
        what = next(" ".join(q.nouns) for q in group)
        yield Dispute(
            kind="figure",
            about=f"number of {what}",
            sides=tuple(
                bench.side(of_one[0].words, [h for q in of_one for h in _heard(said, q)], bounds)
                for bounds, of_one in sides.items()
            ),
        )


def _of_one_number(pairs: Sequence[tuple[Number, Number]], fit: Callable[[Number, Number], bool]) -> list[list[Number]]:
    """Groups of numbers that rival each other, each with each; none of those that pairs connect to too many values."""
    many = {n for group in joined(pairs) if len({n.bounds for n in group}) > MOST_SIDES for n in group}
    return agreeing([(a, b) for a, b in pairs if a not in many], fit)


def _as_one(a: Quantity, b: Quantity) -> bool:
    """Both can hold of one thing: they stand on one side, or on two that are near."""
    return a.bounds.meets(b.bounds) and a.of_one(b)


def _against(said: Sayings, a: Quantity, b: Quantity) -> bool:
    if a.bounds.meets(b.bounds) or a.bounds.times(b.bounds) < FAR_THINGS or not a.of_one(b):
        return False
    days = day_of(said, a), day_of(said, b)
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) > 1:
        return False
    if not distinct(voice_of_quantity(said, a), voice_of_quantity(said, b)):
        return False
    return a.saying is b.saying or one_matter(said, a, b, surely=True)


def _heard(said: Sayings, quantity: Quantity) -> Iterator[Heard]:
    voice, first = voice_of_quantity(said, quantity), quantity.saying.places[0]
    for place in quantity.saying.places:
        point = tuple(place.span[0] + at for at in quantity.span)
        yield Heard(place.member, place.span, voice, (point[0], point[1]) if place is first else None)


def _rest(c: Counted) -> bool:
    """It counts those beside others told before: "another three rifles", "three other rifles"."""
    start, end = c.figure.span
    held = c.figure.who[1] if c.figure.who else end
    text = c.member.text
    return bool(_BEFORE.search(text[max(0, start - 12) : start]) or _AMONG.search(text[start : max(end, held)]))


def _settled(a: Counted, b: Counted, said: Sayings) -> bool:
    if a.bounds.meets(b.bounds) or a.bounds.times(b.bounds) < APART or a.number == b.number:
        return False
    return _cosine(a, b, said) >= ALIKE


def _one_thing(a: Counted, b: Counted, said: Sayings) -> bool:
    """They count one thing in sentences of one matter, of no two places or times, and cannot both hold."""
    if a.bounds.meets(b.bounds) or a.bounds.times(b.bounds) < FAR_THINGS or not a.kind or not b.kind:
        return False
    if a.number == b.number and not distinct(Voice(a.informant, a.source), Voice(b.informant, b.source)):
        return False
    if len(a.kind & b.kind) * 2 < len(a.kind | b.kind) or (a.place and b.place and a.place != b.place):
        return False
    if a.happened and b.happened and (a.happened[0] > b.happened[1] or b.happened[0] > a.happened[1]):
        return False
    return _cosine(a, b, said) >= ONE_THING


def _cosine(a: Counted, b: Counted, said: Sayings) -> float:
    if a.sentence is None or b.sentence is None:
        return 0.0
    one, other = said.at[a.number, a.sentence], said.at[b.number, b.sentence]
    return float(said.vectors[one] @ said.vectors[other])


def _pairs(held: Sequence[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of distinct values, each value by its first reports."""
    seen: dict[tuple[Bounds, str], Counted] = {}
    for c in held:
        seen.setdefault((c.bounds, c.member.quote(c.evidence)), c)
    few = list(seen.values())[:FEW]
    yield from ((a, b) for i, a in enumerate(few) for b in few[i + 1 :])


def _dispute(about: str, given: Sequence[GivenToll], bench: Bench) -> Dispute:
    """A dispute whose sides are the values, the lowest first."""
    values: dict[Bounds, list[GivenToll]] = {}
    for g in given:
        values.setdefault(g.counted.bounds, []).append(g)
    nought = any(b.high == 0 for b in values)
    kind: DisputeKind = "denial" if nought and len(values) == 2 else "figure"
    sides = tuple(
        bench.side(
            held[0].counted.words,
            [Heard(g.counted.number, g.counted.evidence, g.voice, g.counted.figure.span) for g in held],
            bounds,
        )
        for bounds, held in sorted(values.items(), key=lambda item: item[0])
    )
    return Dispute(kind=kind, about=about, sides=sides)


def _order(c: Counted) -> tuple[int, int]:
    return c.number, c.index
