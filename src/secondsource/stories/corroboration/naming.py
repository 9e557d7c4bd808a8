"""Names and descriptions of informants as words that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from secondsource.vocabulary.actors import load_actors
from secondsource.vocabulary.corroboration import load_corroboration

_WORD = re.compile(r"[^\W_]+(?:[-.&'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ENDINGS = ("s", "n", "an", "ns", "i")  # of plurals, and of what is called after a place ("Rica", "Rican")
LEAST = 4  # letters of a word that may have such an ending
LONG = 6  # letters from which one letter more, less or other is a spelling ("Energia", "Energiya"), no other name


@cache
def folded(word: str) -> str:
    """A word as words of names are compared: no possessive, no accents, no full stops, one spelling, lower case."""
    bare = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold()
    plain = "".join(c for c in bare if not unicodedata.combining(c)).replace(".", "")
    for other, usual_one in load_corroboration().spellings.items():
        plain = plain.replace(other, usual_one)
    return plain


def words_of(text: str) -> list[str]:
    """The words of a name or description as they stand."""
    return [piece for found in _WORD.finditer(text) for piece in _parts(found.group())]


def _parts(word: str) -> list[str]:
    """A word with a hyphen as its parts, where they stand in capitals ("All-Northern"); else as it stands."""
    pieces = word.split("-")
    return pieces if len(pieces) > 1 and all(p[:1].isupper() and len(p) > 1 for p in pieces) else [word]


def nations_in(words: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The nations that words name ("Afghan", "Costa Rican"), and the folded words that name them."""
    given = [_POSSESSIVE.sub("", w) for w in words]
    actors = load_actors()
    nations: set[str] = set()
    taken: set[str] = set()
    for size in (2, 1):
        for i in range(len(given) - size + 1):
            some = given[i : i + size]
            nation = actors.nation(" ".join(some)) if some[0][:1].isupper() else None
            if nation and not taken.issuperset(folded(w) for w in some):
                nations.add(nation)
                taken.update(folded(w) for w in some)
    return frozenset(nations), frozenset(taken)


def proper(words: Iterable[str]) -> Iterator[str]:
    """The folded words of the names of bodies and persons among words: of every run of capitals that holds a word which
    is no common word of descriptions ("Northern Coastal Lines", and no "Defence Ministry")."""
    small = load_corroboration().small
    run: list[str] = []
    for word in (*words, ""):
        if word[:1].isupper() or (run and folded(word) in small and word):
            run.append(word)
            continue
        if any(_tells(w) for w in run):
            for w in run:
                known = load_actors().usual_name(_POSSESSIVE.sub("", w)) if w[:1].isupper() else None
                yield from sorted(usual(known)) if known else [folded(w)] if folded(w) not in small else []
        run = []


def _tells(word: str) -> bool:
    """Whether a word in capitals is a name's, and no common word of descriptions."""
    vocabulary, bare = load_corroboration(), folded(word)
    if load_actors().usual_name(_POSSESSIVE.sub("", word)):
        return True
    return word[:1].isupper() and not vocabulary.tells_nothing(bare) and not vocabulary.sorts_of(bare)


def usual(name: str) -> frozenset[str]:
    """The folded words of a body's name, or of its usual name where variants are known; the small ones left out."""
    vocabulary = load_corroboration()
    known = load_actors().usual_name(name) or name
    words = frozenset(folded(w) for w in words_of(known))
    return frozenset(w for w in words if w not in vocabulary.small) or words


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one name has all the words of the other, spellings apart; names of no words are never the same."""
    few, many = sorted((one, other), key=lambda words: (len(words), sorted(words)))
    return bool(few) and all(any(alike(a, b) for b in many) for a in few)


def same_body(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two bodies' names are of one body: by their words, or as acronym and full name."""
    short = load_corroboration().shortened
    if same_words(one - short or one, other - short or other):
        return True
    return any(_is_acronym(a, b) for a, b in ((one, other), (other, one)))


def _is_acronym(short: frozenset[str], full: frozenset[str]) -> bool:
    """Say whether one word's letters are the initials of the others, in any order: the words' own is not kept."""
    letters = next(iter(short)) if len(short) == 1 else ""
    return len(letters) > 1 and len(full) > 1 and sorted(letters) == sorted(w[0] for w in full if w)


@cache
def alike(one: str, other: str) -> bool:
    """Say whether two words are one name's, in this spelling or that: long ones may differ in one letter."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= LEAST and long in {short + ending for ending in _ENDINGS}:
        return True
    if min(len(one), len(other)) < LONG or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, of = one[start:], other[start:]
    return rest[1:] == of[1:] or rest[1:] == of or rest == of[1:]
