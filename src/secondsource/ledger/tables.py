"""The tables of a ledger. The migrations make them; a test compares the two.

::

    pages ──< locations             every path and URL that a page was seen at
      └──< versions                 its contents over time; pages.current names the one that stands
             └──< reports ──1 readings
    entries >── reports             which report stands for a report id now: what links and stories are about
      ├──< links                    pairs of entries
      ├──< names                    of the actors of the reports that entries point at
      └──1 members >── stories ──< claims
    decisions ──< decided           what editors decided about stories, and of which report ids
    passages                        what the encoder made of each text it read; points at nothing

An entry lives as long as its report is current with the same content: where that ends, the entry is deleted, and its
links and its place in a story go with it. A row without a report takes its place, so that other processes can see
that it is gone. Entries are numbered by a counter of our own: the numbers grow in the order of the commits, and none
is used twice.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

READER = "reader"
"""Where ``about`` keeps what reports were read with."""

about = Table(
    "about",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""``version``: the version of this package that made or last migrated the tables; ``reader``: what its reports were
read with, the encoder's weights and the ways to decode and to read."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""``change``: the number of the latest change to ``entries``; ``decision``: of the latest decision."""

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # the canonical URL, or "sha256:" and Page.identity
    Column("url", Text),
    Column("current", Integer),  # versions.id; no foreign key, for the two would depend on each other
)

locations = Table(
    "locations",
    metadata,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("kind", Text, primary_key=True),  # "path" or "url"
    Column("location", Text, primary_key=True),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("sha256", Text, nullable=False),  # Page.identity: of the bytes, "+", of what the source said of them
    Column("digest", Text, nullable=False),  # over the content of its reports
    Column("first_seen", Text),  # ISO 8601; when this document was retrieved first
    Column("last_seen", Text),  # when it, or another with the same digest, was retrieved last
    Column("last_sha256", Text, nullable=False),  # Page.identity of the document retrieved then
    Column("page_record", LargeBinary, nullable=False),  # without its text
    Column("text", LargeBinary, nullable=False),
    UniqueConstraint("page", "sha256"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", ForeignKey("versions.id"), nullable=False),
    Column("report", Text, nullable=False),
    Column("position", Integer, nullable=False),  # among the reports of its page, from 0
    Column("language", Text),
    Column("published", Text),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("version", "report"),
    Index("reports_by_id", "report"),
)

readings = Table(
    "readings",
    metadata,
    Column("stored", ForeignKey("reports.id"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("change", Integer, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False, unique=True),
    Column("stored", ForeignKey("reports.id")),  # None: the report is current no longer
    Column("published", Text),
    Column("vector", LargeBinary),  # None, as the next, where nothing was read of the report
    Column("rare", LargeBinary),
    Index("entries_by_stored", "stored"),
)
"""Narrow rows of their own, so that all of them can be read without touching a reading."""

names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True),  # normalised
    Column("stored", ForeignKey("reports.id"), primary_key=True),
    Index("names_by_stored", "stored"),
)
"""By what names the actors of the reports that stand now are found."""

links = Table(
    "links",
    metadata,
    Column("a", ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
    Column("b", ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("a_in_b", Float, nullable=False),
    Column("b_in_a", Float, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    Column("matches", LargeBinary, nullable=False),
    Column("copies", Boolean, nullable=False, server_default="0"),
    Index("links_by_b", "b", "a"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("stale", Boolean, nullable=False),
    Column("last", Text),
    Column("record", LargeBinary),  # as last assembled; None until it first is
    Index("stories_by_stale", "stale"),
    Index("stories_by_last", "last"),
)

members = Table(
    "members",
    metadata,
    Column("report", ForeignKey("entries.report", ondelete="CASCADE"), primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Index("members_by_story", "story", "position"),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("position", Integer, nullable=False),  # among the claims of its story, from 0
    Column("claim", Text, nullable=False),  # its id, unique in the story
    Column("text", Text, nullable=False),
    Column("vector", LargeBinary, nullable=False),  # 384 signed bytes; before the record, which may be long
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("story", "position"),
)
"""The claims of the stories as last assembled; a story's own record has none."""

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
    Column("note", Text),
)
"""What editors decided about stories."""

decided = Table(
    "decided",
    metadata,
    Column("decision", ForeignKey("decisions.number", ondelete="CASCADE"), primary_key=True),
    Column("side", Integer, primary_key=True),  # 0: ``reports`` of the decision; 1: its ``others``
    Column("report", Text, primary_key=True),  # no foreign key: a page that comes back finds its decision again
    Index("decided_by_report", "report"),
)

passages = Table(
    "passages",
    metadata,
    Column("key", LargeBinary, primary_key=True),  # hash of the text and of what it was read with, 16 bytes
    Column("vector", LargeBinary, nullable=False),  # 384 signed bytes; of a passage: its reading, packed
)
"""A cache: without it texts are read again, and say the same."""

inputs = Table(
    "inputs",
    metadata,
    Column("source", Text, primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("reports", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Index("inputs_by_outcome", "outcome"),
)

validators = Table(
    "validators",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("last_modified", Text),
)
"""What a server wants back with a conditional GET."""
