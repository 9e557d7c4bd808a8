"""A text with the spans of a reading marked in it: sources, cues, contents, names, figures, times and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from secondsource.records import Entity, Reading, Span
from secondsource.spans import SpanIndex
from secondsource.views.words import printable

Mark = Literal["source", "cue", "content", "entity", "figure", "time", "place"]
NUMBERS: dict[str, Mark] = {"date": "time", "money": "figure"}
"""Entities that are marked as what they are, rather than as names."""

Marks = SpanIndex[Mark] | Sequence[tuple[Span, Mark]]


def marks_of(reading: Reading) -> Marks:
    """Give the spans of a reading with what each is; they may overlap."""
    found: list[tuple[Span, Mark]] = []
    for item in reading.attributions:
        found += [(span, "content") for span in item.content]
        found.append((item.cue, "cue"))
        found += [(item.source, "source")] if item.source else []
    found += [(span, NUMBERS.get(e.type, "entity")) for e in reading.entities for span in _names(e)]
    found += [(span, "figure") for figure in reading.figures for span in (figure.span, *figure.repeats)]
    found += [(time.span, "time") for time in reading.times]
    found += [(place.span, "place") for place in reading.places]
    return SpanIndex(found)


def _names(entity: Entity) -> Iterator[Span]:
    """The mentions by name: what only refers to an actor ("she") is marked where it is a source."""
    referring = set(entity.referring)
    return (span for span in entity.mentions if span not in referring)


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
