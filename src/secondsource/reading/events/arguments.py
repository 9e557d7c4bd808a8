"""Who does an event and to whom: by the phrases around its trigger, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.reading.events.clauses import ClauseBook, Clauses
from secondsource.reading.events.doers import Doers, goes_off
from secondsource.reading.events.parties import Parties, pointed_at
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.events.triggers import Trigger
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.vocabulary.events import EventWords

_ON = frozenset({"on", "against", "at", "upon", "toward", "towards", "targeting", "onto"})
_MUTUAL = frozenset({"consult", "agree", "cooperate", "support", "reject", "assault"})
_TO = frozenset({"aid", "request", "threaten", "consult", "concede", "mobilize"})
_GIVEN = frozenset({"aid", "sanction"})  # what they have as object goes to somebody
_FROM = frozenset({"assault", "threaten", "request"})
_CAUSES = frozenset({"in", "by", "during", "after", "from", "when"})
_VERBS = 3  # behind a noun that may tell who did it
_ACTING = frozenset({"norp", "organization", "person", "group"})


_AROUND = frozenset(
    {"to", "on", "from", "out", "up", "off", "down", "back", "hostage", "as", "at", "ablaze", "dead", "responsible"}
)
"""What may stand behind the object of a verb that it belongs to: "set the offices on fire"."""


@dataclass(frozen=True)
class Sides:
    """The phrases of who does an event, and to whom; a word alone is a nation's adjective."""

    actors: tuple[Phrase, ...] = ()
    targets: tuple[Phrase, ...] = ()
    same: Trigger | None = None  # the event that this one tells again by what came of it


