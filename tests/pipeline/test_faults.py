"""A fault of our own on one page or story: it is kept and told, and everything else is read as without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from pipeline_samples import read_into, said
from stages import known_words

from secondsource import pipeline as joined
from secondsource.errors import LedgerError
from secondsource.joining import Joiner
from secondsource.ledger import Ledger, Writer
from secondsource.pages.sources import SourceOptions
from secondsource.pages.split import split
from secondsource.pipeline import Pipeline, Summary, digest_of
from secondsource.records import Credit, Document, Result
from secondsource.views.cli import main


def read_with_faults(pipeline: Pipeline, location: Path, sources: list[str]) -> tuple[Summary, list[Result]]:
    results: list[Result] = []
    with Ledger.open(str(location)) as ledger:
        summary = pipeline.read(sources, ledger, SourceOptions(), results.append)
        assert ledger.problems() == []
    return summary, [result for result in results if result.outcome == "failed"]


def test_a_date_that_is_none_is_told_and_an_author_s_name_is_one_author(pipeline: Pipeline, tmp_path: Path) -> None:
    text = "The ferry Dunmere Lass was towed to Port Lindow on Monday. Nobody was hurt, the harbour master said."
    dates = ("soon", "2024-05-03")
    rows = [{"title": f"Ferry towed {n}", "text": text, "authors": "Ada Brook", "date": n} for n in dates]
    source = tmp_path / "pages.jsonl"
    source.write_bytes(b"\n".join(msgspec.json.encode(row) for row in rows))
    location = tmp_path / "dates.db"
    results: list[Result] = []
    with Ledger.open(str(location)) as ledger:
        summary = pipeline.read([str(source)], ledger, SourceOptions(), results.append)
        ids = [row.report for row in ledger.index_rows() if row.current]
        authors = {stored.report.authors for stored in ledger.reports(ids).values()}
    told = {result.source[-1]: result.reason for result in results}
    assert told == {"1": "its date is left out, for it is none that a page can have: 'soon'", "2": None}
    assert (summary.outcomes, summary.reasons) == ({"read": 2}, {})
    assert authors == {("Ada Brook",)}
    done = CliRunner().invoke(
        main, ["read", str(source), "--ledger", str(tmp_path / "again.db")], catch_exceptions=False
    )
    assert f"note: {source}:1: its date is left out" in done.stderr
    assert done.exit_code == 0


def break_once(monkeypatch: pytest.MonkeyPatch, on: Any, name: str, error: BaseException, at: int = 1) -> None:
    """Let the call number ``at`` of a function do its work and then raise."""
    whole, calls = getattr(on, name), []

    def broken(*values: Any, **named: Any) -> Any:
        calls.append(name)
        done = whole(*values, **named)
        if len(calls) == at:
            raise error
        return done

    monkeypatch.setattr(on, name, broken)


PLACES = [(joined, "digest_of"), (Joiner, "join"), (Writer, "record_result"), (Writer, "set_groups")]


@pytest.mark.parametrize("place", PLACES, ids=[name for _, name in PLACES])
def test_a_fault_while_keeping_one_page_ends_no_run(
    pipeline: Pipeline, world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[Any, str]
) -> None:
    sources = [world[page] for page in ("bank", "wire", "copy", "retold", "rates")]
    with monkeypatch.context() as patch:
        break_once(patch, *place, error=ValueError("broken here"), at=2)
        summary, failed = read_with_faults(pipeline, tmp_path / "mended.db", sources)
    assert summary.outcomes == {"failed": 1, "read": 4}
    assert [result.source for result in failed] == [f"{world['wire']}:1"]
    assert "ValueError: broken here" in (failed[0].reason or "")
    # What the page's transaction took back is in no index: its copy was linked without it, and it is linked now.
    read_into(pipeline, tmp_path / "mended.db", sources)
    read_into(pipeline, tmp_path / "whole.db", sources)
    assert said(tmp_path / "mended.db") == said(tmp_path / "whole.db")


@pytest.mark.parametrize("error", [LedgerError("the disk is full"), KeyboardInterrupt()])
def test_what_is_no_fault_of_a_page_ends_the_run(
    pipeline: Pipeline, world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    break_once(monkeypatch, Joiner, "join", error)
    with pytest.raises(type(error)):
        read_with_faults(pipeline, tmp_path / "ledger.db", [world["bank"]])


def test_one_story_that_cannot_be_assembled_blocks_no_other(
    pipeline: Pipeline, world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [world[page] for page in ("bank", "wire", "copy", "rates")]
    with monkeypatch.context() as patch:
        break_once(patch, joined, "assemble", ValueError("broken here"))
        summary, failed = read_with_faults(pipeline, tmp_path / "ledger.db", sources)
    assert summary.stories == 1
    assert summary.outcomes == {"failed": 1, "read": 4}, "it is counted, so that the exit status is 1"
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        (stale,) = ledger.stale_stories()
    assert [result.source for result in failed] == [f"story s{stale[0]}"]
    assert read_into(pipeline, tmp_path / "ledger.db", sources).stories == 2


def test_a_changed_credit_line_is_a_changed_page(pipeline: Pipeline) -> None:
    text = (
        "Ferry sinks\n\nPORT LINDOW, May 3 (Reuters) - A ferry sank in a storm off the coast on Monday, police said.\n"
    )
    page = pipeline.page(Document(data=text.encode(), media_type="text/plain", url="https://portolan.example/a"))
    (report,) = split(page, pipeline.encoder.embed, known_words())
    changes: list[dict[str, Any]] = [
        {"credits": (Credit(agency="Ostwire", kind="trailer", span=report.body[0]),)},
        {"dateline": None},
        {"headings": report.body[:1]},
        {"language": "nl"},
        {"live": True},
    ]
    digests = {digest_of([msgspec.structs.replace(report, **change)], page) for change in [{}, *changes]}
    assert report.dateline
    assert len(digests) == 1 + len(changes)
