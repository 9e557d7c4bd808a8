"""The figures of a story's reports, each with what it counts, of when and where, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from secondsource.records import Figure, Informant, Span, Time
from secondsource.stories.bounds import Bounds, bounds
from secondsource.stories.case import Case
from secondsource.stories.disputes.sayings import bare_stem, sentence_of
from secondsource.stories.member import Member, instant
from secondsource.vocabulary.rivals import load_rivals

RECENT = 3  # days before a report's day in which what it tells is news, not background
FORMER = 60  # characters before a figure in which it is said to be of before
_NEVER = (date.max.isoformat(), "")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_COMPOUND = re.compile(r"[-‐][^\W\d_]|\s[-‐]\s(?:years?|months?|weeks?|days?)\b", re.IGNORECASE)
_NAME = re.compile(r"\s+([A-Z][\w.'’-]*)")


@dataclass(frozen=True, eq=False)
class Counted:
    """One figure of one report."""

    member: Member
    number: int  # place of the report in the story
    index: int  # of the figure in its reading
    figure: Figure
    bounds: Bounds

    @property
    def words(self) -> str:
        """The number in the report's words."""
        return self.member.quote(self.figure.span)

    @cached_property
    def sentence(self) -> int | None:
        """Index of its sentence."""
        return sentence_of(self.member, self.figure.span)

    @cached_property
    def evidence(self) -> Span:
        """The sentence that tells it, or the number where it stands in none."""
        if self.sentence is None:
            return self.figure.span
        return self.member.reading.sentences[self.sentence]

    @cached_property
    def kind(self) -> frozenset[str]:
        """Stems of whom or what it counts, beyond people in general: empty for "12 people", "12 dead"."""
        if self.figure.who is None:
            behind = _NAME.match(self.member.text, self.figure.span[1])
            return frozenset({bare_stem(behind[1])} if behind else ())
        words = [w.lower() for w in _WORD.findall(self.member.quote(self.figure.who))]
        dull = load_rivals().anybody_words | load_rivals().small_words
        return frozenset(bare_stem(w) for w in words if w not in dull)

    @property
    def anybody(self) -> bool:
        """It counts people in general: those of a whole toll."""
        return not self.kind or self._head in load_rivals().anybody_words

    @cached_property
    def _head(self) -> str:
        """The noun that is counted: the last word before what is added to it ("civilians, including children")."""
        if self.figure.who is None:
            return ""  # a name behind the number counts its people alone: "10 Valdorians"
        phrase = re.split(
            r"\s(?:including|mostly|many|among|from|of|in|who|with)\s|,", self.member.quote(self.figure.who)
        )
        words = _WORD.findall(phrase[0])
        return words[-1].lower() if words else ""

    @property
    def informant(self) -> str | None:
        """Who gives it, else who gathered it."""
        return self.figure.informant or self.figure.gatherer

    @cached_property
    def source(self) -> Informant | None:
        """Its informant as the attribution that holds it has them."""
        held = self.figure.attribution
        return None if held is None else self.member.reading.attributions[held].informant

    @cached_property
    def day(self) -> int | None:
        """Ordinal of the day up to which it was counted: as told, else the publication's."""
        told = _time(self.member, self.figure.as_of)
        last = ordinal(told.end) if told and told.precision in _DAYS else None
        if last is None and self.former and self.happened:
            last = self.happened[1]  # "had put the toll at 12 on Friday" is of Friday
        return last if last is not None else self.member.compared.day

    @cached_property
    def former(self) -> bool:
        """Its clause says that it was given before, so that the report itself has it from before."""
        (start, _), (first, _) = self.evidence, self.figure.span
        near = self.member.text[start:first].rsplit(";")[-1]
        return bool(load_rivals().was_formerly.search(near[-FORMER:]))

    @property
    def updates(self) -> bool:
        """It says of itself that it took another figure's place."""
        words = load_rivals().updates
        return self.figure.change == "cumulative" or bool(words.search(self.member.quote(self.evidence)))

    @cached_property
    def told(self) -> tuple[str, str]:
        """When its report came out, to sort by; last where that is not known."""
        return instant(self.member.when) if self.member.when else _NEVER

    @cached_property
    def happened(self) -> tuple[int, int] | None:
        """First and last ordinal of when it happened, where the report tells."""
        told = _time(self.member, self.figure.when)
        first, last = (ordinal(told.start), ordinal(told.end)) if told else (None, None)
        return None if first is None or last is None else (first, last)

    @cached_property
    def background(self) -> bool:
        """It is of something before: told of a day long past, counted since long, or as the sum of a whole war."""
        if self.figure.counts in _TOLLS and self._sums_years:
            return True
        mine = self.member.compared.day
        if mine is None:
            return False
        as_of = _time(self.member, self.figure.as_of)
        since = ordinal(as_of.start) if as_of else None
        begun = since if self.happened is None else self.happened[0]
        return begun is not None and begun < mine - RECENT and not self._leads

    @property
    def _sums_years(self) -> bool:
        """Its sentence says of it that a war, or many years, cost so many."""
        (start, end), (first, last) = self.evidence, self.figure.span
        words = load_rivals()
        before, after = self.member.text[start:first], self.member.text[last:end]
        return bool(words.lasts.match(after) or words.lasted.search(before))

    @property
    def _leads(self) -> bool:
        """Publication may be a day on which the page was stored: what the report tells first is never background."""
        return self.sentence == 0

    @cached_property
    def region(self) -> str | None:
        """Name of the place that GeoNames knows, smaller than a country."""
        if self.figure.place is None:
            return None
        place = self.member.reading.places[self.figure.place]
        return None if place.precision in (None, "country") else place.name

    @cached_property
    def place(self) -> str | None:
        """Name of the place that GeoNames knows, a town or smaller."""
        if self.figure.place is None:
            return None
        place = self.member.reading.places[self.figure.place]
        return place.name if place.precision in ("city", "district", "facility") else None


_DAYS = frozenset({"day", "part of day", "hour", "minute", "second"})
_TOLLS = frozenset({"killed", "wounded", "missing", "other", "detained"})


def counted(case: Case) -> Iterator[Counted]:
    """All figures of a story that tell a number and are not denied, in the order of the reports."""
    for number, member in enumerate(case.members):
        for index, figure in enumerate(member.reading.figures):
            found = bounds(figure, member.quote(figure.span))
            if found is not None and not figure.denied and not _glued(member, figure):
                yield Counted(member, number, index, figure, found)


def _glued(member: Member, figure: Figure) -> bool:
    """The number belongs to the word behind it and counts nobody: "the 400-pound animal was killed"."""
    return bool(_COMPOUND.match(member.text, figure.span[1]))


def _time(member: Member, index: int | None) -> Time | None:
    return None if index is None else member.reading.times[index]


def ordinal(value: str | None) -> int | None:
    """The day of an ISO 8601 value as an ordinal; ``None`` where it tells none."""
    if not value or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:  # years beyond what dates hold: "0197"
        return None
