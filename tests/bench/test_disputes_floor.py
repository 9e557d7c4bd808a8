from __future__ import annotations

from pathlib import Path

from bench.derivation import load
from bench.disputes import labels, told_of
from bench.rivalling import of_dispute, of_revision, tally
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

EVENTS = ("73",)
DISPUTES, REVISIONS = 0.4, 0.9  # F1


def test_disputes_and_revisions_of_one_event(shared_data: Path) -> None:
    events = [event for event in load(shared_data) if event.name in EVENTS]
    told = told_of([a for event in events for a in event.articles], Pipeline(vocabulary.load()))
    disputes, revisions = labels(shared_data, EVENTS, told)
    ours = [of_dispute(d) for story in told.stories for d in story.disputes]
    changed = [of_revision(r) for story in told.stories for r in story.revisions]
    assert tally(disputes, ours).f1 >= DISPUTES
    assert tally(revisions, changed).f1 >= REVISIONS
