"""A floor of what is read on the two seed pages: ``python -m bench.seeds`` measures, this tells a break."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quoted import inspected
from bench.seed_matching import PARTS
from bench.seeds import Sheet, load
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

# F1 of each part, some points below what the bench last gave; the bench's bar is higher.
FLOORS = {"attributions": 0.88, "figures": 0.9, "times": 0.9, "places": 0.85, "events": 0.85}


@pytest.fixture(scope="module")
def sheet(seeds: Path) -> Sheet:
    found = Sheet()
    pipeline = Pipeline(vocabulary.load())
    for labels, path in load(seeds):
        found.add(labels, inspected(path, pipeline), path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("part", PARTS)
def test_the_seeds_stay_above_their_floor(sheet: Sheet, part: str) -> None:
    assert sheet.marks[part].score >= FLOORS[part]


def test_a_picture_s_day_tells_what_relative_times_would_be(sheet: Sheet) -> None:
    assert sheet.marks["times, anchored"].score >= FLOORS["times"]


def test_what_is_told_beside_is_scored(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    assert sheet.facts["attributions"]["declined"]["scored"] > 20
    sheet.print(show=False)
    assert "attributions, nested too" in capsys.readouterr().out
