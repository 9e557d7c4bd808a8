"""What can be asked of a ledger, by the same names while reading it and while writing to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

import sqlalchemy as sa

from secondsource.ledger import (
    claims,
    decisions,
    entries,
    inputs,
    links,
    names,
    passages,
    search,
    stories,
    tables,
    versions,
)
from secondsource.ledger.claims import NearClaim
from secondsource.ledger.counting import count
from secondsource.ledger.database import batches
from secondsource.ledger.packing import unpack_page, unpack_reading, unpack_report, unpack_text
from secondsource.ledger.records import Counts, Hit, IndexRow, Placement, Standing, StoredReport
from secondsource.ledger.versions import bytes_hash
from secondsource.records import Decision, Link, Outcome, Page, Reading, Story, Validators

_reports, _versions, _pages = tables.reports.c, tables.versions.c, tables.pages.c


class Queries(ABC):
    """The reading side. Each call sees one state of the ledger; those of a Snapshot or a Writer all see the same."""

    @abstractmethod
    def _connected(self) -> AbstractContextManager[sa.Connection]:
        """Give a connection in a transaction."""

    # -- pages and reports --------------------------------------------------------------------------------------------

    def find(self, page: Page, digest: str) -> Placement:
        """Say where ``page`` would stand in the ledger; ``digest`` is a hash over the content of its reports."""
        with self._connected() as connection:
            return versions.find(connection, page, digest)

    def reports(self, ids: Iterable[str]) -> dict[str, StoredReport]:
        """Give reports by id, in the order asked for; ids that the ledger does not know are left out.

        Of a report that is current no longer, the one in the latest version stored is given.
        """
        with self._connected() as connection:
            wanted = list(dict.fromkeys(ids))
            found: dict[str, StoredReport] = {}
            for batch in batches(wanted):
                found.update(_stored_reports(connection, batch))
            return {report: found[report] for report in wanted if report in found}

    def readings(self, ids: Iterable[str]) -> dict[str, Reading]:
        """Give readings by report id, in the order asked for; ids without one are left out. Else as :meth:`reports`."""
        with self._connected() as connection:
            wanted = list(dict.fromkeys(ids))
            found: dict[str, Reading] = {}
            for batch in batches(wanted):
                rows = connection.execute(
                    sa.select(_reports.report, tables.readings.c.record)
                    .join(tables.readings, tables.readings.c.stored == _reports.id)
                    .where(_reports.id.in_(_numbers(connection, batch).values()))
                )
                found.update((report, unpack_reading(record)) for report, record in rows)
            return {report: found[report] for report in wanted if report in found}

    def page(self, report_id: str) -> Page:
        """Give the page that holds a report, in the version that does, text included. Raises KeyError for no report."""
        with self._connected() as connection:
            number = _numbers(connection, [report_id])[report_id]
            row = connection.execute(
                sa.select(_versions.page_record, _versions.text)
                .join(tables.reports, _reports.version == _versions.id)
                .where(_reports.id == number)
            ).one()
            return unpack_page(row.page_record, row.text)

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Give by report id the text of the page that holds it, into which its spans point. Else as :meth:`reports`."""
        with self._connected() as connection:
            found: dict[str, str] = {}
            for batch in batches(ids):
                rows = connection.execute(
                    sa.select(_reports.report, _versions.text)
                    .join(tables.versions, _versions.id == _reports.version)
                    .where(_reports.id.in_(_numbers(connection, batch).values()))
                )
                found.update((report, unpack_text(text)) for report, text in rows)
            return found

    def passages(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give what the encoder made of texts it has read, by key; unread ones are left out.

        A key is sixteen bytes, the hash of a text as the encoder makes it. What was made is the encoder's affair: of a
        text by itself its vector, 384 signed bytes; of a passage its reading, packed.
        """
        with self._connected() as connection:
            return passages.passages(connection, keys)

    # -- actors -------------------------------------------------------------------------------------------------------

    def naming(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """Give for each normalised name (:func:`~secondsource.ledger.names.name_key`) the current reports that have it.

        A report has the names of its actors: in full, as it writes them, last names, acronyms. Report ids are in
        order; a name that none has is left out. Costs as much as is found, whatever the size of the ledger.
        """
        with self._connected() as connection:
            return names.reports_naming(connection, keys)

    def names_holding(self, key: str, limit: int = 200) -> list[str]:
        """Give the normalised names of actors in which the words of ``key`` stand together, as whole words, in order.

        "layla mansour" stands in "survivor layla mansour". None for an empty key. Looks at every name.
        """
        with self._connected() as connection:
            return names.names_holding(connection, key, limit) if key else []

    def has_names(self) -> bool:
        """Say whether actors can be found at all: readings of an older version name none."""
        with self._connected() as connection:
            return names.has_names(connection)

    def reader(self) -> str | None:
        """Give what the readings were made with, as :meth:`Writer.read_with` noted it; None where nothing did."""
        with self._connected() as connection:
            return connection.scalar(sa.select(tables.about.c.value).where(tables.about.c.name == tables.READER))

    # -- linking ------------------------------------------------------------------------------------------------------

    def index_rows(self, after: int = 0) -> Iterator[IndexRow]:
        """Give the changes to the reports that linking looks among, with a number above ``after``, in their order.

        A row with ``current`` adds its report to an index, in place of what the index had for it; a row without takes
        it out, or says nothing where the index never had it. An index that has applied all rows up to number n is
        brought up to date by ``index_rows(n)``, whichever process made the changes; called in a write transaction,
        it is up to date until that ends. A report has one row, that of its latest change. Reports without a reading
        are left out.
        """
        with self._connected() as connection:
            yield from entries.index_rows(connection, after)

    def component(self, report_ids: Iterable[str]) -> tuple[list[str], list[Link]]:
        """Give the current reports that can be reached from ``report_ids`` over links, and the links among them.

        What a decision puts together is reached too.
        Both are in the order of their ids; the links come without reasons and matches. Ids that are not current
        are left out; a current one without links is in a component of its own. Costs as much as the component is
        large, whatever the size of the ledger.
        """
        with self._connected() as connection:
            return links.component(connection, report_ids)

    def links(self, ids: Iterable[str]) -> list[Link]:
        """Give the links that have both ends in ``ids``, complete, in the order of their ends."""
        with self._connected() as connection:
            return links.links_among(connection, ids)

    def leaders(self, ids: Iterable[str]) -> dict[str, str]:
        """Give for each of ``ids`` that is a copy the report that stands for it; see :attr:`Link.copies`."""
        with self._connected() as connection:
            return links.leaders(connection, ids)

    def followers(self, report: str) -> list[str]:
        """Give the copies that one report stands for, in the order of their ids."""
        with self._connected() as connection:
            return links.followers(connection, report)

    def published(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Give by report when it was published, None where no time is known that orders reports; current ones only."""
        with self._connected() as connection:
            return entries.published_of(connection, ids)

    # -- stories ------------------------------------------------------------------------------------------------------

    def decisions(self, ids: Iterable[str] | None = None) -> list[Decision]:
        """Give what editors decided about any of the reports ``ids``, or about all, the earliest decision first."""
        with self._connected() as connection:
            return decisions.decisions_on(connection, ids)

    def groups(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Give the stories that ``ids`` are in, each with all its reports, the first first."""
        with self._connected() as connection:
            return stories.groups_of(connection, ids)

    def stale_stories(self) -> list[list[str]]:
        """Give the groups of report ids that are still to be assembled, each with its first report first."""
        with self._connected() as connection:
            return stories.stale_groups(connection)

    def stories(self, limit: int | None = None) -> list[Story]:
        """Give the stories as last assembled, by the time of their last report, newest first and undated ones last.

        They come without their claims, of which a story may have hundreds; :meth:`story` gives one with them.
        """
        with self._connected() as connection:
            return stories.newest_stories(connection, limit)

    def story(self, name: str) -> Story | None:
        """Give the story that ``name`` means, as last assembled; None where it means none, or more than one."""
        with self._connected() as connection:
            return stories.read_story(connection, name)

    def story_names(self, name: str) -> list[str]:
        """Give the ids of all stories that ``name`` can mean; more than one only where it is the beginning of several.

        A name is a story's id, the id of one of its reports, a former id of the story ("s" and the id of a report),
        the id of a report in an older version of a page, or the beginning of one of these, 8 characters or more.
        """
        with self._connected() as connection:
            return stories.story_names(connection, name)

    # -- claims -------------------------------------------------------------------------------------------------------

    def claims_near(self, vector: bytes, words: Iterable[str], limit: int = 200) -> list[NearClaim]:
        """Give the ``limit`` claims nearest to ``vector`` and the ``limit`` best that have any of ``words``.

        ``vector`` is 384 signed bytes; empty, it finds none. Words are looked for in all wordings of a claim; English
        endings and accents do not count. The nearest come first. Looks at every vector: about half a second
        for 100,000 claims.
        """
        with self._connected() as connection:
            return claims.claims_near(connection, vector, list(words), limit)

    def count_claims(self) -> int:
        """Give how many claims the stories have, as last assembled."""
        with self._connected() as connection:
            return claims.count_claims(connection)

    # -- search and counts --------------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Find current reports that have all words of ``query`` in title or body, best first.

        ``"words in quotation marks"`` stand together, ``word*`` goes on. English endings and accents do not count.
        No query is an error; one without a letter or digit finds nothing.
        """
        with self._connected() as connection:
            return search.search_reports(connection, query, limit)

    def counts(self) -> Counts:
        """Count what the ledger holds."""
        with self._connected() as connection:
            return count(connection)

    def results(self, outcome: Outcome | None = None) -> list[Standing]:
        """Give what became of each input when it was last read, in the order of their names."""
        with self._connected() as connection:
            return inputs.standings(connection, outcome)

    def validators(self, url: str) -> Validators | None:
        """Give what a server wants back with a conditional GET of ``url``; None where it gave nothing."""
        with self._connected() as connection:
            return inputs.validators(connection, url)


def _stands() -> sa.ColumnElement[bool]:
    """Say whether a stored report is the one that stands for its id; 0 is the number of none."""
    return sa.func.coalesce(tables.entries.c.stored, 0) == _reports.id


def _numbers(connection: sa.Connection, ids: list[str]) -> dict[str, int]:
    """Give the number of the stored report for each id: the current one, else that of the version seen last."""
    rows = connection.execute(
        sa.select(_reports.report, _reports.id)
        .join(tables.versions, _versions.id == _reports.version)
        .outerjoin(tables.entries, tables.entries.c.report == _reports.report)
        .where(_reports.report.in_(ids))
        .order_by(_stands(), _versions.last_seen, _versions.last_sha256, _reports.id)
    )
    return {str(report): int(number) for report, number in rows}


def _stored_reports(connection: sa.Connection, ids: list[str]) -> Iterator[tuple[str, StoredReport]]:
    numbers = _numbers(connection, ids)
    rows = connection.execute(
        sa.select(
            _reports.report,
            _reports.record,
            _reports.version,
            _versions.page,
            _versions.sha256,
            _versions.first_seen,
            _pages.url,
            _stands().label("current"),
            tables.members.c.story,
        )
        .join(tables.versions, _versions.id == _reports.version)
        .join(tables.pages, _pages.id == _versions.page)
        .outerjoin(tables.entries, tables.entries.c.report == _reports.report)
        .outerjoin(tables.members, tables.members.c.report == _reports.report)
        .where(_reports.id.in_(numbers.values()))
    ).all()
    seen = _locations(connection, {row.page for row in rows})
    for row in rows:
        paths, urls = seen.get((row.page, "path"), []), seen.get((row.page, "url"), [])
        yield (
            row.report,
            StoredReport(
                report=unpack_report(row.record),
                page=row.page,
                version=row.version,
                url=row.url,
                path=paths[0] if paths else None,
                sha256=bytes_hash(row.sha256),
                retrieved=row.first_seen,
                current=bool(row.current),
                story=row.story if row.current else None,
                locations=(*urls, *paths),
            ),
        )


def _locations(connection: sa.Connection, pages: set[int]) -> dict[tuple[int, str], list[str]]:
    columns = tables.locations.c
    found: dict[tuple[int, str], list[str]] = {}
    rows = connection.execute(
        sa.select(columns.page, columns.kind, columns.location)
        .where(columns.page.in_(pages))
        .order_by(columns.page, columns.kind, columns.location)
    )
    for page, kind, location in rows:
        found.setdefault((page, kind), []).append(location)
    return found
