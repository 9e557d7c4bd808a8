"""Fit the weights by which a claim is ranked beside what is asked for (``WEIGHTS`` of ``views/checking/nearness.py``).

usage: python -m training.train_check DATA_FOLDER

Two sets of queries, each a claim in other words: those of every second event of ``bench/data/check.json``, and 81 on
claims of the unlabelled events of news-cluster and of BASIL (``training/data/check_queries.json``: our words, with
where the reports tell it; drawn at random from the claims of two reports and more). The signs were chosen on both.
The other events of the bench are not fitted on, but their figure was printed beside every variant that was tried: it is
no clean test.

A conditional logit: that the right claims of a query come before the others that are looked at closely. The bias is
fitted after it: each query is asked once more of the ledger without the story that it is of, and the best claim's
score tells the two apart. Printed are the weights beside those that ship, how often the right claim comes
first (each fifth of the events judged by weights fitted without it), and the same for the events that are kept apart.
Deterministic; ten minutes on one core, most of it reading. Exit status 1 where what ships is not what was fitted.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import check as bench
from bench.common import read_articles
from secondsource import vocabulary
from secondsource.ledger import Ledger, NearClaim, Queries
from secondsource.pipeline import Pipeline
from secondsource.views.check import CANDIDATES
from secondsource.views.checking.asked import Asked, ask
from secondsource.views.checking.nearness import BIAS, WEIGHTS, rank
from secondsource.views.checking.put import search_words
from training import corpus
from training.corpus import Article

QUERIES = Path(__file__).parent / "data" / "check_queries.json"
PENALTY = 0.5  # on squared weights, each sign in units of its spread
STEPS, RATE = 400, 0.5
PARTS = 5  # of the events, each judged by the weights of the others
NEAR = 0.15  # share by which a shipped weight may be off what is fitted: claims change a little with the reading

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One query: the event that it is of, the signs of the claims looked at, which are right, and signs elsewhere."""

    event: str
    signs: Floats  # [claims, signs]
    right: NDArray[np.bool_]
    elsewhere: Floats  # the same of claims of other stories, where the right one is not to be had


def examples(
    asked: Sequence[tuple[str, str, bench.Places]], snapshot: Queries, pipeline: Pipeline, known: vocabulary.Vocabulary
) -> list[Example]:
    """Examples of queries, each with its event, its words and where the reports tell it."""
    made = []
    for event, text, places in asked:
        query = ask(text, pipeline.encoder, known)
        found = snapshot.claims_near(query.vectors[0], search_words(query.put.tokens), CANDIDATES)
        nears, signs = _signs(query, found, pipeline)
        right = np.array([bench.meet([(s.report, s.span) for s in near.claim.support], places) for near in nears])
        stories = {near.story for near, is_right in zip(nears, right, strict=True) if is_right}
        _, elsewhere = _signs(query, [near for near in found if near.story not in stories], pipeline)
        made.append(Example(event, signs, right, elsewhere))
    return made


def _signs(asked: Asked, found: Sequence[NearClaim], pipeline: Pipeline) -> tuple[list[NearClaim], Floats]:
    """The claims looked at closely, with their signs as they are before they are weighed."""
    ranked = rank(asked, found, pipeline.encoder)
    rows = [[one.signs[name] / weight for name, weight in WEIGHTS.items()] for one in ranked]
    return [one.near for one in ranked], np.array(rows).reshape(-1, len(WEIGHTS))


