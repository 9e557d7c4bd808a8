from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from loopback import HTML, PAGE, Handler, Reply, Web, redirect, result

from secondsource.pages.sources import USER_AGENT, Fetched, Fetcher, SourceOptions, Validators
from secondsource.records import Result


def test_a_page(web: Web, fetcher: Fetcher) -> None:
    url = web.html("/a?b=c", ETag='"v1"', Last_Modified="Sun, 24 Mar 2024 10:00:00 GMT")
    page = fetcher.fetch(url.replace("http://", "http://user:word@") + "#part")
    assert isinstance(page, Fetched)
    assert (page.data, page.media_type, page.charset, page.url) == (PAGE, "text/html", "utf-8", url)
    assert page.validators == Validators(etag='"v1"', last_modified="Sun, 24 Mar 2024 10:00:00 GMT")
    assert page.retrieved is not None
    assert web.asked == ["/robots.txt", "/a?b=c"]
    assert web.headers[1]["User-Agent"] == USER_AGENT
    assert "Authorization" not in web.headers[1]
    assert "Cookie" not in web.headers[1]


def test_connections_and_robots_are_kept_and_cookies_are_not(web: Web, fetcher: Fetcher) -> None:
    for number in range(4):
        assert isinstance(fetcher.fetch(web.html(f"/{number}", Set_Cookie="a=b")), Fetched)
    assert len(web.ports) == 1
    assert web.asked == ["/robots.txt", "/0", "/1", "/2", "/3"]
    assert not any("Cookie" in headers for headers in web.headers)


# -- asking again -----------------------------------------------------------------------------------------------------


def test_not_modified(web: Web, fetcher: Fetcher) -> None:
    def route(handler: Handler) -> Reply:
        if handler.headers.get("If-None-Match") == '"v1"' and handler.headers.get("If-Modified-Since") == "then":
            return 304, {}, b""
        return 200, HTML, PAGE

    web.routes["/a"] = route
    web.routes["/old"] = redirect("/a", 301)
    known = {web.url("/a"): Validators(etag='"v1"', last_modified="then")}
    assert fetcher.fetch(web.url("/a"), known.get) == Result(
        source=web.url("/a"), outcome="unchanged", reason="HTTP 304"
    )
    assert result(fetcher.fetch(web.url("/old"), known.get))[0] == "unchanged"
    assert isinstance(fetcher.fetch(web.url("/a")), Fetched)


def test_304_without_having_asked_is_an_error(web: Web, fetcher: Fetcher) -> None:
    web.routes["/a"] = (304, {}, b"")
    assert result(fetcher.fetch(web.url("/a")))[0] == "failed"


def test_a_busy_server_is_asked_once_more(web: Web, options: SourceOptions) -> None:
    slept: list[float] = []
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    waits = {"/a": "2", "/b": later, "/c": "3600", "/d": "soon", "/e": "-1"}
    for path, wait in waits.items():
        web.routes[path] = (503, {"Retry-After": wait}, b"")
    with Fetcher(options, sleep=slept.append) as fetcher:
        for path in waits:
            assert result(fetcher.fetch(web.url(path))) == ("failed", f"HTTP 503 from {web.url(path)}")
    assert [web.asked.count(path) for path in waits] == [2, 2, 1, 1, 1]
    assert slept[0] == 2
    assert 10 < slept[1] <= 20


@pytest.mark.parametrize("wait", ["0", "2", "3600"])
def test_a_busy_host_is_never_asked_again_sooner_than_the_delay(web: Web, wait: str) -> None:
    now = [0.0]
    asked: list[float] = []

    def busy(handler: Handler) -> Reply:
        asked.append(now[0])
        return 503, {"Retry-After": wait}, b""

    web.routes["/a"] = web.routes["/b"] = busy
    options = SourceOptions(allow_private=True, delay=1.5, timeout=5)
    with Fetcher(options, clock=lambda: now[0], sleep=lambda s: now.__setitem__(0, now[0] + s)) as fetcher:
        for path in ("/a", "/b"):
            assert result(fetcher.fetch(web.url(path)))[0] == "failed"
    assert len(asked) == (2 if wait == "3600" else 4)
    assert all(after - before >= 1.5 for before, after in pairwise(asked))


def test_a_broken_connection_is_tried_once_more(web: Web, fetcher: Fetcher) -> None:
    def route(handler: Handler) -> Reply | None:
        return None if web.asked.count("/a") == 1 else (200, HTML, PAGE)

    web.routes["/a"] = route
    web.routes["/b"] = lambda handler: None
    assert isinstance(fetcher.fetch(web.url("/a")), Fetched)
    assert result(fetcher.fetch(web.url("/b")))[0] == "failed"
    assert web.asked.count("/b") == 2


