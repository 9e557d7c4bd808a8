"""Numbers that count what another counts: parts of it, and those that "and" or a comma joins to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.reading.figures.amounts import Number
from secondsource.reading.figures.clauses import Clause, Cue
from secondsource.reading.figures.phrases import Phrase, is_people
from secondsource.vocabulary.figures import FigureWords

_JOINT = 7  # pieces between two numbers that are joined
_WERE = ((), ("are",), ("is",), ("was",), ("were",), ("been",), ("also",), ("there",))
_LISTS = ((":",), ("-",), ("–",), ("—",))
_PARTED = frozenset({"and", ",", "&", "plus", "also", "as", "well", "or", "her", "his", "their", "its"})


@dataclass(eq=False)
class Draft:
    """A number with its phrase and what it counts, while a sentence is read."""

    clause: Clause
    number: Number
    phrase: Phrase
    counts: str | None = None
    cue: Cue | None = None
    how: str = ""  # before, after, inside, toll, joined, part
    is_part: bool = False
    is_by_place: bool = False  # "eight deaths: five in the capital, two in Marvik"
    is_excluded: bool = False  # counts no casualty, whatever stands beside it
    is_rival: bool = False  # "put the number at 17": counts what the sentence before does
    among: bool = False  # "39 people, among whom", "were among 39 killed", "20 women among the dead"


def join(clause: Clause, drafts: Sequence[Draft], words: FigureWords) -> None:
    """Let the numbers of a sentence that nothing tells of count what their neighbours count."""
    for place in range(len(drafts)):
        _join_behind(clause, drafts, place, words)
    for place in range(len(drafts) - 2, -1, -1):
        following = next((d for d in drafts[place + 1 :] if not d.is_part), drafts[place + 1])
        _join_ahead(clause, drafts[place], following, words)
    _find_among(clause, drafts, words)
    _drop_lone_persons(drafts)


def _join_behind(clause: Clause, drafts: Sequence[Draft], place: int, words: FigureWords) -> None:
    """Give a number what the one before it counts: a part of it, or joined to it by "and" or a comma."""
    draft = drafts[place]
    if draft.counts or draft.is_excluded or draft.number.kind in ("nothing", "unknown"):
        return
    before = next((d for d in reversed(drafts[:place]) if d.counts or d.among), None)
    if before is None:
        return
    of_those = clause.word(before.number.first - 2) == "of" and before.number.first <= 2
    if of_those and clause.word(before.number.first - 1) == "the":
        draft.is_part = True  # "Of the 40 dead, 12 were women"
    if draft.is_part:
        draft.counts, draft.cue, draft.how = before.counts, before.cue, "part"
        return
    start = max(before.phrase.last, before.number.last) + 1
    people = is_people(clause, draft.phrase, words)
    verb = before.cue.last + 1 if before.cue and before.how == "after" else start
    by_place = draft.phrase.empty and clause.word(draft.number.last + 1) in words.in_place
    if (people or by_place) and clause.words[max(start, verb) : draft.number.first] in _LISTS:
        draft.is_part = True  # "5 civilians: two women and three children"
        draft.is_by_place = by_place
        draft.counts, draft.cue, draft.how = before.counts, before.cue, "part"
        return
    if by_place and drafts[place - 1].is_by_place and clause.word(draft.number.first - 1) in ("and", ","):
        draft.counts, draft.cue, draft.how, draft.is_part = before.counts, before.cue, "part", True
        draft.is_by_place = True
        return
    listed = before.is_part and start == draft.number.first  # "including 5 children 3 women", in text without commas
    if people and (listed or is_joint(clause, words, start, draft.number.first)):
        draft.counts, draft.cue, draft.how, draft.is_part = before.counts, before.cue, "joined", before.is_part
        draft.among = before.among


def _join_ahead(clause: Clause, draft: Draft, following: Draft, words: FigureWords) -> None:
    """Give a number what the one after it counts: "12 soldiers and three civilians were killed"."""
    if draft.counts or following.how not in ("after", "joined") or draft.is_excluded:
        return
    if draft.number.kind in ("nothing", "unknown") or not following.counts or draft.phrase.empty:
        return
    between = clause.words[draft.phrase.last + 1 : following.number.first]
    among = between[-1:] != () and between[-1] in words.among and between[-2:-1] in _WERE
    if among or is_joint(clause, words, draft.phrase.last + 1, following.number.first):
        draft.counts, draft.cue, draft.how = following.counts, following.cue, "joined"
        draft.among = among


def is_joint(clause: Clause, words: FigureWords, first: int, end: int) -> bool:
    """Whether the pieces between two numbers join them: "and", a comma, or people joined so: "and their driver"."""
    if not first < end <= first + _JOINT or clause.word(first) not in _PARTED or clause.word(end - 1) not in _PARTED:
        return False
    between = clause.words[first:end]
    return all(word in _PARTED for word in between) or any(word in words.people for word in between)


def _find_among(clause: Clause, drafts: Sequence[Draft], words: FigureWords) -> None:
    """ "There were 20 women among the dead", "among the dead were 20 women": parts of what was told before."""
    for place in range(len(clause)):
        if clause.word(place) in words.among and clause.word(place + 1) in ("the", "those"):
            cue = clause.cues.get(place + 2)
            if cue is None or clause.word(place + 2) not in words.whole:
                continue
            for draft in drafts:
                if draft.counts is None and is_people(clause, draft.phrase, words):
                    draft.counts, draft.cue, draft.how = cue.kind, cue, "joined"
                draft.among = draft.among or (draft.counts == cue.kind and draft.cue is cue)


def _drop_lone_persons(drafts: Sequence[Draft]) -> None:
    """A person told without a number is a figure only beside another, in a toll."""
    if any(draft.how == "joined" for draft in drafts):
        return
    for draft in drafts:
        alone = draft.how not in ("joined", "part") and not draft.is_part
        if draft.number.kind == "single" and alone:
            draft.counts = None
