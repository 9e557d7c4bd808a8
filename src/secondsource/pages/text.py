"""Plain text as scraped, to a page of blocks: which lines are headings, captions, widgets, and which are text.

A scraped text has lost its markup, so a line's shape must tell: a heading is short and ends without a full stop, a
caption ends in a picture credit, a widget is a known word by itself. What stands twice on a page is said once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from itertools import pairwise

from secondsource.pages.decode import decode
from secondsource.records import Block, BlockKind, Document, Page, Span
from secondsource.vocabulary import Vocabulary

CAPTION = 500  # characters; a longer line is a text that lost its breaks, whatever stands at its end
_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!…:;,][\"”’')\]]*$")
_INITIALS = re.compile(r"(?:[a-z]{1,3}(?![^\W\d_])|[^a-zA-Z])*")
_LIST_MARK = re.compile(r"[•·▪●◦*–—-]\s+\S")
_DAY_OR_PAGE = r"(?:\d[/.-]\d{1,2}[/.-]\d|\b(?:19|20)\d\d\b|\bp(?:age|p)?\.? ?\d)"
_NAMES = r"(?-i:[A-Z][\w.&'’-]*(?:[ /](?:[A-Z][\w.&'’-]*|of|and|the)){0,4})"
_CONTACT = r"(?:\S{1,60}@|@\w|\+?\(?\d[\d ().-]{6}|https?:|www\.|(?:twitter|facebook|instagram)\.?$)"
_TRAILERS = (  # each with a line it is there for
    r".{0,260}\bcontributed (?:to|for) this (?:report|story|article)\b.{0,80}",  # Jane Doe in Oslo contributed to this
    r".{0,260}\bcontributed (?:to )?(?:additional )?reporting\b.{0,80}",  # Jane Doe contributed reporting from Oslo.
    r".{0,160}\b(?-i:[A-Z][\w.'’-]*),? (?:also )?contributed from " + _NAMES,  # Jane Doe contributed from Oslo.
    r"(?:additional |with )?(?:reporting|editing|writing|compiled) by\b.{0,200}",  # Reporting by Jane Doe; Editing by
    r".{0,40}©.{0,160}",  # © 2024 Agency
    r".{0,160}©.{0,40}",  # The harbour at dawn ©jd (Agency)
    rf"\((?=[^()]*{_DAY_OR_PAGE})[^()]{{1,60}}(?<![.!?])\)",  # (Dunmere Times 10/03/2017 page 4)
    rf"\((?:{_NAMES}|[^\s()]{{1,20}})\)",  # (Dunmere Times), (jd/Agency)
    r"\(with (?:agency )?inputs?\b[^()]{0,50}(?<![.!?])\)",  # (With inputs from agencies)
    r"\(c\)\s*\d.{0,200}",  # (c) 2024 Agency
    r"copyright:?\s*(?:©|\(c\))?\s*(?:\d|(?-i:[A-Z])).{0,200}",  # Copyright 2024 The Agency
    r".{0,80}all rights reserved.{0,80}",
    r"if you (?:like|liked|enjoyed) this (?:story|article)\b.{0,160}",  # If you like this story, share it
    r"(?:.{0,60}[.!?:|] )?(?:please )?(?:like|follow) us(?: (?:on|at)\b.{0,120}|[.!]?$)",  # Follow us on Facebook
    r"(?:.{0,60}[.!?:|] )?(?:please )?(?:like and )?(?:share|follow) this (?:story|article)\b.{0,120}",
    r"(?:.{0,60}[.!?:|] )?follow .{2,30} on (?:twitter|facebook)\b.{0,120}",  # Follow Jane Doe on Twitter
    r"(?:like|share) .{2,30} on (?:twitter|facebook)(?: (?:and|or) .{1,60})?[.!]?$",  # Share it on Facebook
    r"(?:do you have|got) (?:a|any) (?:story|news|tips?)\b.{0,200}",  # Do you have a story for our news team?
    r".{0,80}(?:e-?mail|contact) us at\b.{0,120}",
    r"(?:this|the) (?:above )?(?:story|article|report) (?:was (?:first|originally)|is) published\b.{0,200}",
    r"information from: ?.{0,80}",  # Information from: Dunmere Times
    r".{0,80}\bcan be (?:reached|contacted|followed) (?:at|by|on|via)\b:? (?:(?:e-?mail|phone|twitter|at|on)\b:? )*"
    + _CONTACT
    + r".{0,100}",  # Jane Doe can be reached at jane@quay.example
    r"advertisement\s(?-i:[A-Z]|continue|story|scroll).{0,60}",  # Advertisement Continue reading below
    r"this (?:story|article|report) has not been edited\b.{0,200}",
)
_TRAILER = re.compile(rf"\(?(?:{'|'.join(_TRAILERS)})$", re.IGNORECASE | re.DOTALL)
HEADING_WORDS = 16
SIGN_OFF = 40  # characters
WRAPPED_LINES = 6
WRAP_WIDTH = range(50, 100)


def read_text(document: Document, vocabulary: Vocabulary) -> Page:
    """Decode a plain text document and cut it into blocks; offsets are into the decoded file.

    Raises ``DecodeError`` where the bytes are no text.
    """
    text, replaced = decode(document)
    return Page(
        sha256=hashlib.sha256(document.data).hexdigest(),
        text=text,
        media_type=document.media_type,
        path=document.path,
        url=document.url,
        retrieved=document.retrieved,
        blocks=text_blocks(text, vocabulary),
        given=document.given,
        replaced=replaced,
    )


def text_blocks(text: str, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """Cut plain text into blocks, one a line (one a paragraph where lines are wrapped by width), and say what each is.

    A line that stands a second time is a ``widget`` unless it is a heading; ``main`` is true for what is a report's
    own text: paragraphs, list items, quotes and headings.
    """
    seen: set[str] = set()
    blocks = []
    for span in _lines(text):
        line = text[slice(*span)]
        kind = line_kind(line, vocabulary)
        key = same_key(line)
        if kind in ("paragraph", "list", "quote") and key in seen:
            kind = "widget"
        seen.add(key)
        blocks.append(Block(span=span, kind=kind, main=kind in ("paragraph", "list", "quote", "heading")))
    return tuple(_captions_by_repetition(text, blocks))


def same_key(line: str) -> str:
    """What two lines share when they say the same: letters and digits, lower case."""
    return "".join(c for c in line.lower() if c.isalnum())


def is_trailer(line: str) -> bool:
    """Say whether a line is what stands at a report's foot: who contributed, copyright, "follow us"."""
    return bool(_TRAILER.match(line.strip()))


