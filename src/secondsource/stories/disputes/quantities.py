"""Numbers of things as a story's sentences tell them: how many, of what, and whether one number took another's place.

Figures know whom a toll counts; here any noun will do ("143 million consumers", "230 reports"), and two numbers are of
one thing where the nouns agree, no name beside them differs ("8,000 Valdorian clients" are no part of "all clients"),
and the two sentences tell of one matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.encoder.meanings import matched
from secondsource.encoder.stems import stem
from secondsource.reading.figures.clauses import Clause
from secondsource.reading.figures.numbers import numbers
from secondsource.records import Attribution, Span
from secondsource.stories.bounds import ABOUT, NEARLY, Bounds
from secondsource.stories.disputes.heard import attributions_at, voice_at, voice_of
from secondsource.stories.disputes.sayings import Saying, Sayings, answered, content_words
from secondsource.stories.disputes.tolls import WHOLES
from secondsource.stories.disputes.voices import Voice
from secondsource.vocabulary.figures import PIECE, load_figures
from secondsource.vocabulary.rivals import load_rivals

LEAST = 4.0  # smaller numbers stand in every report
NOUNS = 4  # words behind a number within which its noun stands
ONE_NOUN = 0.6  # cosine of two nouns that can stand for one another: "soldiers", "troops"
ONE_MATTER = 0.6  # cosine of two sentences that count one thing
SHARED = 0.34  # mean share of what few of the story's sentences say that two such sentences have in common
MOSTLY = 0.6  # mean share of all their words that they may have in common instead
CLAUSE = 80  # characters before a number in which its clause says that it was given before


@dataclass(frozen=True, eq=False)
class Quantity:
    """One number with its noun, at the first place of its sentence."""

    saying: Saying
    span: Span  # of the number, from the start of the sentence
    bounds: Bounds
    amount: float
    nouns: tuple[str, ...]  # the words behind it, lower case, names apart
    names: frozenset[str]  # stems of the names among them: "Valdorian"
    parts: tuple[str, ...] = ()  # the words behind the "of" that follows them, as they stand: "crates of apples"

    @property
    def words(self) -> str:
        """The number in the report's words."""
        return self.saying.text[slice(*self.span)]

    @cached_property
    def former(self) -> bool:
        """Its clause says that it was given before."""
        before = self.saying.text[: self.span[0]]
        clause = load_rivals().ends_clause.split(before)[-1] if before else ""
        return bool(load_rivals().was_formerly.search(clause[-CLAUSE:]))

    def of_one(self, other: Quantity) -> bool:
        """The two count one thing, by their nouns and by the names beside them."""
        if self.names != other.names or not self.nouns or not other.nouns:
            return False
        if not _same_parts(self.parts, other.parts):
            return False
        general = load_rivals().anybody_words
        if any(not general.isdisjoint(q.nouns) for q in (self, other)):
            return True
        return float(matched(self.nouns, other.nouns).max()) >= ONE_NOUN


def _same_parts(one: Sequence[str], other: Sequence[str]) -> bool:
    """What two nouns hold agrees where both tell it: crates of steel are no crates of apples."""
    names = [{stem(w.lower()) for w in words if w[0].isupper()} for words in (one, other)]
    if all(names) and names[0].isdisjoint(names[1]):
        return False
    few, many = sorted(([w for w in words if not w[0].isupper()] for words in (one, other)), key=len)
    return not few or float(matched(few, many).min()) >= ONE_NOUN


def quantities(said: Sayings) -> list[Quantity]:
    """The numbers of a story's sentences that count something, in its order; tolls, measures and times left out."""
    return [q for saying in said.all for q in _read(saying) if not _is_toll(said, q)]


def voice_of_quantity(said: Sayings, quantity: Quantity) -> Voice:
    """Who gives a number: the informant of the words that hold it, else of the sentence."""
    held = _held_by(said, quantity)
    return voice_of(held) if held else voice_at(said, quantity.saying.places[0])


def _held_by(said: Sayings, quantity: Quantity) -> Attribution | None:
    """The attribution whose content holds a number, the shortest."""
    place = quantity.saying.places[0]
    at = place.span[0] + quantity.span[0]
    held = attributions_at(said.member(place), place)
    mine = [a for a in held if any(s <= at < e for s, e in a.content)]
    return min(mine, key=lambda a: sum(e - s for s, e in a.content), default=None)


