"""What the encoder made of the texts it has read, by a hash of each: what was read once is never read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import batches

_passages = tables.passages.c


def passages(connection: sa.Connection, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    """Give what is kept under ``keys``; see :meth:`Queries.passages`."""
    found: dict[bytes, bytes] = {}
    for batch in batches(keys):
        rows = connection.execute(sa.select(_passages.key, _passages.vector).where(_passages.key.in_(batch)))
        found.update((bytes(key), bytes(made)) for key, made in rows)
    return found


def add_passages(connection: sa.Connection, made: Mapping[bytes, bytes]) -> None:
    """Keep what was made under its keys; see :meth:`Writer.add_passages`."""
    # Another process may have read the same text meanwhile, and has made the same of it.
    known = passages(connection, made)
    rows = [{"key": key, "vector": value} for key, value in sorted(made.items()) if key not in known]
    if rows:
        connection.execute(tables.passages.insert(), rows)
