"""Fit the weights by which the encoder's reading of a sentence and the lexicon's words make an event sure.

usage: python -m training.event_weights [--data FOLDER]

A logistic regression (Newton's method, ridge 1) over the triggers of the coded sentences of the PLOVER gold standard
records and of the quad-class sentences that are for training (``training.encoder.events``): whether the type of a
trigger is one that the sentence is coded as. A coded sentence counts as three of the others, being of one right type.
Prints the weights as they stand in ``vocabulary/events.yaml``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.reading.content import content_of
from secondsource.reading.events.triggers import signs_of
from secondsource.records import Report
from secondsource.vocabulary.events import load_events
from training.encoder.events import read_events

DATA = Path("../shared/data")
COUNTED = {"plover": 3.0, "quads": 1.0}
RIDGE, STEPS, ENOUGH = 1.0, 100, 1e-7

Row = tuple[dict[str, float], bool, float]


def rows(data: Path) -> Iterator[Row]:
    """The signs of each trigger of the training sentences, whether its type is right, and how much it counts."""
    encoder, known, words = Encoder(), vocabulary.load(), load_events()
    for article in read_events(data, held=False):
        if article.corpus in COUNTED:
            passages = encoder.read_sentences(article.text, article.sentences)
            report = Report(id="training", span=(0, len(article.text)), body=((0, len(article.text)),))
            told = content_of(article.text, report, passages, known)
            types = article.told[0].types
            for kind, values in signs_of(told, words):
                yield values, kind in types, COUNTED[article.corpus]


def fitted(found: Sequence[Row]) -> dict[str, float]:
    """The weights, with that of "base", which every trigger has."""
    names = list(found[0][0])
    signs = np.array([[1.0, *(values[name] for name in names)] for values, _, _ in found])
    right = np.array([float(is_right) for _, is_right, _ in found])
    counted = np.array([count for _, _, count in found])
    weights: NDArray[np.float64] = np.zeros(signs.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counted * (chance - right)) + RIDGE * weights
        bend = (signs.T * (counted * chance * (1 - chance))) @ signs + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < ENOUGH:
            break
    return dict(zip(("base", *names), (round(float(w), 3) for w in weights), strict=True))


def main(given: Sequence[str] | None = None) -> int:
    """Print the weights."""
    parser = argparse.ArgumentParser(description="fit the weights of events")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args(given)
    weights = fitted(list(rows(options.data)))
    print("weights: {" + ", ".join(f"{name}: {value}" for name, value in weights.items()) + "}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
