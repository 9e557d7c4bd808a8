"""Who can do violence: people, bodies and nations, and no announcement, office or package.

A sentence whose subject is read wrong shows it by what the subject is; an attack with no actor beats one by an office.
"""

from __future__ import annotations

from secondsource.reading.events.phrases import Phrase
from secondsource.reading.told import Told
from secondsource.vocabulary.actors import load_actors
from secondsource.vocabulary.events import EventWords

_VIOLENT = frozenset({"assault", "coerce"})
_ACTING = frozenset({"person", "norp", "organization", "group", "location"})
_PEOPLE = frozenset({"person", "body", "land"})  # sorts of nouns
_PERSONS = frozenset({"he", "she", "they", "we", "i", "you", "who", "him", "her", "them", "his", "their", "our", "us"})
_GOING_OFF = frozenset({"explode", "detonate", "go", "go off", "burn"})
_THINGS = frozenset({"it", "its", "this", "that", "these", "those", "which"})


class Doers:
    """Asked of one report whether a phrase can be who did an event."""

    def __init__(self, told: Told, words: EventWords) -> None:
        self.told = told
        self.words = words
        self._actors = load_actors()

    def can_do(self, phrase: Phrase, kind: str) -> bool:
        """Whether a phrase names somebody who can do an event of a type."""
        if kind not in _VIOLENT:
            return True
        head = phrase.head
        actor = self.told.actor(head.span)
        if head.lower in _THINGS:
            return actor is not None and actor.type in _ACTING
        if head.lower in _PERSONS or head.lower in self.words.force_set or head.lower in self.words.doer_set:
            return True
        if actor is not None:
            return actor.type in _ACTING
        people = self._actors.sort(head.lower) in _PEOPLE
        return people or head.upos in ("PROPN", "X", "NUM") or head.lower in self.words.quantity_set

    def is_person(self, phrase: Phrase) -> bool:
        """Whether a phrase names a person or people, not a body or thing."""
        actor = self.told.actor(phrase.head.span)
        return self._actors.sort(phrase.head.lower) == "person" or (actor is not None and actor.type == "person")


def goes_off(lemma: str) -> bool:
    """Whether a word's subject is what explodes, and nobody who does it, where it has no object."""
    return lemma in _GOING_OFF
