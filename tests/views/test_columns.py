"""Tables of which the widest columns give way: numbers stay whole, cells take three lines at most."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from secondsource.views.cli.columns import filled, fit, print_columns


def test_an_empty_column_is_left_out_and_numbers_stand_to_the_right() -> None:
    out = io.StringIO()
    print_columns(
        Console(file=out, width=40), ("what", "number", "where"), [("hurt", "4", ""), ("gone", "12", "")], {"number"}
    )
    assert out.getvalue() == "  what  number\n  hurt       4\n  gone      12\n"


def test_a_number_with_its_words_takes_two_lines_where_there_is_no_room() -> None:
    row = ("killed: people who were there", "tens of thousands (20,000 or more)", "the health ministry", "2021-11-09")
    out = io.StringIO()
    print_columns(Console(file=out, width=80), ("what", "number", "given by", "when"), [row], {"number"})
    lines = out.getvalue().splitlines()
    assert all(cell_len(line) <= 80 for line in lines)
    assert [
        line[line.index(part) :].split("  ")[0] for line, part in zip(lines[1:], ("tens", "(20"), strict=False)
    ] == [
        "tens of thousands",
        "(20,000 or more)",
    ]


def test_the_widest_gives_way_first() -> None:
    assert fit([40, 12, 30], [False, False, False], 60) == [24, 12, 24]
    assert fit([40, 30], [False, True], 50) == [20, 30]
    assert fit([40, 40], [False, False], 10) == [10, 10]
    assert fit([5, 5], [True, True], 4) == [5, 5]


def test_a_cell_is_filled_over_three_lines_and_then_cut() -> None:
    assert filled("the harbour master", 20) == ["the harbour master"]
    assert filled("the harbour master of Lowhaven", 14) == ["the harbour", "  master of", "  Lowhaven"]
    assert filled("one two three four five six", 8) == ["one two", "  three", "  four…"]
    assert filled("Donaudampfschifffahrt", 10) == ["Donaudamp…"]


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet="ab 港 口", min_size=1, max_size=60), st.integers(min_value=10, max_value=30))
def test_no_line_of_a_cell_is_too_wide(text: str, width: int) -> None:
    lines = filled(" ".join(text.split()), width)
    assert 1 <= len(lines) <= 3
    assert all(cell_len(line) <= width for line in lines)
