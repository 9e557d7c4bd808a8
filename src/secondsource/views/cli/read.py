"""``secondsource read``: pages into the ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from secondsource.records import Result
from secondsource.views.cli.options import (
    Fetching,
    Setup,
    fetching_options,
    json_option,
    ledger_option,
    next_step,
    setup_options,
)
from secondsource.views.cli.output import answers, indented, notices, print_json, progress
from secondsource.views.json import summary_json
from secondsource.views.words import clean, cut, say_count, say_failure

if TYPE_CHECKING:
    from secondsource.pipeline import Summary

UNKNOWN = "und"
"""How a ledger's counts name a language that is not known; such a report is read as English."""

TOO_LARGE = "too large"
"""The reason of an input that was skipped for its size."""

FAILED_SHOWN = 20
"""Failed inputs that are named one by one, and as many that were read with a note."""


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@ledger_option
@json_option
@setup_options
@fetching_options
@click.pass_context
def read(  # noqa: PLR0913, PLR0917 - the context and one argument for each group of options
    ctx: click.Context, sources: tuple[str, ...], location: str, as_json: bool, setup: Setup, fetching: Fetching
) -> None:
    """Read pages into the ledger.

    A SOURCE is a file (.html, .htm, .txt, .jsonl, .warc, .warc.gz, .opml), a folder, a URL, a feed's URL, or "-",
    standard input. Reading a page again changes nothing; a page that has changed is kept as a new version.

    The exit status is 1 where some input could not be read; the rest was.

    \b
    Example:
      secondsource read examples/pages --vocabulary examples/vocabulary.yaml
    """
    results: list[Result] = []
    try:
        summary = _read(sources, location, (setup, fetching), results)
    except KeyboardInterrupt:
        notices().print(_say_stopped(results))
        ctx.exit(130)
    if as_json:
        print_json(summary_json(summary, results))
    else:
        _print_summary(summary, results, fetching.max_bytes)
    ctx.exit(1 if summary.outcomes.get("failed") else 0)


def _read(sources: tuple[str, ...], location: str, how: tuple[Setup, Fetching], results: list[Result]) -> Summary:
    from secondsource import vocabulary  # noqa: PLC0415 - the imports of a run are slow; help needs none of them
    from secondsource.ledger import Ledger  # noqa: PLC0415
    from secondsource.pages.sources import SourceOptions  # noqa: PLC0415
    from secondsource.pipeline import Pipeline  # noqa: PLC0415

    setup, fetching = how
    options = SourceOptions(
        allow_private=fetching.allow_private,
        max_bytes=fetching.max_bytes,
        delay=fetching.delay,
        timeout=fetching.timeout,
    )
    with Ledger.open(location) as ledger, progress("reading") as done:
        pipeline = Pipeline(vocabulary.load(setup.vocabulary), setup.threads)

        def on_result(result: Result) -> None:
            results.append(result)
            done(f"{_say_outcomes(results)} · {cut(clean(result.source), 50)}")

        return pipeline.read(sources, ledger, options, on_result)


def _say_outcomes(results: list[Result]) -> str:
    counts = Counter(result.outcome for result in results)
    counted = [f"{counts[outcome]:,} {outcome}" for outcome in ("read", "unchanged", "skipped", "failed")]
    return f"{say_count(len(results), 'input')}: {', '.join(each for each in counted if each[0] != '0')}"


def _say_languages(languages: dict[str, int]) -> str:
    """Give "19 en; 1 it (kept and counted, not analysed)" of the ledger's reports; empty where all are English."""
    from secondsource.reading import is_analysed  # noqa: PLC0415 - as above

    known = sorted((-number, clean(code)) for code, number in languages.items() if code != UNKNOWN)
    groups = {
        "": [f"{-number:,} {code}" for number, code in known if is_analysed(code)],
        " (read as English)": [f"{languages[UNKNOWN]:,} unknown"] if UNKNOWN in languages else [],
        " (kept and counted, not analysed)": [f"{-number:,} {code}" for number, code in known if not is_analysed(code)],
    }
    said = [f"{', '.join(counted)}{note}" for note, counted in groups.items() if counted]
    return "; ".join(said) if any(counted for note, counted in groups.items() if note) else ""


def _say_stopped(results: list[Result]) -> str:
    kept = say_count(sum(result.outcome == "read" for result in results), "page")
    return f"stopped; {kept} read so far stay in the ledger, and the same command again goes on from there"


def _print_summary(summary: Summary, results: list[Result], max_bytes: int) -> None:
    console, aside = answers(), notices()
    counts = (
        say_count(summary.pages, "page"),
        say_count(summary.reports, "report"),
        say_count(summary.stories, "story"),
    )
    console.print(", ".join(counts), style="bold")
    console.print(f"  {_say_outcomes(results)}" if results else "  0 inputs")
    reasons = Counter(result.reason for result in results if result.outcome == "skipped")
    for reason, number in reasons.most_common():
        mend = f" (more than {max_bytes:,} bytes; --max-bytes sets the limit)" if reason == TOO_LARGE else ""
        console.print(f"  skipped: {number:,} {clean(reason or 'no reason given')}{mend}")
    languages = _say_languages(summary.languages)
    if languages:
        console.print(indented(console, f"languages: {languages}", 2, "  "))
    failed = [result for result in results if result.outcome == "failed"]
    for result in failed[:FAILED_SHOWN]:
        aside.print(f"  failed: {say_failure(result.source, result.reason or 'no reason given')}", style="red")
    if len(failed) > FAILED_SHOWN:
        rest = len(failed) - FAILED_SHOWN
        aside.print(f"  failed: {rest:,} more; the same command with --json names every input")
    noted = [result for result in results if result.outcome == "read" and result.reason]
    for result in noted[:FAILED_SHOWN]:
        aside.print(f"  note: {say_failure(result.source, result.reason or '')}", soft_wrap=True)
    if len(noted) > FAILED_SHOWN:
        aside.print(f"  note: {len(noted) - FAILED_SHOWN:,} more; the same command with --json names every input")
    if summary.stories:
        aside.print(f"  the stories: {next_step('stories')}", soft_wrap=True)
