from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bench.rewrites import Invented, best_threshold, load, near, ours, pairs, read
from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from secondsource.stories.aligning import RUN

EVENTS = 5  # of the test half
FLOOR = 0.7
HALF = 15
_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def halves() -> dict[str, list[Invented]]:
    return {split: load(split) for split in ("train", "test")}


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return set(zip(*(words[at:] for at in range(length)), strict=False))


def test_the_halves_are_as_large_and_share_no_event(halves: dict[str, list[Invented]]) -> None:
    names = {split: {e.event for e in events} for split, events in halves.items()}
    assert [len(names[split]) for split in ("train", "test")] == [HALF, HALF]
    assert not names["train"] & names["test"]
    assert all(e.split == split for split, events in halves.items() for e in events)


def test_only_the_training_half_has_more_tellings(halves: dict[str, list[Invented]]) -> None:
    assert not any(e.more for e in halves["test"])
    assert {a.role for e in halves["train"] for a in e.more} == {"rewrite", "independent"}


def test_a_rewrite_shares_no_phrase_with_its_original(halves: dict[str, list[Invented]]) -> None:
    for event in halves["train"] + halves["test"]:
        for name, told in event.tellings.items():
            if name.startswith("rewrite"):
                common = runs(event.original.text, RUN + 2) & runs(told.text, RUN + 2)
                assert not common, f"{event.event}: {common}"


def test_reports_come_after_their_original_or_beside_it(halves: dict[str, list[Invented]]) -> None:
    for event in halves["train"] + halves["test"]:
        assert event.rewrite.date >= event.original.date[:10]
        assert len({told.outlet for told in event.tellings.values()}) >= len(event.tellings) - 1


def test_texts_are_of_the_lengths_of_short_reports(halves: dict[str, list[Invented]]) -> None:
    lengths = [len(t.text.split()) for e in halves["train"] + halves["test"] for t in e.tellings.values()]
    assert min(lengths) >= 65
    assert max(lengths) <= 260


def test_the_best_threshold_splits_what_can_be_split() -> None:
    scored = [(0.1, False), (0.3, False), (0.6, True), (0.9, True)]
    least = best_threshold(scored)
    assert all((score >= least) == truth for score, truth in scored)
    assert all(a <= b for a, b in pairwise(score for score, _ in scored))


def test_rewrites_are_told_from_independent_reports(halves: dict[str, list[Invented]]) -> None:
    events = halves["test"][:EVENTS]
    found = pairs(events, read(events, Pipeline(vocabulary.load())))
    assert len(found) == 2 * EVENTS
    assert sum(ours(p) == p.rewrite for p in found) >= FLOOR * len(found)
    assert all(0 < near(p) <= 1 for p in found)
