"""Plain text to blocks: what a line is by its shape, wrapped lines, repetitions, and what holds of any text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW, known_words, said, text_page

from secondsource.errors import DecodeError
from secondsource.pages.text import is_heading, line_kind, read_text, same_key, text_blocks
from secondsource.records import Document, Page

LINES = {
    "ISLANDERS WEIGH OPTIONS FOR FERRY": "heading",
    "Who was aboard?": "heading",
    "Ferry sinks off the northern coast, dozens missing": "heading",
    "What the council did – and what it left": "heading",
    "He left.": "paragraph",
    "The council, which met on Monday, and again on Tuesday, put off the vote on the bridge once more and": "paragraph",
    "“We go on,” she said.": "paragraph",
    "She named three things:": "paragraph",
    "a ferry that sank in the night off the coast": "paragraph",
    "• A new boat, said the mayor.": "list",
    "- Two more piers.": "list",
    "Advertisement": "widget",
    "***": "widget",
    "1,234": "widget",
    "Read more: The bridge that was never built": "link",
    "A ferry lies on its side off Port Lindow, May 3, 2021. REUTERS/Ada Brook": "caption",
    "Rescue boats leave the harbour on Monday (Photo: Ada Brook/AP)": "caption",
    "© AFP": "meta",
    "Reporting by Ada Brook; Editing by Tom Lake": "meta",
    "Ada Brook in Port Lindow contributed to this report.": "meta",
    "Copyright 2021 The Lindow Gazette. All rights reserved.": "meta",
    "This story was originally published in the Lindow Gazette": "meta",
    "Ada Brook contributed from Port Lindow.": "meta",
    "Ada Brook in Port Lindow and Tom Lake contributed reporting.": "meta",
    "If you like this story, share it with your neighbour!": "meta",
    "Follow us on Twitter and Facebook": "meta",
    "Share this story": "meta",
    "(Lindow Gazette 10/03/2017 page 4)": "meta",
    "(Lindow Gazette)": "meta",
    "(With inputs from agencies)": "meta",
    "Information from: Lindow Gazette, http://gazette.example": "meta",
    "Ada Brook can be reached at ada@gazette.example": "meta",
    "Ada Brook can be followed on Twitter: @adabrook": "meta",
    "Advertisement Continue reading below": "meta",
    # Prose that was taken for what stands at a report's foot:
    "Heavy rain contributed to the collapse of the bridge, officials said on Monday.": "paragraph",
    "The money was contributed from public funds, the mayor said.": "paragraph",
    "The island can be reached by boat only, and the storm had cut it off, the mayor said.": "paragraph",
    "The summit can be reached on foot in two hours.": "paragraph",
    "(The minister later withdrew the remark.)": "paragraph",
    "(He had said so in May 2017.)": "paragraph",
    "Officers warned users who share this story as proof, police said.": "paragraph",
    "The storm hit people like us hardest, a fisherman said.": "paragraph",
    "Information from the survivors pointed to a fire, police said.": "paragraph",
    "Advertisement revenue fell by half in the spring, the company said.": "paragraph",
    "Copyright law is older than the island's parliament, the judge said.": "paragraph",
}


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_is_by_its_shape(line: str) -> None:
    assert line_kind(line, known_words()) == LINES[line]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Ferry sinks off coast", True),
        ("He left the pier.", False),
        ("He left the pier,", False),
        ("What now…", False),
        ("“Help came late”", True),
        ("iPhone maker to build boats on the island coast", False),
        ("12 die at sea", False),
        ("word " * 20, False),
        ("2021", False),
        ("", False),
    ],
)
def test_a_headline_is_short_and_no_sentence(line: str, headline: bool) -> None:
    assert is_heading(line) == headline


def kinds(page: Page) -> list[tuple[str, str]]:
    return [(b.kind, page.text[slice(*b.span)]) for b in page.blocks]


def test_blocks_are_lines_without_the_space_around_them() -> None:
    page = text_page("\ufeff\n  Ferry sinks  \r\n\r\n\t It sank on Monday.\u2028Nobody died.\n")
    assert kinds(page) == [
        ("widget", "\ufeff"),
        ("heading", "Ferry sinks"),
        ("paragraph", "It sank on Monday."),
        ("paragraph", "Nobody died."),
    ]
    assert [b.main for b in page.blocks] == [False, True, True, True]


def test_what_stands_twice_is_said_once_and_a_headline_may_come_again() -> None:
    page = text_page("Ferry sinks\nIt sank on Monday.\nFerry sinks\nNobody died.\nIt sank on Monday!\n")
    assert [kind for kind, _ in kinds(page)] == ["heading", "paragraph", "heading", "paragraph", "widget"]
    assert same_key("It sank on Monday!") == same_key(" it SANK, on monday.")


def test_a_line_that_follows_itself_is_a_caption_with_its_alternative() -> None:
    text = "A ferry lies on its side in Port Lindow.\nA ferry lies on its side in Port Lindow.\n\nIt sank on Monday.\n"
    page = text_page(text)
    assert [kind for kind, _ in kinds(page)] == ["caption", "caption", "paragraph"]


WRAPPED = """Ferry sinks off coast

