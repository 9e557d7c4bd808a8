"""Numbers in a sentence's pieces, with what bounds them: at least, up to, about, and ranges.

A number keeps low, best and high as UCDP does; docs/figures.md has the rules and the table of vague words.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.reading.figures.amounts import DASHES, Amount, Number, amount_at
from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.no_counts import is_no_count
from secondsource.vocabulary.figures import Bound, FigureWords

_JOINS = frozenset({"to", "or"}) | DASHES


def numbers(clause: Clause, words: FigureWords) -> Iterator[Number]:
    """Give the numbers of a sentence from left to right, ordinals, ages, dates and clock times left out."""
    place = 0
    while place < len(clause):
        word = clause.words[place]
        found = _number(clause, place, words) if word in words.openers or word[0].isdigit() else None
        if found is None:
            place += 1
            continue
        if not is_no_count(clause, found, words):
            yield found
        place = found.last + 1


def _number(clause: Clause, place: int, words: FigureWords) -> Number | None:
    start, bounds = place, list[Bound]()
    while (here := words.bounds.at(clause.words, start)) is not None and len(bounds) < 3:
        start += here[0]
        bounds.append(here[1])
    start = _past_sign(clause, start, words)
    core = amount_at(clause, start, words)
    if core is None and bounds and clause.word(start) in words.between_bound:
        start += 1
        core = amount_at(clause, start, words)
    if core is None:
        return _between(clause, place, words)
    bound: Bound | None = next((b for b in bounds if b != "about"), "about" if bounds else None)
    first = place if bounds else start
    upper = _upper(clause, start, core, words)
    if upper is not None:
        return _ranged(first, _scaled_as(clause, core, upper, words), upper)
    after = words.bounds_after.at(clause.words, core.last + 1)
    last = core.last
    if after and bound is None and amount_at(clause, core.last + 1 + after[0], words) is None:
        last, bound = core.last + after[0], after[1]
    return _bounded(first, last, core, bound)


def _past_sign(clause: Clause, place: int, words: FigureWords) -> int:
    """Where the number begins behind a sign of money, where one stands between it and its bound."""
    sign = words.sign_codes.at(clause.words, place)
    return place + sign[0] if sign else place


def _bounded(first: int, last: int, core: Amount, bound: Bound | None) -> Number:
    amount = core.amount
    if core.kind == "vague":
        return Number(first, last, core.kind, None, core.low, None, None)
    low = amount if bound in (None, "low") else None
    high = amount if bound in (None, "high") else None
    return Number(first, last, core.kind, amount, low, high, amount, core.digits)


def _scaled_as(clause: Clause, core: Amount, upper: Amount, words: FigureWords) -> Amount:
    """The lower end of a range by the scale of its upper end, where it has none: "2 to 3 million"."""
    word = clause.word(upper.last)
    scale = words.scales.get(word) or words.sets.get(word) or words.glued.get(word) or 1
    if clause.word(core.last) in words.scales or (core.amount or 0) * scale >= (upper.amount or 0):
        return core
    return Amount(core.last, core.kind, (core.amount or 0) * scale)


def _ranged(first: int, one: Amount, other: Amount) -> Number:
    return Number(first, other.last, "exact", None, one.amount, other.amount, None)


def _upper(clause: Clause, start: int, core: Amount, words: FigureWords) -> Amount | None:
    """The upper end of a range that begins with ``core``: "40 to 50", "40-50", "two or three"."""
    at = _past_percent(clause, core, words)
    join = clause.word(at)
    tied = join in DASHES and clause.glued(at)
    if join not in _JOINS or core.kind != "exact" or (clause.word(start - 1) in words.earlier and not tied):
        return None
    other = amount_at(clause, at + 1, words)
    if other is None and clause.word(start - 1) in words.signs:
        other = amount_at(clause, _past_sign(clause, at + 1, words), words)  # "$40 to $50"
    if other is None or other.kind != "exact" or core.amount is None or other.amount is None:
        return None
    if at > core.last + 1 and not words.percents.at(clause.words, other.last + 1):
        return None  # "17% to 3 towns"
    uneven = join in DASHES and clause.glued(at) != clause.glued(at + 1)
    far = join == "or" and other.amount > 2 * core.amount
    return None if other.amount <= core.amount or uneven or far else other


def _past_percent(clause: Clause, one: Amount, words: FigureWords) -> int:
    """The piece behind an amount, and behind "%" or "percent" that follows it."""
    sign = words.percents.at(clause.words, one.last + 1)
    return one.last + 1 + (sign[0] if sign else 0)


def _between(clause: Clause, place: int, words: FigureWords) -> Number | None:
    """A range told as "between 40 and 50"."""
    if clause.word(place) != "between":
        return None
    one = amount_at(clause, _past_sign(clause, place + 1, words), words)
    at = _past_percent(clause, one, words) if one else place
    if one is None or clause.word(at) != "and":
        return None
    other = amount_at(clause, _past_sign(clause, at + 1, words), words)
    if other is None or one.amount is None or other.amount is None or other.amount <= one.amount:
        return None
    return _ranged(place, _scaled_as(clause, one, other, words), other)