# -- redirects and addresses ------------------------------------------------------------------------------------------


def test_redirects_are_followed(web: Web, fetcher: Fetcher) -> None:
    web.html("/end")
    for number in range(5):
        web.routes[f"/{number}"] = redirect(f"/{number + 1}" if number < 4 else web.url("/end#x"))
    page = fetcher.fetch(web.url("/0"))
    assert isinstance(page, Fetched)
    assert page.url == web.url("/end")


def test_a_redirect_loop_ends(web: Web, fetcher: Fetcher) -> None:
    web.routes["/a"] = redirect("/a")
    outcome, reason = result(fetcher.fetch(web.url("/a")))
    assert outcome == "failed"
    assert "more than 5 redirects" in reason
    assert web.asked.count("/a") == 6


@pytest.mark.parametrize("to", ["ftp://news.example/", "file:///etc/passwd", "http://[x", "", "https:///"])
def test_redirects_to_nowhere(web: Web, fetcher: Fetcher, to: str) -> None:
    web.routes["/a"] = redirect(to)
    assert result(fetcher.fetch(web.url("/a")))[0] == "failed"


@pytest.mark.parametrize(
    "url", ["ftp://news.example/", "http://", "http://[x/", "http:///a", "javascript:x()", "/a", ""]
)
def test_addresses_that_cannot_be_fetched(url: str, fetcher: Fetcher) -> None:
    assert result(fetcher.fetch(url))[0] == "failed"


def test_private_addresses_are_refused(web: Web) -> None:
    web.html("/a")
    with Fetcher(SourceOptions(delay=0, timeout=5)) as fetcher:
        for host in ("127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]"):
            url = web.url("/a").replace("127.0.0.1", host)
            outcome, reason = result(fetcher.fetch(url))
            assert outcome == "failed"
            assert "--allow-private" in reason
    assert web.asked == []


