"""``secondsource inspect``: what each report of a page says, without a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from secondsource.errors import InputError
from secondsource.records import Document, Page, Reading, Record, Report, Result, Span
from secondsource.views.cli.marked import legend, marked_text
from secondsource.views.cli.named import print_named
from secondsource.views.cli.options import Setup, json_option, setup_options
from secondsource.views.cli.output import answers, indented, notices, print_json, progress
from secondsource.views.cli.said import print_said
from secondsource.views.cli.told import print_told
from secondsource.views.json import inspection_json, skipped_json, unread_json
from secondsource.views.json.pages import no_report
from secondsource.views.marking import marks_of
from secondsource.views.passages import widened
from secondsource.views.words import (
    BLOCKS,
    CREDITS,
    clean,
    say_count,
    say_credits,
    say_failure,
    say_outlet,
    say_published,
)

if TYPE_CHECKING:
    from rich.console import Console

    from secondsource.pipeline import Inspection, Pipeline

LABEL = 11
"""Columns of the labels before what is known of a report."""

NO_REPORT = {
    "list page": "it lists links to reports and has no text of its own; 'read' skips it as a list page",
    "empty": "no paragraph of it reads like a report's; 'read' skips it as empty",
}
"""Why a page has no report, by the reason with which it is skipped."""

NOT_ANALYSED = ": not analysed, for only English is; the report is kept and counted"
"""Stands after a language that is not read."""

AROUND = 30
"""Characters shown before and after what says a date or a credit."""


class Unread(Record, frozen=True, kw_only=True):
    """An input without an inspection: one that was skipped, or one that could not be read."""

    path: str | None
    url: str | None = None
    reason: str
    failed: bool


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option
@click.option("--text", is_flag=True, help="With --json: the page's text for plain text too, as for HTML.")
@setup_options
@click.pass_context
def inspect(ctx: click.Context, files: tuple[str, ...], as_json: bool, text: bool, setup: Setup) -> None:
    """Show what each report of a page says, without a ledger.

    With --json: one line for each page, in the order of the files. A page that could not be read has a line with
    its error, and the exit status is then 1; one that is skipped, such as an empty file, has a line with the reason.

    "who says what" gives each source with what it says: "quoted" in its own words, "reported" in those of the
    report, or "partly quoted"; "to" and "through" name the news organisation that has it. "figures" gives each number
    with who gives it; a line with a dot is a part of the one above it, and "as of" is up to when it was counted.

    "events" gives what happened, who → whom and where, and under it who tells, denies or claims it, and on whom it is
    blamed: only an event without such a line is told by the report itself. "to come" are the events after the
    report's day, and "on conditions" tells on what something depends. A day with a question mark is supposed; what
    stands in quotation marks are the report's own words.

    \b
    Example:
      secondsource inspect examples/pages/quaysidereader-two-stories.html --json
    """
    failed = False
    for found in _inspections(files, setup):
        failed |= isinstance(found, Unread) and found.failed
        if as_json:
            print_json(_line(found, text=text))
        else:
            _print_page(answers(), found)
    ctx.exit(1 if failed else 0)


def _inspections(files: tuple[str, ...], setup: Setup) -> Iterator[Inspection | Unread]:
    """Give what is found in each page, with the progress shown only while it is read."""
    from secondsource import vocabulary  # noqa: PLC0415 - the imports of a run are slow; help needs none of them
    from secondsource.pages.sources import SourceOptions, open_source  # noqa: PLC0415
    from secondsource.pipeline import Pipeline  # noqa: PLC0415

    pipeline: Pipeline | None = None
    for file in files:
        documents = open_source(file, SourceOptions(), lambda _: None)
        # The progress is gone before anything is printed, and is not shown again to see that there is no more.
        with progress("reading"):
            pipeline = pipeline or Pipeline(vocabulary.load(setup.vocabulary), setup.threads)
            document = next(documents, None)
            found = _inspected(pipeline, document) if document else None
        if found:
            yield found
        for later in documents:
            with progress("reading"):
                found = _inspected(pipeline, later)
            yield found


def _inspected(pipeline: Pipeline, document: Document | Result) -> Inspection | Unread:
    from secondsource.pipeline import say_fault  # noqa: PLC0415 - as above

    if isinstance(document, Result):
        failed = document.outcome == "failed"
        return Unread(path=document.source, reason=document.reason or document.outcome, failed=failed)
    try:
        return pipeline.inspect(document)
    except InputError as error:
        reason = str(error)
    except Exception as error:
        # A fault on one page must not keep the other files from being shown; it makes the exit status 1.
        reason = say_fault(error, "page")
    return Unread(path=document.path, url=document.url, reason=reason, failed=True)


def _line(found: Inspection | Unread, *, text: bool) -> dict[str, object]:
    if isinstance(found, Unread):
        say = unread_json if found.failed else skipped_json
        return say(found.path, found.url, found.reason)
    return inspection_json(found.page, found.reports, found.readings, text=text)


def _print_page(console: Console, found: Inspection | Unread) -> None:
    if isinstance(found, Unread):
        name = clean(found.path or found.url or "standard input")
        said = say_failure(name, found.reason) if found.failed else f"{name}: skipped: {clean(found.reason)}"
        notices().print(f"{said}\n", style="red" if found.failed else "dim")
        return
    page = found.page
    place = clean(page.path or page.url or "standard input")
    total = len(found.reports)
    readings = {reading.report: reading for reading in found.readings}
    why = "" if total else f": {NO_REPORT[no_report(page)]}"
    console.print(f"{place} · {say_count(total, 'report')}{why}", style="dim")
    for number, report in enumerate(found.reports, start=1):
        console.print()
        if total > 1:
            start, end = report.span
            console.print(f"══ report {number} of {total} · characters {start:,} to {end:,} ".ljust(console.width, "═"))
        _print_report(console, page, report, readings.get(report.id))
    console.print()


def _print_report(console: Console, page: Page, report: Report, reading: Reading | None) -> None:
    from rich.text import Text  # noqa: PLC0415 - slow to import, and not needed for JSON

    console.print(indented(console, Text(clean(report.title or "") or "untitled", "bold"), 0))
    for name, value in _about(page, report, analysed=reading is not None):
        console.print(indented(console, value, LABEL, name), style="cyan")
    if reading and console.is_terminal:
        console.print(indented(console, legend(), LABEL, "marks"))
    marks = marks_of(reading) if reading else []
    entries = sorted((entry.span[0], entry.time) for entry in report.entries)
    for (start, end), heading in sorted([(span, False) for span in report.body] + [(s, True) for s in report.headings]):
        time = None
        while entries and entries[0][0] <= start:
            time = entries.pop(0)[1]
        text = marked_text(page.text, (start, end), marks, "bold" if heading else "")
        console.print()
        if time:
            console.print(f"  [{clean(time)}]", style="cyan")
        console.print(indented(console, text, 2 if heading else 4, "▸" if heading else ""))
    left_out = _left_out(page, report)
    if left_out:
        console.print()
        console.print(indented(console, Text(f"left out: {left_out}", "dim"), 4))
    if reading:
        print_said(console, page.text, reading)
        print_told(console, page.text, report, reading)
        print_named(console, page.text, reading)


def _about(page: Page, report: Report, *, analysed: bool) -> list[tuple[str, str]]:
    """Give what is known of a report, each line with its label, and the characters that say it."""
    outlet = clean(report.outlet or "")
    dated = report.published.span if report.published else None
    lines = [
        ("outlet", outlet or f"unknown; the page is {say_outlet(None, page.path, page.url)}"),
        ("published", say_published(report.published) + _shown(page, dated)),
        ("language", (report.language or "unknown") + ("" if analysed else NOT_ANALYSED)),
    ]
    if report.authors:
        lines.append(("by", clean(", ".join(report.authors))))
    if report.dateline:
        lines.append(("dateline", clean(report.dateline.place)))
    for number, (agency, how) in enumerate(say_credits(report.credits)):
        lines.append(("" if number else "credits", f"{agency} ({how}){_shown(page, _telling(report, agency))}"))
    return lines


def _telling(report: Report, agency: str) -> Span | None:
    """Give where ``agency`` is credited in the way that tells most of the report."""
    order = list(CREDITS)
    found = [c for c in report.credits if clean(c.agency) == agency and c.span[0] < c.span[1]]
    return min(found, key=lambda credit: (order.index(credit.kind), credit.span)).span if found else None


def _shown(page: Page, span: Span | None) -> str:
    """Give the characters of a span with the words around them in their line; empty where there is no span."""
    if span is None:
        return ""
    start, end = span
    line = page.text.rfind("\n", 0, start) + 1, (page.text.find("\n", end) + 1 or len(page.text) + 1) - 1
    first, last = widened(page.text, span, line, AROUND)
    before, after = ("…" if first > line[0] else ""), ("…" if last < line[1] else "")
    return f": “{before}{clean(page.text[first:last])}{after}”"


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
    return ", ".join(say_count(kinds.count(kind), BLOCKS[kind]) for kind in BLOCKS if kind in kinds)
