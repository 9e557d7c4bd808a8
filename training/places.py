"""Learn the weights by which toponyms are told apart (reading/places/weights.yaml).

usage: python -m training.places [--data FOLDER] [--out FILE]

Three sets: half the outlets of LGL (local news, mostly of the United States, with gold), and the articles of
worldwide-newswire-ner that are trained on, without gold: there a name counts as known where one place bears it that is
eight times as populous as all its namesakes, and has 200,000 inhabitants or is a country. The second set keeps the
first from teaching that every Paris is in Texas. The third, made up (``training.made_reports``), teaches that the
country that a report tells counts for more than a city's size. All are counted by forms, the second and third with a
weight of 0.3.

The model is a conditional logit over the candidates of a form, with a little weight decay; what supports a candidate
never gets a negative weight. Its features depend on how probable the other forms' candidates are, so features and
weights are counted three times in turn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder import Encoder
from secondsource.gazetteer import CAPITAL, COUNTRY, DIVISION, load
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.locating import gather
from secondsource.reading.places.mentions import mentions
from secondsource.reading.places.ranking import AT_LEAST_NOTHING, FEATURES, ROUNDS, Candidates, Floats
from secondsource.records import Report, Span
from training.encoder.articles import Article
from training.encoder.corpora import read_newswire
from training.lgl import Labelled, half, heard, kilometres, read_lgl, report_of
from training.made_reports import Made, made

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
OUT = Path(__file__).resolve().parents[1] / "src/secondsource/reading/places/weights.yaml"

WORLD = 0.3  # weight of a form of the second set
MADE, REPORTS = 0.3, 2_000  # weight of a form of the third set, and how many reports it has
REPEATED = 0.3  # what each further mention of a form adds to its weight
NEAR = 40.0  # km within which a candidate is the labelled place where the ids differ
SAME = 60.0  # km within which namesakes are one city and its districts
POPULOUS, TIMES = 200_000, 8
FIRST = {"size": 1.5, "kind country": 2.0, "kind county": -1.0, "first name": 1.0, "same division": 1.0}
PASSES, STEPS, RATE, DECAY = 3, 300, 0.05, 0.0005


@dataclass
class Row:
    """One report's candidates, which of them are right, and how much each form counts (0: not at all)."""

    candidates: Candidates
    right: NDArray[np.bool_]
    weights: Floats


Numbers = NDArray[np.int64]
Names = Sequence[tuple[Span, str]]
Right = Callable[[Numbers, Sequence[int]], NDArray[np.bool_]]


@dataclass
class Maker:
    """Makes rows of reports: what they name is looked up as a reader of reports looks it up."""

    lookup: Lookup

    def of_lgl(self, article: Labelled, encoder: Encoder) -> Row | None:
        """A labelled article: right is the place of the id, or one that is close to it."""
        gold, gazetteer = article.toponyms, self.lookup.gazetteer

        def right(numbers: Numbers, members: Sequence[int]) -> NDArray[np.bool_]:
            same = np.isin(gazetteer.ids[numbers], [gold[n].geonames_id for n in members])
            if same.any():
                return same
            first = gold[members[0]]
            there = kilometres(first.lat, first.lon, gazetteer.lat[numbers], gazetteer.lon[numbers])
            return np.array(there < NEAR)

        report = report_of(article)
        beside = mentions(article.text, report, heard(article, encoder)[1], self.lookup).overheard
        return self._row(article.text, report, [(t.span, t.text) for t in gold], beside, right)

    def of_world(self, article: Article) -> Row | None:
        """An article of world news: right is the place that its prominence leaves little doubt of."""
        found = sorted(article.entities or ())
        names = [(span, article.text[slice(*span)]) for span, kind in found if kind == "location"]
        spoken = [article.text[slice(*span)] for span, kind in found if kind == "norp"]
        report = Report(id=article.name, span=(0, len(article.text)), body=((0, len(article.text)),))
        row = self._row(article.text, report, names, spoken, self._prominent)
        if row is not None:
            row.weights *= WORLD
        return row

    def of_made(self, made: Made) -> Row:
        """A made-up report: one name is asked for."""
        weights = np.zeros(len(made.forms))
        weights[0] = MADE * made.share
        row = Candidates(made.forms, self.lookup.gazetteer)
        return Row(row, np.concatenate([made.right, np.zeros(len(row.numbers) - len(made.right), dtype=bool)]), weights)

    def _prominent(self, numbers: Numbers, _: Sequence[int]) -> NDArray[np.bool_]:
        gazetteer = self.lookup.gazetteer
        size = gazetteer.population[numbers].astype(np.float64)
        kinds = gazetteer.kinds[numbers]
        if (kinds == CAPITAL).any() and not (kinds == COUNTRY).any():
            size[kinds == DIVISION] = 0  # "Washington" is the capital first
        best = int(np.argmax(size))
        if gazetteer.kinds[numbers[best]] == COUNTRY:
            return np.array([n == best for n in range(len(numbers))])
        lat, lon = gazetteer.point(int(numbers[best]))
        same = kilometres(lat, lon, gazetteer.lat[numbers], gazetteer.lon[numbers]) < SAME
        rivals = size[~same].max(initial=0.0)
        known = bool(size[best] >= POPULOUS and rivals * TIMES <= size[best])
        return same if known else np.zeros(len(numbers), dtype=bool)

    def _row(self, text: str, report: Report, names: Names, beside: Sequence[str], right: Right) -> Row | None:
        _, gathered, forms = gather(text, report, names, self.lookup, beside)
        held = [n for n, form in enumerate(forms) if len(form.numbers)]
        if not held:
            return None
        row = Candidates([forms[n] for n in held], self.lookup.gazetteer)
        marked, weights = np.zeros(len(row.numbers), dtype=bool), np.zeros(len(held))
        for place, n in enumerate(held):
            if n < len(gathered) and len(forms[n].numbers) > 1:
                members = gathered[n].toponyms
                chosen = right(forms[n].numbers, members)
                if chosen.any():
                    marked[row.form == place] = chosen
                    weights[place] = 1.0 + REPEATED * (len(members) - 1)
        return Row(row, marked, weights)


