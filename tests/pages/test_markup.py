from __future__ import annotations

import time

import msgspec
import pytest

from secondsource import vocabulary
from secondsource.pages.html import read_html
from secondsource.pages.markup import names_in, without_site
from secondsource.records import Document, Markup

WORDS = vocabulary.load()


def markup(head: str, body: str = "<h1>Bridge shut</h1>", url: str | None = None, html: str = "<html>") -> Markup:
    source = f"{html}<head>{head}</head><body>{body}</body></html>"
    return read_html(Document(data=source.encode(), media_type="text/html", url=url), WORDS).markup


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="Bridge shut"><title>Other</title>', "", "Bridge shut"),
        ('<meta property="og:title" content="Bridge shut | Herald"><meta property="og:site_name" content="Herald">',
         "", "Bridge shut"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge &amp; road"}</script>', "",
         "Bridge & road"),
        ("<title>Bridge shut - The Herald</title>", "<h1>Bridge shut</h1>", "Bridge shut"),
        ("<title>North - south road opens</title>", "", "North - south road opens"),
        ("", "<h1>Bridge <b>shut</b></h1>", "Bridge shut"),
        ("", "", None),
    ],
)  # fmt: skip
def test_title(head: str, body: str, title: str | None) -> None:
    assert markup(head, body).title == title


def test_without_site_cuts_nothing_but_the_site() -> None:
    assert without_site("Talks | Day two | The Herald", "The Herald") == "Talks | Day two"
    assert without_site("Talks | Day two", None) == "Talks | Day two"


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<script type="application/ld+json">{"@type":"Article","author":[{"@type":"Person","name":"Ann Example"},'
         '{"name":"Bo Sample"}]}</script>', "", ("Ann Example", "Bo Sample")),
        ('<script type="application/ld+json">{"@graph":[{"@type":"Article","author":{"@id":"#a"}},'
         '{"@type":"Person","@id":"#a","name":"Ann Example"}]}</script>', "", ("Ann Example",)),
        ('<meta name="author" content="By Ann Example and Bo Sample, Harwick correspondent">', "",
         ("Ann Example", "Bo Sample")),
        ('<meta property="article:author" content="https://social.example/ann">', '<a rel="author">Ann Example</a>',
         ("Ann Example",)),
        ("", '<h1>Bridge</h1><div class="byline">By Ann Example</div>', ("Ann Example",)),
        ("", "<h1>Bridge</h1><p>By Ann Example</p><p>Text of it</p>", ("Ann Example",)),
        ('<meta name="author" content="The Herald"><meta property="og:site_name" content="The Herald">',
         '<h1>Bridge</h1><span class="author-name">Ann Example</span>', ("Ann Example",)),
        ("", "", ()),
    ],
)  # fmt: skip
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert markup(head, body).authors == authors


def test_names_in() -> None:
    assert names_in("by Ann Example (Harwick), ann@herald.example") == ["Ann Example"]
    assert names_in("admin") == []


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        (
            '<link rel="canonical" href="/news/1">',
            "https://www.herald.example/news/1?from=mail",
            "https://www.herald.example/news/1",
        ),
        ('<link rel="canonical" href="https://other.test/1">', "https://www.herald.example/news/1", None),
        ('<meta property="og:url" content="https://herald.example/news/1">', None, "https://herald.example/news/1"),
        ('<link rel="canonical" href="http://[broken">', "https://www.herald.example/news/1", None),
        ("", "https://www.herald.example/news/1", None),
        # The front page was taken for the address of every page of a site.
        ('<link rel="canonical" href="/">', "https://www.herald.example/news/1", None),
        (
            '<link rel="canonical" href="https://herald.example"><meta property="og:url" content="/news/1">',
            "https://herald.example/news/1?a=b",
            "https://herald.example/news/1",
        ),
        ('<link rel="canonical" href="/">', "https://herald.example/?from=mail", "https://herald.example/"),
    ],
)
def test_canonical_url(head: str, url: str | None, canonical: str | None) -> None:
    assert markup(head, url=url).canonical_url == canonical


@pytest.mark.parametrize(
    ("head", "html", "language"),
    [
        ("", '<html lang="en-gb">', "en-GB"),
        ('<meta property="og:locale" content="pt_BR">', "<html>", "pt-BR"),
        ('<script type="application/ld+json">{"@type":"Article","inLanguage":"de"}</script>', "<html>", "de"),
        ("", '<html lang="{{ lang }}">', None),
    ],
)
def test_language(head: str, html: str, language: str | None) -> None:
    assert markup(head, html=html).language == language


def test_live_by_schema() -> None:
    assert markup('<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>').live
    assert not markup("", url="https://herald.example/live/bridge").live  # the address alone is not enough


def test_broken_json_tells_nothing() -> None:
    assert markup('<script type="application/ld+json">{"@type": "Article", </script>').title == "Bridge shut"
    assert (
        markup('<script type="application/ld+json">{"@type":"Article","headline":"With comma",}</script>').title
        == "With comma"
    )


def test_half_a_character_in_json_stopped_the_writing() -> None:
    head = (
        r'<script type="application/ld+json">{"@type":"Article","headline":"Bridge \ud83d shut",'
        r'"author":{"name":"Ann \udc00 Example"},"publisher":{"name":"Her\ud83dald"},"inLanguage":"e\ud83d"}</script>'
        '<meta property="og:url" content="https://herald.example/&#xD83D;">'
    )
    found = markup(head)
    assert found.title == "Bridge \ufffd shut"
    assert found.authors == ("Ann \ufffd Example",)
    msgspec.json.encode(found)


@pytest.mark.parametrize("name", ["a@", ", ", " - ", "(", "x" * 4 + ",", " by "])
def test_a_hostile_author_took_minutes(name: str) -> None:
    started = time.process_time()
    names_in(name * 40_000)
    assert time.process_time() - started < 2


def test_an_address_that_is_none_does_no_harm() -> None:
    assert not markup("<p>x</p>", url="http://[bad/live/").live
