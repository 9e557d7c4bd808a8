"""Statements aligned into propositions: what the reports of a story say, each thing once, with all its wordings.

Each pair of wordings that is worth comparing is judged by boosted trees on signs that can be printed
(``secondsource.trees``); average linkage makes the groups, so that a chain of near things does not become one. Wordings
of opposite polarity, and of figures that cannot be one, never stand in one group.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from secondsource import trees
from secondsource.records import Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.claims.judging import probabilities
from secondsource.stories.claims.prominence import prominences
from secondsource.stories.claims.proposition import Proposition
from secondsource.stories.claims.signs import Field
from secondsource.stories.claims.standing import central, standing, whole
from secondsource.stories.claims.wording import Wording, wordings
from secondsource.stories.clustering import average_linkage
from secondsource.stories.decisions import Wishes
from secondsource.stories.statements import statements

PACKAGE, MODEL = "secondsource.stories.claims", "aligner.json"
LEAST_KEPT = 0.03  # a pair less probable than this changes no group
DENIES = 0.5  # mean probability of saying the same, polarity aside, from which one of opposite polarity is its denial
DENIED_WORDS = 0.2  # share of the shorter one's words that a claim and its denial have in common at least

Pair = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """All pairs of a story's wordings that were compared, by the places of the two."""

    same: Mapping[Pair, float]  # probability that the two say the same
    opposite: Mapping[
        Pair, float
    ]  # of two with opposite polarity: the same, were it not for that; 0 where they share few words
    apart: frozenset[Pair]  # figures for one thing that cannot be one


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
    groups = grouped(len(found), judged, trees.load(PACKAGE, MODEL).threshold)
    centres = [central(case, g, judged.same, found) for g in groups]
    stand = [standing(case, found[i]) for i in centres]
    whole_ones = [whole(case, said) for said in stand]
    weights = prominences([[found[i] for i in g] for g in groups], whole_ones, len(case.members))
    names = [_name([found[i] for i in g]) for g in groups]
    denied = _denied(groups, judged, found)
    made = []
    for place, group in enumerate(groups):
        told = _told(case, [found[i] for i in group])
        near = _nearness(group, centres[place], judged.same, found)
        made.append(
            Proposition(
                id=names[place],
                standing=stand[place],
                statements=told,
                polarity=found[group[0]].first.polarity,
                denies=names[denied[place]] if place in denied else None,
                prominence=weights[place],
                nearness=tuple(near[s.report, s.sentence, s.parts] for s in told),
            )
        )
    return tuple(sorted(made, key=lambda p: (-p.prominence, p.id)))


def judge(field: Field) -> Judged:
    """Compare all wordings of a story that may say the same."""
    pairs = field.candidates()
    rows = [field.signs(i, j) for i, j in pairs]
    bare = [{**signs, "polarity": 0.0} for signs in rows]
    scores = probabilities(trees.load(PACKAGE, MODEL), bare) if bare else ()
    same: dict[Pair, float] = {}
    opposite: dict[Pair, float] = {}
    apart: set[Pair] = set()
    for pair, signs, score in zip(pairs, rows, scores, strict=True):
        if signs["slots"] < 0:
            apart.add(pair)
        if score < LEAST_KEPT:
            continue
        if not signs["polarity"]:
            same[pair] = round(float(score), 6)
        else:
            opposite[pair] = round(float(score), 6) if signs["words contained"] >= DENIED_WORDS else 0.0
    return Judged(same, opposite, frozenset(apart))


def grouped(total: int, judged: Judged, least: float) -> list[list[int]]:
    """Groups of the wordings' places, each sorted, down to a quadratic mean probability of ``least`` between two.

    The quadratic mean lets a few sure pairs count for more than many half-likely ones, and a chain still breaks.
    """
    digits = len(str(total))
    name = [f"{i:0{digits}d}" for i in range(total)]
    scores = {(name[i], name[j]): score**2 for (i, j), score in judged.same.items()}
    apart = frozenset((name[i], name[j]) for i, j in judged.apart)
    return [[int(n) for n in group] for group in average_linkage(name, scores, least**2, wishes=Wishes(apart=apart))]


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


def _nearness(
    group: Sequence[int], centre: int, same: Mapping[Pair, float], found: Sequence[Wording]
) -> dict[tuple[str, int, tuple[Span, ...]], float]:
    """For each statement of a group the probability that it says the same as the standing wording."""
    return {
        (s.report, s.sentence, s.parts): 1.0 if i == centre else same.get((min(i, centre), max(i, centre)), 0.0)
        for i in group
        for s in found[i].statements
    }


def _told(case: Case, group: Sequence[Wording]) -> tuple[Statement, ...]:
    """All statements of a group in the story's order, those that their report has made before marked."""
    every = sorted((s for w in group for s in w.statements), key=lambda s: (case.place[s.report], s.sentence, s.parts))
    seen: set[str] = set()
    told = []
    for s in every:
        told.append(replace(s, repeated=True) if s.report in seen else s)
        seen.add(s.report)
    return tuple(told)


def _name(group: Sequence[Wording]) -> str:
    """An id of what is said and where: the same for the same statements."""
    places = sorted(f"{s.report} {s.sentence} {s.parts}" for w in group for s in w.statements)
    return "c" + hashlib.blake2b("\n".join(places).encode(), digest_size=8).hexdigest()
