"""One HTTP request at a time over kept connections: no cookies, no proxies, no redirects, never more than a limit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

import httpcore2
import httpx2

from secondsource.errors import FetchError
from secondsource.records import Record

from .encodings import decoded
from .options import SourceOptions
from .sniffing import content_type, may_be_page
from .transport import Deadline, PinnedBackend

_WHOLE = 10  # the whole answer may take this many times the time-out of one part
_BODIES = frozenset({200, 203})
_DRAINED = 64 * 1024  # bytes of an unwanted body that are read so that the connection can be kept
_TIMEOUTS = (httpcore2.TimeoutException,)
_RESETS = (httpcore2.ReadError, httpcore2.WriteError, httpcore2.RemoteProtocolError)
_ERRORS = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol)


class Answer(Record, frozen=True, kw_only=True):
    """What a server said. The body is read only for a status of success and a wanted type."""

    status: int
    headers: dict[str, str]  # names in lower case; the last of equal ones
    body: bytes = b""
    cut: bool = False  # the body is longer than the limit


class Client:
    """Asks for documents; a context manager. Not for use from several threads at once."""

    def __init__(self, options: SourceOptions) -> None:
        self._options = options
        self._deadline = Deadline()
        backend = PinnedBackend(self._deadline, allow_private=options.allow_private)
        self._pool = httpcore2.ConnectionPool(
            network_backend=backend, max_keepalive_connections=20, keepalive_expiry=30
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def get(
        self,
        url: str,
        limit: int,
        headers: Mapping[str, str] | None = None,
        wanted: Callable[[str], bool] = may_be_page,
    ) -> Answer:
        """Ask once, and once more where the connection breaks before an answer; redirects are the caller's.

        The body is read where ``wanted`` says so of its media type, up to ``limit`` bytes after decompression.
        Raises FetchError (no answer, or a broken one), RefusedError (a private address), DecodeError (a body that its
        Content-Encoding does not fit).
        """
        try:
            return self._get(url, limit, headers or {}, wanted)
        except _RESETS:
            pass  # asked again below: a kept connection may have been closed by the server meanwhile
        except _TIMEOUTS as error:
            raise FetchError(f"no answer in time ({error or 'timed out'})") from error
        except _ERRORS as error:
            raise FetchError(f"no connection ({error})") from error
        try:
            return self._get(url, limit, headers or {}, wanted)
        except _TIMEOUTS as error:
            raise FetchError(f"no answer in time ({error or 'timed out'})") from error
        except _ERRORS as error:
            raise FetchError(f"the connection broke ({error})") from error

    def _get(self, url: str, limit: int, headers: Mapping[str, str], wanted: Callable[[str], bool]) -> Answer:
        try:
            target = httpx2.URL(url)
        except httpx2.InvalidURL as error:
            raise FetchError(f"not a usable URL: {error}") from error
        timeout = self._options.timeout
        self._deadline.set(_WHOLE * timeout)
        with self._pool.stream(
            "GET",
            httpcore2.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path),
            headers=self._headers(headers),
            extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout)},
        ) as response:
            said = {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in response.headers}
            if response.status not in _BODIES or not wanted(content_type(said.get("content-type"))[0]):
                _drain(response)
                return Answer(status=response.status, headers=said)
            body, cut = self._body(response, said, limit)
        return Answer(status=response.status, headers=said, body=body, cut=cut)

    def _headers(self, more: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
        headers = {
            "User-Agent": self._options.user_agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate, br",
            **more,
        }
        return [(name.encode("ascii"), value.encode("latin-1", "replace")) for name, value in headers.items()]

    def _body(self, response: httpcore2.Response, said: Mapping[str, str], limit: int) -> tuple[bytes, bool]:
        claimed = said.get("content-length", "")
        if claimed.isdigit() and int(claimed) > limit:
            return b"", True
        body = bytearray()
        for piece in response.iter_stream():
            body += piece
            if len(body) > limit:
                return bytes(body[:limit]), True
        return decoded(bytes(body), said.get("content-encoding"), limit)


def _drain(response: httpcore2.Response) -> None:
    read = 0
    for piece in response.iter_stream():
        read += len(piece)
        if read > _DRAINED:
            return
