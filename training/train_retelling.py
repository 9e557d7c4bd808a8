"""Train the signs by which one report is told to be a rewrite of another.

usage: python -m training.train_retelling DATA_FOLDER [OUTPUT_FILE]

Pairs: the training half of the invented reports (``bench/data/rewrites``); labelled copies, adaptations and rewrites of
``stories/gold``, each with its parent or with another report of the same agency's text, and its pairs of independent
reports; and the three outlets of each event of ``stories/basil``, of which none is known to rewrite another. A logistic
regression in which every sign but the lengths may only speak for what it means (projected gradient descent), so that
a reason is never the reverse of its name. Figures printed are of events that the fold's model has not seen.
Deterministic; a minute and a half on one core, most of it to read the texts.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import derivation, rewrites
from bench.common import read_articles
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline, members_of
from secondsource.stories.member import Member
from secondsource.stories.retelling.facts import facts
from secondsource.stories.retelling.signs import MEANING, signs
from training import corpus
from training.corpus import Article

LENGTHS = ("own_length", "other_length")  # these may speak for either answer
AGAINST = ("bare", "added", "own_voices", "voices_lost", "own_sayings", "own_quotes")
DERIVED = ("copy", "adaptation", "rewrite")
# What the pairs of each kind weigh together, beside others of the same answer. Labelled rewrites are few, most of them
# children of a parent that is not there, and what is copied word for word is told by other signs.
MASS = {
    ("invented", True): 1.0,
    ("real", True): 0.1,
    ("copies", True): 0.01,
    ("invented", False): 1.0,
    ("real", False): 1.0,
}
PENALTY = 3.0  # of squared weights, against all pairs together as 100
STEPS = 20_000  # at most
SETTLED = 1e-8  # change of the weights in a step
FOLDS = 10
THRESHOLD = 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """The signs of one pair, and whether the first is a rewrite of the second."""

    event: str
    source: str  # as in MASS
    signs: dict[str, float]
    rewrite: bool


def row(event: str, source: str, pair: tuple[Member, Member], rewrite: bool) -> list[Row]:
    """The row of a pair, or none where one of the two has no text."""
    mine, theirs = map(facts, pair)
    return [Row(event, source, signs(mine, theirs), rewrite)] if mine.details and theirs.details else []


def invented(pipeline: Pipeline) -> list[Row]:
    """The training half: each rewrite is one of the original; no independent report is one of any, nor any of it.

    Two rewrites of one original share what they kept, and the original is near both: those pairs are left out.
    """
    events = rewrites.load("train")
    members = rewrites.read(events, pipeline)
    found = []
    for event in events:
        for a, b in permutations(event.tellings, 2):
            if b == "original" or not (a == "original" or (a.startswith("rewrite") and b.startswith("rewrite"))):
                pair = members[f"{event.event}/{a}"], members[f"{event.event}/{b}"]
                found += row(event.event, "invented", pair, a.startswith("rewrite") and b == "original")
    return found


def members_by_article(articles: Sequence[Article], pipeline: Pipeline) -> dict[str, Member]:
    """Read articles by the whole pipeline; members by the articles' ids."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        with ledger.reading() as snapshot:
            by_id = {m.id: m for m in members_of(snapshot, sorted(report_of.values()))}
    return {name: by_id[report] for name, report in report_of.items() if report in by_id}


def gold(data: Path, pipeline: Pipeline) -> list[Row]:
    """Pairs of the labelled reports of each event."""
    events = derivation.load(data)
    members = members_by_article([a for e in events for a in e.articles], pipeline)
    found = []
    for event in events:
        for a, b in permutations([g for g in event.gold if g.doc in members], 2):
            common = any(o.startswith("agency:") and o in b.of for o in a.of)
            pair = members[a.doc], members[b.doc]
            if a.kind in DERIVED and (b.doc in a.of or (common and b.kind in DERIVED)):
                found += row(event.name, "copies" if a.kind == "copy" else "real", pair, True)
            elif a.kind == b.kind == "independent":
                found += row(event.name, "real", pair, False)
    return found


