"""Pairs of a story's wordings judged: whether the two say the same, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource import trees
from secondsource.stories.claims.signs import Field

PACKAGE, MODEL = "secondsource.stories.claims", "aligner.json"
LEAST_KEPT = 0.03  # a pair less probable than this changes no group
LEXICAL = 0.1  # weight of the shared words beside the trees
FULL_OVERLAP = 0.5  # of the words of both: what is as good as all of them
DENIED_WORDS = 0.2  # share of the shorter one's words that a claim and its denial have in common at least

Pair = tuple[int, int]
"""Places of two wordings in their story, the lower first."""


@dataclass(frozen=True)
class Judged:
    """All pairs of a story's wordings that were compared, by the places of the two."""

    same: Mapping[Pair, float]  # probability that the two say the same
    opposite: Mapping[
        Pair, float
    ]  # of two with opposite polarity: the same, were it not for that; 0 where they share few words
    apart: frozenset[Pair]  # figures for one thing that cannot be one


def judge(field: Field, model: trees.Trees | None = None) -> Judged:
    """Compare all wordings of a story that may say the same, by the trees that ship or others."""
    pairs = field.candidates()
    return weighed(field, {pair: field.signs(*pair) for pair in pairs}, model or trees.load(PACKAGE, MODEL))


def weighed(field: Field, rows: Mapping[Pair, Mapping[str, float]], model: trees.Trees) -> Judged:
    """Judge pairs of a story's wordings by their signs: by the trees, and a little by the words that they share alone.

    Trees give many pairs one and the same probability; the shared words tell those apart.
    """
    bare = [{**signs, "polarity": 0.0} for signs in rows.values()]
    scores = trees.probabilities(model, bare) if bare else ()
    same: dict[Pair, float] = {}
    opposite: dict[Pair, float] = {}
    apart: set[Pair] = set()
    for (pair, signs), likely in zip(rows.items(), scores, strict=True):
        if signs["slots"] < 0:
            apart.add(pair)
        score = (1 - LEXICAL) * float(likely) + LEXICAL * min(1.0, signs["words overlap"] / FULL_OVERLAP)
        if score < LEAST_KEPT:
            continue
        if field.wordings[pair[0]].first.polarity == field.wordings[pair[1]].first.polarity:
            same[pair] = round(score, 6)
        else:
            both = all(field.wordings[place].negates for place in pair)  # "no damage", "came back without damage"
            opposite[pair] = round(score, 6) if signs["words contained"] >= DENIED_WORDS and not both else 0.0
    return Judged(same, opposite, frozenset(apart))
