"""Fit boosted trees and write them in the form that ``secondsource.trees`` reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.trees import Tree, Trees

SEED = 0


def fit(  # noqa: PLR0913 - what is learnt from, and each setting of the fit by itself
    rows: Sequence[Mapping[str, float]],
    labels: Sequence[bool],
    weights: NDArray[np.float64] | None = None,
    *,
    rounds: int = 120,
    leaves: int = 10,
    rising: Mapping[str, int] | None = None,
) -> Trees:
    """Fit a model to rows of signs (all with the same names) and labels; ``weights`` one per row.

    ``rising`` names the signs by which the answer may only grow surer (1) or less sure (-1), whatever the rest is: what
    is known of them beforehand keeps few labels from teaching chance. Its leaves are then of more rows too.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - benches import this, and go without it

    names = tuple(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.07,
        max_leaf_nodes=leaves,
        min_samples_leaf=40 if rising else 15,
        monotonic_cst=[rising.get(name, 0) for name in names] if rising else None,
        l2_regularization=2.0,
        early_stopping=False,
        random_state=SEED,
    ).fit(table, np.array(labels), sample_weight=weights)
    return Trees(names, float(model._baseline_prediction[0, 0]), tuple(map(_tree, model._predictors)), 0.5)


def _tree(predictors: Sequence[Any]) -> Tree:
    nodes = predictors[0].nodes
    sign = [-1 if n["is_leaf"] else int(n["feature_idx"]) for n in nodes]
    left, right = [int(n["left"]) for n in nodes], [int(n["right"]) for n in nodes]
    value = [round(float(n["value"]), 5) if n["is_leaf"] else 0.0 for n in nodes]
    count = [int(n["count"]) for n in nodes]
    for i in reversed(range(len(nodes))):  # children stand after their parent
        if sign[i] >= 0:
            a, b = left[i], right[i]
            value[i] = round((value[a] * count[a] + value[b] * count[b]) / max(count[a] + count[b], 1), 5)
    threshold = [0.0 if n["is_leaf"] else float(f"{n['num_threshold']:.7g}") for n in nodes]
    return Tree(tuple(sign), tuple(threshold), tuple(left), tuple(right), tuple(value))


def save(model: Trees, threshold: float, path: Path) -> None:
    """Write a model with the probability from which its answer is yes."""
    data = {
        "names": model.names,
        "bias": round(model.bias, 6),
        "threshold": threshold,
        "trees": [{k: getattr(t, k) for k in ("sign", "threshold", "left", "right", "value")} for t in model.trees],
    }
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf8")
