"""JSON Lines: one page per line, with what is known of it.

Fields: ``html`` or ``text`` (``html`` is taken where a row has both, for its markup), ``url``, ``title``, ``date``,
``outlet``, ``authors`` (a list, or one name). Other fields are ignored.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

import msgspec

from secondsource.records import Document, Given, Record, Result

from .canonical import public_url
from .options import failed, skipped

_PIECE = 64 * 1024


class _Row(Record, frozen=True, kw_only=True):
    url: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    date: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | str | None = None


_DECODER = msgspec.json.Decoder(_Row)


def rows(stream: BinaryIO, label: str, max_bytes: int) -> Iterator[Document | Result]:
    """Read a stream line by line; each line that is not blank gives one Document or Result, labelled ``label:line``.

    A text row becomes a ``text/plain`` Document of its text in UTF-8, an HTML row a ``text/html`` one. A line longer
    than ``max_bytes`` is skipped unread. A stream that breaks ends with a failed Result for the line it broke in.
    """
    number = 0
    while True:
        number += 1
        source = f"{label}:{number}"
        try:
            line = stream.readline(max_bytes + 1)
            too_long = len(line) > max_bytes
            while too_long and not line.endswith(b"\n") and (line := stream.readline(_PIECE)):
                continue
        except (OSError, EOFError, zlib.error) as error:
            yield failed(source, f"the stream broke off: {error}")
            return
        if too_long:
            yield skipped(source, "too large")
        elif not line:
            return
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _document(line, source)


def _document(line: bytes, source: str) -> Document | Result:
    try:
        row = _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return failed(source, f"not a row of JSON Lines: {error}")
    html, text = _filled(row.html), _filled(row.text)
    content = html or text
    if content is None:
        return skipped(source, "empty")
    if row.url and not _is_usable(row.url):
        return failed(source, f"{row.url!r} is not a usable URL")
    authors = (row.authors,) if isinstance(row.authors, str) else row.authors or ()
    return Document(
        data=content.encode("utf-8"),
        media_type="text/html" if html else "text/plain",
        path=source,
        url=public_url(row.url) if _filled(row.url) and row.url else None,
        charset="utf-8",
        given=Given(
            title=_filled(row.title),
            outlet=_filled(row.outlet),
            date=_filled(row.date),
            authors=tuple(author.strip() for author in authors if author.strip()),
        ),
    )


def _is_usable(url: str) -> bool:
    try:
        urlsplit(url.strip())
    except ValueError:
        return False
    return True


def _filled(value: str | None) -> str | None:
    return value if value and value.strip() else None
