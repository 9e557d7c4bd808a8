"""``secondsource read``: totals that add up, reasons, statuses."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fake_edge import FakePipeline, Run

from secondsource.errors import VocabularyError
from secondsource.pages.sources.options import SourceOptions
from secondsource.records import Result


def test_the_main_line_and_the_totals(run: Run) -> None:
    done = run("read", "a.html", "b.html", "c.png")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "2 pages, 4 reports, 1 story",
        "  3 inputs: 2 read, 1 skipped",
        "  skipped: 1 not HTML",
    ]
    assert done.stderr == "  the stories: secondsource stories\n"


def test_a_failed_input_is_named_and_is_status_1(run: Run) -> None:
    done = run("read", "a.html", "gone.txt")
    assert done.exit_code == 1
    assert "  failed: gone.txt: no such file\n" in done.stderr


def test_of_many_failed_inputs_twenty_are_named_and_the_way_to_the_rest(run: Run) -> None:
    done = run("read", *(f"{number}.txt" for number in range(25)))
    assert done.stderr.count("no such file") == 20
    assert "failed: 5 more; the same command with --json names every input" in done.stderr


def test_counts_of_ten_are_not_taken_for_none(run: Run) -> None:
    assert "10 inputs: 10 read\n" in run("read", *["a.html"] * 10).stdout


def test_json_holds_the_summary_and_every_input(run: Run) -> None:
    done = run("read", "a.html", "c.png", "--json")
    assert json.loads(done.stdout) == {
        "pages": 1,
        "reports": 2,
        "stories": 1,
        "outcomes": {"read": 1, "skipped": 1},
        "reasons": {},
        "languages": {"en": 2},
        "results": [
            {"source": "a.html", "outcome": "read", "reason": None, "reports": 2},
            {"source": "c.png", "outcome": "skipped", "reason": "not HTML", "reports": 0},
        ],
    }


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ({"it": 1}, "2 en; 1 it (kept and counted, not analysed)"),
        ({"fr": 1, "it": 3, "de": 1, "en-GB": 1}, "2 en, 1 en-GB; 3 it, 1 de, 1 fr (kept and counted, not analysed)"),
        ({"und": 1}, "2 en; 1 unknown (read as English)"),
        ({"und": 1, "it": 1}, "2 en; 1 unknown (read as English); 1 it (kept and counted, not analysed)"),
    ],
)
def test_reports_in_another_language_are_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, others: dict[str, int], said: str
) -> None:
    monkeypatch.setattr(FakePipeline, "others", others)
    assert run("read", "a.html").stdout.splitlines()[-1] == f"  languages: {said}"
    assert json.loads(run("read", "a.html", "--json").stdout)["languages"] == {"en": 2, **others}


def test_english_alone_is_not_worth_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "languages" not in run("read", "a.html", "c.png").stdout
    monkeypatch.setattr(FakePipeline, "others", {"en-GB": 1})
    assert "languages" not in run("read", "a.html").stdout
    assert "languages" not in run("read", "c.png").stdout


def test_options_reach_the_sources_and_the_vocabulary(run: Run, edge: dict[str, list[Any]], tmp_path: Path) -> None:
    added = tmp_path / "more.yaml"
    added.write_text("", encoding="utf-8")
    done = run("read", "a.html", "--allow-private", "--delay", "0", "--timeout", "3", "--vocabulary", str(added))
    assert done.exit_code == 0
    assert edge["options"] == [{"allow_private": True, "max_bytes": 10_000_000, "delay": 0.0, "timeout": 3.0}]
    assert edge["vocabulary"] == [(added,)]


def test_the_defaults_are_those_of_the_sources(run: Run, edge: dict[str, list[Any]]) -> None:
    run("read", "a.html")
    assert SourceOptions(**edge["options"][0]) == SourceOptions()


def test_ctrl_c_says_what_is_kept(run: Run) -> None:
    done = run("read", "a.html", "interrupt", "b.html")
    assert done.exit_code == 130
    assert "stopped; 1 page read so far" in done.stderr


def test_a_wrong_vocabulary_is_status_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: FakePipeline, vocabulary: object, threads: int | None = None) -> None:
        raise VocabularyError("more.yaml: 'agencies' must be a list")

    monkeypatch.setattr(FakePipeline, "__init__", refuse)
    done = run("read", "a.html")
    assert done.exit_code == 2
    assert done.stderr == "error: more.yaml: 'agencies' must be a list\n"


def test_names_of_inputs_cannot_steer_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("read", "evil\x1b[2J.txt").output


def test_a_name_that_is_no_utf_8_is_shown_and_printed_as_json(run: Run) -> None:
    assert "  failed: bad\ufffd.txt: no such file\n" in run("read", "bad\udcff.txt").stderr
    (result,) = json.loads(run("read", "bad\udcff.txt", "--json").stdout)["results"]
    assert result["source"] == "bad\ufffd.txt"


def test_too_large_says_the_limit_and_the_option(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def large(self: FakePipeline, sources: object, ledger: object, options: Any, on_result: Any) -> Any:
        on_result(Result(source="a.html", outcome="skipped", reason="too large"))
        return SimpleNamespace(pages=0, reports=0, stories=0, outcomes={"skipped": 1}, reasons={}, languages={})

    monkeypatch.setattr(FakePipeline, "read", large)
    said = "  skipped: 1 too large (more than 2,000 bytes; --max-bytes sets the limit)\n"
    assert said in run("read", "a.html", "--max-bytes", "2000").stdout
