from __future__ import annotations

import gzip

import pytest
from loopback import Web, redirect, result

from secondsource.pages.sources import Fetched, Fetcher, SourceOptions


def robots(web: Web, rules: str, status: int = 200) -> None:
    web.routes["/robots.txt"] = (status, {"Content-Type": "text/plain"}, rules.encode())


def test_robots_disallow(web: Web, fetcher: Fetcher) -> None:
    robots(web, "User-agent: *\nDisallow: /closed\n\nUser-agent: news\nDisallow: /\n")
    web.html("/closed/a")
    web.html("/open")
    web.routes["/to-closed"] = redirect("/closed/a")
    assert result(fetcher.fetch(web.url("/closed/a"))) == ("skipped", "robots")
    assert result(fetcher.fetch(web.url("/to-closed"))) == ("skipped", "robots")
    assert isinstance(fetcher.fetch(web.url("/open")), Fetched)
    assert "/closed/a" not in web.asked


def test_robots_rules_for_us_by_name(web: Web, fetcher: Fetcher) -> None:
    robots(web, "User-agent: *\nDisallow: /\n\nUser-agent: SecondSource\nDisallow: /closed\n")
    assert isinstance(fetcher.fetch(web.html("/open")), Fetched)
    assert result(fetcher.fetch(web.html("/closed"))) == ("skipped", "robots")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_all_is_open(web: Web, fetcher: Fetcher, status: int) -> None:
    robots(web, "User-agent: *\nDisallow: /", status)
    assert isinstance(fetcher.fetch(web.html("/a")), Fetched)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_with_unreadable_robots_all_is_closed(web: Web, fetcher: Fetcher, status: int) -> None:
    robots(web, "", status)
    for _ in range(2):
        outcome, reason = result(fetcher.fetch(web.html("/a")))
        assert (outcome, f"HTTP {status}" in reason) == ("failed", True)
    assert web.asked == ["/robots.txt"]


def test_robots_of_an_odd_type_are_heard(web: Web, fetcher: Fetcher) -> None:
    web.routes["/robots.txt"] = (200, {"Content-Type": "application/x-robots"}, b"User-agent: *\nDisallow: /a")
    assert result(fetcher.fetch(web.html("/a"))) == ("skipped", "robots")


def test_robots_too_large_to_read_close_the_host(web: Web, fetcher: Fetcher) -> None:
    web.routes["/robots.txt"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(6_000_000)))
    outcome, reason = result(fetcher.fetch(web.html("/a")))
    assert (outcome, "larger than 5000000 bytes" in reason) == ("failed", True)


def test_robots_behind_redirects(web: Web, fetcher: Fetcher) -> None:
    web.routes["/robots.txt"] = redirect("/rules")
    web.routes["/rules"] = (200, {"Content-Type": "text/plain"}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n")
    assert result(fetcher.fetch(web.html("/a"))) == ("skipped", "robots")


def test_robots_in_a_loop_are_none(web: Web, fetcher: Fetcher) -> None:
    web.routes["/robots.txt"] = redirect("/robots.txt")
    assert isinstance(fetcher.fetch(web.html("/a")), Fetched)
    assert web.asked.count("/robots.txt") == 6


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.mark.parametrize(
    ("rules", "pause"),
    [("", 1.0), ("User-agent: *\nCrawl-delay: 7", 7.0), ("User-agent: *\nRequest-rate: 1/5", 5.0)],
)
def test_pauses_between_requests(web: Web, rules: str, pause: float) -> None:
    robots(web, rules)
    clock = Clock()
    with Fetcher(SourceOptions(allow_private=True), clock=clock, sleep=clock.sleep) as fetcher:
        for path in ("/a", "/b"):
            assert isinstance(fetcher.fetch(web.html(path)), Fetched)
        clock.now += 0.4
        fetcher.fetch(web.html("/c"))
    assert clock.slept == [pause, round(pause - 0.4, 3)]


def test_a_pause_that_is_too_long_is_not_waited_for(web: Web) -> None:
    robots(web, "User-agent: *\nCrawl-delay: 3600")
    clock = Clock()
    with Fetcher(SourceOptions(allow_private=True), clock=clock, sleep=clock.sleep) as fetcher:
        assert isinstance(fetcher.fetch(web.html("/a")), Fetched)
        assert result(fetcher.fetch(web.html("/b"))) == ("skipped", "robots: crawl delay")
    assert clock.slept == []


def test_robots_are_read_again_after_a_day(web: Web) -> None:
    clock = Clock()
    with Fetcher(SourceOptions(allow_private=True), clock=clock, sleep=clock.sleep) as fetcher:
        fetcher.fetch(web.html("/a"))
        clock.now += 25 * 3600
        robots(web, "User-agent: *\nDisallow: /")
        assert result(fetcher.fetch(web.html("/a"))) == ("skipped", "robots")
