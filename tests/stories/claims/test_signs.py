"""Signs of two wordings: the same both ways round, and what each means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW
from statement_samples import case, member

from secondsource.stories.claims.signs import Field, _run, slots_agree
from secondsource.stories.claims.wording import wordings
from secondsource.stories.statements import statements

INF = float("inf")
REPORTS = (
    ["The ferry Aurora sank off Port Lindow on Monday.", "Two of her crew were missing.", "Storm warnings were out."],
    ["A ferry went down near Port Lindow on Monday.", "Two men of the crew are missing.", "The pier was closed early."],
)


def field() -> Field:
    found = case(*(member(name, body) for name, body in zip(("amber", "birch"), REPORTS, strict=True)))
    return Field(wordings(found.by_id, [s for m in found.members for s in statements(m)]))


def test_signs_are_the_same_both_ways_round() -> None:
    seen = field()
    for i, j in seen.candidates():
        assert seen.signs(i, j) == pytest.approx(seen.signs(j, i))


def test_two_statements_of_one_sentence_are_never_compared() -> None:
    text = "The ferry sank on Monday; two of her crew were missing at nightfall."
    found = member("amber", [text])
    (whole,) = statements(found)
    seen = Field(wordings({"amber": found}, [whole]))
    assert seen.candidates() == []


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ({"killed": [(20, INF)]}, {"killed": [(25, 25)]}, 1.0),
        ({"killed": [(20, 20)]}, {"killed": [(25, 25)]}, -1.0),
        ({"killed": [(0, 30)]}, {"killed": [(40, 40)]}, -1.0),
        ({"killed": [(20, 20)]}, {"wounded": [(25, 25)]}, 0.0),
        ({}, {"killed": [(25, 25)]}, 0.0),
    ],
)
def test_figures_agree_where_their_bounds_meet(
    a: dict[str, list[tuple[float, float]]], b: dict[str, list[tuple[float, float]]], agree: float
) -> None:
    assert slots_agree(a, b) == slots_agree(b, a) == agree


_LETTERS = st.lists(st.sampled_from("abcd"), max_size=9)


@FEW
@given(_LETTERS, _LETTERS)
def test_the_longest_common_run_is_found(a: list[str], b: list[str]) -> None:
    def holds(words: list[str], run: list[str]) -> bool:
        return any(words[i : i + len(run)] == run for i in range(len(words) - len(run) + 1))

    runs = [a[i:j] for i in range(len(a)) for j in range(i + 1, len(a) + 1)]
    assert _run(a, b) == max((len(r) for r in runs if holds(b, r)), default=0)


def test_money_and_what_else_is_counted_are_never_one() -> None:
    assert slots_agree({"money USD": ((2e9, 2e9),)}, {"journeys": ((7e6, 7e6),)}) == -1.0
    assert slots_agree({"people": ((4.0, 4.0),)}, {"vehicles": ((2.0, 2.0),)}) == 0.0
