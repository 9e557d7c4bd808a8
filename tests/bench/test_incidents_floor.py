from __future__ import annotations

from pathlib import Path

from bench.disputes import told_of
from bench.incidents import articles, labelled, load, our_killed
from bench.rivalling import of_dispute, tally
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

INCIDENTS = ("homs_depot_2013-08-01", "ghouta_2013-08-21")
FLOOR = 0.5  # F1 of disputes


def test_disputes_and_killed_of_two_incidents(shared_data: Path) -> None:
    chosen = [i for i in load(shared_data) if i.name in INCIDENTS]
    wanted = {a for i in chosen for a in i.articles}
    told = told_of([a for a in articles(shared_data) if a.id in wanted], Pipeline(vocabulary.load()))
    ours = [of_dispute(d) for story in told.stories for d in story.disputes]
    assert tally(labelled(chosen, told), ours).f1 >= FLOOR
    for incident in chosen:
        found = our_killed(incident, told)
        assert found is not None
        assert found[0] <= incident.killed[1]
        assert incident.killed[0] <= found[1]
