from __future__ import annotations

import gc

import pytest
from msgspec.structs import replace
from rival_samples import report

from secondsource.stories.member import Member
from secondsource.stories.retelling import facts as module
from secondsource.stories.retelling.facts import facts, oddness, values


def empty(outlet: str) -> Member:
    """A report of which no sentence was read."""
    member = report(outlet, "2031-03-04", "The Maravel sank off Tollane on Monday.")
    nothing = replace(
        member.reading, sentences=(), quotes=(), attributions=(), entities=(), sentence_vectors=b"", vector=bytes(384)
    )
    return Member(member.report, nothing, member.text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two dozen sheep and 1,500 hens drowned.", ["24", "1500"]),
        ("Some 1.4 million crowns, or half a million dollars, were lost.", ["1400000", "500000"]),
        ("Forty-one of the sixty fires were put out.", ["41", "60"]),
        ("Two men and a dog left.", []),
        ("Nobody knows why.", []),
    ],
)
def test_numbers_however_they_are_written(text: str, wanted: list[str]) -> None:
    assert list(values(text, (0, len(text)))) == wanted


def test_a_number_is_read_within_its_sentence_alone() -> None:
    text = "It sank. Ninety people swam."
    assert list(values(text, (0, 8))) == []
    assert list(values(text, (9, len(text)))) == ["90"]


def test_an_odd_number_is_rarer_than_a_round_one() -> None:
    assert oddness("18311") > oddness("240") > oddness("200")


def test_facts_of_a_report() -> None:
    text = "The Maravel sank off Tollane on Monday.", "Ninety sheep swam to the Hen rocks, Ruth Hallam said."
    found = facts(report("Courier", "2031-03-04", *text))
    assert len(found.details) == len(found.vectors) == len(found.spans) == 2
    assert found.numbers == {"90"}
    assert "90" in found.details[1]
    assert "90" not in found.details[0]
    assert "90" in found.told_after(1)
    assert "tollane" not in found.told_after(1)
    assert {"ruth", "hallam"} <= found.names
    assert found.voices == (frozenset({"ruth", "hallam"}),)
    assert found.attributed == (1,)
    assert found.known.keys() == found.details[0].keys() | found.details[1].keys()


def test_facts_are_found_once_and_let_go_with_the_report() -> None:
    member = empty("Courier")
    assert facts(member) is facts(member)
    gc.collect()
    before = len(module._FOUND)
    del member
    gc.collect()
    assert len(module._FOUND) == before - 1


def test_a_report_without_text_has_no_details() -> None:
    assert facts(empty("Courier")).details == ()
