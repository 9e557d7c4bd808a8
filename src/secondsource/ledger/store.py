"""The ledger itself: opened, asked, written to, closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from secondsource.ledger.counting import problems
from secondsource.ledger.database import Database, open_database
from secondsource.ledger.queries import Queries
from secondsource.ledger.writer import Snapshot, Writer


class Ledger(Queries):
    """The store of all pages, reports and stories. Several processes may use one ledger at once.

    >>> with Ledger.open("secondsource.db") as ledger:  # doctest: +SKIP
    ...     with ledger.writing() as writer:
    ...         added = writer.add_page(page, digest, reports, readings)
    ...     ledger.counts().pages
    1
    """

    def __init__(self, database: Database) -> None:
        """Use an open database; :meth:`open` is the way to get one."""
        self._database = database
        self._turn = threading.Lock()
        self._writer: int | None = None

    @classmethod
    def open(cls, location: str, *, create: bool = True) -> Ledger:
        """Open the ledger at ``location``, a path or ``sqlite:///PATH``; make it where there is none and ``create``.

        Tables of an older version are brought up to date. Raises LedgerError, with the mend, where it cannot be
        opened, is no ledger, or was written by a newer version.
        """
        return cls(open_database(location, create=create))

    def close(self) -> None:
        """Close the ledger."""
        self._database.close()

    def __enter__(self) -> Self:
        """Give the ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Begin a write transaction: committed at the end, rolled back at any exception.

        Waits for another process that writes, up to a minute, and then raises LedgerError. Raises RuntimeError inside
        another one of the same thread.
        """
        thread = threading.get_ident()
        if self._writer == thread:
            raise RuntimeError("this thread is writing already: use its Writer")
        with self._turn:
            self._writer = thread
            try:
                with self._database.writing() as connection:
                    yield Writer(connection)
            finally:
                self._writer = None

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """Give one state of the ledger, for several questions whose answers must fit each other."""
        with self._database.reading() as connection:
            yield Snapshot(connection)

    def problems(self) -> list[str]:
        """Say what does not hold together, in lines for people; an empty list says that all is well.

        Reads the whole ledger: the database's own checks, and whether pages, reports, search and stories fit.
        """
        with self._database.reading() as connection:
            return problems(connection)

    def _connected(self) -> AbstractContextManager[sa.Connection]:
        return self._database.reading()
