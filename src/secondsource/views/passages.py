"""Matched passages of two reports side by side, and the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from secondsource.records import Evidence, Record, Sameness, Span
from secondsource.views.story_view import ReportView, StoryView

Segments = list[tuple[str, bool]]
"""Pieces of a text in order, each with whether it is marked."""

STRENGTH: dict[Sameness, int] = {"verbatim": 0, "quote": 1, "paraphrase": 2, "credit": 3}
"""Order of evidence: the strongest sign of copying first."""

ALONE = 5
"""A shared word that stands alone is marked from so many letters on; shorter ones are shared by any two texts."""


class Passage(Record, frozen=True):
    """Characters of a report and, where there are some, those of another report that say the same."""

    own: str
    other: str | None
    other_id: str | None
    other_outlet: str | None
    same: Sameness


def strongest(view: StoryView, member: ReportView) -> list[Passage]:
    """Give the evidence of a report's derivation as texts, the strongest first and longer before shorter."""
    reports = view.by_id()
    return [_passage(item, member, reports) for item in sorted(member.derivation.evidence, key=_order)]


def _order(item: Evidence) -> tuple[int, int, int]:
    start, end = item.span
    return STRENGTH[item.same], start - end, start


def _passage(item: Evidence, member: ReportView, reports: dict[str, ReportView]) -> Passage:
    other = reports.get(item.of_report) if item.of_report else None
    return Passage(
        own=member.text[slice(*item.span)],
        other=other.text[slice(*item.of_span)] if other and item.of_span else None,
        other_id=other.report.id if other else None,
        other_outlet=other.outlet if other else None,
        same=item.same,
    )


def shared_words(left: str, right: str) -> tuple[Segments, Segments]:
    """Cut two texts into pieces and mark the runs of words that both have, in one order.

    A run is two words or more, or one word of five letters or more. Case and punctuation do not count.
    """
    words = [list(re.finditer(r"\w+", text)) for text in (left, right)]
    keys = [[word.group().casefold() for word in found] for found in words]
    blocks = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks()
    spans: tuple[list[Span], list[Span]] = ([], [])
    for at, other_at, size in blocks:
        if size > 1 or (size == 1 and len(keys[0][at]) >= ALONE):
            spans[0].append((words[0][at].start(), words[0][at + size - 1].end()))
            spans[1].append((words[1][other_at].start(), words[1][other_at + size - 1].end()))
    return segments(left, (0, len(left)), spans[0]), segments(right, (0, len(right)), spans[1])


def segments(text: str, span: Span, marked: Iterable[Span]) -> Segments:
    """Cut ``text[span]`` into pieces at the ``marked`` spans, which may overlap and reach outside."""
    position, end = span
    pieces: Segments = []
    for left, right in sorted(marked):
        start, stop = max(left, position), min(right, end)
        if start >= stop:
            continue
        if start > position:
            pieces.append((text[position:start], False))
        pieces.append((text[start:stop], True))
        position = stop
    if position < end:
        pieces.append((text[position:end], False))
    return pieces
