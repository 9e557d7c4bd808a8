from __future__ import annotations

import gzip

import pytest

from secondsource.pages.sources.sniffing import content_type, may_be_page, sniff


@pytest.mark.parametrize(
    ("head", "sort"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"<!DOCTYPE html><title>x", "html"),
        (b"\xef\xbb\xbf\n<html lang=en>", "html"),
        (
            b'<?xml version="1.0"?>\n<!-- c --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
            "html",
        ),
        (b"<div><p>Some news.</p></div>", "html"),
        (b"Some news.<br><p>More</p>", "html"),
        (b"The tag <p> stands for a paragraph.", "text"),
        (b"A ferry was late.\n\nNobody was hurt.", "text"),
        ('"Niemand", sagte sie, "wurde verletzt."'.encode("utf-16"), "text"),
        (b'{"url": "https://news.example/", "text": "x"}\n', "jsonl"),
        (b'{"text": "' + b"x" * 20000, "jsonl"),
        (b"{braces} in a text", "text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel>', "feed"),
        (b'<rdf:RDF xmlns:rdf="x">', "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss>", "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<?xml version="1.0"?><opml version="2.0">', "opml"),
        (b'<?xml version="1.0"?><urlset>', "xml"),
        (b"WARC/1.0\r\n", "warc"),
        (gzip.compress(b"x"), "gzip"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (b"abc\0def", "binary"),
    ],
)
def test_sniff(head: bytes, sort: str) -> None:
    assert sniff(head) == sort


def test_content_type() -> None:
    assert content_type('Text/HTML; Charset="windows-1252"; x') == ("text/html", "windows-1252")
    assert content_type("text/html;charset=") == ("text/html", None)
    assert content_type(None) == ("", None)


def test_may_be_page() -> None:
    assert may_be_page("application/rss+xml")
    assert may_be_page("")
    assert not may_be_page("image/svg+xml")
    assert not may_be_page("application/pdf")
