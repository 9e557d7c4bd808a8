from __future__ import annotations

from pathlib import Path

from bench.alignment import by_sign, held_by, scores
from secondsource import trees, vocabulary
from secondsource.pipeline import Pipeline
from secondsource.stories.claims.aligned import MODEL, PACKAGE
from training.claim_told import cases_of, compared, groups_of

EVENTS = ("4", "32", "37")
FLOOR = 0.65  # B-cubed F1 over the labelled quotes
SLACK = 0.05  # three events are few


def test_claims_of_three_events_stay_above_shared_words(shared_data: Path) -> None:
    cases, placed = cases_of(shared_data, Pipeline(vocabulary.load()), EVENTS)
    every = [t for story, case in sorted(cases.items()) if (t := compared(story, case, placed)).event]
    model = trees.load(PACKAGE, MODEL)
    ours = scores(held_by(every, lambda told: groups_of(told, model, model.threshold)))
    words = scores(held_by(every, lambda told: by_sign(told, "words overlap", 0.15)))
    assert ours[0] >= FLOOR
    assert ours[0] >= words[0] - SLACK
