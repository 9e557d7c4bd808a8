"""Claims: stored beside their stories, found by meaning and by words, gone with their stories."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import assembled, make
from older_ledgers import make_older

from secondsource.ledger import Ledger
from secondsource.records import Claim, ClaimOrigin, Range, Story, Support

FERRY = "The ferry sank off Lowhaven. Divers said the vessel went down near the port."
BRIDGE = "The bridge was not closed on Friday."


def unit(*places: int) -> bytes:
    row = np.zeros(384, dtype=np.int8)
    row[list(places)] = 90
    return row.tobytes()


def claim(name: str, text: str, report: str, *spans: tuple[int, int], vector: bytes = b"") -> Claim:
    return Claim(
        id=name,
        text=text,
        report=report,
        span=spans[0],
        support=tuple(Support(report=report, span=span, informant="divers", origin=0) for span in spans),
        origins=Range(low=1, high=1),
        origin_list=(ClaimOrigin(informant="divers", gatherer=None, named=False, reports=(report,)),),
        vector=vector,
    )


def fill(ledger: Ledger) -> tuple[Story, Story]:
    """Two stories of one report each, the one with two claims and the other with one."""
    samples = [make(FERRY, path="ferry.txt"), make(BRIDGE, path="bridge.txt")]
    (a,), (b,) = (sample.ids for sample in samples)
    sank, port = (0, 28), (29, 77)
    first = msgspec.structs.replace(
        assembled([a]),
        claims=(
            claim("c1", FERRY[slice(*sank)], a, sank, port, vector=unit(0, 1)),
            claim("c2", FERRY[slice(*port)], a, port, vector=unit(1)),
        ),
    )
    second = msgspec.structs.replace(assembled([b]), claims=(claim("c1", BRIDGE, b, (0, 36), vector=unit(7)),))
    with ledger.writing() as writer:
        for sample in samples:
            writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)
        writer.set_groups([[a], [b]])
        assert writer.put_story(first)
        assert writer.put_story(second)
    return first, second


def test_a_story_has_its_claims_and_a_list_of_stories_is_light(ledger: Ledger) -> None:
    for story in fill(ledger):
        assert ledger.story(story.id) == story
    assert [story.claims for story in ledger.stories()] == [(), ()]
    assert ledger.count_claims() == 3
    assert ledger.problems() == []


def test_claims_are_found_by_meaning_the_nearest_first(ledger: Ledger) -> None:
    first, second = fill(ledger)
    found = ledger.claims_near(unit(1), [], limit=2)
    assert [(near.story, near.claim.id, near.by) for near in found] == [
        (first.id, "c2", ("meaning",)),
        (first.id, "c1", ("meaning",)),
    ]
    assert found[0].cosine == pytest.approx(1.0)
    assert found[1].cosine == pytest.approx(0.5**0.5, abs=0.01)
    assert [near.claim for near in found] == [first.claims[1], first.claims[0]]
    assert [near.story for near in ledger.claims_near(unit(7), [], limit=1)] == [second.id]
    assert ledger.claims_near(unit(1), [], limit=0) == []


def test_claims_are_found_by_the_words_of_any_of_their_wordings(ledger: Ledger) -> None:
    first, _ = fill(ledger)
    found = ledger.claims_near(b"", ["vessels"])
    assert [(near.claim.id, near.by, near.cosine) for near in found] == [("c1", ("words",), 0), ("c2", ("words",), 0)]
    assert found[0].wordings == (FERRY[:28], FERRY[29:77])
    assert found[0].story == first.id
    assert [near.claim.id for near in ledger.claims_near(b"", ["bridge", "harbour"])] == ["c1"]
    for nothing in ([], ["quarry"], ['"'], ["NOT"]):
        assert ledger.claims_near(b"", nothing) == [] or nothing == ["NOT"]


def test_a_story_assembled_again_has_its_new_claims_alone(ledger: Ledger) -> None:
    first, _ = fill(ledger)
    with ledger.writing() as writer:
        writer.put_story(msgspec.structs.replace(first, claims=first.claims[1:]))
    found = ledger.story(first.id)
    assert found is not None
    assert found.claims == first.claims[1:]
    assert [near.claim.id for near in ledger.claims_near(b"", ["ferry"])] == []
    assert ledger.problems() == []


def test_claims_go_with_their_story(ledger: Ledger) -> None:
    first, second = fill(ledger)
    with ledger.writing() as writer:
        writer.set_groups([[*first.reports, *second.reports]])
    # The one that goes on is shown as it was until it is assembled again.
    assert ledger.count_claims() == 2
    assert ledger.claims_near(unit(7), ["bridge"], limit=9)[0].story == first.id
    assert ledger.problems() == []


def test_stories_of_a_ledger_from_before_there_were_claims_are_to_be_assembled_again(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Ledger.open(str(path)) as ledger:
        stories = fill(ledger)
    make_older(path, "0002")
    with Ledger.open(str(path), create=False) as ledger:
        assert sorted(ledger.stale_stories()) == sorted([list(story.reports) for story in stories])
        assert ledger.count_claims() == 0
        assert ledger.problems() == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 383), min_size=1, max_size=12, unique=True), st.integers(1, 5))
def test_the_nearest_are_those_that_all_cosines_give(ledger: Ledger, places: list[int], limit: int) -> None:
    sample = make(FERRY, path="ferry.txt")
    story = msgspec.structs.replace(
        assembled(sample.ids),
        claims=tuple(
            claim(f"c{n}", f"Text {n}.", sample.ids[0], (0, 28), vector=unit(place, places[0]))
            for n, place in enumerate(places)
        ),
    )
    with ledger.writing() as writer:
        writer.add_page(sample.page, sample.digest, sample.reports, sample.readings)
        writer.set_groups([sample.ids])
        assert writer.put_story(story)
    wanted = np.frombuffer(unit(places[-1], 5), dtype=np.int8).astype(float)
    rows = np.array([np.frombuffer(c.vector, dtype=np.int8) for c in story.claims], dtype=float)
    exact = sorted(rows @ wanted / np.linalg.norm(rows, axis=1) / np.linalg.norm(wanted), reverse=True)
    found = [near.cosine for near in ledger.claims_near(unit(places[-1], 5), [], limit)]
    assert found == pytest.approx(exact[:limit], abs=1e-5)


def test_a_ledger_whose_index_of_wordings_lacks_a_claim_has_a_problem(ledger: Ledger) -> None:
    fill(ledger)
    with ledger.writing() as writer:
        writer._connection.exec_driver_sql("DELETE FROM wordings WHERE rowid = 1")
    assert ledger.problems() == ["the index of wordings and the claims differ in 1 claims"]
