"""Figures of no casualties: money, shares and changes in percent, distances and other measures, and things counted."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.reading.figures.casualties import Draft
from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.phrases import Phrase, phrase_after
from secondsource.reading.figures.numbers import Number
from secondsource.records import Span
from secondsource.records.told import Change
from secondsource.vocabulary.figures import FigureWords

_NEAR = 3  # pieces between a percentage and the word for its rise or fall
_BACK = 14  # pieces back to the subject of a rise or fall
_OF = frozenset({"in", "of", "for", "worth"})


@dataclass(frozen=True)
class Measure:
    """What a number that counts no casualty is of."""

    counts: str
    unit: str | None
    span: Span
    who: Span | None
    change: Change | None = None


def measure(draft: Draft, words: FigureWords) -> Measure | None:
    """Give what a number measures or counts, where the vocabulary knows it; "no" and lone persons count nothing."""
    number = draft.number
    if number.kind in ("nothing", "single", "pair"):
        return None
    return _amount(draft, words) or _thing(draft, words)


def _amount(draft: Draft, words: FigureWords) -> Measure | None:
    clause, number = draft.clause, draft.number
    after = number.last + 1 + (clause.word(number.last + 1) == "-")
    after += clause.word(after) == "of"
    unit = words.units_of.at(clause.words, after)
    sign = words.sign_codes.before(clause.words, number.first)
    inner = next((s for p in range(number.first, number.last) if (s := words.sign_codes.at(clause.words, p))), None)
    if sign or inner:
        code = sign[1] if sign else inner[1] if inner else None
        first = number.first - (sign[0] if sign else 0)
        return Measure("money", code, clause.over(first, number.last), _follows(clause, number.last + 1, words))
    if unit is None:
        return None
    length, (kind, name) = unit
    last = after + length - 1
    if kind == "percent":
        return _percent(clause, number, last, name, words)
    if kind == "money" and clause.word(after) == "won" and clause.tag(after) == "VERB":
        return None
    who = _follows(clause, last + 1, words) if kind == "money" else None
    return Measure(kind, name, clause.over(number.first, last), who)


def _follows(clause: Clause, place: int, words: FigureWords) -> Span | None:
    """What an amount is in, of or for: "$3 million in aid"."""
    if clause.word(place) not in _OF:
        return None
    return _phrase_span(clause, place, words)


def _phrase_span(clause: Clause, preposition: int, words: FigureWords) -> Span | None:
    start = preposition + 1
    start += clause.word(start) in ("the", "a", "an", "its", "their", "his", "all")
    found = phrase_after(clause, Number(start - 1, start - 1, "exact", None, None, None, None), words)
    if found.empty or clause.word(found.last) in words.no_figures or clause.word(found.first) in words.months:
        return None
    return clause.over(found.first, found.last)


def _percent(clause: Clause, number: Number, last: int, unit: str, words: FigureWords) -> Measure:
    """A share of something, or a rise or fall of it."""
    span = clause.over(number.first, last)
    for place in range(last + 1, min(last + 1 + _NEAR, len(clause))):
        change = _direction(clause.word(place), words)
        if change and clause.word(place) not in ("more", "less", "up", "down"):
            who = _phrase_span(clause, place + 1, words) if clause.word(place + 1) in ("in", "of") else None
            return Measure("percent", unit, span, who, change)
    for place in range(number.first - 1, max(number.first - 1 - _NEAR, -1), -1):
        change = _direction(clause.word(place), words)
        if change:
            return Measure("percent", unit, span, _subject(clause, place, words), change)
    who = _phrase_span(clause, last + 1, words) if clause.word(last + 1) == "of" else None
    return Measure("percent", unit, span, who)


def _direction(word: str, words: FigureWords) -> Change | None:
    return "increase" if word in words.increase else "decrease" if word in words.decrease else None


def _subject(clause: Clause, verb: int, words: FigureWords) -> Span | None:
    """The noun phrase before a verb of rise or fall, with what "of" and "in" join to it."""
    last = verb - 1
    while last >= 0 and (clause.word(last) in words.light or clause.tag(last) in ("AUX", "ADV")):
        last -= 1
    first = last
    while first > 0 and last - first < _BACK and _goes_on(clause, first - 1, words):
        first -= 1
    while first < last and clause.word(first) in words.stops:
        first += 1
    if first < 0 or last < 0 or not clause.word(last)[:1].isalpha() or clause.word(last) in words.stops:
        return None
    return clause.over(first, last)


def _goes_on(clause: Clause, place: int, words: FigureWords) -> bool:
    word = clause.word(place)
    if not word[:1].isalpha() or clause.tag(place) in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
        return False
    return word not in words.stops or word in ("of", "in", "the", "for", "a", "an", "its", "their")


def _thing(draft: Draft, words: FigureWords) -> Measure | None:
    clause, number, phrase = draft.clause, draft.number, draft.phrase
    if phrase.empty or phrase.whole or number.kind == "unknown" or number.amount == 1:
        return None
    kind = words.thing_kinds.get(phrase.head)
    if kind is None or phrase.head in words.no_figures:
        return None
    return Measure(kind, None, clause.over(number.first, number.last), _who(clause, phrase))


def _who(clause: Clause, phrase: Phrase) -> Span:
    return clause.over(phrase.first, phrase.last)
