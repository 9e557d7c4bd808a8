"""Which wording stands for a proposition: the most central that can be read by itself, without the words that join it.

A claim is read apart from its report: a complete clause that names whom it is about, neither a fragment nor a sentence
that tells half the story, goes before others; then what is nearest to the others and told early, and where that is
equal what a report of its own sourcing says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secondsource.records import Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.claims.wording import Wording

FEWEST, PLAIN = 6, 24  # words of a wording that can stand by itself; each beyond makes it a little less fit
BEYOND = 0.012  # for each word beyond
SHORT, NO_CLAUSE, PARTED, POINTING, SECOND_HAND, LATE = 0.4, 0.4, 0.4, 0.15, 0.03, 0.3
# What joins a clause to another: "and that", "but", "how"; "that is" and "that was" point at something instead.
_JOINING = re.compile(
    r"(?:(?:and|but|or|so|yet|And|But|Yet)\b,?\s+)?(?:that\s+(?!(?:is|was|has|had|would|will)\b)|how\s+(?!(?:much|many)\b))?"
)
_DATELINE = re.compile(r"[A-Z][\w .,'’/-]{2,50}\([\w .,/-]{2,30}\)\s+[-–—]+\s+")  # "DUNMERE, May 3 (Kestrel) - "
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|says?|said|told|"
    r"took|went|came|got|gave|made|left|found|fell|held|began|broke|brought|kept|lost|met|put|ran|saw|sent|set|shot|hit|"
    r"sank|spoke|struck|fled|rose|won|knew|led|read|[a-z]{3,}(?:ed|es))\b|[’'](?:s|re|ve|ll|d)\b|n[’']t\b"
)
_HANGING = re.compile(
    r"(?:to|at|in|on|from|about|as|by|of|for|with|him|them|his|whose|which|who|when|after|where|what|why|how)\b", re.I
)
_BROKEN = re.compile(
    r"\b(?:and|but|or|though|although|as|when|while|that|who|which|where|if|to|the|a|of|in|at|said(?: on \w+)?)\W*$",
    re.I,
)
_POINTING = re.compile(r"(?:it|he|she|they|we|i|you|this|that|these|those|there|here|such|her|its|their)\b", re.I)


def central(case: Case, group: Sequence[int], same: Mapping[tuple[int, int], float], found: Sequence[Wording]) -> int:
    """The place of the wording that stands for a group of them."""
    inside = sorted(group)
    total = max(sum(len(found[i].statements) for i in inside), 1)
    likeness = _likeness(inside, same, found)
    return min(inside, key=lambda i: (-round(likeness[i] / total - _faults(case, found[i]), 6), found[i].key))


def standing(case: Case, wording: Wording) -> Statement:
    """The first statement of a wording, without the words that join it to what is before."""
    said = wording.first
    return replace(said, parts=plain(case.by_id[said.report].text, said.parts))


def whole(case: Case, said: Statement) -> bool:
    """Whether a statement can be read by itself: in one piece, a clause, and not of a few words."""
    text = case.by_id[said.report].text
    clause = " ".join(text[a:b] for a, b in said.parts)
    return len(said.parts) == 1 and len(clause.split()) >= FEWEST and _stands(clause)


def plain(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """The characters of a statement without the words that join it: "and how the ferry sank" is "the ferry sank"."""
    (start, end), *others = parts
    for opening in (_DATELINE, _JOINING):
        found = opening.match(text, start, end)
        if found and found.end() < end:
            start = found.end()
    return ((start, end), *others)


def _likeness(
    inside: Sequence[int], same: Mapping[tuple[int, int], float], found: Sequence[Wording]
) -> dict[int, float]:
    """How like the others each wording is, counting each as often as it is told."""
    likeness = {i: float(len(found[i].statements)) for i in inside}
    for n, i in enumerate(inside):
        for j in inside[n + 1 :]:
            score = same.get((i, j), 0.0)
            likeness[i] += score * len(found[j].statements)
            likeness[j] += score * len(found[i].statements)
    return likeness


def _faults(case: Case, wording: Wording) -> float:
    """How unfit a wording is to be read by itself, 0 up."""
    said = wording.first
    text = case.by_id[said.report].text
    parts = plain(text, said.parts)
    clause = " ".join(text[a:b] for a, b in parts)
    length = len(clause.split())
    told = case.derivation_of.get(said.report)
    return (
        SHORT * (length < FEWEST)
        + NO_CLAUSE * (not _stands(clause))
        + PARTED * (len(parts) > 1)
        + POINTING * (_POINTING.match(clause) is not None)
        + SECOND_HAND * (told is None or told.kind != "independent")
        + BEYOND * max(0, length - PLAIN)
        + LATE * wording.early
    )


def _stands(clause: str) -> bool:
    """Whether words look like a whole clause: with a finite verb, neither hanging on something nor broken off."""
    return bool(_FINITE.search(clause)) and not _HANGING.match(clause) and not _BROKEN.search(clause)
