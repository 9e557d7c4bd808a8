"""What a report says, for people: its text with spans marked, who says what, whom it names, what events it tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from secondsource.records import Attribution, Entity, Reading, Span
from secondsource.views.cli.output import indented
from secondsource.views.marking import Mark, Marks, joined_content, marked_pieces
from secondsource.views.words import clean, cut

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES: dict[Mark, str] = {"source": "bold green", "cue": "italic yellow", "content": "cyan", "entity": "underline"}
"""Looks that differ without colours too, but for content, which is what stands beside a cue."""

TYPES: dict[str, str] = {
    "person": "people",
    "organization": "organisations",
    "location": "places",
    "norp": "nations, groups",
    "facility": "facilities",
    "product": "products",
    "misc": "other names",
    "money": "money",
    "date": "dates",
}
"""Types of entities as people are told them, in the order in which they are shown."""

LABEL = 19
"""Columns of the labels before lists of names."""

CONTENT = 200
"""Characters shown of what is said."""

LIKELY = 0.5
"""Certainty from which on an event is shown to people; JSON has them all."""

NAMES = 12
"""Names shown of a type."""


def marked_text(text: str, span: Span, marks: Marks, style: str = "") -> Text:
    """Give ``text[span]`` as one paragraph in ``style``, with its marks in theirs."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    made = Text(style=style)
    for piece, is_of in marked_pieces(text, span, marks):
        made.append(piece, " ".join(STYLES[mark] for mark in STYLES if mark in is_of))
    return made


def print_said(console: Console, text: str, reading: Reading) -> None:
    """Print who says what in a report, whom it names and what events it tells; nothing where it was not read so."""
    from rich.text import Text  # noqa: PLC0415 - as above

    if reading.attributions:
        _head(console, "who says what", "source cue content" if console.is_terminal else "")
        for item in reading.attributions:
            console.print(indented(console, _who(text, item), 2))
            said = cut(clean(joined_content(text, item.content)), CONTENT)
            console.print(indented(console, Text(said, STYLES["content"]), 6))
    lists = [*_named(reading.entities), *_told(reading)]
    if lists:
        _head(console, "who and what is named", "entity" if console.is_terminal else "")
        for name, values in lists:
            console.print(indented(console, ", ".join(values), LABEL, f"  {name}"))


def _head(console: Console, title: str, legend: str) -> None:
    from rich.text import Text  # noqa: PLC0415 - as above

    head = Text.assemble((title, "bold"), "  " if legend else "")
    for mark in [mark for mark in STYLES if mark in legend.split()]:
        head.append("name" if mark == "entity" else mark, STYLES[mark])
        head.append(" ")
    console.print()
    console.print(head)


def _who(text: str, item: Attribution) -> Text:
    """Give the informant with the cue, and all that is not as usual: "Ada Brook, mayor · denied · indirect"."""
    from rich.text import Text  # noqa: PLC0415 - as above

    informant = item.informant
    name = clean(informant.name or (text[slice(*item.source)] if item.source else ""))
    unnamed = "" if informant.named else "unnamed: " if name else "no source found"
    who = Text.assemble((unnamed, "dim"), (name, STYLES["source"]))
    who.append(f", {clean(informant.role)}" if informant.role else "")
    who.append(" · ", "dim")
    who.append(clean(text[slice(*item.cue)]), STYLES["cue"])
    who.append("".join(f" · {note}" for note in _notes(item)), "dim")
    return who


def _notes(item: Attribution) -> Iterator[str]:
    yield item.kind
    if item.declined:
        yield "would not tell"
    if item.polarity == "denied":
        yield "denial"
    if item.modality != "asserted":
        yield item.modality


def _named(entities: Sequence[Entity]) -> Iterator[tuple[str, list[str]]]:
    """Give the names of each type with how often they stand there, the most frequent first."""
    present = {e.type for e in entities}
    for kind in [*(kind for kind in TYPES if kind in present), *sorted(present - TYPES.keys())]:
        alike = sorted((e for e in entities if e.type == kind), key=lambda e: -len(e.mentions))
        names = [_times(clean(e.name), len(e.mentions)) for e in alike[:NAMES]]
        if len(alike) > NAMES:
            names.append(f"{len(alike) - NAMES} more with --json")
        yield TYPES.get(kind, kind), names


def _told(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    likely = [e for e in reading.sentence_events if e.certainty >= LIKELY]
    events = Counter(f"{e.type} ({e.mode})" if e.mode else e.type for e in likely)
    if events:
        yield "events", [_times(name, number) for name, number in events.most_common(NAMES)]


def _times(name: str, number: int) -> str:
    return f"{name} ×{number}" if number > 1 else name
