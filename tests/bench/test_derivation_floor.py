from __future__ import annotations

from pathlib import Path

from bench.derivation import KINDS, anchor, load, told_by_ledger
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVENTS = ("35", "57", "66")
FLOOR = 0.75  # share of the reports whose kind is the label's
OWN = 0.85  # and of those on which own informants agree


def test_kinds_of_three_events_stay_above_credit_words(shared_data: Path) -> None:
    words = vocabulary.load()
    events = [event for event in load(shared_data) if event.name in EVENTS]
    gold = [g for event in events for g in event.gold if g.kind in KINDS]
    told = told_by_ledger(events, Pipeline(words)).derivations
    plain = anchor(events, words, shared_data)
    ours = sum(g.doc in told and told[g.doc].kind == g.kind for g in gold)
    assert ours >= FLOOR * len(gold)
    own = sum(g.doc in told and told[g.doc].own_informants == g.own_informants for g in gold)
    assert own >= OWN * len(gold)
    assert ours >= sum(plain[g.doc] == g.kind for g in gold) - 1
