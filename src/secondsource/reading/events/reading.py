"""Events of a report, joined: triggers with their sides, settings, modality and who answers for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from secondsource.reading.events.arguments import SideReader
from secondsource.reading.events.clauses import ClauseBook
from secondsource.reading.events.modality import ModalityReader
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.events.responsibility import Answerable
from secondsource.reading.events.setting import SettingReader
from secondsource.reading.events.triggers import Trigger, triggers
from secondsource.reading.marks import DETERMINER
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Entity, Event, Participant, Span
from secondsource.vocabulary.events import EventWords, load_events

_MEANS_REACH = 9  # words from a trigger to what tells by what means
_LEAST_STEM = 4  # letters that the name of a country and of its people must share


def events(told: Told) -> tuple[Event, ...]:
    """Read the events of a report, in the order of their triggers.

    Spans are offsets into the page's text; times, places, figures and attributions are indices into ``told``'s.
    Without the encoder's words there are none.
    """
    words = load_events()
    found = triggers(told, words)
    return tuple(_Joiner(told, words, found).events())


class _Joiner:
    """One report's triggers, and all that is asked of them."""

    def __init__(self, told: Told, words: EventWords, found: list[Trigger]) -> None:
        self.told = told
        self.words = words
        self.triggers = found
        self.book = ClauseBook(told.syntax, words)
        self.sides = SideReader(told, words, found, self.book)
        self.setting = SettingReader(told, words, found, self.book)
        self.answerable = Answerable(told, words, self.sides, found)
        published = told.report.published
        year = int(published.value[:4]) if published and published.value[:4].isdigit() else None
        self.modality = ModalityReader(told, words, self.book, year)

    def events(self) -> Iterator[Event]:
        """The events, in order."""
        numbers = {t.head.index: n for n, t in enumerate(self.triggers)}
        first = [numbers.get(self._first_told(t)) for t in self.triggers]
        again: dict[int, list[Trigger]] = {}
        for trigger, same in zip(self.triggers, first, strict=True):
            if same is not None:
                again.setdefault(same, []).append(trigger)
        for place, trigger in enumerate(self.triggers):
            telling = (trigger, *again.get(place, ()))
            sides = self.sides.sides(trigger)
            results = [self.sides.sides(t) for t in again.get(place, ())]
            figures = {f for t in telling for f in self.setting.figures(t)}
            yield Event(
                span=trigger.sentence.span,
                trigger=trigger.span,
                type=trigger.sense.type,
                mode=self._mode(trigger),
                actors=tuple(self._participants(sides.actors)),
                targets=tuple(self._participants((*sides.targets, *(p for s in results for p in s.targets)))),
                time=self.setting.time(telling),
                place=self.setting.place(telling),
                figures=tuple(sorted(figures)),
                modality=self.modality.of(trigger),
                claimed_by=self._name(self.answerable.claimed, telling),
                blamed=self._name(self.answerable.blamed, telling),
                attribution=self.told.said_in(trigger.span),
                certainty=trigger.certainty,
                same_as=first[place],
            )

    def _first_told(self, trigger: Trigger) -> int:
        """The number of the head of the event that a trigger tells again; -1 where it tells its own."""
        found, seen = -1, {trigger.head.index}
        same = self.sides.sides(trigger).same
        while same is not None and same.head.index not in seen:
            found = same.head.index
            seen.add(found)
            same = self.sides.sides(same).same
        return found

    def _mode(self, trigger: Trigger) -> str | None:
        """The mode of the word itself; else that which the words around it tell; else what the encoder reads."""
        sense, sentence = trigger.sense, trigger.sentence
        if sense.mode:
            return sense.mode
        chunk = self.told.syntax.chunk(trigger.head) if trigger.is_noun else trigger.span
        inner = (w.lower for w in self.told.syntax.within((chunk[0], trigger.span[1])))
        number = trigger.head.index
        near = self.told.syntax.words[max(0, number - _MEANS_REACH) : number + _MEANS_REACH + 1]
        whole = (w.lower for w in near if w.sentence == trigger.head.sentence)
        means = self.words.means_of(inner, sense.type) or self.words.means_of(whole, sense.type)
        if means:
            return means.partition("/")[2]
        return sentence.mode if sentence.event == sense.type and sense.type != "assault" else None

    # -- who ----------------------------------------------------------------------------------------------------------

    def _participants(self, found: Iterable[Phrase]) -> Iterator[Participant]:
        seen: set[Span] = set()
        for phrase in found:
            span = self._span(phrase)
            if span not in seen:
                seen.add(span)
                entity = self._entity(phrase.head, span)
                yield Participant(span=span, entity=entity.id if entity else None)

    def _span(self, phrase: Phrase) -> Span:
        """The span of a noun phrase, without article."""
        words = self.told.syntax.words
        first = phrase.owner.first if phrase.owner is not None else phrase.first
        start, end = words[first].span[0], words[phrase.last].span[1]
        lead = DETERMINER.match(self.told.text, start, end)
        return (lead.end() if lead and lead.end() <= phrase.head.span[0] else start), end

    def _entity(self, head: Word, span: Span) -> Entity | None:
        """The report's actor that a phrase names: by a mention that holds its head, or by the nation before it."""
        held = [(a, e) for (a, b), e in self.told.actors.meeting(head.span) if a <= head.span[0] < b]
        if held:
            return self._nation(min(held, key=lambda item: item[0])[1])
        if head.lower in self.words.force_set:
            before = list(self.told.actors.meeting((span[0], head.span[0])))
            named = [e for _, e in before if e.type in ("norp", "organization", "location", "group")]
            return self._nation(named[0]) if named else None
        return None

    def _nation(self, entity: Entity) -> Entity:
        """The country of a people, where the report names it: of "Israeli" Israel."""
        if entity.type != "norp":
            return entity
        people = entity.name.casefold()
        named = (e for e in self.told.entities if e.type == "location" and self._is_people_of(people, e.name))
        return max(named, key=lambda e: len(e.name), default=entity)

    def _is_people_of(self, people: str, country: str) -> bool:
        name = country.casefold()
        shared = 0
        while shared < min(len(name), len(people)) and name[shared] == people[shared]:
            shared += 1
        enough = shared >= _LEAST_STEM and shared >= len(name) - 2
        return enough and people[shared:] in self.words.demonyms

    def _name(self, book: Mapping[int, Phrase], telling: Iterable[Trigger]) -> str | None:
        """What those who claim an event, or are blamed for it, are called."""
        phrase = next((book[t.head.index] for t in telling if t.head.index in book), None)
        if phrase is None:
            return None
        span = self._span(phrase)
        entity = self._entity(phrase.head, span)
        return entity.name if entity else " ".join(self.told.text[slice(*span)].split())
