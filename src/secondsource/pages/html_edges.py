"""What stands at the edges of a report's text on pages whose markup names nothing: told by its place and shape.

Tables and bare ``div`` elements have no class that says "caption" or "sidebar". But a line that shares its element with
a picture and nothing else is the picture's; and what follows the last paragraph in an element of its own, and has not
the form of a paragraph, is a side column, a list of other reports or the foot of the page.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from secondsource.pages.blocks import Piece
from secondsource.pages.html_main import LINKED, PROSE, SENTENCE_END, holder_of
from secondsource.pages.markup import BYLINE
from secondsource.pages.published import CHANGED_WORD, PUBLISHED_WORD

PICTURE_LINE = 220  # characters; a longer text beside a picture is a paragraph
PICTURE_WORDS = 4  # a shorter line beside a picture is a name or a label
BOLD = 0.9  # share of a line's characters
SUBHEAD = 80  # characters
SUBHEAD_LEVEL = 4
PICTURES = ("img", "picture", "svg", "amp-img", "video")


def mark_pictures(pieces: Sequence[Piece]) -> None:
    """Mark as captions the lines that share an element with a picture and no other text."""
    sizes: dict[_Element, int] = {}
    for piece in pieces:
        for element in _frames(piece):
            sizes[element] = sizes.get(element, 0) + len(piece.text)
    for piece in pieces:
        if piece.kind == "paragraph" and piece.role is None and _is_picture_line(piece.text):
            alone = [element for element in _frames(piece) if sizes[element] == len(piece.text)]
            if piece.linked < LINKED * len(piece.text) and any(_has_picture(element) for element in alone):
                piece.kind = "caption"


def _frames(piece: Piece) -> tuple[_Element, ...]:
    """The element that holds a block, and the one around it where that is no paragraph's place in a text."""
    parent = piece.container.getparent()
    return (piece.container,) if parent is None or parent.tag == "body" else (piece.container, parent)


def _is_picture_line(text: str) -> bool:
    """Tell by its form a line that may stand under a picture: no sentence's end, no byline, no date of publication."""
    if len(text) > PICTURE_LINE or len(text.split()) < PICTURE_WORDS or SENTENCE_END.search(text):
        return False
    return not (BYLINE.match(text) or PUBLISHED_WORD.search(text) or CHANGED_WORD.search(text))


def _has_picture(element: _Element) -> bool:
    return next(element.iter(*PICTURES), None) is not None


def mark_subheads(pieces: Sequence[Piece]) -> None:
    """Mark as headings the short bold lines between two paragraphs of one element."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if piece.kind != "paragraph" or piece.role is not None or len(piece.text) > SUBHEAD:
            continue
        if piece.bold < BOLD * len(piece.text) or piece.linked >= LINKED * len(piece.text):
            continue
        if SENTENCE_END.search(piece.text) or BYLINE.match(piece.text):
            continue
        holder = holder_of(piece)
        if all(_is_running(other) and holder_of(other) is holder for other in (before, after)):
            piece.kind, piece.level = "heading", SUBHEAD_LEVEL


def drop_head(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Drop what stands above the first paragraph and the headline in an element of its own: the masthead, a menu.

    Where no heading stands above the first paragraph, all labels above it go; else those above the heading.
    """
    running = [i for i, piece in enumerate(pieces) if kept[i] and _is_running(piece)]
    if not running:
        return
    end = next((i for i in range(running[0]) if kept[i] and pieces[i].kind == "heading"), running[0])
    holders = {holder_of(pieces[i]) for i in running}
    for i in range(end):
        piece = pieces[i]
        if kept[i] and piece.kind in ("paragraph", "list", "table") and holder_of(piece) not in holders:
            kept[i] = bool(SENTENCE_END.search(piece.text))


def drop_tail(pieces: Sequence[Piece], kept: list[bool]) -> None:
    """Drop what stands behind the last paragraph in an element of its own and is no paragraph."""
    running = [i for i, piece in enumerate(pieces) if kept[i] and _is_running(piece)]
    if not running:
        return
    last = pieces[running[-1]].container
    holders = {holder_of(pieces[i]) for i in running}
    for i in range(running[-1] + 1, len(pieces)):
        piece = pieces[i]
        if kept[i] and piece.kind in ("paragraph", "list", "table") and holder_of(piece) not in holders:
            kept[i] = _is_beside(piece.container, last)


def _is_running(piece: Piece) -> bool:
    """Tell running text: as long as a paragraph, ended like a sentence, not a link."""
    if piece.kind not in ("paragraph", "quote", "list") or piece.linked >= LINKED * len(piece.text):
        return False
    return len(piece.text) >= PROSE and bool(SENTENCE_END.search(piece.text))


def _is_beside(element: _Element, other: _Element) -> bool:
    """Tell elements of one tag and class that stand in one element: paragraphs of a text without ``p``."""
    same = element.tag == other.tag and element.get("class") == other.get("class")
    return same and element.getparent() is other.getparent()
