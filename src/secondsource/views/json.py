"""The JSON that the command line prints, built from records. The field names are a contract: add, never rename."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.records import Attribution, Page, Range, Reading, Report, Result, Span, Story
from secondsource.views.marking import joined_content
from secondsource.views.story_view import ReportView, StoryView

if TYPE_CHECKING:
    from secondsource.ledger import Hit
    from secondsource.pipeline import Summary

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
    """Give one line of ``inspect --json``; ``readings`` may leave out reports that are not read."""
    by_report = {reading.report: reading for reading in readings}
    return {
        "page": page_json(page, text=text),
        "reports": [{**report_json(r), **reading_json(page.text, by_report.get(r.id))} for r in reports],
    }


def reading_json(text: str, reading: Reading | None) -> Json:
    """Give what a report of a page's ``text`` says; every list is empty where it was not read."""
    return {
        "sentences": reading.sentences if reading else (),
        "entities": [{**msgspec.to_builtins(e), "place": None} for e in reading.entities] if reading else [],
        "attributions": [_attribution_json(text, a) for a in reading.attributions] if reading else [],
        "sentence_events": msgspec.to_builtins(reading.sentence_events) if reading else [],
    }


def _attribution_json(text: str, attribution: Attribution) -> Json:
    def said(span: Span) -> Json:
        return {"span": span, "text": text[slice(*span)]}

    return {
        **msgspec.to_builtins(attribution),
        "source": said(attribution.source) if attribution.source else None,
        "cue": said(attribution.cue),
        "content": {"spans": attribution.content, "text": joined_content(text, attribution.content)},
    }


def unread_json(path: str | None, url: str | None, error: str) -> Json:
    """Give the line of ``inspect --json`` that stands for an input that could not be read."""
    return {"page": {"path": path, "url": url}, "error": error, "reports": []}


def skipped_json(path: str | None, url: str | None, reason: str) -> Json:
    """Give the line of ``inspect --json`` that stands for an input that was skipped, as ``read`` skips it."""
    return {"page": {"path": path, "url": url}, "skipped": reason, "reports": []}


def range_json(origins: Range) -> Json:
    """Give a count of origins."""
    return {"low": origins.low, "high": origins.high}


def stories_json(stories: Iterable[Story]) -> Json:
    """Give ``stories --json``."""
    return {
        "stories": [
            {
                "id": story.id,
                "title": story.title,
                "first": story.first,
                "last": story.last,
                "reports": len(story.reports),
                "origins": range_json(story.origins),
            }
            for story in stories
        ]
    }


def story_json(view: StoryView) -> Json:
    """Give ``story ID --json``; every evidence carries the characters that its spans point at."""
    story = view.story
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "origins": {**range_json(story.origins), "list": msgspec.to_builtins(story.origin_list)},
        "reports": [_derived_json(report, view.by_id()) for report in view.reports],
        "unchecked": story.unchecked,
    }


def _derived_json(view: ReportView, reports: dict[str, ReportView]) -> Json:
    report, derivation = view.report, view.derivation
    evidence = []
    for item in derivation.evidence:
        other = reports.get(item.of_report) if item.of_report else None
        evidence.append(
            {
                **msgspec.to_builtins(item),
                "text": view.text[slice(*item.span)],
                "of_text": other.text[slice(*item.of_span)] if other and item.of_span else None,
            }
        )
    return {
        "id": report.id,
        "url": view.url,
        "path": view.path,
        "outlet": report.outlet,
        "title": report.title,
        "language": report.language,
        "span": report.span,
        "published": msgspec.to_builtins(report.published),
        "credits": msgspec.to_builtins(report.credits),
        "kind": derivation.kind,
        "of": derivation.of,
        "own_informants": derivation.own_informants,
        "directed": derivation.directed,
        "why": derivation.why,
        "evidence": evidence,
    }


def summary_json(summary: Summary, results: Iterable[Result]) -> Json:
    """Give ``read --json``: the totals, and what became of each input."""
    return {
        "pages": summary.pages,
        "reports": summary.reports,
        "stories": summary.stories,
        "outcomes": summary.outcomes,
        "reasons": summary.reasons,
        "languages": summary.languages,
        "results": msgspec.to_builtins(list(results)),
    }


def hits_json(query: str, hits: Iterable[Hit]) -> Json:
    """Give ``search --json``."""
    return {"query": query, "hits": msgspec.to_builtins(list(hits))}
