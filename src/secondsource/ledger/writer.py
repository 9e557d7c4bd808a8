"""What can be done to a ledger: each Writer is one transaction, which happens as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

import sqlalchemy as sa

from secondsource.errors import LedgerError
from secondsource.ledger import decisions, entries, inputs, links, passages, stories, tables, versions
from secondsource.ledger.queries import Queries
from secondsource.ledger.records import Added
from secondsource.records import Decision, Link, Page, Reading, Report, Result, Story, Validators


class Snapshot(Queries):
    """One state of a ledger, for as long as its transaction lasts."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read over ``connection``, which is in a transaction."""
        self._connection = connection

    def _connected(self) -> AbstractContextManager[sa.Connection]:
        return nullcontext(self._connection)


class Writer(Snapshot):
    """One write transaction. What is asked of it sees what it has done so far."""

    def read_with(self, reader: str) -> None:
        """Note what readings are made with, for those made otherwise cannot be compared with them.

        ``reader`` tells the encoder's weights, and the ways to decode and to read, from others. Raises LedgerError
        where the ledger holds reports that were read with another.
        """
        named = tables.about.c.name == tables.READER
        if self._connection.scalar(sa.select(tables.about.c.value).where(named)) == reader:
            return
        if self._connection.scalar(sa.select(tables.reports.c.id).limit(1)) is not None:
            raise LedgerError(
                "its pages were read with other weights of the encoder, or in another way, by another version of this "
                "program, so new ones cannot be compared with them; "
                "what is in it can be looked at as before, and assembled with 'secondsource stories --assemble': "
                "read the sources again into a new ledger (--ledger)"
            )
        self._connection.execute(tables.about.delete().where(named))
        self._connection.execute(tables.about.insert().values(name=tables.READER, value=reader))

    def add_page(self, page: Page, digest: str, reports: Sequence[Report], readings: Sequence[Reading]) -> Added:
        """Store a page with its reports and their readings, and make current what is current then.

        ``digest`` is a hash over the content of the reports. A report may be without a reading; a report id given
        twice counts once. Adding a page again changes nothing, except that a new path or URL is kept, and the time
        when the page was seen. See :class:`Added` for what must be done about links and stories. Raises ValueError
        for a reading of a report that is not among ``reports``.
        """
        contents = {report.id: report for report in reversed(reports)}
        read = {reading.report: reading for reading in readings}
        strange = sorted(read.keys() - contents.keys())
        if strange:
            raise ValueError(f"a reading of report {strange[0]!r}, which is not on the page")
        pairs = [(report, read.get(report.id)) for report in reports if contents[report.id] is report]
        placed = versions.place(self._connection, page, digest, pairs)
        if placed.before == placed.after:
            return Added(status=placed.status, page=placed.page, version=placed.after)
        turnover = entries.settle_entries(self._connection, placed.before, placed.after)
        return Added(
            status=placed.status,
            page=placed.page,
            version=placed.after,
            added=turnover.added,
            removed=turnover.removed,
            affected=turnover.affected,
        )

    def see_page(self, page: Page, digest: str) -> None:
        """Keep where and when a page was seen that :meth:`find` called unchanged. Raises ValueError for any other."""
        if self.find(page, digest).status != "unchanged":
            raise ValueError("the page is not unchanged: add it, with its reports")
        versions.place(self._connection, page, digest, ())

    def add_passages(self, made: Mapping[bytes, bytes]) -> None:
        """Keep what the encoder made of texts, for :meth:`passages` to give; what is kept already stays as it is."""
        passages.add_passages(self._connection, made)

    def add_links(self, new: Sequence[Link]) -> None:
        """Store links, each in place of the one between the same two reports.

        A link to a report that is current no longer is dropped: such a report has no links. Raises ValueError for a
        report that was never added, or where ``a < b`` does not hold.
        """
        links.add_links(self._connection, new)

    def set_groups(self, groups: Sequence[Sequence[str]]) -> None:
        """Make each group of report ids one story, called "s" and the id of the group's first report; mark it stale.

        The reports leave the stories they were in. What is left of those goes on, stale, under the id of its own
        first report; a story without reports vanishes. Raises ValueError where a report is in two groups, a group is
        empty, or a report is not current.
        """
        stories.set_groups(self._connection, groups)

    def add_to_story(self, report: str, group: Sequence[str]) -> None:
        """Put a current report into the story that holds the others of ``group``; as :meth:`set_groups`, but quicker.

        ``group`` is the whole story with the report, its first report first.
        """
        stories.add_member(self._connection, report, group)

    def drop_links(self, ids: Iterable[str]) -> set[str]:
        """Delete all links of ``ids``, because who stands for them, or whom they stand for, has changed.

        Gives the reports that had them, at either end. Indexes see ``ids`` again (:meth:`Queries.index_rows`), with
        who leads then. Link ``ids`` anew in the same transaction, and group what was given.
        """
        reports = set(ids)
        met = links.drop_links(self._connection, reports)
        entries.renumber(self._connection, reports)
        return met

    def add_decision(self, decision: Decision) -> Decision:
        """Keep what an editor decided; gives it with its number, and with the time where its own is empty.

        Group anew what :meth:`component` gives for all reports that it names, in the same transaction.
        """
        return decisions.add_decision(self._connection, decision)

    def drop_decision(self, number: int) -> Decision | None:
        """Forget a decision; gives what it was, None where there is none of that number. Then as after adding."""
        return decisions.drop_decision(self._connection, number)

    def put_story(self, story: Story) -> bool:
        """Store an assembled story and mark it as no longer stale.

        Gives False, and stores nothing, where the story is not there or holds other reports by now: it was
        grouped again since it was assembled, and the new group is stale.
        """
        return stories.put_story(self._connection, story)

    def record_result(self, result: Result, when: str | None = None) -> None:
        """Keep what became of an input, in place of what became of it before; ``when`` is ISO 8601 UTC, now if None.

        An input that was read before and is unchanged stands as read.
        """
        inputs.record_result(self._connection, result, when)

    def put_validators(self, url: str, validators: Validators | None) -> None:
        """Keep what the server wants back with the next conditional GET of ``url``; None forgets it.

        Do so in the transaction that adds the page, so that a page is never taken for unchanged that was not added.
        """
        inputs.put_validators(self._connection, url, validators)
