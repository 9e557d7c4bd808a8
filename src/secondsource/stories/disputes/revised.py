"""Revisions of a story: what one side changed of its own, or the reports one after another."""

from __future__ import annotations

from secondsource.records import Revision
from secondsource.stories.case import Case
from secondsource.stories.disputes import growing, states
from secondsource.stories.disputes.groundwork import Ground, groundwork


def revisions(case: Case, ground: Ground | None = None) -> tuple[Revision, ...]:
    """The revisions of a story's figures and states, the values of each oldest first; ``ground`` as for disputes."""
    ground = ground or groundwork(case)
    said = ground.said
    return (
        *growing.of_tolls(ground.tolls, said),
        *growing.of_things(ground.figures, said),
        *states.of_states(said),
    )
