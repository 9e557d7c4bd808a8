"""Who says what in a report, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.records import Attribution, Reading
from secondsource.views.amounts import say_notes
from secondsource.views.cli.marked import STYLES
from secondsource.views.cli.output import heading, indented, more
from secondsource.views.marking import joined_content
from secondsource.views.words import clean, cut

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

CONTENT = 200
"""Characters shown of what is said."""

SHOWN = 40
"""Attributions shown of a report."""


def print_said(console: Console, text: str, reading: Reading) -> None:
    """Print who says what in a report of a page's ``text``; nothing where nobody does."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    if not reading.attributions:
        return
    heading(console, "who says what")
    for item in reading.attributions[:SHOWN]:
        console.print(indented(console, _who(text, item), 2))
        said = cut(clean(joined_content(text, item.content)), CONTENT)
        if said:
            console.print(indented(console, Text(said, STYLES["content"]), 6))
        if item.informant.anonymity:
            why = cut(clean(text[slice(*item.informant.anonymity)]), CONTENT)
            console.print(indented(console, Text(f"not named: {why}", "dim"), 6))
    more(console, len(reading.attributions) - SHOWN)


def cue(text: str, item: Attribution) -> Text:
    """Give the cue after a dot; nothing for one that is no word, such as the colon of a headline."""
    from rich.text import Text  # noqa: PLC0415 - as above

    words = clean(text[slice(*item.cue)])
    return Text.assemble((" · ", "dim"), (words, STYLES["cue"])) if any(c.isalnum() for c in words) else Text()


def _who(text: str, item: Attribution) -> Text:
    """Give the informant with the cue, and all that is not as usual: "Ada Brook, mayor · denied · indirect"."""
    from rich.text import Text  # noqa: PLC0415 - as above

    informant = item.informant
    name = clean(informant.name or (text[slice(*item.source)] if item.source else ""))
    unnamed = "" if informant.named else "unnamed: " if name else "no source found"
    who = Text.assemble((unnamed, "dim"), (name, STYLES["source"]))
    who.append(f", {clean(informant.role)}" if informant.role else "")
    who.append_text(cue(text, item))
    who.append("".join(f" · {note}" for note in say_notes(item)), "dim")
    return who
