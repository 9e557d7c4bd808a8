"""What stands at the edge of the views: a ledger that holds one story, and a faked pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

from click.testing import Result as Ran
from sample_story import sample_page, sample_story

from secondsource.errors import DecodeError
from secondsource.ledger import Ledger
from secondsource.records import Document, Result

Run = Callable[..., Ran]


def write_ledger(path: Path) -> None:
    """Make a ledger that holds the sample story, assembled."""
    view = sample_story()
    with Ledger.open(str(path)) as ledger, ledger.writing() as writer:
        for member in view.reports:
            writer.add_page(sample_page(member), member.report.id, [member.report], [])
        writer.set_groups([view.story.reports])
        writer.put_story(view.story)


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
        view = sample_story().reports[3]
        return SimpleNamespace(page=sample_page(view), reports=(view.report,), readings=())

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
