"""``inspect --json``: a page and what is known of its reports before they are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from secondsource.records import Page, Reading, Report
from secondsource.views.json.readings import reading_json

Json = dict[str, Any]


def page_json(page: Page, *, text: bool) -> Json:
    """Give a page's part of ``inspect --json``; with its text where ``text`` says so, and always for HTML."""
    fields: Json = {
        "path": page.path,
        "url": page.url,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "text_length": len(page.text),
    }
    if text or "html" in page.media_type:
        fields["text"] = page.text
    return fields


def report_json(report: Report) -> Json:
    """Give what is known of a report before it is read; spans as ``[start, end]``."""
    return {
        "id": report.id,
        "span": report.span,
        "title": report.title,
        "title_span": report.title_span,
        "outlet": report.outlet,
        "family": report.family,
        "language": report.language,
        "authors": report.authors,
        "published": msgspec.to_builtins(report.published),
        "dateline": msgspec.to_builtins(report.dateline),
        "credits": msgspec.to_builtins(report.credits),
        "headings": report.headings,
        "body": report.body,
        "live": report.live,
        "entries": msgspec.to_builtins(report.entries),
    }


def inspection_json(page: Page, reports: Iterable[Report], readings: Iterable[Reading], *, text: bool) -> Json:
    """Give one line of ``inspect --json``; ``readings`` may leave out reports that are not analysed."""
    by_report = {reading.report: reading for reading in readings}
    lines: list[Json] = []
    for report in reports:
        reading = by_report.get(report.id)
        said = reading_json(page.text, report, reading)
        lines.append({**report_json(report), "analysed": reading is not None, **said})
    line: Json = {"page": page_json(page, text=text), "reports": lines}
    return line if lines else {**line, "skipped": no_report(page)}


def no_report(page: Page) -> str:
    """Give why a page without a report has none, in the words in which ``read`` skips it."""
    return "list page" if page.markup.list_page else "empty"


def unread_json(path: str | None, url: str | None, error: str) -> Json:
    """Give the line of ``inspect --json`` that stands for an input that could not be read."""
    return {"page": {"path": path, "url": url}, "error": error, "reports": []}


def skipped_json(path: str | None, url: str | None, reason: str) -> Json:
    """Give the line of ``inspect --json`` that stands for an input that was skipped, as ``read`` skips it."""
    return {"page": {"path": path, "url": url}, "skipped": reason, "reports": []}
