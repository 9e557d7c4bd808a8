"""What the ledger takes in and gives back beside the records that every stage shares."""

from __future__ import annotations

from typing import Literal

from secondsource.records import Outcome, Record, Report, Span


class Placement(Record, frozen=True, kw_only=True):
    """Where a page would stand in the ledger.

    ``unchanged``: adding it would change nothing that is read of it. ``changed``: its page is known, and adding it
    gives that page a new version, or makes another of its versions the current one.
    """

    status: Literal["new", "unchanged", "changed"]
    page: int | None = None  # None where the page is new
    reports: tuple[str, ...] = ()  # ids of the reports that stand for the page now, before anything is added


class Added(Record, frozen=True, kw_only=True):
    """What adding a page did. ``removed``, ``added`` and ``affected`` have no report in common.

    Whoever links must link the reports ``added``, then group again what :meth:`Writer.component` gives for
    ``added`` and ``affected`` together, in the same transaction.
    """

    status: Literal["new", "unchanged", "changed"]
    page: int
    version: int  # the version that is current now; not the one just read where that is an older one
    added: tuple[str, ...] = ()  # ids that have no links yet: newly current, or current with other content than before
    removed: tuple[str, ...] = ()  # ids that are current no longer; their links are gone
    affected: tuple[str, ...] = ()  # current reports that shared a story or a link with those that lost their links


class IndexRow(Record, frozen=True, kw_only=True):
    """One change to the reports that linking looks among; see :meth:`Queries.index_rows`.

    Where ``current`` is False the report is to be forgotten, and the row carries nothing else.
    """

    row: int  # number of the change; grows with every commit
    report: str
    published: str | None  # as in the report: ISO 8601, as precise as it is known
    vector: bytes  # 384 signed 8-bit values
    rare: tuple[int, ...]  # hashes of its rare names
    current: bool
    leads: bool = True  # False: another report, of which it is a copy, stands for it


class StoredReport(Record, frozen=True, kw_only=True):
    """A report and where it came from."""

    report: Report
    page: int
    version: int
    url: str | None  # canonical
    path: str | None  # the first, in the order of the alphabet, of the paths that the page was seen at
    sha256: str
    retrieved: str | None  # ISO 8601
    current: bool  # False for a report of an older version of its page
    story: str | None
    locations: tuple[str, ...]  # every path and URL that the page was seen at


class Hit(Record, frozen=True, kw_only=True):
    """A report that a search found, best first. Spans are in code points of the page's text."""

    report: str
    story: str | None
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    path: str | None
    snippet: str  # the characters of ``passage``; empty where the report has no body
    passage: Span | None
    highlights: tuple[Span, ...]  # the words found, in the whole body; those of the snippet lie inside ``passage``
    score: float  # BM25, the higher the better; compares the hits of one search only


class Standing(Record, frozen=True, kw_only=True):
    """What became of one input when it was last read."""

    source: str
    outcome: Outcome
    reason: str | None
    reports: int
    when: str  # ISO 8601 UTC


class Counts(Record, frozen=True, kw_only=True):
    """How much a ledger holds. ``outcomes`` adds up to ``inputs``, ``reasons`` to the skipped ones."""

    pages: int
    versions: int  # of all pages, current ones included; copies of one version with other bytes count once
    reports: int  # current ones
    older_reports: int  # of versions that are not current
    links: int
    stories: int  # assembled ones
    stale_stories: int  # that are still to be assembled, for the first time or again
    inputs: int
    outcomes: dict[str, int]
    reasons: dict[str, int]  # why inputs were skipped
    languages: dict[str, int]  # of the current reports, BCP 47; "und" where it is not known
