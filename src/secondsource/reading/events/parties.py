"""Which phrases name a party to an event: no time, sum, share or number, and no pronoun of nobody known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.reading.events.clauses import ClauseBook, Clauses
from secondsource.reading.events.phrases import Phrase
from secondsource.reading.syntax import Word
from secondsource.reading.told import Told
from secondsource.spans import SpanIndex
from secondsource.vocabulary.events import EventWords

_RELATIVE = frozenset({"that", "which", "who", "whom", "there", "what"})
_OF = frozenset({"of", "from"})
_NOTHING = frozenset({"no", "none", "nobody", "neither", "not"})
_PERSONAL = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "me"}
    | {"his", "her", "its", "their", "our", "my", "your"}
)
_SUM = re.compile(
    r"(?:(?:about|around|some|nearly|almost|over|an?|one|two) )?"
    r"(?:(?:US)?[$£€¥₹₦]\s?\d[\d.,]*\s?(?:m|mn|bn|k|tn|million|billion|trillion)?"
    r"|\d[\d.,:–-]*\s?(?:%|m|mn|bn|k|million|billion|trillion|percent|per cent)?)",
    re.IGNORECASE,
)


class Parties:
    """Asked of one report whether a phrase can name who takes part in an event."""

    def __init__(self, told: Told, words: EventWords, book: ClauseBook) -> None:
        self._book = book
        self.told = told
        self.words = words
        self._times = SpanIndex((t.span, t) for t in told.times)

    def may_take_part(self, phrase: Phrase, *, counted: bool = False) -> bool:
        """Whether a phrase can name a participant: no relative pronoun, time, sum of money or number.

        ``counted`` says that a number is one of people: "killed nine".
        """
        head = phrase.head
        if head.lower in _RELATIVE or head.lower in self.words.responsibility:
            return False
        before = self.told.syntax.next(head, -1)
        if head.lower in _NOTHING or (before is not None and before.lower in _NOTHING):
            return False
        actor = self.told.actor(head.span)
        if (actor is not None and actor.type in ("date", "money")) or self.is_time(phrase):
            return False
        return (counted and self._is_count(phrase)) or not self._is_quantity(phrase)

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase tells a time."""
        if self.tells_time(phrase.head):
            return True
        actor = self.told.actor(phrase.head.span)
        return actor is not None and actor.type == "date"

    def tells_time(self, word: Word) -> bool:
        """Whether a word is a part of a time."""
        return any(True for _ in self._times.meeting(word.span))

    def is_same(self, phrase: Phrase, others: Sequence[Phrase]) -> bool:
        """Whether a pronoun stands for one of some others."""
        own = self._actors_of(phrase) if self.is_pronoun(phrase) else frozenset()
        return any(own & self._actors_of(other) for other in others)

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Whether a phrase is a personal pronoun, or one that tells whose something is."""
        return phrase.first == phrase.last and phrase.head.lower in _PERSONAL and phrase.head.text != "US"

    def is_known(self, phrase: Phrase, targets: Sequence[Phrase]) -> bool:
        """Whether a pronoun stands for an actor, and for none of those it is done to; any other phrase does."""
        if not self.is_pronoun(phrase):
            return True
        actor = self.told.actor(phrase.head.span)
        if actor is None:
            return False
        suffering = [*targets, *(p for t in targets for p in self.put_under(t))]
        return all(actor.id not in self._actors_of(p) for p in suffering)

    def put_under(self, phrase: Phrase) -> Iterator[Phrase]:
        """The phrase that "of" or "from" puts under another: "two members of the Red Front"."""
        following = next(self._book.of(phrase.head).after(phrase.last), None)
        lead = following.lead if following is not None else None
        if following is not None and lead is not None and lead.index == phrase.last + 1 and lead.lower in _OF:
            yield following

    def _actors_of(self, phrase: Phrase) -> frozenset[str]:
        """The ids of the actors that a phrase's head is of."""
        return frozenset(entity.id for _, entity in self.told.actors.meeting(phrase.head.span))

    def _is_count(self, phrase: Phrase) -> bool:
        """Whether a phrase is only a number: "nine", "dozens"."""
        head = phrase.head
        text = self.told.text[self.told.syntax.words[phrase.first].span[0] : head.span[1]]
        return head.lower in self.words.quantity_set or (head.upos == "NUM" and text[:1].isalnum() and "%" not in text)

    def _is_quantity(self, phrase: Phrase) -> bool:
        """Whether a phrase tells how many or much, and not of whom: "£31m", "49", "a quarter", "the death toll"."""
        if phrase.head.lower in self.words.unable:
            named = self.told.syntax.words[phrase.last]
            return named.index == phrase.head.index
        words = self.told.syntax.words
        text = self.told.text[words[phrase.first].span[0] : words[phrase.last].span[1]]
        return phrase.head.upos == "NUM" or _SUM.fullmatch(" ".join(text.split())) is not None


def pointed_at(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """The subject that a pronoun of an opening phrase points on to: "In its raid on the port, Belmora …"."""
    if phrase.lead is None or phrase.lead.index != clauses.base:
        return None
    first_verb = next((v.index for v in clauses.verbs if v.index > phrase.last), -1)
    for after in clauses.after(phrase.last):
        before = clauses.step(clauses.words[after.first - clauses.base], -1)
        if before is not None and before.text == "," and after.lead is None:
            following = clauses.step(clauses.words[after.last - clauses.base], 1)
            is_subject = following is not None and following.upos in ("VERB", "AUX", "ADV")
            return after if is_subject and after.last < first_verb else None
    return None
