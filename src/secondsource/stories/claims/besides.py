"""Statements that say what a claim says, among other things, and which of a claim's statements surely do.

A proposition is what says the same and no more, so a sentence is a wording of one. "The army freed 21 of the girls
after talks in Dunmere" also says that there were talks: it supports that claim too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.stories.claims.judging import Judged
from secondsource.stories.claims.signs import Field, slots_agree
from secondsource.stories.claims.wording import Wording

SAYS_TOO = 0.5  # a wording of another proposition that is likelier to say what this one says is a support of both
SURE, TELLS = 0.5, 0.6  # probability of saying it, and share of its words told, from which an informant confirms it


def besides(
    found: Sequence[Wording], judged: Judged, groups: Sequence[Sequence[int]], centres: Sequence[int]
) -> list[tuple[int, ...]]:
    """For each group of wordings, with the one that stands for it, those of other groups that say it too.

    None of opposite polarity, and none whose figures the group's cannot be.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for (i, j), score in judged.same.items():
        if score >= SAYS_TOO and (i, j) not in judged.apart:
            near[i].append(j)
            near[j].append(i)
    more = []
    for group, centre in zip(groups, centres, strict=True):
        inside = set(group)
        counted = [found[i].slots for i in group if found[i].slots]
        more.append(
            tuple(
                i
                for i in sorted(near[centre])
                if i not in inside and all(slots_agree(found[i].slots, slots) >= 0 for slots in counted)
            )
        )
    return more


def surely_says(field: Field, judged: Judged, centre: int, other: int) -> bool:
    """Tell whether a wording surely says what the one that stands for its claim says: likely so, and in most words."""
    if centre == other:
        return True
    pair = (min(centre, other), max(centre, other))
    return judged.same.get(pair, 0.0) >= SURE and field.told(centre, other) >= TELLS
