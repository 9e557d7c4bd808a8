"""The times that a report tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from secondsource.reading.parts import parts_of
from secondsource.reading.syntax import Syntax
from secondsource.reading.times import grammar
from secondsource.reading.times.anchor import Anchor, anchor_of, supposed_anchor
from secondsource.reading.times.direction import before_that, direction, governed, set_for, told_at_once
from secondsource.reading.times.forms import FORMS
from secondsource.reading.times.meaning import Meaning
from secondsource.reading.times.place import Place
from secondsource.reading.times.resolve import Resolver
from secondsource.reading.times.tokens import Token, codes_of, tokens_in
from secondsource.reading.times.unsure import is_time
from secondsource.records import Report, Time
from secondsource.vocabulary.times import TimeWords, load_times

_WEEK = 7  # days


def times(text: str, report: Report, syntax: Syntax, words: TimeWords | None = None) -> tuple[Time, ...]:
    """Give the times that a report's headline, headings and body tell, in order.

    Where a picture's date alone tells of the publication, what counts from that day has no value, and ``supposed`` is
    what it would be had the report been published on the day of its picture.
    """
    words = words or load_times()
    anchor = anchor_of(text, report)
    resolver = Resolver(anchor, words)
    picture = None if anchor else supposed_anchor(report)
    supposing = Resolver(picture, words) if picture else None
    found: list[Time] = []
    for part in parts_of(report):
        tokens = tokens_in(text, part, words)
        for place, meanings in _meanings(text, tokens, words):
            for meaning in meanings:
                tense = _tense(tokens, place, meaning, syntax, anchor) if meaning.base == "near" else 0
                time = resolver.time(meaning, tense)
                supposed = supposing.time(meaning, tense) if supposing else None
                if time is not None and (not found or found[-1].span[1] <= time.span[0]):
                    found.append(_with_supposed(time, supposed))
    return tuple(found)


def _with_supposed(time: Time, supposed: Time | None) -> Time:
    """Note what a time would be, where it is not known or told without its year."""
    told = time.value is not None and not time.value.startswith("XXXX")
    if told or supposed is None or supposed.value in (None, time.value):
        return time
    return replace(time, supposed=supposed.value)


def _tense(tokens: Sequence[Token], place: Place, meaning: Meaning, syntax: Syntax, anchor: Anchor | None) -> int:
    """Tell where an expression lies: -2 surely past, -1 past, 1 to come, 0 not told, by what leads it and its verb.

    Where one sign says that a weekday is to come and another that it was, the nearer of the two days is meant.
    """
    lead = place.text(-1)
    if lead == "since" or told_at_once(tokens, place.start, place.words):
        return -2
    by_order = direction(tokens, place.start, place.end, syntax, place.words)
    if lead in ("until", "till") or (lead == "as" and place.text(-2) in ("early", "soon")):
        return -1 if by_order < 0 and place.text(-2) in ("", ".") else 1  # "Until Friday, nobody had come"
    by_tree = governed(meaning.span, syntax, place.words)
    after = place.beside(1)
    owning = after is not None and after.kind == "possessive"
    if (lead == "by" and _is_a_bound(place, by_tree)) or (
        not owning and _is_planned(tokens, place, meaning, by_order > 0 > by_tree, anchor)
    ):
        return 1  # "if it is not opened by Friday", "must be out by Friday"
    if owning:
        return 1 if by_order > 0 and by_tree > 0 else -1
    if meaning.unit == "M" and by_order < 0 and (by_tree < 0 or not syntax.words):
        return -2  # surely: "was hurt in a crash in April" is no month to come
    return 0 if by_tree and by_order and by_tree != by_order else by_tree or by_order


def _is_planned(tokens: Sequence[Token], place: Place, meaning: Meaning, planned: bool, anchor: Anchor | None) -> bool:
    """Whether a weekday is that of a plan: "set for Friday", "agreed to meet on Friday", "before a vote on Friday".

    ``planned`` tells that a word before it looks ahead though its verb is past.
    """
    if not meaning.weekday or meaning.month:
        return False
    if place.text(-1) == "for" and (_ends_there(place) or set_for(tokens, place.start, place.words)):
        return True
    return (planned or before_that(tokens, place.start, place.words)) and _is_near(meaning, anchor)


def _ends_there(place: Place) -> bool:
    """Whether the day is all that is told behind "for", not "for Friday prayers" nor "closed for Friday and Monday"."""
    after = place.beside(1)
    return not place.before_noun and (after is None or after.kind not in ("and", "to"))


def _is_near(meaning: Meaning, anchor: Anchor | None) -> bool:
    """Whether a weekday is nearer when it is to come than when it was."""
    if anchor is None or not anchor.tells("D"):
        return False
    return ((meaning.weekday or 1) - anchor.day.isoweekday()) % _WEEK <= _WEEK // 2


def _is_a_bound(place: Place, by_tree: int) -> bool:
    """Whether a "by" sets a term, and does not tell what "had" happened by then."""
    words = {place.text(step) for step in (*range(-10, -1), *range(1, 8))}
    return "had" not in words and (by_tree >= 0 or bool(words & place.words.term_words))


def _meanings(text: str, tokens: Sequence[Token], words: TimeWords) -> Iterator[tuple[Place, list[Meaning]]]:
    codes = codes_of(tokens)
    at = 0
    while (found := grammar.first(codes, at)) is not None:
        at = found.start + 1
        for option in chain((found,), grammar.others(codes, found)):
            place = Place(tokens, option.start, option.end, words)
            meanings = FORMS[option.rule](place) if is_time(text, place) else []
            if meanings:
                yield place, meanings
                at = option.end
                break
