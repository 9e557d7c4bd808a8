"""What a report tells, for people: its figures as a table, its events, what is to come, and on what it depends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from secondsource.records import Event, Figure, Reading, Report
from secondsource.views.amounts import MODALITIES, say_amount, say_counted, say_time
from secondsource.views.cli.columns import print_columns
from secondsource.views.cli.output import GAP, INDENT, heading, indented, more
from secondsource.views.forthcoming import forthcoming
from secondsource.views.telling import say_parties, say_telling, say_type
from secondsource.views.words import clean, cut

if TYPE_CHECKING:
    from rich.console import Console

LIKELY = 0.5
"""Certainty from which on an event is shown to people; JSON has them all."""

SHOWN = 20
"""Figures, and events, shown of a report."""

SENTENCE = 160
"""Characters shown of a sentence."""

DATE = 16
"""Columns for the time of an event."""

Line = tuple[str, str, tuple[str, ...]]
"""An event for people: when, what, and who tells it with what else is to be known."""


def print_told(console: Console, text: str, report: Report, reading: Reading) -> None:
    """Print what a report of a page's ``text`` tells; nothing where it tells nothing."""
    _print_figures(console, text, reading)
    ahead = forthcoming(reading, report)
    likely = [
        number for number, event in enumerate(reading.events) if event.certainty >= LIKELY and event.same_as is None
    ]
    _print_events(console, text, reading, [number for number in likely if number not in ahead])
    _print_ahead(console, text, reading, [number for number in ahead if number in likely])
    _print_conditions(console, text, reading)


def _print_figures(console: Console, text: str, reading: Reading) -> None:
    if not reading.figures:
        return
    heading(console, "figures")
    head = ("what", "number", "given by", "when", "where")
    rows = [
        (_counted(text, reading, reading.figures[number], depth), *figure_row(text, reading, reading.figures[number]))
        for number, depth in _nested(reading.figures)
    ]
    print_columns(console, head, rows[:SHOWN], numbers={"number"})
    more(console, len(rows) - SHOWN)


def _nested(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Give the indices of figures with their depth: each part after its whole, and one step deeper."""
    parts: dict[int | None, list[int]] = {}
    for number, figure in enumerate(figures):
        parts.setdefault(figure.part_of, []).append(number)
    waiting = [(number, 0) for number in reversed(parts.get(None, []))]
    shown = set[int]()
    while waiting:
        number, depth = waiting.pop()
        shown.add(number)
        yield number, depth
        waiting += [(part, depth + 1) for part in reversed(parts.get(number, []))]
    # A part of itself, by way of others, is shown all the same.
    yield from ((number, 0) for number in range(len(figures)) if number not in shown)


def _counted(text: str, reading: Reading, figure: Figure, depth: int) -> str:
    """Give what a figure counts, indented under the whole that it is a part of."""
    whole = None if figure.part_of is None or not depth else reading.figures[figure.part_of]
    alike = whole is not None and whole.counts == figure.counts and figure.who is not None
    counted = clean(text[slice(*figure.who)]) if alike and figure.who else say_counted(figure, text)
    return "  " * (depth - 1) + "· " * bool(depth) + counted


def figure_row(text: str, reading: Reading, figure: Figure) -> tuple[str, ...]:
    """Give the number, who gives it, when it happened or up to when it was counted, and where."""
    by, gatherer = clean(figure.informant or ""), clean(figure.gatherer or "")
    by = f"denied by {by or 'somebody'}" if figure.denied else by
    when, as_of = (say_time(None if i is None else reading.times[i], text) for i in (figure.when, figure.as_of))
    return (
        say_amount(figure, text),
        f"{by} ({gatherer})" if by and gatherer else by or gatherer,
        ", ".join(part for part in (when, f"as of {as_of}" if as_of else "") if part),
        _where(text, reading, figure),
    )


def _where(text: str, reading: Reading, item: Figure | Event) -> str:
    place = None if item.place is None else reading.places[item.place]
    if place is not None:
        return clean(place.name or text[slice(*place.span)])
    words = item.where if isinstance(item, Figure) else None
    return clean(text[slice(*words)]) if words else ""


def _print_events(console: Console, text: str, reading: Reading, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    heading(console, "events")
    # What a report tells again in other words has a line of its own; events that look the same are one.
    names = {entity.id: entity.name for entity in reading.entities}
    alike = Counter(_lines(text, reading, reading.events[number], names) for number in numbers)
    rows = [
        (when, what, (*notes, f"told {count} times") if count > 1 else notes)
        for (when, what, notes), count in alike.items()
    ]
    print_events(console, rows[:SHOWN])
    more(console, len(rows) - SHOWN)


def _lines(text: str, reading: Reading, event: Event, names: Mapping[str, str]) -> Line:
    time = None if event.time is None else reading.times[event.time]
    return say_time(time, text), event_line(text, reading, event, names), tuple(say_telling(event, reading, text))


def event_line(text: str, reading: Reading, event: Event, names: Mapping[str, str]) -> str:
    """Give what, who to whom, and where; ``names`` are those of the entities, by id.

    The report's own word stands beside a type that tells no more of what happened, and where nobody takes part.
    """
    what, parties, where = say_type(event), say_parties(event, names, text), _where(text, reading, event)
    if not (event.mode and parties):
        what = f"{what} “{clean(text[slice(*event.trigger)])}”"
    if parties:
        what = f"{what} {parties}" if parties.startswith("→") else f"{what} · {parties}"
    return f"{what} · {where}" if where else what


def print_events(console: Console, rows: Sequence[Line]) -> None:
    """Print events one under the other: what happened beside its time, and under it, dim, who tells it."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    width = min(max((len(when) for when, *_ in rows), default=0), DATE)
    by = INDENT + (width + GAP if width else 0)
    for when, what, notes in rows:
        first = f"{' ' * INDENT}{when.ljust(width)}{' ' * GAP}" if when else ""
        console.print(indented(console, what, max(by, len(first)), first))
        if notes:
            console.print(indented(console, Text(" · ".join(notes), "dim"), by + GAP))


def _print_ahead(console: Console, text: str, reading: Reading, numbers: Sequence[int]) -> None:
    if not numbers:
        return
    heading(console, "to come")
    rows = []
    for number in numbers[:SHOWN]:
        event = reading.events[number]
        when = say_time(None if event.time is None else reading.times[event.time], text) or "no date"
        notes = tuple(note for note in say_telling(event, reading, text) if note != MODALITIES["future"])
        rows.append((when, f"{say_type(event)}: “{cut(clean(text[slice(*event.span)]), SENTENCE)}”", notes))
    print_events(console, rows)
    more(console, len(numbers) - SHOWN)


def _print_conditions(console: Console, text: str, reading: Reading) -> None:
    if not reading.conditions:
        return
    heading(console, "on conditions")
    for condition in reading.conditions[:SHOWN]:
        outcome = cut(clean(text[slice(*condition.outcome)]), SENTENCE)
        console.print(indented(console, outcome, 2))
        for span in condition.depends_on:
            console.print(indented(console, cut(clean(text[slice(*span)]), SENTENCE), 8, "      ·"))
    more(console, len(reading.conditions) - SHOWN)
