from __future__ import annotations

from pathlib import Path

from bench.check import answers, load, right, stance_right
from secondsource import vocabulary

EVENT = "66"


def test_claims_of_one_event_are_found_again_with_their_stance(shared_data: Path) -> None:
    articles, queries = load(shared_data)
    chosen = [query for query in queries if query.event == EVENT]
    ours, theirs, _ = answers(chosen, articles[EVENT], vocabulary.load())
    assert right(ours) >= right(theirs) - 0.2
    assert right(ours) >= 0.3
    assert stance_right(chosen, ours) >= 0.6


def test_every_labelled_claim_has_a_query_and_a_third_deny_it(shared_data: Path) -> None:
    _, queries = load(shared_data)
    assert len({(query.event, query.claim) for query in queries}) == len(queries) == 93
    assert 28 <= sum(query.stance == "denies" for query in queries) <= 34
    assert all(query.quotes for query in queries)
