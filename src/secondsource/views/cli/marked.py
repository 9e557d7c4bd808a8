"""The text of a report with the spans of its reading marked, and the look of each mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.records import Span
from secondsource.views.marking import Mark, Marks, marked_pieces

if TYPE_CHECKING:
    from rich.text import Text

STYLES: dict[Mark, str] = {
    "source": "bold green",
    "cue": "italic yellow",
    "content": "cyan",
    "entity": "underline",
    "place": "underline",
    "time": "magenta",
    "figure": "bold magenta",
}
"""Names and places share a look; times and figures a colour, figures bold. The later colour wins where marks meet."""

LEGEND: dict[Mark, str] = {
    "source": "source",
    "cue": "cue",
    "content": "content",
    "entity": "name or place",
    "figure": "figure",
    "time": "time",
}


def marked_text(text: str, span: Span, marks: Marks, style: str = "") -> Text:
    """Give ``text[span]`` as one paragraph in ``style``, with its marks in theirs."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    made = Text(style=style)
    for piece, is_of in marked_pieces(text, span, marks):
        made.append(piece, " ".join(STYLES[mark] for mark in STYLES if mark in is_of))
    return made


def legend() -> Text:
    """Give one line with every mark in its look."""
    from rich.text import Text  # noqa: PLC0415 - as above

    made = Text()
    for number, (mark, name) in enumerate(LEGEND.items()):
        made.append(" · " if number else "", "dim").append(name, STYLES[mark])
    return made
