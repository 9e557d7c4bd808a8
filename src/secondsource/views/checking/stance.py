"""Whether a claim says what is asked for or the opposite, and by which words that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from secondsource.encoder.meanings import matched
from secondsource.encoder.stems import stem
from secondsource.encoder.words import words
from secondsource.ledger import name_key
from secondsource.ledger.names import last_name
from secondsource.records import Claim, Event, Figure, Reading, Span
from secondsource.stories.bounds import best, bounds
from secondsource.views.amounts import say_number
from secondsource.views.checking.asked import Asked
from secondsource.views.checking.put import Put, PutWord, are_opposed
from secondsource.vocabulary.checking import load_checking

StanceKind = Literal["supports", "denies", "other figure", "other actor"]

OPPOSED = 3.0
"""Weight of a pair of opposites beside that of a shared word, which says less of whether two are at odds."""

WHOLE = 8.0
"""Weight of one of the two being negated as a whole, and the other not; about that of a word and a half."""

ALIKE = 2.0
"""Weight of neither being negated, or both."""

AGAINST = 3.0
"""Weight of a shared word that only one of the two negates."""

SHARED = 0.25
"""Weight of a shared word beside one that the one side negates and the other does not."""

LIKE = 0.6
"""Likeness of two words from which the one is taken for the other."""

NEAR = 0.5
"""Likeness of two words from which what stands with them may be said of one thing: of crews and sailors, not of crews
and passengers."""

PEOPLE = frozenset({"killed", "wounded", "missing", "displaced", "detained", "hostages", "affected"})
"""What figures count that are figures of one thing whatever words stand beside them."""


@dataclass(frozen=True)
class Stance:
    """How a claim stands to what is asked for."""

    kind: StanceKind
    sure: float  # 0 to 1: how far the signs agree
    reasons: tuple[str, ...] = ()
    aside: bool = False  # what the one of the two negates is not what they share: neither support nor denial


@dataclass
class _Votes:
    same: float = 0.0
    against: float = 0.0
    reasons: list[str] = field(default_factory=list)
    aside: list[bool] = field(default_factory=list)  # by wording

    def add(self, weight: float, *, same: bool, reason: str = "") -> None:
        if same:
            self.same += weight
        else:
            self.against += weight
        if reason and reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(frozen=True)
class ToldAt:
    """Where a report has one wording of a claim."""

    reading: Reading
    text: str  # of the report's page
    span: Span


def stance_of(asked: Asked, claim: Claim, puts: Sequence[Put], source: ToldAt | None) -> Stance:
    """Tell how ``claim`` stands to what is asked for; ``puts`` are its wordings that are nearest to that.

    ``source`` is where a report has the nearest of them, for its figures and events.
    """
    votes = _Votes()
    puts = [_own(asked, put) for put in puts]
    said = [token for put in puts[:1] for token in put.tokens]
    told = [bool(found) for found in _told(asked.put.tokens, said)]
    for put in puts:
        _compare(asked, claim, put, told, votes)
    total = votes.same + votes.against
    kind: StanceKind = "denies" if votes.against > votes.same else "supports"
    reasons = list(votes.reasons) if kind == "denies" else []
    if source is not None:
        figures = _figures(asked, source)
        if figures is not None:
            return figures
        other = _actors(asked, source.reading, source.span)
        if other is not None and kind == "supports":
            return Stance("other actor", 0.8, (other,))
    return Stance(kind, abs(votes.same - votes.against) / total if total else 0.5, tuple(reasons), any(votes.aside[:1]))


def _compare(asked: Asked, claim: Claim, put: Put, told: Sequence[bool], votes: _Votes) -> None:
    """Compare with one wording; ``told`` says of each word that is asked for whether the nearest wording has it."""
    mine, theirs = asked.put.tokens, put.tokens
    shared = _told(mine, theirs)
    # Where the informant denies it, its words alone do not show that it is denied.
    hidden = claim.polarity == "denied" and not put.negations
    flip = asked.is_denied ^ hidden
    for token, likes in zip(mine, shared, strict=True):
        if token.name or not likes:
            continue
        same = any(token.negated == (other.negated ^ flip) for other in likes)
        reason = "" if same or flip else f"{_say(token)} against {_say(likes[0])}"
        votes.add(token.weight * (SHARED if same else AGAINST), same=same, reason=reason)
    # What the nearest wording says with the very word, another does not deny by a word beside it.
    untold = [token for token, likes, near in zip(mine, shared, told, strict=True) if not likes and not near]
    left = _left(theirs, shared)
    for one, other in _opposed(untold, left):
        if not _of_one_thing(one, other, asked.put, put):
            continue
        same = one.negated != (other.negated ^ flip)
        votes.add(OPPOSED * max(one.weight, other.weight), same=same, reason=f"{_say(one)} against {_say(other)}")
    turned = asked.turned != ((claim.polarity == "denied") ^ put.untrue)
    votes.aside.append(turned and not hidden and _is_beside(mine, theirs, shared))
    votes.add(WHOLE if turned else ALIKE, same=not turned, reason=_said(asked, claim, put) if turned else "")


def _own(asked: Asked, put: Put) -> Put:
    """A wording without what it only grants, where the rest tells of what is asked for."""
    mine, theirs = asked.put.tokens, put.own.tokens
    tells = any(likes and not token.name for token, likes in zip(mine, _told(mine, theirs), strict=True))
    return put.own if tells or any(True for _ in _opposed(mine, theirs)) else put


def _of_one_thing(one: PutWord, other: PutWord, mine: Put, theirs: Put) -> bool:
    """Whether two opposites are said of the same thing: of the words beside them, names aside, two are near in meaning.

    So are they where what stands next to them is the same, a name too ("Marlow won", "beat Marlow"); where one stands
    by itself ("all survived"); and where one of the two begins with a pronoun, which does not tell of what it is said.
    """
    if 1 in {len(mine.tokens), len(theirs.tokens)}:
        return True
    if any(load_checking().begins_with_teller.match(put.text) for put in (mine, theirs)):
        return True
    if _around(one, mine) & _around(other, theirs):
        return True
    asked, told = (
        [token.word for token in put.tokens if not token.name and token.stem != its.stem]
        for put, its in ((mine, one), (theirs, other))
    )
    return bool((matched(asked, told) >= NEAR).any())


def _around(one: PutWord, put: Put) -> set[str]:
    """Stems of the word that tells something before ``one``, and of the names right behind it, "of" and "in" aside."""
    tokens = put.tokens
    at = tokens.index(one)
    names = {token.stem for token in tokens if token.name}
    every = [stem(word) for word, _ in words(put.text)]
    behind = takewhile(names.__contains__, every[every.index(one.stem) + 1 :])
    before = takewhile(names.__contains__, (token.stem for token in reversed(tokens[:at])))
    return {*behind, *before, *(token.stem for token in tokens[max(at - 1, 0) : at])}


def _told(mine: Sequence[PutWord], theirs: Sequence[PutWord]) -> list[list[PutWord]]:
    """Of each word of ``mine``, the words of ``theirs`` that say it: the word itself, else those like it.

    A name is said by itself alone, and no word by its opposite.
    """
    likeness = [matched([one.word for one in mine], [other.word]) for other in theirs]
    found = []
    for n, one in enumerate(mine):
        itself = [other for other in theirs if other.stem == one.stem]
        like = [
            other
            for other, row in zip(theirs, likeness, strict=True)
            if row[n] >= LIKE and not (one.name or other.name or are_opposed(one, other))
        ]
        found.append(itself or like)
    return found


def _left(theirs: Sequence[PutWord], shared: Sequence[Sequence[PutWord]]) -> list[PutWord]:
    """The words of ``theirs`` that no word of the other side is said by."""
    said = {other.stem for likes in shared for other in likes}
    return [other for other in theirs if other.stem not in said]


def _is_beside(mine: Sequence[PutWord], theirs: Sequence[PutWord], shared: Sequence[Sequence[PutWord]]) -> bool:
    """Whether what the one negates is not what the two share: all their shared words but names stand alike."""
    pairs = [
        (one, other) for one, likes in zip(mine, shared, strict=True) for other in likes if not (one.name or other.name)
    ]
    reached = any(one.negated or other.negated for one, other in pairs)
    return bool(pairs) and not reached and not any(True for _ in _opposed(mine, theirs))


def _said(asked: Asked, claim: Claim, put: Put) -> str:
    """Say which of the two is negated as a whole, and by what."""
    if asked.turned:
        return f"asked with {_joined(asked.put.negating) or repr(asked.said)}, told without"
    by = _joined(put.negating)
    return f"told with {by}, asked without" if by else f"whoever is quoted denies it: {claim.text[:60]!r}"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(map(repr, words))


def _opposed(mine: Iterable[PutWord], theirs: Sequence[PutWord]) -> Iterable[tuple[PutWord, PutWord]]:
    """Pairs of opposites, one for each word at most."""
    for one in mine:
        for other in theirs:
            if are_opposed(one, other):
                yield one, other
                break


def _say(token: PutWord) -> str:
    return f"not {token.word!r}" if token.negated else repr(token.word)


# -- figures ----------------------------------------------------------------------------------------------------------


def _within(figures: Iterable[Figure], span: Span) -> list[Figure]:
    return [f for f in figures if span[0] <= f.span[0] and f.span[1] <= span[1]]


def _figures(asked: Asked, source: ToldAt) -> Stance | None:
    """Where the two give figures of one thing that cannot both hold; ``None`` where they do not."""
    theirs = _within(source.reading.figures, source.span)
    for one in asked.figures:
        rivals = [
            other
            for other in theirs
            if other.unit == one.unit
            and _alike(
                _counted(one, asked.query, 0), _counted(other, source.text, source.span[0]), one.counts, other.counts
            )
        ]
        # What is told is taken by the number that it names, a bound too: "at least 20" does not say 25.
        told = [(other, point) for other in rivals if (point := best(other)) is not None]
        wanted = bounds(one, asked.query[slice(*one.span)])
        if wanted is None or not told or any(wanted.low <= point <= wanted.high for _, point in told):
            continue
        other, point = told[0]
        reason = f"{one.counts}: {_number(one)} is asked for, {_number(other)} is told"
        return Stance("denies" if wanted.high == 0 or point == 0 else "other figure", 0.8, (reason,))
    return None


def _counted(figure: Figure, text: str, start: int) -> Sequence[PutWord]:
    """The words for what a figure counts; of a measure those before it, names aside: "turnout was 60 percent"."""
    if figure.who:
        return Put(text[slice(*figure.who)]).tokens
    return [word for word in Put(text[start : figure.span[0]]).tokens if not word.name] if figure.unit else ()


def _alike(one: Sequence[PutWord], other: Sequence[PutWord], counts: str, others: str) -> bool:
    """Whether two figures count one thing: by their words; of victims also where the words tell nothing of who.

    What befell people tells two figures apart, where both tell it.
    """
    if counts != others and {counts, others} <= PEOPLE:
        return False
    return any(_told(one, other)) or (counts == others and counts in PEOPLE and not one and not other)


def _number(figure: Figure) -> str:
    point = best(figure)
    if point is None:
        return "an unknown number"
    bound = "at least " if figure.high is None and figure.low is not None else "up to " if figure.low is None else ""
    return f"{bound if figure.low is not None or figure.high is not None else 'about '}{say_number(point)}"


# -- actors -----------------------------------------------------------------------------------------------------------


def _actors(asked: Asked, reading: Reading, span: Span) -> str | None:
    """Who else is told to have done what is asked for, in one line; ``None`` where that is not told.

    Asked that A hit B, "C hit B" is no support, and neither is "B hit A".
    """
    for mine in asked.events:
        for theirs in reading.events:
            if not (span[0] <= theirs.trigger[0] and theirs.trigger[1] <= span[1]) or mine.type != theirs.type:
                continue
            a, b = _keys(asked.reading, mine, "actors"), _keys(reading, theirs, "actors")
            c, d = _keys(asked.reading, mine, "targets"), _keys(reading, theirs, "targets")
            if a and d and a & d and not a & b and b and (not c or c & b):
                return f"{min(d)} is told to be the one whom it was done to"
            if a and b and not a & b and c & d:
                return f"{min(b)} is told to have done it"
    return None


def _keys(reading: Reading, event: Event, part: Literal["actors", "targets"]) -> set[str]:
    """Normalised names of an event's actors or targets, last names by themselves too."""
    names = {e.id: e.name for e in reading.entities if e.type in {"person", "organization", "location", "norp"}}
    parties = event.actors if part == "actors" else event.targets
    keys = {name_key(names[p.entity]) for p in parties if p.entity in names}
    return keys | {last for key in keys if (last := last_name(key))}
