"""The file of the extract: columns of numbers and names, each compressed by itself."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.generic]

_MAGIC = b"places1\n"
_HARD = 9  # of zlib's levels: written once, read often


class _Head(msgspec.Struct, frozen=True):
    """One column: its name, type, number of values, and bytes in the file."""

    name: str
    kind: str  # numpy's name of the type
    length: int
    size: int


def write(path: Path, columns: Mapping[str, Column]) -> None:
    """Write columns to a file; bytes of like weight stand together, for that compresses better."""
    heads, parts = [], []
    for name, values in columns.items():
        shuffled = np.ascontiguousarray(values).view(np.uint8).reshape(len(values), values.itemsize).T.tobytes()
        packed = zlib.compress(shuffled, _HARD)
        heads.append(_Head(name, values.dtype.str, len(values), len(packed)))
        parts.append(packed)
    head = msgspec.json.encode(heads)
    path.write_bytes(_MAGIC + len(head).to_bytes(4, "little") + head + b"".join(parts))


def read(data: bytes) -> dict[str, Column]:
    """Read what :func:`write` wrote.

    Raises:
        ValueError: the bytes are no such file.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("no extract of places: the first bytes differ")
    at = len(_MAGIC) + 4
    size = int.from_bytes(data[at - 4 : at], "little")
    heads = msgspec.json.decode(data[at : at + size], type=list[_Head])
    at += size
    columns: dict[str, Column] = {}
    for head in heads:
        raw = np.frombuffer(zlib.decompress(data[at : at + head.size]), dtype=np.uint8)
        kind = np.dtype(head.kind)
        columns[head.name] = np.ascontiguousarray(raw.reshape(kind.itemsize, head.length).T).view(kind).reshape(-1)
        at += head.size
    return columns


def joined(lines: list[bytes]) -> NDArray[np.uint8]:
    """One column of bytes that holds strings, each ended by a line feed."""
    return np.frombuffer(b"".join(line + b"\n" for line in lines), dtype=np.uint8)


class Strings:
    """A column of strings, cut where it is asked."""

    def __init__(self, column: Column) -> None:
        self._data = column.tobytes()
        self._ends = np.flatnonzero(column == ord("\n"))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) + 1 if number else 0
        return self._data[start : int(self._ends[number])]

    def find(self, wanted: bytes) -> int | None:
        """The number of a string, where the column is sorted; ``None`` where it is not there."""
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ends) and self[low] == wanted else None
