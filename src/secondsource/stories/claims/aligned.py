"""Statements aligned into propositions: what the reports of a story say, each thing once, with all its wordings.

Each pair of wordings that is worth comparing is judged by boosted trees on signs that can be printed
(``secondsource.trees``); average linkage makes the groups, so that a chain of near things does not become one. Wordings
of opposite polarity, and of figures that cannot be one, never stand in one group.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from secondsource import trees
from secondsource.records import Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.claims.besides import besides, surely_says
from secondsource.stories.claims.judging import MODEL, PACKAGE, Judged, Pair, judge
from secondsource.stories.claims.prominence import prominences
from secondsource.stories.claims.proposition import Proposition
from secondsource.stories.claims.signs import Field, slots_agree
from secondsource.stories.claims.standing import central, standing, whole
from secondsource.stories.claims.wording import Wording, wordings
from secondsource.stories.clustering import average_linkage
from secondsource.stories.decisions import Wishes
from secondsource.stories.statements import statements

NEAR = 0.3  # a wording less likely to say what the one that stands for its group says is no support of it
DENIES = 0.5  # mean probability of saying the same, polarity aside, from which one of opposite polarity is its denial

Key = tuple[str, int, tuple[Span, ...], str, int | None]
"""What tells a statement from all others: report, sentence, characters, polarity, attribution."""


def propositions(case: Case) -> tuple[Proposition, ...]:
    """Align the statements of all reports of a story; the most prominent proposition first.

    What comes out depends on the set of reports alone, whatever order they were read in.
    """
    said = [s for member in case.members for s in statements(member)]
    found = wordings(case.by_id, said)
    if not found:
        return ()
    field = Field(found)
    judged = judge(field)
    rough = settled(field, judged, trees.load(PACKAGE, MODEL).threshold)
    groups, centres = close(case, rough, judged.same, found)
    stand = [standing(case, found[i]) for i in centres]
    whole_ones = [whole(case, said) for said in stand]
    weights = prominences([[found[i] for i in g] for g in groups], whole_ones, len(case.members))
    names = [_name([found[i] for i in g]) for g in groups]
    denied = _denied(groups, judged, found)
    more = besides(found, judged, groups, centres)
    group_of = {i: place for place, group in enumerate(groups) for i in group}
    made = []
    for place, group in enumerate(groups):
        every = [*group, *more[place]]
        told = _told(case, [found[i] for i in every])
        sure = {_key(s) for i in every if surely_says(field, judged, centres[place], i) for s in found[i].statements}
        stands_in = {_key(s): names[group_of[i]] for i in more[place] for s in found[i].statements}
        made.append(
            Proposition(
                id=names[place],
                standing=stand[place],
                statements=told,
                polarity=found[group[0]].first.polarity,
                denies=names[denied[place]] if place in denied else None,
                prominence=weights[place],
                sure=tuple(_key(s) in sure for s in told),
                stands_in=tuple(stands_in.get(_key(s)) for s in told),
            )
        )
    return tuple(sorted(made, key=lambda p: (-p.prominence, p.id)))


def settled(field: Field, judged: Judged, least: float) -> list[list[int]]:
    """Groups in which no two wordings tell figures that cannot both hold, those included that were not compared."""
    found = field.wordings
    apart = judged.apart
    while True:
        groups = grouped(len(found), replace(judged, apart=apart), least)
        clashing = {
            pair
            for group in groups
            for pair in combinations([i for i in group if found[i].slots], 2)
            if slots_agree(found[pair[0]].slots, found[pair[1]].slots) < 0
        }
        if not clashing:
            return groups
        apart |= clashing


def grouped(total: int, judged: Judged, least: float) -> list[list[int]]:
    """Groups of the wordings' places, each sorted, down to a quadratic mean probability of ``least`` between two.

    The quadratic mean lets a few sure pairs count for more than many half-likely ones, and a chain still breaks.
    """
    digits = len(str(total))
    name = [f"{i:0{digits}d}" for i in range(total)]
    scores = {(name[i], name[j]): score**2 for (i, j), score in judged.same.items()}
    apart = frozenset((name[i], name[j]) for i, j in judged.apart)
    return [[int(n) for n in group] for group in average_linkage(name, scores, least**2, wishes=Wishes(apart=apart))]


def close(
    case: Case, rough: Sequence[Sequence[int]], same: Mapping[Pair, float], found: Sequence[Wording]
) -> tuple[list[list[int]], list[int]]:
    """Groups without the wordings that are far from the one that stands for all, which make groups of their own."""
    groups, centres = [], []
    for group in rough:
        left = list(group)
        while left:
            centre = central(case, left, same, found)
            near = [i for i in left if i == centre or same.get((min(i, centre), max(i, centre)), 0.0) >= NEAR]
            groups.append(near)
            centres.append(centre)
            left = sorted(set(left) - set(near))
    return groups, centres


def _denied(groups: Sequence[Sequence[int]], judged: Judged, found: Sequence[Wording]) -> dict[int, int]:
    """For each group of denials the group that it denies most surely, where there is one."""
    group_of = {i: place for place, group in enumerate(groups) for i in group}
    scores: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (i, j), score in sorted(judged.opposite.items()):
        denial, claim = (i, j) if found[i].first.polarity == "denied" else (j, i)
        scores[group_of[denial], group_of[claim]].append(score)
    best: dict[int, tuple[float, int]] = {}
    for (denial, claim), all_of in sorted(scores.items()):
        mean = round(sum(all_of) / len(all_of), 6)
        if mean >= DENIES and (denial not in best or mean > best[denial][0]):
            best[denial] = mean, claim
    return {denial: claim for denial, (_, claim) in best.items()}


def _key(said: Statement) -> Key:
    return said.report, said.sentence, said.parts, said.polarity, said.attribution


def _told(case: Case, group: Sequence[Wording]) -> tuple[Statement, ...]:
    """All statements of a group in the story's order."""
    every = (s for w in group for s in w.statements)
    return tuple(sorted(every, key=lambda s: (case.place[s.report], s.sentence, s.parts)))


def _name(group: Sequence[Wording]) -> str:
    """An id of what is said and where: the same for the same statements."""
    polarity = "" if group[0].first.polarity == "asserted" else f"{group[0].first.polarity}\n"
    places = sorted(f"{s.report} {s.sentence} {s.parts}" for w in group for s in w.statements)
    return "c" + hashlib.blake2b((polarity + "\n".join(places)).encode(), digest_size=8).hexdigest()
