"""A parsed page as one text of blocks: headings, paragraphs, list items, captions, in the order of the document.

The text is ours alone: white space is collapsed as browsers do, a forced line break is a line end, blocks stand apart
by an empty line. Every block is an exact span of it. What a browser does not show is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.etree import _Element

from secondsource.pages.html_furniture import BLOCKS, HEADINGS, SKIPPED, Role, is_hidden, role_of
from secondsource.records import BlockKind, Span

SPACE = re.compile(r"[^\S\xa0]+|\xa0+")
TIME_NAMES = re.compile(r"(?:^|[\s_-])(?:time|timestamp|datetime|clock|uhrzeit|hour)s?(?:$|[\s_-])", re.I)
CLOCK = re.compile(
    r"^\s*(?:\d{1,2}[:.]\d{2}\b|\d{1,2}\s*(?:[ap]\.?m\b|uhr\b|h\d{2})|\d{1,3}\s*(?:m|min|mins|minutes?|h|hrs?|hours?)\s+ago)",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?…:;。！？»”\"'’)]\s*$")
LINE_IS_PARAGRAPH = 90  # characters; a line this long that ends a sentence is a paragraph of its own
MAJORITY = 0.4  # an element with more of the page's running text than this is no furniture, whatever its name
SHEET = 2000  # rows
LONG_ROW = 300  # characters; a table row longer than this lays out a page
RUN = 60  # characters without markup between that are running text, and no label
CLIMB = 80  # ancestors to look through for a paragraph's weight


KINDS: dict[str, BlockKind] = {"li": "list", "dd": "list", "dt": "list", "blockquote": "quote", "caption": "caption"}
PLAIN = frozenset(("div", "section", "article", "main", "aside", "body"))


@dataclass(slots=True)
class Piece:
    """A block while the page is read: its span and kind, and what its place in the markup says of it."""

    span: Span
    kind: BlockKind
    level: int
    scope: int
    role: Role | None  # what the innermost element around it with a role is for
    container: _Element  # the block element that holds it
    depth: int  # number of elements around it
    linked: int  # characters inside links
    bold: int  # characters in bold
    text: str


@dataclass(slots=True)
class Frame:
    """One open element of the walk."""

    element: _Element
    role: Role | None
    scope: int
    kind: BlockKind
    level: int


@dataclass(slots=True)
class Linear:
    """A page's text and its pieces in order."""

    text: str
    pieces: list[Piece]
    depth: int  # of the deepest element


@dataclass(slots=True)
class Buffer:
    """Text gathered since the last block ended."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    roles: dict[Role | None, int] = field(default_factory=dict)


def linearise(root: _Element, scopes: dict[_Element, int], timed: bool = False) -> Linear:
    """Write a parsed page as text.

    Args:
        root: the page's ``html`` element; it is not changed.
        scopes: the number of each element that holds an article (see ``html_scopes``).
        timed: times stand as blocks of their own, as the entries of a live ticker want it.

    Returns:
        The text with its pieces; spans are ``[start, end)`` in code points of that text.
    """
    return _Walk(root, scopes, timed).run()


class _Walk:
    """One pass over the tree, without recursion: pages nest deeper than Python's stack."""

    def __init__(self, root: _Element, scopes: dict[_Element, int], timed: bool) -> None:
        self.root = root
        self.timed = timed
        self.scopes = scopes
        self.weights, self.total = running_text(root)
        self.frames: list[Frame] = []
        self.links = 0
        self.bolds = 0
        self.buffer = Buffer()
        self.length = 0
        self.deepest = 0
        self.texts: list[str] = []
        self.pieces: list[Piece] = []

    def run(self) -> Linear:
        """Walk from the first element to the last."""
        walker = etree.iterwalk(self.root, events=("start", "end"))
        skipped: _Element | None = None
        for event, element in walker:
            if element is None:  # the stubs think of events without an element; "start" and "end" have one
                continue
            if event == "start":
                if not isinstance(element.tag, str) or element.tag in SKIPPED or self.left_out(element):
                    skipped = element
                    walker.skip_subtree()
                    continue
                self.open(element)
            elif skipped is not None and element is skipped:
                skipped = None
                self.add(element.tail)
            else:
                self.close(element)
                if element is not self.root:
                    self.add(element.tail)
        self.flush()
        return Linear("\n\n".join(self.texts), self.pieces, self.deepest)

    def left_out(self, element: _Element) -> bool:
        """Tell data sheets, and what no reader sees (but a script shows a hidden element with most of the text)."""
        if self.weights.get(element, 0) > self.total * MAJORITY:
            return False
        return is_hidden(element) or (element.tag == "table" and is_sheet(element))

    def open(self, element: _Element) -> None:
        """Enter an element: a block ends the text before it."""
        tag = element.tag
        outer = self.frames[-1] if self.frames else Frame(element, None, 0, "paragraph", 0)
        if tag == "br":
            self.buffer.parts.append("\n")
        elif tag in ("td", "th") and outer.kind == "table":
            self.buffer.parts.append(" ")
        elif (tag in BLOCKS or (self.timed and is_time(element))) and outer.kind != "table":
            self.flush()
        role = role_of(element) or outer.role
        if self.timed and is_time(element):
            role = "meta"
        if role != outer.role and self.weights.get(element, 0) > self.total * MAJORITY:
            role = outer.role
        kind, level = self.kind_of(element, outer, role)
        if tag == "a":
            self.links += 1
        elif tag in ("b", "strong"):
            self.bolds += 1
        self.deepest = max(self.deepest, len(self.frames))
        self.frames.append(Frame(element, role, self.scopes.get(element, outer.scope), kind, level))
        self.add(element.text)

    def kind_of(self, element: _Element, outer: Frame, role: Role | None) -> tuple[BlockKind, int]:
        """Kind and heading level of text that stands directly in this element."""
        tag = str(element.tag)
        if role == "caption":
            return "caption", 0
        in_row = outer.kind == "table" and tag not in ("table", "tbody")
        if in_row or (tag == "tr" and is_data_row(element)):
            return "table", 0
        if tag in HEADINGS:
            return "heading", HEADINGS[tag]
        if tag in KINDS:
            return KINDS[tag], 0
        if tag in PLAIN and outer.kind in ("heading", "table"):
            return "paragraph", 0
        return outer.kind, outer.level

    def close(self, element: _Element) -> None:
        """Leave an element: the text inside a block ends with it."""
        frame = self.frames[-1]
        tag = element.tag
        outer = self.frames[-2] if len(self.frames) > 1 else frame
        if (tag in BLOCKS or (self.timed and is_time(element))) and outer.kind != "table":
            self.flush()
        elif tag in ("td", "th", "p", "div") and outer.kind == "table":
            self.buffer.parts.append(" ")
        if tag == "a":
            self.links -= 1
        elif tag in ("b", "strong"):
            self.bolds -= 1
        self.frames.pop()

    def add(self, text: str | None) -> None:
        """Take up text of the innermost open element."""
        if not text:
            return
        if text.isspace():
            self.buffer.parts.append(" ")
            return
        pre = any(frame.element.tag == "pre" for frame in self.frames[-3:])
        self.buffer.parts.append(text if pre else SPACE.sub(" ", text))
        role = self.frames[-1].role if self.frames else None
        self.buffer.roles[role] = self.buffer.roles.get(role, 0) + len(text)
        if self.links:
            self.buffer.linked += len(text.strip())
        if self.bolds:
            self.buffer.bold += len(text.strip())

    def flush(self) -> None:
        """End a block: write what was gathered as one or more blocks."""
        buffer, self.buffer = self.buffer, Buffer()
        joined = "".join(buffer.parts)
        if not joined or joined.isspace() or not self.frames:
            return
        frame = self.frames[-1]
        container = next(open.element for open in reversed(self.frames) if open.element.tag in BLOCKS)
        role = max(buffer.roles, key=lambda role: buffer.roles[role])
        kind: BlockKind = "caption" if role == "caption" else frame.kind
        for text in paragraphs(joined, one=kind in ("heading", "table", "caption")):
            share = len(text) / max(1, len(joined))
            start = self.length + (2 if self.texts else 0)
            span = (start, start + len(text))
            linked, bold = min(len(text), round(buffer.linked * share)), min(len(text), round(buffer.bold * share))
            self.pieces.append(
                Piece(span, kind, frame.level, frame.scope, role, container, len(self.frames), linked, bold, text)
            )
            self.texts.append(text)
            self.length = span[1]


