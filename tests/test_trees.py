"""Boosted trees: their answer, the reasons for it, and the files that ship."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource import trees
from secondsource.trees import Tree, Trees

SHIPPED = [
    ("secondsource.pages", "splitter-first.json"),
    ("secondsource.pages", "splitter-second.json"),
    ("secondsource.stories", "linker.json"),
]
STUMP = Tree(sign=(1, -1, -1), threshold=(0.5, 0, 0), left=(1, 0, 0), right=(2, 0, 0), value=(0.5, -1.0, 2.0))
DEEPER = Tree(
    sign=(0, -1, 1, -1, -1),
    threshold=(2.0, 0, 3.0, 0, 0),
    left=(1, 0, 3, 0, 0),
    right=(2, 0, 4, 0, 0),
    value=(0.25, -0.5, 1.0, 0.5, 1.5),
)
SMALL = Trees(("near", "days"), -0.25, (STUMP, DEEPER), 0.5)


@pytest.mark.parametrize(
    ("near", "days", "odds"),
    [(1.0, 0.5, -0.25 - 1 - 0.5), (1.0, 0.6, -0.25 + 2 - 0.5), (2.1, 3.0, -0.25 + 2 + 0.5), (2.1, 3.1, 3.25)],
)
def test_the_leaves_reached_add_up_and_a_value_at_the_threshold_goes_left(
    near: float, days: float, odds: float
) -> None:
    signs = {"near": near, "days": days, "other": 9.0}
    assert SMALL.odds(signs) == pytest.approx(odds)
    assert SMALL.probability(signs) == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_reason_is_put_down_to_the_sign_that_was_asked() -> None:
    assert SMALL.reasons({"near": 2.1, "days": 3.1}) == pytest.approx(
        {"bias": -0.25 + 0.5 + 0.25, "days": (2.0 - 0.5) + (1.5 - 1.0), "near": 1.0 - 0.25}
    )


def test_a_missing_sign_is_no_zero() -> None:
    for ask in (SMALL.odds, SMALL.probability, SMALL.reasons):
        with pytest.raises(KeyError, match="days"):
            ask({"near": 1.0})


@pytest.mark.parametrize(("package", "name"), SHIPPED)
@FEW
@given(data=st.data())
def test_the_reasons_add_up_to_the_log_odds(package: str, name: str, data: st.DataObject) -> None:
    model = trees.load(package, name)
    values = data.draw(st.lists(st.floats(-3, 8), min_size=len(model.names), max_size=len(model.names)))
    signs = dict(zip(model.names, values, strict=True))
    reasons = model.reasons(signs)
    assert sum(reasons.values()) == pytest.approx(model.odds(signs))
    assert reasons.keys() <= {*model.names, "bias"}
    assert 0 < model.probability(signs) < 1


@pytest.mark.parametrize(("package", "name"), SHIPPED)
def test_the_files_that_ship_hold_whole_trees(package: str, name: str) -> None:
    model = trees.load(package, name)
    assert trees.load(package, name) is model
    assert 0 < model.threshold < 1
    assert len(set(model.names)) == len(model.names)
    for tree in model.trees:
        nodes = range(len(tree.sign))
        assert {len(tree.threshold), len(tree.left), len(tree.right), len(tree.value)} == {len(nodes)}
        below = [n for i in nodes if tree.sign[i] >= 0 for n in (tree.left[i], tree.right[i])]
        assert sorted(below) == list(nodes)[1:], "every node but the root hangs from one other"
        assert all(-1 <= sign < len(model.names) for sign in tree.sign)
