"""From what a user names to documents: each sort of source is opened by its own module, and lists are followed."""

from __future__ import annotations

import re
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import msgspec

from secondsource.errors import InputError
from secondsource.records import Document, Given, Result

from . import feeds, opml
from .canonical import canonical_url, public_url
from .fetch import FEED, OPML, Fetcher
from .files import FoundFile, find, label
from .jsonl import rows
from .options import Previous, SourceOptions, failed, no_previous, skipped, timestamp
from .sniffing import Sort, sniff
from .streams import beginning, opened, peeked, read_whole, spooled, unzipped
from .warc import responses

Item = Document | Result

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def open_source(
    source: str, options: SourceOptions, previous: Previous = no_previous, fetcher: Fetcher | None = None
) -> Iterator[Item]:
    """Give the documents of a source one by one: a file, a folder, ``-`` for standard input, or a URL.

    Feeds and lists of feeds, local or fetched, are followed to the pages they name. Each input gives exactly one item:
    a Document, or a Result (unchanged, skipped, failed) saying why there is none; one bad input never raises.
    ``previous`` gives the validators stored with an earlier Fetched, by its ``url``. A run over several sources shares
    one ``fetcher``, so that connections, robots.txt and pauses are kept; without it one is made and closed here.
    """
    with ExitStack() as stack:
        shared = fetcher or stack.enter_context(Fetcher(options))
        yield from _Opening(shared, options, previous).source(source)


class _Opening:
    """One source being opened; remembers the pages that its feeds have already named."""

    def __init__(self, fetcher: Fetcher, options: SourceOptions, previous: Previous) -> None:
        self._fetcher, self._options, self._previous = fetcher, options, previous
        self._seen: set[str] = set()

    def source(self, source: str) -> Iterator[Item]:
        scheme = _SCHEME.match(source)
        if not source:
            yield failed("''", "an empty source; name a file, a folder or a URL, or - for standard input")
        elif source == "-" and sys.stdin is None:  # as Python leaves it where the shell has closed it: <&-
            yield failed("-", "standard input is closed")
        elif source == "-":
            yield from self._guarded("-", self._stream(sys.stdin.buffer, "-", None))
        elif scheme and scheme[1].lower() in ("http", "https"):
            yield from self._address(source)
        elif scheme and not Path(source).exists():
            yield failed(public_url(source), f"{scheme[1]}:// cannot be read; give a path or an http(s):// URL")
        else:
            for found in find(Path(source)):
                if isinstance(found, Result):
                    yield found
                else:
                    yield from self._guarded(label(found.path), self._file(found))

    def _guarded(self, source: str, items: Iterator[Item]) -> Iterator[Item]:
        nothing = True
        try:
            for item in items:
                nothing = False
                yield item
            if nothing:
                yield skipped(source, "empty")
        except InputError as error:
            yield failed(source, error)
        except OSError as error:
            yield failed(source, f"{source} cannot be read: {error.strerror or error}")

    # -- files and streams --------------------------------------------------------------------------------------------

    def _file(self, found: FoundFile) -> Iterator[Item]:
        status = found.path.stat()
        name = label(found.path)
        whole = found.sort not in ("jsonl", "warc", None)
        if whole and not found.zipped and stat.S_ISREG(status.st_mode) and status.st_size > self._options.max_bytes:
            yield skipped(name, "too large")
            return
        # FastWARC undoes gzip itself, and can then find the next record after a broken one.
        with opened(found.path, zipped=found.zipped and found.sort != "warc") as stream:
            if found.sort in (None, "xml") or not stat.S_ISREG(status.st_mode):
                yield from self._stream(stream, name, timestamp(status.st_mtime))
            else:
                yield from self._sorted(found.sort or "text", stream, name, timestamp(status.st_mtime))

    def _stream(self, stream: BinaryIO, name: str, changed: str | None) -> Iterator[Item]:
        head, stream = peeked(stream)
        sort = sniff(head)
        if sort == "gzip":
            sort = sniff(beginning(head))
            stream = stream if sort == "warc" else unzipped(stream)
        if sort == "warc":
            with spooled(stream) as file:
                yield from self._sorted(sort, file, name, changed)
        else:
            yield from self._sorted(sort, stream, name, changed)

    def _sorted(self, sort: Sort, stream: BinaryIO, name: str, changed: str | None) -> Iterator[Item]:
        if sort == "jsonl":
            yield from rows(stream, name, self._options.max_bytes)
        elif sort == "warc":
            yield from responses(stream, name, self._options.max_bytes)
        elif sort in ("binary", "gzip", "xml"):
            yield skipped(name, "not a page")
        else:
            yield from self._whole(sort, stream, name, changed)

    def _whole(self, sort: Sort, stream: BinaryIO, name: str, changed: str | None) -> Iterator[Item]:
        data = read_whole(stream, self._options.max_bytes)
        if data is None:
            yield skipped(name, "too large")
        elif not data.strip():
            yield skipped(name, "empty")
        elif sort == "feed":
            yield from self._feed(data, name)
        elif sort == "opml":
            yield from self._list(data, name)
        else:
            media_type = "text/html" if sort == "html" else "text/plain"
            yield Document(data=data, media_type=media_type, path=name, retrieved=changed)

    # -- addresses ----------------------------------------------------------------------------------------------------

    def _address(self, url: str) -> Iterator[Item]:
        fetched = self._fetcher.fetch(url, self._previous)
        if isinstance(fetched, Document) and fetched.media_type == OPML:
            yield from self._guarded(public_url(url), self._list(fetched.data, fetched.url or url, fetched.url))
        else:
            yield from self._page_or_feed(fetched)

    def _page_or_feed(self, fetched: Item) -> Iterator[Item]:
        if isinstance(fetched, Document) and fetched.media_type == FEED:
            name = fetched.url or ""
            yield from self._guarded(name, self._feed(fetched.data, name, fetched.url, fetched.charset))
        elif isinstance(fetched, Document) and fetched.media_type == OPML:
            yield skipped(fetched.url or "", "not HTML")
        else:
            yield fetched

    def _list(self, data: bytes, name: str, base: str | None = None) -> Iterator[Item]:
        addresses = opml.feeds(data, name, base)
        if not addresses:
            yield skipped(name, "empty")
        for address in addresses:
            yield from self._page_or_feed(self._fetcher.fetch(address, self._previous))

    def _feed(self, data: bytes, name: str, base: str | None = None, charset: str | None = None) -> Iterator[Item]:
        found = feeds.items(data, name, base, charset)
        if not found:
            yield skipped(name, "empty")
        for item in found:
            yield self._item(item)

    def _item(self, item: feeds.Item) -> Item:
        if item.link is None:
            return _carried(item)
        key = canonical_url(item.link)
        if key in self._seen:
            return skipped(public_url(item.link), "duplicate")
        self._seen.add(key)
        fetched = self._fetcher.fetch(item.link, self._previous)
        if isinstance(fetched, Result):
            return fetched
        if fetched.media_type in (FEED, OPML):
            return skipped(public_url(item.link), "not HTML")
        return _with_given(fetched, item.given)


def _carried(item: feeds.Item) -> Item:
    if item.content is None:
        return skipped(item.label, "empty")
    return Document(
        data=item.content.encode("utf-8", "replace"),
        media_type=item.media_type,
        path=item.label,
        charset="utf-8",
        given=item.given,
    )


def _with_given(document: Document, given: Given) -> Document:
    return msgspec.structs.replace(document, given=given)
