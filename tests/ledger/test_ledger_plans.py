"""The cost of a page does not depend on the size of the ledger: every statement finds its rows by an index."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ledger_samples import Reader, assembled, make, numbered, prose

from secondsource.ledger import Ledger
from secondsource.records import Result


def test_no_statement_for_one_page_scans_a_table(ledger: Ledger) -> None:
    reader = Reader(ledger)
    reader.read(*map(numbered, range(12)))
    reader.assemble()
    statements: dict[str, Any] = {}

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        statements[statement] = parameters[0] if isinstance(parameters, list) else parameters

    engine = ledger._database._engine
    sa.event.listen(engine, "before_cursor_execute", note)
    old = make(prose(1), prose(2), url="https://news.example/x", retrieved="2024-01-01", topic=1)
    new = make(prose(1), prose(3), url="https://news.example/x", retrieved="2024-01-02", topic=1)
    with ledger.writing() as writer:
        for sample in (old, new, new):
            writer.find(sample.page, sample.digest)
            reader.add(writer, sample)
        ids, _ = writer.component(new.ids)
        (
            writer.links(ids),
            writer.readings(ids),
            writer.reports(ids),
            writer.page(ids[0]),
            writer.texts(ids),
            writer.naming(["ada brook"]),
        )
        for group in writer.stale_stories():
            writer.put_story(assembled(group))
        assert writer.story(new.ids[0])
        assert writer.story(new.ids[0][:9])
        writer.record_result(Result(source="x", outcome="read"))
        writer.validators("https://news.example/x")
    sa.event.remove(engine, "before_cursor_execute", note)
    assert len(statements) > 30
    with ledger.reading() as snapshot:
        for statement, parameters in statements.items():
            if statement.startswith("BEGIN") or " texts" in statement:
                continue  # full-text search is an index itself
            rows = snapshot._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            scans = [row[3] for row in rows if row[3].startswith("SCAN") and "CONSTANT" not in row[3]]
            assert not scans, (statement, scans)
