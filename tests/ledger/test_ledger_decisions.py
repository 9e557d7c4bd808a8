"""Decisions and copies in the ledger: numbered, found by the reports they name, and walked over."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest
from ledger_samples import Reader, link, make, prose

from secondsource.ledger import Ledger
from secondsource.records import Decision


@pytest.fixture
def ids(ledger: Ledger) -> list[str]:
    """Four reports of four topics, by id."""
    samples = [make(prose(n), url=f"https://news.example/{n}", topic=n) for n in range(4)]
    Reader(ledger).read(*samples)
    return sorted(sample.ids[0] for sample in samples)


def decision(kind: Literal["split", "merge", "confirm"], reports: list[str], others: list[str]) -> Decision:
    return Decision(number=0, kind=kind, reports=tuple(reports), others=tuple(others), by="Desk", note="why", at="")


def test_decisions_are_numbered_and_no_number_is_used_twice(ledger: Ledger, ids: list[str]) -> None:
    with ledger.writing() as writer:
        first = writer.add_decision(decision("confirm", ids[:2], []))
        second = writer.add_decision(decision("split", ids[1:2], ids[:1]))
        assert (first.number, second.number) == (1, 2)
        assert first.at
        assert writer.drop_decision(2) == second
        assert writer.drop_decision(2) is None
        assert writer.add_decision(decision("merge", ids[:1], ids[2:3])).number == 3
    assert [d.number for d in ledger.decisions()] == [1, 3]
    assert [d.number for d in ledger.decisions(ids[2:])] == [3]
    assert ledger.decisions(ids[1:2]) == [first]
    assert ledger.decisions(ids[3:]) == []
    assert ledger.problems() == []


def test_what_is_put_together_is_reached_and_what_is_taken_out_is_not(ledger: Ledger, ids: list[str]) -> None:
    a, b, c, d = ids
    with ledger.writing() as writer:
        writer.add_decision(decision("merge", [a], [b, "gone"]))
        writer.add_decision(decision("split", [b, c], [d]))
        assert writer.component([a]) == ([a, b, c], [])
        assert writer.component([d]) == ([d], [])


def test_copies_have_one_that_stands_for_them(ledger: Ledger, ids: list[str]) -> None:
    a, b, c, d = ids
    with ledger.writing() as writer:
        copies = [msgspec.structs.replace(link(a, other), copies=True) for other in (b, c)]
        writer.add_links([*copies, link(a, d)])
        assert writer.leaders(ids) == {b: a, c: a}
        assert writer.followers(a) == [b, c]
        seen = max(row.row for row in writer.index_rows())
        assert {row.report for row in writer.index_rows() if not row.leads} == {b, c}
        assert writer.drop_links([a]) == {a, b, c, d}
        assert [(row.report, row.leads) for row in writer.index_rows(seen)] == [(a, True)]
        assert writer.links(ids) == []
    assert ledger.problems() == []


@pytest.mark.parametrize("place", range(3))
def test_one_more_report_takes_its_place_in_a_story(ledger: Ledger, ids: list[str], place: int) -> None:
    *others, new = ids
    group = [*others[:place], new, *others[place:]]
    with ledger.writing() as writer:
        writer.set_groups([others])
        writer.add_to_story(new, group)
        assert writer.groups([new]) == {f"s{group[0]}": group}
        assert group in writer.stale_stories()
    assert ledger.problems() == []
