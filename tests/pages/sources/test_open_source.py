from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from loopback import PAGE, Web

from secondsource.pages.sources import Fetched, SourceOptions, Validators, open_source
from secondsource.records import Document, Given, Result

OPTIONS = SourceOptions(allow_private=True, delay=0, timeout=5, max_bytes=20_000)


def read(source: object, options: SourceOptions = OPTIONS) -> list[Document | Result]:
    return list(open_source(str(source), options))


def brief(items: list[Document | Result]) -> list[str]:
    return [
        item.media_type if isinstance(item, Document) else f"{item.outcome}: {(item.reason or '')[:40]}"
        for item in items
    ]


def warc(body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-03-24T10:00:00Z\r\n"
        b"WARC-Target-URI: https://news.example/w\r\nContent-Type: application/http\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
    )


def feed(*items: str) -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str, more: str = "") -> str:
    return f"<item><title>T</title><link>{link}</link>{more}</item>"


# -- files ------------------------------------------------------------------------------------------------------------


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Fähre".encode("cp1252"))
    os.utime(path, (1711267200, 1711267200))
    assert read(path) == [
        Document(
            data="Fähre".encode("cp1252"), media_type="text/plain", path=str(path), retrieved="2024-03-24T08:00:00Z"
        )
    ]


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.html", PAGE, ["text/html"]),
        ("a.html", b" \n", ["skipped: empty"]),
        ("a.html", b"x" * 20_001, ["skipped: too large"]),
        ("a.html.gz", gzip.compress(PAGE), ["text/html"]),
        ("a.html.gz", gzip.compress(PAGE)[:20], ["failed: broken gzip data: Compressed file"]),
        ("a.html.gz", PAGE, ["failed: broken gzip data: Not a gzipped"]),
        ("a.html.gz", gzip.compress(bytes(5_000_000)), ["skipped: too large"]),
        ("a.txt", b"Words.", ["text/plain"]),
        ("a.txt", b"<html> is where a page begins.", ["text/plain"]),
        ("a.xml", b'<?xml version="1.0"?><urlset/>', ["skipped: not a page"]),
        ("a.xml", feed(), ["skipped: empty"]),
        ("a.xml", b'<?xml version="1.0"?><rss><chan', ["failed: "]),
        ("a.opml", b"<opml><body/></opml>", ["skipped: empty"]),
        ("a.opml", b"<opml><body>", ["failed: "]),
        (
            "a.jsonl",
            b'{"text": "x"}\n{"html": "<p>"}\n{}\n{',
            ["text/plain", "text/html", "skipped: empty", "failed: "],
        ),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n'), ["text/plain"]),
        ("a.warc", warc(PAGE), ["text/html"]),
        ("a.warc.gz", gzip.compress(warc(PAGE)) + gzip.compress(warc(PAGE))[:90], ["text/html", "failed: "]),
        ("page", PAGE, ["text/html"]),
        ("page.php", b"Words.", ["text/plain"]),
        ("page.bin", gzip.compress(b'{"text": "x"}'), ["text/plain"]),
        ("a.pdf", b"%PDF-1.7", ["skipped: not a page"]),
    ],
)
def test_sorts_of_files(tmp_path: Path, name: str, data: bytes, expected: list[str]) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    got = brief(read(path))
    assert len(got) == len(expected)
    assert all(one.startswith(wanted) for one, wanted in zip(got, expected, strict=True)), got


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x"}))
    (tmp_path / "c.dat").write_bytes(b"x")
    got = read(tmp_path)
    assert brief(got) == ["text/plain", "text/html", "skipped: not a page"]
    assert isinstance(got[0], Document)
    assert got[0].path == f"{tmp_path}/a.jsonl:1"


@pytest.mark.parametrize("source", ["no/such/page.html", "ftp://user:word@news.example/a", "gopher://x", "feed://x"])
def test_sources_that_are_not_there(source: str) -> None:
    (got,) = read(source)
    assert isinstance(got, Result)
    assert got.outcome == "failed"
    assert "word" not in got.source


def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    path.chmod(0)
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    assert brief(read(path))[0].startswith("failed: ")


