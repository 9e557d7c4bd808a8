"""Passages that the encoder has read, by the hash of their text: a text that was read once is never read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import batches

_passages = tables.passages.c


def passages(connection: sa.Connection, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    """Give the vectors kept under ``keys``; see :meth:`Queries.passages`."""
    found: dict[bytes, bytes] = {}
    for batch in batches(keys):
        rows = connection.execute(sa.select(_passages.key, _passages.vector).where(_passages.key.in_(batch)))
        found.update((bytes(key), bytes(vector)) for key, vector in rows)
    return found


def add_passages(connection: sa.Connection, vectors: Mapping[bytes, bytes]) -> None:
    """Keep vectors under their keys; see :meth:`Writer.add_passages`."""
    # Another process may have read the same text meanwhile: its vector is the same.
    known = passages(connection, vectors)
    rows = [{"key": key, "vector": vector} for key, vector in sorted(vectors.items()) if key not in known]
    if rows:
        connection.execute(tables.passages.insert(), rows)
