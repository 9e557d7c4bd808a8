"""Train the trees that say whether two wordings of one story say the same.

usage: python -m training.train_claims DATA_FOLDER [OUTPUT_FILE]

Pairs come from the labelled claims of ``stories/gold``: two wordings that support one claim are the same, two that
support different ones are not, nor, with less weight, is a labelled one and another that no label names (which may say
the same, as one quote of each report is labelled). Others were judged by reading (``training/claim_pairs.py``), singly
and beside a target; those kept aside are left out. Printed for several thresholds is B-cubed F1 over the labelled
quotes, and what the judged pairs tell of the claims (precision and recall of two sharing one), each event judged by
trees that were trained without it. Fixed seed; some four minutes on two cores.
"""

from __future__ import annotations

import math
import sys
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from secondsource.trees import Trees
from training import boost, claim_pairs
from training.claim_labels import labelled
from training.claim_pairs import Judgement
from training.claim_told import Told, claims_of, groups_of, told_of
from training.corpus import Article
from training.grouping import bcubed

UNLABELLED = 0.1  # weight of a pair of which one wording has no label
JUDGED = 1.5  # weight of a pair that was judged by reading and stands for USUAL others
USUAL, LEAST_JUDGED, MOST_JUDGED = 30.0, 0.7, 3.0  # more where it stands for more, by the root, within these bounds
READ, PART = 0.3, 0.3  # weight of a pair read beside a target; of one that tells a part of it, times this
ALIKE = 0.75  # share of its words in the other, from which a wording without a label may well say the same
ROUNDS, LEAVES = 80, 8
FOLDS = 6
THRESHOLD = 0.5
STEPS = (0.43, 0.46, 0.48, 0.5, 0.53)
SURER = ("cosine", "centred cosine", "context", "run", "names shared", "numbers", "slots", "events", "informants")
SURER_WORDS = ("shared words", "rarest shared word", "words overlap", "words contained", "news overlap")
SURER_MEANT = ("meant least", "meant most", "meant", "meant in news")
SURER_MORE = ("longer contained", "beside names", "shared stems", "triggers")
LESS_SURE = ("better rank", "worse rank", "least passed", "most passed", "opposite words", "apart", "names apart")
LESS_SURE_MORE = ("left over", "one report", "meant by one alone")
RISING = dict.fromkeys((*SURER, *SURER_WORDS, *SURER_MEANT, *SURER_MORE), 1) | dict.fromkeys(
    (*LESS_SURE, *LESS_SURE_MORE), -1
)
OUTPUT = Path("src/secondsource/stories/claims/aligner.json")

Row = tuple[dict[str, float], bool, float]
"""Signs, truth, weight."""


def rows(told: Told) -> list[Row]:
    """Training rows of one story."""
    made: list[Row] = []
    for (i, j), signs in told.signs.items():
        ours, theirs = told.claims.get(i), told.claims.get(j)
        bare = {**signs, "polarity": 0.0}
        if ours and theirs:
            made.append((bare, bool(ours & theirs), 1.0))
        elif (ours or theirs) and signs["words contained"] <= ALIKE:
            made.append((bare, False, UNLABELLED))
    for known in told.judged:
        if not known.aside:
            weight = JUDGED * min(MOST_JUDGED, max(LEAST_JUDGED, math.sqrt(known.stands_for / USUAL)))
            made.append(({**told.signs[known.pair], "polarity": 0.0}, known.same, weight))
    for pair, verdict in told.read:
        made.append(
            ({**told.signs[pair], "polarity": 0.0}, verdict == "yes", READ * (PART if verdict == "part" else 1))
        )
    return made


def fit(made: Sequence[Row]) -> Trees:
    """Fit the trees to training rows."""
    weights = np.array([row[2] for row in made])
    return boost.fit([r[0] for r in made], [r[1] for r in made], weights, rounds=ROUNDS, leaves=LEAVES, rising=RISING)


def claim_articles(data: Path, judged: Sequence[Judgement]) -> list[Article]:
    """The articles of the labelled claims and of the judged pairs, each once."""
    return list({a.id: a for a in [*labelled(data)[0], *claim_pairs.articles(data, judged)]}.values())


def fold(told: Told) -> int:
    """Which of the parts a story is in that are held out in turn."""
    return zlib.crc32(told.fold.encode()) % FOLDS


def held_out(every: Sequence[Told]) -> list[Trees]:
    """For each story the trees that were trained without any story of its part."""
    made = [rows(told) for told in every]
    models = {
        part: fit([r for told, own in zip(every, made, strict=True) if fold(told) != part for r in own])
        for part in sorted({fold(told) for told in every})
    }
    return [models[fold(told)] for told in every]


def agreement(every: Sequence[Told], groups: Sequence[Mapping[int, int]]) -> float:
    """B-cubed F1 over the labelled quotes of all events; a quote in no wording is in a group by itself."""
    truth: dict[str, str] = {}
    clusters: dict[tuple[int, int], list[str]] = defaultdict(list)
    for n, told in enumerate(every):
        for q, (claim, at) in enumerate(told.quotes):
            name = f"{n} {q}"
            truth[name] = f"{claim[0]} {claim[1]}"
            clusters[n, groups[n][at] if at is not None else -1 - q].append(name)
    return bcubed(truth, list(clusters.values()))


def main() -> None:
    """Train on the folder named first; write the file named second (default: in the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    data = Path(sys.argv[1])
    _, quotes = labelled(data)
    judged = [j for j in claim_pairs.judgements() if not j.aside]
    readings = [r for r in claim_pairs.readings() if not r.aside]
    every = told_of(claim_articles(data, judged), quotes, judged, Pipeline(vocabulary.load()), readings)
    counts = (
        len(every),
        *(
            sum(len(found) for found in each)
            for each in zip(*((t.quotes, t.judged, t.read) for t in every), strict=True)
        ),
    )
    print("{} stories, {} quotes, {} judged pairs, {} read beside a target".format(*counts), flush=True)
    models = held_out(every)
    for least in STEPS:
        groups = [
            {i: g for g, group in enumerate(groups_of(told, model, least)) for i in group}
            for told, model in zip(every, models, strict=True)
        ]
        claims = {told.story: claims_of(told, model, least) for told, model in zip(every, models, strict=True)}
        precision, recall = claim_pairs.supports(claims, {t.story: t.judged for t in every})
        print(
            f"held out, threshold {least}: B-cubed F1 {agreement(every, groups):.3f}, "
            f"two share a claim: precision {precision:.3f}, recall {recall:.3f}",
            flush=True,
        )
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else OUTPUT
    boost.save(fit([r for told in every for r in rows(told)]), THRESHOLD, output)


if __name__ == "__main__":
    main()
