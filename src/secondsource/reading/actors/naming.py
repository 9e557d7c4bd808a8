"""Where the names of a report stand among its words, what is told beside them, and which stand for a government."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.actors.phrases import Phrase
from secondsource.reading.actors.referents import Referent, Seen
from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Span
from secondsource.vocabulary.actors import ActorWords

_GOES_WITH = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN"})
_LONGEST = 8  # words between a noun and the comma before a name
_MEETING = frozenset({"between", "against", "by"})  # prepositions before one who acts


class Naming:
    """The names of one report by their words."""

    def __init__(self, text: str, syntax: Syntax, people: Sequence[Referent], words: ActorWords) -> None:
        self._text = text
        self._syntax = syntax
        self._words = words
        self.ends: dict[int, int] = {}  # word inside a name -> the name's last word
        self.at: dict[int, tuple[Word, Span, Referent]] = {}  # last word of a name -> its first word, span, owner
        self.dates: set[int] = set()  # words of dates
        self._governing: set[int] = set()  # last words of capitals that stand for governments
        for referent in people:
            for span in referent.names:
                self._place(span, referent)

    def _place(self, span: Span, referent: Referent) -> None:
        inside = list(self._syntax.within(span)) or [w for w in (self._syntax.at(span[0]),) if w]
        for word in inside:
            self.ends[word.index] = inside[-1].index
            if referent.type == "date":
                self.dates.add(word.index)
        if inside:
            self.at[inside[-1].index] = inside[0], span, referent

    # -- capitals -----------------------------------------------------------------------------------------------------

    def governed(self, index: int, seen: Seen) -> str | None:
        """The country whose government a name stands for here: "Washington said", "between Washington and Kabul".

        ``index`` is the name's last word.
        """
        first, span, referent = self.at[index]
        state = self._words.governed(self._text[slice(*span)]) if referent.type == "location" else None
        if state is None or not self._governs(first, self._syntax.words[index], seen):
            return None
        self._governing.add(index)
        return state

    def _governs(self, first: Word, last: Word, seen: Seen) -> bool:
        """Whether a capital's name stands for a government: as who says or does, or beside another such."""
        lead, after = self._syntax.next(first, -1), self._syntax.next(last)
        if lead is not None and lead.lower == "and":
            return lead.index - 1 in self._governing
        if lead is not None and lead.upos == "ADP" and lead.lower not in _MEETING:
            return False
        if after is not None and after.lower == "and":
            follower = self._syntax.next(after)
            named = self.at.get(self.ends.get(follower.index, -1)) if follower is not None else None
            return named is not None and self._words.governed(self._text[slice(*named[1])]) is not None
        if lead is not None and lead.lower in _MEETING:
            return True
        verbs = (after, self._syntax.next(last, 2))
        return seen.subject and any(w is not None and w.lower in self._words.sayings for w in verbs)

    # -- beside names -------------------------------------------------------------------------------------------------

    def apposed(self, phrase: Phrase) -> Referent | None:
        """Who is named beside a phrase: "Ada Brook, the harbour master", "the harbour master, Ada Brook,"."""
        if phrase.sort not in ("person", "body") or phrase.plural:
            return None
        after = self._syntax.next(self._syntax.words[phrase.word])
        before = self._syntax.next(self._syntax.words[phrase.first], -1)
        if before is not None and before.text == "," and not (after is not None and after.is_verbal):
            named = self.at.get(self._unaged(before.index - 1))
            if named is not None and alike(named[2], phrase):
                return named[2]
        if phrase.kind == "open" and phrase.sort == "body":
            return None
        comma = self._behind(after)
        follower = self._syntax.next(comma) if comma is not None and comma.text == "," else None
        if follower is None or follower.index not in self.ends:
            return None
        end = self.ends[follower.index]
        named = self.at.get(end)
        close = self._syntax.next(self._syntax.words[end])
        if named is None or close is None or close.upos != "PUNCT" or not alike(named[2], phrase):
            return None
        return named[2]

    def _behind(self, after: Word | None) -> Word | None:
        """The word behind what goes with a noun: behind "to Iraq" in "the ambassador to Iraq, Ada Brook"."""
        step = 0
        while after is not None and after.upos in _GOES_WITH and step < _LONGEST:
            after = self._syntax.next(after)
            step += 1
        return after

    def _unaged(self, index: int) -> int:
        """The last word of a name behind which an age stands: "Brook, 45, a"."""
        aged = index > 1 and self._syntax.words[index].upos == "NUM" and self._syntax.words[index - 1].text == ","
        return index - 2 if aged else index


def alike(referent: Referent, phrase: Phrase) -> bool:
    """Whether a name and a phrase beside it may be of one."""
    if referent.sort != phrase.sort or referent.type == "norp":
        return False
    if phrase.sort == "body" and phrase.kind == "open" and phrase.word == phrase.first:
        return False
    return not (phrase.gender and referent.gender and phrase.gender != referent.gender)
