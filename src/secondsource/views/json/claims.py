"""``story --json``: claims with their origins, disputes, revisions, events, and parents that no page carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from secondsource.records import Claim, Dispute, Hidden, Quoted, Range, Revised, Revision, Side, Span, StoryEvent, Toll
from secondsource.views.json.told import number
from secondsource.views.story_view import ReportView

Json = dict[str, Any]
Reports = Mapping[str, ReportView]

PACKED = ("vector", "origin_list")
"""Fields of the record that are given in another form, or are for machines alone."""


def range_json(origins: Range) -> Json:
    """Give a count of origins."""
    return {"low": origins.low, "high": origins.high}


def _words(reports: Reports, report: str, span: Span | None) -> str | None:
    return reports[report].text[slice(*span)] if span and report in reports else None


def claim_json(claim: Claim, reports: Reports) -> Json:
    """Give a claim: every support and every drift with the characters that its spans point at."""
    return {
        **{name: value for name, value in msgspec.to_builtins(claim).items() if name not in PACKED},
        "support": [
            {
                **msgspec.to_builtins(item),
                "text": _words(reports, item.report, item.span),
                "via_text": _words(reports, item.via or "", item.via_span),
            }
            for item in claim.support
        ],
        "origins": {**range_json(claim.origins), "list": msgspec.to_builtins(claim.origin_list)},
        "drift": [
            {
                **msgspec.to_builtins(item),
                "text": _words(reports, item.report, item.span),
                "of_text": _words(reports, item.of_report, item.of_span),
            }
            for item in claim.drift
        ],
    }


def _quoted_json(item: Quoted, reports: Reports) -> Json:
    return {**msgspec.to_builtins(item), "text": _words(reports, item.report, item.span)}


def dispute_json(dispute: Dispute, reports: Reports) -> Json:
    """Give a dispute with the sides, and the evidence of each."""
    return {"kind": dispute.kind, "about": dispute.about, "sides": [_side_json(s, reports) for s in dispute.sides]}


def _side_json(side: Side, reports: Reports) -> Json:
    return {
        "claim": side.claim,
        "figure": _figure_json(side),
        "value": side.value,
        "low": number(side.low),
        "high": number(side.high),
        "origins": range_json(side.origins),
        "evidence": [_quoted_json(item, reports) for item in side.evidence],
    }


def _figure_json(side: Side) -> float | Json | None:
    """Give the number of a side that holds a figure, or its bounds with its words; None for a side that holds none."""
    if side.low is None and side.high is None:
        return None
    if side.low == side.high:
        return number(side.low)
    return {"low": number(side.low), "high": number(side.high), "value": side.value}


def revision_json(revision: Revision, reports: Reports) -> Json:
    """Give a revision with its values, oldest first."""
    values = [_revised_json(item, reports) for item in revision.values]
    return {"about": revision.about, "by": revision.by, "values": values}


def _revised_json(item: Revised, reports: Reports) -> Json:
    return {
        **msgspec.to_builtins(item),
        "low": number(item.low),
        "high": number(item.high),
        "text": _words(reports, item.report, item.span),
    }


def story_event_json(event: StoryEvent, reports: Reports) -> Json:
    """Give an event with its tolls, and where the reports tell it."""
    return {
        **msgspec.to_builtins(event),
        "tolls": [_toll_json(item, reports) for item in event.tolls],
        "evidence": [_quoted_json(item, reports) for item in event.evidence],
    }


def _toll_json(toll: Toll, reports: Reports) -> Json:
    values = [_revised_json(item, reports) for item in toll.values]
    return {
        "counts": toll.counts,
        "low": number(toll.low),
        "best": number(toll.best),
        "high": number(toll.high),
        "values": values,
    }


def hidden_json(hidden: Hidden, reports: Reports) -> Json:
    """Give a parent that no page in the ledger carries, with what its children show of it."""
    return {**msgspec.to_builtins(hidden), "evidence": [_quoted_json(item, reports) for item in hidden.evidence]}
