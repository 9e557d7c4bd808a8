"""``secondsource report``: a story as one HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from secondsource.views.cli.naming import view_of
from secondsource.views.cli.options import TEXT, ledger_option, next_step
from secondsource.views.cli.output import notices, progress, write_file
from secondsource.views.words import say_count


@click.command()
@click.argument("name", metavar="[ID]", required=False, type=TEXT)
@ledger_option
@click.option(
    "-o",
    "output",
    required=True,
    metavar="PATH",
    help="The file to write (- for standard output); a folder with --all.",
)
@click.option("--all", "every", is_flag=True, help="Write every story, and an index.html that lists them.")
def report(name: str | None, location: str, output: str, every: bool) -> None:
    """Write a story as one HTML file.

    It holds the origins, the reports, how they depend on each other, and the evidence for it.

    ID is a story's or a report's id, or the first eight characters of one or more. The file asks for nothing from
    the network and needs no script.

    \b
    Example:
      secondsource report "$(secondsource stories | awk 'NR == 2 {print $1}')" -o story.html
      secondsource report --all -o stories
    """
    if every == bool(name):
        raise click.UsageError(
            f"name one story by its ID ('{next_step('stories')}' lists them), or write all of them with --all -o FOLDER"
        )
    if every and output == "-":
        raise click.UsageError("--all writes one file for each story, so -o must name a folder, not standard output")
    if name:
        _write_one(name, location, output)
    else:
        _write_all(location, Path(output))


def _write_one(name: str, location: str, output: str) -> None:
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it
    from secondsource.views.dossier import render_dossier  # noqa: PLC0415

    with Ledger.open(location, create=False) as ledger, progress("writing"):
        view = view_of(ledger, name)
        html = render_dossier(view)
    if output == "-":
        click.echo(html, nl=False)
        return
    write_file(Path(output), html)
    notices().print(f"{output}: {view.title}, {say_count(len(view.reports), 'report')}")


def _write_all(location: str, folder: Path) -> None:
    from secondsource.ledger import Ledger  # noqa: PLC0415 - slow to import; help needs none of it
    from secondsource.views.dossier import render_dossier, render_index  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be made: {error.strerror}") from error
    with Ledger.open(location, create=False) as ledger, progress("writing") as done:
        stories = ledger.stories()
        for number, record in enumerate(stories, start=1):
            write_file(folder / f"{record.id}.html", render_dossier(view_of(ledger, record.id)))
            done(f"{number:,} of {len(stories):,}")
    write_file(folder / "index.html", render_index(stories))
    notices().print(f"{folder / 'index.html'}: {say_count(len(stories), 'story')}")
