"""The first tables: pages and their versions, reports, readings, passages, links, stories, inputs, full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from secondsource.ledger.database import create_texts

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything; written out, so that later changes to the tables do not change what this revision was."""
    _bookkeeping()
    _pages()
    _reports()
    _linking()
    create_texts(op.get_bind())


def _bookkeeping() -> None:
    op.create_table("about", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    counters = op.create_table(
        "counters", sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Integer, nullable=False)
    )
    op.bulk_insert(counters, [{"name": "change", "value": 0}])
    op.create_table(
        "inputs",
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Index("inputs_by_outcome", "outcome"),
    )
    op.create_table(
        "validators",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
    )


def _pages() -> None:
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("url", sa.Text),
        sa.Column("current", sa.Integer),
    )
    op.create_table(
        "locations",
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.id"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("location", sa.Text, primary_key=True),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page", sa.Integer, sa.ForeignKey("pages.id"), nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("first_seen", sa.Text),
        sa.Column("last_seen", sa.Text),
        sa.Column("last_sha256", sa.Text, nullable=False),
        sa.Column("page_record", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("page", "sha256"),
    )


def _reports() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("version", "report"),
        sa.Index("reports_by_id", "report"),
    )
    op.create_table(
        "readings",
        sa.Column("stored", sa.Integer, sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("change", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("report", sa.Text, nullable=False, unique=True),
        sa.Column("stored", sa.Integer, sa.ForeignKey("reports.id")),
        sa.Column("published", sa.Text),
        sa.Column("vector", sa.LargeBinary),
        sa.Column("rare", sa.LargeBinary),
        sa.Index("entries_by_stored", "stored"),
    )
    op.create_table(
        "passages",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )


def _linking() -> None:
    op.create_table(
        "links",
        sa.Column("a", sa.Text, sa.ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
        sa.Column("b", sa.Text, sa.ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("a_in_b", sa.Float, nullable=False),
        sa.Column("b_in_a", sa.Float, nullable=False),
        sa.Column("reasons", sa.LargeBinary, nullable=False),
        sa.Column("matches", sa.LargeBinary, nullable=False),
        sa.Index("links_by_b", "b", "a"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("stale", sa.Boolean, nullable=False),
        sa.Column("last", sa.Text),
        sa.Column("record", sa.LargeBinary),
        sa.Index("stories_by_stale", "stale"),
        sa.Index("stories_by_last", "last"),
    )
    op.create_table(
        "members",
        sa.Column("report", sa.Text, sa.ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
        sa.Column("story", sa.Text, sa.ForeignKey("stories.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Index("members_by_story", "story", "position"),
    )
