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
    things = tuple(growing.of_things(ground.figures, said))
    known = {(v.report, v.span) for revision in things for v in revision.values}
    counted = (r for r in growing.of_quantities(said) if not any((v.report, v.span) in known for v in r.values))
    return (*growing.of_tolls(ground.tolls, said), *things, *counted, *states.of_states(said))
