"""``secondsource inspect``: what each report of a page says, without a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from secondsource.errors import InputError
from secondsource.records import Document, Page, Report, Result
from secondsource.views.cli.options import Setup, json_option, setup_options
from secondsource.views.cli.output import people, print_json, progress
from secondsource.views.json import inspection_json, unread_json
from secondsource.views.words import clean, say_count, say_published

if TYPE_CHECKING:
    from rich.console import Console

    from secondsource.pipeline import Inspection

Unread = tuple[str | None, str | None, str]
"""Path, URL and error of an input that could not be read."""


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option
@click.option("--text", is_flag=True, help="With --json: the page's text for plain text too, as for HTML.")
@setup_options
@click.pass_context
def inspect(ctx: click.Context, files: tuple[str, ...], as_json: bool, text: bool, setup: Setup) -> None:
    """Show what each report of a page says, without a ledger.

    With --json: one line for each page, in the order of the files. A page that could not be read has a line with
    its error, and the exit status is then 1.

    \b
    Example:
      secondsource inspect examples/pages/quaysidereader-two-stories.html --json
    """
    unread = 0
    with progress("reading") as done:
        for found in _inspections(files, setup, done):
            unread += isinstance(found, tuple)
            if as_json:
                print_json(_line(found, text=text))
            else:
                _print_page(people(), found)
    ctx.exit(1 if unread else 0)


def _inspections(files: tuple[str, ...], setup: Setup, done: Callable[[str], None]) -> Iterator[Inspection | Unread]:
    from secondsource import vocabulary  # noqa: PLC0415 - the imports of a run are slow; help needs none of them
    from secondsource.pages.sources import SourceOptions, open_source  # noqa: PLC0415
    from secondsource.pipeline import Pipeline  # noqa: PLC0415

    pipeline = Pipeline(vocabulary.load(setup.vocabulary), setup.threads)
    for file in files:
        for found in open_source(file, SourceOptions(), lambda _: None):
            done(f"reading {clean(file)}")
            if isinstance(found, Result):
                yield found.source, None, found.reason or found.outcome
                continue
            try:
                yield pipeline.inspect(found)
            except InputError as error:
                yield _unread(found, error)


def _unread(document: Document, error: InputError) -> Unread:
    return document.path, document.url, str(error)


def _line(found: Inspection | Unread, *, text: bool) -> dict[str, object]:
    if isinstance(found, tuple):
        return unread_json(*found)
    return inspection_json(found.page, found.reports, found.readings, text=text)


def _print_page(console: Console, found: Inspection | Unread) -> None:
    if isinstance(found, tuple):
        path, url, error = found
        console.print(f"{clean(path or url or 'input')}: {clean(error)}\n", style="red")
        return
    page = found.page
    place = clean(page.path or page.url or "standard input")
    console.print(f"{place} · {say_count(len(found.reports), 'report')}", style="dim")
    for report in found.reports:
        _print_report(console, page, report)
    console.print()


def _print_report(console: Console, page: Page, report: Report) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - slow to import, and not needed for JSON
    from rich.text import Text  # noqa: PLC0415

    console.print(f"\n{clean(report.title or '') or 'untitled'}", style="bold")
    for line in _about(report):
        console.print(line, style="cyan")
    parts = sorted([(span, "") for span in report.body] + [(span, "bold") for span in report.headings])
    for (start, end), style in parts:
        console.print()
        console.print(Padding(Text(clean(page.text[start:end]), style), (0, 0, 0, 2), expand=False))
    left_out = _left_out(page, report)
    if left_out:
        console.print(f"\n  left out: {left_out}", style="dim")


def _about(report: Report) -> list[str]:
    outlet = clean(report.outlet or "") or "unknown outlet"
    lines = [" · ".join([outlet, say_published(report.published), report.language or "unknown language"])]
    if report.authors:
        lines.append(f"by {clean(', '.join(report.authors))}")
    if report.dateline:
        lines.append(f"dateline: {clean(report.dateline.place)}")
    if report.credits:
        lines.append(f"credits: {clean(', '.join(f'{credit.agency} ({credit.kind})' for credit in report.credits))}")
    return lines


def _left_out(page: Page, report: Report) -> str:
    """Count the blocks inside a report that belong to no part of it, by kind: "3 captions, 1 widget"."""
    start, end = report.span
    own = {*report.body, *report.headings, *((report.title_span,) if report.title_span else ())}
    kinds = [
        block.kind
        for block in page.blocks
        if block.span not in own
        and start <= block.span[0] < end
        and not any(left <= block.span[0] < right for left, right in own)
    ]
    return ", ".join(say_count(kinds.count(kind), kind) for kind in sorted(set(kinds)))
