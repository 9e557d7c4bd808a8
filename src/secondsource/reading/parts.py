"""The parts of a report that are read: headline, headings and body, as spans of the page's text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from secondsource.records import Report, Span


def parts_of(report: Report) -> tuple[Span, ...]:
    """Give the spans of a report's headline (where it stands in the text), headings and body, in order, each once."""
    title = (report.title_span,) if report.title_span else ()
    found: list[Span] = []
    for span in sorted({*title, *report.headings, *report.body}):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return tuple(found)


def within(span: Span, parts: Sequence[Span]) -> bool:
    """Say whether one of ``parts`` (in order, disjoint) holds all of a span."""
    place = bisect_right(parts, (span[0], 1 << 60)) - 1
    return place >= 0 and span[1] <= parts[place][1]


def overlaps(span: Span, parts: Sequence[Span]) -> Iterator[Span]:
    """Give what ``parts`` (in order, disjoint) hold of a span: the whole of it, pieces of it, or nothing."""
    place = max(bisect_right(parts, (span[0], 1 << 60)) - 1, 0)
    while place < len(parts) and parts[place][0] < span[1]:
        start, end = max(span[0], parts[place][0]), min(span[1], parts[place][1])
        if start < end:
            yield start, end
        place += 1


def clipped(span: Span, parts: Sequence[Span]) -> Span | None:
    """Give what one of ``parts`` holds of a span where that is most of it.

    The encoder reads blocks whole, and a report's first paragraph leaves out a date that stands before it in the block.
    """
    most = max(overlaps(span, parts), key=lambda piece: piece[1] - piece[0], default=None)
    return most if most and 2 * (most[1] - most[0]) > span[1] - span[0] else None