@dataclass
class SideReader:
    """Reads the sides of each trigger of a report; those of one that another hangs by are read once."""

    told: Told
    words: EventWords
    triggers: Sequence[Trigger]
    book: ClauseBook
    _read: dict[int, Sides] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_head = {t.head.index: t for t in self.triggers}
        self._doers = Doers(self.told, self.words)
        self.parties = Parties(self.told, self.words, self.book)

    def clauses_of(self, word: Word) -> Clauses:
        """The clauses of the sentence that holds a word."""
        return self.book.of(word)

    def sides(self, trigger: Trigger) -> Sides:
        """Who does the event of a trigger, and to whom."""
        number = trigger.head.index
        if number in self._open:
            return Sides()
        if number not in self._read:
            self._open.add(number)
            raw = self._of_noun(trigger) if trigger.is_noun else self._of_verb(trigger)
            self._read[number] = self._resolved(raw, trigger)
            self._open.discard(number)
        return self._read[number]

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _of_verb(self, trigger: Trigger) -> Sides:
        clauses, verb = self.clauses_of(trigger.head), trigger.head
        around = clauses.phrase_of(verb)
        if around is not None and around.head.index > verb.index:  # "the wounded guards", "fighting troops"
            return Sides((around,), ()) if verb.lower.endswith("ing") else Sides((), (around,))
        opening = clauses.step(verb, -1)
        slain = verb.lower.endswith(("ed", "en", "in")) and opening is not None and opening.upos == "ADP"
        if slain and verb.lower != trigger.sense.lemma:  # "of slain guards"
            return Sides((), tuple(clauses.objects(verb, verb.index)))
        subject = clauses.subject(verb)
        subjects = (subject, *subject.joined) if subject is not None else ()
        before = clauses.step(verb, -1)
        if trigger.sense.lemma == "dead" and before is not None and before.index in self.by_head:
            return Sides(same=self.by_head[before.index])  # "shot dead"
        if trigger.sense.lemma in ("die", "dead"):
            causes = tuple(self._causes(trigger))
            return Sides(causes, subjects, self._event_of(causes[:1], trigger))
        if clauses.is_passive(verb, trigger.last):
            agents = [p for lead, p in clauses.led(verb.index) if lead == "by"]
            led = agents[0].joined if agents else []
            bare = not clauses.group(verb) and not clauses.is_shared(verb)
            suffering = self._suffering(trigger) if bare else ()
            doers = (*agents[:1], *led, *self._causes(trigger))
            return Sides(doers, suffering or subjects, self._event_of(doers[:1], trigger))
        following = clauses.step(verb, 1)
        follow = trigger.sense.follow
        is_near = following is not None and following.lower == (*follow, "")[0]
        last = trigger.last if is_near or (follow and follow[0] not in _AROUND) else verb.index
        above = clauses.verb_before(verb) if verb.lower.endswith("ing") else None
        opening = clauses.opening(verb)
        if above is not None and opening is not None and opening.text == "," and clauses.is_passive(above):
            subjects = tuple(p for lead, p in clauses.led(above.index) if lead == "by")[:1]
        objects = [p for p in clauses.objects(verb, last) if not self._is_means(p)]
        kind = trigger.sense.type
        if kind in _GIVEN and (given := [p for lead, p in clauses.led(last) if lead == "to"]):
            objects = [given[0], *given[0].joined]
        relative = clauses.relative_object(verb) if not objects else None
        if relative is not None:
            objects = [relative]
        elif not objects:
            objects = [w for p in self._beside(trigger, last) for w in (p, *p.joined)]
        if not objects and subjects and goes_off(trigger.sense.lemma) and not self._doers.is_person(subjects[0]):
            subjects = tuple(p for p in subjects if p.head.lower in self.words.instrument_set)
        same = self._event_of(subjects[:1], trigger)
        if same is None and above is not None and opening is not None and opening.text == ",":
            same = self._told_by(above, trigger)
        return Sides(subjects, tuple(objects), same)

    def can_do(self, phrase: Phrase, trigger: Trigger) -> bool:
        """Whether a phrase names somebody who can do the event of a trigger."""
        return self._doers.can_do(phrase, trigger.sense.type)

    def _is_means(self, phrase: Phrase) -> bool:
        """Whether an object is a weapon, or the doer: "fired rockets", "blew himself up"."""
        return phrase.head.lower in self.words.instrument_set or phrase.head.lower.endswith(("self", "selves"))

    def _event_of(self, found: Sequence[Phrase], trigger: Trigger) -> Trigger | None:
        """The attack that a phrase tells, where a trigger only tells what came of it: "the raid killed ten"."""
        other = self.by_head.get(found[0].head.index) if found else None
        return other if other is not None and other.sense.type == trigger.sense.type == "assault" else None

    def _told_by(self, verb: Word, trigger: Trigger) -> Trigger | None:
        """The attack whose result a participle tells: "shelled the town, killing two"."""
        other = self.by_head.get(verb.index)
        is_result = trigger.head.lower in self.words.result_forms
        return other if is_result and other is not None and other.sense.type == "assault" else None

    def _suffering(self, trigger: Trigger) -> tuple[Phrase, ...]:
        """Whom a participle alone tells of: "the village, shelled by rebels, …"."""
        clauses = self.clauses_of(trigger.head)
        nearest = next(clauses.before(trigger.head.index), None)
        if nearest is None:
            return ()
        top = clauses.top_of(nearest)
        above = self.by_head.get(top.head.index)
        return (top,) if above is not None and above.sense.type == trigger.sense.type != "assault" else (nearest,)

    def _beside(self, trigger: Trigger, last: int) -> Iterator[Phrase]:
        """Whom a verb without an object is directed at: "fired on a boat", "met with envoys"."""
        kind = trigger.sense.type
        for lead, phrase in self.clauses_of(trigger.head).led(last):
            if (
                (lead in _ON and not self.parties.is_time(phrase))
                or (lead == "with" and kind in _MUTUAL)
                or (lead == "to" and kind in _TO)
            ):
                yield phrase

    def _causes(self, trigger: Trigger) -> Iterator[Phrase]:
        """The events and weapons in or by which somebody died: "killed in a raid"."""
        for lead, phrase in self.clauses_of(trigger.head).led(trigger.head.index):
            if lead in _CAUSES and phrase.head.index in self.by_head:
                yield phrase

    # -- nouns --------------------------------------------------------------------------------------------------------

    def _of_noun(self, trigger: Trigger) -> Sides:
        noun, kind = trigger.head, trigger.sense.type
        actors: list[Phrase] = []
        targets: list[Phrase] = []
        owners = self._owners(trigger)
        for lead, phrase in self.clauses_of(noun).led(trigger.last):
            if self.parties.is_time(phrase):
                continue
            both = (phrase, *phrase.joined)
            if lead in ("by", "between", "among") or (lead == "from" and kind in _FROM):
                actors += both
            elif lead in _ON or (lead == "with" and kind in _MUTUAL) or (lead == "to" and kind in _TO):
                targets += both
            elif lead == "of" and not (actors or targets):
                (actors if noun.lower in self.words.acted_set else targets).extend(both)
        if noun.lower in self.words.suffered_set and owners and not targets:
            targets += owners
        else:
            actors = actors or owners
        return Sides(tuple(actors or self._lent(trigger)), tuple(targets))

    def _owners(self, trigger: Trigger) -> list[Phrase]:
        """Whose event it is: "Israel's assault", "its raids", "Israeli strikes", "a police raid"."""
        clauses = self.clauses_of(trigger.head)
        phrase = clauses.phrase_of(trigger.head)
        if phrase is None:
            return []
        if phrase.owner is not None and not self.parties.is_time(phrase.owner):
            return (
                [pointed_at(clauses, phrase) or phrase.owner]
                if self.parties.is_pronoun(phrase.owner)
                else [phrase.owner]
            )
        for number in range(phrase.first, trigger.head.index):
            word = self.told.syntax.words[number]
            if word.span[0] >= trigger.span[0]:
                break
            if word.lower in self.words.force_set or self.acts(word, trigger.span[0]):
                last = self._name_end(word, trigger)
                return [Phrase(word.index, last.index, last)]
        return []

    def _name_end(self, word: Word, trigger: Trigger) -> Word:
        """The last word of a name or of "rebel fighters" before a trigger."""
        after = self.told.syntax.next(word)
        while after is not None and after.span[1] <= trigger.span[0]:
            if after.lower not in self.words.force_set and self.told.actor(word.span) is not self.told.actor(
                after.span
            ):
                break
            if after.upos not in ("NOUN", "PROPN") or self.told.actor(word.span) is None:
                break
            word, after = after, self.told.syntax.next(after)
        return word

    def acts(self, word: Word, until: int) -> bool:
        """Whether a word names who acts in a mention that ends before a place: a nation, body or person, no place."""
        if word.upos not in ("ADJ", "PROPN", "NOUN", "PRON"):
            return False
        kinds = [e.type for (_, end), e in self.told.actors.meeting(word.span) if end <= until]
        return any(kind in _ACTING or (kind == "location" and word.upos == "ADJ") for kind in kinds)

    def _lent(self, trigger: Trigger) -> Iterable[Phrase]:
        """The subject that a light verb lends a noun: "launched an attack"; or the agent of "carried out by"."""
        clauses, noun = self.clauses_of(trigger.head), trigger.head
        verb = clauses.verb_before(noun)
        lends = self.words.turning if trigger.sense.turned else self.words.light_forms
        if verb is not None and verb.lower in lends and self._is_object(verb, noun):
            subject = clauses.subject(verb)
            return (subject, *subject.joined) if subject is not None else ()
        for following in [v for v in clauses.verbs if v.index > noun.index][:_VERBS]:
            told = clauses.relative_object(following) if following.lower in lends else None
            if told is not None and told.head.index == noun.index:
                subject = next(clauses.before(following.index), None)
                return (subject, *subject.joined) if subject is not None else ()
            if following.lower in lends and clauses.is_passive(following):
                led = [p for lead, p in clauses.led(following.index) if lead in ("by", "between")]
                return [w for p in led[:1] for w in (p, *p.joined)]
        return ()

    def _is_object(self, verb: Word, noun: Word) -> bool:
        """Whether a noun is the first thing behind a verb, or joined to it."""
        clauses = self.clauses_of(noun)
        phrase = clauses.phrase_of(noun)
        if phrase is None or clauses.is_passive(verb):
            return False
        if phrase.before is not None:
            return self._is_object(verb, phrase.before.head)
        above = next(clauses.before(phrase.first), None)
        if phrase.lead is not None and phrase.lead.lower == "of" and above is not None:
            counts = above.head.lower in self.words.quantity_set and above.last == phrase.lead.index - 1
            return counts and self._is_object(verb, above.head)  # "launched a series of attacks"
        between = [p for p in clauses.after(verb.index) if p.last < phrase.first]
        return not between and (phrase.lead is None or phrase.lead.lower in ("out", "in", "up", "behind", "a"))

    # -- both ---------------------------------------------------------------------------------------------------------

    def _resolved(self, sides: Sides, trigger: Trigger) -> Sides:
        """The sides without what is no participant; an event or weapon stands for who is behind it."""
        behind = self._behind(sides.actors, trigger)
        able = [p for p in behind if self.can_do(p, trigger)]
        actors = _distinct([*able, *(body for p in able for body in self._bodies(p, trigger))])
        others = (p for p in sides.targets if p.head.index not in self.by_head)
        counted = trigger.head.lower in self.words.result_forms
        plain = [w for p in others if self.parties.may_take_part(w := self._whole(p), counted=counted)]
        targets = plain or [p for t in self._named(sides.targets, trigger) for p in self._meant(t, trigger)]
        actors = tuple(p for p in actors if self.parties.is_known(p, targets))
        seen = {p.head.index for p in actors}
        return Sides(actors, _distinct(p for p in targets if p.head.index not in seen), sides.same)

    def _bodies(self, phrase: Phrase, trigger: Trigger) -> Iterator[Phrase]:
        """The body whose people do violence: "fighters of the Red Front", "a group of gunmen from the Red Front"."""
        if trigger.sense.type != "assault" or phrase.head.upos == "PROPN":
            return
        for following in self.parties.put_under(phrase):
            actor = self.told.actor(following.head.span)
            if actor is not None and actor.type == "organization":
                yield following

    def _behind(self, found: Sequence[Phrase], trigger: Trigger) -> Iterator[Phrase]:
        for phrase in found:
            other = self.by_head.get(phrase.head.index)
            if other is not None and other is not trigger:
                yield from self.sides(other).actors
            elif phrase.head.lower in self.words.instrument_set:
                yield from self._wielders(phrase)
            elif self.parties.may_take_part(whole := self._whole(phrase)):
                yield whole

    def _whole(self, phrase: Phrase) -> Phrase:
        """A phrase with those whose number it tells: "hundreds of villagers"."""
        if phrase.head.lower not in self.words.quantity_set:
            return phrase
        following = next(self.clauses_of(phrase.head).after(phrase.last), None)
        if following is None or following.lead is None or following.lead.lower != "of":
            return phrase
        if following.lead.index != phrase.last + 1:
            return phrase
        inner = self._whole(following)
        return Phrase(phrase.first, inner.last, inner.head, phrase.lead, phrase.owner)

    def _wielders(self, phrase: Phrase) -> Iterator[Phrase]:
        """Whose weapon it is: "Israeli bombs", "a rebel rocket"."""
        if phrase.owner is not None:
            yield phrase.owner
        for number in range(phrase.first, phrase.head.index):
            word = self.told.syntax.words[number]
            if self.acts(word, phrase.head.span[0]) or word.lower in self.words.force_set:
                yield Phrase(number, number, word)

    def _meant(self, event: Trigger, trigger: Trigger) -> tuple[Phrase, ...]:
        """Whom an event is directed at that has another as its object: who attacked, where an attack is condemned."""
        if trigger.sense.type == "accuse":
            return self.sides(event).actors
        return self.sides(event).targets if trigger.sense.type == event.sense.type else ()

    def _named(self, found: Sequence[Phrase], trigger: Trigger) -> Iterator[Trigger]:
        for phrase in found:
            other = self.by_head.get(phrase.head.index)
            if other is not None and other is not trigger:
                yield other


def _distinct(found: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple({p.head.index: p for p in found}.values())
