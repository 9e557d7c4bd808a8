"""``secondsource story``: one story as a tree of its origins and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from secondsource.views.cli.claims import print_together
from secondsource.views.cli.decide import corrected, print_decisions
from secondsource.views.cli.naming import view_of
from secondsource.views.cli.options import TEXT, Correction, correction_options, json_option, ledger_option, next_step
from secondsource.views.cli.output import answers, indented, notices, print_json
from secondsource.views.json import story_json
from secondsource.views.passages import Passage, strongest
from secondsource.views.story_view import ReportView, StoryView, origin_name, parent_names
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
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

PASSAGES = 2
"""Matched passages shown for a report."""

PASSAGE = 160
"""Characters shown of a passage."""


@click.command()
@click.argument("name", metavar="ID", type=TEXT)
@correction_options
@ledger_option
@json_option
def story(name: str, asked: Correction, location: str, as_json: bool) -> None:
    """Show one story with its origins and reports.

    Under each origin stand the reports that carry it, with how they depend on others and the passages that show it.

    ID is a story's or a report's id, or the first eight characters of one or more.

    --split, --merge and --confirm keep an editor's decision, which later reads respect; it is shown with its number,
    by which --undo takes it back.

    \b
    Example:
      story="$(secondsource stories | awk 'NR == 2 {print $1}')"
      secondsource story "$story"
      secondsource story "$story" --confirm --by "Night desk" --vocabulary examples/vocabulary.yaml
    """
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it

    with Ledger.open(location, create=False) as ledger:
        view = view_of(ledger, corrected(ledger, name, asked))
        stale = [view.story.id for group in ledger.stale_stories() if set(group) & set(view.story.reports)]
    if as_json:
        print_json(story_json(view))
    else:
        _print_story(view)
    if stale:
        step = next_step("stories --assemble")
        notices().print(f"shown as it was last assembled; '{step}' assembles it anew", soft_wrap=True)


def _print_story(view: StoryView) -> None:
    console = answers()
    record = view.story
    console.print(view.title, style="bold")
    reports = say_count(len(record.reports), "report")
    console.print(f"{say_dates(record.first, record.last)} · {reports} · {say_origins(record.origins)}")
    console.print(f"{record.id}\n", style="dim")
    print_decisions(console, view)
    shown: set[str] = set()
    for name, members in _by_origin(view):
        console.print(_tree(console, view, (name, members), shown))
        console.print()
        shown.update(members)
    print_together(console, view)
    if record.unchecked:
        console.print()
    for check in record.unchecked:
        console.print(f"not checked: {clean(check)}", style="yellow")
    step = next_step(f"report {record.id[:12]} -o story.html")
    notices().print(f"\nas a page: {step}", style="dim", soft_wrap=True)


def _by_origin(view: StoryView) -> list[tuple[str, tuple[str, ...]]]:
    """Give each origin's line with its reports; those of no origin last."""
    origins = view.story.origin_list
    groups = [(f"origin: {origin_name(view, origin)}", origin.reports) for origin in origins]
    held = {report for origin in origins for report in origin.reports}
    rest = tuple(report for report in view.story.reports if report not in held)
    return [*groups, ("no origin known", rest)] if rest else groups


def _tree(console: Console, view: StoryView, group: tuple[str, tuple[str, ...]], shown: set[str]) -> Tree:
    """Give an origin with its reports; those ``shown`` under one before take one line."""
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON
    from rich.tree import Tree  # noqa: PLC0415

    name, members = group
    tree = Tree(Text(f"{name} · {say_count(len(members), 'report')}", "bold cyan"))
    narrower = answers()
    narrower.width = console.width - 4  # the branches of the tree stand before it
    reports = view.by_id()
    for number, member in enumerate(members, start=1):
        label = _said(view, reports[member])
        if member in shown:
            label.append(" · shown above", "dim")
        else:
            label.append_text(_about(narrower, view, reports[member]))
            label.append("\n" if number < len(members) else "")
        tree.add(label)
    return tree


def _said(view: StoryView, member: ReportView) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    derivation = member.derivation
    says = say_derivation(derivation.kind, parent_names(view, derivation), directed=derivation.directed)
    return Text.assemble((member.outlet, "bold"), f" · {says}")


def _about(console: Console, view: StoryView, member: ReportView) -> Text:
    """Give the lines under a report's first: title, time, reason, and the strongest matched passages."""
    from rich.text import Text  # noqa: PLC0415 - as above

    lines = [
        indented(console, Text(member.title, "italic"), 0),
        indented(console, Text(f"{say_published(member.report.published)} · {member.report.id}", "dim"), 0),
        indented(console, clean(member.derivation.why), 0),
    ]
    found = _distinct(strongest(view, member))
    for passage in found[:PASSAGES]:
        lines += _evidence(console, passage)
    if len(found) > PASSAGES:
        more = say_count(len(found) - PASSAGES, "more passage")
        lines.append(Text(f"    {more} with --json or in the report", "dim"))
    return Text("\n").join([Text(), *lines])


def _distinct(found: list[Passage]) -> list[Passage]:
    """Leave out what shows the same characters once more, in another parent."""
    return list({passage.own: passage for passage in reversed(found)}.values())[::-1]


def _evidence(console: Console, passage: Passage) -> list[Text]:
    """Give a matched passage, and the other's where its words are not the same."""
    from rich.text import Text  # noqa: PLC0415 - as above

    own = f"“{cut(clean(passage.own), PASSAGE)}”"
    says = SAMENESS[passage.same]
    if passage.other is None:
        return [indented(console, Text.assemble((f"{says}: ", "dim"), own), 4, "  ·")]
    head = Text(f"{says}, {passage.other_outlet}: ", "dim")
    if passage.same == "verbatim":
        return [indented(console, Text.assemble(head, own), 4, "  ·")]
    other = f"“{cut(clean(passage.other), PASSAGE)}”"
    return [indented(console, own, 4, "  ·"), indented(console, Text.assemble(head, other), 6)]
