from __future__ import annotations

from pathlib import Path

import pytest

from bench.derivation import Event, Gold, load
from bench.reuse import ANY, MIN_ALIGN, ORDER, by_passim, compare, passages, postings, score
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVENTS = ("35", "57", "66")
FLOOR = 0.8  # recall
PASSAGE = (
    "The ferry Maravel ran onto the Hen rocks off Skarn in thick fog on Monday, and twelve of those on board were hurt."
)


def test_postings_begin_at_words_and_stand_once() -> None:
    text = "One two three four five six. " * 2 + "Seven eight nine ten eleven twelve."
    found = postings(text)
    assert found
    assert all(len(run) == ORDER for run in found)
    assert all(place == 0 or not text[place - 1].isalnum() for place in found.values())
    assert not any(run.startswith("onetwo") for run in found)


def test_a_text_too_short_has_no_postings() -> None:
    assert postings("Fog off Skarn.") == {}


def test_a_passage_in_common_is_aligned_both_ways() -> None:
    first = f"{PASSAGE} The coast guard will look into it, its commander said in the port."
    second = f"Nobody died, to the relief of all. {PASSAGE}"
    found = by_passim(
        {"a": first, "b": second, "c": "Rain is expected for the whole of the week in all of the valleys."}
    )
    assert set(found) == {("a", "b"), ("b", "a")}
    assert found["a", "b"] == pytest.approx(len(PASSAGE) / len(first), abs=0.15)


def test_few_runs_in_common_are_no_passage() -> None:
    assert (
        by_passim({"a": "The coast guard said in the port.", "b": "He was in the coast guard, said in passing."}) == {}
    )


def test_passages_end_at_gaps_and_where_the_order_turns() -> None:
    mine = {"one": 0, "two": 40, "three": 2000, "four": 2045}
    assert passages(mine, {"one": 100, "two": 140, "three": 300, "four": 350}, mine) == 60 + 65
    assert passages(mine, {"one": 5000, "two": 5040, "three": 300, "four": 350}, mine) == 60 + 65
    assert passages({"one": 0}, {"one": 7}, ["one"]) == 0
    assert MIN_ALIGN > ORDER


def labelled(doc: str, kind: str, *of: str) -> Gold:
    return Gold(doc=doc, kind=kind, of=of, own_informants=not of, credits=())


def test_score_leaves_out_those_that_have_their_text_from_a_report() -> None:
    gold = (
        labelled("wire", "independent"),
        labelled("copy", "copy", "wire"),
        labelled("own", "independent"),
        labelled("lost", "adaptation", "agency:Pelagos"),
    )
    found = {("wire", "copy"): 0.9, ("copy", "wire"): 0.9, ("own", "wire"): 0.3}
    counted = score([Event("1", (), gold)], found, 0.2)
    assert (counted.copied, counted.found, counted.with_parent, counted.found_with_parent, counted.wrong) == (
        2,
        1,
        1,
        1,
        1,
    )
    assert (counted.recall, counted.precision) == (0.5, 0.5)


def test_copies_of_three_events_are_found(shared_data: Path) -> None:
    events = [event for event in load(shared_data) if event.name in EVENTS]
    found = compare(events, Pipeline(vocabulary.load()))
    ours, theirs = score(events, found.passages, MIN_ALIGN), score(events, found.passim, ANY)
    assert ours.recall >= FLOOR
    assert ours.precision >= theirs.precision