@pytest.fixture
def public(web: Web, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the name ``public.example`` stand for a public address, and connects that address to the web fixture."""
    connected: list[str] = []
    resolve, connect = socket.getaddrinfo, socket.create_connection

    def resolved(host: str, *rest: object, **more: object) -> object:
        address = {"public.example": "8.8.8.8", "inside.example": "10.0.0.7"}.get(host)
        if address is None:
            return resolve(host, *rest, **more)  # type: ignore[arg-type]  # handed through
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0))]

    def connection(address: tuple[str, int], *rest: object, **more: object) -> socket.socket:
        connected.append(address[0])
        assert address[0] == "8.8.8.8"
        return connect(web.server_address[:2], *rest, **more)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", connection)
    return connected


@pytest.mark.parametrize("to", ["http://inside.example/", "http://127.0.0.1:1/", "http://169.254.169.254/latest/"])
def test_a_public_page_cannot_lead_inside(web: Web, public: list[str], to: str) -> None:
    web.routes["/a"] = redirect(to)
    web.html("/b")
    with Fetcher(SourceOptions(delay=0, timeout=5)) as fetcher:
        assert isinstance(fetcher.fetch("http://public.example/b"), Fetched)
        outcome, reason = result(fetcher.fetch("http://public.example/a"))
    assert outcome == "failed"
    assert "--allow-private" in reason
    assert set(public) == {"8.8.8.8"}  # the checked address itself, not the name, so it cannot change in between
    assert web.headers[0]["Host"] == "public.example"


# -- limits -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def small(web: Web) -> Iterator[Fetcher]:
    with Fetcher(SourceOptions(allow_private=True, delay=0, timeout=0.3, max_bytes=5000)) as fetcher:
        yield fetcher


def test_too_large(web: Web, small: Fetcher) -> None:
    def endless(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"x" * 1000)

    web.html("/large", "x" * 5001)
    web.html("/fits", "x" * 5000)
    web.routes["/claimed"] = (200, {**HTML, "Content-Length": "1000000000000"}, b"x")
    web.routes["/endless"] = endless
    web.routes["/bomb"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(bytes(4_000_000)))
    for path in ("/large", "/claimed", "/endless", "/bomb"):
        assert result(small.fetch(web.url(path))) == ("skipped", "too large"), path
    assert isinstance(small.fetch(web.url("/fits")), Fetched)


def test_a_body_shorter_than_it_claims(web: Web, fetcher: Fetcher) -> None:
    def short(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>half")

    web.routes["/a"] = short
    outcome, reason = result(fetcher.fetch(web.url("/a")))
    assert (outcome, reason.startswith("the connection broke")) == ("failed", True)


def test_a_body_longer_than_it_claims(web: Web, fetcher: Fetcher) -> None:
    web.routes["/a"] = (200, {**HTML, "Content-Length": "10"}, PAGE)
    web.html("/b")
    page = fetcher.fetch(web.url("/a"))
    assert isinstance(page, Fetched)
    assert page.data == PAGE[:10]
    assert isinstance(fetcher.fetch(web.url("/b")), Fetched)


def test_a_silent_server(web: Web, small: Fetcher) -> None:
    web.routes["/robots.txt"] = (404, {}, b"")
    web.routes["/a"] = lambda handler: web.released.wait(5) and None
    outcome, reason = result(small.fetch(web.url("/a")))
    assert (outcome, reason) == ("failed", "no answer in time (timed out)")


def test_a_server_that_drips_for_ever(web: Web) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        while not web.released.wait(0.02):
            handler.wfile.write(b"X: y\r\n")

    web.routes["/a"] = drip
    with Fetcher(SourceOptions(allow_private=True, delay=0, timeout=0.05)) as fetcher:
        outcome, reason = result(fetcher.fetch(web.url("/a")))
    assert (outcome, "too long" in reason or "time" in reason) == ("failed", True)


def test_nobody_listens(options: SourceOptions) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        with Fetcher(options) as fetcher:
            outcome, reason = result(fetcher.fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/a"))
    assert outcome == "failed"
    assert "robots.txt" in reason
    assert "no connection" in reason


def test_no_http_at_all(web: Web, fetcher: Fetcher) -> None:
    web.routes["/a"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n") and None
    assert result(fetcher.fetch(web.url("/a")))[0] == "failed"


# -- what came --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "body", "media_type"),
    [
        ({"Content-Type": "application/xhtml+xml"}, PAGE, "text/html"),
        ({"Content-Type": "text/plain; charset=latin-1"}, b"Some news.", "text/plain"),
        ({}, PAGE, "text/html"),
        ({"Content-Type": "application/octet-stream"}, b"Some news.", "text/plain"),
        ({"Content-Type": "text/html"}, b'<?xml version="1.0"?><rss version="2.0">', "application/rss+xml"),
        ({"Content-Type": "application/atom+xml"}, b"<feed xmlns='x'>", "application/rss+xml"),
        ({"Content-Type": "text/xml"}, b"<opml>", "text/x-opml"),
        ({"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE), "text/html"),
    ],
)
def test_media_types(web: Web, fetcher: Fetcher, headers: dict[str, str], body: bytes, media_type: str) -> None:
    web.routes["/a"] = (200, headers, body)
    page = fetcher.fetch(web.url("/a"))
    assert isinstance(page, Fetched)
    assert page.media_type == media_type


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.7"), ("skipped", "not HTML")),
        ((200, {"Content-Type": "text/plain"}, b"\0\1\2"), ("skipped", "not HTML")),
        ((200, {"Content-Type": "application/xml"}, b'<?xml version="1.0"?><urlset/>'), ("skipped", "not HTML")),
        ((200, HTML, b" \n"), ("skipped", "empty")),
        ((204, {}, b""), ("skipped", "empty")),
        (
            (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:30]),
            ("failed", "compressed data ends too early"),
        ),
        ((200, {**HTML, "Content-Encoding": "rot13"}, PAGE), ("failed", "content encoding 'rot13' is not known")),
    ],
)
def test_what_is_no_page(web: Web, fetcher: Fetcher, reply: Reply, expected: tuple[str, str]) -> None:
    web.routes["/a"] = reply
    assert result(fetcher.fetch(web.url("/a"))) == expected


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 500, 502])
def test_errors_of_the_server(web: Web, fetcher: Fetcher, status: int) -> None:
    web.routes["/a"] = (status, HTML, b"<p>No.</p>")
    assert result(fetcher.fetch(web.url("/a"))) == ("failed", f"HTTP {status} from {web.url('/a')}")


def test_unusable_validators_are_not_kept(web: Web, fetcher: Fetcher) -> None:
    page = fetcher.fetch(web.html("/a", ETag='"\u00e4"', Last_Modified="x" * 2000))
    assert isinstance(page, Fetched)
    assert page.validators == Validators()
