"""Fit the weights by which a claim is ranked beside what is asked for (``WEIGHTS`` of ``views/checking/nearness.py``).

usage: python -m training.train_check DATA_FOLDER LEDGER...

Queries are made of the stories of LEDGERs (files, read from pages of other events than the labelled ones): of a claim
that reports put in clearly different words, one wording asks, and the claim without it is the right answer among those
of its story. To these come the rewordings of every second event of ``bench/data/check.json``, which count for far more:
a report's words stay nearer to another report's than a person's do, and alone they teach to trust shared names.

A logistic regression on differences between the right claim's signs and those of each other. Printed are its weights,
to be rounded by hand, and how often the right claim comes first: for the rewordings, each event judged by weights
fitted without it, and for the made queries, every third story. Deterministic; ten minutes on one core.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bench import check as bench
from bench.common import read_articles
from secondsource import vocabulary
from secondsource.encoder.rarity import weight
from secondsource.encoder.words import words
from secondsource.ledger import Ledger, NearClaim, Queries
from secondsource.pipeline import Pipeline
from secondsource.views.check import CANDIDATES
from secondsource.views.checking.asked import Asked, ask
from secondsource.views.checking.nearness import WEIGHTS, rank
from secondsource.views.checking.put import search_words

MADE = 0.02  # weight of a made query beside one of a person's
STRENGTH = 1.0  # inverse of the penalty on squared weights
DIFFERENT = (
    0.12,
    0.55,
)  # share of a wording's words that another has, where the two are clearly different and no chance
WORDS = (4, 22)  # of a wording that asks
SAME = 0.75  # share of the query's words from which another claim says it too
FEWEST = 8  # claims of a story
MOST = 700  # made queries

Rows = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Signs of the claims found for one query, and which of them are right."""


@dataclass(frozen=True)
class Example:
    """One query: the event or story that it is of, and its rows."""

    group: str
    rows: Rows


def bag(text: str) -> frozenset[str]:
    """The words of a text that tell something."""
    return frozenset(word for word, _ in words(text) if weight(word) >= 1.5)


def made_queries(snapshot: Queries) -> Iterator[tuple[str, str, str]]:
    """Story, claim and the wording that asks, for each claim with clearly different ones."""
    for story in sorted(snapshot.stories(), key=lambda story: story.id):
        whole = snapshot.story(story.id)
        if whole is None or len(whole.claims) < FEWEST:
            continue
        texts = snapshot.texts(support.report for claim in whole.claims for support in claim.support)
        for claim in whole.claims:
            told = list(dict.fromkeys(" ".join(texts[s.report][slice(*s.span)].split()) for s in claim.support))
            fit = [(shared, text) for text in told if (shared := _shared(text, told)) is not None]
            if fit:
                yield story.id, claim.id, min(fit)[1]


def _shared(text: str, told: Sequence[str]) -> float | None:
    """The greatest share of a wording's words in another; ``None`` where it is no query."""
    own = bag(text)
    others = [len(own & bag(other)) / len(own) for other in told if other != text] if own else []
    if not others or not WORDS[0] <= len(own) <= WORDS[1] or not DIFFERENT[0] <= max(others) <= DIFFERENT[1]:
        return None
    return max(others)


def without(asked: Asked, found: Sequence[NearClaim], pipeline: Pipeline, claim: tuple[str, str]) -> list[NearClaim]:
    """The claims of the story, the right one without the wording that asks, the others unless they have it too."""
    own, kept = bag(asked.query), []
    for near in found:
        left = tuple(text for text in near.wordings if len(own & bag(text)) < SAME * len(own))
        if (near.story, near.claim.id) == claim and left:
            mean = pipeline.encoder.embed(list(left)).astype(np.float32).mean(0)
            vector = np.rint(mean / max(float(np.linalg.norm(mean)), 1e-6) * 127).astype(np.int8).tobytes()
            kept.append(replace(near, wordings=left, claim=replace(near.claim, vector=vector)))
        elif near.story == claim[0] and len(left) == len(near.wordings):
            kept.append(near)
    return kept


