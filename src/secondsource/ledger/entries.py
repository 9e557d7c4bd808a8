"""Which report stands for each report id now; what links, stories and search are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import add_texts, batches, drop_texts
from secondsource.ledger.links import neighbours
from secondsource.ledger.names import add_names, drop_names
from secondsource.ledger.packing import pack, unpack_numbers, unpack_reading, unpack_report, unpack_text
from secondsource.ledger.records import IndexRow
from secondsource.ledger.search import indexed_text
from secondsource.ledger.stories import companions, leave, settle_stories
from secondsource.records import Record

_entries, _reports, _readings = tables.entries.c, tables.reports.c, tables.readings.c


class Turnover(Record, frozen=True, kw_only=True):
    """Report ids whose entries were made or deleted; see :class:`secondsource.ledger.Added`."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    affected: tuple[str, ...]


class _Change(Record, frozen=True, kw_only=True):
    """One report id, and the number of the stored report that stood and that stands for it; None for none."""

    report: str
    before: int | None
    after: int | None
    entered: bool  # the id has an entry already, if only one that says that it is gone
    kept: bool  # both have the same content


def settle_entries(connection: sa.Connection, before: int | None, after: int) -> Turnover:
    """Bring the entries in step after a page's current version has gone from ``before`` to ``after``.

    A report id stands for one report even where two pages carry it; then the page with the smaller key stands for it.
    An entry whose content does not change is kept, with its links and its story. Any other is made anew.
    """
    changes = _changes(connection, [version for version in (before, after) if version is not None])
    lost = [change.report for change in changes if change.before is not None and not change.kept]
    added = [change for change in changes if change.after is not None and not change.kept]
    affected = set(neighbours(connection, lost)) | set(companions(connection, lost))
    touched = leave(connection, lost)
    made = [change for change in changes if not change.kept]
    _delete(connection, [change.report for change in made if change.entered])
    _insert(connection, made)
    for change in changes:
        if change.kept:
            row = _entries.report == change.report
            connection.execute(tables.entries.update().where(row).values(stored=change.after))
    _index(connection, changes)
    settle_stories(connection, touched)
    ids = [change.report for change in added]
    removed = [change.report for change in changes if change.after is None]
    return Turnover(added=tuple(ids), removed=tuple(removed), affected=tuple(sorted(affected.difference(ids, removed))))


def _changes(connection: sa.Connection, versions: Sequence[int]) -> list[_Change]:
    among = sa.select(_reports.report).where(_reports.version.in_(versions))
    ids = list(connection.scalars(among.order_by(_reports.version, _reports.position)))
    stands, stood = _standing(connection, ids), _entered(connection, ids)
    changes = []
    for report in dict.fromkeys(ids):
        before, after = stood.get(report), stands.get(report)
        if before != after:
            kept = before is not None and after is not None and _equal(connection, before, after)
            changes.append(_Change(report=report, before=before, after=after, entered=report in stood, kept=kept))
    return changes


