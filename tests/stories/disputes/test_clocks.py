"""Times of day: two reports that stand further apart than round times leave open."""

from __future__ import annotations

import pytest
from rival_samples import of_kind, quoted, report, story

ONE = "The blast in the covered market of Marvik was heard at around {} on Monday."
OTHER = "The explosion in the covered market of Marvik happened at {} on Monday."


def told(first: str, then: str) -> list[list[list[str]]]:
    case = story(
        report("Harbour", "2021-05-04", ONE.format(first)),
        report("Tide", "2021-05-04", OTHER.format(then)),
    )
    return [[quoted(case, side.evidence) for side in dispute.sides] for dispute in of_kind(case, "figure")]


def test_two_times_of_one_blast_are_a_dispute() -> None:
    assert told("11:30 p.m.", "11 p.m.") == [[[OTHER.format("11 p.m.")], [ONE.format("11:30 p.m.")]]]


@pytest.mark.parametrize(("first", "then"), [("11 p.m.", "10:50 p.m."), ("11 p.m.", "11 p.m."), ("5 a.m.", "5 p.m.")])
def test_round_times_leave_minutes_open(first: str, then: str) -> None:
    assert told(first, then) == []
