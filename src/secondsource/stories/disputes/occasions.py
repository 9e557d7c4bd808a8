"""Which reports of a story count the same occurrence: a story may tell of several, days or towns apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np

from secondsource.encoder.rarity import weight
from secondsource.stories.case import Case
from secondsource.stories.member import Member

Item = TypeVar("Item")

RARE = 4.5  # weight of a name by which an occurrence is known
NAMES = 6  # the rarest early names of a report
DAYS = 3  # between two reports that tell of one occurrence and name one rare thing
ALIKE = 0.78  # cosine of two reports that name two rare things, whose days stand far apart or are not known
SAME = 0.81  # cosine of two reports or groups of them that need name nothing rare: a page's day may be that of storing
LONG = 60  # days: more between two reports, and they count two occurrences, whatever text they share
NEAR = 0.7  # the same where they came out within days of each other


def occasions(case: Case) -> tuple[int, ...]:
    """For each report the number of its occurrence: that of the first report that tells of it.

    Reports of one story are of one occurrence where they came out within days of each other, or name two rare things
    early and read alike, or read very much alike. Who informs is no sign: one monitor tells of many occurrences.
    """
    parent = list(range(len(case.members)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(a: int, b: int) -> None:
        a, b = sorted((root(a), root(b)))
        parent[b] = a

    for number, member in enumerate(case.members):
        for of in case.derivation_of[member.id].of:
            if of in case.place and not _apart(member, case.by_id[of]):
                join(number, case.place[of])
    days = sorted((day, i) for i, m in enumerate(case.members) if (day := m.compared.day) is not None)
    for (day, number), (next_day, other) in pairwise(days):
        if next_day - day <= DAYS:
            join(number, other)
    seen: dict[tuple[str, ...], list[int]] = {}
    for number, member in enumerate(case.members):
        names = _names(member)
        for key in [(n,) for n in names] + list(combinations(names, 2)):
            before = seen.get(key, [])
            for other in {*before[:1], *before[-1:]}:
                if _one(member, case.members[other], len(key)):
                    join(number, other)
            seen.setdefault(key, []).append(number)
    heads = sorted({root(i) for i in range(len(case.members))})
    gists = np.stack([case.members[i].compared.gist for i in heads])
    for a, b in np.argwhere(np.triu(gists @ gists.T, 1) >= NEAR).tolist():
        left, right = case.members[heads[a]], case.members[heads[b]]
        if _near(left, right) or (not _apart(left, right) and float(gists[a] @ gists[b]) >= SAME):
            join(heads[a], heads[b])
    return tuple(root(i) for i in range(len(case.members)))


def _one(a: Member, b: Member, names: int) -> bool:
    return _near(a, b) or (names > 1 and not _apart(a, b) and float(a.compared.gist @ b.compared.gist) >= ALIKE)


def _near(a: Member, b: Member) -> bool:
    """They came out within days of each other."""
    days = (a.compared.day, b.compared.day)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= DAYS


def _apart(a: Member, b: Member) -> bool:
    """They came out so long after each other that they tell of two occurrences."""
    days = (a.compared.day, b.compared.day)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > LONG


def _names(member: Member) -> list[str]:
    """The rarest early names of a report, without those of its informants."""
    informants = {
        word.lower()
        for a in member.reading.attributions
        for word in f"{a.informant.name or ''} {a.informant.role or ''}".split()
    }
    rare = {n for n in member.compared.early_names if n not in informants and weight(n) >= RARE}
    return sorted(sorted(rare, key=lambda n: (-weight(n), n))[:NAMES])


def joined(pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """Groups of what pairs connect, over any number of steps; in the order in which the pairs come."""
    groups: list[list[Item]] = []
    for a, b in pairs:
        met = [g for g in groups if a in g or b in g]
        merged = [x for g in met for x in g]
        merged += [x for x in (a, b) if x not in merged]
        groups = [*(g for g in groups if g not in met), merged]
    return groups


def agreeing(pairs: Iterable[tuple[Item, Item]], fit: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Groups of which any two are a pair or fit each other, each item in the first that takes it: no chains."""
    groups: list[list[Item]] = []
    of: dict[Item, list[Item]] = {}
    paired = list(pairs)
    known = {frozenset(pair) for pair in paired}
    for pair in paired:
        if not any(item in of for item in pair):
            groups.append(list(pair))
            of.update(dict.fromkeys(pair, groups[-1]))
            continue
        for new, old in (pair, pair[::-1]):
            group = of.get(old, [])
            if new not in of and all(frozenset((new, x)) in known or fit(new, x) for x in group):
                group.append(new)
                of[new] = group
    return groups
