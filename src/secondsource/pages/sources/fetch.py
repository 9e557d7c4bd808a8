"""Fetching pages as a polite guest: rules of the host, a pause between requests, each redirect checked anew."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2

from secondsource.errors import FetchError, InputError, RefusedError
from secondsource.records import Result, Validators

from .canonical import public_url
from .client import Answer, Client
from .options import Fetched, Previous, SourceOptions, failed, no_previous, skipped, timestamp
from .robots import Robots
from .sniffing import HTML_TYPES, content_type, may_be_page, sniff

_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SUCCESS = frozenset({200, 203, 204, 205})
_BUSY = frozenset({429, 503})
_LONGEST_RETRY = 30.0  # seconds of Retry-After that are waited for
_LONGEST_PAUSE = 120.0  # seconds between two requests that a host can ask for; past it the page is left alone
_LONGEST_VALIDATOR = 1000

FEED = "application/rss+xml"
OPML = "text/x-opml"


class Fetcher:
    """Fetches pages over kept connections, with robots.txt and the pauses remembered per host; a context manager.

    Share one for a whole run. Not for use from several threads at once.
    """

    def __init__(
        self,
        options: SourceOptions,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options
        self._clock, self._sleep = clock, sleep
        self._client = Client(options)
        self._robots = Robots(self._client, options, clock)
        self._next: dict[str, float] = {}  # host -> when it may be asked again

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def fetch(self, url: str, previous: Previous = no_previous) -> Fetched | Result:
        """Fetch a page, feed or list of feeds; never raises for what a server or a network does.

        ``previous`` is asked at each hop, and the server's 304 gives ``unchanged``. The Fetched has the address that
        answered as its ``url`` and one of ``text/html``, ``text/plain``, ``FEED``, ``OPML`` as its media type.
        """
        asked = public_url(url)
        try:
            return self._fetch(asked, previous)
        except InputError as error:
            return failed(asked, error)

    def _fetch(self, asked: str, previous: Previous) -> Fetched | Result:
        url = asked
        for _ in range(_MOST_REDIRECTS + 1):
            refusal = self._wait_for_leave(url, asked)
            if refusal is not None:
                return refusal
            known = previous(url)
            answer = self._patient_answer(url, known)
            if answer.status not in _REDIRECTS:
                return self._outcome(answer, url, asked, known)
            url = _redirected(url, answer)
        raise FetchError(f"more than {_MOST_REDIRECTS} redirects, the last to {url}")

    def _wait_for_leave(self, url: str, asked: str) -> Result | None:
        host = _host(url)
        permission = self._robots.permission(url)
        if permission.unreachable is not None:
            raise FetchError(
                f"robots.txt of {host} could not be read ({permission.unreachable}), so nothing is fetched from there"
            )
        if not permission.allowed:
            return skipped(asked, "robots")
        pause = self._next.get(host, 0.0) - self._clock()
        if pause > _LONGEST_PAUSE:
            return skipped(asked, "robots: crawl delay")
        if pause > 0:
            self._sleep(pause)
        self._keep_pause(url)
        return None

    def _keep_pause(self, url: str) -> None:
        """Remember, as a host is asked, when it may be asked again."""
        self._next[_host(url)] = self._clock() + max(self._options.delay, self._robots.permission(url).delay)

    def _patient_answer(self, url: str, known: Validators | None) -> Answer:
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        answer = self._client.get(url, self._options.max_bytes, headers)
        wanted = _retry_after(answer) if answer.status in _BUSY else None
        if wanted is None:
            return answer
        # The second request keeps the pause between two requests, as the next page's after it does.
        pause = max(wanted, self._next[_host(url)] - self._clock())
        if pause > _LONGEST_RETRY:
            return answer
        self._sleep(pause)
        self._keep_pause(url)
        return self._client.get(url, self._options.max_bytes, headers)

    def _outcome(self, answer: Answer, url: str, asked: str, known: Validators | None) -> Fetched | Result:
        if answer.status == 304 and known is not None:
            return Result(source=asked, outcome="unchanged", reason="HTTP 304")
        if answer.status not in _SUCCESS:
            raise FetchError(f"HTTP {answer.status} from {url}")
        said, charset = content_type(answer.headers.get("content-type"))
        media_type = _media_type(said, answer.body)
        reason = _no_page(answer, said, media_type)
        if media_type is None or reason is not None:
            return skipped(asked, reason or "not HTML")
        return Fetched(
            data=answer.body,
            media_type=media_type,
            url=url,
            charset=charset,
            retrieved=timestamp(),
            validators=Validators(etag=_validator(answer, "etag"), last_modified=_validator(answer, "last-modified")),
        )


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in ("http", "https") and httpx2.URL(url).host
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"{url} is not a usable URL: {error}") from error
    if not known:
        raise RefusedError(f"{url} is not fetched: only http:// and https:// addresses are")
    return parts.netloc.lower()


def _redirected(url: str, answer: Answer) -> str:
    location = answer.headers.get("location")
    if not location:
        raise FetchError(f"HTTP {answer.status} from {url} without saying where to")
    try:
        return public_url(str(httpx2.URL(url).join(location)))
    except httpx2.InvalidURL as error:
        raise FetchError(f"{url} redirects to an unusable address: {error}") from error


def _no_page(answer: Answer, said: str, media_type: str | None) -> str | None:
    if not may_be_page(said):
        return "not HTML"
    if answer.cut:
        return "too large"
    if not answer.body.strip():
        return "empty"
    return None if media_type else "not HTML"


def _media_type(said: str, body: bytes) -> str | None:
    sort = sniff(body)
    if sort == "feed":
        return FEED
    if sort == "opml":
        return OPML
    if said in HTML_TYPES:
        return "text/html"
    if said == "text/plain":
        return "text/plain" if sort != "binary" else None
    return {"html": "text/html", "text": "text/plain"}.get(sort)


def _retry_after(answer: Answer) -> float | None:
    value = answer.headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        seconds = float(value)
    else:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except (ValueError, OverflowError):
            return None
    return max(seconds, 0.0) if seconds <= _LONGEST_RETRY else None


def _validator(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name, "")
    usable = value and value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value if usable else None