def read(
    articles: Sequence[Article],
    asked: Callable[[dict[str, str], dict[str, str]], list[tuple[str, str, bench.Places]]],
    pipeline: Pipeline,
) -> list[Example]:
    """Read articles into a ledger and ask it; ``asked`` gives the queries from the reports' ids and texts."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        texts = dict(ledger.texts(report_of.values()))
        with ledger.reading() as snapshot:
            return examples(asked(report_of, texts), snapshot, pipeline, vocabulary.load())


def labelled(data: Path, pipeline: Pipeline) -> list[Example]:
    """Examples of all queries of the bench."""
    articles, queries = bench.load(data)

    def asked(report_of: dict[str, str], texts: dict[str, str]) -> list[tuple[str, str, bench.Places]]:
        return [(query.event, query.text, bench.located(query, report_of, texts)) for query in queries]

    return read([article for each in articles.values() for article in each], asked, pipeline)


def others(data: Path, pipeline: Pipeline) -> list[Example]:
    """Examples of the queries on other events."""
    events = set(bench.load(data)[0])
    articles = [a for a in corpus.news_cluster(data) if str(a.event).removeprefix("nc") not in events]
    articles += corpus.basil(data)
    event_of = {article.id: str(article.event) for article in articles}
    rows = json.loads(QUERIES.read_text(encoding="utf-8"))

    def asked(report_of: dict[str, str], _: dict[str, str]) -> list[tuple[str, str, bench.Places]]:
        return [
            (
                event_of[row["told"][0][0]],
                row["query"],
                tuple((report_of[name], (a, b)) for name, a, b in row["told"] if name in report_of),
            )
            for row in rows
        ]

    return read(articles, asked, pipeline)


def fit(given: Sequence[Example]) -> Floats:
    """Weights by sign."""
    tables = [(one.signs, one.right) for one in given if one.right.any() and not one.right.all()]
    scale = np.vstack([signs - signs.mean(0) for signs, _ in tables]).std(0) + 1e-9
    scaled = [((signs - signs.mean(0)) / scale, right) for signs, right in tables]

    weights = before = np.zeros(len(scale))
    for step in range(STEPS):  # Nesterov's gradient descent
        at = weights + step / (step + 3) * (weights - before)
        slope = PENALTY * at
        for signs, right in scaled:
            scores = signs @ at
            odds = np.exp(scores - scores.max())
            slope = slope - signs[right].T @ (odds[right] / odds[right].sum()) + signs.T @ (odds / odds.sum())
        before, weights = weights, at - RATE / len(scaled) * slope
    return np.asarray(weights / scale, dtype=np.float64)


def fit_bias(given: Sequence[Example], weights: Floats) -> float:
    """Bias by which the best claim's score is the chance that the query's own story was there to be asked; bisected."""
    tables = [signs for one in given if len(one.elsewhere) for signs in (one.signs, one.elsewhere)]
    scores = np.array([float((signs @ weights).max()) for signs in tables])
    low, high = -100.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        told = float((1 / (1 + np.exp(-np.clip(scores + middle, -60, 60)))).sum())
        low, high = (middle, high) if told < len(tables) / 2 else (low, middle)
    return (low + high) / 2


def first(given: Sequence[Example], weights: Floats) -> int:
    """How many have a right claim first."""
    return sum(bool(one.right[int((one.signs @ weights).argmax())]) for one in given)


def main(data: Path) -> int:
    """Fit, and print the weights with what they are worth on events that they were not fitted on."""
    pipeline = Pipeline(vocabulary.load(), 1)
    every, further = labelled(data, pipeline), others(data, pipeline)
    events = list(dict.fromkeys(one.event for one in every))
    own, apart = ([one for one in every if one.event in chosen] for chosen in (events[::2], events[1::2]))
    fitted_on = [*own, *further]
    parts = [list(dict.fromkeys(one.event for one in fitted_on))[n::PARTS] for n in range(PARTS)]
    for name, some in (("bench, fitted on", own), ("other events", further)):
        right = 0
        for part in parts:
            weights = fit([one for one in fitted_on if one.event not in part])
            right += first([one for one in some if one.event in part], weights)
        print(f"{name:20} the right claim first for {right} of {len(some)}, each fifth by the others' weights")
    weights = fit(fitted_on)
    print(f"{'bench, apart':20} the right claim first for {first(apart, weights)} of {len(apart)}")
    bias = fit_bias(fitted_on, weights)
    pairs = [*zip(WEIGHTS, weights, WEIGHTS.values(), strict=True), ("bias", bias, BIAS)]
    for name, value, shipped in pairs:
        print(f"{name:26} {value:7.2f}   shipped {shipped}")
    return int(any(abs(value - shipped) > NEAR * abs(value) for _, value, shipped in pairs))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
