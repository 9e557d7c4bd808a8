"""The learned weights: a country told never speaks against its places, and reports of one country are read right."""

from __future__ import annotations

import numpy as np

from secondsource.gazetteer import load
from secondsource.reading.places.candidates import Lookup
from secondsource.reading.places.ranking import AT_LEAST_NOTHING, FEATURES, load_weights, rank
from training.made_reports import made

FLOOR, REPORTS = 0.93, 250


def test_no_support_speaks_against_a_candidate() -> None:
    weights = dict(zip(FEATURES, load_weights(), strict=True))
    assert set(weights) >= AT_LEAST_NOTHING
    assert all(weights[name] >= 0.0 for name in AT_LEAST_NOTHING)


def test_made_up_reports_of_one_country_are_read_there() -> None:
    lookup = Lookup(load())
    reports = [report for report in made(lookup, REPORTS, seed=11) if report.share == 1.0]
    right = [report.right[int(np.argmax(rank(report.forms, lookup.gazetteer)[0]))] for report in reports]
    assert np.mean(right) > FLOOR
