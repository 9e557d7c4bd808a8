"""Reports: one story as one outlet published it."""

from __future__ import annotations

from typing import Literal

from secondsource.records.base import Record, Span
from secondsource.records.pages import Published


class Dateline(Record, frozen=True, kw_only=True):
    """The place (and day) with which a report opens: "BAGHDAD, March 24 (Reuters) -"."""

    place: str
    span: Span


CreditKind = Literal["dateline", "byline", "trailer", "told", "caption", "body", "feed"]


class Credit(Record, frozen=True, kw_only=True):
    """A news agency or outlet that a report names as a gatherer, and where.

    ``caption`` credits a picture and never the report; ``told`` is an interview given to the named gatherer.
    """

    agency: str
    kind: CreditKind
    span: Span


class Entry(Record, frozen=True, kw_only=True):
    """One timed entry of a live ticker."""

    span: Span
    time: str | None = None


class Report(Record, frozen=True, kw_only=True):
    """One story as one outlet published it."""

    id: str
    span: Span
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    family: str | None = None  # the publisher family of the outlet, where the table knows it
    language: str | None = None  # BCP 47
    authors: tuple[str, ...] = ()
    published: Published | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    headings: tuple[Span, ...] = ()  # sub-headlines; they are no sentences
    body: tuple[Span, ...] = ()  # its own paragraphs: no captions, widgets, repeated lines, "read also"
    live: bool = False
    entries: tuple[Entry, ...] = ()
