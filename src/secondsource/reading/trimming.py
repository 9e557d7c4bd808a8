"""Spans of attributions, trimmed as the guidelines of PolNeAR trim them (Newell, Margolin and Ruths 2018).

The rules are those that nearly all of PolNeAR's annotators' spans keep. Content takes its quotation marks, and what
is quoted is taken whole; unquoted content leaves out the full stop or comma after it. A source takes the comma,
bracket or dash that ends an apposition ("Ada Brook, the mayor,"), and a possessive s. A cue takes its colon.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from secondsource.reading.marks import UNSEEN
from secondsource.reading.quotations import Quotation, meeting
from secondsource.records import Span

_MARKS = "\"“”„‟«»＂'‘’‛`"
_DASHES = "-–—―"
_WORD = re.compile(r"\w")
_INITIALS = re.compile(r"(?:(?<![\w.])|(?<=[A-Z]\.))(?:[A-Za-z]\.-?)+[A-Za-z]$")
_SHORTENED = re.compile(
    r"(?<!\w)(?:Jr|Sr|Inc|Corp|Co|Ltd|Bros|Mr|Mrs|Ms|Dr|St|Sen|Gov|Rep|Gen|Col|Lt|Sgt|Maj|Capt|vs|etc"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ill|Ind|Kan|Ky|Mass|Mich|Minn|Miss|Mo|Neb|Nev"
    r"|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis)$"
)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_DAY_AT_END = re.compile(
    r"(?<=\w),?\s+(?:today|yesterday|tonight|(?:(?:on|late|early)\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$"
)
_PARTED = re.compile(r"[,;:“”\"()–—―|]|\s-\s|''|\n")
_LEAD = 8  # words
_SHORT_BRACKET = re.compile(r"\s\([^()\s]{1,12}\)")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENING = {"”": "“", "’": "‘", "»": "«"}
_CLOSING = {opening: closing for closing, opening in _OPENING.items()}


def joined(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Give pieces in order and within lines: cut at line breaks, joined where they overlap or but space parts them."""
    found: list[Span] = []
    for start, end in sorted(line for piece in pieces for line in _lines(text, piece)):
        if found and (start <= found[-1][1] or _is_blank(text[found[-1][1] : start])):
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def _lines(text: str, span: Span) -> Iterator[Span]:
    at, stop = span
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        line = _spaced(text, (at, end))
        if line[0] < line[1]:
            yield line
        at = end + 1


def _is_blank(gap: str) -> bool:
    return not gap.strip() and "\n" not in gap


def trim_cue(text: str, span: Span) -> Span | None:
    """Trim a cue: no punctuation at its ends but a colon, which it takes where one follows at once.

    A lone dash or colon, as between a quotation and its speaker, is a cue. ``None``: only space is there.
    """
    whole = _spaced(text, span)
    bare, before = whole, None
    while bare != before:  # a comma that seemed to pair stands alone once the other is gone
        before, bare = bare, _cue_bared(text, bare)
    start, end = bare
    if not _WORD.search(text, start, end):
        start, end = whole
    elif text[end : end + 1] == ":":
        end += 1
    return (start, end) if start < end else None