def _matter(said: Sayings, quantity: Quantity) -> dict[str, float]:
    """The content words of what is said with a number, without those of who says it."""
    held = _held_by(said, quantity)
    if held is None:
        return quantity.saying.content
    member = said.member(quantity.saying.places[0])
    return content_words(" ".join(member.quote(span) for span in held.content))


def day_of(said: Sayings, quantity: Quantity) -> int | None:
    """The day of the first report that gives it."""
    return said.member(quantity.saying.places[0]).compared.day


def _is_toll(said: Sayings, quantity: Quantity) -> bool:
    """It is a figure of people killed, hurt, held or gone, which is compared as such."""
    place = quantity.saying.places[0]
    first, last = (place.span[0] + at for at in quantity.span)
    figures = said.member(place).reading.figures
    return any(f.counts in WHOLES and f.span[0] < last and first < f.span[1] for f in figures)


def _read(saying: Saying) -> Iterator[Quantity]:
    lists, text = load_figures(), saying.text
    if not any(c.isdigit() for c in text) and not lists.hint.search(text):
        return
    found = list(PIECE.finditer(text))
    pieces = tuple(m.group().lower().replace("’", "'") for m in found)
    clause = Clause(text, (0, len(text)), 0, pieces, tuple(m.span() for m in found), ("",) * len(pieces))
    for number in numbers(clause, lists):
        amount, low, high = number.amount, number.low, number.high
        if number.kind != "exact" or amount is None or amount < LEAST:
            continue
        span = clause.over(number.first, number.last)
        behind = _behind(clause, number.last + 1)
        beside = {clause.word(number.first - 1), *(word.lower() for word in behind)}
        if behind and not beside & load_rivals().uncounted and not lists.units_of.at(clause.words, number.last + 1):
            nouns = tuple(w.lower() for w in behind if not w[0].isupper())
            names = frozenset(stem(w.lower()) for w in behind if w[0].isupper())
            parts = _parts(clause, number.last + 1 + len(behind))
            yield Quantity(saying, span, _bounds(text[slice(*span)], amount, low, high), amount, nouns, names, parts)


def _behind(clause: Clause, place: int) -> list[str]:
    """The words behind a number that may tell what it counts, as they stand."""
    found: list[str] = []
    ends = load_rivals().phrase_ends
    while place < len(clause) and len(found) < NOUNS:
        word = clause.word(place)
        if word in ends or not word.isalpha() or (found and word.endswith("ed")):
            break
        found.append(clause.shape(place))
        place += 1
    return found


def _parts(clause: Clause, place: int) -> tuple[str, ...]:
    """The words behind an "of" at a place, without the small words they begin with."""
    if clause.word(place) != "of":
        return ()
    ends = load_rivals().phrase_ends
    place += 1
    while place < len(clause) and (clause.word(place) in ends or not clause.word(place).isalpha()):
        if clause.word(place) not in load_rivals().small_words:
            return ()
        place += 1
    return tuple(_behind(clause, place))


def _bounds(words: str, amount: float, low: float | None, high: float | None) -> Bounds:
    close = load_rivals().is_nearly.match(words)
    if low is not None and high is not None:
        return Bounds(low, high)
    if low is not None:
        return Bounds(low, low * (1 + NEARLY) if close else float("inf"))
    if high is not None:
        return Bounds(high * (1 - NEARLY) if close else 0.0, high)
    return Bounds(amount * (1 - ABOUT), amount * (1 + ABOUT))


def with_equals(group: list[Quantity], held: Iterable[Quantity]) -> list[Quantity]:
    """A group of numbers and those among others that say one of them again, of one thing by their nouns."""
    again = [q for q in held if q not in group and any(q.amount == g.amount and q.of_one(g) for g in group)]
    return [*group, *again]


def one_matter(said: Sayings, a: Quantity, b: Quantity, *, surely: bool = False) -> bool:
    """Two numbers are of one matter: by their sentences as a whole, and by most words or by what few others say."""
    if float(said.vectors[a.saying.number] @ said.vectors[b.saying.number]) < ONE_MATTER:
        return False
    one, other = _matter(said, a), _matter(said, b)
    if answered(one, other) + answered(other, one) >= 2 * MOSTLY:
        return True
    if surely:  # in most words alone
        return False
    telling, others = said.telling_words(one), said.telling_words(other)
    return answered(telling, other) + answered(others, one) >= 2 * SHARED
