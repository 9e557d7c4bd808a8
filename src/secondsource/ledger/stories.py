"""Stories: which reports belong to which, as grouped; the stories as assembled; and by what names they are found.

After every commit a story has at least one report, its id is "s" and the id of its first report, and every report is
in one story at most. A story is stale from any change to its group until it is assembled again; what was assembled
before is shown until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import sqlalchemy as sa

from secondsource.ledger import tables
from secondsource.ledger.claims import drop_claims, put_claims, read_claims
from secondsource.ledger.database import batches
from secondsource.ledger.links import current_among
from secondsource.ledger.packing import pack, unpack_story
from secondsource.records import Story

PREFIX = 8
"""Characters that the beginning of an id must have to name it."""

_stories, _members = tables.stories.c, tables.members.c
_entries, _reports, _versions = tables.entries.c, tables.reports.c, tables.versions.c

_LAST_CHARACTER = "\U0010ffff"


def story_id(first: str) -> str:
    """Give the id of the story whose first report has the id ``first``."""
    return f"s{first}"


# -- groups -----------------------------------------------------------------------------------------------------------


def stories_of(connection: sa.Connection, reports: Iterable[str]) -> dict[str, str]:
    """Give the story's id for each of ``reports`` that is in one."""
    found: dict[str, str] = {}
    for batch in batches(reports):
        rows = connection.execute(sa.select(_members.report, _members.story).where(_members.report.in_(batch)))
        found.update((report, story) for report, story in rows)
    return found


def companions(connection: sa.Connection, reports: Iterable[str]) -> set[str]:
    """Give all reports of the stories that ``reports`` are in."""
    found: set[str] = set()
    for batch in batches(stories_of(connection, reports).values()):
        found.update(connection.scalars(sa.select(_members.report).where(_members.story.in_(batch))))
    return found


def groups_of(connection: sa.Connection, reports: Iterable[str]) -> dict[str, list[str]]:
    """Give the stories that ``reports`` are in, each with all its reports in their order."""
    found: dict[str, list[str]] = {}
    for batch in batches(stories_of(connection, reports).values()):
        columns = sa.select(_members.story, _members.report).where(_members.story.in_(batch))
        for story, report in connection.execute(columns.order_by(_members.story, _members.position)):
            found.setdefault(story, []).append(report)
    return found


def leave(connection: sa.Connection, reports: Iterable[str]) -> set[str]:
    """Take ``reports`` out of their stories; give the ids of these, which are to be settled."""
    left = stories_of(connection, reports)
    for batch in batches(left):
        connection.execute(tables.members.delete().where(_members.report.in_(batch)))
    return set(left.values())


def settle_stories(connection: sa.Connection, ids: Iterable[str], coming: Iterable[str] = ()) -> None:
    """Make stories that lost reports hold again what the module promises.

    An empty one is deleted, except one among ``coming``, which is about to get reports. One that lost its first
    report goes on under the id of the report that is first now.
    """
    coming = set(coming)
    for old in sorted(ids):
        columns = sa.select(_members.report).where(_members.story == old).order_by(_members.position).limit(1)
        first = connection.execute(columns).scalar()
        if first is not None:
            _claim(connection, [story_id(first)])
        if first is None or story_id(first) != old:
            if first is not None:
                moved = tables.members.update().where(_members.story == old)
                connection.execute(moved.values(story=story_id(first)))
            if old not in coming:
                drop_claims(connection, [old])
                connection.execute(tables.stories.delete().where(_stories.id == old))


