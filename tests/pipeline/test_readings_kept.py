"""Readings in a ledger are all made in one way, and each depends on its report alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pipeline_samples import read_into, said
from stages import known_words, text_page

from secondsource.encoder.decoding import DECODING
from secondsource.errors import LedgerError
from secondsource.pipeline import READING, Pipeline
from secondsource.records import Report


@pytest.mark.parametrize(
    ("name", "raised"), [("encoder.model.DECODING", DECODING + 1), ("pipeline.READING", READING + 1)]
)
def test_readings_made_in_an_old_way_stayed_beside_new_ones(
    name: str, raised: int, world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "ledger.db"
    read_into(Pipeline(known_words(), threads=1), ledger, [world["own"]])
    before = said(ledger)
    monkeypatch.setattr(f"secondsource.{name}", raised)
    with pytest.raises(LedgerError, match="in another way"):
        read_into(Pipeline(known_words(), threads=1), ledger, [world["bank"]])
    assert said(ledger) == before


def test_a_reading_changed_with_what_else_the_page_holds(pipeline: Pipeline) -> None:
    own = "A ferry sank off Port Lindow on Monday. Nobody was hurt."
    other = "A bank in Ostmark was robbed on Sunday. Nobody was hurt."
    readings = []
    for text in (f"{own}\n\n{other}", own, f"{other}\n\n{own}"):
        page = text_page(text)
        at = text.index(own)
        report = Report(id="one", span=(at, at + len(own)), body=((at, at + len(own)),))
        (reading,) = pipeline.readings(page, [report], pipeline.reading_of(page))
        readings.append((reading.vector, reading.sentence_vectors))
    assert readings[0] == readings[1] == readings[2]
