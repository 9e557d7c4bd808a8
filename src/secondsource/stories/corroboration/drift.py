"""Drift: what changed in a statement on its way from one report to the next.

Compared are a statement and the one it came from along a derivation edge that has a direction, or along words that a
retelling shares with an earlier report; reports that are independent of each other may differ without any change. A
copy of a copy shows a change once, where it was made: what it has from its parent is its parent's wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from secondsource.encoder.words import words
from secondsource.records import Attribution, Drift, DriftKind, Entity, Figure, Span, Statement
from secondsource.stories.case import Case
from secondsource.stories.corroboration.informants import may_be
from secondsource.stories.corroboration.naming import folded, same_words, words_of
from secondsource.stories.corroboration.sourcing import Sourcing
from secondsource.stories.member import Member
from secondsource.vocabulary.corroboration import load_corroboration
from secondsource.vocabulary.polarity import load_polarity

ALIKE = 0.6  # share of the shorter wording's words that stand in the other, from which it is the same statement
MOST = 12  # drifts of one claim; the same change is told once, where it was made first
EDGE = 60  # characters of a wording that are shown in the one line for people

Change = tuple[DriftKind, Span, Span, str]


@dataclass(frozen=True)
class Told:
    """A statement with the report it stands in."""

    member: Member
    statement: Statement

    @property
    def span(self) -> Span:
        """From the first to the last character that says it."""
        return min(a for a, _ in self.statement.parts), max(b for _, b in self.statement.parts)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, small ones left out."""
        small = load_corroboration().small
        found = frozenset(w for part in self.statement.parts for w, _ in words(self.member.text, part))
        return found - small or found

    @cached_property
    def wording(self) -> str:
        """Its characters, white space made single, case left out."""
        return " ".join(self.member.quote(part) for part in self.statement.parts).casefold()

    @property
    def said(self) -> Attribution | None:
        """The attribution around it."""
        number = self.statement.attribution
        return None if number is None else self.member.reading.attributions[number]

    @property
    def figures(self) -> list[Figure]:
        """The figures in it that give a number."""
        told = self.member.reading.figures
        return [told[i] for i in self.statement.figures if told[i].value is not None]

    def short(self) -> str:
        """Its wording as it is shown to people."""
        text = self.member.quote(self.span)
        return text if len(text) <= EDGE else text[: EDGE - 1].rstrip() + "…"


class Drifting:
    """Tells what changed in the statements of one story; ``said`` are those of all its propositions."""

    def __init__(self, case: Case, sourcing: Sourcing, said: Sequence[Statement]) -> None:
        self.case = case
        self.sourcing = sourcing
        self._at: dict[tuple[str, int], list[Statement]] = {}
        for statement in said:
            self._at.setdefault((statement.report, statement.sentence), []).append(statement)

    def of(self, said: Sequence[Statement]) -> tuple[Drift, ...]:
        """The changes of one claim's statements, in their order, each told once."""
        found: dict[tuple[DriftKind, str], Drift] = {}
        for statement in said:
            came = self._parent(statement)
            if came is None or len(found) >= MOST:
                continue
            here, there = came
            for kind, span, of_span, what in self._changes(here, there):
                change = Drift(
                    kind=kind,
                    report=here.member.id,
                    span=span,
                    of_report=there.member.id,
                    of_span=of_span,
                    what=what,
                )
                found.setdefault((kind, what), change)
        return tuple(found.values())[:MOST]

    def _parent(self, statement: Statement) -> tuple[Told, Told] | None:
        """A statement beside the one that it came from; ``None``: it came from none, or was not changed at all."""
        inheritance, place = self.sourcing.inheritance, (statement.report, statement.sentence)
        step = inheritance.step(*place)
        if step is None or not step.directed:
            step = inheritance.earlier(*place)
        if step is None:
            return None
        here = Told(self.case.by_id[statement.report], statement)
        parent = self.case.by_id[step.of_report]
        if _sentence(here.member, statement.sentence) == _sentence(parent, step.of_sentence):
            return None
        near = [Told(parent, s) for s in self._at.get((step.of_report, step.of_sentence), ())]
        best = max(near, key=lambda other: (_shared(here, other), other.span), default=None)
        return (here, best) if best is not None and _shared(here, best) >= ALIKE else None

    def _changes(self, here: Told, there: Told) -> Iterator[Change]:
        yield from self._attribution(here, there)
        if here.wording != there.wording:
            for compare in (_figures, _surety, _polarity, _names):
                yield from compare(here, there)

    def _attribution(self, here: Told, there: Told) -> Iterator[Change]:
        """Whom it is said to come from: dropped where the retelling sentence names nobody at all."""
        if there.said is None:
            return
        theirs = self.sourcing.telling.who(there.member, there.said)
        if theirs is None:
            return
        if here.said is None:
            sentence = here.member.reading.sentences[here.statement.sentence]
            if any(sentence[0] <= one.cue[0] < sentence[1] for one in here.member.reading.attributions):
                return
            yield "attribution dropped", here.span, there.said.cue, f"{theirs.name}: “{there.short()}” → nobody named"
            return
        ours = self.sourcing.telling.who(here.member, here.said)
        if ours is not None and ours.counts and theirs.counts and not may_be(ours, theirs):
            yield "attribution changed", here.said.cue, there.said.cue, f"{theirs.name} → {ours.name}"


