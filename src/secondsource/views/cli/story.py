"""``secondsource story``: one story as a tree of its origins and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secondsource.views.cli.naming import view_of
from secondsource.views.cli.options import json_option, ledger_option
from secondsource.views.cli.output import people, print_json
from secondsource.views.json import story_json
from secondsource.views.passages import strongest
from secondsource.views.story_view import ReportView, StoryView, parent_names
from secondsource.views.words import (
    SAMENESS,
    clean,
    cut,
    say_count,
    say_dates,
    say_derivation,
    say_origins,
    say_published,
)

if TYPE_CHECKING:
    from rich.table import Table
    from rich.tree import Tree

PASSAGES = 2
"""Matched passages shown for a report."""

PASSAGE = 160
"""Characters shown of a passage."""


@click.command()
@click.argument("name", metavar="ID")
@ledger_option
@json_option
def story(name: str, location: str, as_json: bool) -> None:
    """Show one story with its origins and reports.

    Under each origin stand the reports that carry it, with how they depend on others and the passages that show it.

    ID is a story's or a report's id, or the first eight characters of one or more.

    \b
    Example:
      secondsource story s3f9a1c22b
    """
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it

    with Ledger.open(location, create=False) as ledger:
        view = view_of(ledger, name)
    if as_json:
        print_json(story_json(view))
    else:
        _print_story(view)


def _print_story(view: StoryView) -> None:
    console = people()
    record = view.story
    console.print(view.title, style="bold")
    reports = say_count(len(record.reports), "report")
    console.print(f"{say_dates(record.first, record.last)} · {reports} · {say_origins(record.origins)}")
    console.print(f"{record.id}\n", style="dim")
    reports_by_id = view.by_id()
    for name, members in _by_origin(view):
        console.print(_tree(view, name, [reports_by_id[member] for member in members]))
    for check in record.unchecked:
        console.print(f"not checked: {clean(check)}", style="yellow")
    console.print(f"\nas a page: secondsource report {record.id[:12]} -o story.html", style="dim")


def _by_origin(view: StoryView) -> list[tuple[str, tuple[str, ...]]]:
    """Give each origin's line with its reports; those of no origin last."""
    origins = view.story.origin_list
    groups = [(f"origin: {clean(origin.name)}", origin.reports) for origin in origins]
    held = {report for origin in origins for report in origin.reports}
    rest = tuple(report for report in view.story.reports if report not in held)
    return [*groups, ("no origin known", rest)] if rest else groups


def _tree(view: StoryView, name: str, members: list[ReportView]) -> Tree:
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON
    from rich.tree import Tree  # noqa: PLC0415

    tree = Tree(Text(f"{name} · {say_count(len(members), 'report')}", "bold cyan"))
    for member in members:
        parents = parent_names(view, member.derivation)
        kind = say_derivation(member.derivation.kind, parents, directed=member.derivation.directed)
        branch = tree.add(Text.assemble((member.outlet, "bold"), f" · {kind}"))
        branch.add(Text(f"{cut(member.title, 86)}"))
        branch.add(Text(f"{say_published(member.report.published)} · {member.report.id}", "dim"))
        branch.add(Text(clean(member.derivation.why)))
        passages = _passages(view, member)
        if passages:
            branch.add(passages)
    return tree


def _passages(view: StoryView, member: ReportView) -> Table | None:
    """Give the strongest matched passages of a report, beside those of the other."""
    from rich.table import Table  # noqa: PLC0415 - slow to import, and not needed for JSON

    found = [pair for pair in strongest(view, member) if pair.other is not None]
    if not found:
        return None
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False, width=88)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    for pair in found[:PASSAGES]:
        table.add_row(f"“{cut(clean(pair.own), PASSAGE)}”", f"“{cut(clean(pair.other or ''), PASSAGE)}”")
        table.add_row(f"  {SAMENESS[pair.same]}", f"  in {pair.other_outlet}", style="dim")
    if len(found) > PASSAGES:
        table.add_row(f"{len(found) - PASSAGES:,} more with --json or in the report", "", style="dim")
    return table
