from __future__ import annotations

import pytest

from secondsource import vocabulary
from secondsource.pages.html import read_html
from secondsource.pages.published import read_time
from secondsource.records import Document, Page

WORDS = vocabulary.load()
TEXT = "<p>The council of Harwick voted on Tuesday to close the old bridge for good, a spokeswoman said.</p>"


def read(head: str, body: str = "", url: str | None = None, retrieved: str | None = None) -> Page:
    source = f"<html><head>{head}</head><body><h1>Bridge shut</h1>{body}{TEXT}</body></html>"
    return read_html(Document(data=source.encode(), media_type="text/html", url=url, retrieved=retrieved), WORDS)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("head", "value", "precision"),
    [
        (
            ld('{"@type":"NewsArticle","datePublished":"2024-03-24T10:15:00+02:00"}'),
            "2024-03-24T10:15:00+02:00",
            "second",
        ),
        (ld('{"@type":"NewsArticle","datePublished":"2024-03-24"}'), "2024-03-24", "day"),
        (ld('{"@type":"NewsArticle","dateModified":"2024-03-25"}'), None, None),
        (ld('{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00"}'), None, None),
        ('<meta property="article:published_time" content="2024-03-24T23:30Z">', "2024-03-24T23:30:00+00:00", "minute"),
        ('<meta name="pubdate" content="20240324">', "2024-03-24", "day"),
        ('<meta name="date" content="Sun, 24 Mar 2024 10:15:00 GMT">', "2024-03-24T10:15:00+00:00", "second"),
        ('<meta name="date" content="03/04/2024">', None, None),  # day or month first: nobody knows
        ('<meta property="article:modified_time" content="2024-03-25">', None, None),
        ('<meta name="date" content="2024-03-24"><meta name="date" content="2024-03-25">', None, None),
    ],
)
def test_stated_dates(head: str, value: str | None, precision: str | None) -> None:
    found = read(head).markup.published
    assert (found.value if found else None) == value
    assert (found.precision if found else None) == precision


def test_the_page_s_own_article_is_asked() -> None:
    both = ld('[{"@type":"NewsArticle","headline":"Other","datePublished":"2020-01-01"},'
              '{"@type":"NewsArticle","headline":"Bridge shut","datePublished":"2024-03-24"}]')  # fmt: skip
    found = read(both + '<meta property="og:title" content="Bridge shut">').markup.published
    assert found is not None
    assert found.value == "2024-03-24"


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("<time datetime='2024-03-24T10:15:00+01:00'>Sunday</time>", "2024-03-24T10:15:00+01:00"),
        ("<span itemprop='datePublished' content='2024-03-24'>x</span>", "2024-03-24"),
        ("<p>Updated <time datetime='2024-03-25'>x</time></p>", None),
        ("<time datetime='2024-03-24'>x</time><time datetime='2024-03-20'>y</time>", None),
    ],
)
def test_marked_dates(body: str, value: str | None) -> None:
    found = read("", body).markup.published
    assert (found.value if found else None) == value


def test_a_visible_line_is_read_with_its_span() -> None:
    page = read("", "<p>Published 24 March 2024</p>")
    found = page.markup.published
    assert found is not None
    assert (found.value, found.precision, found.basis) == ("2024-03-24", "day", "text")
    assert found.span is not None
    assert page.text[slice(*found.span)] == "24 March 2024"


def test_a_line_of_change_says_nothing() -> None:
    assert read("", "<p>Updated 25 March 2024</p>").markup.published is None


def test_the_address_is_left_to_what_comes_last() -> None:
    assert read("", url="https://herald.example/2024/03/24/bridge-shut").markup.published is None


@pytest.mark.parametrize("value", ["2024-03-26", "2024-03-26T23:00:00Z", "2024-04-01", "2031-01-01"])
def test_a_date_after_the_page_was_retrieved_was_taken(value: str) -> None:
    head = f'<meta property="article:published_time" content="{value}">'
    found = read(head, retrieved="2024-03-24T10:00:00Z").markup.published
    assert (found is not None) == value.startswith("2024-03-26")
    assert read(head).markup.published is not None
    assert read(head.replace("published", "modified"), retrieved="2024-03-20T10:00:00Z").markup.modified is None


def test_modified_is_kept_apart() -> None:
    page = read(ld('{"@type":"Article","datePublished":"2024-03-24","dateModified":"2024-03-26T08:00:00Z"}'))
    assert page.markup.modified == "2024-03-26T08:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        ("2024-03-24T10:15:00.123-0500", ("2024-03-24T10:15:00-05:00", "second")),
        ("2024-03-24 10:15", ("2024-03-24T10:15:00", "minute")),
        ("2024/03/24", ("2024-03-24", "day")),
        ("2024-03", ("2024-03", "month")),
        ("2024-03-03T10:00:00+99:99", ("2024-03-03T10:00:00", "second")),  # no such offset
        ("2024-03-03T10:00+24", ("2024-03-03T10:00:00", "minute")),
        ("Sun, 24 Mar 99999999999999999999 10:15:00 GMT", None),
        ("2101-01-01", None),
        ("2024-02-31", None),
        ("1711275300", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_read_time(value: str, read_as: tuple[str, str] | None) -> None:
    assert read_time(value) == read_as
