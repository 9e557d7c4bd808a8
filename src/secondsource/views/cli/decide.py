"""What ``secondsource story`` does with ``--split``, ``--merge``, ``--confirm`` and ``--undo``: keeps a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from secondsource.records import Decision
from secondsource.views.cli.assembling import assemble_left
from secondsource.views.cli.naming import SHORTEST, view_of
from secondsource.views.cli.options import Correction, next_step
from secondsource.views.cli.output import notices
from secondsource.views.deciding import say_decision

if TYPE_CHECKING:
    from rich.console import Console

    from secondsource.ledger import Ledger
    from secondsource.views.story_view import StoryView


def corrected(ledger: Ledger, name: str, asked: Correction) -> str:
    """Keep the decision that was asked for, and assemble again what it changes; give the name of the story to show.

    That is ``name`` where nothing was asked for. Raises a usage error, with the mend, for what cannot be done.
    """
    given = [bool(asked.split), asked.merge is not None, asked.confirm, asked.undo is not None]
    if not any(given):
        if asked.note or asked.by or asked.vocabulary:
            raise click.UsageError("--note, --by and --vocabulary go with --split, --merge or --confirm")
        return name
    if sum(given) > 1:
        raise click.UsageError("one decision at a time: give --split, --merge, --confirm or --undo")
    story = view_of(ledger, name)
    if asked.undo is not None:
        return _undone(ledger, story, asked.undo, asked)
    return _decided(ledger, _decision(ledger, story, asked), asked)


def print_decisions(console: Console, view: StoryView) -> None:
    """Print what editors decided about a story, a line each; nothing where that is nothing."""
    for decision in view.decisions:
        console.print(say_decision(decision), soft_wrap=True)
    if view.decisions:
        console.print()


def _decision(ledger: Ledger, view: StoryView, asked: Correction) -> Decision:
    reports = view.story.reports
    others: tuple[str, ...] = ()
    kind: Literal["split", "merge", "confirm"] = "confirm"
    if asked.split:
        out = {_report(ledger, view, name) for name in asked.split}
        kind, others = "split", tuple(r for r in reports if r not in out)
        reports = tuple(r for r in reports if r in out)
        if not others:
            raise click.UsageError("--split names every report of the story: one at least must stay")
    elif asked.merge is not None:
        kind, others = "merge", view_of(ledger, asked.merge).story.reports
        if set(others) == set(reports):
            raise click.UsageError(f"{asked.merge!r} is this story itself; --merge takes another one")
    elif len(reports) == 1:
        raise click.UsageError("a story of one report holds nothing together that could be confirmed")
    return Decision(number=0, kind=kind, reports=reports, others=others, by=asked.by, note=asked.note, at="")


def _report(ledger: Ledger, view: StoryView, name: str) -> str:
    """Give the one report of a story whose id is ``name``, or begins with it."""
    reports = view.story.reports
    found = [name] if name in reports else [r for r in reports if len(name) >= SHORTEST and r.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"{name!r} is the beginning of {len(found)} reports; give more of it")
    if ledger.story_names(name):
        raise click.UsageError(f"report {name!r} is not in this story")
    raise click.UsageError(f"no report is called {name!r}; '{next_step(f'story {view.story.id}')}' shows their ids")


def _decided(ledger: Ledger, decision: Decision, asked: Correction) -> str:
    from secondsource.joining import decide  # noqa: PLC0415 - slow to import; showing a story needs none of it

    kept = decide(ledger, decision)
    _assemble(ledger, asked)
    first = (kept.others if kept.kind == "split" else kept.reports)[0]
    held = ledger.story(first)
    step = next_step(f"story {held.id if held else first} --undo {kept.number}")
    notices().print(f"{say_decision(kept)}; taken back with: {step}", style="dim", soft_wrap=True)
    return first


def _undone(ledger: Ledger, view: StoryView, number: int, asked: Correction) -> str:
    from secondsource.joining import undo  # noqa: PLC0415 - as above

    numbers = [decision.number for decision in view.decisions]
    if number not in numbers:
        known = f"it has {', '.join(map(str, numbers))}" if numbers else "it has none"
        raise click.UsageError(f"there is no decision {number} about this story; {known}")
    if asked.note or asked.by:
        raise click.UsageError("--note and --by go with --split, --merge or --confirm")
    found = undo(ledger, number)
    _assemble(ledger, asked)
    if found is not None:
        notices().print(f"taken back: {say_decision(found)}", style="dim", soft_wrap=True)
    return view.story.reports[0]


def _assemble(ledger: Ledger, asked: Correction) -> None:
    """Assemble again what a decision changed; what cannot be assembled is told, and stays to be assembled."""
    assemble_left(ledger, asked.vocabulary)
