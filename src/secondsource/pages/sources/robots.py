"""robots.txt: what a host asks robots to leave alone, and how fast they may come (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx2
from protego import Protego

from secondsource.errors import DecodeError, FetchError
from secondsource.records import Record

from .client import Answer, Client
from .options import SourceOptions

_MOST_BYTES = 5_000_000  # ten times what RFC 9309, 2.5 demands
_MOST_REDIRECTS = 5  # 2.3.1.2
_KEPT = 24 * 3600.0  # seconds; 2.4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TOO_MANY_REQUESTS = 429


class Permission(Record, frozen=True, kw_only=True):
    """Whether a page may be fetched, and the seconds the host wants between two requests."""

    allowed: bool
    delay: float = 0.0
    unreachable: str | None = None  # why robots.txt could not be read, which forbids the whole host


class Robots:
    """Asks each host's robots.txt once a day, on the first page wanted from it."""

    def __init__(self, client: Client, options: SourceOptions, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        # Only the product token: Protego would find "news" or "reader" of the full name in the file, too.
        self._token = options.user_agent.partition("/")[0].strip()
        self._clock = clock
        self._rules: dict[str, tuple[float, Protego | str]] = {}

    def permission(self, url: str) -> Permission:
        """Tell whether ``url`` may be fetched.

        A missing file (status 4xx) allows everything; one that cannot be read (5xx, 429, no connection) forbids
        everything, as RFC 9309 2.3.1.4 demands. Raises RefusedError where the host's address is private.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        read_at, rules = self._rules.get(origin, (float("-inf"), ""))
        if self._clock() - read_at > _KEPT:
            rules = self._read(f"{origin}/robots.txt")
            self._rules[origin] = (self._clock(), rules)
        if isinstance(rules, str):
            return Permission(allowed=False, unreachable=rules)
        delay = rules.crawl_delay(self._token) or 0.0
        rate = rules.request_rate(self._token)
        if rate is not None:
            delay = max(delay, rate.seconds / rate.requests)
        return Permission(allowed=rules.can_fetch(url, self._token), delay=delay)

    def _read(self, url: str) -> Protego | str:
        try:
            answer = self._answer(url)
        except (FetchError, DecodeError) as error:
            return str(error)
        if answer.status >= 500 or answer.status == _TOO_MANY_REQUESTS:
            return f"HTTP {answer.status}"
        if answer.cut:
            return f"larger than {_MOST_BYTES} bytes"
        return Protego.parse(answer.body.decode("utf-8-sig", "replace"))

    def _answer(self, url: str) -> Answer:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._client.get(url, _MOST_BYTES, wanted=lambda _: True)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                break
            try:
                url = str(httpx2.URL(url).join(location))
            except httpx2.InvalidURL:
                break
        return answer
