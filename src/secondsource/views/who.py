"""One actor over a ledger: its roles, what it said and what was said of it, its events and its figures.

What reports have in identical words is one entry, with every report that has it: copies are shown, never hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from secondsource.ledger.names import name_key
from secondsource.records import Attribution, Event, Figure, Record, Role, Span
from secondsource.views.actors import Actor, Mention, Source, actors_called
from secondsource.views.marking import joined_content

if TYPE_CHECKING:
    from secondsource.ledger import Ledger

Item = TypeVar("Item", bound=Record)

_BREAKS = re.compile(r"[\W_]+")


class Found(Record, Generic[Item], frozen=True, kw_only=True):
    """Something that a report says, and the other reports that say it in the same words, earliest first."""

    source: Source
    item: Item
    span: Span  # the characters that say it
    text: str  # its words
    part: str | None = None  # of an event: whether the actor is its "actor", "target", or "blamed" for it
    also: tuple[Found[Item], ...] = ()

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({self.source.stored.report.id, *(other.source.stored.report.id for other in self.also)})


class Who(Record, frozen=True, kw_only=True):
    """What a ledger has on one actor; everything but the roles is newest first, undated last."""

    actor: Actor
    reports: tuple[str, ...]
    roles: tuple[Found[Role], ...]
    said: tuple[Found[Attribution], ...]
    said_of: tuple[Found[Attribution], ...]
    told_to: tuple[Found[Attribution], ...]  # what a news organisation obtained
    events: tuple[Found[Event], ...]
    figures: tuple[Found[Figure], ...]


def gather(ledger: Ledger, name: str) -> list[Who]:
    """Give the actors that ``name`` can mean with all that the ledger has on them, those in the most reports first."""
    with ledger.reading() as snapshot:
        return [who(actor) for actor in actors_called(snapshot, name)]


def who(actor: Actor) -> Who:
    """Put together what the reports say of an actor and what they have from it."""

    def over(find: Callable[[Mention], Iterator[Found[Item]]]) -> list[Found[Item]]:
        return [found for mention in actor.mentions for found in find(mention)]

    return Who(
        actor=actor,
        reports=tuple(sorted({mention.source.stored.report.id for mention in actor.mentions})),
        roles=tuple(
            sorted(_alike(over(_roles), _role_key), key=lambda f: (f.item.as_of or f.source.day or "9", f.span))
        ),
        said=_newest(_alike(over(_said), _said_key)),
        said_of=_newest(_alike(over(_said_of), _said_key)),
        told_to=_newest(_alike(over(_told_to), _said_key)),
        events=_newest(_alike(over(_events), _event_key)),
        figures=_newest(_alike(over(_figures), _figure_key)),
    )


# -- what one report has -----------------------------------------------------------------------------------------------


def _roles(mention: Mention) -> Iterator[Found[Role]]:
    for role in mention.entity.roles if mention.entity else ():
        yield Found(source=mention.source, item=role, span=role.span, text=role.text)


def _said(mention: Mention) -> Iterator[Found[Attribution]]:
    for item in mention.said():
        yield _attribution(mention.source, item)


def _said_of(mention: Mention) -> Iterator[Found[Attribution]]:
    for item in mention.source.reading.attributions:
        # What the actor says of itself is what it said.
        if not mention.is_informant(item.informant) and any(_meets(mention, span) for span in item.content):
            yield _attribution(mention.source, item)


def _told_to(mention: Mention) -> Iterator[Found[Attribution]]:
    for item in mention.source.reading.attributions:
        if mention.is_gatherer(item):
            yield _attribution(mention.source, item)


def _attribution(source: Source, item: Attribution) -> Found[Attribution]:
    """Give the content as span and words; of a refusal that names no matter, who would not tell and the cue."""
    pieces = item.content or tuple(span for span in (item.source, item.cue) if span)
    span = min(start for start, _ in pieces), max(end for _, end in pieces)
    text = joined_content(source.text, item.content) if item.content else source.text[slice(*span)]
    return Found(source=source, item=item, span=span, text=text)


def _events(mention: Mention) -> Iterator[Found[Event]]:
    for event in mention.source.reading.events:
        part = _part(mention, event)
        if part is not None:
            text = mention.source.text[slice(*event.span)]
            yield Found(source=mention.source, item=event, span=event.span, text=text, part=part)


def _part(mention: Mention, event: Event) -> str | None:
    """Give the actor's part in an event: "actor", "target" or "blamed"; ``None`` where it has none.

    Whom others blame for what happened is not said to have done it, and who blames them even less; an accusation is
    the accuser's own act.
    """
    blaming = event.blamed is not None and event.type != "accuse"
    if blaming and name_key(event.blamed or "") in mention.keys:
        return "blamed"
    if mention.entity is None:
        return None
    own = mention.entity.id
    if not blaming and any(party.entity == own for party in event.actors):
        return "actor"
    return "target" if any(party.entity == own for party in event.targets) else None


def _figures(mention: Mention) -> Iterator[Found[Figure]]:
    attributions = mention.source.reading.attributions
    for figure in mention.source.reading.figures:
        if figure.attribution is not None:
            given = mention.is_informant(attributions[figure.attribution].informant)
        else:
            given = figure.informant is not None and name_key(figure.informant) in mention.keys
        if given:
            text = mention.source.text[slice(*figure.span)]
            yield Found(source=mention.source, item=figure, span=figure.span, text=text)


def _meets(mention: Mention, span: Span) -> bool:
    return next(iter(mention.spans.meeting(span)), None) is not None


# -- identical words ---------------------------------------------------------------------------------------------------


def _words(text: str | None) -> str:
    return _BREAKS.sub(" ", text or "").strip().casefold()


def _said_key(found: Found[Attribution]) -> Hashable:
    item = found.item
    return _words(found.text), item.declined, item.polarity


def _event_key(found: Found[Event]) -> Hashable:
    trigger = found.source.text[slice(*found.item.trigger)]
    return _words(found.text), _words(trigger), found.item.type, found.item.mode, found.part


def _figure_key(found: Found[Figure]) -> Hashable:
    """Figures are alike where the number, what it counts and the sentence that gives it have the same words."""
    item = found.item
    who_words = found.source.text[slice(*item.who)] if item.who else None
    return _words(found.text), item.counts, item.unit, _words(who_words), item.value, item.low, item.high


def _role_key(found: Found[Role]) -> Hashable:
    return _words(found.text), found.item.former


def _alike(found: Iterable[Found[Item]], key: Callable[[Found[Item]], Hashable]) -> list[Found[Item]]:
    """Put together what has the same words: the earliest report first, and the others with it."""
    groups: dict[Hashable, list[Found[Item]]] = {}
    for item in sorted(found, key=_earliest):
        groups.setdefault(key(item), []).append(item)
    return [_with(first, tuple(others)) for first, *others in groups.values()]


def _with(first: Found[Item], others: tuple[Found[Item], ...]) -> Found[Item]:
    return Found(source=first.source, item=first.item, span=first.span, text=first.text, part=first.part, also=others)


def _earliest(found: Found[Item]) -> tuple[bool, str, str, Span]:
    order = found.source.order
    return not order, order, found.source.stored.report.id, found.span


def _since(found: Found[Role]) -> tuple[str, Span]:
    return found.item.as_of or found.source.day or "9", found.span


def _newest(found: list[Found[Item]]) -> tuple[Found[Item], ...]:
    """Order by day, the newest first; what one report says on one day stays in the report's order."""
    in_order = sorted(found, key=lambda f: (f.source.stored.report.id, f.span))
    return tuple(sorted(in_order, key=lambda f: f.source.order, reverse=True))


__all__ = ["Found", "Who", "gather", "who"]
