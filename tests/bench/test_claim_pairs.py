"""Pairs judged by reading: as they are stored, and the shares that they estimate."""

from __future__ import annotations

import pytest

from training.claim_pairs import Judged, judgements, readings, supports


def test_pairs_are_stored_by_hashes_and_each_story_is_on_one_side() -> None:
    every = judgements()
    assert len(every) == 416
    assert all(len(part) == 8 for j in every for named in (j.one, j.other) for part in named)
    assert all(j.stands_for >= 1 for j in every)
    aside = {named[0] for j in every if j.aside for named in (j.one, j.other)}
    assert not aside & {named[0] for j in every if not j.aside for named in (j.one, j.other)}


def test_each_pair_counts_for_as_many_as_it_stands_for() -> None:
    judged = {
        "story": [
            Judged((0, 1), same=True, aside=True, stands_for=3.0),
            Judged((0, 2), same=False, aside=True, stands_for=1.0),
            Judged((3, 4), same=True, aside=True, stands_for=2.0),
        ]
    }
    precision, recall = supports(
        {"story": {n: frozenset(c) for n, c in enumerate(([0], [0], [0, 5], [1], [2]))}}, judged
    )
    assert precision == pytest.approx(3 / 4)
    assert recall == pytest.approx(3 / 5)


def test_readings_keep_aside_the_stories_that_judgements_keep_aside() -> None:
    every = readings()
    assert len(every) == 3801
    assert {r.verdict for r in every} == {"yes", "part", "denies", "no"}
    aside = {r.target[0] for r in every if r.aside} | {j.one[0] for j in judgements() if j.aside}
    train = {r.target[0] for r in every if not r.aside} | {j.one[0] for j in judgements() if not j.aside}
    assert not aside & train
