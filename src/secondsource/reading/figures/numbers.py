"""Numbers in a sentence's pieces: digits, number words, vague words, with what bounds them.

A number keeps low, best and high as UCDP does; docs/figures.md has the rules and the table of vague words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from secondsource.reading.figures.clauses import Clause
from secondsource.vocabulary.figures import Bound, FigureWords

Kind = Literal["exact", "vague", "unknown", "nothing", "single", "pair"]

_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?")
_JOINS = frozenset({"to", "-", "–", "—", "or"})
_DASHES = frozenset({"-", "–", "—"})
_MOST = 1e15  # what is greater is no count
_YEARS = (1800, 2100)


@dataclass(frozen=True)
class Number:
    """A number at pieces ``first`` to ``last`` of a sentence."""

    first: int
    last: int
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    amount: float | None  # the number itself, whatever bounds it; ``None`` for a vague one
    digits: bool = False  # written as bare digits


@dataclass(frozen=True)
class _Core:
    last: int
    kind: Kind
    amount: float | None
    low: float | None = None
    digits: bool = False


def numbers(clause: Clause, words: FigureWords) -> Iterator[Number]:
    """Give the numbers of a sentence from left to right, ordinals, ages, dates and clock times left out."""
    place = 0
    while place < len(clause):
        found = _number(clause, place, words)
        if found is None:
            place += 1
            continue
        if not _is_name(clause, found, words):
            yield found
        place = found.last + 1


def _number(clause: Clause, place: int, words: FigureWords) -> Number | None:
    start, bounds = place, list[Bound]()
    while (here := words.bounds.at(clause.words, start)) is not None and len(bounds) < 3:
        start += here[0]
        bounds.append(here[1])
    start = _past_sign(clause, start, words)
    core = _core(clause, start, words)
    if core is None and bounds and clause.word(start) in words.between_bound:
        start += 1
        core = _core(clause, start, words)
    if core is None:
        return _between(clause, place, words)
    bound: Bound | None = next((b for b in bounds if b != "about"), "about" if bounds else None)
    first = place if bounds else start
    upper = _upper(clause, start, core, words)
    if upper is not None:
        return _ranged(first, core, upper)
    after = words.bounds_after.at(clause.words, core.last + 1)
    last = core.last
    if after and bound is None:
        last, bound = core.last + after[0], after[1]
    return _bounded(first, last, core, bound)


def _past_sign(clause: Clause, place: int, words: FigureWords) -> int:
    """Where the number begins behind a sign of money, where one stands between it and its bound."""
    sign = words.sign_codes.at(clause.words, place)
    return place + sign[0] if sign else place


def _bounded(first: int, last: int, core: _Core, bound: Bound | None) -> Number:
    amount = core.amount
    if core.kind == "vague":
        return Number(first, last, core.kind, None, core.low, None, None)
    low = amount if bound in (None, "low") else None
    high = amount if bound in (None, "high") else None
    return Number(first, last, core.kind, amount, low, high, amount, core.digits)


def _ranged(first: int, one: _Core, other: _Core) -> Number:
    return Number(first, other.last, "exact", None, one.amount, other.amount, None)


def _upper(clause: Clause, start: int, core: _Core, words: FigureWords) -> _Core | None:
    """The upper end of a range that begins with ``core``: "40 to 50", "40-50", "two or three"."""
    join = clause.word(core.last + 1)
    if join not in _JOINS or core.kind != "exact" or clause.word(start - 1) in words.earlier:
        return None
    other = _core(clause, core.last + 2, words)
    if other is None or other.kind != "exact" or core.amount is None or other.amount is None:
        return None
    if other.amount <= core.amount:
        return None
    if join in _DASHES and clause.glued(core.last + 1) != clause.glued(core.last + 2):
        return None
    if join == "or" and other.amount > 2 * core.amount:
        return None
    return other


def _between(clause: Clause, place: int, words: FigureWords) -> Number | None:
    """A range told as "between 40 and 50"."""
    if clause.word(place) != "between":
        return None
    one = _core(clause, place + 1, words)
    if one is None or clause.word(one.last + 1) != "and":
        return None
    other = _core(clause, one.last + 2, words)
    if other is None or one.amount is None or other.amount is None or other.amount <= one.amount:
        return None
    return _ranged(place, one, other)


def _core(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    word = clause.word(place)
    if word[:1].isdigit():
        return _digits(clause, place, words)
    if word not in words.starters:
        return None
    return (
        _some(clause, place, words)
        or _spelled(clause, place, words)
        or _many(clause, place, words)
        or _nothing(clause, place, words)
        or _persons(clause, place, words)
    )


def _digits(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    word = clause.word(place)
    if not _DIGITS.fullmatch(word) or len(word) > 18:
        return None
    amount, last = float(word.replace(",", "")), place
    following = clause.word(place + 1)
    if clause.glued(place + 1) and following[:1].isalpha():
        if following not in words.glued:
            return None
        amount, last = amount * words.glued[following], place + 1
    amount, last = _scaled(clause, amount, last, words)
    return _Core(last, "exact", amount, digits=last == place) if amount < _MOST else None


def _scaled(clause: Clause, amount: float, last: int, words: FigureWords) -> tuple[float, int]:
    """The amount times the scales and dozens that follow it: "1.2 million", "two dozen"."""
    while True:
        word = clause.word(last + 1)
        plural = word[:-1] if word.endswith("s") else word
        factor = words.scales.get(word) or words.sets.get(plural)
        if factor is None or amount * factor > _MOST:
            return _rounded(amount), last
        amount, last = amount * factor, last + 1


def _rounded(amount: float) -> float:
    """The amount without the noise of binary fractions: 1.1 million is 1,100,000."""
    return float(round(amount)) if abs(amount - round(amount)) < 1e-6 * max(1.0, amount) and amount > 1 else amount


def _spelled(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    """A number in words: "twenty-five", "two hundred and forty thousand", "one and a half million"."""
    total, current, last, largest = 0, -1, place - 1, 10**18  # -1: nothing told since the last scale
    at = place
    while True:
        word = clause.word(at)
        if word in _DASHES and clause.glued(at) and clause.glued(at + 1) and clause.word(at + 1) in words.units:
            at += 1
            continue
        if word == "and" and last >= place and clause.word(last) in words.scales and current not in range(1, 100):
            follows = clause.word(at + 1)
            if follows in words.units or follows in words.tens:
                at += 1
                continue
            break
        step = _step(word, current, largest, words)
        if step is None:
            break
        added, current, largest = step
        total += added
        last = at
        at += 1
    if last < place:
        return None
    amount = float(total + max(current, 0))
    if clause.words[last + 1 : last + 4] == ("and", "a", "half"):
        amount, last = amount + 0.5, last + 3
    amount, last = _scaled(clause, amount, last, words)
    return _Core(last, "exact", amount) if amount < _MOST else None


def _step(word: str, current: int, largest: int, words: FigureWords) -> tuple[int, int, int] | None:
    """What a further word makes of a number: what is added to its total, its last group, its last scale."""
    found: tuple[int, int, int] | None = None
    if word in words.units:
        value = words.units[word]
        after_ten = current % 100 >= 20 and current % 10 == 0 and 0 < value < 10
        if current < 0 or (current and value and current % 100 == 0) or after_ten:
            found = 0, max(current, 0) + value, largest
    elif word in words.tens:
        if current < 0 or (current and current % 100 == 0):
            found = 0, max(current, 0) + words.tens[word], largest
    elif word == "hundred":
        if 0 < current < 100:
            found = 0, current * 100, largest
    elif word in words.scales and current > 0 and words.scales[word] < largest:
        found = current * words.scales[word], -1, words.scales[word]
    return found


def _some(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    """Numbers that begin with "a", "half" or a word for few: "a dozen", "half a million", "a few hundred"."""
    word, unknown = clause.word(place), words.unknown_phrases.at(clause.words, place)
    if unknown:
        return _Core(place + unknown[0] - 1, "unknown", None)
    if word == "half" and clause.word(place + 1) in ("a", "an"):
        amount, last = _scaled(clause, 0.5, place + 1, words)
        return _Core(last, "exact", amount) if last > place + 1 else None
    article = word in ("a", "an")
    few = place + 1 if article else place
    if clause.word(few) in words.few:
        return _few(clause, few, words, article=article)
    if article:
        amount, last = _scaled(clause, 1.0, place, words)
        if last > place:
            return _Core(last, "exact", amount)
    return None


def _few(clause: Clause, place: int, words: FigureWords, *, article: bool) -> _Core | None:
    word = clause.word(place)
    if word != "several" and not article:
        return None
    last = place + 1 if clause.word(place + 1) == "of" and clause.word(place + 2) in words.scales else place
    low, last = _scaled(clause, float(words.few[word]), last, words)
    if word in ("couple", "handful") and last == place and clause.word(place + 1) not in ("of", "more"):
        return None
    return _Core(last, "vague", None, low)


def _many(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    """Vague plurals: "dozens", "tens of thousands", "hundreds of thousands"."""
    word = clause.word(place)
    if word not in words.many:
        if word in words.scales and clause.word(place - 1) not in words.units:
            return None
        return None
    low, last = float(words.many[word]), place
    while clause.word(last + 1) == "of" and clause.word(last + 2)[:-1] in words.scales:
        low, last = low * words.scales[clause.word(last + 2)[:-1]], last + 2
    if word == "tens" and last == place and clause.word(place + 1) != "of":
        return None
    return _Core(last, "vague", None, low)


def _nothing(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    body = words.nobody_phrases.at(clause.words, place)
    if body:
        return _Core(place + body[0] - 1, "nothing", 0.0)
    return _Core(place, "nothing", 0.0) if clause.word(place) in words.nothing else None


def _persons(clause: Clause, place: int, words: FigureWords) -> _Core | None:
    """One person told without a number, "a woman", or two of them, "a man and a woman"."""
    one = _person(clause, place, words)
    if one is None:
        return None
    if clause.word(one + 1) == "and":
        other = _person(clause, one + 2, words)
        if other is not None:
            return _Core(other, "pair", 2.0)
    return _Core(one, "single", 1.0)


def _person(clause: Clause, place: int, words: FigureWords) -> int | None:
    if clause.word(place) not in ("a", "an", "his", "her"):
        return None
    for last in range(place + 1, min(place + 4, len(clause))):
        if clause.word(last) in words.one_person and clause.word(last + 1) not in words.one_person:
            return last
        if clause.word(last) in words.stops or not clause.word(last)[:1].isalpha():
            return None
    return None


def _is_name(clause: Clause, number: Number, words: FigureWords) -> bool:
    """Whether a number is none that counts: a date, clock time, age, ordinal, or a part of a name or compound."""
    before, after = clause.word(number.first - 1), clause.word(number.last + 1)
    glued_before, glued_after = clause.glued(number.first), clause.glued(number.last + 1)
    if glued_before and (before[:1].isalnum() or before in ("/", ".", ":", "#", "'", "@", "_", "&", "+") or before in _DASHES):
        return True
    if glued_after and (after in ("/", ":", "_", "@") or (after in _DASHES and _compounded(clause, number.last, words))):
        return True
    if not number.digits:
        return number.kind == "exact" and after in ("th", "nd", "rd")
    if before in words.before_names or (before in words.months and (number.amount or 0) <= 31):
        return True
    if after in words.months or before == "#" or (len(clause.word(number.last)) > 1 and clause.word(number.last)[0] == "0"):
        return "." not in clause.word(number.last) or after in words.months
    return _is_year(clause, number, words) or _is_age(clause, number)


def _compounded(clause: Clause, last: int, words: FigureWords) -> bool:
    """Whether a number leads a compound that counts nothing: "20-member", "48-hour"; not "40-percent"."""
    return clause.glued(last + 2) and words.units_of.at(clause.words, last + 2) is None


def _is_year(clause: Clause, number: Number, words: FigureWords) -> bool:
    shape, amount = clause.word(number.last), number.amount or 0
    if len(shape) != 4 or not _YEARS[0] <= amount < _YEARS[1] or number.first != number.last:
        return False
    after = clause.word(number.last + 1)
    return after not in words.people and number.last + 1 not in clause.cues


def _is_age(clause: Clause, number: Number) -> bool:
    """Whether a number is told between commas behind a name, or stands so in text without marks: "Amir Sol, 34, was"."""
    if number.first != number.last or (number.amount or 0) > 120:
        return False
    before, after = clause.word(number.first - 1), clause.word(number.last + 1)
    if before == "," and after in (",", ")", ".") and clause.shape(number.first - 2)[:1].isupper():
        return True
    return number.amount != 1 and after in ("was", "is", "has") and clause.tag(number.first - 1) == "PROPN"
