"""Quotations of a text: what stands between quotation marks, paragraph by paragraph.

Marks are read by what stands around them before their shape, since pages mix shapes and turn them the wrong way: a
mark after a space and before a word opens, one after a word and before a space closes. A paragraph starts anew, so
that a mark that is missing spoils no more than its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from secondsource.reading.marks import UNSEEN
from secondsource.records import Record, Span

_DOUBLE = re.compile(r"'{2,3}|`{2}|[\"“”„‟«»＂]")
_SINGLE_OPENS = re.compile(r"(?<![\w'’`])['‘‛](?=[^\s'])")
_SINGLE_CLOSES = re.compile(r"(?<=[^\s(\[])['’](?![\w'])")
_ELISION = re.compile(r"['‘]\d0s?\b|['‘](?:em|til|cause|tis|twas|n)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=s)['’]\s[a-z]")
_OPENS, _CLOSES = frozenset("“„‟«`"), frozenset("”»")
_LEADS = frozenset("([{<>—–-:/‘'“")
_TRAILS = frozenset(")]}<—–-:/’',.;!?…")
_WORD = re.compile(r"\w+")

Role = Literal["opens", "closes", "either"]


class Quotation(Record, frozen=True, kw_only=True):
    """What stands between quotation marks within one paragraph, marks and all."""

    span: Span
    opened: bool  # it has its opening mark; without one it goes on from the paragraph before
    closed: bool  # it has its closing mark; without one it runs to the paragraph's end, or to the next opening mark


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Find the quotations of paragraphs (spans of ``text``, in order): outermost marks only, in order, disjoint.

    A closing mark without an opening one closes a quotation that the paragraph before left open, from the paragraph's
    first character; where none was left open it counts for nothing (inches, a stray mark).
    """
    found: list[Quotation] = []
    going_on = False
    for paragraph in paragraphs:
        here = _of_paragraph(text, paragraph, going_on=going_on)
        going_on = bool(here) and not here[-1].closed and here[-1].span[1] == paragraph[1]
        found += here
    return tuple(found)


def meeting(found: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Give those of ``found`` (quotations in order, disjoint) that have characters in common with a span."""
    first = bisect_right(found, span[0], key=lambda q: q.span[1])
    return found[first : max(first, bisect_left(found, span[1], key=lambda q: q.span[0]))]


def words_quoted(text: str, spans: Sequence[Span], found: Sequence[Quotation]) -> tuple[int, int]:
    """Count the words of ``spans`` that stand inside quotations (in order), and all of them."""
    starts = [q.span[0] for q in found]
    inside = total = 0
    for span in spans:
        for word in _WORD.finditer(text, *span):
            total += 1
            place = bisect_right(starts, word.start()) - 1
            inside += place >= 0 and word.start() < found[place].span[1]
    return inside, total


def _of_paragraph(text: str, paragraph: Span, *, going_on: bool) -> list[Quotation]:
    """Join double and single quotations of a paragraph, leaving out those inside others."""
    doubles = list(_doubles(text, paragraph, going_on=going_on))
    kept: list[Quotation] = []
    at, place = paragraph[0], 0
    for single in _singles(text, paragraph):
        while place < len(doubles) and doubles[place].span[0] < single.span[0]:
            at = max(at, doubles[place].span[1])
            kept.append(doubles[place])
            place += 1
        if single.span[0] >= at:
            at = single.span[1]
            kept.append(single)
            while place < len(doubles) and doubles[place].span[0] < at:
                place += 1
    return kept + doubles[place:]


def _doubles(text: str, paragraph: Span, *, going_on: bool) -> Iterator[Quotation]:
    start, end = paragraph
    opened: int | None = None
    nested = False
    for mark in _DOUBLE.finditer(text, start, end):
        role = _role(text, mark.span(), paragraph)
        if opened is not None and text[opened] not in "“”" and mark.group() in ("“", "”"):
            nested = role == "opens"
            if nested or (role == "closes" and text.find(text[opened], mark.end(), end) >= 0):
                continue
        if opened is None and role == "closes":
            if going_on:
                yield Quotation(span=(start, mark.end()), opened=False, closed=True)
        elif opened is None:
            opened = mark.start()
        elif role == "opens":
            stop = mark.start() - (len(text[opened : mark.start()]) - len(text[opened : mark.start()].rstrip()))
            yield Quotation(span=(opened, stop), opened=True, closed=False)
            opened = mark.start()
        else:
            yield Quotation(span=(opened, mark.end()), opened=True, closed=True)
            opened = None
        going_on = False
    if opened is not None:
        yield Quotation(span=(opened, end), opened=True, closed=False)


def _role(text: str, mark: Span, paragraph: Span) -> Role:
    """Tell what a double mark does from the characters around it, and where these leave it open from its shape."""
    before, after = _neighbours(text, mark, paragraph)
    opens = (before.isspace() or before in _LEADS) and not (after.isspace() or after in ",.;:!?)")
    closes = not before.isspace() and before not in "([{" and (after.isspace() or after in _TRAILS)
    if opens != closes:
        return "opens" if opens else "closes"
    shape = text[mark[0]]
    return "opens" if shape in _OPENS else "closes" if shape in _CLOSES else "either"


def _neighbours(text: str, mark: Span, paragraph: Span) -> tuple[str, str]:
    """Give the characters before and after a mark; a space at the paragraph's ends."""
    before, after = mark[0] - 1, mark[1]
    while before >= paragraph[0] and text[before] in UNSEEN:
        before -= 1
    while after < paragraph[1] and text[after] in UNSEEN:
        after += 1
    return text[before] if before >= paragraph[0] else " ", text[after] if after < paragraph[1] else " "


def _singles(text: str, paragraph: Span) -> Iterator[Quotation]:
    """Find what stands between single marks; an apostrophe opens nothing, and what is not closed is none."""
    at, end = paragraph
    while mark := _SINGLE_OPENS.search(text, at, end):
        at = mark.end()
        if _ELISION.match(text, mark.start(), end):
            continue
        close = _single_close(text, at, end)
        if close is None:
            return  # what opens after it has no mark to close it either
        yield Quotation(span=(mark.start(), close), opened=True, closed=True)
        at = close


def _single_close(text: str, start: int, end: int) -> int | None:
    """Give where a single quotation ends: the first mark that closes and is no possessive of a plural."""
    following = _SINGLE_OPENS.search(text, start, end)
    doubtful: int | None = None
    for mark in _SINGLE_CLOSES.finditer(text, start, end):
        if doubtful is not None and following and following.start() < mark.start():
            return doubtful
        if not _POSSESSIVE.match(text, mark.start(), end):
            return mark.end()
        doubtful = doubtful or mark.end()
    return doubtful
