"""Which linked reports are one story: average linkage of those that lead, within what editors have decided.

A copy goes with the report that stands for it, so that two thousand copies weigh no more than one. What an editor has
put together is one from the start, and what an editor has kept apart is never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secondsource.records import Decision, Link
from secondsource.stories.clustering import average_linkage
from secondsource.stories.decisions import Wishes, wishes_of
from secondsource.stories.linking import threshold

Scores = dict[tuple[str, str], float]


def group(reports: Iterable[str], links: Iterable[Link], decisions: Sequence[Decision] = ()) -> list[list[str]]:
    """Group linked reports into stories; groups and their members sorted by id.

    Two groups join while the mean score of all pairs between them (nought for pairs without a link) is the highest
    and not below the threshold. A report without links is a group by itself. ``decisions`` are what editors decided,
    in any order.
    """
    known, leader_of = set(reports), {}
    scores: Scores = {}
    for k in links:
        scores[k.a, k.b] = k.score
        if k.copies:
            leader_of[k.b] = k.a
    wishes = wishes_of(decisions, known)
    following = {copy: leader for copy, leader in leader_of.items() if copy not in wishes.named}
    scores = {(a, b): score for (a, b), score in scores.items() if a not in following and b not in following}
    stood_for = {copy: leader for copy, leader in leader_of.items() if copy in wishes.named}
    stood_for |= _stand_in(scores, stood_for, wishes)
    groups = average_linkage(known - following.keys(), scores, threshold(), wishes=wishes, copies=stood_for)
    followers = defaultdict(list)
    for copy, leader in following.items():
        followers[leader].append(copy)
    return sorted(sorted([*g, *(copy for leader in g for copy in followers[leader])]) for g in groups)


def _stand_in(scores: Scores, leader_of: Mapping[str, str], wishes: Wishes) -> dict[str, str]:
    """Let one of the copies that are kept apart from the report that stands for them stand for the others.

    Where that report was taken out of a story, the copy that stays has its links besides, which are added to
    ``scores``. Gives for each such copy the one that stands in, itself included.
    """
    apart = defaultdict(list)
    for copy in sorted(leader_of):
        if wishes.are_apart(copy, leader_of[copy]):
            apart[leader_of[copy]].append(copy)
    outward: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (a, b), score in scores.items():
        if leader_of.get(b) != a:
            outward[a].append((b, score))
            outward[b].append((a, score))
    for leader, copies in apart.items():
        first = copies[0]
        for other, score in outward[leader] if leader in wishes.taken_out else ():
            scores[min(first, other), max(first, other)] = score
    return {copy: copies[0] for copies in apart.values() for copy in copies}
