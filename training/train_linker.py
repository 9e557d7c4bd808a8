"""Train the trees that say whether two reports tell one story.

usage: python -m training.train_linker DATA_FOLDER [OUTPUT_FILE]

Pairs come from news-cluster, basil and ECB+ (two near topics a folder), read through the whole pipeline, each pair
within one set. A part of the dates is hidden, so that undated reports are judged as well. News-cluster articles that a
reader found to tell another story than their event's teach nothing. A quarter of the events is held out and only
scored, by average linkage as the product groups. Fixed seeds; some ten minutes on two cores, most of it for reading.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.common import read_articles
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.records import Reading
from secondsource.stories.clustering import average_linkage
from secondsource.stories.comparing import UNDATED, Compared, days_apart, signs
from secondsource.stories.linking import told_apart
from secondsource.trees import Trees
from training import boost, corpus
from training.corpus import Article, topic
from training.grouping import bcubed, other_stories, pairwise


@dataclass(frozen=True)
class Lesson:
    """How a set teaches: the weight of its pairs, and the share of its dates that is hidden."""

    weight: float
    negatives: float  # weight of all pairs of two stories against all pairs of one
    hidden: float


SETS = {"news-cluster": corpus.news_cluster, "basil": corpus.basil, "ecbplus": corpus.ecbplus}
LESSONS = {
    "news-cluster": Lesson(1.0, 1.0, 0.3),
    "basil": Lesson(0.6, 1.0, 0.3),
    "ecbplus": Lesson(1.0, 3.0, 0.0),
}
# Pairs to learn from: least cosine by days apart at most. Narrower than what the product compares: pairs that are less
# alike, or further apart, are nearly all of two stories and teach the trees to say no to everything.
LEARNT_FROM = ((5.0, 0.35), (33.0, 0.40), (92.0, 0.50))
LEARNT_FROM_UNDATED = 0.40
THRESHOLD = 0.3

Row = tuple[dict[str, float], bool, float]


@dataclass(frozen=True)
class Pair:
    """Two articles of one set, compared."""

    a: Article
    b: Article
    same: bool
    signs: dict[str, float]


def readings_of(articles: Sequence[Article], pipeline: Pipeline) -> dict[str, Reading]:
    """What the pipeline reads in each article that it keeps, by the article's id."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        readings = ledger.readings(sorted(set(report_of.values())))
    return {article: readings[report] for article, report in report_of.items() if report in readings}


def pairs(articles: Sequence[Article], readings: Mapping[str, Reading]) -> list[Pair]:
    """Compare all pairs that are near enough to learn from."""
    read = [article for article in articles if article.id in readings]
    compared = [Compared(readings[article.id]) for article in read]
    found = []
    for j, right in enumerate(compared):
        for i in range(j):
            left = compared[i]
            apart = days_apart(left, right)
            least = LEARNT_FROM_UNDATED if apart is None else least_cosine(apart)
            if float(left.gist @ right.gist) >= least:
                found.append(Pair(read[i], read[j], read[i].event == read[j].event, signs(left, right)))
    return found


def least_cosine(apart: float) -> float:
    """Least cosine of a pair that many days apart to be learnt from; more than 1 for none."""
    return next((least for days, least in LEARNT_FROM if apart <= days), 2.0)


def held(pair: Pair) -> bool:
    """Say whether either article of a pair is held out."""
    return corpus.is_held(topic(pair.a)) or corpus.is_held(topic(pair.b))


def rows(found: Sequence[Pair], lesson: Lesson, rng: random.Random) -> list[Row]:
    """Training rows of one set: signs, truth, weight; nothing of the events held out."""
    usable = [p for p in found if not held(p)]
    same = sum(p.same for p in usable)
    made = []
    for pair in usable:
        row = dict(pair.signs)
        if rng.random() < lesson.hidden:
            row["days"] = UNDATED
        share = 1 / same if pair.same else lesson.negatives / max(len(usable) - same, 1)
        made.append((row, pair.same, lesson.weight * share))
    return made


def fitted(found: Mapping[str, Sequence[Pair]], others: frozenset[str]) -> Trees:
    """Fit the trees to the pairs of all sets; ``others`` are articles that teach nothing."""
    rng = random.Random(0)
    train: list[Row] = []
    for name, lesson in LESSONS.items():
        train += rows([p for p in found[name] if p.a.id not in others and p.b.id not in others], lesson, rng)
    weights = np.array([row[2] for row in train])
    return boost.fit([r[0] for r in train], [r[1] for r in train], weights / weights.mean(), rounds=120, leaves=8)


def main() -> None:
    """Train on the folder named first; write the file named second (default: in the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    data = Path(sys.argv[1])
    output = Path(sys.argv[2] if len(sys.argv) == 3 else "src/secondsource/stories/linker.json")
    pipeline = Pipeline(vocabulary.load())
    sets = {name: list(source(data)) for name, source in SETS.items()}
    found = {name: pairs(articles, readings_of(articles, pipeline)) for name, articles in sets.items()}
    model = fitted(found, other_stories(data))
    for name, articles in sets.items():
        print(f"{name}: {len(articles)} articles, {len(found[name])} pairs compared", flush=True)
        kept = {a.id: a.event or "" for a in articles if corpus.is_held(topic(a))}
        judged = [p for p in found[name] if p.a.id in kept and p.b.id in kept]
        scores = {(p.a.id, p.b.id): model.probability(p.signs) for p in judged if not told_apart(p.signs)}
        for least in (0.2, 0.3, 0.4, 0.5):
            groups = average_linkage(kept, {k: s for k, s in scores.items() if s >= least}, least)
            agreement = f"pairwise F1 {pairwise(kept, groups)[2]:.3f}, B-cubed {bcubed(kept, groups):.3f}"
            print(f"{name} held out ({len(kept)} articles), threshold {least}: {agreement}", flush=True)
    boost.save(model, THRESHOLD, output)


if __name__ == "__main__":
    main()
