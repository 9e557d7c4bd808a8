"""WARC archives, such as Common Crawl's news files: the HTML pages among their responses."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from secondsource.errors import DecodeError
from secondsource.records import Document, Result

from .canonical import public_url
from .encodings import decoded, unchunked
from .options import failed, skipped
from .sniffing import HTML_TYPES, content_type, sniff

_PIECE = 1 << 20
_BROKEN = (OSError, EOFError, ValueError, zlib.error)
_GZIP_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."


def responses(stream: BinaryIO, label: str, max_bytes: int) -> Iterator[Document | Result]:
    """Read the ``response`` records of an archive, plain or gzip; records of other types are no inputs.

    Each gives one Document (HTML or plain text with status 200) or Result, labelled ``label:offset`` with the offset of
    its record in the file. A broken or cut record is a failed Result; reading goes on at the next record that can be
    found, which needs a stream that can seek. Memory stays near ``max_bytes`` whatever a record claims or inflates to.
    """
    start = 0
    while True:
        reader = _Reader(stream, label, max_bytes, start)
        yield from reader.results()
        if reader.resume_after is None:
            return
        following = _next_record(stream, reader.resume_after) if stream.seekable() else None
        if following is None:
            return
        start = following


class _Reader:
    """Reads from one offset until the archive ends or breaks; ``resume_after`` is where to look for more."""

    def __init__(self, stream: BinaryIO, label: str, max_bytes: int, start: int) -> None:
        if stream.seekable():
            stream.seek(start)
        self._stream, self._label, self._max_bytes = stream, label, max_bytes
        self._start = start
        self._last = start
        self.resume_after: int | None = None

    def results(self) -> Iterator[Document | Result]:
        try:
            # Decoding is left to `encodings`, which bounds it and tells cut data from whole; FastWARC does not.
            for record in ArchiveIterator(self._stream, WarcRecordType.response, auto_decode="none"):
                self._last = self._start + record.stream_pos
                yield self._result(record)
                if self.resume_after is not None:
                    return
        except _BROKEN as error:
            self.resume_after = self._last + 1
            yield failed(self._label, f"a broken record after offset {self._last}: {error}")

    def _result(self, record: WarcRecord) -> Document | Result:
        source = f"{self._label}:{self._last}"
        if not record.is_http_parsed or record.http_headers is None or record.http_headers.status_code is None:
            return failed(source, "the record holds no HTTP response")
        claimed = record.content_length
        if claimed > self._max_bytes:
            return self._too_large(record, source, claimed)
        body = record.reader.read(claimed) if claimed else b""
        if len(body) < claimed:
            self.resume_after = self._last + 1
            return failed(source, f"the record is cut: {len(body)} of {claimed} bytes")
        return _document(record, body, source, self._max_bytes)

    def _too_large(self, record: WarcRecord, source: str, claimed: int) -> Result:
        read = record.reader.consume(claimed)
        if read < claimed:
            self.resume_after = self._last + 1
            return failed(source, f"the record is cut: {read} of {claimed} bytes")
        return skipped(source, "too large")


def _document(record: WarcRecord, body: bytes, source: str, max_bytes: int) -> Document | Result:
    headers = record.http_headers
    media_type, charset = content_type(headers.get("Content-Type"))
    if headers.status_code != 200:
        return skipped(source, f"HTTP {headers.status_code}")
    if media_type not in HTML_TYPES and media_type not in ("", "text/plain"):
        return skipped(source, "not HTML")
    try:
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
            body = unchunked(body)
        body, too_large = decoded(body, headers.get("Content-Encoding"), max_bytes)
    except DecodeError as error:
        return failed(source, error)
    sort = "text" if media_type == "text/plain" else "html" if media_type else sniff(body)
    if too_large or not body.strip() or sort not in ("text", "html"):
        return skipped(source, "too large" if too_large else "not HTML" if body.strip() else "empty")
    return Document(
        data=body,
        media_type="text/plain" if sort == "text" else "text/html",
        path=source,
        url=_target(record),
        charset=charset,
        retrieved=record.headers.get("WARC-Date"),
        truncated=record.headers.get("WARC-Truncated") is not None,
    )


def _target(record: WarcRecord) -> str | None:
    # WARC 1.0 prints the address between angle brackets, 1.1 without.
    target = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    return public_url(target) if target else None


def _next_record(stream: BinaryIO, after: int) -> int | None:
    """Find the offset of the next record (or gzip member that holds one) at or after an offset."""
    stream.seek(0)
    zipped = stream.read(len(_GZIP_MEMBER)) == _GZIP_MEMBER
    mark = _GZIP_MEMBER if zipped else b"\n" + _RECORD
    position = after
    stream.seek(position)
    window = b""
    while piece := stream.read(_PIECE):
        window += piece
        found = window.find(mark)
        while found >= 0:
            if not zipped:
                return position + found + 1
            if _holds_record(stream, position + found):
                return position + found
            found = window.find(mark, found + 1)
        kept = window[-(len(mark) - 1) :]
        position += len(window) - len(kept)
        window = kept
        stream.seek(position + len(window))
    return None


def _holds_record(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    try:
        start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(stream.read(io.DEFAULT_BUFFER_SIZE), len(_RECORD))
    except zlib.error:
        return False
    return start == _RECORD
