"""Revisions of figures: a count that changed from report to report, or that one voice changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product

from secondsource.records import Revised, Revision
from secondsource.stories.bounds import best
from secondsource.stories.disputes.at_odds import at_odds
from secondsource.stories.disputes.counted import Counted
from secondsource.stories.disputes.occasions import joined
from secondsource.stories.disputes.quantities import (
    Quantity,
    day_of,
    one_matter,
    quantities,
    voice_of_quantity,
    with_equals,
)
from secondsource.stories.disputes.replacing import replaced
from secondsource.stories.disputes.sayings import Sayings
from secondsource.stories.disputes.tolls import WHOLES, GivenToll
from secondsource.stories.disputes.voices import Voice, one
from secondsource.vocabulary.rivals import load_rivals

MOST = 60  # values of a revision
FEW = 200  # numbers of a story that are compared
FAR = 3.0  # by how much a number can change and still be the same count


def of_tolls(held: Mapping[tuple[int, str], list[GivenToll]], said: Sayings) -> Iterator[Revision]:
    """The tolls of each occurrence as they went from value to value; none where the reports agree.

    What one voice changed of its own comes first, each voice by itself; then what the reports gave one after another.
    Two voices that stand against each other on one day revise nothing: a rival of who changed their own number is left
    out, and what is told of one day alone by several voices is no revision of the story's.
    """
    for (_, counts), given in sorted(held.items()):
        about = load_rivals().counting[counts]
        owners = _owners(given, said)
        for by, changing in owners:
            yield Revision(about=about, by=by, values=tuple(revised(c) for c in changing))
        kept = _without_rivals(given, {(c.number, c.index) for _, changing in owners for c in changing})
        changing = _changing([g.counted for g in kept], said)
        known = {best(c.figure) for _, each in owners for c in each}
        if len({c.day for c in changing}) > 1 and not {best(c.figure) for c in changing} <= known:
            yield Revision(about=about, by=None, values=tuple(revised(c) for c in changing))


def _owners(given: Sequence[GivenToll], said: Sayings) -> list[tuple[str, list[Counted]]]:
    """The voices that give other numbers at other times, by name, each with its values, in the order of the first."""
    voices: list[list[GivenToll]] = []
    for g in given:
        if g.voice.name is not None:
            mine = next((held for held in voices if _surely_one(held[0].voice, g.voice)), None)
            if mine is None:
                voices.append([g])
            else:
                mine.append(g)
    changing = [(held, _changing([g.counted for g in held], said)) for held in voices]
    return [(_fullest(held), values) for held, values in changing if values]


def _surely_one(a: Voice, b: Voice) -> bool:
    """The two are one voice: one name, or one that can be looked up, in full and in short; "officials" may be any."""
    if a.name is None or b.name is None:
        return False
    return a.name.lower() == b.name.lower() or (a.named and b.named and one(a, b))


def _fullest(held: Sequence[GivenToll]) -> str:
    """The longest name of one voice, the first by letters."""
    return min((g.voice.name or "" for g in held), key=lambda name: (-len(name), name))


def _without_rivals(given: Sequence[GivenToll], own: set[tuple[int, int]]) -> list[GivenToll]:
    """Those that stand against none of one voice's own values; all where no voice changed its own."""
    if not own:
        return list(given)
    rivals = {g.counted.bounds for g in at_odds(given)}
    return [g for g in given if g.counted.bounds not in rivals or (g.counted.number, g.counted.index) in own]


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


def of_quantities(said: Sayings) -> Iterator[Revision]:
    """Numbers of any thing: a former and a new one in one sentence, or one that a later sentence puts in its place."""
    held = quantities(said)
    pairs = [*_in_one(held), *_in_two(said, held)]
    for group in joined(pairs):
        values = {q.amount for q in group}
        if len(values) > 1:
            first = sorted(
                with_equals(group, held),
                key=lambda q: (day_of(said, q) or date.max.toordinal(), not q.former, q.saying.number),
            )
            told = tuple(_given(said, q) for q in first[:MOST])
            names = {v.informant for v in told}
            what = next((" ".join(q.nouns) for q in first if q.nouns), "")
            yield Revision(about=f"number of {what}", by=names.pop() if len(names) == 1 else None, values=told)


def _in_one(held: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of one thing in one sentence, of which one was given before."""
    for a, b in pairwise(held):
        if a.saying is b.saying and a.former != b.former and a.amount != b.amount and a.of_one(b):
            yield a, b


def _in_two(said: Sayings, held: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """A number, and one that a later report says took its place, or that the same voice gives later."""
    for new, old in product(held[:FEW], held[:FEW]):
        day, before = day_of(said, new), day_of(said, old)
        if day is None or before is None or before >= day or old.bounds.meets(new.bounds):
            continue
        if max(old.amount, new.amount) > FAR * min(old.amount, new.amount) or not old.of_one(new):
            continue
        if not one_matter(said, old, new):
            continue
        words, text = load_rivals(), new.saying.text
        voices = voice_of_quantity(said, old), voice_of_quantity(said, new)
        if (words.updates.search(text) and not words.was_formerly.search(text)) or _surely_one(*voices):
            yield old, new


def _given(said: Sayings, quantity: Quantity) -> Revised:
    place = quantity.saying.places[0]
    member = said.member(place)
    return Revised(
        value=quantity.words,
        as_of=member.when,
        report=member.id,
        span=place.span,
        informant=voice_of_quantity(said, quantity).name,
    )


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


def _age(c: Counted) -> tuple[object, ...]:
    """Sort key: the day up to which it was counted, then when its report came out, what it has from before first.

    Of one time the lower is first, for tolls grow as bodies are found.
    """
    day = c.day if c.day is not None else date.max.toordinal()
    return day, c.told, not c.former, best(c.figure) or 0.0, c.number, c.index


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
