"""Whether a claim says what is asked for or the opposite, and by which words that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from secondsource.ledger import name_key
from secondsource.ledger.names import last_name
from secondsource.records import Claim, Event, Figure, Reading, Span
from secondsource.views.amounts import say_number
from secondsource.views.checking.asked import Asked
from secondsource.views.checking.put import Put, Token, are_opposed

StanceKind = Literal["supports", "denies", "other figure", "other actor"]

OPPOSED = 3.0
"""Weight of a pair of opposites beside that of a shared word, which says less of whether two are at odds."""

WHOLE = 8.0
"""Weight of one of the two being negated as a whole, and the other not; about that of a word and a half."""

ALIKE = 2.0
"""Weight of neither being negated, or both."""

SHARED = 0.25
"""Weight of a shared word beside one that the one side negates and the other does not."""

NEAR = 0.1
"""Share by which "about 40" may be off."""

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
class Source:
    """Where a report has one wording of a claim."""

    reading: Reading
    text: str  # of the report's page
    span: Span


def stance_of(asked: Asked, claim: Claim, puts: Sequence[Put], source: Source | None) -> Stance:
    """Tell how ``claim`` stands to what is asked for; ``puts`` are its wordings that are nearest to that.

    ``source`` is where a report has the nearest of them, for its figures and events.
    """
    votes = _Votes()
    told = {token.concept for put in puts[:1] for token in put.tokens}
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


def _compare(asked: Asked, claim: Claim, put: Put, told: set[str], votes: _Votes) -> None:
    """Compare with one wording; ``told`` are the concepts of the nearest one."""
    mine, theirs = asked.put.tokens, put.tokens
    shared = {token.concept for token in mine} & {token.concept for token in theirs}
    # Where the informant denies it, its words alone do not show that it is denied.
    hidden = claim.polarity == "denied" and not put.negations
    flip = asked.is_denied ^ hidden
    for token in mine:
        if token.name or token.concept not in shared:
            continue
        likes = [other for other in theirs if other.concept == token.concept]
        same = any(token.negated == (other.negated ^ flip) for other in likes)
        reason = "" if same or flip else f"{_say(token)} against {_say(likes[0])}"
        votes.add(token.weight * (SHARED if same else 1.0), same=same, reason=reason)
    # What the nearest wording says with the very word, another does not deny by a word beside it.
    for one, other in _opposed([token for token in mine if token.concept not in told], theirs, shared):
        same = one.negated != (other.negated ^ flip)
        votes.add(OPPOSED * max(one.weight, other.weight), same=same, reason=f"{_say(one)} against {_say(other)}")
    turned = asked.turned != ((claim.polarity == "denied") ^ put.untrue)
    votes.aside.append(turned and not hidden and _is_beside(mine, theirs))
    votes.add(WHOLE if turned else ALIKE, same=not turned, reason=_said(asked, claim, put) if turned else "")


def _is_beside(mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether what the one negates is not what the two share: all their shared words but names stand alike."""
    shared = [
        (one, other)
        for one in mine
        for other in theirs
        if one.concept == other.concept and not (one.name or other.name)
    ]
    reached = any(one.negated or other.negated for one, other in shared)
    return bool(shared) and not reached and not any(True for _ in _opposed(mine, theirs, set()))


def _said(asked: Asked, claim: Claim, put: Put) -> str:
    """Say which of the two is negated as a whole, and by what."""
    if asked.turned:
        return f"asked with {_joined(asked.put.negating) or repr(asked.said)}, told without"
    by = _joined(put.negating)
    return f"told with {by}, asked without" if by else f"whoever is quoted denies it: {claim.text[:60]!r}"


def _joined(words: Sequence[str]) -> str:
    return " and ".join(map(repr, words))


def _opposed(mine: Iterable[Token], theirs: Sequence[Token], shared: set[str]) -> Iterable[tuple[Token, Token]]:
    """Pairs of opposites; a word that the other side has as well stands against nothing."""
    for one in mine:
        if one.concept in shared:
            continue
        for other in theirs:
            if other.concept not in shared and are_opposed(one, other):
                yield one, other
                break


def _say(token: Token) -> str:
    return f"not {token.word!r}" if token.negated else repr(token.word)


# -- figures ----------------------------------------------------------------------------------------------------------


def _within(figures: Iterable[Figure], span: Span) -> list[Figure]:
    return [f for f in figures if span[0] <= f.span[0] and f.span[1] <= span[1]]


def bounds(figure: Figure) -> tuple[float, float] | None:
    """Give the least and the greatest number that a figure allows; ``None`` where it tells none."""
    low, value, high = figure.low, figure.value, figure.high
    if low is None and high is None:
        return None if value is None else (value * (1 - NEAR), value * (1 + NEAR))
    return (low if low is not None else 0.0), (high if high is not None else float("inf"))


def _figures(asked: Asked, source: Source) -> Stance | None:
    """Where the two give figures of one thing that cannot both hold; ``None`` where they do not."""
    theirs = _within(source.reading.figures, source.span)
    for one in asked.figures:
        rivals = [
            other
            for other in theirs
            if other.unit == one.unit
            and _alike(_counted(one, asked.query), _counted(other, source.text), one.counts, other.counts)
        ]
        told = [(other, point) for other in rivals if (point := _point(other)) is not None]
        wanted = bounds(one)
        if wanted is None or not told or any(wanted[0] <= point <= wanted[1] for _, point in told):
            continue
        other, point = told[0]
        reason = f"{one.counts}: {_number(one)} is asked for, {_number(other)} is told"
        return Stance("denies" if wanted[1] == 0 or point == 0 else "other figure", 0.8, (reason,))
    return None


def _point(figure: Figure) -> float | None:
    """The number that a figure names, a bound where it names only that: "at least 20" does not say 25."""
    return next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)


def _counted(figure: Figure, text: str) -> set[str]:
    """Concepts in the words for what a figure counts."""
    return {token.concept for token in Put(text[slice(*figure.who)]).tokens} if figure.who else set()


def _alike(one: set[str], other: set[str], counts: str, others: str) -> bool:
    """Whether two figures count one thing: by their words; of victims also where the words tell nothing of who.

    What befell people tells two figures apart, where both tell it.
    """
    if counts != others and {counts, others} <= PEOPLE:
        return False
    return bool(one & other) or (counts == others and counts in PEOPLE and not one and not other)


def _number(figure: Figure) -> str:
    point = _point(figure)
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
