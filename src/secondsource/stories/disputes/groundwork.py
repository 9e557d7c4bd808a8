"""What disputes, revisions and events of a story all work on, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from secondsource.stories.case import Case
from secondsource.stories.disputes.counted import Counted, counted
from secondsource.stories.disputes.occasions import occasions
from secondsource.stories.disputes.sayings import Sayings, sayings
from secondsource.stories.disputes.tolls import GivenToll, tolls


@dataclass(frozen=True)
class Ground:
    """A story's distinct sentences, its occurrences, its figures, and the tolls among them."""

    said: Sayings
    occasions: tuple[int, ...]  # by report's place: the number of its occurrence
    figures: tuple[Counted, ...]
    tolls: Mapping[tuple[int, str], list[GivenToll]]  # by occurrence and what is counted


def groundwork(case: Case) -> Ground:
    """Read a story's sentences and figures, equal ones once."""
    said, when = sayings(case), occasions(case)
    figures = tuple(counted(case))
    return Ground(said, when, figures, tolls(figures, when))
