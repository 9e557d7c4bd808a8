from __future__ import annotations

import gzip
import io
import random
from typing import BinaryIO

import pytest

from secondsource.pages.sources.warc import responses
from secondsource.records import Document, Result

BODY = b"<html><p>Some news.</p></html>"


def http(
    body: bytes = BODY, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", **more: str
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes, url: str = "https://news.example/", sort: str = "response", length: str | None = None, **more: str
) -> bytes:
    headers = {
        "WARC-Type": sort,
        "WARC-Record-ID": "<urn:uuid:12345678-1234-1234-1234-123456789012>",
        "WARC-Date": "2024-03-24T10:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": f"application/http; msgtype={sort}",
        "Content-Length": length or str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def read(data: bytes, max_bytes: int = 100_000) -> list[Document | Result]:
    return list(responses(io.BytesIO(data), "news.warc", max_bytes))


def outcomes(data: bytes, max_bytes: int = 100_000) -> list[str]:
    return [item.url or "" if isinstance(item, Document) else item.outcome for item in read(data, max_bytes)]


ONE, TWO, THREE = (record(http(), f"https://news.example/{n}") for n in (1, 2, 3))


def test_responses_only() -> None:
    start = record(b"software: x", sort="warcinfo") + record(b"GET / HTTP/1.1\r\n\r\n", sort="request")
    data = start + ONE + record(b"x: y", sort="metadata")
    assert read(data) == [
        Document(
            data=BODY,
            media_type="text/html",
            path=f"news.warc:{len(start)}",
            url="https://news.example/1",
            charset="utf-8",
            retrieved="2024-03-24T10:00:00Z",
        )
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_offsets_lead_to_the_record(pack: object) -> None:
    packed = [pack(one) for one in (ONE, TWO, THREE)]  # type: ignore[operator]  # bytes and compress are both callable
    items = read(b"".join(packed))
    assert [item.path for item in items if isinstance(item, Document)] == [
        "news.warc:0",
        f"news.warc:{len(packed[0])}",
        f"news.warc:{len(packed[0]) + len(packed[1])}",
    ]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (http(content_type="application/pdf"), "not HTML"),
        (http(content_type="application/json"), "not HTML"),
        (http(status="404 Not Found"), "HTTP 404"),
        (http(status="301 Moved Permanently"), "HTTP 301"),
        (http(b" \n"), "empty"),
        (http(bytes(200_000)), "too large"),
        (http(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"), "too large"),
    ],
)
def test_what_is_skipped(block: bytes, reason: str) -> None:
    first, second = read(record(block, "https://news.example/x") + TWO)
    assert first == Result(source="news.warc:0", outcome="skipped", reason=reason)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    "block",
    [
        http(gzip.compress(BODY), Content_Encoding="gzip"),
        http(BODY, Content_Encoding="gzip"),
        http(
            b"5\r\n" + BODY[:5] + b"\r\n%x\r\n" % len(BODY[5:]) + BODY[5:] + b"\r\n0\r\n\r\n",
            Transfer_Encoding="chunked",
        ),
        http(BODY, Transfer_Encoding="chunked"),
    ],
)
def test_encodings_are_undone(block: bytes) -> None:
    (item,) = read(record(block))
    assert isinstance(item, Document)
    assert item.data == BODY


def test_plain_text_and_angle_brackets_and_cut_payloads() -> None:
    (item,) = read(record(http(b"Words.", "text/plain"), "<https://user:word@news.example/t>", WARC_Truncated="length"))
    assert isinstance(item, Document)
    assert (item.media_type, item.url, item.truncated) == ("text/plain", "https://news.example/t", True)


@pytest.mark.parametrize(
    "broken",
    [
        b"garbage\r\n\r\nmore garbage\r\n",
        record(http(), length="abc"),
        record(http(), length="20"),
        record(b"\0\1 no HTTP"),
        record(http(gzip.compress(BODY * 99)[:60], Content_Encoding="gzip")),
        record(http(), length="1000000"),
        record(http(), length="50000"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_broken_record_is_counted_and_the_next_is_read(broken: bytes, pack: object) -> None:
    data = b"".join(pack(part) for part in (ONE, broken, TWO, THREE))  # type: ignore[operator]
    got = outcomes(data)
    assert got[0] == "https://news.example/1"
    assert got[-2:] == ["https://news.example/2", "https://news.example/3"]
    assert "failed" in got[1:-2]


def test_a_damaged_gzip_member_costs_one_record() -> None:
    damaged = bytearray(gzip.compress(TWO))
    damaged[40:60] = bytes(20)
    got = outcomes(gzip.compress(ONE) + bytes(damaged) + gzip.compress(THREE))
    assert got == ["https://news.example/1", "failed", "https://news.example/3"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("lost", [5, 20, 60, 150])
def test_a_cut_archive_ends_with_a_failure(lost: int, pack: object) -> None:
    data = pack(ONE) + pack(TWO)[:-lost]  # type: ignore[operator]
    got = outcomes(data)
    assert got[0] == "https://news.example/1"
    # Without its last bytes a record may still be whole: what is lost is padding, or a checksum.
    assert got[1:] == ["failed"] or (lost <= 20 and got[1:] == ["https://news.example/2"])


def test_no_archive_at_all() -> None:
    assert outcomes(b"this is no archive\n" * 100) == ["failed"]
    assert outcomes(b"") == []


def test_a_stream_that_cannot_seek_is_read_until_it_breaks() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    stream: BinaryIO = Pipe(gzip.compress(ONE) + gzip.compress(TWO))
    assert len(list(responses(stream, "-", 100_000))) == 2
    got = list(responses(Pipe(ONE + b"garbage\r\n\r\n" + TWO), "-", 100_000))
    assert [isinstance(item, Document) for item in got] == [True, False]


def test_random_damage_never_raises_and_always_ends() -> None:
    rng = random.Random(5)  # noqa: S311  # damage, not secrets
    plain = ONE + TWO + THREE
    zipped = b"".join(map(gzip.compress, (ONE, TWO, THREE)))
    for _ in range(150):
        for whole in (plain, zipped):
            data = bytearray(whole)
            for _ in range(rng.randrange(1, 6)):
                data[rng.randrange(len(data))] = rng.randrange(256)
            assert len(read(bytes(data[: rng.randrange(1, len(data) + 1)]))) <= 20
