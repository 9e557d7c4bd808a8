"""Revisions of states: closed and then open again, lost and then found, not known and then told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.records import Revised, Revision
from secondsource.stories.disputes.sayings import Place, Saying, Sayings
from secondsource.vocabulary.rivals import load_rivals

ALIKE = 0.5  # cosine of two sentences about one thing, at two times
SHARED = 14.0  # weight of the words that the two share
FEW = 200  # sentences of one state that are compared
MOST = 12  # sentences of one state


def of_states(said: Sayings) -> Iterator[Revision]:
    """Each change of a state that the reports tell, and what was not known at first."""
    words = load_rivals()
    for change in words.states:
        first = [s for s in said.all if change.was.search(s.text) and not change.became.search(s.text)]
        then = [s for s in said.all if change.became.search(s.text)]
        yield from _changes(said, (first, change.was), (then, change.became))
    open_ = [s for s in said.all if words.is_unknown.search(s.text) and words.asks.search(s.text)]
    told = [s for s in said.all if words.tells.search(s.text) and not words.is_unknown.search(s.text)]
    yield from _changes(said, (open_, words.is_unknown), (told, words.tells))


_State = tuple[list[Saying], re.Pattern[str]]


def _changes(said: Sayings, first: _State, then: _State) -> Iterator[Revision]:
    pairs = [(a, b) for a in first[0][:FEW] for b in then[0][:FEW] if _one_thing(said, a, b)]
    if not pairs:
        return
    before = sorted({a.number for a, _ in pairs})[:MOST]
    after = sorted({b.number for _, b in pairs})[:MOST]
    held = [_value(said, said.all[n], first[1]) for n in before] + [_value(said, said.all[n], then[1]) for n in after]
    yield Revision(about=_about(pairs), by=None, values=tuple(held))


def _one_thing(said: Sayings, a: Saying, b: Saying) -> bool:
    if a.number == b.number or float(said.vectors[a.number] @ said.vectors[b.number]) < ALIKE:
        return False
    one, other = said.member(a.places[0]), said.member(b.places[0])
    if one.compared.day is not None and other.compared.day is not None and one.compared.day > other.compared.day:
        return False
    return sum(_shared(a, b).values()) >= SHARED


def _shared(a: Saying, b: Saying) -> dict[str, float]:
    return {s: w for s, w in a.stems.items() if s in b.stems}


def _about(pairs: Sequence[tuple[Saying, Saying]]) -> str:
    """The words that the two states share, the rarest first."""
    shared = _shared(*pairs[0])
    return ", ".join(sorted(shared, key=lambda s: (-shared[s], s))[:3])


def _value(said: Sayings, saying: Saying, state: re.Pattern[str]) -> Revised:
    place: Place = saying.places[0]
    member = said.member(place)
    found = state.search(saying.text)
    return Revised(value=found[0] if found else saying.text, as_of=member.when, report=member.id, span=place.span)