def learn(rows: Sequence[Row]) -> Floats:
    """Features and weights in turn; Adam's steps on the log-likelihood of the right candidates."""
    weights = np.array([FIRST.get(name, 0.0) for name in FEATURES])
    helping = np.array([name in AT_LEAST_NOTHING for name in FEATURES])
    for number in range(PASSES):
        columns, right, form, counts = _stacked(rows, weights)
        starts = np.flatnonzero(np.diff(form, prepend=-1))
        mean, spread = np.zeros_like(weights), np.zeros_like(weights)
        loss = 0.0
        for step in range(1, STEPS + 1):
            scores = columns @ weights
            raised = np.exp(scores - np.maximum.reduceat(scores, starts)[form])
            total = np.add.reduceat(raised, starts)
            told = np.add.reduceat(np.where(right, raised, 0.0), starts)
            pull = (raised / total[form] - np.where(right, raised, 0.0) / told[form]) * counts[form]
            slope = columns.T @ pull / counts.sum() + DECAY * weights
            mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
            weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
            weights = np.where(helping, np.maximum(weights, 0.0), weights)
            loss = float((counts * np.log(total / told)).sum() / counts.sum())
        print(f"pass {number + 1}: {len(starts)} forms, loss {loss:.4f}")
    return weights


def _stacked(rows: Sequence[Row], weights: Floats) -> tuple[Floats, NDArray[np.bool_], NDArray[np.int64], Floats]:
    """The features of all counted forms' candidates, which are right, their forms, and the forms' weights."""
    columns, right, form, counts = [], [], [], []
    at = 0
    for row in rows:
        used = row.weights > 0
        if not used.any():
            continue
        chance = row.candidates.softmax(row.candidates.fixed @ weights[: row.candidates.fixed.shape[1]])
        for _ in range(ROUNDS - 1):
            chance = row.candidates.softmax(row.candidates.features(chance) @ weights)
        kept = used[row.candidates.form]
        columns.append(row.candidates.features(chance)[kept])
        right.append(row.right[kept])
        form.append((np.cumsum(used) - 1)[row.candidates.form[kept]] + at)
        counts.append(row.weights[used])
        at += int(used.sum())
    return np.concatenate(columns), np.concatenate(right), np.concatenate(form), np.concatenate(counts)


def main(given: Sequence[str] | None = None) -> int:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description="learns the weights of toponym resolution")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of labelled sets (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(given)
    maker, encoder = Maker(Lookup(load())), Encoder()
    local = [maker.of_lgl(article, encoder) for article in half(read_lgl(options.data), held=False)]
    world = [maker.of_world(article) for article in read_newswire(options.data, held=False)]
    other = [maker.of_made(report) for report in made(maker.lookup, REPORTS)]
    weights = learn([row for row in (*local, *world, *other) if row])
    told = "".join(f"  {name}: {value:.3f}\n" for name, value in zip(FEATURES, weights, strict=True))
    options.out.write_text(f"# Weights of the features of ranking.py, by training/places.py.\nweights:\n{told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
