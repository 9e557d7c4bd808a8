"""Vectors of passages: kept once, given by key, in the transaction of the page that brought them."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.ledger import Ledger


def numbered(first: int, last: int) -> dict[bytes, bytes]:
    return {n.to_bytes(16, "big"): bytes([n % 251]) * 384 for n in range(first, last)}


def test_what_was_kept_is_given_and_nothing_else(ledger: Ledger) -> None:
    kept = numbered(0, 1200)
    with ledger.writing() as writer:
        writer.add_passages(kept)
        assert writer.passages(list(kept)) == kept
    asked = [*list(kept)[:3], b"\xff" * 16, *list(kept)[:1]]
    assert ledger.passages(asked) == {key: kept[key] for key in asked[:3]}
    assert ledger.passages([]) == {}


def test_a_passage_is_kept_once(ledger: Ledger) -> None:
    for vectors in (numbered(0, 5), numbered(3, 8), {}):
        with ledger.writing() as writer:
            writer.add_passages(vectors)
    assert ledger.passages(numbered(0, 10)) == numbered(0, 8)


def test_passages_of_a_transaction_that_fails_are_not_kept(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.writing() as writer:
            writer.add_passages(numbered(0, 5))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert ledger.passages(numbered(0, 5)) == {}


def test_passages_are_found_by_an_index(ledger: Ledger) -> None:
    with ledger.reading() as snapshot:
        plan = snapshot._connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT key, vector FROM passages WHERE key IN (?, ?)", (b"a", b"b")
        )
        assert all("SEARCH" in row[3] for row in plan)


def test_passages_outlive_the_process(tmp_path: Path) -> None:
    location = str(tmp_path / "kept.db")
    with Ledger.open(location) as ledger, ledger.writing() as writer:
        writer.add_passages(numbered(0, 2))
    with Ledger.open(location) as ledger:
        assert ledger.passages(numbered(0, 2)) == numbered(0, 2)
