"""The words of the design as typed, immutable records; every stage maps records to records.

Spans are half-open ``[start, end)`` in Unicode code points of ``Page.text`` (for plain text: the decoded file), so
``page.text[start:end]`` is the evidence. Times are ISO 8601 strings. A field that cannot be known is ``None``.
"""

from __future__ import annotations

from secondsource.records.base import Record, Span
from secondsource.records.pages import (
    Basis,
    Block,
    BlockKind,
    Document,
    Given,
    Markup,
    Outcome,
    Page,
    Precision,
    Published,
    Result,
    Validators,
)
from secondsource.records.readings import Reading, SentenceEvent, Term
from secondsource.records.reports import Credit, CreditKind, Dateline, Entry, Report
from secondsource.records.said import Attribution, AttributionKind, Entity, Informant, InformantKind, Modality, Role
from secondsource.records.stories import Derivation, Evidence, Kind, Link, Match, Origin, Range, Sameness, Story
from secondsource.records.told import (
    Change,
    Condition,
    Event,
    Figure,
    Participant,
    Place,
    PlacePrecision,
    Time,
    TimeBasis,
    TimeKind,
)

__all__ = [
    "Attribution",
    "AttributionKind",
    "Basis",
    "Block",
    "BlockKind",
    "Change",
    "Condition",
    "Credit",
    "CreditKind",
    "Dateline",
    "Derivation",
    "Document",
    "Entity",
    "Entry",
    "Event",
    "Evidence",
    "Figure",
    "Given",
    "Informant",
    "InformantKind",
    "Kind",
    "Link",
    "Markup",
    "Match",
    "Modality",
    "Origin",
    "Outcome",
    "Page",
    "Participant",
    "Place",
    "PlacePrecision",
    "Precision",
    "Published",
    "Range",
    "Reading",
    "Record",
    "Report",
    "Result",
    "Role",
    "Sameness",
    "SentenceEvent",
    "Span",
    "Story",
    "Term",
    "Time",
    "TimeBasis",
    "TimeKind",
    "Validators",
]
