"""A text with the spans of a reading marked in it: sources, cues, contents and names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from secondsource.records import Reading, Span
from secondsource.spans import SpanIndex
from secondsource.views.words import printable

Mark = Literal["source", "cue", "content", "entity"]
Marks = SpanIndex[Mark] | Sequence[tuple[Span, Mark]]


def marks_of(reading: Reading) -> Marks:
    """Give the spans of a reading's attributions and entities with what each is; they may overlap."""
    found: list[tuple[Span, Mark]] = []
    for item in reading.attributions:
        found += [(span, "content") for span in item.content]
        found.append((item.cue, "cue"))
        found += [(item.source, "source")] if item.source else []
    found += [(span, "entity") for entity in reading.entities for span in entity.mentions]
    return SpanIndex(found)


def marked_pieces(text: str, span: Span, marks: Marks) -> list[tuple[str, frozenset[Mark]]]:
    """Cut ``text[span]`` where marks begin and end: pieces in order, each with all that it is.

    Pieces are safe to print; joined they are :func:`~secondsource.views.words.clean` of the span's text.
    """
    start, end = span
    index = marks if isinstance(marks, SpanIndex) else SpanIndex(marks)
    changes: dict[int, Counter[Mark]] = defaultdict(Counter, {start: Counter(), end: Counter()})
    for (a, b), mark in index.meeting(span):
        changes[max(a, start)][mark] += 1
        changes[min(b, end)][mark] -= 1
    here = Counter[Mark]()
    pieces: list[tuple[str, frozenset[Mark]]] = []
    for left, right in pairwise(sorted(changes)):
        here.update(changes[left])
        piece = printable(text[left:right])
        if not pieces or pieces[-1][0].endswith(" "):
            piece = piece.lstrip(" ")
        if piece:
            pieces.append((piece, frozenset(mark for mark, count in here.items() if count > 0)))
    while pieces and not pieces[-1][0].rstrip(" "):
        pieces.pop()
    if pieces:
        pieces[-1] = pieces[-1][0].rstrip(" "), pieces[-1][1]
    return pieces


def joined_content(text: str, spans: Iterable[Span]) -> str:
    """Give the text of a content: its pieces as they stand, with an ellipsis between them."""
    return " … ".join(text[start:end] for start, end in spans)
