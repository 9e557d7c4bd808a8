"""Amounts in a sentence's pieces: digits, number words, vague words and persons told without a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from secondsource.reading.figures.clauses import Clause
from secondsource.vocabulary.figures import FigureWords

Kind = Literal["exact", "vague", "unknown", "nothing", "single", "pair"]

DASHES = frozenset({"-", "–", "—"})
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 9  # pieces of what describes a person
_MOST = 1e15  # what is greater is no count


@dataclass(frozen=True)
class Amount:
    """An amount that ends at piece ``last``, before anything bounds it."""

    last: int
    kind: Kind
    amount: float | None
    low: float | None = None  # the least that a vague word tells
    digits: bool = False  # written as bare digits


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


def amount_at(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """Give the amount that begins at a piece, the longest there is."""
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


def _digits(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    word = clause.word(place)
    if not _DIGITS.fullmatch(word) or len(word) > 18:
        return None
    if clause.word(place + 1) in words.people and _EUROPEAN.fullmatch(word):
        word = word.replace(".", "")  # people are counted whole: "1.000 residents"
    amount, last = float(word.replace(",", "")), place
    following = clause.word(place + 1)
    if clause.glued(place + 1) and following[:1].isalpha():
        if following not in words.glued:
            return None
        amount, last = amount * words.glued[following], place + 1
    amount, last = _scaled(clause, amount, last, words)
    return Amount(last, "exact", amount, digits=last == place) if amount < _MOST else None


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


def _spelled(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """A number in words: "twenty-five", "two hundred and forty thousand", "one and a half million"."""
    total, current, last, largest = 0, -1, place - 1, 10**18  # -1: nothing told since the last scale
    at = place
    while True:
        word = clause.word(at)
        if word in DASHES and clause.glued(at) and clause.glued(at + 1) and clause.word(at + 1) in words.units:
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
    return Amount(last, "exact", amount) if amount < _MOST else None


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


def _some(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """Numbers that begin with "a", "half" or a word for few: "a dozen", "half a million", "a few hundred"."""
    word, unknown = clause.word(place), words.unknown_phrases.at(clause.words, place)
    if unknown:
        return Amount(place + unknown[0] - 1, "unknown", None)
    article = word in ("a", "an")
    few = place + 1 if article else place
    if clause.word(few) in words.few:
        return _few(clause, few, words, article=article)
    if word in words.sets:
        return Amount(place, "exact", float(words.sets[word]))
    return _one(clause, place, words)


def _one(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """One of a scale or set, or a share of one: "a million", "half a million", "a quarter of a million"."""
    share, last = 1.0, place
    if clause.word(place) == "half" and clause.word(place + 1) in ("a", "an"):
        share, last = 0.5, place + 1
    elif clause.words[place + 1 : place + 4] in (("quarter", "of", "a"), ("quarter", "of", "an")):
        share, last = 0.25, place + 3
    if clause.word(last) not in ("a", "an"):
        return None
    amount, end = _scaled(clause, share, last, words)
    return Amount(end, "exact", amount) if end > last else None


def _few(clause: Clause, place: int, words: FigureWords, *, article: bool) -> Amount | None:
    word = clause.word(place)
    if word != "several" and not article:
        return None
    last = place + 1 if clause.word(place + 1) == "of" and clause.word(place + 2) in words.scales else place
    low, last = _scaled(clause, float(words.few[word]), last, words)
    if word in ("couple", "handful") and last == place and clause.word(place + 1) not in ("of", "more"):
        return None
    return Amount(last, "vague", None, low)


def _many(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """Vague plurals: "dozens", "tens of thousands", "hundreds of thousands"."""
    word = clause.word(place)
    if word not in words.many:
        return None
    low, last = float(words.many[word]), place
    while clause.word(last + 1) == "of" and clause.word(last + 2)[:-1] in words.scales:
        low, last = low * words.scales[clause.word(last + 2)[:-1]], last + 2
    if word == "tens" and last == place and clause.word(place + 1) != "of":
        return None
    return Amount(last, "vague", None, low)


def _nothing(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    body = words.nobody_phrases.at(clause.words, place)
    if body:
        return Amount(place + body[0] - 1, "nothing", 0.0)
    return Amount(place, "nothing", 0.0) if clause.word(place) in words.nothing else None


def _persons(clause: Clause, place: int, words: FigureWords) -> Amount | None:
    """One person told without a number, "a woman", or two of them, "a man and a woman"."""
    one = _person(clause, place, words)
    if one is None:
        return None
    if clause.word(one + 1) == "and":
        other = _person(clause, one + 2, words)
        if other is not None:
            return Amount(other, "pair", 2.0)
    return Amount(one, "single", 1.0)


def _person(clause: Clause, place: int, words: FigureWords) -> int | None:
    """The last piece of a person told with an article, with what describes them: "a 15-year-old boy"."""
    if clause.word(place) not in ("a", "an", "his", "her"):
        return None
    said = 0  # words of description; a compound is one
    for last in range(place + 1, min(place + _LONGEST, len(clause))):
        word = clause.word(last)
        if word in words.one_person and clause.word(last + 1) not in words.one_person:
            return last
        glued = clause.glued(last) or word in DASHES
        said += not glued
        if said > 2 or word in words.stops or not (word.isalnum() or glued):
            return None
    return None
