"""The full text of a report as paragraphs and headings, with the shared spans marked."""

from __future__ import annotations

from secondsource.records import Record, Span
from secondsource.views.passages import Segments, segments
from secondsource.views.story_view import ReportView, StoryView


class Paragraph(Record, frozen=True):
    """A paragraph of a report, or a heading, which stands among them as one."""

    heading: bool
    pieces: Segments
    time: str | None = None  # of the entry of a live ticker that opens here


def paragraphs(view: StoryView, member: ReportView) -> list[Paragraph]:
    """Give the headings and paragraphs of ``member`` in order; what is shared with another report is marked."""
    marked = _shared(view, member)
    report = member.report
    found = sorted([(span, False) for span in report.body] + [(span, True) for span in report.headings])
    entries = sorted((entry.span[0], entry.time) for entry in report.entries)
    made = []
    for span, heading in found:
        time = None
        while entries and entries[0][0] <= span[0]:
            time = entries.pop(0)[1]
        made.append(Paragraph(heading=heading, pieces=segments(member.text, span, marked), time=time))
    return made


def _shared(view: StoryView, member: ReportView) -> list[Span]:
    """Give the spans that ``member`` shares with a parent, and those that a child shares with it."""
    own = [item.span for item in member.derivation.evidence]
    report_id = member.report.id
    carried = [
        item.of_span
        for other in view.reports
        for item in other.derivation.evidence
        if item.of_report == report_id and item.of_span
    ]
    return own + carried
