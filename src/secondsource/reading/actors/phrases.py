"""Referring expressions: the pronouns and noun phrases of a report, in order, with what they tell of whom they mean."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from secondsource.reading.syntax import Syntax, Word
from secondsource.records import Span
from secondsource.vocabulary.actors import ActorWords, Gender, Sort

Kind = Literal["he", "it", "they", "i", "we", "who", "definite", "possessed", "open"]

_PRONOUNS: dict[str, tuple[Kind, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("he", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("it", None)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("they", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("i", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("we", None)),
    **dict.fromkeys(("who", "whom", "whose", "which"), ("who", None)),
}
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "whose"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OPEN = frozenset(
    {"a", "an", "some", "any", "another", "no", "each", "every", "several", "many", "few", "most", "other"}
)
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_OF = frozenset({"of", "to", "for", "in", "at"})
_HEADS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "SYM", "X"})
_CLAUSES = ("acl", "acl:relcl")
_LONGEST = 14  # words of a noun phrase before its noun
_PREDETS = frozenset({"all", "both", "half", "such"})
_APPROXIMATE = frozenset({"least", "most", "than"})
_EMPTY = _OPEN | _DEFINITE | {"s", "'s", "’s"}
_SINGULAR = ("ss", "us", "is", "ics", "news")


@dataclass(slots=True)
class Phrase:
    """One referring expression. Words are numbers among the report's."""

    kind: Kind
    span: Span
    word: int  # its head
    first: int  # its first word
    noun: str = ""  # head noun, singular, lower case
    plural: bool = False
    gender: Gender | None = None
    sort: Sort = "thing"
    qualities: frozenset[str] = frozenset()  # the words before the noun, lower case, but determiners and nations
    nations: frozenset[str] = frozenset()
    owner: int | None = None  # head word of what stands before "'s", or of the possessive pronoun
    told_on: bool = False  # what follows tells who is meant: "the people who came"


def phrases(
    syntax: Syntax, parts: Sequence[Span], named: Mapping[int, bool], dates: Container[int], words: ActorWords
) -> list[Phrase]:
    """The referring expressions of a report's parts, in the order of their heads.

    ``named`` holds the words of names (true) and of the titles before them (false): their nouns head no phrase.
    ``dates`` are words of dates, at which a phrase ends.
    """
    found: list[Phrase] = []
    for word in (word for part in parts for word in syntax.within(part)):
        if named.get(word.index):
            continue
        told = _PRONOUNS.get(word.lower)
        if told is not None and not (word.text.isupper() and len(word.text) > 1):
            kind, gender = told
            if kind != "who" or word.lower != "which" or word.upos == "PRON":
                found.append(Phrase(kind, word.span, word.index, word.index, gender=gender, plural=kind == "they"))
        elif (
            word.upos in _HEADS
            and word.index not in named
            and word.lower[0].isalpha()
            and word.lower != "s"
            and _heads(syntax, word)
        ):
            found.append(_noun_phrase(syntax, word, dates, words))
    return found


def owns(syntax: Syntax, word: Word) -> bool:
    """Whether a possessive s stands behind a word, in one piece or two."""
    mark = syntax.next(word)
    if mark is None or mark.span[0] != word.span[1] or mark.text not in ("'s", "’s", "'", "’"):
        return False
    after = syntax.next(mark)
    return mark.lower in ("'s", "’s") or (after is not None and after.lower == "s") or word.lower.endswith("s")


def first_of(syntax: Syntax, word: Word, dates: Container[int] = ()) -> int:
    """The number of the first word of the noun phrase that ends in ``word``, by parts of speech and order."""
    first = word.index
    while first and word.index - first < _LONGEST:
        before, after = syntax.words[first - 1], syntax.words[first]
        if before.sentence != word.sentence or before.index in dates:
            break
        near = before.span[1] == after.span[0]
        if before.lower == "s" and first > 1 and syntax.words[first - 2].text in ("'", "’"):
            first -= 2
        elif before.upos == "DET" or before.lower in POSSESSIVE:
            first -= 1
            if before.lower not in ("other", "such") and (first == 0 or syntax.words[first - 1].lower not in _PREDETS):
                break
        elif (
            (before.lower in _GENITIVE and first > 1 and syntax.words[first - 2].span[1] == before.span[0])
            or (before.text in ("-", "–", "/", "'", "’") and near and first > 1)
            or _modifies(before)
        ):
            first -= 1
        else:
            break
    while first < word.index and (syntax.words[first].upos == "PUNCT" or syntax.words[first].lower in _APPROXIMATE):
        first += 1
    return first


