"""RSS and Atom: the items of a feed, with what the feed says of each."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from secondsource.errors import DecodeError
from secondsource.records import Given, Record

from .canonical import joined

_CLOCK = re.compile(r"\d:\d\d")
_LETTERS_FIRST = re.compile(r"^\s*(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}")
_MAIL_AND_NAME = re.compile(r"[^\s@]+@[^\s@]+\s+\(([^()]+)\)")


class Item(Record, frozen=True, kw_only=True):
    """One item of a feed: where its page is, or the page itself where the feed carries it whole and has no link."""

    label: str
    link: str | None
    given: Given
    content: str | None = None
    media_type: str = "text/html"


def items(data: bytes, label: str, base: str | None = None, charset: str | None = None) -> tuple[Item, ...]:
    """List the items of a feed in its order.

    ``base`` is the feed's own address, against which relative links are resolved; ``charset`` is what the server said.
    A date in the form of RFC 822 that has a clock time is rewritten as ISO 8601 with its offset; other dates stay as
    they are. Raises DecodeError where the bytes are no feed or too broken to hold an item.
    """
    headers = {"content-location": base} if base else {}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    try:
        # A stream, never bytes or a string: those feedparser may take for the name of a file or an address to open.
        feed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # feedparser's lenient parser lets many kinds of errors out of broken markup
        raise DecodeError(f"{label} is a broken feed: {error}") from error
    version = str(feed.get("version") or "")
    if not feed.entries and (feed.bozo or not version):
        reason = feed.get("bozo_exception", "no RSS or Atom element in it")
        raise DecodeError(f"{label} is a broken feed: {reason}")
    return tuple(_item(entry, f"{label}#{number}", base, version) for number, entry in enumerate(feed.entries, 1))


def _item(entry: Mapping[str, Any], label: str, base: str | None, version: str) -> Item:
    link = _link(entry, base)
    content, media_type = _content(entry) if link is None else (None, "text/html")
    return Item(label=label, link=link, given=_given(entry, version), content=content, media_type=media_type)


def _link(entry: Mapping[str, Any], base: str | None) -> str | None:
    found = str(entry.get("link") or "").strip()
    return joined(base, found) if found else None


def _content(entry: Mapping[str, Any]) -> tuple[str | None, str]:
    for part in entry.get("content") or ():
        value = str(part.get("value") or "")
        if value.strip():
            return value, "text/plain" if part.get("type") == "text/plain" else "text/html"
    return None, "text/html"


def _given(entry: Mapping[str, Any], version: str) -> Given:
    # An Atom item's `updated` tells when it was last changed; in RSS the same key holds Dublin Core's date.
    date = entry.get("published") or (dict(entry).get("updated") if version.startswith("rss") else None)
    source = entry.get("source") or {}
    names = _authors(entry)
    return Given(
        title=_text(entry.get("title")),
        date=_date(str(date)) if date else None,
        authors=tuple(dict.fromkeys(name for name in names if name)),
        agency=_text(source.get("title")),
        feed=True,
    )


def _authors(entry: Mapping[str, Any]) -> list[str]:
    # RSS writes "mail@host (Name)", which feedparser cuts in the wrong place where the host's last label is long.
    named = _MAIL_AND_NAME.fullmatch(str(entry.get("author") or "").strip())
    if named:
        return [named[1].strip()]
    return [str(author.get("name") or "").strip() for author in entry.get("authors") or ()]


def _text(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None


def _date(value: str) -> str:
    if not (_CLOCK.search(value) and _LETTERS_FIRST.match(value)):
        return value.strip()
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return value.strip()
