"""``secondsource who``: an actor over the whole ledger."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from secondsource.views.amounts import say_counted, say_notes, say_time
from secondsource.views.cli.assembling import is_read_otherwise
from secondsource.views.cli.columns import print_columns
from secondsource.views.cli.marked import STYLES
from secondsource.views.cli.options import TEXT, json_option, ledger_option, next_step
from secondsource.views.cli.output import SHORT_ID, answers, heading, indented, more, notices, print_json
from secondsource.views.cli.said import cue
from secondsource.views.cli.told import LIKELY, Line, event_line, figure_row, print_events
from secondsource.views.json import who_json
from secondsource.views.telling import say_telling
from secondsource.views.words import clean, cut, say_count, say_date, say_list, say_outlet

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from secondsource.ledger import Ledger
    from secondsource.records import Attribution, Event
    from secondsource.views.who import Found, Who

LABEL = 9
"""Columns of the labels before roles and names."""

SHOWN = 20
"""Statements, events and figures shown of an actor."""

WORDS = 300
"""Characters shown of what is said."""

MOST_COUNTED = 100
"""Reports counted that hold a name which is no actor's."""

OTHERS = 4
"""Reports named that have the same words."""


@click.command()
@click.argument("name", metavar="NAME", type=TEXT)
@ledger_option
@json_option
@click.pass_context
def who(ctx: click.Context, name: str, location: str, as_json: bool) -> None:
    """Show an actor over the whole ledger: what it said, and what was said of it.

    The newest comes first, with its date, outlet and report. What several reports have in the same words stands
    there once, with the number of the reports: the earliest is shown, and the others are named.

    NAME is a name as a report gives it, a last name, an acronym, a known variant, or else a part of a name. Where it
    is the name of several actors, they are listed. Of a news organisation, what was told to it is shown too.

    \b
    Example:
      secondsource who KLM
    """
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it
    from secondsource.views.who import gather  # noqa: PLC0415 - as above

    if not clean(name):
        raise click.UsageError("NAME is empty; give a name, or a part of one")
    with Ledger.open(location, create=False) as ledger:
        found = gather(ledger, name)
        unknown = None if found else _say_unknown(ledger, name)
    if as_json:
        print_json(who_json(name, found))
    if unknown is not None:
        notices().print(unknown, style="red", soft_wrap=True)
        ctx.exit(2)
    if as_json:
        return
    if len(found) > 1:
        _print_candidates(name, found)
    else:
        _print_actor(found[0])


def _say_unknown(ledger: Ledger, name: str) -> str:
    """Say that nobody of that name is known, why that may be, and where its words stand."""
    known = clean(name)
    said = f"error: {known!r} is known as no actor"
    unread = not ledger.has_names() and "en" in ledger.counts().languages
    if unread or is_read_otherwise(ledger):
        return (
            f"{said}: the pages of this ledger were read by another version of this program, which did not read the "
            "actors as this one does: read the sources again into a new ledger (--ledger)"
        )
    words = " ".join(known.replace('"', " ").split())
    number = len(ledger.search(f'"{words}"', MOST_COUNTED)) if words else 0
    if not number:
        return f"{said}, and no report holds the words"
    counted = say_count(number, "report") if number < MOST_COUNTED else f"{number} reports or more"
    step = next_step(f"search {shlex.quote(f'{chr(34)}{words}{chr(34)}' if ' ' in words else words)}")
    return f"{said}; {counted} {'holds' if number == 1 else 'hold'} the words: {step}"


def _print_candidates(name: str, found: Sequence[Who]) -> None:
    console = answers()
    console.print(f"{clean(name)} is the name of {len(found)} actors; give a fuller one:", style="bold")
    head = ("name", "type", "reports", "role")
    rows = [
        (clean(who.actor.name), who.actor.type, f"{len(who.reports):,}", clean(who.roles[0].text) if who.roles else "")
        for who in found[:SHOWN]
    ]
    print_columns(console, head, rows, numbers={"reports"})
    more(console, len(found) - SHOWN)
    full = next((who for who in found if who.actor.name.casefold() != name.casefold()), None)
    if full is not None:
        quoted = clean(full.actor.name).replace('"', "")
        notices().print(f"\nsuch as: {next_step(f'who {chr(34)}{quoted}{chr(34)}')}", style="dim", soft_wrap=True)
    else:
        notices().print("\nthey have no other names; all that is known of each: with --json", style="dim")


