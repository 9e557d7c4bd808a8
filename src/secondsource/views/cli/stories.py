"""``secondsource stories``: the stories of a ledger, newest first."""

from __future__ import annotations

from pathlib import Path

import click

from secondsource.records import Story
from secondsource.views.cli.assembling import assemble_left, say_left
from secondsource.views.cli.options import MOST, json_option, ledger_option, next_step
from secondsource.views.cli.output import answers, notices, print_json, print_table, short_id
from secondsource.views.json import stories_json
from secondsource.views.words import clean, say_range

SHOWN = 50
"""Stories in the table where no limit is given."""


@click.command()
@ledger_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(1, MOST),
    metavar="N",
    help=f"The newest N stories.  [default: {SHOWN}; all with --json]",
)
@click.option(
    "--assemble",
    "assembling",
    is_flag=True,
    help="First assemble the stories that a stopped run, or another version of this program, left to be assembled.",
)
@click.option(
    "--vocabulary",
    "vocabularies",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --assemble: as for read; may be repeated.",
)
@click.pass_context
def stories(  # noqa: PLR0913, PLR0917 - one argument for each option
    ctx: click.Context,
    location: str,
    as_json: bool,
    limit: int | None,
    assembling: bool,
    vocabularies: tuple[Path, ...],
) -> None:
    """List the stories, newest first.

    The origins are a range: the low number counts as one what could be one source, the high number keeps apart
    what different news organisations gathered.

    \b
    Example:
      secondsource stories --limit 10
    """
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it

    if vocabularies and not assembling:
        raise click.UsageError("--vocabulary goes with --assemble")
    with Ledger.open(location, create=False) as ledger:
        failed = assemble_left(ledger, vocabularies) if assembling else 0
        found = ledger.stories(limit if as_json else limit or SHOWN)
        counts = ledger.counts()
    if as_json:
        print_json(stories_json(found))
    else:
        _print_table(found, counts.stories)
    if counts.stale_stories:
        notices().print(say_left(counts.stale_stories), soft_wrap=True)
    ctx.exit(1 if failed else 0)


def _print_table(found: list[Story], total: int) -> None:
    aside = notices()
    if not found:
        aside.print(f"no stories yet; '{next_step('read SOURCE')}' reads pages into the ledger", soft_wrap=True)
        return
    rows = (
        (
            short_id(story),
            _day(story.first),
            _day(story.last),
            f"{len(story.reports):,}",
            say_range(story.origins),
            clean(story.title or "") or "untitled",
        )
        for story in found
    )
    head = ("id", "first", "last", "reports", "origins", "title")
    print_table(answers(), head, rows, numbers={"reports", "origins"})
    if len(found) < total:
        step = next_step(f"stories --limit {total}")
        aside.print(f"\n{len(found):,} of {total:,} stories; all: {step}", soft_wrap=True)
    aside.print(f"\none story: {next_step(f'story {short_id(found[0])}')}", style="dim", soft_wrap=True)


def _day(value: str | None) -> str:
    return value.split("T")[0] if value else "undated"
