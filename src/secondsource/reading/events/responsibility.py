"""Who claims an event, and who is held responsible for it: "claimed responsibility for", "blamed rebels for"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.reading.events.arguments import SideReader
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.events.triggers import Trigger
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.vocabulary.events import EventWords

_VIOLENT = frozenset({"assault", "coerce", "protest"})
_BACK = 3  # sentences back in which "the attack" that somebody claims may stand
_NOBODY = frozenset({"no", "nobody", "none", "neither", "not", "n't", "n’t", "never"})
_NEAR = 12  # words between a claim and the event that it names
_INVOLVED = {
    "involved": ("in",),
    "implicated": ("in",),
    "responsible": ("for",),
    "suspected": ("of", "in"),
    "accused": ("of",),
    "charged": ("with", "over", "in"),
    "indicted": ("for", "over", "in"),
    "wanted": ("for", "over"),
    "convicted": ("of", "over"),
    "arrested": ("for", "over"),
    "guilty": ("of",),
}
"""Words that tie somebody to an event, with the prepositions between."""

_CHARGES = frozenset({"for", "of", "over", "in", "behind", "with"})


@dataclass
class Answerable:
    """Who answers for the events of a report: the phrases of those who claim, and of those blamed, by trigger."""

    told: Told
    words: EventWords
    sides: SideReader
    triggers: Sequence[Trigger]
    claimed: dict[int, Phrase] = field(default_factory=dict)
    blamed: dict[int, Phrase] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._here: dict[int, list[Trigger]] = {}
        self._violent = [t for t in self.triggers if t.sense.type in _VIOLENT]
        for trigger in self._violent:
            self._here.setdefault(trigger.head.sentence, []).append(trigger)
        for word in self.told.syntax.words:
            if word.lower in self.words.responsibility:
                self._read_claim(word)
            elif word.upos == "VERB" and word.lower in self.words.blaming_forms:
                self._read_blame(word)
            elif word.lower == "claimed":
                self._read_claimed_by(word)
            elif word.lower in _INVOLVED:
                self._read_involved(word)

    def _read_claim(self, noun: Word) -> None:
        """ "X claimed responsibility for the blast", "responsibility was claimed by X"."""
        clauses = self.sides.clauses_of(noun)
        near = [w for w in clauses.words if abs(w.index - noun.index) <= 4 and w.lower in self.words.claiming_forms]
        if not near or self._is_denied(near[0]):
            return
        verb = near[0]
        claimer = clauses.subject(verb) if verb.index < noun.index else None
        if claimer is None or clauses.is_passive(verb):
            claimer = next((p for lead, p in clauses.led(verb.index) if lead == "by"), None)
        if claimer is not None and claimer.head.index != noun.index:
            for trigger in self._named_after(noun):
                self.claimed.setdefault(trigger.head.index, claimer)

    def _read_claimed_by(self, verb: Word) -> None:
        """ "The blast was claimed by X", "a blast claimed by X"."""
        agent = next((p for lead, p in self.sides.clauses_of(verb).led(verb.index, 1) if lead == "by"), None)
        if agent is not None and not self._is_denied(verb):
            before = [t for t in self._here.get(verb.sentence, ()) if t.head.index < verb.index]
            if before:
                self.claimed.setdefault(before[-1].head.index, agent)

    def _read_blame(self, verb: Word) -> None:
        """ "X blamed Y for the raid", "accused Y of shelling", "the raid was blamed on Y"."""
        here = [t for t in self._here.get(verb.sentence, ()) if t.head.index != verb.index]
        if not here or self._is_denied(verb):
            return
        clauses = self.sides.clauses_of(verb)
        objects = clauses.objects(verb, verb.index)
        on = next((p for lead, p in clauses.led(verb.index) if lead in ("on", "to")), None)
        told = clauses.is_passive(verb) or (bool(objects) and self._is_event(objects[0]))
        if on is not None and told and not verb.lower.startswith(("accus", "suspect")) and not self._is_event(on):
            before = [t for t in here if t.head.index < verb.index] or here
            self.blamed.setdefault(before[-1].head.index, on)
            return
        blamed = clauses.subject(verb) if clauses.is_passive(verb) else (objects[0] if objects else None)
        charged = [t for t in here if verb.index < t.head.index <= verb.index + 2 * _NEAR and self._is_charge(t, verb)]
        if blamed is not None and charged and not self._is_event(blamed):
            self.blamed.setdefault(charged[0].head.index, blamed)

    def _read_involved(self, word: Word) -> None:
        """ "The men involved in the raid", "Y was responsible for the blast", "a man suspected of shelling"."""
        clauses = self.sides.clauses_of(word)
        following = clauses.step(word, 1)
        if following is None or following.lower not in _INVOLVED[word.lower] or self._is_denied(word):
            return
        charged = [t for t in self._here.get(word.sentence, ()) if 0 < t.head.index - word.index <= _NEAR]
        between = self.told.syntax.words[word.index + 2 : charged[0].head.index] if charged else ()
        if not charged or any(w.upos == "PUNCT" and w.text in (",", ";") for w in between):
            return
        blamed = next((p for p in clauses.before(word.index) if p.lead is None or p.last == word.index - 1), None)
        if blamed is not None and not self._is_event(blamed) and self.sides.can_do(blamed, charged[0]):
            self.blamed.setdefault(charged[0].head.index, blamed)

    def _is_event(self, phrase: Phrase) -> bool:
        return phrase.head.index in self.sides.by_head

    def _is_charge(self, trigger: Trigger, verb: Word) -> bool:
        """Whether "for", "of" or "in" stands between a verb of blame and an event."""
        between = self.told.syntax.words[verb.index + 1 : trigger.head.index]
        return any(w.lower in _CHARGES for w in between)

    def _is_denied(self, verb: Word) -> bool:
        """Whether nobody did: "no group has claimed", "did not blame"."""
        first = max(0, verb.index - 6)
        near = (w for w in self.told.syntax.words[first : verb.index] if w.sentence == verb.sentence)
        return any(w.lower in _NOBODY for w in near)

    def _named_after(self, noun: Word) -> list[Trigger]:
        """The events that a claim of responsibility names, or else those told last before it."""
        here = self._here.get(noun.sentence, [])
        following = [t for t in here if 0 < t.head.index - noun.index <= _NEAR]
        if following:
            return following[:1]
        for back in range(_BACK + 1):
            before = [t for t in self._here.get(noun.sentence - back, ()) if t.head.index < noun.index]
            told = [t for t in before if t.is_noun] or before
            if told:
                return told[-1:]
        return []
