"""Quantising: what the shipped 8-bit weights lose against the float weights that they were made from, task by task.

usage: python -m bench.quantisation --weights FOLDER [--data FOLDER] [--quick]

FOLDER holds ``float.onnx``, which training leaves beside the shipped file. Both are run by the same code over the same
texts, as ``bench.attribution``, ``bench.entities``, ``bench.syntax`` and ``bench.events`` measure.

The last line is the summary; exit status 1 where a task loses more than 0.5 points.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from bench import attribution, entities, events, syntax
from bench.common import arguments, lacking, table, verdict
from bench.quoted import ROLES
from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.pipeline import Pipeline

LOSS = 0.5  # points
QUICK = 8  # of the quick run: one text in so many
FLOAT = "float.onnx"


def figures(data: Path, encoder: Encoder, one_in: int) -> dict[str, float]:
    """Every task's figure with these weights."""
    pipeline = Pipeline(vocabulary.load())
    pipeline.encoder = encoder
    tallies = attribution.measure(data, pipeline, one_in)
    found = {f"{role}, exact F1": tallies[role].exact for role in ROLES}
    for kind in entities.KINDS:
        read = entities.measure(data, kind, partial(entities.ours, kind=kind, encoder=encoder), one_in)
        found[f"entities, {kind.name}, micro F1"] = entities.micro(read).exact
    counts = syntax.measure(syntax.load(data, one_in), partial(syntax.ours, encoder=encoder)).values()
    found["UPOS"], _, found["LAS"], _ = syntax.overall(counts).shares
    held = list(chain.from_iterable(sentences for _, sentences in events.load(data, one_in).values()))
    found["event types, accuracy"] = events.typed(held, events.type_teller(encoder)).accuracy
    return found


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    options = arguments("quantising: the shipped weights beside the float ones", given, weights=True)
    if lacking(options.data, "polnear/dev", *(kind.folder for kind in entities.KINDS), "gum", "events"):
        return 0
    weights = options.weights and options.weights / FLOAT
    if not weights or not weights.is_file():
        print(f"skipped: --weights FOLDER must hold {FLOAT}, which training makes")
        return 0
    one_in = QUICK if options.quick else 1
    shipped, floating = (figures(options.data, Encoder(weights=w), one_in) for w in (None, weights))
    losses = {name: 100 * (floating[name] - shipped[name]) for name in shipped}
    rows = [[name, shipped[name], floating[name], f"{losses[name]:+.2f}"] for name in shipped]
    table(("task", "8-bit", "float", "points lost"), rows)
    worst = max(losses, key=losses.__getitem__)
    told = f"quantising: at most {losses[worst]:.2f} points lost, {worst} (bar {LOSS})"
    return verdict(told, losses[worst] <= LOSS)


if __name__ == "__main__":
    sys.exit(main())
