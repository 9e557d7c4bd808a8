"""Editors' decisions, and which links are of a copy with the report that stands for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables. Links of an older version stay as they are, each of two reports that lead."""
    op.add_column("links", sa.Column("copies", sa.Boolean, nullable=False, server_default="0"))
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("note", sa.Text),
    )
    op.create_table(
        "decided",
        sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("side", sa.Integer, primary_key=True),
        sa.Column("report", sa.Text, primary_key=True),
        sa.Index("decided_by_report", "report"),
    )
