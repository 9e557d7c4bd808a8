"""Train the trees that say whether two reports tell one story.

usage: python -m training.train_linker DATA_FOLDER [OUTPUT_FILE]

Pairs come from news-cluster, basil and ECB+ (two near topics a folder), each pair within one set; a part of the dates
is hidden, so that undated reports are judged as well. A quarter of the events is held out and only scored, by average
linkage as the product groups. Fixed seeds; some five minutes on two cores.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from secondsource.encoder import Encoder, TextReading
from secondsource.reading import read
from secondsource.records import Published, Reading, Report
from secondsource.stories.comparing import UNDATED, Compared, days_apart, signs
from secondsource.stories.linking import average_linkage
from training import boost, corpus
from training.corpus import Article, topic
from training.grouping import bcubed, pairwise

SETS = {
    "news-cluster": (corpus.news_cluster, 1.0, 0.3),
    "basil": (corpus.basil, 0.6, 0.85),
    "ecbplus": (corpus.ecbplus, 1.0, 0.0),
}
# Pairs to learn from: least cosine by days apart at most. Narrower than what the product compares: pairs that are less
# alike, or further apart, are nearly all of two stories and teach the trees to say no to everything.
LEARNT_FROM = ((5.0, 0.35), (33.0, 0.40), (92.0, 0.50))
LEARNT_FROM_UNDATED = 0.40
NEGATIVES = 3.0  # weight of all pairs of two stories against all pairs of one
THRESHOLD = 0.4


@dataclass(frozen=True)
class Pair:
    """Two articles of one set, compared."""

    a: Article
    b: Article
    same: bool
    signs: dict[str, float]


def reading_of(article: Article, encoder: Encoder) -> Reading:
    """Read an article as a report of its own page."""
    body, at = [], 0
    for paragraph in article.paragraphs:
        body.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    published = Published(value=article.date, precision="day", basis="given") if article.date else None
    report = Report(
        id=article.id,
        span=(0, max(at - 2, 0)),
        title=article.title or None,
        language="en",
        published=published,
        body=tuple(body),
    )
    text = "\n\n".join(article.paragraphs)
    return read(text, report, TextReading(encoder, text, body).embed)


def pairs(articles: Sequence[Article], encoder: Encoder) -> list[Pair]:
    """Compare all pairs that are near enough to learn from."""
    compared = [Compared(reading_of(article, encoder)) for article in articles]
    found = []
    for j, right in enumerate(compared):
        for i in range(j):
            left = compared[i]
            apart = days_apart(left, right)
            least = LEARNT_FROM_UNDATED if apart is None else least_cosine(apart)
            if float(left.gist @ right.gist) >= least:
                same = articles[i].event == articles[j].event
                found.append(Pair(articles[i], articles[j], same, signs(left, right)))
    return found


def least_cosine(apart: float) -> float:
    """Least cosine of a pair that many days apart to be learnt from; more than 1 for none."""
    return next((least for days, least in LEARNT_FROM if apart <= days), 2.0)


def held(pair: Pair) -> bool:
    """Say whether either article of a pair is held out."""
    return corpus.is_held(topic(pair.a)) or corpus.is_held(topic(pair.b))


def rows(
    found: Sequence[Pair], weight: float, hide: float, rng: random.Random
) -> list[tuple[dict[str, float], bool, float]]:
    """Training rows of one set: signs, truth, weight; a share ``hide`` of the dates is hidden."""
    usable = [p for p in found if not held(p)]
    same = sum(p.same for p in usable)
    made = []
    for pair in usable:
        row = dict(pair.signs)
        if rng.random() < hide:
            row["days"] = UNDATED
        share = 1 / same if pair.same else NEGATIVES / max(len(usable) - same, 1)
        made.append((row, pair.same, weight * share))
    return made


def main() -> None:
    """Train on the folder named first; write the file named second (default: in the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    data = Path(sys.argv[1])
    output = Path(sys.argv[2] if len(sys.argv) == 3 else "src/secondsource/stories/linker.json")
    encoder, rng = Encoder(memory=10**7), random.Random(0)
    found: dict[str, tuple[list[Article], list[Pair]]] = {}
    train: list[tuple[dict[str, float], bool, float]] = []
    for name, (source, weight, hide) in SETS.items():
        articles = list(source(data))
        found[name] = articles, pairs(articles, encoder)
        train += rows(found[name][1], weight, hide, rng)
        print(f"{name}: {len(articles)} articles, {len(found[name][1])} pairs compared", flush=True)
    weights = np.array([row[2] for row in train])
    model = boost.fit([r[0] for r in train], [r[1] for r in train], weights / weights.mean(), rounds=120, leaves=8)
    for name, (articles, compared) in found.items():
        kept = {a.id: a.event or "" for a in articles if corpus.is_held(topic(a))}
        scores = {(p.a.id, p.b.id): model.probability(p.signs) for p in compared if p.a.id in kept and p.b.id in kept}
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            linked = {k: s for k, s in scores.items() if s >= least}
            groups = average_linkage(kept, linked, least)
            agreement = f"pairwise F1 {pairwise(kept, groups)[2]:.3f}, B-cubed {bcubed(kept, groups):.3f}"
            print(f"{name} held out ({len(kept)} articles), threshold {least}: {agreement}", flush=True)
    boost.save(model, THRESHOLD, output)


if __name__ == "__main__":
    main()
