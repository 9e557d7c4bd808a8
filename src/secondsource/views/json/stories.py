"""``stories``, ``story``, ``read`` and ``search`` as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.records import Range, Result, Story
from secondsource.views.story_view import ReportView, StoryView

if TYPE_CHECKING:
    from secondsource.ledger import Hit
    from secondsource.pipeline import Summary

Json = dict[str, Any]


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
