"""Floors of the times read, on a few documents of each labelled set: the bench measures, these tell a break."""

from __future__ import annotations

from pathlib import Path

from bench import times
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVERY = 16
NEWS_FLOOR, HISTORY_FLOOR, WEEKDAY_FLOOR = 0.72, 0.70, 0.80


def test_times_stay_above_their_floors(shared_data: Path) -> None:
    pipeline = Pipeline(vocabulary.load())
    counts = times.Counts()
    for folder in times.NEWS.values():
        counts.add(times.measure(shared_data / folder, pipeline, dated=True, one_in=EVERY))
    assert counts.gold > 80
    assert counts.value >= NEWS_FLOOR, counts.row("news")
    assert sum(counts.weekdays) >= WEEKDAY_FLOOR * len(counts.weekdays)


def test_narratives_stay_above_their_floor(shared_data: Path) -> None:
    folder = shared_data / times.HISTORY["WikiWars, to tune on"]
    counts = times.measure(folder, Pipeline(vocabulary.load()), dated=False, one_in=3)
    assert counts.value >= HISTORY_FLOOR, counts.row("narratives")
