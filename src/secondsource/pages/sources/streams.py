"""Byte streams whose beginning is looked at before they are read: standard input, pipes, files of unknown sort."""

from __future__ import annotations

import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from secondsource.errors import DecodeError, InputError

from .sniffing import HEAD

_PIECE = 64 * 1024


class _Rejoined(io.RawIOBase):
    """The bytes already read from a stream, followed by the rest of it; closing it leaves the stream open."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # typeshed asks for a type 3.11 cannot name
        if self._head:
            count = min(len(target), len(self._head))
            target[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        piece = self._rest.read(len(target))
        target[: len(piece)] = piece
        return len(piece)


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Read the first ``HEAD`` bytes; give them, and a stream that still has them in front."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head, io.BufferedReader(_Rejoined(head, stream), _PIECE)


def unzipped(stream: BinaryIO) -> BinaryIO:
    """Undo gzip while reading."""
    return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))


def beginning(head: bytes) -> bytes:
    """Undo gzip for the first bytes of a stream, up to ``HEAD`` bytes. Raises DecodeError where they are no gzip."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error as error:
        raise DecodeError(f"broken gzip data: {error}") from error


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[BinaryIO]:
    """Copy a stream to an unnamed file for as long as it is read: archives are read with steps back."""
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file, 1 << 20)
        file.seek(0)
        yield cast(BinaryIO, file)


def read_whole(stream: BinaryIO, limit: int) -> bytes | None:
    """Read a stream to its end; None where it has more than ``limit`` bytes. Raises DecodeError where it is broken."""
    whole = bytearray()
    try:
        while len(whole) <= limit and (piece := stream.read(min(_PIECE, limit + 1 - len(whole)))):
            whole += piece
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DecodeError(f"broken gzip data: {error}") from error
    return bytes(whole) if len(whole) <= limit else None


@contextmanager
def opened(path: Path, *, zipped: bool) -> Iterator[BinaryIO]:
    """Open a file for reading, undoing gzip where asked. Raises InputError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            if not zipped:
                yield file
                return
            with unzipped(file) as stream:
                yield stream
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror or error}") from error
