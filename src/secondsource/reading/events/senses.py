"""Whether a word of the lexicon tells its event where it stands: by its sentence, the encoder and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from secondsource.encoder.passage_reading import ReadSentence
from secondsource.reading.syntax import Word
from secondsource.vocabulary.events import EventWords, Sense

_STRONG, _WEAK = 0.75, 0.5  # certainty of the types that strong and weak words tell by themselves
_DOUBT = 0.25  # what an encoder that is sure of another type, or of none, takes off
_MODIFIED = 0.85  # of the certainty that is left where the trigger stands in no main clause
_ENOUGH = 0.25  # share of a report's events that a type must have for a weak word to tell it anywhere in it
_MOST = 0.5
_IDIOM_REACH = 4  # words
_STRIKES = frozenset({"strike", "strikes"})
_AT = frozenset({"on", "against", "at", "targeting"})
_HELPING = frozenset({"rescue", "aid", "relief", "health", "emergency", "humanitarian", "media", "medical", "the"})


@dataclass(frozen=True)
class About:
    """What events a report tells: as the encoder reads its sentences, and with the strong words of the others."""

    read: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def is_often(self, kind: str, *, share: float = _ENOUGH, told: bool = False) -> bool:
        """Whether a type has some share of the report's events, and two of them at least."""
        counts = self.told if told else self.read
        return counts[kind] >= max(2, share * counts.total())


def is_verb(word: Word) -> bool:
    """Whether a word is a verb, or a participle taken for an adjective that is no attribute: "was wounded"."""
    return word.upos == "VERB" or (word.upos == "ADJ" and word.relation != "amod")


def senses_of(word: Word, words: EventWords) -> tuple[Sense, ...]:
    """The events that a word may tell as the part of speech it is."""
    if is_verb(word):
        return words.verb_senses(word.lower)
    return words.noun_senses(word.lower) if word.upos in ("NOUN", "PROPN") else ()


def strong_types(own: Sequence[Word], words: EventWords) -> set[str]:
    """The types that strong single words of a sentence tell."""
    return {s.type for w in own for s in senses_of(w, words) if not s.weak and not s.follow and w.upos != "PROPN"}


def righted(own: Sequence[Word], sentence: ReadSentence, words: EventWords) -> ReadSentence:
    """A sentence whose strike the encoder takes for a protest, where no word of a labour dispute stands by it."""
    if sentence.event != "protest" or not any(w.lower in _STRIKES for w in own):
        return sentence
    kind = strike_kind(own, words)
    return sentence if kind == "protest" else msgspec.structs.replace(sentence, event=kind, mode=None)


@dataclass(frozen=True)
class Fitting:
    """One sentence with all that decides which of its words tell events."""

    own: Sequence[Word]
    sentence: ReadSentence
    words: EventWords
    about: About
    strong: set[str]
    is_accident: bool = False  # whether its deaths are told of an accident
    is_aftermath: bool = False  # whether they are where it has no other word of an assault

    def fits(self, place: int, sense: Sense) -> bool:
        """Whether the word at a place tells the event of a sense."""
        word, about = self.own[place], self.about
        if word.lower in _STRIKES and sense.weak:
            known = self.sentence.event is not None or about.told["assault"] > 0
            return known and sense.type == strike_kind(self.own, self.words)
        if sense.type == "assault" and self._is_harmless(word, sense):
            return False
        if word.lower in self.words.result_forms and about.is_often(sense.type, told=True):
            return True
        if not sense.weak or self.sentence.event == sense.type:
            return True
        if is_verb(word):
            violent = word.lower in self.words.violent_forms and about.is_often("assault", share=_MOST)
            return sense.type == "assault" and ("assault" in self.strong or violent)
        return self.sentence.event is None and about.is_often(sense.type)

    def is_idiom(self, place: int) -> bool:
        """Whether a word near makes a trigger something else: "posed a threat", "a heart attack"."""
        before = self.own[place - 1].lower if place else ""
        if f"{before} {self.own[place].lower}" in self.words.idioms:
            return True  # "stabbed to death"
        others = self.words.idioms.get(self.own[place].lower)
        near = self.own[max(0, place - _IDIOM_REACH) : place + _IDIOM_REACH + 1]
        return others is not None and any(word.lower in others for word in near)

    def certainty(self, sense: Sense, *, is_main: bool) -> float:
        """The probability of a type: the lexicon's word and the encoder's reading of the sentence."""
        prior = (_WEAK if sense.weak else _STRONG) * (1.0 if is_main else _MODIFIED)
        if self.sentence.event == sense.type:
            return round(1 - (1 - prior) * (1 - self.sentence.certainty), 3)
        return round(prior - _DOUBT * self.sentence.certainty, 3)

    def _is_harmless(self, word: Word, sense: Sense) -> bool:
        """Whether a word of assaults tells what an accident did."""
        return self.is_accident or (self.is_aftermath and (sense.weak or word.lower in self.words.result_forms))


def strike_kind(own: Sequence[Word], words: EventWords) -> str:
    """What a strike is: an attack, or a protest where words of a labour dispute stand beside it."""
    for place, word in enumerate(own):
        following = own[place + 1].lower if place + 1 < len(own) else ""
        if word.lower in _STRIKES and place and own[place - 1].lower == "on":
            return "protest"  # "went on strike"
        if word.lower in _STRIKES and (following in _AT or _is_nation(own, place)):
            return "assault"
    labour = (w for n, w in enumerate(own) if w.lower in words.labour_set and own[n - 1].lower not in _HELPING)
    return "protest" if any(True for _ in labour) else "assault"


def _is_nation(own: Sequence[Word], place: int) -> bool:
    """Whether a nation's adjective stands just before a word: "Belmoran strikes"."""
    before = own[place - 1] if place else None
    return before is not None and before.upos in ("ADJ", "PROPN") and before.text[:1].isupper()
