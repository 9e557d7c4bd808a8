"""How much a ledger holds, and whether it holds together."""

from __future__ import annotations

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import damage
from secondsource.ledger.records import Counts
from secondsource.ledger.stories import story_id

_entries, _reports, _versions = tables.entries.c, tables.reports.c, tables.versions.c
_inputs, _stories, _members = tables.inputs.c, tables.stories.c, tables.members.c


def count(connection: sa.Connection) -> Counts:
    """Count everything; see :class:`Counts`."""
    outcomes = _grouped(connection, _inputs.outcome)
    current = sa.select(_reports.id).join(tables.entries, _entries.stored == _reports.id).subquery()
    reports = _number(connection, current)
    distinct = sa.select(_versions.page, _versions.digest).distinct().subquery()
    older = sa.select(_reports.report).except_(sa.select(_entries.report).where(_entries.stored.is_not(None)))
    return Counts(
        pages=_number(connection, tables.pages),
        versions=_number(connection, distinct),
        reports=reports,
        older_reports=_number(connection, older.subquery()),
        links=_number(connection, tables.links),
        stories=_number(connection, tables.stories, _stories.record.is_not(None)),
        stale_stories=_number(connection, tables.stories, _stories.stale),
        inputs=sum(outcomes.values()),
        outcomes=outcomes,
        reasons=_grouped(connection, sa.func.coalesce(_inputs.reason, ""), _inputs.outcome == "skipped"),
        languages=_grouped(
            connection, sa.func.coalesce(_reports.language, "und"), _reports.id.in_(sa.select(current.c.id))
        ),
    )


def _number(connection: sa.Connection, table: sa.FromClause, *where: sa.ColumnElement[bool]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one()


def _grouped(
    connection: sa.Connection, column: sa.ColumnElement[str], *where: sa.ColumnElement[bool]
) -> dict[str, int]:
    rows = connection.execute(sa.select(column, sa.func.count()).where(*where).group_by(column).order_by(column))
    return {str(value): int(number) for value, number in rows}


def problems(connection: sa.Connection) -> list[str]:
    """Say what does not hold together, in lines for people; an empty list says that all is well.

    Reads the whole ledger.
    """
    found = damage(connection)
    checks = {
        "pages whose current version is missing": _pages_without_version(),
        "reports of current versions without an entry": _reports_without_entry(),
        "entries of reports whose version is not current": _entries_of_older_versions(),
        "stories without reports": sa.select(_stories.id).where(_stories.id.not_in(sa.select(_members.story))),
        "links or memberships of reports that are not current": _loose_ends(),
        "names of actors in reports that are not current": _loose_names(),
    }
    for what, query in checks.items():
        number = _number(connection, query.subquery())
        if number:
            found.append(f"{number} {what}")
    wrong = _misnamed_stories(connection)
    if wrong:
        found.append(f"{wrong} stories are not called after their first report")
    return found


def _misnamed_stories(connection: sa.Connection) -> int:
    first: dict[str, str] = {}
    for story, report in connection.execute(
        sa.select(_members.story, _members.report).order_by(_members.story, _members.position)
    ):
        first.setdefault(story, report)
    return sum(story != story_id(report) for story, report in first.items())


def _pages_without_version() -> sa.Select[tuple[int]]:
    pages = tables.pages.c
    stands = sa.and_(_versions.id == pages.current, _versions.page == pages.id)
    return sa.select(pages.id).outerjoin(tables.versions, stands).where(_versions.id.is_(None))


def _reports_without_entry() -> sa.Select[tuple[int]]:
    current = sa.select(tables.pages.c.current)
    entered = sa.select(_entries.report).where(_entries.stored.is_not(None))
    return sa.select(_reports.id).where(_reports.version.in_(current), _reports.report.not_in(entered))


def _entries_of_older_versions() -> sa.Select[tuple[int]]:
    current = sa.select(tables.pages.c.current)
    return (
        sa.select(_entries.change)
        .join(tables.reports, _reports.id == _entries.stored)
        .where(sa.or_(_reports.version.not_in(current), _reports.report != _entries.report))
    )


def _loose_ends() -> sa.CompoundSelect[tuple[str]]:
    gone = sa.select(_entries.report).where(_entries.stored.is_(None))
    links = tables.links.c
    return sa.union_all(
        sa.select(links.a).where(links.a.in_(gone)),
        sa.select(links.b).where(links.b.in_(gone)),
        sa.select(_members.report).where(_members.report.in_(gone)),
    )


def _loose_names() -> sa.Select[tuple[int]]:
    current = sa.select(_entries.stored).where(_entries.stored.is_not(None))
    return sa.select(tables.names.c.stored).where(tables.names.c.stored.not_in(current))
