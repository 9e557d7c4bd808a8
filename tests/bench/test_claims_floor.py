"""Floor of claims' origins on two labelled events, and how the bench compares names of informants."""

from __future__ import annotations

from pathlib import Path

from bench.claims import Score, measure, read
from bench.gold_claims import GoldClaim, Name, Quote, grouped, load, matched
from secondsource.ledger import Ledger
from secondsource.records import Range
from secondsource.stories.claims import propositions
from secondsource.stories.corroboration import corroborate

EVENTS = ("57", "73")
OVERLAP = 0.7
NAMES = 0.35


def test_origins_of_two_events_stay_above_their_floors(shared_data: Path, tmp_path: Path) -> None:
    gold = [g for g in load(shared_data) if g.event in EVENTS]
    with Ledger.open(str(tmp_path / "bench.db")) as ledger:
        cases = read(shared_data, EVENTS, ledger, tmp_path)
    claims = {story: corroborate(case, propositions(case)) for story, case in cases.cases.items()}
    scores = measure(cases, gold, claims)
    ours = scores["our claims"]
    assert ours.overlap >= OVERLAP
    assert ours.mean_error < scores["outlets"].mean_error / 2
    assert ours.names[0] / max(ours.names[2], 1) >= NAMES
    assert scores["labelled clusters"].overlap >= OVERLAP


def test_names_that_are_told_alike_are_one() -> None:
    assert Name("Hallan Brook, police chief").same(Name("Brook"))
    assert Name("the police chief, Hallan Brook").same(Name("a local police chief"))
    assert Name("two harbour sources").same(Name("a source close to the harbour board"))
    assert Name("a spokeswoman for Harbour Lines").same(Name("Harbour Lines"))
    assert not Name("Hallan Brook").same(Name("Ilse Marn"))
    assert not Name("Afghan officials").same(Name("Afghan police"))


def test_each_of_ours_is_matched_once() -> None:
    gold = grouped(["Hallan Brook, police chief", "Brook", "Ilse Marn"])
    assert [[n.text for n in g] for g in gold] == [["Hallan Brook, police chief", "Brook"], ["Ilse Marn"]]
    assert matched(gold, [[Name("Brook")], [Name("police")]]) == 1
    assert matched(gold, [[Name("Marn")], [Name("Brook")]]) == 2


def test_a_score_counts_errors_overlaps_and_twos() -> None:
    score = Score()
    gold = GoldClaim("1", "It sank.", (Quote("d", "sank", "Ilse Marn", None),), 2, 3)
    score.add(gold, Range(low=1, high=2))
    score.add(gold, Range(low=2, high=2), [[Name("Marn")]])
    score.add(gold, Range(low=4, high=5))
    assert (score.error, score.overlaps, score.two, score.names) == (3, 2, [2, 2, 3], [1, 1, 3])
