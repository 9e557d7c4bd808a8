"""``stories``, ``story``, ``read`` and ``search`` as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from secondsource.records import Condition, Event, Result, Story
from secondsource.views.json.claims import (
    claim_json,
    dispute_json,
    hidden_json,
    range_json,
    revision_json,
    story_event_json,
)
from secondsource.views.json.told import Words, condition_json, event_json
from secondsource.views.story_view import ReportView, StoryView
from secondsource.views.together import Told, actors, conditions, timeline, to_come

if TYPE_CHECKING:
    from secondsource.ledger import Hit
    from secondsource.pipeline import Summary
    from secondsource.views.actors import Actor

Json = dict[str, Any]


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
                "disputes": len(story.disputes),
            }
            for story in stories
        ]
    }


def story_json(view: StoryView) -> Json:
    """Give ``story ID --json``; every evidence carries the characters that its spans point at."""
    story, reports = view.story, view.by_id()
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "origins": {**range_json(story.origins), "list": msgspec.to_builtins(story.origin_list)},
        "reports": [_derived_json(report, reports) for report in view.reports],
        "hidden": [hidden_json(item, reports) for item in story.hidden],
        "claims": [claim_json(item, reports) for item in story.claims],
        "disputes": [dispute_json(item, reports) for item in story.disputes],
        "revisions": [revision_json(item, reports) for item in story.revisions],
        "events": [story_event_json(item, reports) for item in story.events],
        "timeline": [msgspec.to_builtins(item) for item in timeline(view)],
        "forthcoming": [_event_json(item) for item in to_come(view)],
        "conditions": [_condition_json(item) for item in conditions(view)],
        "actors": [_actor_json(item) for item in actors(view)],
        "decisions": msgspec.to_builtins(view.decisions),
        "unchecked": story.unchecked,
    }


def _event_json(told: Told[Event]) -> Json:
    return {**event_json(_words(told.view), told.item), **_where(told)}


def _condition_json(told: Told[Condition]) -> Json:
    return {**condition_json(_words(told.view), told.item), **_where(told)}


def _words(view: ReportView) -> Words:
    assert view.reading is not None  # noqa: S101 - what is told was told by a reading
    return Words(text=view.text, reading=view.reading)


def _where(told: Told[Any]) -> Json:
    also = [{"report": report, "span": span} for report, span in told.also]
    return {"report": told.view.report.id, "also_in": also}


def _actor_json(actor: Actor) -> Json:
    said = {mention.source.stored.report.id: len(list(mention.said())) for mention in actor.mentions}
    roles = {role.text for mention in actor.mentions if mention.entity for role in mention.entity.roles}
    return {
        "name": actor.name,
        "type": actor.type,
        "names": sorted({mention.name for mention in actor.mentions}),
        "roles": sorted(roles),
        "reports": sorted(said),
        "said": sum(said.values()),
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
        "reasons": derivation.reasons,
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
