"""Which contents a page has had, and which of them stands: a function of what was read, not of the order.

A page is known by its canonical URL, or by the identity of its document where it has none: the hash of its bytes,
and of what its source said of them (a date, an outlet). Documents of one page with one identity, or with the same
digest of their reports, are one version. The version seen last is current, where "last" is the greatest
``(retrieved, identity)`` and an unknown time sorts first; so a page that returns to a former content returns to that
version. Of the documents of one version the one seen first is kept, because its spans are
what the evidence points at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.packing import pack, pack_text
from secondsource.ledger.records import Placement
from secondsource.records import Page, Reading, Record, Report

Seen = tuple[str, str]
"""Time of retrieval ("" where it is not known) and identity of the document; the greater is the later."""

Contents = Sequence[tuple[Report, Reading | None]]
"""The reports of a page, each with its reading where there is one."""


class Version(Record, frozen=True, kw_only=True):
    """One stored content of a page. ``id`` is None while it is not stored."""

    id: int | None
    identity: str
    digest: str
    first: str  # when the document was first retrieved; "" where that is not known
    last: Seen  # the latest document of this version

    @property
    def first_seen(self) -> Seen:
        """When and what the stored document is."""
        return self.first, self.identity


class Choice(Record, frozen=True, kw_only=True):
    """What reading a document makes of the versions of its page."""

    seen: Version  # the version that the document belongs to, brought up to date; new where its ``id`` is None
    current: Version  # the one that stands then


class Placed(Record, frozen=True, kw_only=True):
    """What :func:`place` did. ``before`` and ``after`` are the current versions; ``before`` is None for a new page."""

    status: Literal["new", "unchanged", "changed"]
    page: int
    before: int | None
    after: int


def page_key(page: Page) -> str:
    """Give what tells a page from all others."""
    return page.address or page.url or f"sha256:{page.identity}"


def bytes_hash(identity: str) -> str:
    """Give the hash of the bytes alone from the identity of a document."""
    return identity.partition("+")[0]


def choose(versions: Sequence[Version], page: Page, digest: str) -> Choice:
    """Say which of ``versions`` the document of ``page`` belongs to, and which of them is current once it is read."""
    seen = (page.retrieved or "", page.identity)
    known = _known(versions, digest, seen)
    if known is None:
        updated = Version(id=None, identity=page.identity, digest=digest, first=seen[0], last=seen)
    else:
        first = min(known.first, seen[0]) if known.identity == page.identity else known.first
        updated = msgspec.structs.replace(known, first=first, last=max(known.last, seen))
    after = [version for version in versions if version is not known] + [updated]
    latest = max(after, key=lambda version: version.last)
    alike = [version for version in after if version.digest == latest.digest]
    return Choice(seen=updated, current=min(alike, key=lambda version: version.first_seen))


def _known(versions: Sequence[Version], digest: str, seen: Seen) -> Version | None:
    # The same document is one version whatever the digest: another release may have read it otherwise.
    for version in versions:
        if version.identity == seen[1]:
            return version
    alike = [version for version in versions if version.digest == digest]
    first = min(alike, key=lambda version: version.first_seen, default=None)
    return first if first and first.first_seen <= seen else None


def find(connection: sa.Connection, page: Page, digest: str) -> Placement:
    """Say where ``page`` would stand; see :class:`Placement`."""
    page_id, current, versions = _load(connection, page)
    if page_id is None:
        return Placement(status="new")
    reports = connection.scalars(
        sa.select(tables.reports.c.report)
        .where(tables.reports.c.version == current)
        .order_by(tables.reports.c.position)
    )
    status = _status(choose(versions, page, digest), current)
    return Placement(status=status, page=page_id, reports=tuple(reports))


def _status(choice: Choice, current: int | None) -> Literal["unchanged", "changed"]:
    return "unchanged" if choice.seen.id is not None and choice.current.id == current else "changed"


def _load(connection: sa.Connection, page: Page) -> tuple[int | None, int | None, list[Version]]:
    """Give the id, the current version and all versions of a page; no id where it is not known."""
    columns = tables.versions.c
    rows = connection.execute(
        sa.select(
            tables.pages.c.id,
            tables.pages.c.current,
            columns.id,
            columns.sha256,
            columns.digest,
            columns.first_seen,
            columns.last_seen,
            columns.last_sha256,
        )
        .join(tables.versions, columns.page == tables.pages.c.id)
        .where(tables.pages.c.key == page_key(page))
    ).all()
    if not rows:
        return None, None, []
    versions = [
        Version(id=number, identity=identity, digest=digest, first=first or "", last=(last or "", last_identity))
        for _, _, number, identity, digest, first, last, last_identity in rows
    ]
    return rows[0][0], rows[0][1], versions


def place(connection: sa.Connection, page: Page, digest: str, contents: Contents) -> Placed:
    """Store what is new of a document: its page, its version with reports and readings, where and when it was seen."""
    page_id, current, versions = _load(connection, page)
    choice = choose(versions, page, digest)
    status: Literal["new", "unchanged", "changed"] = "new" if page_id is None else _status(choice, current)
    if page_id is None:
        page_id = _insert(connection, tables.pages, key=page_key(page), url=page.url)
    elif page.url:
        # Of several spellings of one address the lowest is shown, whichever came first.
        lower = (tables.pages.c.id == page_id) & (tables.pages.c.url > page.url)
        connection.execute(tables.pages.update().where(lower).values(url=page.url))
    if choice.seen.id is None:
        seen = _store(connection, page_id, choice.seen, page)
        _store_contents(connection, seen, contents)
    else:
        seen = choice.seen.id
        if choice.seen not in versions:
            connection.execute(tables.versions.update().where(tables.versions.c.id == seen).values(_times(choice.seen)))
    after = seen if choice.current.id is None else choice.current.id
    if after != current:
        connection.execute(tables.pages.update().where(tables.pages.c.id == page_id).values(current=after))
    _store_locations(connection, page_id, page, known=status != "new")
    return Placed(status=status, page=page_id, before=current, after=after)


def _insert(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    return int(connection.execute(table.insert().values(values).returning(table.c.id)).scalar_one())


def _times(version: Version) -> dict[str, str | None]:
    return {
        "first_seen": version.first or None,
        "last_seen": version.last[0] or None,
        "last_sha256": version.last[1],
    }


def _store(connection: sa.Connection, page_id: int, version: Version, page: Page) -> int:
    return _insert(
        connection,
        tables.versions,
        page=page_id,
        sha256=version.identity,
        digest=version.digest,
        **_times(version),
        page_record=pack(msgspec.structs.replace(page, text="")),
        text=pack_text(page.text),
    )


def _store_contents(connection: sa.Connection, version: int, contents: Contents) -> None:
    for position, (report, reading) in enumerate(contents):
        stored = _insert(
            connection,
            tables.reports,
            version=version,
            report=report.id,
            position=position,
            language=report.language,
            published=report.published.value if report.published else None,
            record=pack(report),
        )
        if reading is not None:
            connection.execute(tables.readings.insert().values(stored=stored, record=pack(reading)))


def _store_locations(connection: sa.Connection, page_id: int, page: Page, *, known: bool) -> None:
    columns = tables.locations.c
    seen = {(kind, place) for kind, place in (("path", page.path), ("url", page.url)) if place}
    if known:
        rows = connection.execute(sa.select(columns.kind, columns.location).where(columns.page == page_id))
        seen.difference_update((kind, location) for kind, location in rows)
    if seen:
        connection.execute(
            tables.locations.insert(),
            [{"page": page_id, "kind": kind, "location": location} for kind, location in sorted(seen)],
        )
