"""Train the trees that say where one story ends on a page and the next begins.

usage: python -m training.train_splitter DATA_FOLDER [OUTPUT_FOLDER]

Glues articles of news-cluster, basil and PolNeAR in many styles, measures every gap, and fits two passes of boosted
trees (the second sees windows clipped at what the first found). A quarter of the events is held out and only scored.
Fixed seeds; a few minutes on two cores. Writes ``splitter-first.json`` and ``splitter-second.json``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from secondsource.encoder import Encoder, TextReading
from secondsource.encoder.model import cosines
from secondsource.pages.boundaries import HALF, PASSES, Measured
from secondsource.pages.text import text_blocks
from secondsource.trees import Trees
from secondsource.vocabulary import Vocabulary
from secondsource.vocabulary import load as load_vocabulary
from training import boost, corpus
from training.corpus import Article
from training.glue import Glued, glue, styles

PAGES = {"news-cluster": 700, "basil": 300, "polnear": 250}
FAR = 0.5  # two unlabelled articles below this cosine of their openings tell different events
THRESHOLD = 0.8


@dataclass
class Sample:
    """A measured page with the truth about each gap."""

    measured: Measured
    truth: list[bool]
    stories: int


def usable(article: Article) -> bool:
    """Articles long enough to be told apart from debris, short enough to be an article."""
    return 100 < article.words < 1500 and len(article.paragraphs) > 3


class Maker:
    """Makes glued pages from a pool of articles; half of them from near topics."""

    def __init__(self, pool: Sequence[Article], encoder: Encoder, seed: int) -> None:
        self.pool = list(pool)
        self.rng = random.Random(seed)
        openings = [" ".join(((a.title,) if a.title else ()) + a.paragraphs[:3])[:900] for a in self.pool]
        vectors = encoder.embed(openings)
        self.near = cosines(vectors, vectors)

    def differs(self, a: int, b: int) -> bool:
        """Two articles tell different events: by their labels, or else by far apart openings."""
        left, right = self.pool[a].event, self.pool[b].event
        if left and right:
            return left != right
        return a != b and float(self.near[a, b]) < FAR

    def page(self) -> Glued:
        """One page of one to five articles of different events."""
        rng = self.rng
        count = 1 if rng.random() < 0.4 else rng.choice((2, 2, 2, 3, 4, 5))
        first = rng.randrange(len(self.pool))
        order = list(range(len(self.pool)))
        if rng.random() < 0.5:
            order = sorted(order, key=lambda i: -float(self.near[i, first]))[:40]
        rng.shuffle(order)
        chosen = [first]
        for i in order:
            if len(chosen) < count and all(self.differs(i, c) for c in chosen):
                chosen.append(i)
        return glue([self.pool[i] for i in chosen], styles(rng), rng)


def sample(page: Glued, encoder: Encoder, vocabulary: Vocabulary) -> Sample:
    """Measure a page and mark the gaps whose unit holds the beginning of a story."""
    blocks = text_blocks(page.text, vocabulary)
    told = TextReading(encoder, page.text, [block.span for block in blocks if block.main or block.kind == "heading"])
    measured = Measured(page.text, blocks, told.embed)
    truth = []
    for unit in measured.units[1:]:
        low, high = measured.blocks[unit.first].span[0], measured.blocks[unit.paragraph].span[1]
        truth.append(any(low <= mark < high for mark in page.marks))
    return Sample(measured, truth, len(page.articles))


def passes(samples: Sequence[Sample]) -> list[Trees]:
    """Fit one model a pass."""
    models: list[Trees] = []
    known: list[list[bool] | None] = [None] * len(samples)
    for _ in PASSES:
        rows = [s.measured.gaps(k) if s.truth else [] for s, k in zip(samples, known, strict=True)]
        flat = [row for page in rows for row in page]
        model = boost.fit(flat, [t for s in samples for t in s.truth])
        models.append(model)
        known = [[model.probability(row) >= HALF for row in page] for page in rows]
    return models


def predict(models: Sequence[Trees], page: Sample) -> list[float]:
    """Probabilities of the last pass."""
    found: list[float] = []
    for model in models:
        known = [p >= HALF for p in found] if found else None
        found = [model.probability(row) for row in page.measured.gaps(known)] if page.truth else []
    return found


def score(models: Sequence[Trees], samples: Sequence[Sample], threshold: float) -> str:
    """F1 over boundaries by unit, and single pages wrongly split."""
    hit = said = gold = false = single = 0
    for page in samples:
        answer = [p >= threshold for p in predict(models, page)]
        if page.stories == 1:
            single, false = single + 1, false + any(answer)
            continue
        hit += sum(a and t for a, t in zip(answer, page.truth, strict=True))
        said, gold = said + sum(answer), gold + page.stories - 1
    return f"F1 {2 * hit / max(said + gold, 1):.3f}, single pages wrongly split {false} of {single}"


def main() -> None:
    """Train on the folder named first; write into the folder named second (default: the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    data = Path(sys.argv[1])
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else Path("src/secondsource/pages")
    encoder, vocabulary = Encoder(memory=10**7), load_vocabulary()
    sets = {"news-cluster": corpus.news_cluster(data), "basil": corpus.basil(data), "polnear": corpus.polnear(data)}
    train: list[Sample] = []
    test: dict[str, list[Sample]] = {}
    for seed, (name, articles) in enumerate(sets.items()):
        pool = [a for a in articles if usable(a)]
        if name == "polnear":
            pool = pool[::2]
        makers = [Maker([a for a in pool if corpus.held_out(a) is held], encoder, seed) for held in (False, True)]
        train += [sample(makers[0].page(), encoder, vocabulary) for _ in range(PAGES[name])]
        test[name] = [sample(makers[1].page(), encoder, vocabulary) for _ in range(PAGES[name] // 3)]
        print(f"{name}: {len(pool)} articles, {encoder.texts_read} sentences read so far", flush=True)
    models = passes(train)
    for name, samples in test.items():
        for threshold in np.arange(0.4, 0.9, 0.1):
            print(f"{name} held out, threshold {threshold:.1f}: {score(models, samples, float(threshold))}", flush=True)
    for model, name in zip(models, PASSES, strict=True):
        boost.save(model, THRESHOLD, output / name)


if __name__ == "__main__":
    main()