def _cue_bared(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in f",.;!?)]{_MARKS}{_DASHES}" and not _opens(text, start, end):
        start, end = _spaced(text, (start + 1, end))
    while start < end and text[end - 1] in f",.;!?{_MARKS}{_DASHES}" and not _closes(text, start, end):
        start, end = _spaced(text, (start, end - 1))
    return start, end


def _opens(text: str, start: int, end: int) -> bool:
    """Whether the first character of a cue belongs to it: a mark that pairs, an apostrophe ("'s view")."""
    first = text[start]
    if first in "'’" and text[start + 1 : start + 2].isalnum():
        return True
    return first in _MARKS and _CLOSING.get(first, first) in text[start + 1 : end]


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the last character of a cue belongs to it: a full stop that shortens, a mark or comma that pairs."""
    last = text[end - 1]
    if last == "," or last in _MARKS:
        pair = _OPENING.get(last, last)
        return pair in text[start : end - 1]
    quoted = text[start : end - 1].rstrip(".,!?")[-1:] in _MARKS
    return _shortens(text, start, end) or quoted


def trim_source(text: str, span: Span, cue: Span) -> Span | None:
    """Trim a source; ``cue`` is its cue's span, which it never reaches into. ``None``: no word is left."""
    start, end = _bared(text, _spaced(text, span), keep_quotes=False)
    if start >= end:
        return None
    if day := _DAY_AT_END.search(text, start, end):
        end = day.start()
    stop = cue[0] if cue[0] >= end else len(text)
    if possessive := _POSSESSIVE.match(text, end):
        end = possessive.end() if possessive.end() <= stop else end
    elif bracket := _SHORT_BRACKET.match(text, end):
        end = bracket.end() if bracket.end() <= stop else end
    inner = "," in text[start:end]
    if text[end : end + 1] == "," and inner and not text[end + 1 : cue[0]].strip() and cue[0] > end:
        end += 1
    return (start, end) if _WORD.search(text, start, end) else None


def trim_content(
    text: str, pieces: Sequence[Span], quoted: Sequence[Quotation], is_taken: Callable[[Span], bool]
) -> list[Span]:
    """Trim content: its pieces in order and disjoint, each with a word in it.

    ``quoted`` are the text's quotations in order; ``is_taken`` says whether other parts of attributions hold some of
    a span: a piece that begins or ends inside a quotation grows to all of it, except over those.
    """
    found: list[Span] = []
    for piece in joined(text, pieces):
        whole = _completed(text, piece, quoted, is_taken)
        start, end = _bared(text, whole, keep_quotes=True, quoted=meeting(quoted, whole))
        if start < end and _WORD.search(text, start, end):
            found.append((start, end))
    return list(joined(text, found))


def from_sentence_start(text: str, piece: Span, sentence: Span, is_taken: Callable[[Span], bool]) -> Span:
    """Take into a content that stands before its cue the words that its sentence begins with: they are its subject.

    A conjunction alone is left out, as annotators leave it, and so is a dateline or what marks or commas part from it.
    """
    gap = (sentence[0], piece[0])
    words = text[slice(*gap)].split()
    if not 1 < len(words) <= _LEAD or _PARTED.search(text, *gap) or is_taken(gap):
        return piece
    return (gap[0], piece[1])


def _completed(text: str, span: Span, quoted: Sequence[Quotation], is_taken: Callable[[Span], bool]) -> Span:
    """Grow a span that begins or ends inside a quotation, or beside its mark, to the quotation's ends."""
    start, end = span
    for quote in meeting(quoted, span):
        left, right = quote.span
        if left >= start and right <= end:
            continue
        reach = min(left, start), max(right, end)
        # What is reported inside a quotation, both ends within, is not the quotation.
        within = start > _after_mark(text, left) and end < _before_mark(text, quote)
        if not within and not is_taken((reach[0], start)) and not is_taken((end, reach[1])):
            start, end = reach
    return start, end


def _after_mark(text: str, at: int) -> int:
    """Where the words of a quotation that begins at ``at`` begin."""
    while at < len(text) and text[at] in _MARKS:
        at += 1
    return at


def _before_mark(text: str, quote: Quotation) -> int:
    """Where the words of a quotation end, its last punctuation not counted in."""
    end = quote.span[1]
    while end > quote.span[0] and (text[end - 1] in _MARKS or text[end - 1] in ",.!?;:…"):
        end -= 1
    return end


def _spaced(text: str, span: Span) -> Span:
    """Leave out space, and marks that are not seen, at both ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in UNSEEN):
        end -= 1
    return start, end


def _bared(text: str, span: Span, *, keep_quotes: bool, quoted: Sequence[Quotation] = ()) -> Span:
    """Leave out punctuation at both ends that belongs to the sentence around, and take in what belongs to the span."""
    opens = {q.span[0] for q in quoted}
    closes = {q.span[1] for q in quoted if q.closed}
    unclosed = [q.span for q in quoted if not q.closed]
    start, end = span
    while start < end and _leads(text, start, end, closes, keep_quotes=keep_quotes):
        start, end = _spaced(text, (start + 1, end))
    while start < end and _trails(text, start, end, opens, keep_quotes=keep_quotes):
        if any(a < end <= b for a, b in unclosed):
            break
        start, end = _spaced(text, (start, end - 1))
    if start < end and text[end : end + 1] == "." and _shortens(text, start, end + 1):
        end += 1
    if start < end and text[end : end + 1] in _PAIRS:
        opening = _PAIRS[text[end]]
        end += text.count(opening, start, end) > text.count(text[end], start, end)
    return start, end


def _leads(text: str, start: int, end: int, closes: set[int], *, keep_quotes: bool) -> bool:
    """Whether the first character belongs to what stands before."""
    first = text[start]
    if first in _MARKS:
        return start + 1 in closes if keep_quotes else text.find(_CLOSING.get(first, first), start + 1, end) < 0
    if first in "([{":
        closing = next(c for c, o in _PAIRS.items() if o == first)
        return text.find(closing, start, end + 1) < 0
    return first in f",;:!?)]}}{_DASHES}" or (first == "." and not text[start + 1 : start + 2].strip(" .\n"))


def _trails(text: str, start: int, end: int, opens: set[int], *, keep_quotes: bool) -> bool:
    """Whether the last character belongs to what stands after."""
    last, before = text[end - 1], text[start : end - 1]
    if last in _MARKS:
        of_plural = last in "'’" and before.endswith("s")
        return end - 1 in opens if keep_quotes else not of_plural and not any(c in _MARKS for c in before)
    if last in _PAIRS:
        return before.count(_PAIRS[last]) <= before.count(last)
    if last == ".":
        return not _shortens(text, start, end)
    if last in _DASHES:
        return not re.search(rf"\s[{_DASHES}]|[–—]", before[:-1])
    return (last == "," and "," not in before) or last in ";:([{" or (last in "!?" and not keep_quotes)


def _shortens(text: str, start: int, end: int) -> bool:
    """Whether a full stop before ``end`` shortens a word ("U.S.", "Jr.") or is one of several ("...")."""
    if text[end - 1] != ".":
        return False
    before = text[max(start, end - 12) : end - 1]
    return before.endswith(".") or bool(_INITIALS.search(before) or _SHORTENED.search(before))
