"""The claims of the stories in a table of their own, to be found by meaning and by words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from secondsource.ledger.wordings import create_wordings

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table and its index; the stories are to be assembled again, for they were assembled without claims."""
    op.create_table(
        "claims",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("story", sa.Text, sa.ForeignKey("stories.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("story", "position"),
    )
    create_wordings(op.get_bind())
    op.execute("UPDATE stories SET stale = 1 WHERE record IS NOT NULL")
