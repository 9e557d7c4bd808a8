"""Ledgers as an older version of the program left them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

UNDONE = {
    "0002": ("DROP TABLE names",),
    "0003": ("DROP TABLE claims", "DROP TABLE wordings"),
    "0004": ("DROP TABLE decided", "DROP TABLE decisions", "ALTER TABLE links DROP COLUMN copies"),
}
"""What takes back each revision of the tables."""


def make_older(path: Path, revision: str) -> None:
    """Take a ledger back to what it was under an older revision of the tables."""
    connection = sqlite3.connect(path)
    for later in sorted(UNDONE, reverse=True):
        if later > revision:
            for statement in UNDONE[later]:
                connection.execute(statement)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()
