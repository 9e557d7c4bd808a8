"""Whom and what a report names, for people: short lists, the most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from secondsource.records import Entity, Place, Reading
from secondsource.views.amounts import say_time
from secondsource.views.cli.output import heading, indented
from secondsource.views.words import clean, cut

if TYPE_CHECKING:
    from rich.console import Console

TYPES: dict[str, str] = {
    "person": "people",
    "organization": "organisations",
    "group": "groups",
    "norp": "nations, creeds",
    "location": "places",
    "facility": "facilities",
    "product": "products",
    "misc": "other names",
    "money": "money",
    "date": "dates",
}
"""Types of entities as people are told them, in the order in which they are shown."""

LABEL = 19
"""Columns of the labels before lists of names."""

NAMES = 12
"""Names shown of a type."""

ROLE = 40
"""Characters shown of a role."""


def print_named(console: Console, text: str, reading: Reading) -> None:
    """Print the names of a report by type, its places and times; nothing where it has none."""
    lists = [*_named(reading), *_where_and_when(text, reading)]
    if not lists:
        return
    heading(console, "who and what is named")
    for name, values in lists:
        rest = [f"{len(values) - NAMES} more with --json"] if len(values) > NAMES else []
        console.print(indented(console, ", ".join([*values[:NAMES], *rest]), LABEL, f"  {name}"))


def _named(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    """Give the names of each type with how often they stand there, but for those that a list of their own has.

    Of groups those that say or do something.
    """
    acting = _acting(reading)
    entities = [e for e in reading.entities if (e.type != "group" or e.id in acting) and not _listed(reading, e)]
    present = {e.type for e in entities}
    for kind in [*(kind for kind in TYPES if kind in present), *sorted(present - TYPES.keys())]:
        count = Counter[str]()
        for entity in entities:
            if entity.type == kind:
                count[_with_role(entity)] += len(entity.mentions)
        yield TYPES.get(kind, kind), [_times(name, number) for name, number in count.most_common()]


def _listed(reading: Reading, entity: Entity) -> bool:
    """Say whether an entity stands among the places, times or figures of the report."""
    lists: dict[str, Sequence[object]] = {
        "location": reading.places if entity.place is not None else (),
        "date": reading.times,
        "money": reading.figures,
    }
    return bool(lists.get(entity.type))


def _acting(reading: Reading) -> set[str | None]:
    """The entities that say something, or take part in an event."""
    acting = {item.informant.entity for item in reading.attributions}
    return acting.union(p.entity for event in reading.events for p in (*event.actors, *event.targets))


def _with_role(entity: Entity) -> str:
    role = entity.roles[0].text if entity.roles else entity.role
    name = clean(entity.name)
    return f"{name} ({cut(clean(role), ROLE)})" if role and entity.type == "person" else name


def _where_and_when(text: str, reading: Reading) -> Iterator[tuple[str, list[str]]]:
    places = Counter(_place(text, place) for place in reading.places)
    if places:
        yield "where", [_times(name, count) for name, count in places.most_common()]
    times = Counter(say_time(time, text) for time in reading.times)
    if times:
        yield "when", [_times(value, count) for value, count in times.most_common()]


def _place(text: str, place: Place) -> str:
    name = clean(place.name or text[slice(*place.span)])
    known = [place.country] if place.country and place.precision != "country" else []
    known += [] if place.geonames_id is not None else ["not located"]
    return f"{name} ({', '.join(known)})" if known else name


def _times(name: str, number: int) -> str:
    return f"{name} ×{number}" if number > 1 else name
