"""Undoing content and transfer encodings without ever holding more than a limit: no page can be a bomb."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

from fastwarc.stream_io import BrotliReader

from secondsource.errors import DecodeError

_GZIP = b"\x1f\x8b"
_MOST_CODINGS = 3
_PIECE = 64 * 1024
_FIRST_PIECE = 256

Bounded = tuple[bytes, bool]
"""Bytes, and whether more would have followed past the limit."""


def decoded(data: bytes, header: str | None, limit: int) -> Bounded:
    """Undo the codings that a Content-Encoding header names, last one first, up to ``limit`` bytes.

    Bytes that claim to be gzip and are not are given back as they are: archives and proxies often keep the header of
    a body they have already decoded. Raises DecodeError for broken or cut data and for a coding unknown here.
    """
    codings = [coding.strip().lower() for coding in (header or "").split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity", "none", "utf-8")]
    if len(codings) > _MOST_CODINGS:
        raise DecodeError(f"more than {_MOST_CODINGS} content encodings")
    for coding in reversed(codings):
        decoder = _DECODERS.get(coding)
        if decoder is None:
            raise DecodeError(f"content encoding {coding!r} is not known")
        data, cut = decoder(data, limit)
        if cut:
            return data, True
    return data[:limit], len(data) > limit


def gunzipped(data: bytes, limit: int) -> Bounded:
    """Undo gzip, member after member; bytes after the last member are ignored as padding."""
    if not data.startswith(_GZIP):
        return data[:limit], len(data) > limit
    whole = bytearray()
    position = 0
    while data.startswith(_GZIP, position):
        member, position = _member(data, position, limit + 1 - len(whole))
        whole += member
        if len(whole) > limit:
            return bytes(whole[:limit]), True
    return bytes(whole), False


def _member(data: bytes, position: int, most: int) -> tuple[bytes, int]:
    """Undo the gzip member at ``position``, up to ``most`` bytes; give them and where the member ends.

    It is fed in pieces, small ones first: zlib copies what follows a member, and a body may be all empty members.
    """
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    whole = bytearray()
    size = _FIRST_PIECE
    while not inflater.eof and len(whole) < most:
        piece = data[position : position + size]
        if not piece:
            raise DecodeError("compressed data ends too early")
        try:
            whole += inflater.decompress(piece, most - len(whole))
        except zlib.error as error:
            raise DecodeError(f"broken compressed data ({error})") from error
        position += len(piece) - len(inflater.unused_data) - len(inflater.unconsumed_tail)
        size = min(2 * size, _PIECE)
    return bytes(whole), position


def _deflated(data: bytes, limit: int) -> Bounded:
    # RFC 9110 means zlib by "deflate", but servers also send the raw stream.
    try:
        whole = _inflated(zlib.decompressobj(), data, limit + 1)
    except DecodeError:
        whole = _inflated(zlib.decompressobj(-zlib.MAX_WBITS), data, limit + 1)
    return whole[:limit], len(whole) > limit


def _unbrotli(data: bytes, limit: int) -> Bounded:
    whole = bytearray()
    try:
        with BrotliReader(io.BytesIO(data)) as reader:
            while len(whole) <= limit and (piece := reader.read(_PIECE)):
                whole += piece
    except OSError as error:
        raise DecodeError(f"broken brotli data ({error})") from error
    return bytes(whole[:limit]), len(whole) > limit


def _inflated(inflater: zlib._Decompress, data: bytes, most: int) -> bytes:
    try:
        whole = inflater.decompress(data, most)
    except zlib.error as error:
        raise DecodeError(f"broken compressed data ({error})") from error
    if len(whole) < most and not inflater.eof:
        raise DecodeError("compressed data ends too early")
    return whole


def unchunked(data: bytes) -> bytes:
    """Undo HTTP/1.1 chunked transfer coding; bytes that are not chunked are given back as they are.

    Archives often keep the header of a body whose chunks they have joined. Raises DecodeError for a cut body.
    """
    whole = bytearray()
    position = 0
    while True:
        end = data.find(b"\r\n", position, position + 1024)
        size = _hexadecimal(data[position:end].partition(b";")[0]) if end >= 0 else None
        if size is None:
            if position == 0:
                return data
            raise DecodeError("broken chunk in the body")
        if size == 0:
            return bytes(whole)
        position = end + 2 + size
        if position + 2 > len(data):
            raise DecodeError("the body ends within a chunk")
        whole += data[end + 2 : position]
        position += 2


def _hexadecimal(digits: bytes) -> int | None:
    digits = digits.strip()
    if not digits or len(digits) > 8 or digits.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(digits, 16)


_DECODERS: dict[str, Callable[[bytes, int], Bounded]] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": _deflated,
    "br": _unbrotli,
}