PORT LINDOW - A ferry with forty people aboard went down off the northern
coast on Monday morning, the coast guard said, and all but two of them had
been taken off by nightfall.

The two who are missing are members of the crew, whose names were not given
by the company, which said that it was helping with the search as far as it
could in the storm. Nobody had told the harbour office of any trouble with
the engines before the boat left the pier at six in the morning, a clerk of
that office said.
"""


def test_lines_cut_by_width_are_paragraphs_again() -> None:
    page = text_page(WRAPPED)
    found = kinds(page)
    assert [kind for kind, _ in found] == ["heading", "paragraph", "paragraph"]
    assert found[1][1].startswith("PORT LINDOW")
    assert found[1][1].endswith("by nightfall.")
    assert "\n" in found[1][1], "the text stays as it is"


def test_full_paragraphs_on_one_line_each_are_not_joined() -> None:
    page = text_page(
        "\n".join(f"The {n} of them left the pier at noon and came back by night." for n in range(20, 32)) + "\n\n"
    )
    assert len(page.blocks) == 12


def test_captions_that_stand_line_under_line_are_not_joined() -> None:
    caption = "Rescue boats search the strait off Port Lindow in Norland. REUTERS/{}"
    lines = [
        line for n in range(5) for line in (*[caption.format(f"Ada Brook{n}")] * 2, "TT", "", f"He went on {n}.", "")
    ]
    page = text_page("\n".join(lines))
    assert [kind for kind, line in kinds(page) if line != "TT"] == ["caption", "caption", "paragraph"] * 5
    assert not any(b.main for b in page.blocks if page.text[slice(*b.span)] == "TT")


ODD = st.text(
    alphabet=st.sampled_from([*"Ab. \n\t\r-•©:", "\u2028", "\u00a0", "\x00", "\x0b", "م", "\U0001f6a2"]), max_size=80
)
NEWSLIKE = st.lists(
    st.sampled_from([*LINES, "It sank on Monday.", "", "  ", "\n", "\r", "x" * 70 + " and", "By Ada Brook"]),
    max_size=14,
)


@FEW
@given(st.one_of(st.text(max_size=120), ODD, NEWSLIKE.map("\n".join)))
def test_blocks_are_ordered_apart_inside_and_hold_every_character_that_is_no_space(text: str) -> None:
    at = 0
    for block in text_blocks(text, known_words()):
        a, b = block.span
        assert at <= a < b <= len(text)
        assert not text[a].isspace()
        assert not text[b - 1].isspace()
        assert not text[at:a].strip()
        assert not (block.main and block.kind in ("caption", "widget", "meta", "link"))
        at = b
    assert not text[at:].strip()


# -- bytes ------------------------------------------------------------------------------------------------------------


def read_bytes(data: bytes, charset: str | None = None) -> Page:
    return read_text(Document(data=data, media_type="text/plain", path="a.txt", charset=charset), known_words())


def test_a_page_keeps_the_hash_of_its_bytes_and_where_they_came_from() -> None:
    page = read_bytes(b"It sank on Monday.\n")
    assert page.sha256 == hashlib.sha256(b"It sank on Monday.\n").hexdigest()
    assert (page.path, page.media_type, page.replaced) == ("a.txt", "text/plain", 0)
    assert page.text == "It sank on Monday.\n"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\n" * 1_000, "\u00a0\u2003".encode()])
def test_nothing_has_no_blocks(data: bytes) -> None:
    assert read_bytes(data).blocks == ()


def test_old_windows_text_is_read_with_its_quotation_marks() -> None:
    text = "The ferry “Aurora” sank on Monday – its captain’s café was open, the coast guard’s spokesman said. " * 4
    for charset in ("windows-1252", None):
        page = read_bytes(text.encode("cp1252"), charset)
        assert page.text.strip() == text.strip()
        assert page.replaced == 0


def test_other_scripts_keep_every_character() -> None:
    text = "غرقت عبارة قبالة الساحل الشمالي يوم الاثنين.\n\nDie Fähre sank am Montag.\n"
    page = read_bytes(text.encode())
    assert page.text == text
    assert said(page, [b.span for b in page.blocks]) == text.strip().split("\n\n")


def test_bytes_that_are_no_text_are_an_error_of_that_input() -> None:
    with pytest.raises(DecodeError, match=r"a\.txt"):
        read_bytes(bytes(range(256)) * 40)


def test_a_text_that_lost_its_line_breaks_is_no_caption_for_the_site_s_name_at_its_end() -> None:
    told = "The ferry sank off Port Lindow on Monday and two of its crew are missing. " * 9
    page = text_page(f"{told}Comment via Getty Images")
    assert [kind for kind, _ in kinds(page)] == ["paragraph"]
