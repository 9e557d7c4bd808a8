"""The full-text index of what claims are said with, made as that of the reports is, which ``database.py`` tells."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa


def create_wordings(connection: sa.Connection) -> None:
    """Make the full-text index of what claims are said with; words count as in that of the reports."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE wordings USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')"
    )


def add_wordings(connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Index the number of each claim and all its wordings, as one text."""
    if rows:
        connection.exec_driver_sql("INSERT INTO wordings (rowid, text) VALUES (?, ?)", list(rows))


def drop_wordings(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Take claims out of the index."""
    if numbers:
        connection.exec_driver_sql("DELETE FROM wordings WHERE rowid = ?", [(number,) for number in numbers])


def match_wordings(connection: sa.Connection, words: Sequence[str], limit: int) -> list[int]:
    """Give the numbers of the claims that have any of ``words``, those with the most and the rarest first."""
    query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
    if not query:
        return []
    return list(
        connection.exec_driver_sql(
            "SELECT rowid FROM wordings WHERE wordings MATCH ? ORDER BY bm25(wordings), rowid LIMIT ?", (query, limit)
        ).scalars()
    )


def wordings_of(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Give what :func:`add_wordings` indexed for claims, by number."""
    found: dict[int, str] = {}
    for number in numbers:
        row = connection.exec_driver_sql("SELECT text FROM wordings WHERE rowid = ?", (number,)).first()
        if row is not None:
            found[number] = str(row[0])
    return found
