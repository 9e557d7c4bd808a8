"""Pairs of wordings of one story, judged by reading whether both assert the same checkable thing.

The labelled claims quote a few sentences of each report only, so nothing there says that another sentence stands in
the wrong claim. These pairs do: 739 of 73 stories (``stories/news-cluster``, ``stories/basil``), drawn from all that
the aligner compares or had joined, in strata by its probability and by whether it had joined them, evenly over stories.
Each was read without its probability: yes (one may say more), no, or unsure. ``stands for`` tells of how many such
pairs one is a sample, so that shares over them estimate those over all. Articles and wordings are named by hashes; no
text is kept. Half of the stories without labelled claims are kept aside: nothing is trained or chosen on them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.stories.claims.wording import Wording
from training import corpus
from training.corpus import Article

FILE = Path(__file__).parent / "data" / "claim_pairs.json"
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
    at = {
        (article, named(" ".join(w.words))): i
        for i, w in enumerate(found)
        for s in w.statements
        for article in article_of.get(s.report, ())
    }
    return tuple(
        Judged((min(at[j.one], at[j.other]), max(at[j.one], at[j.other])), j.same, j.aside, j.stands_for)
        for j in judged
        if j.one in at and j.other in at and at[j.one] != at[j.other]
    )


def supports(groups: Mapping[str, Mapping[int, int]], judged: Mapping[str, Sequence[Judged]]) -> tuple[float, float]:
    """Of judged pairs that share a group the share that is the same, and of those that are the share that shares one.

    ``groups`` gives for each story the group of each wording. Each pair counts for as many as it stands for.
    """
    right = joined = true = 0.0
    for story, pairs in sorted(judged.items()):
        for pair in pairs:
            together = groups[story][pair.pair[0]] == groups[story][pair.pair[1]]
            joined += pair.stands_for * together
            true += pair.stands_for * pair.same
            right += pair.stands_for * (together and pair.same)
    return right / max(joined, 1e-9), right / max(true, 1e-9)
