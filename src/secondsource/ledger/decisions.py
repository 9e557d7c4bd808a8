"""Decisions of editors: which reports they put together, and which they took apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import batches
from secondsource.records import Decision

_decisions, _decided, _counters = tables.decisions.c, tables.decided.c, tables.counters.c


def add_decision(connection: sa.Connection, decision: Decision) -> Decision:
    """Keep a decision under the next number, and now where it has no time; see :meth:`Writer.add_decision`."""
    step = tables.counters.update().where(_counters.name == "decision").values(value=_counters.value + 1)
    number = connection.execute(step.returning(_counters.value)).scalar()
    if number is None:
        number = 1
        connection.execute(tables.counters.insert().values(name="decision", value=number))
    at = decision.at or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    row = {"number": number, "kind": decision.kind, "at": at, "by": decision.by, "note": decision.note}
    connection.execute(tables.decisions.insert().values(row))
    sides = enumerate((decision.reports, decision.others))
    rows = [{"decision": number, "side": side, "report": report} for side, ids in sides for report in sorted(set(ids))]
    connection.execute(tables.decided.insert(), rows)
    return _read(connection, [number])[0]


def drop_decision(connection: sa.Connection, number: int) -> Decision | None:
    """Forget a decision, and give what it was; None where there is none of that number."""
    found = _read(connection, [number])
    connection.execute(tables.decided.delete().where(_decided.decision == number))
    connection.execute(tables.decisions.delete().where(_decisions.number == number))
    return found[0] if found else None


def decisions_on(connection: sa.Connection, ids: Iterable[str] | None) -> list[Decision]:
    """Give the decisions that name one of ``ids``, or all; see :meth:`Queries.decisions`."""
    if ids is None:
        return _read(connection, connection.scalars(sa.select(_decisions.number)))
    return _read(connection, _naming(connection, ids))


def decided_together(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Give the reports that a decision puts together with one of ``ids``, whether they are current or not."""
    wanted, found = set(ids), set()
    for decision in decisions_on(connection, wanted):
        sides = [{*decision.reports, *decision.others}] if decision.kind != "split" else [set(decision.reports)]
        for side in sides:
            if side & wanted:
                found |= side
    return found


def _naming(connection: sa.Connection, ids: Iterable[str]) -> set[int]:
    if connection.scalar(sa.select(_counters.value).where(_counters.name == "decision")) is None:
        return set()  # most ledgers have none, and are asked at every page
    found: set[int] = set()
    for batch in batches(ids):
        found.update(connection.scalars(sa.select(_decided.decision).where(_decided.report.in_(batch)).distinct()))
    return found


def _read(connection: sa.Connection, numbers: Iterable[int]) -> list[Decision]:
    found = []
    for number in sorted(numbers):
        row = connection.execute(sa.select(tables.decisions).where(_decisions.number == number)).first()
        if row is None:
            continue
        sides: tuple[list[str], list[str]] = ([], [])
        named = sa.select(_decided.side, _decided.report).where(_decided.decision == number)
        for side, report in connection.execute(named.order_by(_decided.side, _decided.report)):
            sides[side].append(report)
        reports, others = map(tuple, sides)
        found.append(
            Decision(
                number=row.number,
                kind=row.kind,
                reports=reports,
                others=others,
                by=row.by,
                note=row.note,
                at=row.at,
            )
        )
    return found
