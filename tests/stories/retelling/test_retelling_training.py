from __future__ import annotations

import numpy as np
import pytest

from secondsource.stories.retelling.signs import MEANING
from training import train_retelling
from training.train_retelling import AGAINST, LENGTHS, Row, fit


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train_retelling, "STEPS", 1000)


def rows() -> list[Row]:
    """Rewrites hold the other's details; by chance those with more of the other's names are none."""
    rng = np.random.default_rng(7)
    found = []
    for number in range(60):
        rewrite = number % 2 == 0
        signs = {name: float(rng.random()) for name in MEANING}
        signs["details_held"] = 0.3 * signs["details_held"] + (0.6 if rewrite else 0.1)
        signs["names_held"] = 0.3 * signs["names_held"] + (0.1 if rewrite else 0.6)
        found.append(Row(f"event {number}", "invented", signs, rewrite))
    return found


def test_a_sign_speaks_for_what_it_means_or_not_at_all() -> None:
    given = rows()
    model = fit(given)
    weights = dict(zip(MEANING, model.weights.tolist(), strict=True))
    assert weights["details_held"] > 0
    assert weights["names_held"] == 0
    assert all(weights[name] <= 0 for name in AGAINST)
    assert all(weights[name] >= 0 for name in MEANING if name not in (*AGAINST, *LENGTHS))
    right = [(p >= 0.5) == r.rewrite for p, r in zip(model.probability(given), given, strict=True)]
    assert np.mean(right) > 0.9


def test_the_same_rows_give_the_same_model() -> None:
    one, other = fit(rows()), fit(rows())
    assert np.array_equal(one.weights, other.weights)
    assert one.bias == other.bias
