"""Records and texts as the bytes that the ledger stores: MessagePack, and zlib where it saves something."""

from __future__ import annotations

import zlib

import msgspec

from secondsource.records import Claim, Match, Page, Reading, Report, Story

Numbers = tuple[int, ...]
Reasons = dict[str, float]
Matches = tuple[Match, ...]

_encoder = msgspec.msgpack.Encoder()
_pages = msgspec.msgpack.Decoder(Page)
_reports = msgspec.msgpack.Decoder(Report)
_readings = msgspec.msgpack.Decoder(Reading)
_stories = msgspec.msgpack.Decoder(Story)
_claims = msgspec.msgpack.Decoder(Claim)
_numbers = msgspec.msgpack.Decoder(Numbers)
_reasons = msgspec.msgpack.Decoder(Reasons)
_matches = msgspec.msgpack.Decoder(Matches)

SMALL = 512
"""Bytes below which compression is not tried."""

_PLAIN, _ZLIB = b"\x00", b"\x01"


def pack(value: object) -> bytes:
    """Encode a record, or a tuple or dict of plain values; equal values give equal bytes."""
    return _encoder.encode(value)


def pack_text(text: str) -> bytes:
    """Encode a text; the first byte says whether the rest is compressed."""
    raw = text.encode()
    if len(raw) >= SMALL:
        packed = zlib.compress(raw, level=6)
        if len(packed) < len(raw):
            return _ZLIB + packed
    return _PLAIN + raw


def unpack_text(data: bytes) -> str:
    """Undo :func:`pack_text`."""
    return (zlib.decompress(data[1:]) if data[:1] == _ZLIB else data[1:]).decode()


def unpack_page(head: bytes, text: bytes) -> Page:
    """Decode a page whose record was packed without its text."""
    return msgspec.structs.replace(_pages.decode(head), text=unpack_text(text))


def unpack_report(data: bytes) -> Report:
    """Decode a report."""
    return _reports.decode(data)


def unpack_reading(data: bytes) -> Reading:
    """Decode a reading."""
    return _readings.decode(data)


def unpack_story(data: bytes) -> Story:
    """Decode a story."""
    return _stories.decode(data)


def unpack_claim(data: bytes) -> Claim:
    """Decode a claim."""
    return _claims.decode(data)


def unpack_numbers(data: bytes) -> Numbers:
    """Decode the hashes of a report's rare names."""
    return _numbers.decode(data)


def unpack_reasons(data: bytes) -> Reasons:
    """Decode the reasons of a link."""
    return _reasons.decode(data)


def unpack_matches(data: bytes) -> Matches:
    """Decode the matches of a link."""
    return _matches.decode(data)
