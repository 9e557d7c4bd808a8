"""Readings made with other weights, or in another way, are not compared with new ones: the ledger says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledger_samples import numbered

from secondsource.errors import LedgerError
from secondsource.ledger import Ledger

SAMPLE = numbered(1)


def test_a_ledger_takes_readings_of_one_set_of_weights(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        with ledger.writing() as writer:
            writer.read_with("aa")
            writer.read_with("bb")  # nothing is read yet
        with ledger.writing() as writer:
            writer.add_page(SAMPLE.page, SAMPLE.digest, SAMPLE.reports, SAMPLE.readings)
            writer.read_with("bb")
        with pytest.raises(LedgerError, match="other weights"), ledger.writing() as writer:
            writer.read_with("aa")
        assert list(ledger.reports(SAMPLE.ids)) == SAMPLE.ids


def test_a_ledger_from_before_weights_were_noted_takes_no_more(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        with ledger.writing() as writer:
            writer.add_page(SAMPLE.page, SAMPLE.digest, SAMPLE.reports, SAMPLE.readings)
        with pytest.raises(LedgerError, match="new ledger"), ledger.writing() as writer:
            writer.read_with("aa")