def triplets(data: Path, pipeline: Pipeline) -> list[Row]:
    """All pairs of the outlets that tell one event of basil."""
    articles = list(corpus.basil(data))
    members = members_by_article(articles, pipeline)
    told: dict[str, list[Member]] = defaultdict(list)
    for article in articles:
        if article.id in members:
            told[str(article.event)].append(members[article.id])
    return [
        r for event, group in told.items() for pair in permutations(group, 2) for r in row(event, "real", pair, False)
    ]


@dataclass(frozen=True)
class Fitted:
    """Weights by sign for what it differs from its mean, and the bias."""

    weights: Floats
    means: Floats
    bias: float

    def probability(self, rows: Sequence[Row]) -> Floats:
        """Probability of a rewrite for each row."""
        return np.asarray(1 / (1 + np.exp(-(_matrix(rows) - self.means) @ self.weights - self.bias)))


def _matrix(rows: Sequence[Row]) -> Floats:
    return np.array([[r.signs[name] for name in MEANING] for r in rows])


def fit(rows: Sequence[Row]) -> Fitted:
    """Fit by projected gradient descent: weights of the wrong direction are set to nought at each step."""
    table, truth = _matrix(rows), np.array([r.rewrite for r in rows])
    counts = Counter((r.source, r.rewrite) for r in rows)
    weights = np.array([MASS[r.source, r.rewrite] / counts[r.source, r.rewrite] for r in rows])
    for answer in (truth, ~truth):
        weights[answer] *= 50 / weights[answer].sum()
    means, scales = table.mean(0), table.std(0) + 1e-6
    scaled = np.hstack([(table - means) / scales, np.ones((len(rows), 1))])
    least = np.array([-np.inf if name in (*AGAINST, *LENGTHS) else 0.0 for name in MEANING] + [-np.inf])
    most = np.array([0.0 if name in AGAINST else np.inf for name in MEANING] + [np.inf])
    penalty = np.array([PENALTY] * len(MEANING) + [0.0])
    steepest = float(np.linalg.eigvalsh((scaled.T * weights) @ scaled)[-1]) / 4 + PENALTY
    found = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-scaled @ found))
        slope = scaled.T @ (weights * (said - truth)) + penalty * found
        before, found = found, np.clip(found - slope / steepest, least, most)
        if np.abs(found - before).max() < SETTLED:
            break
    return Fitted(found[:-1] / scales, means, float(found[-1]))


def cross_validated(rows: Sequence[Row]) -> Floats:
    """Probability of each row by a model that has seen nothing of its event."""
    events = {name: i % FOLDS for i, name in enumerate(sorted({r.event for r in rows}))}
    fold = np.array([events[r.event] for r in rows])
    found = np.zeros(len(rows))
    for number in range(FOLDS):
        model = fit([r for r, f in zip(rows, fold, strict=True) if f != number])
        found[fold == number] = model.probability([r for r, f in zip(rows, fold, strict=True) if f == number])
    return found


def save(model: Fitted, path: Path) -> None:
    """Write a model as ``secondsource.stories.retelling`` reads it."""
    data = {
        "names": list(MEANING),
        "weights": [round(float(w), 4) for w in model.weights],
        "means": [round(float(m), 4) for m in model.means],
        "bias": round(model.bias, 4),
        "threshold": THRESHOLD,
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf8")


def main() -> None:
    """Train on the folder named first; write the file named second (default: in the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    data = Path(sys.argv[1])
    output = Path(sys.argv[2] if len(sys.argv) == 3 else "src/secondsource/stories/retelling/retelling.json")
    pipeline = Pipeline(vocabulary.load())
    rows = [*invented(pipeline), *gold(data, pipeline), *triplets(data, pipeline)]
    said = cross_validated(rows) >= THRESHOLD
    for source, answer in MASS:
        right = [s == answer for r, s in zip(rows, said, strict=True) if (r.source, r.rewrite) == (source, answer)]
        kind = "rewrites" if answer else "no rewrites"
        print(f"{source}, {kind}: {sum(right)} of {len(right)} told right on events not seen")
    save(fit(rows), output)


if __name__ == "__main__":
    main()
