"""Revisions of figures: a count that changed from report to report, or that one voice changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from secondsource.records import Revised, Revision
from secondsource.stories.disputes.bounds import best
from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.replacing import replaced
from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.disputes.tolls import WHOLES, Given
from secondsource.vocabulary.rivals import load_rivals

MOST = 60  # values of a revision


def of_tolls(held: Mapping[tuple[int, str], list[Given]], said: Sayings) -> Iterator[Revision]:
    """The tolls of each occurrence as they went from value to value; none where the reports agree."""
    for (_, counts), given in sorted(held.items()):
        changing = _changing([g.counted for g in given], said)
        if changing:
            yield Revision(
                about=load_rivals().counting[counts], by=_by(changing), values=tuple(revised(c) for c in changing)
            )


def of_things(figures: Iterable[Counted], said: Sayings) -> Iterator[Revision]:
    """Other numbers of one thing, told at two times with words that say that one took the other's place."""
    buckets: dict[tuple[str, str | None, str], list[Counted]] = {}
    for c in figures:
        if c.figure.counts not in WHOLES and c.figure.part_of is None and c.kind:
            for stem in sorted(c.kind):
                buckets.setdefault((c.figure.counts, c.figure.unit, stem), []).append(c)
    done: set[tuple[int, int]] = set()
    for _, held in sorted(buckets.items(), key=lambda item: (item[0][0], item[0][1] or "", item[0][2])):
        fresh = [c for c in held if (c.number, c.index) not in done]
        changing = _changing(replaced(fresh, said), said)
        if changing:
            done.update((c.number, c.index) for c in changing)
            what = changing[0].member.quote(changing[0].figure.who or changing[0].figure.span)
            yield Revision(about=f"number of {what}", by=_by(changing), values=tuple(revised(c) for c in changing))


def _changing(figures: Sequence[Counted], said: Sayings) -> list[Counted]:
    """One figure for each value in each distinct sentence, oldest first; empty where there is but one value."""
    seen: dict[tuple[object, ...], Counted] = {}
    for c in figures:
        if (c.figure.value is None and c.figure.high is None) or c.bounds.high == 0:
            continue  # "dozens" is no value that 40 could take the place of; "nobody" is denied, not revised
        where = c.evidence if c.sentence is None else said.at[c.number, c.sentence]
        seen.setdefault((c.bounds, where), c)
    few = sorted(list(seen.values())[:MOST], key=_age)
    return few if any(_later(a, b) for i, a in enumerate(few) for b in few[i + 1 :]) else []


def _later(a: Counted, b: Counted) -> bool:
    """The one gives another number than the other, in another report or as of another day."""
    return best(a.figure) != best(b.figure) and (a.number != b.number or a.day != b.day)


def _age(c: Counted) -> tuple[int, float, int, int]:
    """Sort key: the day up to which it was counted; of one day the lower first, for tolls grow as bodies are found."""
    day = c.day if c.day is not None else date.max.toordinal()
    return day, best(c.figure) or 0.0, c.number, c.index


def _by(figures: Sequence[Counted]) -> str | None:
    """Who changed it: the one voice that gives all values, or nobody alone."""
    names = {c.informant for c in figures}
    return names.pop() if len(names) == 1 else None


def revised(c: Counted) -> Revised:
    """A figure as one of the values that a toll or a revision went through."""
    day = date.fromordinal(c.day).isoformat() if c.day is not None else c.member.when
    return Revised(
        value=c.words,
        as_of=day,
        report=c.member.id,
        span=c.evidence,
        informant=c.informant,
        low=c.figure.low,
        high=c.figure.high,
    )
