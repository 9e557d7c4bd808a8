"""Which of its candidates a toponym means, from what the report names beside it.

Each form of a report (a name, and the place behind its comma where there is one) has candidates with a probability. A
candidate gains by its size and kind, and by what other forms probably mean: places in the same country, in the same
division, and nearby. Probabilities and support are counted a few times in turn. The weights were learned on labelled
local news of half its outlets and, beside it, prominent names in world news and made-up reports of one country
(``training.places``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import yaml
from numpy.typing import NDArray

from secondsource.gazetteer import COUNTRY, COUNTY, DIVISION, KINDS, SECTION, Gazetteer
from secondsource.reading.places.candidates import Marks, Numbers

Floats = NDArray[np.float64]

FEATURES = (
    *(f"kind {kind}" for kind in KINDS),
    "size",
    "first name",
    "short county",
    "not the country",
    "not the division",
    "same country",
    "country's share",
    "same division",
    "same county",
    "within 50 km",
    "within 200 km",
    "within 800 km",
    "home country",
    "nothing near",
    "size, country's share",
    "spoken of",
    "country told",
    "share of its countries",
    "state not told",
)
AT_LEAST_NOTHING = frozenset(
    {
        "same country",
        "country's share",
        "same division",
        "same county",
        "within 50 km",
        "within 200 km",
        "within 800 km",
        "home country",
        "size, country's share",
        "spoken of",
        "country told",
        "share of its countries",
    }
)
"""Features that speak for a candidate: none of them may come to speak against it, however local news has it."""

STATED = frozenset({"US", "CA", "AU"})
"""Countries whose towns are named with their state wherever the report does not tell it otherwise."""

ROUNDS = 5
_WITNESSES = 96  # candidates that are asked for support: the most probable
_LONELY = 0.2  # support from within 200 km below which nothing is near
_RADIUS = 6371.0  # km
_COUNTRIES = 1_000  # more than there are
_DOUBT = 0.5  # support that a name's countries share with none
_SMALL = 300  # inhabitants of a place whose number is not known


@dataclass(frozen=True)
class Form:
    """A name as a report uses it, with its candidates and how much it says about where the report is set."""

    numbers: Numbers
    marks: Marks
    weight: float = 1.0  # as a witness: grows with its mentions, doubles in a dateline
    ask: bool = True  # False: it only speaks for others (a demonym, the outlet's country)
    home: bool = False  # the outlet's country


class Candidates:
    """The candidates of all forms of a report in one row, with what stays the same from round to round."""

    def __init__(self, forms: list[Form], gazetteer: Gazetteer) -> None:
        self.forms = forms
        sizes = [len(form.numbers) for form in forms]
        self.numbers: Numbers = np.concatenate([f.numbers for f in forms]) if forms else np.zeros(0, dtype=np.int64)
        self.form = np.repeat(np.arange(len(forms)), sizes)
        self.starts = np.cumsum([0, *sizes])[:-1]
        self.weights = np.array([form.weight for form in forms])
        self.home = np.array([form.home for form in forms], dtype=bool)
        self.silent = np.array([not form.ask for form in forms], dtype=bool)
        n = self.numbers
        self.country = gazetteer.countries[n].astype(np.int64)
        self.division = gazetteer.divisions[n].astype(np.int64)
        self.county = gazetteer.counties[n].astype(np.int64)
        self.kind = gazetteer.kinds[n].astype(np.int64)
        lat, lon = np.radians(gazetteer.lat[n]), np.radians(gazetteer.lon[n])
        self.point = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
        self.size = np.log10(np.maximum(gazetteer.population[n], _SMALL))
        self.exact = (self.kind >= COUNTY) & (self.kind <= SECTION)  # it lies somewhere, not all over
        stated = [code in STATED for code in gazetteer.codes]
        self.stated = np.array(stated, dtype=bool)[self.country] & self.exact
        self.fixed = self._fixed()

    def _fixed(self) -> Floats:
        """The columns that depend on the candidate and its rivals alone."""
        marks = np.concatenate([f.marks for f in self.forms]) if self.forms else np.zeros(0, dtype=np.uint8)
        kinds = np.eye(len(KINDS))[self.kind]
        first = marks == 1
        rivals = []
        for kind in (COUNTRY, DIVISION):
            has = np.zeros(len(self.forms), dtype=bool)
            has[self.form[(self.kind == kind) & first]] = True
            rivals.append(has[self.form] & (self.kind > kind))
        short = (self.kind == COUNTY) & (marks == 0)
        return np.column_stack([kinds, self.size, marks, short, *rivals])

    def softmax(self, scores: Floats) -> Floats:
        """Probabilities of the candidates within each form."""
        if not len(scores):
            return scores
        top = np.maximum.reduceat(scores, self.starts)
        raised = np.exp(scores - top[self.form])
        return raised / np.add.reduceat(raised, self.starts)[self.form]

    def features(self, chance: Floats) -> Floats:
        """All columns, given how probable the candidates are so far."""
        spoken = chance * self.weights[self.form]
        order = np.argsort(-spoken, kind="stable")[:_WITNESSES]
        there = self.form[order]
        weight = np.where(self.form[:, None] == there[None, :], 0.0, spoken[order][None, :])
        home = weight * self.home[there]
        weight = weight * ~self.home[there]
        country = self.country[:, None] == self.country[order][None, :]
        division = (self.division[:, None] == self.division[order][None, :]) & (self.division >= 0)[:, None]
        county = (self.county[:, None] == self.county[order][None, :]) & (self.county >= 0)[:, None]
        cosine = np.clip(self.point @ self.point[order].T, -1.0, 1.0)
        near = np.arccos(cosine) * _RADIUS
        both = self.exact[:, None] & self.exact[order][None, :]
        same = (weight * country).sum(1)
        total = weight.sum(1)
        silent = (weight * country * self.silent[there]).sum(1)
        divided = (weight * division).sum(1)
        told = (weight * country * (self.kind[order] == COUNTRY)).sum(1)
        close = [(weight * both * np.exp(-near / reach)).sum(1) for reach in (50.0, 200.0, 800.0)]
        columns = [
            np.log1p(same),
            same / (1.0 + total),
            np.log1p(divided),
            np.log1p((weight * county).sum(1)),
            *(np.log1p(support) for support in close),
            (home * country).sum(1),
            (close[1] < _LONELY) * 1.0,
            self.size * same / (1.0 + total),
            np.log1p(silent),
            told / (1.0 + told),
            self._share(same),
            (self.stated & (close[1] < _LONELY) & (divided < _LONELY)) * 1.0,
        ]
        return np.column_stack([self.fixed, *columns])

    def _share(self, same: Floats) -> Floats:
        """What a candidate's country has of the support for all countries that its name leads to."""
        _, first = np.unique(self.form * _COUNTRIES + self.country, return_index=True)
        total = np.bincount(self.form[first], same[first], minlength=len(self.forms))
        return np.asarray(same / (_DOUBT + total[self.form]))


@cache
def load_weights() -> Floats:
    """The learned weights, in the order of the features."""
    data = resources.files("secondsource.reading.places").joinpath("weights.yaml").read_text(encoding="utf8")
    held = yaml.safe_load(data)["weights"]
    return np.array([float(held[name]) for name in FEATURES])


def rank(forms: list[Form], gazetteer: Gazetteer, weights: Floats | None = None) -> list[Floats]:
    """Give the probability of each candidate of each form, in the order of its ``numbers``."""
    weights = load_weights() if weights is None else weights
    held = [n for n, form in enumerate(forms) if len(form.numbers)]
    row = Candidates([forms[n] for n in held], gazetteer)
    chance = row.softmax(row.fixed @ weights[: row.fixed.shape[1]])
    for _ in range(ROUNDS):
        chance = row.softmax(row.features(chance) @ weights)
    parts = np.split(chance, row.starts[1:]) if held else []
    by_form = dict(zip(held, parts, strict=True))
    return [by_form.get(n, np.zeros(0)) for n in range(len(forms))]
