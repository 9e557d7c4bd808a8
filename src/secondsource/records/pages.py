"""Pages: documents before and after they are decoded, and what became of each."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from secondsource.records.base import Record, Span


class Given(Record, frozen=True, kw_only=True):
    """What a source said about a page outside its bytes (a JSON Lines row, a feed item); all of it optional."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None  # a feed item's <source>: whose item it is
    feed: bool = False  # a feed said it


class Document(Record, frozen=True, kw_only=True):
    """One fetched document before it is read: its bytes, where they came from, and what the source said of them."""

    data: bytes
    media_type: str  # "text/html", "text/plain", or what the server said
    path: str | None = None  # as the user gave it
    url: str | None = None  # as fetched or as the source states it
    charset: str | None = None  # from the Content-Type header or the source; a hint, not a promise
    retrieved: str | None = None  # ISO 8601 UTC; WARC-Date, the time of the fetch, or a file's time of change
    given: Given = Given()
    truncated: bool = False


BlockKind = Literal["heading", "paragraph", "caption", "list", "quote", "table", "meta", "link", "widget"]


class Block(Record, frozen=True, kw_only=True):
    """One visual block of a page's text: a paragraph, a heading, a caption…"""

    span: Span
    kind: BlockKind
    main: bool  # the extraction takes it for part of a report's own text
    level: int = 0  # heading level 1-6, 0 where it is no heading
    scope: int = 0  # number of the <article> (or like container) it stands in; 0 where the markup shows none


Basis = Literal["meta", "url", "prefix", "dateline", "caption", "text", "feed", "given", "inferred"]
Precision = Literal["second", "minute", "day", "month", "year"]


class Published(Record, frozen=True, kw_only=True):
    """When a report was published, and how that is known."""

    value: str  # "2024-03-24", or "2024-03-24T10:15:00+02:00", or "2024-03", as precise as ``precision``
    precision: Precision
    basis: Basis
    span: Span | None = None  # the characters that say so, where they stand in the page's text

    @property
    def orders(self) -> bool:
        """Whether reports may be ordered by it: to the day or finer, and not a picture's date, which only says that
        the report is no older."""
        return self.basis != "caption" and self.precision not in ("month", "year")


class Markup(Record, frozen=True, kw_only=True):
    """What a page's markup says about it: title, site, authors, dates, canonical address, language."""

    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: str | None = None
    canonical_url: str | None = None
    language: str | None = None  # BCP 47
    live: bool = False  # schema.org LiveBlogPosting or the like
    list_page: bool = False  # an index, section or search page: it holds teasers, no report


class Page(Record, frozen=True, kw_only=True):
    """One document, decoded: its text with offsets that every later record points into."""

    sha256: str  # of the document's bytes, hexadecimal
    text: str
    media_type: str
    path: str | None = None
    url: str | None = None  # as the page calls itself, or as it was fetched or stated
    address: str | None = None  # the canonical form of ``url``: two pages with one address are one page
    retrieved: str | None = None
    blocks: tuple[Block, ...] = ()
    markup: Markup = Markup()
    given: Given = Given()
    replaced: int = 0  # characters that could not be decoded and stand as U+FFFD

    @property
    def identity(self) -> str:
        """What tells this document from all others: the hash of its bytes, and of what its source said of them.

        The same bytes with another date or outlet are another document. ``SHA256`` or ``SHA256+GIVEN``, hexadecimal.
        """
        said = {name: value for name, value in msgspec.to_builtins(self.given).items() if value}
        if not said:
            return self.sha256
        given = hashlib.blake2b(msgspec.json.encode(said, order="sorted"), digest_size=16).hexdigest()
        return f"{self.sha256}+{given}"


Outcome = Literal["read", "unchanged", "skipped", "failed"]


class Result(Record, frozen=True, kw_only=True):
    """What became of one input."""

    source: str
    outcome: Outcome
    # For skipped: "language", "not HTML", "empty", "too large", "robots"…; for failed: the error; for read: what was
    # left out of it.
    reason: str | None = None
    reports: int = 0


class Validators(Record, frozen=True, kw_only=True):
    """What a server said by which a later request can ask whether a page has changed (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None
