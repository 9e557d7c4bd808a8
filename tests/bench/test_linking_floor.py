from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.linking import group
from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from training import corpus
from training.grouping import pairwise

EVENTS, EACH, WORDS = 8, 4, 450
PRECISION, F1 = 0.9, 0.75


def test_reports_of_eight_events_are_grouped(shared_data: Path) -> None:
    short = [a for a in corpus.news_cluster(shared_data) if 80 < a.words < WORDS]
    events = [event for event, _ in Counter(a.event for a in short).most_common(EVENTS)]
    articles = [a for event in events for a in [a for a in short if a.event == event][:EACH]]
    grouped = group(articles, Pipeline(vocabulary.load()))
    precision, _, f1 = pairwise(grouped.truth, grouped.ours)
    assert precision >= PRECISION
    assert f1 >= F1
