"""Small boosted decision trees, read from a JSON file and asked for their reasons.

The files are made by ``training/boost.py`` (gradient boosting with logistic loss, Friedman 2001). The sum of the
leaves reached is the log odds. Reasons follow Saabas (2014): walking down a tree, each split moves the expected value,
and the move is put down to the sign that was asked.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Signs = Mapping[str, float]


@dataclass(frozen=True)
class Tree:
    """One tree as parallel lists by node; node 0 is the root, a node with no sign (-1) is a leaf."""

    sign: tuple[int, ...]
    threshold: tuple[float, ...]  # a value up to and with the threshold goes left
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]  # of a leaf: what it adds; of an inner node: the mean of its leaves


@dataclass(frozen=True)
class Trees:
    """A boosted model over named signs."""

    names: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    threshold: float  # the probability from which the answer is yes

    def odds(self, signs: Signs) -> float:
        """Log odds of yes. Raises ``KeyError`` where a sign is missing."""
        row = [signs[name] for name in self.names]
        total = self.bias
        for tree in self.trees:
            node = 0
            while (asked := tree.sign[node]) >= 0:
                node = tree.left[node] if row[asked] <= tree.threshold[node] else tree.right[node]
            total += tree.value[node]
        return total

    def probability(self, signs: Signs) -> float:
        """Probability of yes, 0 to 1."""
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, self.odds(signs)))))

    def reasons(self, signs: Signs) -> dict[str, float]:
        """What each sign adds to the log odds, with the bias under ``"bias"``; together they are the log odds."""
        row = [signs[name] for name in self.names]
        found: dict[str, float] = defaultdict(float)
        found["bias"] = self.bias
        for tree in self.trees:
            node = 0
            found["bias"] += tree.value[0]
            while (asked := tree.sign[node]) >= 0:
                below = tree.left[node] if row[asked] <= tree.threshold[node] else tree.right[node]
                found[self.names[asked]] += tree.value[below] - tree.value[node]
                node = below
        return dict(found)


_LEAF = -1


def probabilities(model: Trees, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
    """Probability of yes for each row of signs, [rows]: as one by one, some thirty times as fast.

    Raises ``KeyError`` where a sign is missing.
    """
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


@cache
def load(package: str, name: str) -> Trees:
    """Read a model that ships in ``package`` under the file name ``name``."""
    data = json.loads((resources.files(package) / name).read_text(encoding="utf8"))
    trees = tuple(
        Tree(tuple(t["sign"]), tuple(t["threshold"]), tuple(t["left"]), tuple(t["right"]), tuple(t["value"]))
        for t in data["trees"]
    )
    return Trees(tuple(data["names"]), data["bias"], trees, data["threshold"])
