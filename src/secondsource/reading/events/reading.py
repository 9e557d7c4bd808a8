"""Events of a report, joined: triggers with their sides, settings, modality and who answers for them."""

from __future__ import annotations

import re
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
from secondsource.vocabulary.actors import load_actors
from secondsource.vocabulary.events import EventWords, load_events

_CUT = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})*[.,]\Z")  # the first digits of "1,300", where words part them
_LONGEST_NUMBER = 16
_MEANS_REACH = 9  # words from a trigger to what tells by what means


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
        self._nations = load_actors()
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
            targets = (*sides.targets, *(p for s in results for p in s.targets))
            actors = [p for p in sides.actors or self._accused(trigger) if self.sides.parties.is_known(p, targets)]
            targets = tuple(p for p in targets if not self.sides.parties.is_same(p, actors))
            figures = {f for t in telling for f in self.setting.figures(t)}
            yield Event(
                span=trigger.sentence.span,
                trigger=trigger.span,
                type=trigger.sense.type,
                mode=self._mode(trigger),
                actors=tuple(self._participants(actors)),
                targets=tuple(self._participants(targets)),
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

    def _accused(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """Who did it, where only those say so who blame them: "blamed smugglers for the attack"."""
        phrase = self.answerable.blamed.get(trigger.head.index)
        return (phrase,) if phrase is not None and self.sides.can_do(phrase, trigger) else ()

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
        while first < phrase.head.index and self.sides.parties.tells_time(words[first]):
            first += 1  # "Last year militants"
        start, end = words[first].span[0], words[phrase.last].span[1]
        cut = _CUT.search(self.told.text, max(0, start - _LONGEST_NUMBER), start)
        if cut is not None and self.told.text[start].isdigit():
            start = cut.start()
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
        state = self._nations.nation(entity.name)
        if state is None:
            return entity
        named = (e for e in self.told.entities if e.type == "location" and self._nations.nation(e.name) == state)
        return next(named, entity)

    def _name(self, book: Mapping[int, Phrase], telling: Iterable[Trigger]) -> str | None:
        """What those who claim an event, or are blamed for it, are called."""
        phrase = next((book[t.head.index] for t in telling if t.head.index in book), None)
        if phrase is None:
            return None
        span = self._span(phrase)
        entity = self._entity(phrase.head, span)
        return entity.name if entity else " ".join(self.told.text[slice(*span)].split())
