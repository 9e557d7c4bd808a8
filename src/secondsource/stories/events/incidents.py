"""What killed or hurt people and no event of the reports tells of: a bridge that gives way, a ferry that sinks.

PLOVER's types are of what people do to each other; accidents and disasters are none. Their tolls hang on no talks or
search that the reports happen to tell of beside: the sentences that count the dead make an event of their own, of the
type "incident", which says no more than that something happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.records import Place, Quoted
from secondsource.stories.disputes.counted import Counted, ordinal
from secondsource.stories.disputes.tolls import GivenToll
from secondsource.stories.events.moments import moment

TYPE = "incident"
SHOWN = 60  # pieces of evidence


@dataclass(frozen=True)
class Incident:
    """The tolls of one occurrence, as far as they tell of it."""

    counted: tuple[Counted, ...]  # each report's own tolls, in the story's order

    @property
    def weight(self) -> float:
        """How much of the story is about it: over the reports, how early each counts."""
        best: dict[int, float] = {}
        for c in self.counted:
            best[c.number] = max(best.get(c.number, 0.0), 1 / (1 + (c.sentence or 0)))
        return sum(best.values())

    @property
    def when(self) -> str | None:
        """When most say that it happened, the most exact day or time before a longer stretch; of two the earlier."""
        times = [c.member.reading.times[c.figure.when] for c in self.counted if c.figure.when is not None]
        stretches = [
            (last - first, value)
            for t in times
            if (value := moment(t.value))
            and (first := ordinal(t.start)) is not None
            and (last := ordinal(t.end)) is not None
        ]
        short = min((length for length, _ in stretches), default=0)
        days = Counter(value[:10] for length, value in stretches if length == short)
        return min(days, key=lambda v: (-days[v], v), default=None)

    @property
    def places(self) -> list[Place]:
        """Where, as often as the figures tell it."""
        return [c.member.reading.places[c.figure.place] for c in self.counted if c.figure.place is not None]

    @property
    def evidence(self) -> tuple[Quoted, ...]:
        """The first sentence of each report that counts."""
        first: dict[int, Counted] = {}
        for c in self.counted:
            first.setdefault(c.number, c)
        shown = [first[n] for n in sorted(first)][:SHOWN]
        return tuple(
            Quoted(report=c.member.id, span=c.evidence, informant=c.informant, when=c.member.when) for c in shown
        )


def incident(tolls: Iterable[Sequence[GivenToll]]) -> Incident:
    """The incident that some tolls of one occurrence count."""
    own = {(g.counted.number, g.counted.index): g.counted for given in tolls for g in given if g.main}
    return Incident(tuple(own[key] for key in sorted(own)))
