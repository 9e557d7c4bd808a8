"""How a report's figures stand to one another: parts of a whole, the same told again, new ones beside sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from secondsource.reading.figures.joining import Draft
from secondsource.records import Figure, Span
from secondsource.records.told import Change
from secondsource.vocabulary.figures import FigureWords

_NEAR = 40  # figures among which another's whole or repetition is looked for
_BACK = 3  # sentences back to the whole that "of them" or "among the dead" means


@dataclass(eq=False)
class Row:
    """A figure with what it was read from, before its number in the reading is known."""

    figure: Figure
    draft: Draft
    sentence: int  # number among the sentences that hold figures
    headline: bool
    amount: float | None
    named: str | None = None  # who gives it, where it is somebody named
    time: str | None = None  # when it happened or was counted, as a value
    whole: Row | None = None
    repeats: list[Span] = field(default_factory=list)  # where the report says it again


def find_wholes(rows: Sequence[Row], casualties: frozenset[str]) -> None:
    """Point each part to the nearest figure before it that may be its whole; to one after it where none is before."""
    for place, row in enumerate(rows):
        draft = row.draft
        if row.figure.counts not in casualties or not (draft.is_part or draft.among):
            continue
        far = draft.phrase.whole or draft.among  # "of them", "among the dead": the whole may stand sentences before
        behind = reversed(rows[max(place - _NEAR, 0) : place])
        before = (r for r in behind if row.sentence - r.sentence <= (_BACK if far else 0) and _may_hold(r, row))
        ahead = rows[place + 1 : place + 1 + _NEAR] if draft.among else []
        after = (r for r in ahead if r.sentence == row.sentence and _may_hold(r, row))
        found = list(islice(before, 1)), list(islice(after, 1))
        same = [r for r in found[0] if r.sentence == row.sentence]
        row.whole = next(iter(same + found[1] + found[0]), None)


def find_share(rows: Sequence[Row]) -> None:
    """Point a share to its whole where the last two figures are so: "34 of 51 drones", "90 cases, of which 12"."""
    if len(rows) < 2 or rows[-1].figure.counts != rows[-2].figure.counts or rows[-1].sentence != rows[-2].sentence:
        return
    before, last = rows[-2], rows[-1]
    start = before.draft.number.last + 1
    between = last.draft.clause.words[start : last.draft.number.first]
    if between[:1] == ("of",) and len(between) <= 2:
        before.whole = last
    elif last.draft.is_part and last.draft.phrase.empty:
        last.whole = before


def _may_hold(whole: Row, part: Row) -> bool:
    """Whether a figure may be another's whole: it counts the same, is no part itself, and is no smaller."""
    same = whole.figure.counts == part.figure.counts or "other" in (whole.figure.counts, part.figure.counts)
    if (
        not same
        or whole.draft.is_part
        or (whole.draft.among and part.draft.among)
        or whole.draft.number.kind in ("single", "nothing")
    ):
        return False
    least, most = part.amount or part.figure.low, whole.amount or whole.figure.high
    return least is None or most is None or least <= most


def change_of(draft: Draft, words: FigureWords) -> Change | None:
    """Whether a casualty's figure is a sum up to a day, or new beside one told before."""
    clause, number = draft.clause, draft.number
    after = clause.word(number.last + 1)
    if clause.word(number.first - 1) in words.new or after in words.new or draft.phrase.head in ("others", "more"):
        return "new"
    if draft.how == "toll":
        return "cumulative"
    near = range(max(number.first - 8, 0), min(draft.phrase.last + 12, len(clause)))
    return "cumulative" if any(words.sums.at(clause.words, place) for place in near) else None


def without_repeats(rows: Sequence[Row]) -> list[Row]:
    """Join figures that say the same again: the record is the one in the body that says whose it is.

    A headline's figure is the same as the body's of that number; two of the body's must also agree in bounds, in whom
    they count and in who gives them.
    """
    kept: dict[tuple[object, ...], list[Row]] = {}
    joined: dict[int, Row] = {}
    for row in sorted(rows, key=lambda r: (r.headline, r.figure.informant is None, r.figure.span)):
        alike = kept.setdefault(_key(row), [])
        same = next((k for k in alike[:_NEAR] if _repeats(k, row)), None)
        if same is None:
            alike.append(row)
            continue
        same.repeats += [row.figure.span, *row.repeats]
        same.whole = same.whole or row.whole
        joined[id(row)] = same
    left = sorted((row for alike in kept.values() for row in alike), key=lambda r: r.figure.span)
    for row in left:
        row.whole = joined.get(id(row.whole), row.whole)
    for row in left:
        above = row.whole
        while above is not None and above is not row:
            above = above.whole
        row.whole = None if above is row else row.whole  # the same told twice would be a part of itself
    return left


def _key(row: Row) -> tuple[object, ...]:
    """What figures that say the same have in common."""
    figure = row.figure
    number = (row.amount,) if row.amount is not None else (figure.value, figure.low, figure.high)
    return figure.counts, figure.unit, *number


def _repeats(one: Row, other: Row) -> bool:
    a, b = one.figure, other.figure
    same_number = one.amount is not None and one.amount == other.amount
    same_bounds = (a.value, a.low, a.high) == (b.value, b.low, b.high) and (a.value, a.low, a.high) != (None,) * 3
    if other.headline:
        return same_number or same_bounds
    if one.headline or one.sentence == other.sentence or not same_bounds:
        return False
    if _bounded(one) != _bounded(other):
        return False
    heads = {one.draft.phrase.head, other.draft.phrase.head} - {""}
    return len(heads) <= 1 and _same_name(one.named, other.named) and len({one.time, other.time} - {None}) <= 1


def _same_name(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one informant: one is not told, or holds the other ("the Nordia agency")."""
    if one is None or other is None:
        return True
    first, second = set(one.lower().split()), set(other.lower().split())
    return first <= second or second <= first


def _bounded(row: Row) -> str:
    """The number with its bound, in lower case: "at least 40" is not "more than 40"."""
    clause, number = row.draft.clause, row.draft.number
    return " ".join(clause.words[number.first : number.last + 1])
