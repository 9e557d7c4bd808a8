"""Heads of words from arc scores: one tree for each sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def heads_of(arcs: Floats, sentence: Ints) -> Ints:
    """The head of each word [n], the root's its own; ``arcs`` [n, n] score each word (row) for each head (column).

    ``sentence`` [n] numbers each word's sentence, in order. Each sentence gets one root and no cycle: the likeliest
    root stays, the others and every cycle are undone at the word that loses least by another head.
    """
    heads = np.zeros(len(sentence), dtype=np.int64)
    cuts = np.flatnonzero(np.diff(sentence)) + 1
    for start, end in zip([0, *cuts], [*cuts, len(sentence)], strict=True):
        if start < end:
            heads[start:end] = _tree(arcs[start:end, start:end]) + start
    return heads


def _tree(arcs: Floats) -> Ints:
    size = len(arcs)
    own = np.arange(size)
    heads: Ints = arcs.argmax(axis=1).astype(np.int64)
    roots = np.flatnonzero(heads == own)
    if len(roots) != 1:
        root = int(np.diagonal(arcs).argmax()) if not len(roots) else int(roots[np.diagonal(arcs)[roots].argmax()])
        apart = arcs.copy()
        apart[own, own] = -np.inf
        heads = np.where(heads == own, apart.argmax(axis=1) if size > 1 else 0, heads)
        heads[root] = root
    root = int(np.flatnonzero(heads == own)[0])
    while (cycle := _cycle(heads, root)) is not None:
        _undo(arcs, heads, cycle, root)
    return heads


def _cycle(heads: Ints, root: int) -> list[int] | None:
    """The words of one cycle, if there is one."""
    done, towards = {root}, heads.tolist()
    for start in range(len(towards)):
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = towards[at]
        if at not in done:
            return path[path.index(at) :]
        done.update(path)
    return None


def _undo(arcs: Floats, heads: Ints, cycle: list[int], root: int) -> None:
    """Give the word of a cycle that loses least a head outside the cycle that does not hang from it."""
    below, towards = set(cycle), heads.tolist()
    for start in range(len(towards)):
        path, at = [], start
        while at not in below and at != root and at not in path:
            path.append(at)
            at = towards[at]
        if at in below:
            below.update(path)
    outside = [n for n in range(len(heads)) if n not in below]
    best = max(
        ((float(arcs[word, head] - arcs[word, heads[word]]), word, head) for word in cycle for head in outside),
        key=lambda item: (item[0], -item[1], -item[2]),
    )
    heads[best[1]] = best[2]
