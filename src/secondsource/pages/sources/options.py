"""What a caller sets for reading sources, and what a fetch hands on besides the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from secondsource import __version__
from secondsource.records import Document, Record, Result, Validators

USER_AGENT = f"secondsource/{__version__} (news reader; respects robots.txt)"


class SourceOptions(Record, frozen=True, kw_only=True):
    """How sources are read; the defaults suit a polite reader of public pages."""

    allow_private: bool = False  # also fetch from private, loopback and link-local addresses
    max_bytes: int = 10_000_000  # largest page, after decompression
    timeout: float = 20.0  # seconds to wait for a connection and for each part of an answer
    delay: float = 1.0  # seconds between two requests to one host; robots.txt may ask for more
    user_agent: str = USER_AGENT  # its part before the first "/" is the name looked up in robots.txt


class Fetched(Document, frozen=True, kw_only=True):
    """A document that came over HTTP, with the validators to store under its ``url``."""

    validators: Validators = Validators()


Previous = Callable[[str], Validators | None]
"""Asked with the exact ``Document.url`` of an earlier fetch; gives the validators stored then, or None."""


def no_previous(url: str) -> Validators | None:  # noqa: ARG001  # the signature is Previous
    """Know of no earlier fetch."""
    return None


def skipped(source: str, reason: str) -> Result:
    """Say that an input is no page to read, with a short reason that can be counted."""
    return Result(source=source, outcome="skipped", reason=reason)


def failed(source: str, error: object) -> Result:
    """Say that an input could not be read, with the error in words."""
    return Result(source=source, outcome="failed", reason=str(error))


def timestamp(seconds: float | None = None) -> str:
    """Write POSIX seconds (or the present) as ISO 8601 UTC to the second: ``2024-03-24T10:15:00Z``."""
    moment = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
