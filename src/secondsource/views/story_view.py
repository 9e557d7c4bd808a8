"""One story with everything a view shows of it, gathered from the ledger once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secondsource.records import Derivation, Record, Report, Story
from secondsource.views.words import AGENCY, clean

if TYPE_CHECKING:
    from secondsource.ledger import Ledger, StoredReport


class ReportView(Record, frozen=True):
    """A report of a story, with its page's text (spans point into it), where it came from, and how it derives."""

    report: Report
    text: str
    derivation: Derivation
    url: str | None = None
    path: str | None = None
    retrieved: str | None = None  # ISO 8601

    @property
    def outlet(self) -> str:
        """The outlet's name for people."""
        return clean(self.report.outlet or "") or "unknown outlet"

    @property
    def title(self) -> str:
        """The title for people."""
        return clean(self.report.title or "") or "untitled"


class StoryView(Record, frozen=True):
    """A story and its reports in the story's order: earliest first, undated last."""

    story: Story
    reports: tuple[ReportView, ...]

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
        texts = {report: snapshot.page(report).text for report in story.reports}
    views = [_report_view(stored[derivation.report], derivation, texts) for derivation in story.derivations]
    order = {report: position for position, report in enumerate(story.reports)}
    views.sort(key=lambda view: order[view.report.id])
    return StoryView(story=story, reports=tuple(views))


def _report_view(held: StoredReport, derivation: Derivation, texts: dict[str, str]) -> ReportView:
    return ReportView(
        report=held.report,
        text=texts[derivation.report],
        derivation=derivation,
        url=held.url,
        path=held.path,
        retrieved=held.retrieved,
    )


def parent_names(view: StoryView, derivation: Derivation) -> list[str]:
    """Name the parents of a report for people: the outlet of a report, or the agency that no page here carries."""
    reports = view.by_id()
    return [
        clean(parent.removeprefix(AGENCY)) if parent.startswith(AGENCY) else reports[parent].outlet
        for parent in derivation.of
    ]
