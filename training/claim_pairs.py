"""Pairs of wordings of one story, judged by reading whether both assert the same checkable thing.

The labelled claims quote a few sentences of each report only, so nothing there says that another sentence stands in
the wrong claim. These pairs do, of ``stories/news-cluster`` and ``stories/basil``. Articles and wordings are named by
hashes; no text is kept. Half of the stories without labelled claims are kept aside: nothing is trained on them.

``claim_pairs.json`` has 416 of 739 pairs (the wordings of the others are cut differently by now), drawn from all that
the aligner compared or had joined, in strata by its probability and by whether it had joined them, evenly over stories.
Each was read without its probability: yes (one may say more), no, or unsure. ``stands for`` tells of how many such
pairs one is a sample, so that shares over them estimate those over all.

``claim_readings.json`` has 3,801 of 4,356 pairs of a target and another wording of its story: eleven of the nearest and
some farther ones to each of 396 targets, in an order that tells nothing. Yes: whoever trusts the other must believe the
target's main point; part: it tells a part of it, or the reader hesitated; denies: it cannot hold together with it; else
no. Each pair was read once, so there is no agreement figure.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from secondsource.stories.claims.wording import Wording
from training import corpus
from training.corpus import Article

FILE = Path(__file__).parent / "data" / "claim_pairs.json"
READ = Path(__file__).parent / "data" / "claim_readings.json"
_BYTES = 4

Named = tuple[str, str]
"""Hashes of an article's id and of the words of a wording in it."""


@dataclass(frozen=True)
class Judgement:
    """What was judged of two wordings."""

    one: Named
    other: Named
    same: bool
    aside: bool
    stands_for: float


@dataclass(frozen=True)
class Judged:
    """A judgement by the places of its wordings in a story."""

    pair: tuple[int, int]
    same: bool
    aside: bool
    stands_for: float


Verdict = Literal["yes", "part", "denies", "no"]


@dataclass(frozen=True)
class Reading:
    """What was read of a target and another wording."""

    target: Named
    other: Named
    verdict: Verdict
    aside: bool


def named(text: str) -> str:
    """Hash of an article's id, or of a wording's words with a space between each two."""
    return hashlib.blake2b(text.encode(), digest_size=_BYTES).hexdigest()


def judgements() -> list[Judgement]:
    """All pairs that were judged, without those of which the judge was not sure."""
    rows = json.loads(FILE.read_text(encoding="utf8"))["pairs"]
    return [
        Judgement((a, b), (c, d), same == "yes", split == "aside", stands_for)
        for a, b, c, d, same, split, stands_for in rows
        if same != "unsure"
    ]


def readings() -> list[Reading]:
    """All pairs of a target and another wording that were read."""
    rows = json.loads(READ.read_text(encoding="utf8"))["pairs"]
    return [Reading((a, b), (c, d), verdict, split == "aside") for a, b, c, d, verdict, split in rows]


def articles(data: Path, judged: Iterable[Judgement]) -> list[Article]:
    """All articles of the events that the judged pairs are from."""
    wanted = {name for j in judged for name, _ in (j.one, j.other)}
    every = [*corpus.news_cluster(data), *corpus.basil(data)]
    events = {a.event for a in every if named(a.id) in wanted}
    return [a for a in every if a.event in events]


def place(
    judged: Iterable[Judgement], found: Sequence[Wording], article_of: Mapping[str, Iterable[str]]
) -> tuple[Judged, ...]:
    """Find judged pairs among one story's wordings; ``article_of`` gives the hashed articles of a report."""
    at = _places(found, article_of)
    return tuple(
        Judged((min(at[j.one], at[j.other]), max(at[j.one], at[j.other])), j.same, j.aside, j.stands_for)
        for j in judged
        if j.one in at and j.other in at and at[j.one] != at[j.other]
    )


def place_readings(
    read: Iterable[Reading], found: Sequence[Wording], article_of: Mapping[str, Iterable[str]]
) -> tuple[tuple[tuple[int, int], Verdict], ...]:
    """Find pairs that were read among one story's wordings, the lower place first."""
    at = _places(found, article_of)
    return tuple(
        ((min(at[r.target], at[r.other]), max(at[r.target], at[r.other])), r.verdict)
        for r in read
        if r.target in at and r.other in at and at[r.target] != at[r.other]
    )


def _places(found: Sequence[Wording], article_of: Mapping[str, Iterable[str]]) -> dict[Named, int]:
    return {
        (article, named(" ".join(w.words))): i
        for i, w in enumerate(found)
        for s in w.statements
        for article in article_of.get(s.report, ())
    }


def supports(
    claims: Mapping[str, Mapping[int, frozenset[int]]], judged: Mapping[str, Sequence[Judged]]
) -> tuple[float, float]:
    """Of judged pairs that share a claim the share that is the same, and of those that are the share that shares one.

    ``claims`` gives for each story the claims that each wording supports. A pair counts for as many as it stands for.
    """
    right = joined = true = 0.0
    for story, pairs in sorted(judged.items()):
        for pair in pairs:
            together = not claims[story][pair.pair[0]].isdisjoint(claims[story][pair.pair[1]])
            joined += pair.stands_for * together
            true += pair.stands_for * pair.same
            right += pair.stands_for * (together and pair.same)
    return right / max(joined, 1e-9), right / max(true, 1e-9)
