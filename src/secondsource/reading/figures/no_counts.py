"""Numbers that count nothing: dates, clock times, ages, ordinals, parts of names and of compounds."""

from __future__ import annotations

from secondsource.reading.figures.amounts import DASHES, Number
from secondsource.reading.figures.clauses import Clause
from secondsource.vocabulary.figures import FigureWords

_GLUE = frozenset({"/", ".", ":", "#", "'", "@", "_", "&", "+", "%", "="}) | DASHES
_GLUED = frozenset({"/", ":", "_", "@"})
_YEARS = (1800, 2100)


def is_no_count(clause: Clause, number: Number, words: FigureWords) -> bool:
    """Whether a number is none that counts: a date, clock time, age, ordinal, or a part of a name or compound."""
    before, after = clause.word(number.first - 1), clause.word(number.last + 1)
    if clause.glued(number.first) and (before[:1].isalnum() or before in _GLUE):
        return True
    if clause.glued(number.last + 1) and (after in _GLUED or (after in DASHES and _compounded(clause, number, words))):
        return True
    if not number.digits:
        return False
    day = before in words.months and (number.amount or 0) <= 31
    if before in words.before_names or day or after in words.months:
        return True
    shape = clause.word(number.last)
    clock = len(shape) > 1 and shape[0] == "0" and "." not in shape
    return clock or _is_year(clause, number, words) or _is_age(clause, number)


def _compounded(clause: Clause, number: Number, words: FigureWords) -> bool:
    """Whether a number leads a compound that counts nothing: "20-member", "48-hour"; not "40-percent"."""
    after = number.last + 2
    return clause.glued(after) and words.units_of.at(clause.words, after) is None


def _is_year(clause: Clause, number: Number, words: FigureWords) -> bool:
    shape, amount = clause.word(number.last), number.amount or 0
    if len(shape) != 4 or not _YEARS[0] <= amount < _YEARS[1] or number.first != number.last:
        return False
    after = clause.word(number.last + 1)
    return after not in words.people and number.last + 1 not in clause.cues


def _is_age(clause: Clause, number: Number) -> bool:
    """Whether a number stands behind a name, between commas or, in text without marks, before "was"."""
    if number.first != number.last or (number.amount or 0) > 120:
        return False
    before, after = clause.word(number.first - 1), clause.word(number.last + 1)
    if before == "," and after in (",", ")", ".") and clause.shape(number.first - 2)[:1].isupper():
        return True
    return number.amount != 1 and after in ("was", "is", "has") and clause.tag(number.first - 1) == "PROPN"