def _modifies(before: Word) -> bool:
    if before.upos in _BEFORE or (before.upos == "PRON" and before.text.isupper() and len(before.text) > 1):
        return True
    return before.relation in ("amod", "nummod", "compound") and before.upos not in ("PUNCT", "PRON", "ADP")


def _heads(syntax: Syntax, word: Word) -> bool:
    """Whether a noun is the last of its phrase: no noun or name goes on after it, but what it owns may."""
    after = syntax.next(word)
    if after is None or owns(syntax, word):
        return True
    if after.text == "-" and after.span[0] == word.span[1]:
        return False
    return after.upos not in ("NOUN", "PROPN")


def _noun_phrase(syntax: Syntax, word: Word, dates: Container[int], words: ActorWords) -> Phrase:
    first = first_of(syntax, word, dates)
    lead = syntax.words[first].lower if first < word.index else ""
    made = Phrase("definite" if lead in _DEFINITE else "open", word.span, word.index, first)
    made.span = syntax.words[first].span[0], word.span[1]
    made.noun = words.singular(word.lower)
    made.sort, made.gender = words.sort(made.noun), words.gender(word.lower)
    made.plural = _plural(word, made.noun, words)
    qualities: set[str] = set()
    for number in range(first, word.index):
        before = syntax.words[number]
        if before.lower in POSSESSIVE:
            made.owner, made.kind = number, "possessed"
        elif (
            number > first
            and before.span[0] == syntax.words[number - 1].span[1]
            and owns(syntax, syntax.words[number - 1])
        ):
            made.owner, made.kind = number - 1, "possessed"
            qualities.clear()
        elif before.upos not in ("DET", "PUNCT", "NUM", "PART") and before.lower not in _EMPTY:
            qualities.add(before.lower)
    own = (
        syntax.words[first : word.index]
        if made.kind != "possessed"
        else syntax.words[(made.owner or first) : word.index]
    )
    nations, spoken = told_nations(own, words)
    qualities -= spoken
    made.told_on = _add_of(syntax, word, qualities, nations, words)
    made.qualities, made.nations = frozenset(qualities), frozenset(nations)
    return made


def told_nations(spoken: Sequence[Word], words: ActorWords) -> tuple[set[str], set[str]]:
    """The countries that words name, singly or two by two ("South Korean"), and those words, lower case."""
    nations: set[str] = set()
    used: set[str] = set()
    for number, word in enumerate(spoken):
        if not word.text[0].isupper():
            continue
        pair = spoken[number : number + 2]
        both = words.nation(f"{pair[0].lower} {pair[1].lower}") if len(pair) > 1 else None
        nation = both or (words.nation(word.lower) if word.lower not in used else None)
        if nation:
            nations.add(nation)
            used.update(w.lower for w in (pair if both else pair[:1]))
    return nations, used


def _add_of(syntax: Syntax, word: Word, qualities: set[str], nations: set[str], words: ActorWords) -> bool:
    """Add what stands behind a noun, "the president of Iraq"; whether a clause or phrase there tells who is meant."""
    lead = syntax.next(word)
    if lead is None:
        return False
    if lead.lower in ("who", "whose", "that", "whom") or any(
        child.index > word.index for child in syntax.children(word, _CLAUSES)
    ):
        return True
    if lead.lower not in _OF:
        return False
    at = syntax.next(word, 2)
    if at is not None and at.lower in ("the", "a", "an", "his", "her", "its"):
        at = syntax.next(word, 3)
    if at is None:
        return False
    beside = syntax.next(at)
    pair = words.nation(f"{at.lower} {beside.lower}") if beside is not None else None
    nation = pair or words.nation(at.lower) or words.governed(at.lower)
    if at.text[0].isupper() and nation:
        nations.add(nation)
        return False
    if lead.lower == "of" and at.is_nominal:
        qualities.add(at.lower)
    return lead.lower == "of"


def _plural(word: Word, noun: str, words: ActorWords) -> bool:
    if noun in words.sorts:
        return words.is_plural(word.lower)
    return word.upos == "NOUN" and word.lower.endswith("s") and not word.lower.endswith(_SINGULAR)
