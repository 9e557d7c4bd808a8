"""Events of several reports that are one: by type, time, place, who takes part, and like sentences.

Every event is compared with the first of each group so far, so the cost follows the number of distinct events times
that of groups; what copies tell is one event from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.events.telling import Telling

ALIKE = 0.62  # cosine of two sentences that tell one event
SHARING = 0.42  # the same where they share a participant or the word that tells it
PLAIN = 0.6  # certainty of an event that one sentence alone tells
MOST = 100  # groups of one type that an event is compared with


@dataclass
class Merged:
    """Tellings of one event, the first of them first."""

    occasion: int
    tellings: list[Telling] = field(default_factory=list)

    @property
    def first(self) -> Telling:
        """The telling that the others were compared with."""
        return self.tellings[0]

    @property
    def sure(self) -> bool:
        """Two sentences tell it, or one does with how it was done or by whom, or plainly enough."""
        return (
            len({t.saying for t in self.tellings}) > 1
            or any(t.event.mode or t.event.claimed_by or t.event.blamed for t in self.tellings)
            or max(t.event.certainty for t in self.tellings) >= PLAIN
        )

    @property
    def weight(self) -> float:
        """How much of the story is about it: over the reports, how early each tells it."""
        best: dict[int, float] = {}
        for t in self.tellings:
            best[t.number] = max(best.get(t.number, 0.0), t.event.certainty / (1 + t.sentence))
        return sum(best.values())


def merged(said: Sayings, tellings: Iterable[Telling], occasions: Sequence[int]) -> list[Merged]:
    """The events of a story, in the order in which they are first told."""
    groups: dict[tuple[int, str], list[Merged]] = {}
    found: list[Merged] = []
    known: dict[tuple[int, int, str, str], Merged] = {}
    for telling in tellings:
        occasion = occasions[telling.number]
        same = (occasion, telling.saying, telling.event.type, telling.trigger)
        if same not in known:
            held = groups.setdefault((occasion, telling.event.type), [])
            one = next((g for g in held[:MOST] if _one(said, g.first, telling)), None)
            if one is None:
                one = Merged(occasion)
                held.append(one)
                found.append(one)
            known[same] = one
        known[same].tellings.append(telling)
    return found


def _one(said: Sayings, a: Telling, b: Telling) -> bool:
    """Two tellings are of one event: neither time nor place speaks against it, and the sentences speak for it."""
    if a.days and b.days and (a.days[0] > b.days[1] or b.days[0] > a.days[1]):
        return False
    if a.recalled != b.recalled or not _one_place(a, b) or _to_come(a) != _to_come(b):
        return False
    cosine = float(said.vectors[a.saying] @ said.vectors[b.saying])
    shared = bool(a.parties & b.parties) or a.trigger == b.trigger
    return cosine >= (SHARING if shared else ALIKE)


def _to_come(t: Telling) -> bool:
    return t.event.modality in {"future", "hypothetical"}


_EXACT = frozenset({"city", "district", "facility"})


def _one_place(a: Telling, b: Telling) -> bool:
    """No two towns; a town and its country may be one place."""
    if a.place is None or b.place is None or a.place.name == b.place.name:
        return True
    if a.place.country != b.place.country and a.place.country and b.place.country:
        return False
    return not (a.place.precision in _EXACT and b.place.precision in _EXACT)
