from __future__ import annotations

from pathlib import Path
from statistics import fmean

from bench.check import answers, load, right, stance_right
from secondsource import vocabulary

EVENTS = ("35", "66")  # the one well answered, the other badly: nine of their twelve claims come first

LEAST_RIGHT, LEAST_STANCE = 0.58, 0.65
"""Two answers of twelve under what is reached: one query more or less is noise."""


def test_claims_of_two_events_are_found_again_with_their_stance(shared_data: Path) -> None:
    articles, queries = load(shared_data)
    chosen = [query for query in queries if query.event in EVENTS]
    ours, theirs, _ = answers(chosen, [a for event in EVENTS for a in articles[event]], vocabulary.load())
    assert right(ours) >= max(LEAST_RIGHT, right(theirs))
    assert fmean(answer.near for answer in ours) >= 0.75
    assert stance_right(chosen, ours) >= LEAST_STANCE


def test_every_labelled_claim_has_a_query_and_a_third_deny_it(shared_data: Path) -> None:
    _, queries = load(shared_data)
    assert len({(query.event, query.claim) for query in queries}) == len(queries) == 93
    assert 28 <= sum(query.stance == "denies" for query in queries) <= 34
    assert all(query.quotes for query in queries)
