"""The words by which a report tells where a figure is of: "in the northern town of Marvik", "at two hospitals"."""

from __future__ import annotations

from typing import Protocol

from secondsource.reading.figures.clauses import Clause
from secondsource.records import Span
from secondsource.vocabulary.figures import FigureWords

_AFTER = 20  # pieces after what tells a figure within which its place is looked for
_BEFORE = 20
_LONGEST = 12  # pieces of a place's phrase
_DETERMINERS = frozenset({"the", "a", "an", "one", "their", "its", "his", "her", "this", "several", "another"})
_CHAIN = frozenset({"of", "in", "near", ","})


class Surroundings(Protocol):
    """What knows a report's times and places."""

    words: FigureWords

    def is_time(self, span: Span) -> bool:
        """Whether the words are a time."""

    def place_in(self, span: Span) -> int | None:
        """The number of a place among the words."""


def where_told(clause: Clause, reach: tuple[int, int], around: Surroundings) -> Span | None:
    """Give the phrase of the place: after the figure first, else before it."""
    boundary = -9
    for place in range(reach[1] + 1, min(reach[1] + 1 + _AFTER, len(clause))):
        boundary = place if clause.word(place) in around.words.boundaries else boundary
        if clause.word(place) in (";", ":") or (place - boundary < 3 and around.is_time(clause.spans[place])):
            break
        found = _place_at(clause, place, around)
        if found:
            return found
    for place in range(reach[0] - 1, max(reach[0] - _BEFORE, -1), -1):
        if clause.word(place) == ";":
            return None
        found = _place_at(clause, place, around)
        if found:
            return found
    return None


def _place_at(clause: Clause, place: int, around: Surroundings) -> Span | None:
    """The place that a preposition at this piece, or a verb of striking, stands before."""
    words, word = around.words, clause.word(place)
    moved = word == "to" and clause.word(place - 1) in words.moving
    strict = (
        moved or word in words.striking or (word == "of" and clause.word(place - 1) in words.no_place)
    )  # what they stand before is a place only where it says so
    if not (strict or word in words.in_place) or clause.word(place - 1) in words.tellers:
        return None
    first = place + 1
    start = _past_determiners(clause, first, words)
    last = _run(clause, start, around)
    if last < start or clause.word(last) in words.no_figures:
        return None
    if _goes_on(clause, last, words) and around.place_in(clause.over(start, last)) is None:
        return None
    owned = clause.word(first) in words.owners  # "attacked his camps"
    found = _is_place(clause, start, last, around) and not (strict and owned)
    while last - first < _LONGEST and clause.word(last + 1) in _CHAIN:
        ahead = _past_determiners(clause, last + 2, words)
        end = _run(clause, ahead, around)
        named = (
            clause.word(last + 1) != "," and clause.word(last) in words.place_nouns and _has_name(clause, ahead, end)
        )
        if end < ahead or not (named or _is_place(clause, ahead, end, around)):
            break
        found = found or (clause.word(last + 1) == "of" and not strict)
        last = end
    return clause.over(first, last) if found else None


def _goes_on(clause: Clause, last: int, words: FigureWords) -> bool:
    """Whether a phrase's noun is none of a place: "in a Marvik raid", "in the many-sided conflict"."""
    ahead = range(last + 1, last + 5 if clause.word(last + 1) in ("-", "–") else last + 2)
    return any(clause.word(place) in words.no_place for place in ahead)


def _past_determiners(clause: Clause, place: int, words: FigureWords) -> int:
    while clause.word(place) in _DETERMINERS or clause.word(place) in words.units:
        place += 1
    return place


def _run(clause: Clause, start: int, around: Surroundings) -> int:
    """The last piece of the nouns, names and adjectives that begin at a piece; before it where none does."""
    words, last = around.words, start - 1
    while last - start < _LONGEST and last + 1 < len(clause):
        here = last + 1
        word, tag = clause.word(here), clause.tag(here)
        if here in clause.cues or word in words.no_place or word in words.reaching:
            break
        if not word[:1].isalpha():
            if word in ("-", "–", "'", "’") and clause.glued(here) and clause.glued(here + 1):
                last = here
                continue
            break
        named = clause.shape(here)[:1].isupper() or clause.word(here - 1) in ("-", "–") or word in words.compass
        if word in words.compass and clause.word(here + 1) == "of":
            last = here + 1
            continue
        if (word in words.stops and not named) or (tag in ("VERB", "AUX", "ADP", "ADV", "PRON", "CCONJ") and not named):
            break
        if around.is_time(clause.spans[here]):
            break
        aside = word in words.people or word in words.tellers  # "in Marvik members of the council", without a comma
        if last >= start and aside and around.place_in(clause.spans[last]) is not None:
            break
        last = here
    while last >= start and not clause.word(last)[:1].isalpha():
        last -= 1
    return last


def _has_name(clause: Clause, first: int, last: int) -> bool:
    """Whether a piece is written as a name."""
    return any(clause.shape(place)[:1].isupper() for place in range(first, last + 1))


def _is_place(clause: Clause, first: int, last: int, around: Surroundings) -> bool:
    """Whether a phrase has a place that was read as one, or is headed by a noun of places."""
    words, head = around.words, clause.word(last)
    if around.place_in(clause.over(first, last)) is not None:
        return True
    if clause.word(last + 1) in words.no_place or head in words.months or head in words.no_figures:
        return False
    if head in words.place_nouns:
        return True
    titled = clause.word(first) in words.place_nouns and first < last  # "the neighbourhood Selwick"
    return titled and all(clause.shape(place)[:1].isupper() for place in range(first + 1, last + 1))
