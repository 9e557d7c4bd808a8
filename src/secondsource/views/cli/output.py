"""Where output goes: JSON to standard output, all else to standard error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from secondsource.records import Story

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

WIDTH = 100
"""Columns that text for people may take."""

SHORT_ID = 12
"""Characters of an id shown in a table: two ids of one ledger that agree in so many are not to be expected."""


def print_json(value: Any) -> None:
    """Print ``value`` as one line of JSON, in UTF-8 whatever the locale."""
    click.echo(msgspec.json.encode(value))


def people() -> Console:
    """Give the console on standard error: colours on a terminal only and without NO_COLOR, at most 100 columns."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed for JSON

    class People(Console):
        """Leaves a closed pipe to the program, as for standard output; the base class would exit with status 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = People(stderr=True, highlight=False, markup=False, emoji=False)
    console.width = min(WIDTH, console.width) if console.is_terminal else WIDTH
    return console


def table(*columns: str, numbers: tuple[str, ...] = (), cut: str = "") -> Table:
    """Give an empty table without lines: ``numbers`` to the right, ``cut`` gives way with an ellipsis."""
    from rich.table import Table  # noqa: PLC0415 - as above

    made = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(
            column,
            justify="right" if column in numbers else "left",
            no_wrap=True,
            overflow="ellipsis",
            ratio=1 if column == cut else None,
        )
    return made


@contextmanager
def progress(noun: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done, on a terminal only; call what is given with a line on each thing done."""
    console = people()
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(f"{noun}…") as status:
        yield status.update


def write_file(path: Path, text: str) -> None:
    """Write ``text`` so that ``path`` holds all of it or what it held before. Raises a usage error where it cannot."""
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; nothing may be put in its place.
            path.write_text(text, encoding="utf-8")
            return
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from error


def short_id(story: Story) -> str:
    """Give as much of a story's id as names it."""
    return story.id[:SHORT_ID]