def _claim(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Make stale stories of ``ids``, new ones where there are none."""
    for batch in batches(ids):
        known = set(connection.scalars(sa.select(_stories.id).where(_stories.id.in_(batch))))
        connection.execute(tables.stories.update().where(_stories.id.in_(known)).values(stale=True))
        new = [{"id": story, "stale": True} for story in batch if story not in known]
        if new:
            connection.execute(tables.stories.insert(), new)


def set_groups(connection: sa.Connection, groups: Sequence[Sequence[str]]) -> None:
    """Make each of ``groups`` one story; see :meth:`Writer.set_groups`."""
    reports = [report for group in groups for report in group]
    if len(set(reports)) < len(reports) or not all(groups):
        raise ValueError("groups are not empty, and have no report in common")
    gone = set(reports) - current_among(connection, reports)
    if gone:
        raise ValueError(f"report {min(gone)!r} is current no longer: group what component() gives, in one transaction")
    coming = [story_id(group[0]) for group in groups]
    settle_stories(connection, leave(connection, reports), coming)
    _claim(connection, coming)
    rows = [
        {"report": report, "story": story, "position": position}
        for story, group in zip(coming, groups, strict=True)
        for position, report in enumerate(group)
    ]
    if rows:
        connection.execute(tables.members.insert(), rows)


def add_member(connection: sa.Connection, report: str, group: Sequence[str]) -> None:
    """Put a report into the story of the others in ``group``; see :meth:`Writer.add_to_story`."""
    position = group.index(report)
    if position == 0 or report in stories_of(connection, [report]):
        set_groups(connection, [group])
        return
    story = story_id(group[0])
    later = sa.and_(_members.story == story, _members.position >= position)
    connection.execute(tables.members.update().where(later).values(position=_members.position + 1))
    connection.execute(tables.members.insert().values(report=report, story=story, position=position))
    _claim(connection, [story])


# -- assembled stories ------------------------------------------------------------------------------------------------


def put_story(connection: sa.Connection, story: Story) -> bool:
    """Store an assembled story; see :meth:`Writer.put_story`."""
    reports = set(connection.scalars(sa.select(_members.report).where(_members.story == story.id)))
    if not reports or reports != set(story.reports):
        return False
    row = tables.stories.update().where(_stories.id == story.id)
    light = msgspec.structs.replace(story, claims=())
    connection.execute(row.values(stale=False, last=story.last, record=pack(light)))
    put_claims(connection, story)
    return True


def stale_groups(connection: sa.Connection) -> list[list[str]]:
    """Give the groups that are still to be assembled, each with its first report first."""
    groups: dict[str, list[str]] = {}
    rows = connection.execute(
        sa.select(_members.story, _members.report)
        .join(tables.stories, _stories.id == _members.story)
        .where(_stories.stale)
        .order_by(_members.story, _members.position)
    )
    for story, report in rows:
        groups.setdefault(story, []).append(report)
    return list(groups.values())


def newest_stories(connection: sa.Connection, limit: int | None) -> list[Story]:
    """Give the assembled stories without their claims, by the time of their last report, undated ones last."""
    records = (
        sa.select(_stories.record)
        .where(_stories.record.is_not(None))
        .order_by(_stories.last.desc().nulls_last(), _stories.id)
        .limit(limit)
    )
    return [unpack_story(record) for record in connection.scalars(records)]


# -- names ------------------------------------------------------------------------------------------------------------


def story_names(connection: sa.Connection, name: str) -> list[str]:
    """Give the ids of the stories that ``name`` can mean; see :meth:`Queries.story_names`."""
    if _exists(connection, name):
        return [name]
    readings = [name, name[1:]] if name.startswith(story_id("")) else [name]
    for report in readings:
        named = _stories_named(connection, _reports.report == report)
        if named:
            return named
    if len(name) < PREFIX:
        return []
    found = set(connection.scalars(sa.select(_stories.id).where(_begins(_stories.id, name))))
    if not found:
        found = {story for start in readings for story in _stories_named(connection, _begins(_reports.report, start))}
    return sorted(found)


def read_story(connection: sa.Connection, name: str) -> Story | None:
    """Give the one story that ``name`` means; see :meth:`Queries.story`."""
    names = story_names(connection, name)
    if len(names) != 1:
        return None
    record = connection.execute(sa.select(_stories.record).where(_stories.id == names[0])).scalar()
    if record is None:
        return None
    return msgspec.structs.replace(unpack_story(record), claims=read_claims(connection, names[0]))


def _exists(connection: sa.Connection, story: str) -> bool:
    return connection.execute(sa.select(_stories.id).where(_stories.id == story)).first() is not None


def _begins(column: sa.Column[str], start: str) -> sa.ColumnElement[bool]:
    # A range, because LIKE ignores case and uses no index.
    return sa.and_(column >= start, column < start + _LAST_CHARACTER)


def _stories_named(connection: sa.Connection, named: sa.ColumnElement[bool]) -> list[str]:
    """Give the stories of the reports ``named``; for one of an older version, those of its page as it is now."""
    reports = sa.select(_reports.report).where(named)
    found = set(connection.scalars(sa.select(_members.story).where(_members.report.in_(reports))))
    if not found:
        pages = sa.select(_versions.page).join(tables.reports, _reports.version == _versions.id).where(named)
        current = sa.select(tables.pages.c.current).where(tables.pages.c.id.in_(pages))
        now = sa.select(_reports.report).where(_reports.version.in_(current))
        found = set(connection.scalars(sa.select(_members.story).where(_members.report.in_(now))))
    return sorted(found)