def values(asked: Asked, found: Sequence[NearClaim], pipeline: Pipeline) -> tuple[list[NearClaim], NDArray[np.float64]]:
    """The claims looked at closely, with their signs as they are before they are weighed."""
    ranked = rank(asked, found, pipeline.encoder.embed)
    return [one.near for one in ranked], np.array([[one.signs[n] / WEIGHTS[n] for n in WEIGHTS] for one in ranked])


def made(paths: Sequence[str], pipeline: Pipeline) -> list[Example]:
    """Examples from the stories of ledgers."""
    known = vocabulary.load()
    examples: list[Example] = []
    for path in paths:
        with Ledger.open(path, create=False) as ledger, ledger.reading() as snapshot:
            for story, claim, text in made_queries(snapshot):
                if len(examples) == MOST:
                    break
                asked = ask(text, pipeline.encoder, known)
                found = snapshot.claims_near(asked.vectors[0], search_words(asked.put.tokens), CANDIDATES)
                nears, table = values(asked, without(asked, found, pipeline, (story, claim)), pipeline)
                right = np.array([near.claim.id == claim for near in nears])
                if right.any() and not right.all():
                    examples.append(Example(story, (table, right)))
    return examples


def reworded(data: Path, pipeline: Pipeline) -> list[Example]:
    """Examples from a person's rewordings of the claims of every second labelled event."""
    articles, queries = bench.load(data)
    known, events, examples = vocabulary.load(), list(articles)[::2], []
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, [a for each in articles.values() for a in each], ledger, Path(folder))
        texts = ledger.texts(report_of.values())
        with ledger.reading() as snapshot:
            for query in queries:
                if query.event not in events:
                    continue
                asked = ask(query.text, pipeline.encoder, known)
                found = snapshot.claims_near(asked.vectors[0], search_words(asked.put.tokens), CANDIDATES)
                nears, table = values(asked, found, pipeline)
                wanted = bench.located(query, report_of, texts)
                right = [bench.meet([(s.report, s.span) for s in near.claim.support], wanted) for near in nears]
                examples.append(Example(query.event, (table, np.array(right))))
    return examples


def fit(persons: Sequence[Example], others: Sequence[Example]) -> NDArray[np.float64]:
    """Weights by sign."""
    gaps, shares = [], []
    for examples, each in ((persons, 1.0), (others, MADE)):
        for example in examples:
            table, right = example.rows
            for row in table[right] if not right.all() else ():
                gaps.append(row - table[~right])
                shares.append(np.full(len(gaps[-1]), each / len(gaps[-1]) / right.sum()))
    rows, share = np.vstack(gaps), np.concatenate(shares)
    scale = rows.std(0) + 1e-9
    answers = np.r_[np.ones(len(rows)), np.zeros(len(rows))]
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, max_iter=3000)
    model.fit(np.vstack([rows / scale, -rows / scale]), answers, sample_weight=np.r_[share, share])
    return np.asarray(model.coef_[0] / scale)


def first(examples: Sequence[Example], weights: NDArray[np.float64]) -> int:
    """How many have the right claim first."""
    return sum(bool(right[int((table @ weights).argmax())]) for table, right in (one.rows for one in examples))


def main(data: Path, paths: Sequence[str]) -> None:
    """Fit, and print the weights with what they are worth on events that they were not fitted on."""
    pipeline = Pipeline(vocabulary.load(), 1)
    persons, others = reworded(data, pipeline), made(paths, pipeline)
    events = sorted({one.group for one in persons})
    apart = sum(
        first([o for o in persons if o.group == event], fit([o for o in persons if o.group != event], others))
        for event in events
    )
    third = set(sorted({one.group for one in others})[::3])
    kept, judged = [o for o in others if o.group not in third], [o for o in others if o.group in third]
    fitted = fit(persons, kept)
    print(f"rewordings: the right claim first for {apart} of {len(persons)}, each event by the others' weights")
    print(f"made queries: {first(judged, fitted)} of {len(judged)} in every third story")
    for name, value in zip(WEIGHTS, fit(persons, others), strict=True):
        print(f"{name:26} {value:6.2f}   shipped {WEIGHTS[name]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
