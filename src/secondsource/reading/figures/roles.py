"""Whose a figure is: who gives it, of when, and of where, from the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.where import where_told
from secondsource.reading.told import Told
from secondsource.records import Span
from secondsource.spans import SpanIndex
from secondsource.vocabulary.figures import FigureWords

_SINCE = frozenset({"since", "until", "till"})
_TIGHT = 3  # characters between a source and its verb
_LAST = 12  # pieces from a sentence's end within which a verb of saying is its last word
_WITHIN = frozenset({"in", "during", "over", "within", "past", "last"})
_LEAD = 45  # characters before a time: "since the conflict erupted in March 2011"
_LED = re.compile(r"(?:in|on|since|by|until)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b|\d\d[./-]\d\d[./-]\d\d")
_DIGIT = re.compile(r"\d")
_PUT = 8  # pieces from "put the number at" to its number
_BASES = frozenset({"than", "versus", "vs", "against"})  # before what a rise or fall is counted from
_AGO = frozenset({"earlier", "ago", "before", "previously"})
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
        self.currencies: dict[int, str] = {}  # the last told in full, by the shared name
        self.times: SpanIndex[int] = SpanIndex((time.span, n) for n, time in enumerate(told.times))
        self.cues: SpanIndex[int] = SpanIndex((item.cue, n) for n, item in enumerate(told.attributions))
        self.places: SpanIndex[int] = SpanIndex((place.span, n) for n, place in enumerate(told.places))

    def is_time(self, span: Span) -> bool:
        """Whether words stand in a time expression; a number that is all of one is no time by that alone."""
        found = self.times.meeting(span)
        text = self.told.text
        return any(a <= span[0] and span[1] <= b and not ((a, b) == span and text[a].isdigit()) for (a, b), _ in found)

    def beside(self, clause: Clause, span: Span, reach: tuple[int, int], near: tuple[int, int]) -> Beside:
        """What stands beside a figure at ``span``.

        ``reach`` are the first and last piece of what tells it, ``near`` those to which a time stands nearest.
        """
        number, informant, gatherer = self._informant(clause, span, clause.spans[reach[1]][1])
        where = where_told(clause, reach, self)
        when, as_of = self._time(clause, span, near, number)
        return Beside(number, informant, gatherer, when, as_of, self.place_in(where) if where else None, where)

    def place_in(self, span: Span) -> int | None:
        """The number of the first place inside a phrase."""
        return min((n for _, n in self.places.meeting(span)), default=None)

    def _content(self, number: int | None, span: Span) -> Span | None:
        if number is None:
            return None
        contents = self.told.attributions[number].content
        return next((c for c in contents if c[0] <= span[0] and span[1] <= c[1]), None)

    def _informant(self, clause: Clause, span: Span, end: int) -> tuple[int | None, str | None, str | None]:
        put = self._put_by(clause, span)
        if put is not None:
            return put
        number = self.told.said_in(span)
        if number is not None and self.told.attributions[number].responsibility:
            return None, None, None  # who says to have done it gives no figure
        if number is None:
            number = self._said_behind(clause, span)
        if number is None:
            named = self._shown(clause, span) or self._named_first(clause, span) or self._named_last(clause, end)
            return None, named, None
        attribution = self.told.attributions[number]
        return number, attribution.informant.name, attribution.gatherer

    def _said_behind(self, clause: Clause, span: Span) -> int | None:
        """The attribution whose source and verb stand behind a figure in its sentence, in text without commas.

        "Six people died in a raid on a village the ministry said adding that…": what comes after is its content.
        """
        for cue, number in sorted(self.cues.meeting(clause.span)):
            source = self.told.attributions[number].source
            if source is None or self.told.attributions[number].responsibility or not _tight(source, cue):
                continue
            start = min(source[0], cue[0])
            if span[1] <= start and not self._is_next_clause(span[1], start):
                return number
        return None

    def _is_next_clause(self, end: int, start: int) -> bool:
        """Whether what begins at ``start`` is told apart from what ends at ``end``: "…, and rights groups said"."""
        before = self.told.text[end:start].lower().split()
        return bool(before) and before[-1] in self.words.boundaries

    def _put_by(self, clause: Clause, span: Span) -> tuple[int | None, str | None, str | None] | None:
        """Who puts a number at the figure: "police put the crowd at 35,000"; nothing where nobody does."""
        first = bisect_left(clause.spans, (span[0], 0))
        if not any(clause.word(place) == "at" for place in range(first - 2, first)):
            return None
        for verb in range(first - 2, max(first - _PUT, 0), -1):
            word = clause.word(verb)
            if word not in ("put", "puts"):
                continue
            start = self._name_start(clause, verb, clause.span[0])
            number = next((n for _, n in self.cues.meeting(clause.spans[verb])), None)
            if number is not None:
                attribution = self.told.attributions[number]
                return number, attribution.informant.name, attribution.gatherer
            if clause.word(start - 1) in self.words.prepositions:
                return None, self._subject(clause.spans[verb]), None  # "a union of dockers in the port puts …"
            return (None, clause.text[slice(*clause.over(start, verb - 1))], None) if start < verb else None
        return None

    def _subject(self, verb: Span) -> str | None:
        """The subject of a verb, where its phrase stands just before it."""
        syntax = self.told.syntax
        word = syntax.at(verb[0])
        subject = syntax.subject(word) if word else None
        span = syntax.phrase(subject) if subject else (0, 0)
        return self.told.text[slice(*span)] if verb[0] - _TIGHT <= span[1] <= verb[0] else None

    def _named_first(self, clause: Clause, span: Span) -> str | None:
        """Who is named with "according to" at the start of the sentence, where the encoder read no attribution."""
        if clause.words[:2] != ("according", "to"):
            return None
        last = 1
        while last + 1 < len(clause) and clause.spans[last + 1][1] <= span[0]:
            at_work = clause.word(last + 1) in ("at", "in") and self._names(clause, last + 2)
            if not (at_work or self._names(clause, last + 1)):
                break
            last += 1
        return clause.text[slice(*clause.over(2, last))] if last > 1 else None

    def _named_last(self, clause: Clause, end: int) -> str | None:
        """Who is named with a verb of saying at the end of the sentence, behind the words that ``end`` there.

        "… a monitoring group said on Monday", "… said the Marvik Observatory".
        """
        for verb in range(len(clause) - 1, max(len(clause) - _LAST, 0), -1):
            if clause.word(verb) not in self.words.saying or clause.spans[verb][0] < end or verb in clause.cues:
                continue
            last = verb
            while last + 1 < len(clause) and self._names(clause, last + 1):
                last += 1
            inverted = clause.word(verb) != "told" and clause.word(last + 1) in ("", ".")
            if verb < last and inverted and clause.shape(last)[:1].isalpha():
                return clause.text[slice(*clause.over(verb + 1, last))]
            first = self._name_start(clause, verb, end)
            tells = self._tells_behind(clause, verb)
            if first == verb or (tells and clause.word(first - 1) in self.words.boundaries):
                return None
            return clause.text[slice(*clause.over(first, verb - 1))]
        return None

    def _tells_behind(self, clause: Clause, verb: int) -> bool:
        """Whether what is said stands behind a verb of saying."""
        behind = range(verb + 1, len(clause))
        if any(place in clause.cues or clause.tag(place) in ("VERB", "AUX") for place in behind):
            return True
        said = (self.told.attributions[n].content for _, n in self.cues.meeting(clause.spans[verb]))
        return any(start >= clause.spans[verb][1] for content in said for start, _ in content)

    def _name_start(self, clause: Clause, verb: int, end: int) -> int:
        """The first piece of the name before a verb: "a source at the hospital", "the Observatory a group of…"."""
        first = verb
        while first > 0 and clause.spans[first - 1][0] >= end:
            place = first - 1
            at_work = clause.word(place) in ("at", "in", "from") and clause.word(place - 1) in self.words.tellers
            if not (at_work or self._names(clause, place)):
                break
            first = place
            if clause.word(first) not in ("the", "a", "an") or clause.word(first - 1) in ("of", "at", "in", "for"):
                continue
            if not (clause.tag(first - 1) == "PROPN" and clause.spans[first - 1][0] >= end):
                break
        return first

    def _names(self, clause: Clause, place: int) -> bool:
        """Whether a piece may belong to the name before a verb of saying."""
        word, words = clause.word(place), self.words
        if word in ("the", "a", "an", "of", "for", "-"):
            return True
        if place in clause.cues or word in words.stops or word in words.new or not word[:1].isalpha():
            return False
        if clause.glued(place) and clause.word(place - 1) == "-":
            return True
        return clause.tag(place) not in ("VERB", "AUX", "ADV", "ADP") and not self.is_time(clause.spans[place])

    def _shown(self, clause: Clause, span: Span) -> str | None:
        """What shows or counts a figure: "a video showed 12 bodies"; the subject of such a verb."""
        for place, word in enumerate(clause.words):
            if clause.spans[place][0] >= span[0]:
                return None
            if word in self.words.boundaries:
                return None
            finite = clause.tag(place) == "VERB" and clause.word(place + 1) != ","
            if word in self.words.showing and finite:
                verb = self.told.syntax.at(clause.spans[place][0])
                subject = self.told.syntax.subject(verb) if verb else None
                if subject is not None and subject.upos in ("NOUN", "PROPN") and subject.span[0] < span[0]:
                    shown_by = self.told.text[slice(*self.told.syntax.phrase(subject))]
                    return None if _DIGIT.search(shown_by) else shown_by
        return None

    def _time(
        self, clause: Clause, span: Span, reach: tuple[int, int], number: int | None
    ) -> tuple[int | None, int | None]:
        """The numbers of the times of when it happened, and of up to when it was counted."""
        found = [(s, n) for s, n in self.times.meeting(clause.span) if self._may_tell(clause, s, n, span)]
        if not found:
            return None, None
        content = self._content(number, span)
        told = [item for item in found if content and content[0] <= item[0][0] < content[1]]
        found, around = told or found, clause.over(*reach)
        nearest, chosen = min(found, key=lambda item: (self._distance(item[0], around), -item[0][0]))
        lead = self.told.text[max(nearest[0] - _LEAD, clause.span[0]) : nearest[1]].lower()
        if any(word in _SINCE for word in lead.split()):
            return None, chosen
        return (None, chosen) if self._is_of_saying(nearest, span, number) else (chosen, None)

    def _is_of_saying(self, time: Span, span: Span, number: int | None) -> bool:
        """Whether a time tells when a figure was given: it stands outside of what is said, and beside who says it."""
        content = self._content(number, span)
        if number is None or content is None or content[0] <= time[0] < content[1]:
            return False
        source, cue = self.told.attributions[number].source, self.told.attributions[number].cue
        teller = min(source[0], cue[0]) if source else cue[0]
        return not (span[1] <= time[0] < teller)

    def _may_tell(self, clause: Clause, span: Span, number: int, figure: Span) -> bool:
        """Whether a time may be a figure's: no date that a page put before its text, no bare duration."""
        time, text = self.told.times[number], self.told.text
        lead = text[max(span[0] - 20, clause.span[0]) : span[0]].lower().split()
        dated = _YEAR.search(text, *span) and not _LED.match(text, *span)
        if _is_base(lead, text[slice(*span)]):
            return False
        met = span[0] < figure[1] and figure[0] < span[1]
        if met or time.kind == "set" or (dated and (not lead or lead[-1] not in self.words.before_dates)):
            return False
        return time.kind != "duration" or bool(_WITHIN.intersection(lead[-2:] + text[slice(*span)].lower().split()[:2]))

    def _distance(self, one: Span, other: Span) -> int:
        """Characters between a time and what tells a figure, those beyond "and" or "while" counted for more."""
        start, end = min(one[1], other[1]), max(one[0], other[0])
        if start >= end:
            return 0
        between = self.told.text[start:end].lower().split()
        return end - start + _BOUNDARY * sum(word in self.words.boundaries for word in between)


def _tight(source: Span, cue: Span) -> bool:
    """Whether a source and its verb stand side by side, in either order."""
    return max(source[0], cue[0]) - min(source[1], cue[1]) <= _TIGHT


def _is_base(lead: list[str], time: str) -> bool:
    """Whether a time is the one that something is compared with: "up 22% from a year earlier"."""
    if not lead:
        return False
    if lead[-1] in _BASES or (lead[-2:-1] == ["compared"] and lead[-1] in ("to", "with")):
        return True
    return lead[-1] in ("from", "on") and not _AGO.isdisjoint(time.lower().split())