def line_kind(line: str, vocabulary: Vocabulary) -> BlockKind:
    """Say what a line of plain text is by its shape alone."""
    shapes: tuple[tuple[BlockKind, Callable[[str], object]], ...] = (
        ("meta", is_trailer),  # before the widgets: "© Agency" is a credit to be read
        ("meta", lambda text: _is_sign_off(text, vocabulary)),
        ("widget", lambda text: not _LETTER.search(text) or vocabulary.furniture.is_widget(text)),
        ("link", vocabulary.furniture.is_pointer),
        ("caption", lambda text: len(text) <= CAPTION and vocabulary.captions.is_credit_tail(text)),
        ("heading", is_heading),
        ("list", _LIST_MARK.match),
    )
    return next((kind for kind, fits in shapes if fits(line.strip())), "paragraph")


def _is_sign_off(line: str, vocabulary: Vocabulary) -> bool:
    """Say whether a line names agencies and no more than initials besides: "AP - AFP", "jd/mr (AFP)"."""
    if len(line) > SIGN_OFF:
        return False
    names = [n.span for n in vocabulary.names_in(line, (0, len(line))) if n.agency]
    rest = "".join(c for i, c in enumerate(line) if not any(a <= i < b for a, b in names))
    return bool(names) and _INITIALS.fullmatch(rest) is not None


def is_heading(line: str) -> bool:
    """Say whether a line has the shape of a headline: short, and no sentence by its end.

    "ISRAEL WEIGHS OPTIONS" and "Who was aboard?" do; "He left." and "the rest, and" do not.
    """
    line = line.strip()
    letter = _LETTER.search(line)
    if letter is None or _SENTENCE_END.search(line) or len(line.split()) > HEADING_WORDS:
        return False
    return not letter.group().islower() or len(line.split()) <= 3


def _lines(text: str) -> list[Span]:
    lines = [_trim(text, m.span()) for m in _LINE.finditer(text)]
    if not _is_wrapped(text, lines):
        return lines
    joined: list[Span] = []
    for span in lines:
        if joined and not _BLANK.search(text, joined[-1][1], span[0]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether lines are cut by width (mail, old wires): many of like length that end inside a sentence."""
    inner = [(a, b) for a, b in pairwise(lines) if not _BLANK.search(text, a[1], b[0])]
    if len(inner) < WRAPPED_LINES or not _BLANK.search(text):
        return False
    cut = sum((a[1] - a[0]) in WRAP_WIDTH and not _SENTENCE_END.search(text[slice(*a)]) for a, _ in inner)
    goes_on = sum(not text[b[0]].isupper() for _, b in inner)  # unlike captions, which stand line under line too
    return cut > 0.7 * len(inner) and goes_on > 0.4 * len(inner)


def _captions_by_repetition(text: str, blocks: list[Block]) -> list[Block]:
    """A full line that follows itself at once is a caption (a picture's text and its alternative), credit or not."""
    keys = [same_key(text[slice(*b.span)]) for b in blocks]
    captions = {
        keys[i]
        for i in range(1, len(blocks))
        if keys[i] == keys[i - 1] and blocks[i].kind == "widget" and blocks[i - 1].kind == "paragraph"
    }
    return [
        Block(span=b.span, kind="caption", main=False) if key in captions else b
        for b, key in zip(blocks, keys, strict=True)
    ]
