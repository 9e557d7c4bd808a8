"""Casualties that a report does not tell of as having happened: threatened, feared, foreseen or supposed."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.joining import Draft
from secondsource.vocabulary.figures import FigureWords

_GROUP = 8  # pieces of a verb with its helpers
_BACK = 14  # pieces back to what a verb is joined to, or to the condition that it stands in
_FEAR = 5  # pieces from "fears that" to its number
_ENDS = frozenset({".", ";", ":", "!", "?", '"', "”", "“"})
_HELPERS = frozenset({"to", "have", "has", "also", "not", "even", "still", "yet", "then", "soon", "again", "n't"})
_OTHER_CLAUSES = frozenset({"after", "before", "when", "since", "which", "who", "that", "because", "as"})
_ESTIMATES = frozenset({"may", "might"})  # "the toll may be as high as 40" tells what is


def happened(drafts: Sequence[Draft], words: FigureWords) -> list[Draft]:
    """Leave out the drafts of casualties that are not told to have happened, and what is joined to them."""
    unreal = {id(d.cue) for d in drafts if d.counts and d.cue and d.how != "joined" and _is_unreal(d, words)}
    return [d for d in drafts if d.cue is None or not d.counts or id(d.cue) not in unreal]


def _is_unreal(draft: Draft, words: FigureWords) -> bool:
    clause, number, cue = draft.clause, draft.number, draft.cue
    if cue is None or number.kind == "nothing":
        return False
    first = min(number.first, cue.first) if cue.first >= 0 else number.first
    if draft.how == "after" and "from" in clause.words[number.last + 1 : cue.first] and _is_saved(draft, words):
        return True  # "spared 12 people from drowning"
    feared = _in_condition(clause, first, words) or _is_feared(clause, first, words)
    if feared or _is_share(clause, number.first, words):
        return True
    if draft.how == "toll":
        between = range(cue.last + 1, number.first)
        return any(_is_modal(clause, p, words) and not _estimates(clause, p, words) for p in between)
    if draft.how == "inside":
        return _is_caused(draft, words)
    verb = cue.first if cue.first >= 0 else number.first - 1
    return _is_supposed(clause, verb, words) or ("doing" in cue.roles and _is_joined(clause, verb, words))


def _is_share(clause: Clause, first: int, words: FigureWords) -> bool:
    """Whether a number is the whole of which a share is told, or what it is compared with.

    "Two-thirds of the 900", "few of the 60", "no one among the 12"; "twice as many as the 20 killed before".
    """
    if list(clause.words[first : first + 4]) == ["as", "many", "as", "the"]:
        return True
    place = first - 1
    while place >= 0 and clause.word(place) in words.determiners:
        place -= 1
    if place < first - 1 and clause.word(place) in ("as", "than"):
        return True
    return clause.word(place) in ("of", "among") and not words.portions.isdisjoint(
        clause.words[max(place - 2, 0) : place]
    )


def _is_caused(draft: Draft, words: FigureWords) -> bool:
    """Whether the verb before "12 deaths" tells of what may come, or of what was prevented."""
    clause, place = draft.clause, draft.number.first - 1
    if draft.phrase.head not in words.bare:
        return False
    if _is_saved(draft, words):
        return True
    verb = place if clause.word(place)[:1].isalpha() and clause.word(place) not in words.be else place + 1
    return _is_supposed(clause, verb, words)


def _is_saved(draft: Draft, words: FigureWords) -> bool:
    """Whether those counted were saved: "saved hundreds and perhaps thousands of lives"."""
    first = draft.number.first
    return not words.saved.isdisjoint(draft.clause.words[max(first - _FEAR, 0) : first])


def _is_supposed(clause: Clause, verb: int, words: FigureWords) -> bool:
    """Whether a verb's helpers make it one of what may come: "could be", "threatened to", "feared"."""
    place, infinitive = verb - 1, False
    while place >= 0 and verb - place <= _GROUP and not _is_modal(clause, place, words):
        word = clause.word(place)
        if word in words.fearing or (word == "to" and clause.word(place - 1) in words.be):
            return True
        if infinitive and word in words.aiming:
            return True
        helps = word in _HELPERS or word in words.be or word in words.found or word.endswith("ly")
        infinitive = infinitive or word == "to"
        if not helps and not (infinitive and place >= verb - 3 and clause.tag(place) in ("PRON", "ADV")):
            return False
        place -= 1
    return _is_modal(clause, place, words)


def _is_joined(clause: Clause, verb: int, words: FigureWords) -> bool:
    """Whether a verb shares the helpers of one before it: "could burn homes and kill 12", "could fall, killing 12"."""
    word, before = clause.word(verb), clause.word(verb - 1)
    follows = word.endswith("ing") and before not in words.prepositions and before not in ("the", "a", "of")
    if not follows and (before not in ("and", "or") or word.endswith(("s", "ed"))):
        return False
    for place in range(verb - 2, max(verb - _BACK, -1), -1):
        here = clause.word(place)
        if here in _ENDS or here in _OTHER_CLAUSES or (follows and here in words.boundaries):
            return False
        if _is_modal(clause, place, words) or (here in words.aiming and clause.word(place + 1) == "to"):
            return True
    return False


def _in_condition(clause: Clause, first: int, words: FigureWords) -> bool:
    """Whether what tells a number stands in a clause of "if" or "unless"."""
    for place in range(first - 1, max(first - _BACK, -1), -1):
        word = clause.word(place)
        if word in _ENDS or word == "," or word in _OTHER_CLAUSES:
            return False
        if word in words.conditions:
            return clause.word(place + 1) not in words.found and clause.word(place + 1) != "true"  # "if confirmed"
    return False


def _is_feared(clause: Clause, first: int, words: FigureWords) -> bool:
    """Whether a number follows "fears that" or the like."""
    for place in range(first - 1, max(first - _FEAR, -1), -1):
        word = clause.word(place)
        if word in words.fearing:
            return True
        if word in _ENDS or word == "," or (word in _OTHER_CLAUSES and word != "that"):
            return False
    return False


def _is_modal(clause: Clause, place: int, words: FigureWords) -> bool:
    """Whether a piece is a verb of what may or will be; with a capital it is a month or a name."""
    return clause.word(place) in words.modals and (place == 0 or clause.shape(place)[:1].islower())


def _estimates(clause: Clause, place: int, words: FigureWords) -> bool:
    return clause.word(place) in _ESTIMATES and clause.word(place + 1) in words.be
