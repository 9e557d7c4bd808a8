"""Where output goes: answers to standard output; progress, notices and errors to standard error."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from secondsource.records import Story
from secondsource.views.cli.options import LONE

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 100
"""Columns that text for people may take."""

GAP = 2
"""Columns between two columns of a table."""

INDENT = 2
"""Columns by which what stands under a heading is indented."""

SHORTEST_CUT = 12
"""Columns that the last column of a table has on the narrowest terminal."""

SHORT_ID = 12
"""Characters of an id shown in a table: two ids of one ledger that agree in so many are not to be expected."""


def print_json(value: Any) -> None:
    """Print ``value`` as one line of JSON, in UTF-8 whatever the locale.

    Bytes of a file's name that are no UTF-8 stand as U+FFFD.
    """
    try:
        line = msgspec.json.encode(value)
    except UnicodeEncodeError:
        line = msgspec.json.encode(_whole(msgspec.to_builtins(value)))
    click.echo(line)


def _whole(value: Any) -> Any:
    """Replace lone surrogates in every text of ``value``."""
    if isinstance(value, str):
        return LONE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value


def answers() -> Console:
    """Give the console for what was asked for, on standard output."""
    return _console(stderr=False)


def notices() -> Console:
    """Give the console for what is said beside the answer, on standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    """Give a console: colours on a terminal only and without NO_COLOR, at most 100 columns."""
    from rich.console import Console  # noqa: PLC0415 - slow to import, and not needed for JSON

    class People(Console):
        """Leaves a closed pipe to the program; the base class would exit with status 1."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = People(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)
    # What is piped has the width that fits a page, whatever COLUMNS says of the terminal behind the pipe.
    console.width = min(WIDTH, console.width) if console.is_terminal else WIDTH
    return console


def indented(console: Console, text: Text | str, by: int, first: str = "") -> Text:
    """Give ``text`` filled to the console's width and indented; ``first`` stands in the first line's indentation."""
    from rich.text import Text as Made  # noqa: PLC0415 - as above

    whole = Made(text) if isinstance(text, str) else text
    filled = Made()
    for number, line in enumerate(whole.wrap(console, max(console.width - by, SHORTEST_CUT))):
        line.rstrip()
        filled.append("\n" if number else "")
        filled.append(" " * by if number else first.ljust(by), whole.style)
        filled.append_text(line)
    return filled


def heading(console: Console, title: str) -> None:
    """Print the heading of a part of an answer, after an empty line."""
    console.print()
    console.print(title, style="bold")


def more(console: Console, number: int) -> None:
    """Say that ``number`` more lines are left out, and how to get them; nothing where there are none."""
    if number > 0:
        console.print(f"{' ' * INDENT}{number:,} more with --json", style="dim")


def print_table(console: Console, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[str]) -> None:
    """Print columns under a bold head, ``numbers`` to the right; only the last column is cut, with an ellipsis."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - as above

    lines = [head, *rows]
    widths = [max(cell_len(line[place]) for line in lines) for place in range(len(head) - 1)]
    room = max(console.width - sum(widths) - GAP * len(widths), SHORTEST_CUT)
    for number, line in enumerate(lines):
        cells = [
            " " * (width - cell_len(cell)) + cell if name in numbers else cell + " " * (width - cell_len(cell))
            for name, cell, width in zip(head[:-1], line[:-1], widths, strict=True)
        ]
        last = line[-1]
        if cell_len(last) > room:
            last = set_cell_size(last, room - 1).rstrip(" ,;:.-") + "…"
        console.print((" " * GAP).join([*cells, last]), style="" if number else "bold", soft_wrap=True)


@contextmanager
def progress(noun: str) -> Iterator[Callable[[str], None]]:
    """Show what is being done, on a terminal only; call what is given with a line on each thing done."""
    console = notices()
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