def test_a_pipe_named_by_the_user(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert brief(read(path)) == [f"failed: {path} is a pipe or a device"[:48]]
    reads, writes = os.pipe()
    os.write(writes, PAGE)
    os.close(writes)
    assert brief(read(f"/dev/fd/{reads}")) == ["text/html"]  # as a shell's process substitution names it
    os.close(reads)


def test_an_empty_source_is_not_the_current_folder() -> None:
    assert brief(read("")) == ["failed: an empty source; name a file, a folder o"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc", "a.warc.gz"])
def test_a_file_that_holds_nothing_is_skipped(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b"") if name.endswith(".gz") else b"")
    assert read(path) == [Result(source=str(path), outcome="skipped", reason="empty")]


def test_a_folder_that_holds_nothing_is_skipped(tmp_path: Path) -> None:
    (tmp_path / ".hidden.html").write_bytes(PAGE)
    assert read(tmp_path) == [Result(source=str(tmp_path), outcome="skipped", reason="empty")]


# -- standard input ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (PAGE, ["text/html"]),
        (b"Words.", ["text/plain"]),
        (b"", ["skipped: empty"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["text/plain", "text/plain"]),
        (gzip.compress(PAGE), ["text/html"]),
        (gzip.compress(gzip.compress(PAGE)), ["skipped: not a page"]),
        (warc(PAGE) + warc(PAGE), ["text/html", "text/html"]),
        (gzip.compress(warc(PAGE)) + gzip.compress(warc(PAGE)), ["text/html", "text/html"]),
        (feed("<item><title>No link</title></item>"), ["skipped: empty"]),
        (b"\0\1", ["skipped: not a page"]),
        (b"\x1f\x8bbroken", ["failed: "]),
        (b"x" * 30_000, ["skipped: too large"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    class Piped(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size, 7) if size and size > 0 else size)  # as few at a time as a pipe may give

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Piped(data)))
    got = brief(read("-"))
    assert len(got) == len(expected)
    assert all(one.startswith(wanted) for one, wanted in zip(got, expected, strict=True)), got


def test_closed_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert read("-") == [Result(source="-", outcome="failed", reason="standard input is closed")]


# -- addresses --------------------------------------------------------------------------------------------------------


def test_an_address_and_its_validators(web: Web) -> None:
    url = web.html("/a", ETag='"1"')
    (page,) = read(url)
    assert isinstance(page, Fetched)
    web.routes["/a"] = (304, {}, b"")
    known = {str(page.url): page.validators}
    assert known == {url: Validators(etag='"1"')}
    (again,) = open_source(url, OPTIONS, known.get)
    assert again == Result(source=url, outcome="unchanged", reason="HTTP 304")


def test_a_feed_is_followed_to_its_pages(web: Web) -> None:
    first = web.html("/1")
    web.html("/2")
    web.routes["/feed"] = (
        200,
        {"Content-Type": "application/rss+xml"},
        feed(
            item(first, "<source url='x'>Northwire</source><pubDate>Sun, 24 Mar 2024 10:00:00 GMT</pubDate>"),
            item("/2"),
            item(first + "?utm_source=feed#x"),
            item("/gone"),
            item("/feed2"),
            item("ftp://news.example/"),
            "<item><title>Whole</title><description>d</description>"
            "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;All.&lt;/p&gt;</content:encoded></item>",
        ),
    )
    web.routes["/feed2"] = (200, {"Content-Type": "text/xml"}, feed(item("/2")))
    got = read(web.url("/feed"))
    assert brief(got) == [
        "text/html",
        "text/html",
        "skipped: duplicate",
        f"failed: HTTP 404 from {web.url('/gone')}"[:48],
        "skipped: not HTML",
        "failed: ftp://news.example/ is not fetched: only"[:48],
        "text/html",
    ]
    assert isinstance(got[0], Fetched)
    assert got[0].given == Given(title="T", date="2024-03-24T10:00:00+00:00", agency="Northwire", feed=True)
    assert isinstance(got[6], Document)
    assert (got[6].data, got[6].path) == (b"<p>All.</p>", f"{web.url('/feed')}#7")


def test_a_local_feed_in_windows_1252_and_a_list_of_feeds(web: Web, tmp_path: Path) -> None:
    page = web.html("/1")
    data = (
        feed(item(page)).decode().replace('"1.0"', '"1.0" encoding="windows-1252"').replace("<title>T", "<title>Fähre")
    )
    (tmp_path / "feed.xml").write_bytes(data.encode("cp1252"))
    (got,) = read(tmp_path / "feed.xml")
    assert isinstance(got, Fetched)
    assert got.given.title == "Fähre"
    web.routes["/feed"] = (200, {"Content-Type": "text/xml; charset=windows-1252"}, data.encode("cp1252"))
    outline = f'<opml><body><outline><outline xmlUrl="{web.url("/feed")}"/></outline><outline xmlUrl="/gone"/>'
    outline += f'<outline xmlUrl="{page}"/><outline xmlUrl="{web.url("/list")}"/></body></opml>'
    web.routes["/list"] = (200, {"Content-Type": "text/xml"}, outline.encode())
    (tmp_path / "list.opml").write_text(outline)
    assert brief(read(tmp_path / "list.opml"))[:1] == ["text/html"]
    assert brief(read(web.url("/list"))) == [
        "text/html",
        f"failed: HTTP 404 from {web.url('/gone')}"[:48],
        "text/html",
        "skipped: not HTML",
    ]


def test_nothing_inside_is_reached_through_a_feed(web: Web, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(feed(item(web.html("/1")), item("file:///etc/hostname"), item("/etc/hostname")))
    got = read(tmp_path / "feed.xml", SourceOptions(delay=0))
    assert [entry.split(":")[0] for entry in brief(got)] == ["failed"] * 3
    assert web.asked == []


def test_a_broken_feed_at_an_address(web: Web) -> None:
    web.routes["/feed"] = (200, {"Content-Type": "text/xml"}, b"<rss><channel><item")
    assert brief(read(web.url("/feed")))[0].startswith("failed: ")


def test_an_abandoned_run_closes_its_connections(web: Web) -> None:
    web.routes["/feed"] = (200, {"Content-Type": "text/xml"}, feed(item(web.html("/1")), item(web.html("/2"))))
    items = open_source(web.url("/feed"), OPTIONS)
    assert isinstance(next(items), Fetched)
    items.close()  # type: ignore[attr-defined]  # a generator
    assert "/2" not in web.asked
