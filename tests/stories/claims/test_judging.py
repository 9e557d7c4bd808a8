"""Many pairs judged at once: as one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource import trees
from secondsource.stories.claims.judging import MODEL, PACKAGE
from secondsource.trees import probabilities

KNOWN = trees.load(PACKAGE, MODEL)
_ROW = st.fixed_dictionaries({name: st.floats(-2, 40) for name in KNOWN.names})


@FEW
@given(st.lists(_ROW, min_size=1, max_size=4))
def test_rows_together_are_judged_as_each_alone(rows: list[dict[str, float]]) -> None:
    assert list(probabilities(KNOWN, rows)) == pytest.approx([KNOWN.probability(row) for row in rows])


def test_a_missing_sign_is_an_error() -> None:
    with pytest.raises(KeyError):
        probabilities(KNOWN, [{"cosine": 1.0}])
