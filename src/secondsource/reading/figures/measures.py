"""Figures of no casualties: money, shares and changes in percent, distances and other measures, and things counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from secondsource.reading.figures.amounts import Number
from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.joining import Draft
from secondsource.reading.figures.phrases import phrase_after
from secondsource.records import Span
from secondsource.records.told import Change
from secondsource.vocabulary.figures import FigureWords

_SURELY = 1e6  # an amount of money, where its unit may be of weight
_NEAR = 3  # pieces between a percentage and the word for its rise or fall
_LONG = 4  # words of what is counted; more are no one phrase
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
    sign = sign_of(clause, number, words)
    if sign is not None:
        first, code = sign
        return Measure("money", code, clause.over(first, number.last), _follows(clause, number.last + 1, words))
    after = number.last + 1 + (clause.word(number.last + 1) == "-")
    after += clause.word(after) == "of"
    if clause.shape(after) in words.codes:
        return Measure(
            "money", clause.shape(after), clause.over(number.first, after), _follows(clause, after + 1, words)
        )
    unit = words.units_of.at(clause.words, after)
    if unit is None:
        return None
    length, (kind, name) = unit
    last = after + length - 1
    if kind == "percent":
        return _percent(clause, number, last, name, words)
    if kind == "money" and clause.word(after) in words.unsure_units:
        amount = number.amount or number.high or number.low or 0
        if amount < _SURELY and words.money.isdisjoint(clause.words):
            return None
    who = _follows(clause, last + 1, words) if kind == "money" else _measured(clause, last + 1, words)
    return Measure(kind, name or None, clause.over(number.first, last), who)


def in_report(found: Measure, text: str, told: dict[int, str], words: FigureWords) -> Measure:
    """Give money in "crowns" the currency of "Norwegian crowns" told before; ``told`` keeps the last by shared name."""
    if found.counts != "money":
        return found
    said = text[slice(*found.span)].lower().split()
    shared = words.shared_names.get(said[-1])
    if shared is None:
        return found
    for length in (2, 3):
        full = words.full_currencies.get(" ".join(said[-length:]))
        if full is not None:
            told[shared] = full[1]
            return found
    return replace(found, unit=told.get(shared, found.unit))


def _measured(clause: Clause, place: int, words: FigureWords) -> Span | None:
    """What a length or weight is of: "12 tonnes of wheat", "a 40 km (25 mile) border"."""
    if clause.word(place) == "(" and ")" in clause.words[place : place + 5]:
        place += clause.words[place : place + 5].index(")") + 1
    if clause.word(place) == "of":
        return _phrase_span(clause, place, words)
    found = phrase_after(clause, Number(place - 1, place - 1, "exact", None, None, None, None), words)
    return None if found.empty else clause.over(found.first, found.last)


def is_conversion(draft: Draft, found: Measure, words: FigureWords) -> bool:
    """Whether a measure says the one before it again in another unit: "40 km (25 miles)"."""
    clause, first = draft.clause, draft.number.first
    if clause.word(first - 1) != "(" or found.unit is None:
        return False
    for length in (1, 2, 3):
        unit = words.units_of.at(clause.words, first - 1 - length)
        if unit is not None and unit[0] == length and unit[1][0] == found.counts:
            return True
    return False


def sign_of(clause: Clause, number: Number, words: FigureWords) -> tuple[int, str] | None:
    """The sign or code of money before a number, or between it and its bound: its first piece and the currency."""
    for place in range(number.first - 1, number.last):
        if clause.shape(place) in words.codes:
            return min(place, number.first), clause.shape(place)
        found = words.sign_codes.at(clause.words, place)
        if found:
            before = words.sign_codes.at(clause.words, place - 1)
            longer = before is not None and before[0] == 2 and clause.glued(place)  # "A$", and no "a $5 note"
            if longer and before is not None:
                return min(place - 1, number.first), before[1]
            if found[0] == 1:
                return min(place, number.first), found[1]
    return None


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
    near = 1 if clause.word(last + 1) == "of" else _NEAR  # "provides 50% of" tells a share
    for place in range(number.first - 1, max(number.first - 1 - near, -1), -1):
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
    while last >= 0 and _is_helper(clause, last, words):
        last -= 1
    first = last
    while first > 0 and last - first < _BACK and _goes_on(clause, first - 1, words):
        first -= 1
    while first < last and clause.word(first) in words.stops:
        first += 1
    if clause.word(last) in words.scales or words.units_of.at(clause.words, last):
        return None  # "($181 million), up 22%"
    if first < 0 or last < 0 or not clause.word(last)[:1].isalpha() or clause.word(last) in words.stops:
        return None
    return clause.over(first, last)


def _is_helper(clause: Clause, place: int, words: FigureWords) -> bool:
    word = clause.word(place)
    return word in words.light or word in words.be or clause.tag(place) in ("AUX", "ADV")


def _goes_on(clause: Clause, place: int, words: FigureWords) -> bool:
    word = clause.word(place)
    if not word[:1].isalpha() or clause.tag(place) in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
        return False
    return word not in words.stops or word in ("of", "in", "the", "for", "a", "an", "its", "their")


def _thing(draft: Draft, words: FigureWords) -> Measure | None:
    clause, number, phrase = draft.clause, draft.number, draft.phrase
    span = clause.over(number.first, number.last)
    if clause.word(number.first - 2) in words.crowds and clause.word(number.first - 1) in ("at", "of", "to"):
        return Measure("people", None, span, clause.spans[number.first - 2])
    kind = words.thing_kinds.get(phrase.head)
    if (
        phrase.empty
        or phrase.last - phrase.first >= _LONG
        or phrase.whole
        or number.kind == "unknown"
        or number.amount == 1
    ):
        return None
    if kind is None or phrase.head in words.no_figures:
        return None
    return Measure(kind, None, span, clause.over(phrase.first, phrase.last))


def part_of_things(draft: Draft, whole: Draft, words: FigureWords) -> Measure | None:
    """What a part without a noun counts, where what stands before it counts things: "90 cases, of which 12 …"."""
    if not draft.is_part or draft.phrase.whole or not draft.phrase.empty or whole.counts or draft.number.amount is None:
        return None
    found = _thing(whole, words)
    if found is None or (whole.number.amount or draft.number.amount) < draft.number.amount:
        return None
    number = draft.number
    return Measure(found.counts, None, draft.clause.over(number.first, number.last), found.who)
