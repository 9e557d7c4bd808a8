"""The noun phrase that a number counts: "25 civilians", "dozens of badly injured people", "12 members of the force"."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.reading.figures.amounts import Number
from secondsource.reading.figures.clauses import Clause, Cue
from secondsource.vocabulary.figures import FigureWords

_LONGEST = 8  # words of a noun phrase
_TAIL = 6  # words of what is told of it: "including many minors"
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", ""})
_DETERMINERS = frozenset({"the", "these", "those", "their", "our", "its", "his", "her"})
_QUOTES = frozenset({'"', "”", "“"})
_MOSTLY = frozenset({"including", "mostly", "mainly", "most", "among", "many"})


@dataclass(frozen=True)
class Phrase:
    """What follows a number: pieces ``first`` to ``last``; none where the number stands alone."""

    first: int
    last: int  # before ``first`` where nothing follows
    head: str  # its last noun, lower case; "" where nothing follows
    inside: Cue | None  # words of a casualty in it: "140 injured people", "12 deaths"
    whole: bool = False  # "30 of them", "12 of the dead": a part of what was told before

    @property
    def empty(self) -> bool:
        """Whether the number stands alone."""
        return self.last < self.first


def phrase_after(clause: Clause, number: Number, words: FigureWords) -> Phrase:
    """Give the noun phrase that a number counts."""
    start = number.last + 1
    whole = words.wholes.at(clause.words, start)
    if whole:
        last = start + whole[0] - 1
        return Phrase(start, last, clause.word(last), None, whole=True)
    if number.kind in ("single", "pair"):
        return Phrase(number.first, number.last, clause.word(number.last), None)
    ratio = clause.word(start + 1)[:1].isdigit() or clause.word(start + 1) in words.units  # "34 of 51 drones"
    if clause.word(start) == "of" and (number.kind != "exact" or ratio or clause.word(start + 1) in _DETERMINERS):
        start += 1
        start += clause.word(start) in _DETERMINERS
        while clause.word(start)[:1].isdigit() or clause.word(start) in words.units or clause.word(start) in words.tens:
            start += 1  # "three of the five hostages"
    start += clause.word(start) in words.more
    start += clause.word(start) in _QUOTES
    last, inside = start - 1, None
    while last - start < _LONGEST:
        here = last + 1
        cue = clause.cues.get(here)
        if cue is not None:
            noun = here == start or cue.roles.isdisjoint({"done", "state"})
            if inside is None and noun and "counted" in cue.roles and not _premodifies(clause, cue, words):
                return Phrase(start, cue.last, clause.word(cue.last), cue)
            if inside is None and _premodifies(clause, cue, words):
                inside, last = cue, cue.last
                continue
            break
        if not _nominal(clause, here, words, first=here == start):
            if clause.words[here : here + 3 : 2] != ("(", ")") or clause.word(here + 3) not in words.people:
                break
            here += 3  # "two Islamic State (IS) leaders"
        last = here
    while last >= start and not clause.word(last)[:1].isalpha():
        last -= 1
    return Phrase(start, last, clause.word(last) if last >= start else "", inside)


def _premodifies(clause: Clause, cue: Cue, words: FigureWords) -> bool:
    """Whether words of a casualty stand before the noun they belong to: "140 injured people", "two dead soldiers"."""
    if cue.roles.isdisjoint({"done", "state", "counted"}):
        return False
    after = cue.last + 1
    if clause.word(after) in words.stops or after in clause.cues:
        return False
    return clause.word(after) in words.people or (clause.tag(after) == "ADJ" and clause.word(after + 1) in words.people)


def _nominal(clause: Clause, place: int, words: FigureWords, *, first: bool) -> bool:
    word = clause.word(place)
    if not word[:1].isalpha():
        hyphen = word in ("-", "–", "'", "’", "&") and clause.glued(place) and clause.glued(place + 1)
        return hyphen and not first
    if word in words.stops or word in words.many or word in words.units:
        return word in ("other", "others")
    tag = clause.tag(place)
    if tag in _NOMINAL or (place and clause.word(place - 1) in ("-", "–")):
        return True
    following = clause.word(place + 1)
    if tag == "ADV" or word.endswith("ly"):
        cue = clause.cues.get(place + 1)
        return cue is not None and _premodifies(clause, cue, words)
    counted = following in words.people or following in words.thing_kinds
    return tag == "VERB" and word.endswith(("ed", "ing", "en")) and counted


def told_of(clause: Clause, phrase: Phrase, words: FigureWords) -> int:
    """The last piece of a phrase with what is told of it: "people including children", "members of the force"."""
    last = phrase.last
    if phrase.empty or phrase.whole:
        return last
    if clause.word(last + 1) == "of" and clause.word(last + 2) in ("the", "a", "an", "his", "their"):
        end = _run(clause, last + 3, words)
        last = end if end >= last + 3 else last
    elif clause.word(last + 1) == "of" and clause.tag(last + 2) in ("PROPN", "NOUN", "ADJ"):
        end = _run(clause, last + 2, words)
        last = end if end >= last + 2 else last
    following = last + 1 + (clause.word(last + 1) == ",")
    if clause.word(following) in _MOSTLY and not _counts(clause, following, words):
        start = following + 1
        if clause.word(start) in ("them", "whom", "many", "of", "a", "some", "several"):
            start += 1
        if clause.word(start) in ("many", "of", "number", "them"):
            start += 1
        end = _run(clause, start, words)
        if end >= start:
            last = end
    return last


def _counts(clause: Clause, place: int, words: FigureWords) -> bool:
    """Whether a number follows "including" or "among them": it is a figure of its own."""
    ahead = clause.words[place + 1 : place + 5]
    return any(word[:1].isdigit() or word in words.units or word in words.tens for word in ahead)


def _run(clause: Clause, start: int, words: FigureWords) -> int:
    """The last piece of the nouns, names and adjectives that begin at a piece; before it where none does."""
    last = start - 1
    while last - start < _TAIL and last + 1 not in clause.cues:
        joined = clause.word(last + 1) == "and" and last >= start and clause.word(last + 2) in words.people
        if not (joined or _nominal(clause, last + 1, words, first=False)):
            break
        last += 1
    return last


def is_people(clause: Clause, phrase: Phrase, words: FigureWords) -> bool:
    """Whether a phrase names people: by its noun, or by a name in the plural ("49 Syrians")."""
    if phrase.empty or phrase.whole:
        return phrase.whole
    head = phrase.head
    if head in words.people or any(word in words.people for word in clause.words[phrase.first : phrase.last + 1]):
        return True
    return clause.shape(phrase.last)[:1].isupper() and head.endswith(("s", "i", "ese"))


def is_thing(phrase: Phrase, words: FigureWords) -> bool:
    """Whether a phrase names what is neither people nor a casualty: bombs, houses, hours."""
    head = phrase.head
    return head in words.no_figures or words.thing_kinds.get(head, "people") not in ("people", "troops", "cases")
