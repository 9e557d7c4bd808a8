"""Full-text search over the current reports: what is indexed, what a query means, and where its words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import MARKS, Wanted, match_texts
from secondsource.ledger.packing import unpack_report, unpack_text
from secondsource.ledger.records import Hit
from secondsource.records import Report, Span

SNIPPET = 240
"""Characters that a snippet has at most."""

_BREAK = "\n"
# Control characters would be taken for the marks, or end the text for the database. Each is replaced by one space, so
# that places in the indexed text are places in the report's body.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_GAP = re.compile(r"\s+")
_TERM = re.compile(r'"(?P<phrase>[^"]*)"?(?P<prefix>\*?)|(?P<word>[^\s"]+)')


def indexed_text(report: Report, text: str) -> tuple[str, str]:
    """Give title and body of a report as they are indexed; the body is its paragraphs with a line break
    between two.

    ``text`` is its page's text.
    """
    body = _BREAK.join(text[start:end] for start, end in report.body)
    return _CONTROLS.sub(" ", report.title or ""), _CONTROLS.sub(" ", body)


def parse_query(query: str) -> list[Wanted]:
    """Give what a report must have to be found: words, "phrases", and beginnings* of either.

    There is no other syntax: what else stands in the query is a word, or nothing where it has no letter or digit.
    A quotation mark without its fellow opens a phrase that goes on to the end.
    """
    wanted = []
    for match in _TERM.finditer(_CONTROLS.sub(" ", query).translate(_QUOTES)):
        word = match["word"]
        words = match["phrase"] if word is None else word.rstrip("*")
        prefix = bool(match["prefix"]) if word is None else word.endswith("*")
        if any(character.isalnum() for character in words):
            wanted.append(Wanted(words.encode(errors="replace").decode(), prefix))
    return wanted


def search_reports(connection: sa.Connection, query: str, limit: int) -> list[Hit]:
    """Find reports; see :meth:`Queries.search`."""
    wanted = parse_query(query)
    if not wanted or limit <= 0:
        return []
    return [
        _hit(connection, stored, score, marked) for stored, score, _, marked in match_texts(connection, wanted, limit)
    ]


def _hit(connection: sa.Connection, stored: int, score: float, marked: str) -> Hit:
    row = connection.execute(
        sa.select(
            tables.reports.c.record,
            tables.versions.c.text,
            tables.pages.c.url,
            _first_path().label("path"),
            tables.members.c.story,
        )
        .join(tables.versions, tables.versions.c.id == tables.reports.c.version)
        .join(tables.pages, tables.pages.c.id == tables.versions.c.page)
        .outerjoin(tables.members, tables.members.c.report == tables.reports.c.report)
        .where(tables.reports.c.id == stored)
    ).one()
    report, text = unpack_report(row.record), unpack_text(row.text)
    highlights = tuple(page_spans(marked_spans(marked), report.body))
    passage = choose_passage(text, report.body, highlights)
    return Hit(
        report=report.id,
        story=row.story,
        title=report.title,
        outlet=report.outlet,
        published=report.published.value if report.published else None,
        url=row.url,
        path=row.path,
        snippet=text[slice(*passage)] if passage else "",
        passage=passage,
        highlights=highlights,
        score=score,
    )


def _first_path() -> sa.ScalarSelect[str]:
    locations = tables.locations.c
    return (
        sa.select(sa.func.min(locations.location))
        .where(locations.page == tables.versions.c.page, locations.kind == "path")
        .scalar_subquery()
    )


def marked_spans(marked: str) -> Iterator[Span]:
    """Give the spans that the marks enclose, in the text without the marks."""
    opened, start = MARKS[0], 0
    for place, mark in enumerate(re.finditer(f"[{''.join(MARKS)}]", marked)):
        at = mark.start() - place  # as many marks stand before it
        if mark[0] == opened:
            start = at
        else:
            yield start, at


def page_spans(spans: Iterator[Span], body: Sequence[Span]) -> Iterator[Span]:
    """Turn spans in a report's indexed body into spans in its page's text, cut where they cross paragraphs."""
    starts = [0]
    for start, end in body:
        starts.append(starts[-1] + end - start + len(_BREAK))
    for start, end in spans:
        place = start
        while place < end:
            paragraph = bisect_right(starts, place) - 1
            first, last = body[paragraph]
            offset = first - starts[paragraph]
            stop = min(end + offset, last)
            if place + offset < stop:
                yield place + offset, stop
            place = starts[paragraph + 1]


def choose_passage(text: str, body: Sequence[Span], highlights: Sequence[Span]) -> Span | None:
    """Give the part of one paragraph, at most ``SNIPPET`` characters, that has the most highlights; the first of those.

    Without highlights it is the beginning of the first paragraph; None where there is no body.
    """
    if not body:
        return None
    best, most = (body[0][0], min(body[0][1], body[0][0] + SNIPPET)), 0
    for number, (start, _) in enumerate(highlights):
        first, last = next(span for span in body if span[0] <= start < span[1])
        # A quarter of the room goes before the words found.
        left = max(first, min(start - SNIPPET // 4, last - SNIPPET))
        right = min(last, left + SNIPPET)
        inside = sum(left <= a and b <= right for a, b in highlights[number:])
        if inside > most:
            best, most = (left, right), inside
    return _whole_words(text, best, body, highlights)


def _whole_words(text: str, passage: Span, body: Sequence[Span], found: Sequence[Span]) -> Span:
    """Shrink a passage so that it cuts no word, where it is in the middle of a paragraph; ``found`` stays inside."""
    start, end = passage
    first, last = next(span for span in body if span[0] <= start < span[1] or span == passage)
    if start > first:
        gap = _GAP.search(text, start - 1, start + SNIPPET // 8)
        # A word of that length (an address) is left out as a whole, where what was found does not stand in it.
        gap = gap or _GAP.search(text, start, min([end, *(a for a, b in found if start <= a and b <= end)]))
        start = gap.end() if gap else start
    if end < last:
        tail = text.rfind(" ", end - SNIPPET // 8, end + 1)
        end = tail if tail > start else end
    return start, end
