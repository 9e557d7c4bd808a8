"""The names of the reports' actors, filled from the readings that the ledger holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from secondsource.ledger.names import add_names
from secondsource.ledger.packing import unpack_reading, unpack_text

revision = "0002"
down_revision = "0001"

BATCH = 200
"""Reports whose readings are in memory at once."""


def upgrade() -> None:
    """Make the index and fill it; the readings of a ledger are read once for it."""
    op.create_table(
        "names",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("stored", sa.Integer, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Index("names_by_stored", "stored"),
    )
    connection = op.get_bind()
    current = connection.execute(sa.text("SELECT stored FROM entries WHERE vector IS NOT NULL ORDER BY stored"))
    numbers = [row.stored for row in current]
    for start in range(0, len(numbers), BATCH):
        _fill(connection, numbers[start : start + BATCH])


def _fill(connection: sa.Connection, numbers: list[int]) -> None:
    wanted: sa.BindParameter[list[int]] = sa.bindparam("numbers", expanding=True)
    rows = connection.execute(
        sa.text(
            "SELECT reports.id AS stored, readings.record AS record, versions.text AS text FROM reports"
            " JOIN readings ON readings.stored = reports.id JOIN versions ON versions.id = reports.version"
            " WHERE reports.id IN :numbers"
        ).bindparams(wanted),
        {"numbers": numbers},
    ).all()
    for row in rows:
        add_names(connection, row.stored, unpack_reading(row.record), unpack_text(row.text))
