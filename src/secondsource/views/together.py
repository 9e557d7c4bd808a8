"""What the reports of a story tell, put together: actors, a timeline, what is to come, and on what it depends.

What reports have in the same words is one entry, with every report that has it: copies are shown, never hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from secondsource.records import Condition, Event, Reading, Record, Span
from secondsource.views.forthcoming import forthcoming
from secondsource.views.story_view import ReportView, StoryView

if TYPE_CHECKING:
    from secondsource.views.actors import Actor

Item = TypeVar("Item", bound=Record)

_BREAKS = re.compile(r"[\W_]+")


class Told(Record, Generic[Item], frozen=True, kw_only=True):
    """Something that a report tells, and where the others tell it in the same words."""

    view: ReportView
    item: Item
    span: Span
    also: tuple[tuple[str, Span], ...] = ()  # report ids with spans


class Moment(Record, frozen=True, kw_only=True):
    """An entry of a story's timeline."""

    when: str  # ISO 8601, as precise as it is known
    what: Literal["event", "report"]
    id: str  # of the story's event, or of the report


def _known(view: StoryView) -> Iterator[tuple[ReportView, Reading]]:
    return ((report, report.reading) for report in view.reports if report.reading is not None)


def to_come(view: StoryView) -> list[Told[Event]]:
    """Give the events to come that the reports tell, the earliest first and those without a time last."""
    found = [
        Told(view=report, item=reading.events[number], span=reading.events[number].span)
        for report, reading in _known(view)
        for number in forthcoming(reading, report.report)
        if reading.events[number].same_as is None
    ]

    def begins(told: Told[Event]) -> tuple[bool, str]:
        reading = told.view.reading
        index = told.item.time
        value = reading.times[index].start or reading.times[index].value if reading and index is not None else None
        return value is None, value or ""

    return sorted(_alike(found, lambda told: told.item.type), key=begins)


def conditions(view: StoryView) -> list[Told[Condition]]:
    """Give what things to come depend on, as the reports tell it."""
    found = (
        Told(view=report, item=item, span=item.span) for report, reading in _known(view) for item in reading.conditions
    )
    return _alike(found, lambda _: "")


def timeline(view: StoryView) -> list[Moment]:
    """Give the story's dated events and the publication of its reports, oldest first."""
    moments = [Moment(when=e.when, what="event", id=e.id) for e in view.story.events if e.when]
    for report in view.reports:
        published = report.report.published
        if published is not None and published.orders:
            moments.append(Moment(when=published.value, what="report", id=report.report.id))
    return sorted(moments, key=lambda m: (m.when, m.what, m.id))


def actors(view: StoryView) -> list[Actor]:
    """Give the actors of a story, those in the most reports first.

    Copies are left out: they name nobody whom their parents do not.
    """
    from secondsource.views.actors import Source, grouped, mentions_of  # noqa: PLC0415 - slow to import

    mentions = [
        mention
        for report, reading in _known(view)
        if report.stored is not None and report.derivation.kind != "copy"
        for mention in mentions_of(Source(stored=report.stored, reading=reading, text=report.text))
    ]
    return sorted(grouped(mentions), key=lambda actor: (-len(actor.mentions), actor.key, actor.type))


def _alike(found: Iterable[Told[Item]], beside: Callable[[Told[Item]], str]) -> list[Told[Item]]:
    """Put together what has the same words, under the first of the story's reports that has it."""
    groups: dict[tuple[str, str], list[Told[Item]]] = {}
    for told in found:
        words = _BREAKS.sub(" ", told.view.text[slice(*told.span)]).strip().casefold()
        groups.setdefault((words, beside(told)), []).append(told)
    return [
        Told(
            view=first.view,
            item=first.item,
            span=first.span,
            also=tuple((other.view.report.id, other.span) for other in others),
        )
        for first, *others in groups.values()
    ]
