"""What stands at the edge of the views: a ledger that holds one story, and a faked pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

from click.testing import Result as Ran
from sample_story import sample_page, sample_story, span_of
from told_samples import told_page, told_reading, told_report

from secondsource.errors import DecodeError
from secondsource.ledger import Ledger
from secondsource.records import (
    Attribution,
    Document,
    Entity,
    Informant,
    Reading,
    Report,
    Result,
    SentenceEvent,
)

Run = Callable[..., Ran]


def write_ledger(path: Path) -> None:
    """Make a ledger that holds the sample story, assembled."""
    view = sample_story()
    with Ledger.open(str(path)) as ledger, ledger.writing() as writer:
        for member in view.reports:
            writer.add_page(sample_page(member), member.report.id, [member.report], [])
        writer.set_groups([view.story.reports])
        writer.put_story(view.story)


def sample_reading(report: Report, text: str) -> Reading:
    """A reading of the third report: an unnamed informant, a denial in pieces, two names and an event."""
    engineer = span_of(text, "An engineer who worked on the wall until last year")
    courier = span_of(text, "the Courier")
    told, that = span_of(text, "told"), span_of(text, "that cracks near the slipway had been reported twice")
    pieces = span_of(text, "The slipway section"), span_of(text, "from the 1930s")
    unnamed = Informant(name=text[slice(*engineer)], entity=None, named=False, role=None)
    named = Informant(name="Works Committee", entity="e1", named=True, role="of the council")
    committee = span_of(text, "works committee")
    return Reading(
        report=report.id,
        language="en",
        published=None,
        sentences=report.body,
        quotes=(),
        terms=(),
        words={},
        vector=b"",
        sentence_vectors=b"",
        shingles=(),
        attributions=(
            Attribution(source=engineer, cue=told, content=(that,), kind="indirect", informant=unnamed),
            Attribution(
                source=None,
                cue=span_of(text, "dates"),
                content=pieces,
                kind="mixed",
                informant=named,
                declined=True,
                polarity="denied",
                modality="negated",
            ),
        ),
        entities=(
            Entity(id="e1", type="organization", name="Works Committee", mentions=(committee,)),
            Entity(id="e2", type="organization", name="Courier", mentions=(courier, committee)),
            Entity(id="e3", type="person", name="Ada Brook", mentions=(engineer,)),
        ),
        sentence_events=(
            SentenceEvent(span=report.body[-1], type="consult", mode="visit", modality="future", certainty=0.7),
        ),
    )


class FakePipeline:
    """Reads what its sources name: ``*.html`` well, and nothing else."""

    others: ClassVar[dict[str, int]] = {}
    """Reports in other languages than English, by language."""

    def __init__(self, vocabulary: object, threads: int | None = None) -> None:
        self.threads = threads

    def inspect(self, document: Document) -> Any:
        if document.data == b"bad":
            raise DecodeError(f"{document.path}: it is no text")
        if document.data == b"fault":
            raise ZeroDivisionError("division by zero")
        if document.path == "told.html":
            report = told_report()
            return SimpleNamespace(page=told_page(), reports=(report,), readings=(told_reading(report),))
        if document.path in {"list.html", "blank.html"}:
            listing = document.path == "list.html"
            return SimpleNamespace(page=told_page(document.path, listing=listing), reports=(), readings=())
        view = sample_story().reports[7 if document.path == "german.html" else 3]
        readings = (sample_reading(view.report, view.text),) if document.path == "said.html" else ()
        return SimpleNamespace(page=sample_page(view), reports=(view.report,), readings=readings)

    def read(self, sources: Sequence[str], ledger: object, options: object, on_result: Callable[[Result], None]) -> Any:
        outcomes: dict[str, int] = {}
        for source in sources:
            if source == "interrupt":
                raise KeyboardInterrupt
            result = (
                Result(source=source, outcome="read", reports=2)
                if source.endswith(".html")
                else Result(source=source, outcome="skipped", reason="not HTML")
                if source.endswith(".png")
                else Result(source=source, outcome="failed", reason="no such file")
            )
            outcomes[result.outcome] = outcomes.get(result.outcome, 0) + 1
            on_result(result)
        read = outcomes.get("read", 0)
        languages = {**({"en": 2 * read} if read else {}), **self.others}
        reports = sum(languages.values())
        return SimpleNamespace(
            pages=read, reports=reports, stories=1, outcomes=outcomes, reasons={}, languages=languages
        )


def open_source(source: str, options: object, previous: object) -> Iterator[Document | Result]:
    if source.endswith(".png"):
        yield Result(source=source, outcome="skipped", reason="not HTML")
    elif source.endswith(".gone"):
        yield Result(source=source, outcome="failed", reason="no such file")
    else:
        data = next((name.encode() for name in ("bad", "fault") if name in source), b"good")
        yield Document(data=data, media_type="text/html", path=source)