def _sentence(member: Member, number: int) -> str:
    return member.text[slice(*member.reading.sentences[number])]


def _shared(one: Told, other: Told) -> float:
    return len(one.words & other.words) / max(min(len(one.words), len(other.words)), 1)


def _figures(here: Told, there: Told) -> Iterator[Change]:
    """A bound that was dropped or put otherwise, or another number for what is counted."""
    for counted in dict.fromkeys(f.counts for f in there.figures):
        theirs = [f for f in there.figures if f.counts == counted]
        ours = [f for f in here.figures if f.counts == counted]
        if len(theirs) != 1 or len(ours) != 1:
            continue
        was, now = theirs[0], ours[0]
        what = f"{there.member.quote(was.span)} → {here.member.quote(now.span)}"
        if was.value != now.value:
            if not _within(now, was):
                yield "figure changed", now.span, was.span, what
        elif (was.low, was.high) != (now.low, now.high):
            known = load_polarity().qualifies
            dropped = known.search(there.member.quote(was.span)) and not known.search(here.member.quote(now.span))
            yield "qualifier dropped" if dropped else "qualifier changed", now.span, was.span, what


def _within(now: Figure, was: Figure) -> bool:
    """Whether a number lies within the bounds of another that has some."""
    if now.value is None or (was.low is None and was.high is None):
        return False
    return (was.low is None or now.value >= was.low) and (was.high is None or now.value <= was.high)


def _surety(here: Told, there: Told) -> Iterator[Change]:
    """What was told as possible and is told as a fact, or the other way round."""
    was, now = (_hedges(told) for told in (there, here))
    if was and not now and here.statement.modality == "asserted":
        yield "hardened", here.span, was[0][1], f"“{was[0][0]}”: {there.short()} → {here.short()}"
    if now and not was and there.statement.modality == "asserted":
        yield "softened", now[0][1], there.span, f"{there.short()} → “{now[0][0]}”: {here.short()}"


def _hedges(told: Told) -> list[tuple[str, Span]]:
    known = load_polarity().hedging
    return [(m.group(), m.span()) for part in told.statement.parts for m in known.finditer(told.member.text, *part)]


def _polarity(here: Told, there: Told) -> Iterator[Change]:
    if here.statement.polarity != there.statement.polarity:
        yield "negation changed", here.span, there.span, f"{there.short()} → {here.short()}"


def _names(here: Told, there: Told) -> Iterator[Change]:
    """Another person in the same place: each is named in the one report only, and the words before are alike."""
    for span, name in _persons(here):
        if _named_in(there.member, name):
            continue
        for of_span, other in _persons(there):
            if not _named_in(here.member, other) and _before(here, span) & _before(there, of_span):
                what = f"{there.member.quote(of_span)} → {here.member.quote(span)}"
                yield "name changed", span, of_span, what


def _persons(told: Told) -> list[tuple[Span, frozenset[str]]]:
    return [
        (span, frozenset(folded(w) for w in words_of(told.member.text[slice(*span)])))
        for entity in told.member.reading.entities
        if entity.type == "person"
        for span in _names_of(entity)
        if any(a <= span[0] and span[1] <= b for a, b in told.statement.parts)
    ]


def _names_of(entity: Entity) -> list[Span]:
    referring = set(entity.referring)
    return [span for span in entity.mentions if span not in referring]


def _named_in(member: Member, name: frozenset[str]) -> bool:
    return any(
        same_words(name, frozenset(folded(w) for w in words_of(entity.name)))
        for entity in member.reading.entities
        if entity.type == "person"
    )


def _before(told: Told, span: Span) -> frozenset[str]:
    """The last two words before a name that tell something: whom it names."""
    start = max(a for a, b in told.statement.parts if a <= span[0])
    told_before = [folded(w) for w in words_of(told.member.text[start : span[0]])]
    return frozenset([w for w in told_before if w not in load_corroboration().small][-2:])
