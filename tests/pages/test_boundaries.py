"""Gaps between the units of a page: what a unit is, what is measured, and how likely a story begins there."""

from __future__ import annotations

import math

import pytest
from page_samples import BANK, BANK_CAPTION, BANK_HEAD, FERRY, FERRY_HEAD, SUBHEAD
from stages import hashed, real_encoder, text_page

from secondsource import trees
from secondsource.pages.boundaries import PASSES, Measured, probabilities, units
from secondsource.records import Page


def measured(*lines: str, real: bool = False) -> Measured:
    page: Page = text_page("\n\n".join(lines))
    return Measured(page.text, page.blocks, real_encoder().embed if real else hashed)


def test_a_unit_is_a_paragraph_with_what_stands_before_it() -> None:
    page = text_page("\n\n".join([FERRY_HEAD, FERRY[0], "TT", BANK_CAPTION, SUBHEAD, FERRY[1], "© AFP"]))
    first, second = units(page.text, page.blocks)
    assert (first.paragraph, first.heads, first.others) == (1, [0], [])
    assert (second.paragraph, second.heads, second.others) == (5, [4], [2, 3])
    assert (first.first, second.first) == (0, 2)
    assert units("", ()) == []


def test_every_gap_has_every_sign_that_the_trees_ask_for() -> None:
    gaps = measured(FERRY_HEAD, *FERRY, BANK_HEAD, *BANK).gaps()
    assert len(gaps) == len(FERRY) + len(BANK) - 1
    for name in PASSES:
        asked = set(trees.load("secondsource.pages", name).names)
        assert all(asked <= gap.keys() for gap in gaps)
    assert all(math.isfinite(value) for gap in gaps for value in gap.values())


def test_signs_of_a_headline_and_of_how_a_paragraph_reads() -> None:
    lines = [
        FERRY[0],
        "However, he left it at that.",
        "PORT LINDOW, May 3 (Reuters) - It sank.",
        "“No,” he said.",
        "and so",
    ]
    gaps = measured(*lines, FERRY[1], BANK_HEAD, BANK_HEAD, BANK[0]).gaps()
    assert [gap["backward"] for gap in gaps[:3]] == [1, 0, 0]
    assert [gap["dateline"] for gap in gaps[:3]] == [0, 1, 0]
    assert [gap["quote"] for gap in gaps[:3]] == [0, 0, 1]
    assert (gaps[-1]["heading"], gaps[-1]["repeated"], gaps[0]["heading"]) == (1, 1, 0)


def test_no_window_reaches_across_a_boundary_that_is_known() -> None:
    pages = measured(*FERRY, *BANK)
    known = [i == len(FERRY) for i in range(1, len(pages.units))]
    free, walled = pages.gaps(), pages.gaps(known)
    assert free[0]["right"] == walled[0]["right"] + math.log1p(min(10, 12)) - math.log1p(4)
    assert walled[-1]["left"] < free[-1]["left"]


@pytest.mark.parametrize("lines", [[], [FERRY[0]], [FERRY_HEAD], ["TT"]])
def test_a_page_with_less_than_two_paragraphs_has_no_gap(lines: list[str]) -> None:
    assert probabilities(measured(*lines)) == []


def test_a_story_begins_where_the_matter_changes() -> None:
    found = probabilities(measured(*FERRY, BANK_HEAD, *BANK, real=True))
    assert all(0 < p < 1 for p in found)
    assert found.index(max(found)) == len(FERRY) - 1
