"""Whose a figure is: who gives it, of when, and of where, from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.where import where_told
from secondsource.reading.told import Told
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.figures import FigureWords

_SINCE = frozenset({"since", "until", "till"})
_WITHIN = frozenset({"in", "during", "over", "within", "past", "last"})
_YEAR = re.compile(r"\b\d{4}\b|\d\d[./-]\d\d[./-]\d\d")
_BOUNDARY = 60  # characters that a word between two accounts counts for


@dataclass(frozen=True)
class Beside:
    """What stands beside a figure: numbers of times, places and attributions, and the words for where."""

    attribution: int | None = None
    informant: str | None = None
    gatherer: str | None = None
    when: int | None = None
    as_of: int | None = None
    place: int | None = None
    where: Span | None = None


class Around:
    """Asks a report's times, places and attributions for those of a figure."""

    def __init__(self, told: Told, words: FigureWords) -> None:
        self.told = told
        self.words = words
        self.times: SpanIndex[int] = SpanIndex((time.span, n) for n, time in enumerate(told.times))
        self.places: SpanIndex[int] = SpanIndex((place.span, n) for n, place in enumerate(told.places))

    def is_time(self, span: Span) -> bool:
        """Whether a number stands in a time expression."""
        return any(held[0] <= span[0] and span[1] <= held[1] for held, _ in self.times.meeting(span))

    def beside(self, clause: Clause, span: Span, reach: tuple[int, int]) -> Beside:
        """What stands beside a figure at ``span``; ``reach`` are the first and last piece of what tells it."""
        number, informant, gatherer = self._informant(clause, span)
        where = where_told(clause, reach, clause.span, self)
        when, as_of = self._time(clause, span, reach, number)
        return Beside(number, informant, gatherer, when, as_of, self.place_in(where) if where else None, where)

    def place_in(self, span: Span) -> int | None:
        """The number of the first place inside a phrase."""
        return min((n for _, n in self.places.meeting(span)), default=None)

    def _content(self, number: int | None, span: Span) -> Span | None:
        if number is None:
            return None
        contents = self.told.attributions[number].content
        return next((c for c in contents if c[0] <= span[0] and span[1] <= c[1]), None)

    def _informant(self, clause: Clause, span: Span) -> tuple[int | None, str | None, str | None]:
        number = self.told.said_in(span)
        if number is None:
            return None, self._shown(clause, span), None
        attribution = self.told.attributions[number]
        return number, attribution.informant.name, attribution.gatherer

    def _shown(self, clause: Clause, span: Span) -> str | None:
        """What shows or counts a figure: "a video showed 12 bodies"; the subject of such a verb."""
        for place, word in enumerate(clause.words):
            if clause.spans[place][0] >= span[0]:
                return None
            if word in self.words.showing and clause.tag(place) == "VERB":
                verb = self.told.syntax.at(clause.spans[place][0])
                subject = self.told.syntax.subject(verb) if verb else None
                if subject is not None and subject.upos in ("NOUN", "PROPN") and subject.span[0] < span[0]:
                    return self.told.text[slice(*self.told.syntax.phrase(subject))]
        return None

    def _time(
        self, clause: Clause, span: Span, reach: tuple[int, int], number: int | None
    ) -> tuple[int | None, int | None]:
        """The numbers of the times of when it happened, and of up to when it was counted."""
        found = [(s, n) for s, n in self.times.meeting(clause.span) if self._may_tell(clause, s, n)]
        if not found:
            return None, None
        around = clause.over(*reach)
        nearest, chosen = min(found, key=lambda item: (self._distance(item[0], around), item[0]))
        lead = self.told.text[max(nearest[0] - 12, 0) : nearest[1]].lower()
        if any(word in _SINCE for word in lead.split()):
            return None, chosen
        content = self._content(number, span)
        if content is not None and not (content[0] <= nearest[0] < content[1]):
            return None, chosen
        return chosen, None

    def _may_tell(self, clause: Clause, span: Span, number: int) -> bool:
        """Whether a time may be a figure's: no date that a page put before its text, no bare duration."""
        time, text = self.told.times[number], self.told.text
        if time.kind == "set" or (span[0] == clause.span[0] and _YEAR.search(text, *span)):
            return False
        lead = text[max(span[0] - 20, clause.span[0]) : span[0]].lower().split()
        return time.kind != "duration" or bool(_WITHIN.intersection(lead[-2:] + text[slice(*span)].lower().split()[:2]))

    def _distance(self, one: Span, other: Span) -> int:
        """Characters between a time and what tells a figure, those beyond "and" or "while" counted for more."""
        start, end = min(one[1], other[1]), max(one[0], other[0])
        if start >= end:
            return 0
        between = self.told.text[start:end].lower().split()
        return end - start + _BOUNDARY * sum(word in self.words.boundaries for word in between)
