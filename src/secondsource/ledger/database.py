"""The one place that knows which database a ledger is kept in: SQLite, through Python's ``sqlite3``.

What holds here, and what another database must hold too:

- **Transactions are ours.** The driver's own ("legacy") transaction control is switched off; SQLAlchemy's "begin"
  event starts each transaction, as ``BEGIN`` to read or as ``BEGIN IMMEDIATE`` to write. So a writer waits for its
  turn at its first statement and never fails half-way because another came first, and what a transaction reads is
  one state of the ledger.
- **One writer, any number of readers.** Write-ahead logging lets readers read the last commit while a page is added.
- **A kill loses nothing that was committed.** With ``synchronous=NORMAL`` a commit is in the operating system's hands
  when it returns, which outlives ``kill -9``. At a loss of power the last commits may be missing, as whole
  transactions and never out of order; reading the sources again reads those pages again. ``FULL`` would
  close that gap at the price of one flush to the disk for each page.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, ProgrammingError

from secondsource import __version__
from secondsource.errors import LedgerError
from secondsource.ledger import tables

REVISION = "0004"
"""The newest revision of the tables; the last one under ``migrations/versions``."""

APPLICATION = 0x53325352
"""SQLite's application id of a ledger ("S2SR"), by which it is told from other databases."""

WAIT = 60.0
"""Seconds to wait for another process that writes."""

_CACHE_KIB = 32_000
_START = "secondsource_start"


class Database:
    """An open ledger's database: connections to read and to write with."""

    def __init__(self, path: Path) -> None:
        """Make the engine; nothing is opened yet."""
        self.path = path
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT, "isolation_level": None})
        sa.event.listen(self._engine, "connect", _set_up)
        sa.event.listen(self._engine, "begin", _begin)

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """Give a connection that sees one state of the ledger. Raises LedgerError where the database says no."""
        return self._transaction("BEGIN")

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """Give a connection in a write transaction: committed at the end, rolled back at any exception."""
        return self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def _transaction(self, start: str) -> Iterator[sa.Connection]:
        options: dict[str, Any] = {_START: start}
        with told(self.path), self._engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    def outside(self) -> AbstractContextManager[sa.Connection]:
        """Give a connection without a transaction, for what cannot be done inside one."""
        return self._transaction("")

    def close(self) -> None:
        """Close every connection; the last process to do so leaves one file without a write-ahead log."""
        self._engine.dispose()


