"""Bounds: what a figure leaves open."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Figure
from secondsource.stories.bounds import Bounds, bounds


def figure(low: float | None, value: float | None, high: float | None) -> Figure:
    return Figure(span=(0, 1), low=low, value=value, high=high, counts="killed")


@pytest.mark.parametrize(
    ("numbers", "words", "expected"),
    [
        ((40, 40, 40), "40", Bounds(40, 40)),
        ((40, 40, None), "at least 40", Bounds(40, math.inf)),
        ((None, 40, 40), "up to 40", Bounds(0, 40)),
        ((None, 40, 40), "nearly 40", Bounds(34, 40)),
        ((None, 100, None), "about 100", Bounds(90, 110.00000000000001)),
        ((40, None, 50), "40 to 50", Bounds(40, 50)),
        ((24, None, None), "dozens", Bounds(12, math.inf)),
    ],
)
def test_bounds_of_figures(numbers: tuple[float | None, ...], words: str, expected: Bounds) -> None:
    assert bounds(figure(*numbers), words) == expected


def test_a_figure_without_a_number_has_none() -> None:
    assert bounds(figure(None, None, None), "many") is None


ANY = st.tuples(st.floats(0, 1000), st.floats(0, 1000)).map(lambda pair: Bounds(min(pair), max(pair)))


@FEW
@given(ANY, ANY)
def test_meeting_goes_both_ways(a: Bounds, b: Bounds) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.times(b) == b.times(a) >= 1
    assert a.meets(a)