def is_time(element: _Element) -> bool:
    """Tell an element that holds a time: ``<time>``, or one whose class names it so and whose text opens like one."""
    if element.tag == "time":
        return True
    names = element.get("class")
    return bool(
        names and TIME_NAMES.search(names) and CLOCK.match(" ".join(str(text) for text in element.itertext())[:40])
    )


def paragraphs(text: str, one: bool) -> Iterator[str]:
    """Cut the text of one block at its line breaks: at empty lines, and after lines that are paragraphs themselves."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if one:
        joined = "\n".join(line for line in lines if line)
        if joined:
            yield joined
        return
    gathered: list[str] = []
    for line in lines:
        if not line:
            if gathered:
                yield "\n".join(gathered)
            gathered = []
            continue
        gathered.append(line)
        if len(line) >= LINE_IS_PARAGRAPH and SENTENCE_END.search(line):
            yield "\n".join(gathered)
            gathered = []
    if gathered:
        yield "\n".join(gathered)


def running_text(root: _Element) -> tuple[dict[_Element, int], int]:
    """Characters of running text (in runs of RUN or more, outside links) under each element, and on the page."""
    weights: dict[_Element, int] = {}
    total = 0
    for element in root.iter(etree.Element):
        tail = element.tail
        if tail and len(tail) >= RUN and (parent := element.getparent()) is not None:
            total += _weigh(parent, len(tail.strip()), weights)
        text = element.text
        if text and len(text) >= RUN and element.tag not in SKIPPED and element.tag != "a":
            total += _weigh(element, len(text.strip()), weights)
    return weights, total


def _weigh(element: _Element, size: int, weights: dict[_Element, int]) -> int:
    """Add ``size`` to an element and those around it; the size back, 0 where it is too short to be running text."""
    if size < RUN:
        return 0
    weights[element] = weights.get(element, 0) + size
    for climbed, ancestor in enumerate(element.iterancestors()):
        if climbed > CLIMB:
            break
        weights[ancestor] = weights.get(ancestor, 0) + size
    return size


def is_sheet(table: _Element) -> bool:
    """Tell a table with so many rows that it is a data set and no part of a report."""
    return next(islice(table.iter("tr"), SHEET, None), None) is not None


def is_data_row(row: _Element) -> bool:
    """Tell a row of data from a row that lays out a page: two cells or more, short, no table or heading within."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or next(row.iter("table", "h1", "h2", "h3", "ul", "ol", "article"), None) is not None:
        return False
    return sum(len(text.strip()) for text in row.itertext()) <= LONG_ROW