def _set_up(connection: Any, _record: Any) -> None:
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL", f"cache_size = -{_CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    start = connection.get_execution_options().get(_START, "BEGIN")
    if start:
        connection.exec_driver_sql(start)


# -- opening ----------------------------------------------------------------------------------------------------------


def open_database(location: str, *, create: bool) -> Database:
    """Open the ledger at ``location``, a path or ``sqlite:///PATH``; make or migrate its tables where that is due.

    Raises LedgerError, with the mend, where it cannot be opened, is no ledger, or was written by a newer version.
    """
    path = _path(location)
    _check_path(path, create=create)
    database = Database(path)
    try:
        _bring_up_to_date(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up_to_date(database: Database, *, create: bool) -> None:
    with database.reading() as connection:
        revision = _revision(connection, database.path)
    if revision is None and not create:
        raise LedgerError(_missing(database.path))
    if revision != REVISION:
        _migrate(database)


def _path(location: str) -> Path:
    if not location:
        raise LedgerError("the ledger has no name: give a path with --ledger")
    if "://" not in location:
        return Path(location)
    try:
        url = sa.make_url(location)
    except ArgumentError as error:
        raise LedgerError(f"{location} is neither a path nor a URL of a ledger: give a path with --ledger") from error
    if url.get_backend_name() != "sqlite" or url.host or url.query:
        raise LedgerError(f"{location}: this version keeps ledgers in files: give a path, or sqlite:///PATH")
    if url.database in {None, "", ":memory:"}:
        raise LedgerError(f"{location} names no file: give a path, or sqlite:///PATH")
    return Path(str(url.database))


def _missing(path: Path) -> str:
    return f"there is no ledger at {path}: make it with 'secondsource read SOURCE --ledger {path}', or name another"


def _check_path(path: Path, *, create: bool) -> None:
    """Say what is wrong with a path while the words for it are better than the database's."""
    try:
        if path.is_dir():
            raise LedgerError(f"{path} is a folder: name a file in it, such as {path / 'secondsource.db'}")
        if not path.parent.is_dir():
            raise LedgerError(f"{path}: there is no folder {path.parent}: make it first, or name another ledger")
        exists = path.exists()
    except OSError as error:
        raise LedgerError(f"{path} cannot be looked at ({error.strerror}): name another ledger") from error
    if not exists and not create:
        raise LedgerError(_missing(path))
    # The write-ahead log lies beside the ledger, so its folder must be writable even to read.
    for needed in (path.parent, path) if exists else (path.parent,):
        if not os.access(needed, os.R_OK | os.W_OK):
            raise LedgerError(
                f"{path}: no permission to read and write {needed}: change its permissions, or copy the ledger to a "
                "folder of your own"
            )


def _revision(connection: sa.Connection, path: Path) -> str | None:
    """Give the revision of the tables, None for an empty database; raises LedgerError where it is not for us."""
    names = set(sa.inspect(connection).get_table_names())
    if not names:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION:
        raise LedgerError(f"{path} is a database, but no ledger: name another file with --ledger")
    revision = str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
    # Revisions are numbered in order.
    if revision > REVISION:
        version = connection.scalar(sa.select(tables.about.c.value).where(tables.about.c.name == "version"))
        raise LedgerError(
            f"{path} was written by secondsource {version} (tables {revision}), which is newer than this one, "
            f"{__version__} (tables {REVISION}): update secondsource, or read the pages into another ledger"
        )
    return revision


def _migrate(database: Database) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import, and only needed where tables are made or changed
    from alembic.config import Config  # noqa: PLC0415

    _log_ahead(database)
    with database.writing() as connection:
        if _revision(connection, database.path) == REVISION:
            return  # another process was quicker
        config = Config(attributes={"connection": connection})
        folder = Path(__file__).with_name("migrations")
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        command.upgrade(config, REVISION)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(tables.about.delete().where(tables.about.c.name == "version"))
        connection.execute(tables.about.insert().values(name="version", value=__version__))


def _log_ahead(database: Database) -> None:
    """Switch to write-ahead logging; SQLite does not wait by itself while another process does the same."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            with database.outside() as connection:
                mode = connection.exec_driver_sql("PRAGMA journal_mode = WAL").scalar()
            break
        except LedgerError as error:
            if not isinstance(error.__cause__, DatabaseError) or time.monotonic() > deadline:
                raise
            if "locked" not in str(error.__cause__):
                raise
            time.sleep(0.02)
    if mode != "wal":
        raise LedgerError(f"{database.path} lies on a file system without write-ahead logging: put it on a local disk")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the database refuses into a LedgerError that names the file; our own mistakes pass as they are."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DatabaseError as error:
        raise LedgerError(f"{path}: {_mend(str(error.orig))}") from error


def _mend(message: str) -> str:
    mends = {
        "locked": f"another process has been writing for more than {WAIT:.0f} seconds: try again when it is done",
        "full": "the disk is full: make room and read again; what was read before is kept",
        "not a database": "this file is not a ledger: name another with --ledger",
        "malformed": "the ledger is damaged: restore it from a copy, or read the pages into another one",
        "readonly": "the ledger may not be written: change the permissions of the file and its folder",
        "unable to open": "the ledger cannot be opened: check the permissions of the file and its folder",
    }
    return next((mend for sign, mend in mends.items() if sign in message), message)


Value = TypeVar("Value", str, bytes)

BATCH = 500
"""Values that one statement may carry as a list; SQLite before 3.32 takes 999 in all."""


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Give ``values``, each once and in order, in lists short enough for one statement."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


# -- full-text search -------------------------------------------------------------------------------------------------

MARKS = ("\x02", "\x03")
"""Characters that :func:`match_texts` puts around what was found; the texts given to it must not hold them."""

_TITLE_WEIGHT = 4.0


class Wanted(NamedTuple):
    """Words that must stand next to each other, and whether the last of them may go on (a prefix)."""

    words: str
    prefix: bool


def create_texts(connection: sa.Connection) -> None:
    """Make the full-text index. English stems are cut, so that "missile" finds "missiles"; accents do not count."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'porter unicode61 remove_diacritics 2')"
    )


def add_texts(connection: sa.Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index the number, title and body of each report."""
    if rows:
        connection.exec_driver_sql("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", list(rows))


def drop_texts(connection: sa.Connection, numbers: Sequence[int]) -> None:
    """Take reports out of the index."""
    if numbers:
        connection.exec_driver_sql("DELETE FROM texts WHERE rowid = ?", [(number,) for number in numbers])


def match_texts(connection: sa.Connection, wanted: Sequence[Wanted], limit: int) -> list[tuple[int, float, str, str]]:
    """Give number, score (higher is better), marked title and marked body of the reports that have all ``wanted``."""
    query = " ".join('"' + words.replace('"', '""') + '"' + "*" * prefix for words, prefix in wanted)
    best = connection.exec_driver_sql(
        "SELECT texts.rowid, bm25(texts, ?, 1.0) AS score FROM texts JOIN reports ON reports.id = texts.rowid "
        "WHERE texts MATCH ? ORDER BY score, reports.report LIMIT ?",
        (_TITLE_WEIGHT, query, limit),
    ).all()
    found = []
    for number, score in best:  # marking is slow, so only what is shown is marked
        marked = connection.exec_driver_sql(
            "SELECT highlight(texts, 0, ?, ?), highlight(texts, 1, ?, ?) FROM texts WHERE texts MATCH ? AND rowid = ?",
            (*MARKS, *MARKS, query, number),
        ).one()
        found.append((number, -score, marked[0], marked[1]))
    return found


# -- checks -----------------------------------------------------------------------------------------------------------


def damage(connection: sa.Connection) -> list[str]:
    """Say what the database itself finds wrong in its pages, foreign keys and full-text index."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"a row of {row[0]} points at no row of {row[2]}")
    indexed = set(connection.exec_driver_sql("SELECT rowid FROM texts").scalars())
    current = set(connection.scalars(sa.select(tables.entries.c.stored).where(tables.entries.c.stored.is_not(None))))
    if indexed != current:
        found.append(f"full-text index and reports differ in {len(indexed ^ current)} reports")
    worded = set(connection.exec_driver_sql("SELECT rowid FROM wordings").scalars())
    claims = set(connection.scalars(sa.select(tables.claims.c.number)))
    if worded != claims:
        found.append(f"the index of wordings and the claims differ in {len(worded ^ claims)} claims")
    return found
