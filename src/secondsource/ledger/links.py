"""Links: pairs of current reports that were compared, and what can be reached over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.database import batches
from secondsource.ledger.decisions import decided_together
from secondsource.ledger.packing import pack, unpack_matches, unpack_reasons
from secondsource.records import Link

_links, _entries = tables.links.c, tables.entries.c


def current_among(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Give those of ``ids`` that stand for a report now; raises ValueError for one that never did."""
    known: dict[str, int | None] = {}
    wanted = set(ids)
    for batch in batches(wanted):
        rows = connection.execute(sa.select(_entries.report, _entries.stored).where(_entries.report.in_(batch)))
        known.update((report, stored) for report, stored in rows)
    unknown = sorted(wanted - known.keys())
    if unknown:
        raise ValueError(f"no report {unknown[0]!r} in the ledger: add its page first")
    return {report for report, stored in known.items() if stored is not None}


def add_links(connection: sa.Connection, links: Sequence[Link]) -> None:
    """Store links, in place of those between the same reports; see :meth:`Writer.add_links`."""
    for link in links:
        if not link.a < link.b:
            raise ValueError(f"a link names its reports in order, each once: {link.a!r}, {link.b!r}")
    current = current_among(connection, (end for link in links for end in (link.a, link.b)))
    rows = [
        {
            "a": link.a,
            "b": link.b,
            "score": link.score,
            "a_in_b": link.a_in_b,
            "b_in_a": link.b_in_a,
            "reasons": pack(link.reasons),
            "matches": pack(link.matches),
            "copies": link.copies,
        }
        # A report that another process has replaced has no links any more, so this one is void.
        for link in {(link.a, link.b): link for link in links}.values()
        if link.a in current and link.b in current
    ]
    if rows:
        pair = sa.and_(_links.a == sa.bindparam("one"), _links.b == sa.bindparam("other"))
        connection.execute(tables.links.delete().where(pair), [{"one": row["a"], "other": row["b"]} for row in rows])
        connection.execute(tables.links.insert(), rows)


def links_among(connection: sa.Connection, ids: Iterable[str]) -> list[Link]:
    """Give the links with both ends in ``ids``, matches included, in the order of their ends."""
    wanted = set(ids)
    found = []
    for batch in batches(wanted):
        rows = connection.execute(sa.select(tables.links).where(_links.a.in_(batch)).order_by(_links.a, _links.b))
        for row in rows:
            if row.b in wanted:
                link = msgspec.structs.replace(
                    _scored(row), reasons=unpack_reasons(row.reasons), matches=unpack_matches(row.matches)
                )
                found.append(link)
    return found


def component(connection: sa.Connection, ids: Iterable[str]) -> tuple[list[str], list[Link]]:
    """Walk links and decisions from ``ids``, all ends of one distance at a time; see :meth:`Queries.component`."""
    reached = set(_current(connection, ids))
    frontier = set(reached)
    found: dict[tuple[str, str], Link] = {}
    while frontier:
        met: set[str] = set()
        for row in _touching(connection, frontier):
            if (row.a, row.b) not in found:
                found[row.a, row.b] = _scored(row)
                met.update((row.a, row.b))
        together = decided_together(connection, frontier) - reached
        frontier = (met | set(_current(connection, together))) - reached
        reached |= frontier
    return sorted(reached), [found[pair] for pair in sorted(found)]


def neighbours(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Give the reports that share a link with one of ``ids``, themselves included where they do."""
    return {end for row in _touching(connection, ids) for end in (row.a, row.b)}


def leaders(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Give for each of ``ids`` that is a copy the report that stands for it; see :meth:`Queries.leaders`."""
    found: dict[str, str] = {}
    for batch in batches(ids):
        rows = connection.execute(sa.select(_links.b, _links.a).where(_links.b.in_(batch), _links.copies))
        found.update((copy, leader) for copy, leader in rows)
    return found


def followers(connection: sa.Connection, report: str) -> list[str]:
    """Give the copies that one report stands for, in order."""
    copies = sa.select(_links.b).where(_links.a == report, _links.copies).order_by(_links.b)
    return list(connection.scalars(copies))


def drop_links(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Delete all links of ``ids``; gives the reports at their other ends, and those of ``ids`` that had one."""
    reports = set(ids)
    met = neighbours(connection, reports)
    for batch in batches(reports & met):
        connection.execute(tables.links.delete().where(_links.a.in_(batch)))
        connection.execute(tables.links.delete().where(_links.b.in_(batch)))
    return met


def _current(connection: sa.Connection, ids: Iterable[str]) -> list[str]:
    found: list[str] = []
    for batch in batches(ids):
        stands = sa.and_(_entries.report.in_(batch), _entries.stored.is_not(None))
        found += connection.scalars(sa.select(_entries.report).where(stands))
    return found


def _touching(connection: sa.Connection, ids: Iterable[str]) -> list[sa.Row[Any]]:
    columns = sa.select(_links.a, _links.b, _links.score, _links.a_in_b, _links.b_in_a, _links.copies)
    rows: list[sa.Row[Any]] = []
    for batch in batches(ids):
        # Two queries, because each has an index of its own, which one with OR might not use.
        rows.extend(connection.execute(columns.where(_links.a.in_(batch))))
        rows.extend(connection.execute(columns.where(_links.b.in_(batch))))
    return rows


def _scored(row: sa.Row[Any]) -> Link:
    return Link(
        a=row.a, b=row.b, score=row.score, reasons={}, a_in_b=row.a_in_b, b_in_a=row.b_in_a, copies=bool(row.copies)
    )