def _standing(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Give the stored report that is to stand for each id: of a current version, and of the page with the least key."""
    standing: dict[str, int] = {}
    for batch in batches(ids):
        rows = connection.execute(
            sa.select(_reports.report, _reports.id)
            .join(tables.versions, tables.versions.c.id == _reports.version)
            .join(tables.pages, tables.pages.c.id == tables.versions.c.page)
            .where(_reports.report.in_(batch), tables.pages.c.current == tables.versions.c.id)
            .order_by(tables.pages.c.key)
        )
        for report, stored in rows:
            standing.setdefault(report, stored)
    return standing


def _entered(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int | None]:
    entered: dict[str, int | None] = {}
    for batch in batches(ids):
        rows = connection.execute(sa.select(_entries.report, _entries.stored).where(_entries.report.in_(batch)))
        entered.update((report, stored) for report, stored in rows)
    return entered


def _equal(connection: sa.Connection, one: int, other: int) -> bool:
    rows = connection.execute(
        sa.select(_reports.record, _readings.record)
        .outerjoin(tables.readings, _readings.stored == _reports.id)
        .where(_reports.id.in_([one, other]))
    ).all()
    return rows[0] == rows[1]


def _delete(connection: sa.Connection, ids: Iterable[str]) -> None:
    for batch in batches(ids):
        connection.execute(tables.entries.delete().where(_entries.report.in_(batch)))


def published_of(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """Give by report when it was published, where that orders reports; see :meth:`Queries.published`."""
    found: dict[str, str | None] = {}
    for batch in batches(ids):
        rows = connection.execute(sa.select(_entries.report, _entries.published).where(_entries.report.in_(batch)))
        found.update((report, published) for report, published in rows)
    return found


def renumber(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Give entries a new number, so that every index looks at them again; see :meth:`Writer.set_leading`."""
    reports = sorted(set(ids))
    if reports:
        rows = [{"one": report, "number": n} for n, report in enumerate(reports, start=_numbers(connection, reports))]
        row = tables.entries.update().where(_entries.report == sa.bindparam("one"))
        connection.execute(row.values(change=sa.bindparam("number")), rows)


def _numbers(connection: sa.Connection, what: Sequence[object]) -> int:
    """Take as many new numbers of changes as there are in ``what``; gives the first."""
    counter = tables.counters.c
    step = tables.counters.update().where(counter.name == "change").values(value=counter.value + len(what))
    return int(connection.execute(step.returning(counter.value)).scalar_one()) - len(what) + 1


def _insert(connection: sa.Connection, changes: Sequence[_Change]) -> None:
    if not changes:
        return
    rows = []
    for number, change in enumerate(changes, start=_numbers(connection, changes)):
        row = {"change": number, "report": change.report, "stored": change.after}
        rows.append({**row, **_looked_among(connection, change.after)})
    connection.execute(tables.entries.insert(), rows)


def _looked_among(connection: sa.Connection, stored: int | None) -> dict[str, object]:
    nothing: dict[str, object] = {"published": None, "vector": None, "rare": None}
    if stored is None:
        return nothing
    row = connection.execute(
        sa.select(_reports.published, _readings.record)
        .join(tables.readings, _readings.stored == _reports.id)
        .where(_reports.id == stored)
    ).first()
    if row is None:
        return nothing
    reading = unpack_reading(row.record)
    return {"published": reading.published, "vector": reading.vector, "rare": pack(reading.rare)}


def _index(connection: sa.Connection, changes: Sequence[_Change]) -> None:
    """Bring full-text search and the names of actors in step with the reports that stand."""
    gone = [change.before for change in changes if change.before is not None]
    drop_texts(connection, gone)
    drop_names(connection, gone)
    rows = []
    for change in changes:
        if change.after is None:
            continue
        record, packed, reading = connection.execute(
            sa.select(_reports.record, tables.versions.c.text, _readings.record)
            .join(tables.versions, tables.versions.c.id == _reports.version)
            .outerjoin(tables.readings, _readings.stored == _reports.id)
            .where(_reports.id == change.after)
        ).one()
        text = unpack_text(packed)
        title, body = indexed_text(unpack_report(record), text)
        rows.append((change.after, title, body))
        if reading is not None:
            add_names(connection, change.after, unpack_reading(reading), text)
    add_texts(connection, rows)


def index_rows(connection: sa.Connection, after: int) -> Iterator[IndexRow]:
    """Give the changes with a number above ``after``, in order; see :meth:`Queries.index_rows`."""
    columns = sa.select(_entries.change, _entries.report, _entries.published, _entries.vector, _entries.rare)
    copies = sa.exists().where(tables.links.c.b == _entries.report, tables.links.c.copies)
    query = (
        columns.add_columns(_entries.stored.is_not(None), copies)
        .where(_entries.change > after, sa.or_(_entries.stored.is_(None), _entries.vector.is_not(None)))
        .order_by(_entries.change)
    )
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield IndexRow(
            row=row[0],
            report=row[1],
            published=row[2],
            vector=row[3] or b"",
            rare=unpack_numbers(row[4]) if row[4] else (),
            current=bool(row[5]),
            leads=not row[6],
        )
