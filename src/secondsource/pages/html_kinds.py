"""What a page's blocks are once it is known which are text: credits, links, widgets; or a list of teasers."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from secondsource.pages.blocks import Piece
from secondsource.pages.html_data import PageData, types_of
from secondsource.pages.html_main import LINKED, PROSE, holder_of
from secondsource.pages.markup import BYLINE
from secondsource.records import BlockKind
from secondsource.vocabulary import Vocabulary

TEASER = 25  # characters; a linked block this long is a headline that leads elsewhere
TEASERS = 10
FEW_TEASERS = 6  # are enough where nothing on the page is longer than the line under a teaser
STANDFIRST = 200  # characters
REPORT = 500  # characters; a page of links with less running text in one place has no report
LIST_TYPES = frozenset(("CollectionPage", "SearchResultsPage", "ProfilePage"))
BLOCK_CAPTION = 300  # characters; a longer block is no picture's caption, whatever it ends in


def kind_of(piece: Piece, main: bool, vocabulary: Vocabulary) -> BlockKind:
    """Say what a block is; a block of a report's text keeps the kind that its markup gave it."""
    if main or piece.kind in ("heading", "caption"):
        return piece.kind
    if piece.role == "meta" or BYLINE.match(piece.text):
        return "meta"
    linked = piece.linked >= LINKED * len(piece.text)
    if linked or vocabulary.furniture.is_pointer(piece.text):
        return "link"
    if piece.role is not None or vocabulary.furniture.is_widget(piece.text):
        return "widget"
    if len(piece.text) <= BLOCK_CAPTION and vocabulary.captions.is_credit_tail(piece.text):
        return "caption"
    return piece.kind


def is_list_page(pieces: Sequence[Piece], kept: Sequence[bool], data: PageData) -> bool:
    """Tell an index, a section's front or a page of search results: many headlines that lead elsewhere, no text.

    Args:
        pieces: the page's blocks.
        kept: which of them would be text.
        data: its structured data; schema.org's types and ``og:type`` weigh in.
    """
    teasers = sum(
        piece.linked >= LINKED * len(piece.text) and len(piece.text) >= TEASER and piece.role in (None, "related")
        for piece in pieces
    )
    longest = longest_text(pieces, kept)
    said_list = any(not LIST_TYPES.isdisjoint(types_of(item)) for item in data.items)
    said_article = not said_list and ((data.meta("og:type") or "").lower() == "article" or len(data.articles()) == 1)
    if teasers < (TEASERS if said_article or longest >= STANDFIRST else FEW_TEASERS):
        return False
    if said_article:
        return longest < PROSE
    return longest < REPORT


def longest_text(pieces: Sequence[Piece], kept: Sequence[bool]) -> int:
    """Characters of kept running text in the container that holds most of it."""
    sizes: dict[_Element, int] = {}
    for piece, keep in zip(pieces, kept, strict=True):
        running = piece.kind in ("paragraph", "quote", "list") and len(piece.text) >= PROSE
        if keep and running and piece.linked < LINKED * len(piece.text):
            holder = holder_of(piece)
            sizes[holder] = sizes.get(holder, 0) + len(piece.text)
    return max(sizes.values(), default=0)
