"""Joins linking to the ledger: who stands for whom, which reports are linked, and which of them are one story.

What follows from a page is written in the transaction that adds it. Only what the page touches is looked at, and what
comes out is a function of the reports that are current and of the editors' decisions, whatever came first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from secondsource.ledger import Added, Ledger, Writer
from secondsource.records import Decision, Link
from secondsource.stories import Compared, Index, first_of, group, link
from secondsource.stories.copies import CLOSE, are_alike, settle

MEMORY = 4_000  # readings kept unpacked for comparing

LINKING = 2
"""Raised whenever other reports are linked than before: a ledger then takes no more, for its links are old."""


def regroup(writer: Writer, reports: Iterable[str]) -> None:
    """Group anew all that can be reached from ``reports``; only the stories that change become stale."""
    touched = set(reports)
    members, links = writer.component(touched)
    if not members:
        return
    published, standing = writer.published(members), {tuple(g) for g in writer.groups(members).values()}
    found = group(members, links, writer.decisions(members))
    groups = [first_of({report: published[report] for report in each}) for each in found]
    writer.set_groups([each for each in groups if tuple(each) not in standing or touched & set(each)])


def _follow(writer: Writer, changed: Mapping[str, str | None]) -> bool:
    """Put new copies into the stories of the reports that stand for them; False where that is not all there is to do.

    A copy that no decision names changes no other group: so one more costs little, however many there are.
    """
    leaders = {report: leader for report, leader in changed.items() if leader is not None}
    if len(leaders) < len(changed) or writer.decisions(leaders):
        return False
    for report, leader in leaders.items():
        ((_, story),) = writer.groups([leader]).items()
        writer.add_to_story(report, first_of(writer.published([*story, report])))
    return True


def decide(ledger: Ledger, decision: Decision) -> Decision:
    """Keep what an editor decided, and group anew what it names; gives it with its number.

    The stories that change are stale then.
    """
    with ledger.writing() as writer:
        kept = writer.add_decision(decision)
        regroup(writer, [*kept.reports, *kept.others])
    return kept


def undo(ledger: Ledger, number: int) -> Decision | None:
    """Forget a decision, and group anew what it named; gives what it was, None where there is none of that number."""
    with ledger.writing() as writer:
        found = writer.drop_decision(number)
        if found is not None:
            regroup(writer, [*found.reports, *found.others])
    return found


class Joiner:
    """The index of what new reports may be linked to, kept up with the ledger's changes."""

    def __init__(self) -> None:
        self.index = Index()
        self._seen = 0
        self._compared: dict[str, Compared] = {}
        self._texts: dict[str, str] = {}

    def forget(self) -> None:
        """Build the index anew at the next page: it may hold what a transaction has taken back."""
        self.index = Index()
        self._seen = 0
        self._compared.clear()
        self._texts.clear()

    def join(self, writer: Writer, added: Added) -> None:
        """Settle who stands for what was added, link it, and group again what that touches.

        Call :meth:`catch_up` before the page is added: who led before is told from the index.
        """
        self.catch_up(writer)
        # Reports in another language have no reading: they are kept, and are in no story.
        fresh = list(writer.readings(added.added))
        known = _Known(self, writer)
        changed = settle([*fresh, *self._orphans(writer, added.affected)], known)
        met = writer.drop_links(changed.keys() - set(fresh))
        for report, leader in changed.items():
            self.index.set_leads(report, leader is None)
        links = {
            (leader, report): msgspec.structs.replace(known.made[leader, report], copies=True)
            for report, leader in changed.items()
            if leader is not None
        }
        for report, leader in changed.items():
            if leader is None:
                links |= {(made.a, made.b): made for made in self._links(writer, report)}
        writer.add_links([links[pair] for pair in sorted(links)])
        if added.affected or met or not _follow(writer, changed):
            regroup(writer, {*changed, *added.affected, *met})

    def catch_up(self, writer: Writer) -> None:
        """Take into the index what this and other runs changed since the last look."""
        for row in writer.index_rows(self._seen):
            self._seen = row.row
            self._compared.pop(row.report, None)
            self._texts.pop(row.report, None)
            self.index.remove(row.report)
            if row.current:
                self.index.add(row.report, day_of(row.published), row.vector, row.rare, leads=row.leads)

    def _orphans(self, writer: Writer, reports: Iterable[str]) -> list[str]:
        """Those copies among ``reports`` that nobody stands for any more."""
        copies = [report for report in reports if report in self.index and not self.index.leads(report)]
        return sorted(set(copies) - writer.leaders(copies).keys())

    def _links(self, writer: Writer, report: str) -> Iterator[Link]:
        """The links of one that leads with the others that do."""
        (new,) = self.unpacked(writer, [report])
        near = [i for i in self.index.candidates(new.day, new.reading.vector, new.reading.rare) if i != report]
        for other in self.unpacked(writer, near):
            made = self.linked(writer, new, other)
            if made is not None:
                yield made

    def linked(self, writer: Writer, one: Compared, other: Compared) -> Link | None:
        """Judge a pair, and align it with the texts of its pages where it is linked."""
        return link(one, other, lambda report: self._text(writer, report))

    def unpacked(self, writer: Writer, ids: Sequence[str]) -> list[Compared]:
        """Readings unpacked for comparing, of those of ``ids`` that have one."""
        if len(self._compared) > MEMORY:
            self._compared.clear()
        missing = writer.readings([i for i in ids if i not in self._compared])
        self._compared |= {i: Compared(reading) for i, reading in missing.items()}
        return [self._compared[i] for i in ids if i in self._compared]

    def _text(self, writer: Writer, report: str) -> str:
        if report not in self._texts:
            if len(self._texts) > MEMORY:
                self._texts.clear()
            self._texts |= writer.texts([report])
        return self._texts[report]


class _Known:
    """What settling asks about reports, told from the ledger and the index as they were before."""

    def __init__(self, joiner: Joiner, writer: Writer) -> None:
        self.made: dict[tuple[str, str], Link] = {}
        self._joiner = joiner
        self._writer = writer

    def near(self, report: str) -> list[str]:
        reading = self._reading(report).reading
        day = day_of(reading.published)
        return [other for other in self._joiner.index.close(day, reading.vector, CLOSE) if other != report]

    def leaders(self, reports: Sequence[str]) -> Mapping[str, str]:
        return self._writer.leaders([i for i in reports if not self._joiner.index.leads(i)])

    def followers(self, report: str) -> Sequence[str]:
        return self._writer.followers(report)

    def alike(self, leader: str, other: str) -> bool:
        one, two = self._reading(leader), self._reading(other)
        made = self._joiner.linked(self._writer, one, two) if are_alike(one, two) else None
        if made is not None:
            self.made[leader, other] = made
        return made is not None

    def _reading(self, report: str) -> Compared:
        (found,) = self._joiner.unpacked(self._writer, [report])
        return found


def day_of(published: str | None) -> int | None:
    """Publication day as an ordinal; ``None`` where it is not known to the day."""
    return date.fromisoformat(published[:10]).toordinal() if published and len(published) >= len("2024-03-24") else None
