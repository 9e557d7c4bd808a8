from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from rival_samples import report
from stages import FEW

from secondsource.stories.retelling.facts import facts
from secondsource.stories.retelling.signs import MEANING, in_order, share, signs

tables = arrays.arrays(
    np.float32,
    arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=6),
    elements=st.floats(-1, 1, width=32),
)
details = st.dictionaries(st.sampled_from(["ferry", "fog", "skarn", "41", "boom"]), st.floats(0.5, 8))


def test_the_same_order_is_one() -> None:
    assert in_order(np.eye(5, dtype=np.float32)) == pytest.approx(1)


def test_the_reverse_order_keeps_one_pair() -> None:
    assert in_order(np.eye(5, dtype=np.float32)[::-1].copy()) == pytest.approx(0.2)


def test_nothing_near_has_no_order() -> None:
    assert in_order(np.zeros((3, 4), dtype=np.float32)) == 0


@FEW
@given(tables)
def test_order_is_a_share(cosine: np.ndarray) -> None:
    assert 0 <= in_order(cosine) <= 1


@FEW
@given(details, details)
def test_a_share_of_details(part: dict[str, float], known: dict[str, float]) -> None:
    assert 0 <= share(part, known) <= 1 + 1e-9
    assert not part or share(part, part) == pytest.approx(1)
    assert not part or share(part, {}) == 0


def test_no_details_tell_nothing() -> None:
    assert share({}, {"fog": 3.0}) == 0.5


WIRE = [
    "The ferry Maravel ran onto rocks off Skarn in fog on Monday, the coast guard said.",
    "Twelve of 180 passengers were hurt.",
    "“Nobody was looking at the radar,” commander Ruth Hallam said.",
    "A cow swam to the beach at Lodd by itself.",
]
OWN = [
    "Skipper Even Torrin heard the horn at eight and took forty people off the Maravel over a plank.",
    "“One lady would not leave without her sewing machine,” he said.",
    "The school kitchen of Hask served 150 bowls of soup.",
]


def told() -> dict[str, dict[str, float]]:
    read = (("Wire", WIRE), ("Twin", WIRE), ("Own", OWN))
    wire, twin, own = (facts(report(outlet, "2031-05-12", *text)) for outlet, text in read)
    return {"twin": signs(twin, wire), "own": signs(own, wire)}


def test_signs_of_the_same_text_and_of_another() -> None:
    found = told()
    assert found["twin"].keys() == found["own"].keys() == MEANING.keys()
    for name in ("told", "held", "details_told", "details_held", "words_told", "names_held", "numbers_held"):
        assert found["twin"][name] == pytest.approx(1, abs=0.02)
        assert found["own"][name] < found["twin"][name]
    for name in ("bare", "added", "own_voices", "own_sayings", "own_quotes"):
        assert found["twin"][name] == 0
    assert found["own"]["bare"] > 0
    assert found["own"]["own_quotes"] > 0
