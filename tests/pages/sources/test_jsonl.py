from __future__ import annotations

import gzip
import io
import json

from secondsource.pages.sources.jsonl import rows
from secondsource.records import Document, Given, Result


def read(data: bytes, max_bytes: int = 10_000) -> list[Document | Result]:
    return list(rows(io.BytesIO(data), "news.jsonl", max_bytes))


def test_rows_become_documents() -> None:
    text = {
        "url": "https://user:word@news.example/a#x",
        "title": "Ferry late",
        "text": "The ferry — late.",
        "date": "2024-03-24",
        "outlet": "Harbour Post",
        "authors": ["A. Writer", " "],
        "other": 5,
    }
    page = {"html": "<p>x</p>", "text": "y", "authors": "B. Writer", "title": None}
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in (text, page)).encode()
    first, second = read(b"\xef\xbb\xbf" + data)
    assert first == Document(
        data="The ferry — late.".encode(),
        media_type="text/plain",
        path="news.jsonl:1",
        url="https://news.example/a",
        charset="utf-8",
        given=Given(title="Ferry late", outlet="Harbour Post", date="2024-03-24", authors=("A. Writer",)),
    )
    assert second == Document(
        data=b"<p>x</p>",
        media_type="text/html",
        path="news.jsonl:2",
        charset="utf-8",
        given=Given(authors=("B. Writer",)),
    )


def test_each_bad_line_has_its_own_result() -> None:
    data = b'{"text": "a"}\n\n{"text": \n[1]\n{"text": 5}\n{"url": "https://news.example/"}\n'
    data += b'{"text": " "}\n\xff\n{"text":"\\ud800"}\n'
    got = [(item.source, item.outcome, item.reason) for item in read(data) if isinstance(item, Result)]
    assert [row[:2] for row in got] == [
        ("news.jsonl:3", "failed"),
        ("news.jsonl:4", "failed"),
        ("news.jsonl:5", "failed"),
        ("news.jsonl:6", "skipped"),
        ("news.jsonl:7", "skipped"),
        ("news.jsonl:8", "failed"),
        ("news.jsonl:9", "failed"),
    ]
    assert "$.text" in str(got[2][2])
    assert got[3][2] == got[4][2] == "empty"


def test_a_long_line_is_skipped_and_the_next_is_read() -> None:
    long = json.dumps({"text": "x" * 300_000}).encode()
    first, second = read(long + b'\n{"text": "short"}', max_bytes=1000)
    assert first == Result(source="news.jsonl:1", outcome="skipped", reason="too large")
    assert isinstance(second, Document)
    assert second.path == "news.jsonl:2"


def test_a_long_last_line_without_an_end() -> None:
    assert [item.outcome for item in read(b"x" * 5000, 100) if isinstance(item, Result)] == ["skipped"]


def test_a_stream_that_breaks_off() -> None:
    zipped = gzip.compress(
        b"".join(json.dumps({"text": f"{n} {n * 7919 % 1013}"}).encode() + b"\n" for n in range(5000))
    )
    stream = gzip.GzipFile(fileobj=io.BytesIO(zipped[: len(zipped) // 2]))
    got = list(rows(stream, "news.jsonl.gz", 1000))  # type: ignore[arg-type]  # GzipFile is a binary stream
    assert isinstance(got[0], Document)
    assert isinstance(got[-1], Result)
    assert got[-1].outcome == "failed"
    assert sum(isinstance(item, Result) for item in got) == 1


def test_an_address_that_is_none_fails_its_row() -> None:
    (got,) = read(b'{"url": "http://[bad", "text": "x"}')
    assert got == Result(source="news.jsonl:1", outcome="failed", reason="'http://[bad' is not a usable URL")
