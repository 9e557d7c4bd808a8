from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.errors import DecodeError
from secondsource.pages.sources.canonical import joined
from secondsource.pages.sources.feeds import Item, items
from secondsource.records import Given

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://news.example/</link>
<item><title>Ferry late \u2013 again</title><link>/story/1?x=1&amp;y=2</link>
<pubDate>Sun, 24 Mar 2024 10:15:00 +0200</pubDate>
<author>desk@news.example (Ann Writer)</author><source url="https://wire.example/">Northwire</source></item>
<item><title>Whole</title><content:encoded><![CDATA[<p>The whole text.</p><script>x()</script>]]></content:encoded>
<dc:date>2024-03-24</dc:date></item>
<item><title>Only a title</title><pubDate>Sun, 24 Mar 2024</pubDate></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
<entry><title>One</title><link rel="alternate" href="https://news.example/1"/>
<link rel="self" href="https://news.example/x"/>
<updated>2024-03-25T10:00:00Z</updated><author><name>Ann Writer</name></author>
<author><name>Bo Writer</name></author></entry>
<entry><title>Two</title><link href="https://news.example/2"/><published>2024-03-24T10:00:00+01:00</published>
<updated>2024-03-25T10:00:00Z</updated></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_rss(encoding: str) -> None:
    linked, whole, bare = items(
        RSS.format(encoding=encoding).encode(encoding), "feed", "https://news.example/rss/all.xml"
    )
    assert linked == Item(
        label="feed#1",
        link="https://news.example/story/1?x=1&y=2",
        given=Given(
            title="Ferry late – again",
            date="2024-03-24T10:15:00+02:00",
            authors=("Ann Writer",),
            agency="Northwire",
            feed=True,
        ),
    )
    assert whole.link is None
    assert whole.content is not None
    assert whole.content.startswith("<p>The whole text.</p>")
    assert whole.given.date == "2024-03-24"
    assert (bare.link, bare.content, bare.given.date) == (None, None, "Sun, 24 Mar 2024")


def test_atom_takes_no_change_for_a_publication() -> None:
    first, second = items(ATOM, "feed")
    assert first.link == "https://news.example/1"
    assert first.given == Given(title="One", authors=("Ann Writer", "Bo Writer"), feed=True)
    assert second.given.date == "2024-03-24T10:00:00+01:00"


def test_a_charset_of_the_server_is_heard() -> None:
    data = RSS.replace(' encoding="{encoding}"', "").encode("windows-1252")
    assert items(data, "feed", charset="windows-1252")[0].given.title == "Ferry late – again"


def test_a_feed_cut_short_gives_its_whole_items() -> None:
    data = RSS.format(encoding="utf-8").encode()
    assert items(data[: data.index(b"<item><title>Only")], "feed")[0].given.title == "Ferry late – again"


def test_a_link_that_is_none() -> None:
    data = b'<rss version="2.0"><channel><item><title>x</title><link>http://[x/</link></item></channel></rss>'
    assert items(data, "feed", "https://news.example/rss")[0].given.title == "x"
    assert joined("https://news.example/rss", "http://[x/") == "http://[x/"


def test_an_empty_feed_is_no_error() -> None:
    assert items(b'<rss version="2.0"><channel><title>x</title></channel></rss>', "feed") == ()


@pytest.mark.parametrize(
    "data", [b"", b"<rss", b"plain words", b"<html><body>x</body></html>", b"\xff\xfe\x00", b"<rss><![CDATA["]
)
def test_bad_feeds(data: bytes) -> None:
    with pytest.raises(DecodeError, match="feed is a broken feed"):
        items(data, "feed")


def test_nothing_is_loaded_into_a_feed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("very secret")
    path = str(secret).encode()
    with pytest.raises(DecodeError):
        items(path, "feed")
    data = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://'
        + path
        + b'">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'
    )
    assert "very" not in str(items(data, "feed"))
