from __future__ import annotations

import gzip
import io
import random
import time
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter

from secondsource.errors import DecodeError
from secondsource.pages.sources.encodings import decoded, gunzipped, unchunked

TEXT = b"The ferry was late. " * 50


def brotli(data: bytes) -> bytes:
    sink = io.BytesIO()
    writer = BrotliWriter(sink)
    writer.write(data)
    writer.close()
    return sink.getvalue()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (TEXT, None),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), "X-GZIP"),
        (gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]) + b"\0\0", "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (brotli(TEXT), "br"),
        (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
        (TEXT, "gzip"),  # already decoded, the header left standing
    ],
)
def test_decoded(data: bytes, header: str | None) -> None:
    assert decoded(data, header, len(TEXT)) == (TEXT, False)
    assert decoded(data, header, 100) == (TEXT[:100], True)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_stops_at_the_limit(coding: str) -> None:
    zeros = bytes(30_000_000)
    bomb = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli}[coding](zeros)
    assert len(bomb) < 100_000
    assert decoded(bomb, coding, 1000) == (bytes(1000), True)


@pytest.mark.parametrize(
    ("data", "header"),
    [
        (gzip.compress(TEXT)[:-20], "gzip"),
        (b"\x1f\x8bnothing", "gzip"),
        (TEXT, "deflate"),
        (TEXT, "br"),
        (brotli(bytes(range(256)) * 9)[:40], "br"),
        (TEXT, "rot13"),
        (TEXT, "gzip, gzip, gzip, gzip"),
    ],
)
def test_broken_data_is_said_to_be_broken(data: bytes, header: str) -> None:
    with pytest.raises(DecodeError):
        decoded(data, header, 10_000)


def test_gunzipped_empty() -> None:
    assert gunzipped(gzip.compress(b""), 10) == (b"", False)


def test_many_empty_gzip_members_take_no_quadratic_time() -> None:
    data = gzip.compress(b"") * 200_000  # four megabytes, each member of which used to copy all that follow
    start = time.process_time()
    assert gunzipped(data + gzip.compress(TEXT), len(TEXT)) == (TEXT, False)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 70_000])
def test_gzip_members_of_any_size_end_where_they_end(size: int) -> None:
    noise = random.Random(size).randbytes(size)  # noqa: S311
    data = gzip.compress(noise) + gzip.compress(TEXT) + b"padding"
    assert gunzipped(data, 100_000) == (noise + TEXT, False)
    assert gunzipped(data, size) == (noise, True)


def test_unchunked() -> None:
    assert unchunked(b"5\r\nabcde\r\n2;x=y\r\nfg\r\n0\r\n\r\n") == b"abcdefg"
    assert unchunked(b"<p>not chunked at all") == b"<p>not chunked at all"


@pytest.mark.parametrize("data", [b"5\r\nabc", b"5\r\nabcde\r\nzz\r\n", b"3\r\nabc\r\n"])
def test_unchunked_broken(data: bytes) -> None:
    with pytest.raises(DecodeError):
        unchunked(data)
