"""What became of each input, and what a later fetch of it needs."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.records import Standing
from secondsource.records import Outcome, Result, Validators

_inputs, _validators = tables.inputs.c, tables.validators.c


def record_result(connection: sa.Connection, result: Result, when: str | None) -> None:
    """Keep what became of an input; see :meth:`Writer.record_result`."""
    same = _inputs.source == result.source
    before = connection.execute(sa.select(_inputs.outcome).where(same)).scalar()
    if before == "read" and result.outcome == "unchanged":
        return  # it stands as read, and reading a page again changes nothing
    values = {
        "outcome": result.outcome,
        "reason": result.reason,
        "reports": result.reports,
        "at": when or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    if before is None:
        connection.execute(tables.inputs.insert().values(source=result.source, **values))
    else:
        connection.execute(tables.inputs.update().where(same).values(values))


def standings(connection: sa.Connection, outcome: Outcome | None) -> list[Standing]:
    """Give the inputs in the order of their names; see :meth:`Queries.results`."""
    query = sa.select(tables.inputs).order_by(_inputs.source)
    if outcome is not None:
        query = query.where(_inputs.outcome == outcome)
    return [
        Standing(source=row.source, outcome=row.outcome, reason=row.reason, reports=row.reports, when=row.at)
        for row in connection.execute(query)
    ]


def validators(connection: sa.Connection, url: str) -> Validators | None:
    """Give the validators kept for ``url``."""
    columns = sa.select(_validators.etag, _validators.last_modified)
    row = connection.execute(columns.where(_validators.url == url)).first()
    return Validators(etag=row.etag, last_modified=row.last_modified) if row else None


def put_validators(connection: sa.Connection, url: str, given: Validators | None) -> None:
    """Keep validators for ``url`` in place of those kept before; see :meth:`Writer.put_validators`."""
    connection.execute(tables.validators.delete().where(_validators.url == url))
    if given and (given.etag or given.last_modified):
        row = tables.validators.insert()
        connection.execute(row.values(url=url, etag=given.etag, last_modified=given.last_modified))
