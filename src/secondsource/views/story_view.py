"""One story with everything a view shows of it, gathered from the ledger once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secondsource.records import Decision, Derivation, Origin, Reading, Record, Report, Story
from secondsource.views.words import clean, say_outlet

if TYPE_CHECKING:
    from secondsource.ledger import Ledger, StoredReport


HIDDEN = ("agency:", "outlet:")
"""Open the name of a parent that no page in the ledger carries: "agency:Reuters", "outlet:Harbour Post"."""

_UNKNOWN = re.compile(r"unknown outlet \((?P<report>[^)]+)\)")
"""The name of an origin that is a report of no known outlet: "unknown outlet (27d1fdb7cd464732)"."""


class ReportView(Record, frozen=True):
    """A report of a story, with its page's text (spans point into it), where it came from, and how it derives."""

    report: Report
    text: str
    derivation: Derivation
    url: str | None = None
    path: str | None = None
    retrieved: str | None = None  # ISO 8601
    reading: Reading | None = None
    stored: StoredReport | None = None

    @property
    def outlet(self) -> str:
        """The outlet's name for people; where it is not known, what the report came from."""
        return say_outlet(self.report.outlet, self.path, self.url)

    @property
    def title(self) -> str:
        """The title for people."""
        return clean(self.report.title or "") or "untitled"


class StoryView(Record, frozen=True):
    """A story and its reports in the story's order: earliest first, undated last."""

    story: Story
    reports: tuple[ReportView, ...]
    decisions: tuple[Decision, ...] = ()  # of editors, about any of the reports, the earliest first

    @property
    def title(self) -> str:
        """The title for people."""
        return clean(self.story.title or "") or "untitled"

    def by_id(self) -> dict[str, ReportView]:
        """Give the reports by their id."""
        return {view.report.id: view for view in self.reports}


def gather(ledger: Ledger, name: str) -> StoryView | None:
    """Read the story called ``name`` (its id, a report's id, or an unambiguous beginning); None where there is none."""
    with ledger.reading() as snapshot:
        story = snapshot.story(name)
        if story is None:
            return None
        stored = snapshot.reports(story.reports)
        texts, readings = snapshot.texts(story.reports), snapshot.readings(story.reports)
        decisions = tuple(snapshot.decisions(story.reports))
    views = [_report_view(stored[d.report], d, texts[d.report], readings.get(d.report)) for d in story.derivations]
    order = {report: position for position, report in enumerate(story.reports)}
    views.sort(key=lambda view: order[view.report.id])
    return StoryView(story=story, reports=tuple(views), decisions=decisions)


def _report_view(held: StoredReport, derivation: Derivation, text: str, reading: Reading | None) -> ReportView:
    return ReportView(
        report=held.report,
        text=text,
        derivation=derivation,
        url=held.url,
        path=held.path,
        retrieved=held.retrieved,
        reading=reading,
        stored=held,
    )


def hidden_name(parent: str) -> str | None:
    """Give the name of a parent that no page in the ledger carries; None for a report's id."""
    opening = next((opening for opening in HIDDEN if parent.startswith(opening)), None)
    return None if opening is None else clean(parent.removeprefix(opening))


def parents_of(view: StoryView, derivation: Derivation) -> list[str]:
    """Give the parents of a report; a hidden one is left out where a page of the same name stands beside it."""
    reports = view.by_id()
    carried = {reports[parent].outlet.casefold() for parent in derivation.of if parent in reports}
    return [parent for parent in derivation.of if (hidden_name(parent) or "").casefold() not in carried]


def parent_names(view: StoryView, derivation: Derivation) -> list[str]:
    """Name the parents of a report for people, each name once."""
    reports = view.by_id()
    names = [hidden_name(parent) or reports[parent].outlet for parent in parents_of(view, derivation)]
    return list(dict.fromkeys(names))


def origin_name(view: StoryView, origin: Origin) -> str:
    """Name an origin for people; one that is a report of no known outlet by what the report came from."""
    unknown = _UNKNOWN.fullmatch(origin.name)
    report = view.by_id().get(unknown["report"]) if unknown else None
    return report.outlet if report else clean(origin.name)
