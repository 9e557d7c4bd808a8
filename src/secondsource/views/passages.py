"""Matched passages of two reports side by side, and the words they share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from secondsource.records import Evidence, Record, Sameness, Span
from secondsource.views.story_view import ReportView, StoryView

Segments = list[tuple[str, bool]]
"""Pieces of a text in order, each with whether it is marked."""

SLIGHT = 8
"""Words under which a verbatim passage shows nothing: a name, a title, a phrase that many use."""

AROUND = 60
"""Characters of the text shown before and after a credit."""

ALONE = 5
"""A shared word that stands alone is marked from so many letters on; shorter ones are shared by any two texts."""


class Passage(Record, frozen=True):
    """Characters of a report and, where there are some, those of another report that say the same."""

    own: str
    own_marked: Span | None  # what of ``own`` is meant, where it stands in other text; offsets in ``own``
    other: str | None
    other_id: str | None
    other_outlet: str | None
    same: Sameness


def strongest(view: StoryView, member: ReportView) -> list[Passage]:
    """Give the evidence of a report's derivation as texts, the strongest first.

    Long passages that stand verbatim in both and statements in other words are strong; a name in common is not. What
    shows a new part of the report goes before what shows one again.
    """
    reports = view.by_id()
    shown = (item for item in member.derivation.evidence if member.text[slice(*item.span)].strip())
    ranked = sorted(shown, key=lambda item: (-_strength(item, member, reports), item.span))
    new: list[Evidence] = []
    again: list[Evidence] = []
    for item in ranked:
        overlaps = any(item.span[0] < before.span[1] and before.span[0] < item.span[1] for before in new)
        (again if overlaps else new).append(item)
    return [_passage(item, member, reports) for item in [*new, *again]]


def _strength(item: Evidence, member: ReportView, reports: dict[str, ReportView]) -> float:
    """Give how much a piece of evidence shows, in words of text that both have in these words."""
    words = len(member.text[slice(*item.span)].split())
    if item.same == "credit":
        return SLIGHT
    if item.same == "paraphrase":
        other = reports.get(item.of_report or "")
        said = len(other.text[slice(*item.of_span)].split()) if other and item.of_span else 0
        # A statement in other words is weaker than its words would be, and as long as the shorter of the two.
        return min(words, said) * 0.7
    return words if words >= SLIGHT else words / SLIGHT


def _passage(item: Evidence, member: ReportView, reports: dict[str, ReportView]) -> Passage:
    other = reports.get(item.of_report) if item.of_report else None
    own, marked = (member.text[slice(*item.span)], None) if other else _in_context(member, item.span)
    return Passage(
        own=own,
        own_marked=marked,
        other=other.text[slice(*item.of_span)] if other and item.of_span else None,
        other_id=other.report.id if other else None,
        other_outlet=other.outlet if other else None,
        same=item.same,
    )


def _in_context(member: ReportView, span: Span) -> tuple[str, Span]:
    """Give ``span`` with the words around it in its paragraph, and where it stands in them."""
    paragraph = next((body for body in member.report.body if body[0] <= span[0] < body[1]), span)
    first, last = widened(member.text, span, paragraph, AROUND)
    before, after = ("…" if first > paragraph[0] else ""), ("…" if last < paragraph[1] else "")
    at = span[0] - first + len(before)
    return before + member.text[first:last] + after, (at, at + span[1] - span[0])


def widened(text: str, span: Span, inside: Span, by: int) -> Span:
    """Widen ``span`` by at most ``by`` characters on either side, to whole words, and not out of ``inside``."""
    start, end = span
    first, last = max(inside[0], start - by), min(max(inside[1], end), end + by)
    if first > inside[0]:
        first = text.find(" ", first, start) + 1 or start
    if last < inside[1]:
        last = max(text.rfind(" ", end, last), end)
    return min(first, start), last


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
