"""Tables of which every column but the numbers may give way: the widest are filled over more lines first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from secondsource.views.cli.output import GAP, INDENT

if TYPE_CHECKING:
    from rich.console import Console

LEAST = 10
"""Columns that no cell is made narrower than: a date fits."""

WHOLE = 22
"""Columns within which a number stands on one line: "up to USD 6.8 million" does."""

WORD = 16
"""Columns that a cell keeps for its longest word where there is room."""

LINES = 3
"""Lines that a cell may take; the rest is an ellipsis."""

HANG = "  "
"""Stands before the lines of a cell after its first."""


def print_columns(
    console: Console, head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Collection[str]
) -> None:
    """Print indented rows under a dim head, ``numbers`` to the right; a column without a value is left out.

    Where the terminal is too narrow, the widest of the others are filled over up to three lines.
    """
    from rich.cells import cell_len  # noqa: PLC0415 - slow to import, and not needed for JSON
    from rich.text import Text  # noqa: PLC0415 - as above

    kept = [place for place in range(len(head)) if any(row[place] for row in rows)]
    lines = [[line[place] for place in kept] for line in (head, *rows)]
    right = [name in numbers for name in lines[0]]
    widths, room = _natural(lines), console.width - INDENT - GAP * (len(kept) - 1)
    if sum(widths) > room:
        # A number with its words, "tens of thousands (20,000 or more)", may take two lines before a cell is cut.
        broken = [
            max(cell_len(part) for cell in column for part in filled(cell, WHOLE))
            for column in zip(*lines, strict=True)
        ]
        widths = [least if is_number else width for width, least, is_number in zip(widths, broken, right, strict=True)]
    # Whole words first, where there is room for them.
    widths = fit(fit(widths, right, room, _words(lines)), right, room)
    for number, line in enumerate(lines):
        cells = [
            [_padded(part.strip(), width, right=True) for part in filled(cell, width)]
            if is_number
            else filled(cell, width)
            for cell, width, is_number in zip(line, widths, right, strict=True)
        ]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = [_padded(part, width) for part, width in zip(parts, widths, strict=True)]
            whole = " " * INDENT + (" " * GAP).join(padded).rstrip()
            console.print(Text(whole, "" if number else "dim"), soft_wrap=True)


def fit(widths: Sequence[int], fixed: Sequence[bool], room: int, least: Sequence[int] = ()) -> list[int]:
    """Give the widths of columns so that they take no more than ``room``: the widest that is not fixed gives way first.

    None is made smaller than ``least``, or than ten, so that a narrow terminal still shows something of each.
    """
    fitted, floors = list(widths), least or [LEAST] * len(widths)
    while sum(fitted) > room:
        open_ = [place for place, still in enumerate(fixed) if not still and fitted[place] > floors[place]]
        if not open_:
            break
        fitted[max(open_, key=lambda place: fitted[place])] -= 1
    return fitted


def filled(text: str, width: int) -> list[str]:
    """Fill ``text`` into at most three lines of ``width``, those after the first set in; an ellipsis for the rest."""
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    if cell_len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line.strip() else f"{line}{word}"
        if line.strip() and cell_len(joined) > width:
            lines.append(line)
            joined = HANG + word
        line = joined
    lines.append(line)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]}…"]
    return [_cut(line, width) for line in lines]


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 - as above

    if cell_len(text) <= width:
        return text
    return set_cell_size(text.removesuffix("…"), width - 1).rstrip(" ,;:.-") + "…"


def _natural(lines: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    return [max(cell_len(line[place]) for line in lines) for place in range(len(lines[0]))]


def _words(lines: Sequence[Sequence[str]]) -> list[int]:
    """Give for each column the least width in which its words stand whole, up to that of a long one."""
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    longest = (
        max(cell_len(word) for line in lines for word in line[place].split(" ")) for place in range(len(lines[0]))
    )
    return [max(LEAST, min(word + len(HANG), WORD)) for word in longest]


def _padded(text: str, width: int, *, right: bool = False) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - as above

    space = " " * (width - cell_len(text))
    return space + text if right else text + space
