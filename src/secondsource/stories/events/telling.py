"""One event as one report tells it, with what it can be recognised by in another report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from secondsource.records import Event, Participant, Place, Span, Time
from secondsource.stories.disputes.counted import ordinal
from secondsource.stories.disputes.sayings import Sayings, bare_stem, stems
from secondsource.stories.events.moments import moment
from secondsource.stories.member import Member

LEAST = 0.5  # certainty of an event's type
NAMED = 4.5  # weight of a word by which a participant is known
LONG_AGO = 90  # days before a report: what was then is none of the events that it tells without a day


@dataclass(frozen=True, eq=False)
class Telling:
    """An event of a report's reading."""

    member: Member
    number: int  # place of the report in the story
    saying: int  # number of the sentence among the story's distinct ones
    sentence: int  # its index in the report
    event: Event

    @property
    def trigger(self) -> str:
        """Stem of the word that tells it."""
        return bare_stem(self.member.quote(self.event.trigger).split()[-1])

    @cached_property
    def time(self) -> Time | None:
        """When, where the report tells."""
        return None if self.event.time is None else self.member.reading.times[self.event.time]

    @cached_property
    def moment(self) -> str | None:
        """When, as ISO 8601, where the report tells a year, a month, a day or a time."""
        return moment(self.time.value) if self.time else None

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """First and last ordinal of when."""
        first, last = (ordinal(self.time.start), ordinal(self.time.end)) if self.time else (None, None)
        return None if first is None or last is None else (first, last)

    @property
    def recalled(self) -> bool:
        """It was long before the report: told as background."""
        published = self.member.report.published
        mine = ordinal(published.value) if published else None
        return mine is not None and self.days is not None and self.days[1] < mine - LONG_AGO

    @cached_property
    def place(self) -> Place | None:
        """Where, where the report tells."""
        return None if self.event.place is None else self.member.reading.places[self.event.place]

    @cached_property
    def parties(self) -> frozenset[str]:
        """Stems of the rarer words of who takes part."""
        taking = " ".join(self.name(p) for p in (*self.event.actors, *self.event.targets))
        return frozenset(s for s, weight in stems(taking).items() if weight >= NAMED)

    def name(self, participant: Participant) -> str:
        """Who takes part: the actor's name in the report, else its own words."""
        for entity in self.member.reading.entities:
            if entity.id == participant.entity:
                return " ".join(entity.name.split())
        return self.member.quote(participant.span)


def tellings(said: Sayings) -> Iterator[Telling]:
    """The events of all reports that happened or are said to, in the story's order, told again ones left out."""
    for number, member in enumerate(said.case.members):
        sentences = {span: i for i, span in enumerate(member.reading.sentences)}
        for event in _each_word_once(member.reading.events):
            sentence = sentences.get(event.span)
            sure = event.certainty >= LEAST or event.claimed_by is not None
            if event.same_as is None and sure and sentence is not None and event.modality != "negated":
                yield Telling(member, number, said.at[number, sentence], sentence, event)


def _each_word_once(events: Iterable[Event]) -> list[Event]:
    """The events without those whose word tells another type more surely."""
    best: dict[Span, Event] = {}
    for event in events:
        held = best.get(event.trigger)
        if held is None or event.certainty > held.certainty:
            best[event.trigger] = event
    return list(best.values())