def _print_actor(found: Who) -> None:
    console, actor = answers(), found.actor
    console.print(f"{clean(actor.name)} · {actor.type} · in {say_count(len(found.reports), 'report')}", style="bold")
    names = sorted({clean(mention.name) for mention in actor.mentions} - {clean(actor.name)})
    if names:
        console.print(indented(console, f"also {say_list(names, SHOWN)}", LABEL, "names"))
    for number, role in enumerate(found.roles[:SHOWN]):
        since = say_date(role.item.as_of) if role.item.as_of else f"in {_where(role)}"
        former = "former " if role.item.former else ""
        console.print(indented(console, f"{former}{clean(role.text)} ({since})", LABEL, "" if number else "roles"))
    if actor.is_description:
        console.print("  a description, no name: the reports need not mean the same people", style="yellow")
    _print_said(console, "what it said", found.said, of=False)
    _print_said(console, "what was said of it", found.said_of, of=True)
    _print_said(console, "what was told to it", found.told_to, of=True)
    _print_events(console, found)
    _print_figures(console, found)
    if not (found.said or found.said_of or found.told_to or found.events or found.figures):
        console.print("\nit is named, and nothing is told of it or by it that was read")


def _print_said(console: Console, title: str, said: Sequence[Found[Attribution]], *, of: bool) -> None:
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    if not said:
        return
    heading(console, title)
    for found in said[:SHOWN]:
        console.print(indented(console, _line(found, of=of), 2))
        console.print(indented(console, Text(cut(clean(found.text), WORDS), STYLES["content"]), 6))
        if found.also:
            console.print(indented(console, Text(_also(found), "dim"), 6))
    more(console, len(said) - SHOWN)


def _line(found: Found[Attribution], *, of: bool) -> Text:
    """Give when and where it stands, who says it where that is another, and what is not as usual."""
    from rich.text import Text  # noqa: PLC0415 - as above

    item = found.item
    line = Text.assemble((say_date(found.source.day), "bold"), f" · {_outlet(found)}")
    if of:
        line.append(f" · {clean(item.informant.name or 'no source found')}", STYLES["source"])
    line.append_text(cue(found.source.text, item))
    notes = list(say_notes(item))
    notes += [f"in {found.reports:,} reports"] if found.reports > 1 else []
    line.append("".join(f" · {note}" for note in notes), "dim")
    line.append(f" · {found.source.stored.report.id[:SHORT_ID]}", "dim")
    return line


def _outlet(found: Found[Any]) -> str:
    stored = found.source.stored
    return say_outlet(stored.report.outlet, stored.path, stored.url)


def _where(found: Found[Any]) -> str:
    return f"{_outlet(found)}, {say_date(found.source.day)}"


def _also(found: Found[Any]) -> str:
    """Name the other reports that have the same words."""
    own = found.source.stored.report.id
    others = {other.source.stored.report.id: _where(other) for other in found.also}
    others.pop(own, None)
    names = list(dict.fromkeys(others.values()))
    again = len(found.also) + 1 - found.reports
    said = [f"the same words: {'; '.join(names[:OTHERS])}"] if names else []
    said += [f"{len(names) - OTHERS} more with --json"] if len(names) > OTHERS else []
    said += [f"said {again + 1:,} times in one report"] if again else []
    return "; ".join(said)


def _print_events(console: Console, found: Who) -> None:
    likely = [item for item in found.events if item.item.certainty >= LIKELY]
    if likely:
        heading(console, "events, by the day of the report")
        print_events(console, [_event(item) for item in likely[:SHOWN]])
        more(console, len(found.events) - min(len(likely), SHOWN))


def _event(found: Found[Event]) -> Line:
    reading, text = found.source.reading, found.source.text
    names = {entity.id: entity.name for entity in reading.entities}
    when = say_time(None if found.item.time is None else reading.times[found.item.time], text)
    notes = [f"on {when}" if when[:1].isdigit() else when] if when and when != _day(found) else []
    notes += say_telling(found.item, reading, text)
    notes += [f"in {found.reports:,} reports"] if found.reports > 1 else []
    return _day(found), event_line(text, reading, found.item, names), tuple(notes)


def _print_figures(console: Console, found: Who) -> None:
    if not found.figures:
        return
    heading(console, "figures that it gave")
    head = ("reported", "what", "number", "when", "where", "reports")
    rows = []
    for item in found.figures[:SHOWN]:
        text = item.source.text
        amount, _, *rest = figure_row(text, item.source.reading, item.item)
        rows.append((_day(item), say_counted(item.item, text), amount, *rest, f"{item.reports:,}"))
    print_columns(console, head, rows, numbers={"number", "reports"})
    more(console, len(found.figures) - SHOWN)


def _day(found: Found[Any]) -> str:
    return found.source.day.split("T")[0] if found.source.day else "undated"
