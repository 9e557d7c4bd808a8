"""How an event stands to fact: it happened, did not, will, may, or did long ago.

By the auxiliaries, negations and conjunctions of the trigger's clause, then by the verbs and nouns that govern it
("threatened to", "plans for"); that it is long past, by the years told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.reading.events.clauses import ClauseBook, Clauses
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.events.triggers import Trigger
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.records import Modality
from secondsource.vocabulary.events import EventWords

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONG_AGO = 2  # years between an event that is told as long past and its report
_LEVELS = 3  # governing verbs above a trigger that are looked at
_YEAR_REACH = 12  # words between a trigger and the year that dates it
_NOTHING = frozenset({"no", "none", "nobody", "neither", "nothing", "nor"})
_COMING = frozenset({"going", "due", "about", "set", "scheduled", "expected", "poised", "slated", "planning", "ready"})
_OCCUR = frozenset({"happen", "happened", "occur", "occurred", "place", "held", "begin", "begun", "resume", "start"})
_LINKS = frozenset({"of", "for", "to", "on", "from", "against", "about", "at", "with"})
_DENIED_LEADS = frozenset({"without"})
_ORDER: tuple[Modality, ...] = ("negated", "hypothetical", "future")


class ModalityReader:
    """Tells how the events of one report stand to fact; ``year`` is that of its publication, where known."""

    def __init__(self, told: Told, words: EventWords, book: ClauseBook, year: int | None) -> None:
        self.told = told
        self.words = words
        self.book = book
        self.year = year

    def of(self, trigger: Trigger) -> Modality:
        """How the event of a trigger stands to fact."""
        clauses = self.book.of(trigger.head)
        cues = list(self._noun(clauses, trigger) if trigger.is_noun else self._verb(clauses, trigger.head, 0))
        for name in _ORDER:
            if name in cues:
                return name
        return "historical" if self._is_long_past(trigger) else "asserted"

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _verb(self, clauses: Clauses, verb: Word, level: int) -> Iterator[Modality]:
        """What a verb's own clause says of it, then what governs it."""
        yield from self._group(clauses, verb)
        yield from self._participants(clauses, verb)
        yield from self._conjunction(clauses, verb)
        if level < _LEVELS:
            yield from self._governor(clauses, verb, level)

    def _group(self, clauses: Clauses, verb: Word) -> Iterator[Modality]:
        """Auxiliaries, negations and adverbs before a verb: "will", "might have", "did not"."""
        group = clauses.group(verb)
        for word in group:
            if word.lower == "would" and self._is_reported(clauses, verb):
                yield "future"
            elif found := self.words.cues.get(word.lower):
                yield found
        first = clauses.opening(verb)
        to = any(w.lower == "to" for w in group)
        if to and first is not None and first.lower in _COMING:
            yield "future"
        if to and group[-1].lower in ("is", "are") and group[-2:-1] and group[-2].lower == "to":
            yield "future"  # "are to meet"

    def _is_reported(self, clauses: Clauses, verb: Word) -> bool:
        """Whether "would" is a reported "will": below a past verb of saying, with no "if" in the sentence."""
        above = clauses.verb_before(verb)
        told = above is not None and above.lower in self.words.saying_forms and above.lower.endswith(("d", "t"))
        return told and not any(w.lower in self.words.unsure for w in clauses.words)

    def _participants(self, clauses: Clauses, verb: Word) -> Iterator[Modality]:
        """That nobody did it, or nothing was hit: "neither side fired", "killed no one"."""
        subject = clauses.subject(verb)
        found = [subject] if subject is not None else []
        for phrase in (*found, *clauses.objects(verb, verb.index)):
            first = self.told.syntax.words[phrase.first]
            before = self.told.syntax.next(first, -1)
            if first.lower in _NOTHING or (before is not None and before.lower in _NOTHING):
                yield "negated"

    def _conjunction(self, clauses: Clauses, verb: Word) -> Iterator[Modality]:
        """ "If" and the like before a verb's subject, with no other verb or comma between."""
        word = clauses.step(verb, -1)
        while word is not None and word.upos != "VERB" and word.text not in (",", ";", ":"):
            if word.lower in self.words.unsure:
                yield "hypothetical"
            word = clauses.step(word, -1)

    def _governor(self, clauses: Clauses, verb: Word, level: int) -> Iterator[Modality]:
        """What stands over a verb: "threatened to", "denied that", "accused of", "plans to", "and" another verb."""
        group, opening = clauses.group(verb), clauses.opening(verb)
        if opening is None:
            return
        infinitive = any(w.lower == "to" for w in group)
        above = clauses.verb_before(verb)
        if infinitive:
            yield from self._over_infinitive(clauses, opening, above, level)
        elif verb.lower.endswith("ing") and above is not None and self._is_adjacent(above, opening):
            yield from self._shift(above)
            yield from self._group(clauses, above)
        elif opening.upos == "CCONJ" and above is not None and not group and not verb.lower.endswith("ing"):
            yield from self._verb(clauses, above, level + 1)
        elif (above is not None and self._is_denial(above)) or opening.lower in _DENIED_LEADS:
            yield "negated"

    def _over_infinitive(self, clauses: Clauses, opening: Word, above: Word | None, level: int) -> Iterator[Modality]:
        if opening.upos in ("ADJ", "NOUN"):
            yield from self._shift(opening)
        if above is None:
            return
        shifted = list(self._shift(above))
        yield from shifted
        if shifted or opening.index == above.index:
            yield from self._verb(clauses, above, level + 1)
        elif opening.upos in ("NOUN", "PROPN", "PRON") and not shifted:
            yield from self._purpose(above)

    def _purpose(self, above: Word) -> Iterator[Modality]:
        """What is done in order that something be done is a possibility; but they marched to protest, and did."""
        if not any(sense.type == "protest" for sense in self.words.verb_senses(above.lower)):
            yield "hypothetical"

    def _is_adjacent(self, above: Word, opening: Word) -> bool:
        between = self.told.syntax.words[above.index : opening.index + 1]
        return len(between) <= 3 and not any(w.text == "," for w in between)

    def _shift(self, word: Word) -> Iterator[Modality]:
        found = self.words.shifts.get(word.lower)
        if found:
            yield found

    def _is_denial(self, above: Word) -> bool:
        return above.lower.startswith(("deny", "deni"))

    # -- nouns --------------------------------------------------------------------------------------------------------

    def _noun(self, clauses: Clauses, trigger: Trigger) -> Iterator[Modality]:
        phrase = clauses.phrase_of(trigger.head)
        if phrase is None:
            return
        if trigger.sense.turned and (above := clauses.verb_before(trigger.head)) is not None:
            yield from (self._verb(clauses, above, 1) if above.lower in self.words.turning else self._shift(above))
            return
        for number in range(phrase.first, trigger.head.index):
            word = self.told.syntax.words[number]
            if word.lower in _NOTHING:
                yield "negated"
            elif word.upos in ("ADJ", "VERB"):
                yield from self._shift(word)
        if phrase.lead is not None and phrase.lead.lower in ("without", "absence"):
            yield "negated"
        yield from self._over_phrase(clauses, phrase, 0)
        yield from self._under_verb(clauses, phrase)

    def _over_phrase(self, clauses: Clauses, phrase: Phrase, level: int) -> Iterator[Modality]:
        """What governs a noun: "the possibility of an attack", "called for a truce", "prevented raids"."""
        first = phrase
        while first.before is not None:
            first = first.before
        start = first.owner.first if first.owner is not None else first.first
        lead = first.lead
        before = clauses.step(self.told.syntax.words[start], -1)
        while before is not None and (before is lead or before.upos in ("ADV", "PART")):
            before = clauses.step(before, -1)
        if before is None or level > _LEVELS:
            return
        if lead is not None and before.upos == "NOUN" and lead.lower in _LINKS:
            yield from self._shift(before)
            above = clauses.phrase_of(before)
            if above is not None and before.lower in self.words.shifts:
                yield from self._over_phrase(clauses, above, level + 1)
        elif before.upos in ("VERB", "ADP"):
            verb = before if before.upos == "VERB" else clauses.verb_before(before)
            near = verb is not None and start - verb.index <= 3
            if verb is not None and near and (lead is None or lead.lower in _LINKS or lead.lower in ("out", "up")):
                yield from self._shift(verb)
                if lead is None or verb.lower in self.words.light_forms or verb.lower in self.words.shifts:
                    yield from self._verb(clauses, verb, 1)

    def _under_verb(self, clauses: Clauses, phrase: Phrase) -> Iterator[Modality]:
        """What is said of an event that is a subject: "talks will be held", "the attack never happened"."""
        verb = next((v for v in clauses.verbs if v.index > phrase.last), None)
        if verb is None or clauses.subject(verb) is not phrase:
            return
        if clauses.is_passive(verb) and (verb.lower in self.words.light_forms or verb.lower in self.words.shifts):
            yield from self._shift(verb)
            yield from self._group(clauses, verb)
        elif verb.lower in _OCCUR or verb.lower in ("take", "took", "taken"):
            yield from self._group(clauses, verb)

    # -- long past ----------------------------------------------------------------------------------------------------

    def _is_long_past(self, trigger: Trigger) -> bool:
        """Whether a year told beside an event lies well before its report, or words put it long ago."""
        clauses = self.book.of(trigger.head)
        near = [w for w in clauses.words if abs(w.index - trigger.head.index) <= _YEAR_REACH]
        years = [int(w.text) for w in near if _YEAR.fullmatch(w.text) and self._is_dated(clauses, trigger, w)]
        if self.year is not None:
            return bool(years) and max(years) <= self.year - _LONG_AGO
        told_so = trigger.sentence.modality == "historical"
        return told_so and (bool(years) or any(w.lower in self.words.past_set for w in near))

    def _is_dated(self, clauses: Clauses, trigger: Trigger, year: Word) -> bool:
        """Whether no other verb stands nearer to a year than a trigger; a noun's own verb may."""
        own = abs(year.index - trigger.head.index)
        before = [clauses.step(year, -1), clauses.step(year, -2)]
        if any(w is not None and w.lower == "since" for w in before):
            return False  # "fighting since April 2023"
        spared = next((v for v in clauses.verbs if v.index > trigger.head.index), None) if trigger.is_noun else None
        return all(abs(year.index - v.index) >= own for v in clauses.verbs if v is not spared)
