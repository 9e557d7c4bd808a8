"""Fit the two logistic models of ``stories/derivation`` on the labelled events, and judge them event by event.

usage: python -m training.train_derivation [--data FOLDER] [--write]

A report with an agency's line needs no model and is left out. ``own``: the label says it shows informants of its own.
``credited``: of the reports that credit others inside the text, those labelled as citing or rewriting. Printed for each
is the share that is right where the event's own reports were held out, and on all; ``--write`` writes the weights.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.common import DATA, read_articles
from bench.derived import Event, load
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline, members_of
from secondsource.stories import case_of
from secondsource.stories.derivation import weighing
from secondsource.stories.derivation.judged import Judged
from secondsource.stories.derivation.weighing import Logistic

TARGET = Path(weighing.__file__).parent / weighing.MODEL
SIGNS = {
    "own": (
        "told its own outlet",
        "persons of its own",
        "quotes of its own",
        "credits in its leading part",
        "how early it credits",
        "has an author",
        "has a dateline",
        "asked",
    ),
    "credited": (
        "told its own outlet",
        "quotes of its own",
        "credits in its leading part",
        "how early it credits",
        "sentences that credit",
        "has an author",
    ),
}
STRENGTH = {"own": 1.0, "credited": 0.5}  # inverse of the penalty on large weights


@dataclass(frozen=True)
class Row:
    """A labelled report."""

    event: str
    doc: str
    kind: str
    own: bool
    signs: Mapping[str, float]
    credits: bool  # it credits somebody inside its text


def rows(data: Path) -> list[Row]:
    """The labelled reports without an agency's line, with their signs."""
    words = vocabulary.load()
    agencies = frozenset(form.lower() for a in words.agencies for form in a.forms)
    events = load(data)
    judged: dict[str, Judged] = {}
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "train.db")) as ledger:
        report_of = read_articles(Pipeline(words), [a for e in events for a in e.articles], ledger, Path(folder))
        with ledger.reading() as snapshot:
            for story in snapshot.stories():
                case = case_of(members_of(snapshot, story.reports), snapshot.links(story.reports), agencies)
                judged |= {m.id: Judged(m, case.shared[m.id], agencies) for m in case.members}
    return labelled(events, report_of, judged)


def labelled(events: Sequence[Event], report_of: Mapping[str, str], judged: Mapping[str, Judged]) -> list[Row]:
    """The labelled reports among the judged ones (by report id) that no line of an agency decides."""
    found = []
    for event in events:
        for gold in event.gold:
            one = judged.get(report_of.get(gold.doc, ""))
            if one is not None and not one.lines:
                signs = one.signs
                found.append(Row(event.name, gold.doc, gold.kind, gold.own_informants, signs, bool(one.sources)))
    return found


def fit(
    table: Sequence[Mapping[str, float]], labels: Sequence[bool], names: Sequence[str], strength: float
) -> Logistic:
    """Fit one model; the signs are brought to one scale, so that the penalty is fair, and taken back from it."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - benches import this, and go without it

    values = np.array([[row[name] for name in names] for row in table])
    means, scales = values.mean(0), np.maximum(values.std(0), 1e-6)
    model = LogisticRegression(C=strength, max_iter=2000).fit((values - means) / scales, np.array(labels))
    return Logistic(
        bias=round(float(model.intercept_[0]), 4),
        weights={n: round(float(w), 4) for n, w in zip(names, model.coef_[0] / scales, strict=True)},
        means={n: round(float(m), 4) for n, m in zip(names, means, strict=True)},
        threshold=0.5,
    )


def chosen(name: str, table: Sequence[Row]) -> tuple[list[Row], list[bool]]:
    """The rows that a model is for, and their labels."""
    if name == "own":
        kept = list(table)
        return kept, [row.own for row in kept]
    kept = [row for row in table if row.credits and row.kind in ("cites", "rewrite", "adaptation", "independent")]
    return kept, [row.kind != "independent" for row in kept]


def held_out(name: str, table: Sequence[Row]) -> dict[str, Logistic]:
    """For each event, the model that has not seen it."""
    kept, labels = chosen(name, table)
    found = {}
    for event in sorted({row.event for row in table}):
        others = [i for i, row in enumerate(kept) if row.event != event]
        found[event] = fit([kept[i].signs for i in others], [labels[i] for i in others], SIGNS[name], STRENGTH[name])
    return found


def main(given: Sequence[str] | None = None) -> None:
    """Fit, judge, print and, where asked, write."""
    parser = argparse.ArgumentParser(description="fit the models of derivation")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    options = parser.parse_args(given)
    table = rows(options.data)
    made = {}
    for name, wanted in SIGNS.items():
        kept, labels = chosen(name, table)
        model = fit([row.signs for row in kept], labels, wanted, STRENGTH[name])
        apart = held_out(name, table)
        right = np.mean([apart[r.event].says(dict(r.signs)) == y for r, y in zip(kept, labels, strict=True)])
        seen = np.mean([model.says(dict(r.signs)) == y for r, y in zip(kept, labels, strict=True)])
        print(
            f"{name}: {len(kept)} reports, right {right:.3f} by models that have not seen the event, {seen:.3f} on all"
        )
        made[name] = {"bias": model.bias, "weights": model.weights, "means": model.means, "threshold": model.threshold}
    if options.write:
        TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
