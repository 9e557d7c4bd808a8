"""Accidents, disasters and diseases, which kill and injure and are no events of PLOVER's.

A sentence tells one where a word of it stands there and none of violence. In a report whose lead tells one, so does
every sentence that says who died and has no word of violence; in one whose lead tells violence, a word that may tell
either ("crash", "fire", "collapsed") does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from secondsource.reading.events.senses import strike_kind
from secondsource.reading.syntax import Word
from secondsource.vocabulary.events import EventWords

Lead = Literal["accident", "violence"]

_BURSTS = frozenset({"explosion", "explosions", "blast", "blasts", "exploded", "explodes", "exploding", "blew"})
_STRIKES = frozenset({"strike", "strikes"})
_ATTACKS = frozenset({"attack", "attacks"})
_BURST_REACH = 4  # words
_STRIKE_REACH = 4
_BODIES = frozenset({"body", "bodies", "remains", "corpse", "corpses"})


class Accidents:
    """Asked of one report whether a sentence's words tell an accident."""

    def __init__(self, words: EventWords) -> None:
        self.words = words
        self.lead: Lead | None = None

    def read_lead(self, sentences: Sequence[Sequence[Word]]) -> None:
        """Take what the headline and the first sentence tell; violence goes before accidents."""
        if any(self.is_violent(own) for own in sentences):
            self.lead = "violence"
        elif any(self._is_told(own) for own in sentences):
            self.lead = "accident"

    def is_accident(self, own: Sequence[Word]) -> bool:
        """Whether a sentence tells an accident by a word of its own, and no violence."""
        return self._is_told(own) and not self.is_violent(own)

    def is_aftermath(self, own: Sequence[Word]) -> bool:
        """Whether a sentence without a word of violence stands in a report of an accident."""
        return self.lead == "accident" and not self.is_violent(own)

    def is_recovery(self, own: Sequence[Word], word: Word) -> bool:
        """Whether a word only tells what was found or counted afterwards: "pulled three bodies from the rubble"."""
        found = word.lower in self.words.accidents.recovering
        return found and any(w.lower in _BODIES or w.lower in ("toll", "deaths") for w in own)

    def is_violent(self, own: Sequence[Word]) -> bool:
        """Whether a word of violence stands in a sentence; an idiom's ("heart attack") is none."""
        return any(w.lower in self.words.violence_set and not self._is_idiom(own, n) for n, w in enumerate(own))

    def _is_idiom(self, own: Sequence[Word], place: int) -> bool:
        """Whether the word before makes another of one: "heart attack", "lightning strike"; or a verb is no noun."""
        word, before = own[place], own[place - 1].lower if place else ""
        if word.lower in _STRIKES and (
            strike_kind(own, self.words) != "assault"
            or (word.upos == "VERB" and any(w.lower in self._disasters for w in own))
        ):
            return True
        return before in self.words.idioms.get(word.lower, ())

    @property
    def _disasters(self) -> frozenset[str]:
        return self.words.accidents.disasters

    def _is_told(self, own: Sequence[Word]) -> bool:
        known = self.words.accidents
        for place, word in enumerate(own):
            is_seizure = word.lower in _ATTACKS and self._is_idiom(own, place)
            if is_seizure or (word.lower in known.disasters and word.upos != "VERB"):
                return True
            if self.lead == "violence":
                continue
            if word.lower in known.verbs and word.upos != "NOUN" and not self._is_done(own, place):
                return True
            if word.lower in known.nouns and word.upos in ("NOUN", "PROPN") and not self._is_firing(own, place):
                return True
            if word.lower in _BURSTS and self._is_burst(own, place):
                return True
        return self._is_collision(own)

    def _is_collision(self, own: Sequence[Word]) -> bool:
        """Whether a vehicle strikes another: "a train hit a bus"."""
        known = self.words.accidents
        striking = next((n for n, w in enumerate(own) if w.lower in known.striking), None)
        if striking is None:
            return False
        before, after = own[max(0, striking - _STRIKE_REACH) : striking], own[striking : striking + 2 * _STRIKE_REACH]
        return all(any(w.lower in known.vehicles for w in side) for side in (before, after))

    def _is_firing(self, own: Sequence[Word], place: int) -> bool:
        """Whether "fire" is that of weapons."""
        if own[place].lower not in ("fire", "fires"):
            return False
        return place > 0 and own[place - 1].lower in self.words.accidents.firing

    def _is_done(self, own: Sequence[Word], place: int) -> bool:
        """Whether a verb tells what somebody does to another: "sank two boats", "was sunk by rebels"."""
        following = own[place + 1] if place + 1 < len(own) else None
        return following is not None and (following.upos in ("DET", "NUM") or following.lower == "by")

    def _is_burst(self, own: Sequence[Word], place: int) -> bool:
        """Whether an explosion is one of gas, a boiler or fireworks."""
        near = own[max(0, place - _BURST_REACH) : place + _BURST_REACH + 1]
        return any(w.lower in self.words.accidents.bursting for w in near)
