"""An editor's decision from the command line: kept, shown, respected by later reads, and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result as Ran
from pipeline_samples import PAGES, read_into, said

from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.views.cli import main

Reports = dict[str, str]


@pytest.fixture
def location(pipeline: Pipeline, world: dict[str, str], tmp_path: Path) -> Path:
    """A ledger of the small world but for the pilot's story, which comes later."""
    path = tmp_path / "ledger.db"
    read_into(pipeline, path, [source for name, source in world.items() if name not in ("own", "german")])
    return path


def reports(location: Path) -> Reports:
    """Report id by the name of the page."""
    names = {row["url"]: name for name, row in PAGES.items()}
    with Ledger.open(str(location)) as ledger:
        ids = [row.report for row in ledger.index_rows() if row.current]
        return {names[stored.url or ""]: i for i, stored in ledger.reports(ids).items()}


def run(location: Path, *arguments: str) -> Ran:
    return CliRunner().invoke(main, ["story", *arguments, "--ledger", str(location)], catch_exceptions=False)


def shown(location: Path, *arguments: str) -> dict[str, Any]:
    done = run(location, *arguments, "--json")
    assert done.exit_code == 0, done.stderr
    with Ledger.open(str(location)) as ledger:
        assert ledger.problems() == []
        assert ledger.stale_stories() == []
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def held(story: dict[str, Any]) -> set[str]:
    return {report["id"] for report in story["reports"]}


def test_a_report_is_taken_out_and_stays_out_whatever_is_read_later(
    pipeline: Pipeline, world: dict[str, str], location: Path
) -> None:
    ids = reports(location)
    before = said(location)
    rest = held(shown(location, ids["wire"])) - {ids["retold"]}
    story = shown(location, ids["wire"], "--split", ids["retold"][:9], "--note", "another ferry", "--by", "Night desk")
    assert held(story) == rest
    assert held(shown(location, ids["retold"])) == {ids["retold"]}
    (decision,) = story["decisions"]
    assert (decision["number"], decision["kind"]) == (1, "split")
    assert (decision["by"], decision["note"]) == ("Night desk", "another ferry")
    assert (set(decision["reports"]), set(decision["others"])) == ({ids["retold"]}, rest)
    assert shown(location, ids["retold"])["decisions"] == story["decisions"]
    assert "decision 1" in run(location, ids["wire"]).stdout
    read_into(pipeline, location, [world["own"]], list(world.values()))
    assert ids["retold"] not in held(shown(location, ids["wire"]))
    read_into(pipeline, location, [world["wire"]])
    assert run(location, ids["retold"], "--undo", "1", "--json").exit_code == 0
    assert ids["retold"] in held(shown(location, ids["wire"]))
    assert before["links"] == [link for link in said(location)["links"] if link in before["links"]]


def test_taking_a_decision_back_leaves_the_ledger_as_it_was(location: Path) -> None:
    ids, before = reports(location), said(location)
    shown(location, ids["wire"], "--merge", ids["bank"])
    shown(location, ids["wire"], "--split", ids["rates"], "--split", ids["copy"])
    assert said(location)["stories"] != before["stories"]
    shown(location, ids["wire"], "--undo", "2")
    assert held(shown(location, ids["wire"])) == set(ids.values())
    shown(location, ids["rates"], "--undo", "1")
    assert said(location) == before


def test_what_is_said_of_a_split_names_the_story_and_counts_all_its_reports(location: Path) -> None:
    ids = reports(location)
    before = held(shown(location, ids["wire"]))
    done = run(location, ids["wire"], "--split", ids["retold"])
    story = shown(location, ids["wire"])["id"]
    assert story.startswith("s")
    assert f"1 report taken out of a story of {len(before)} reports" in done.stderr
    assert f"secondsource story {story} --undo 1" in done.stderr


def test_two_stories_are_made_one(location: Path) -> None:
    ids = reports(location)
    merged = shown(location, ids["wire"], "--merge", ids["bank"][:10])
    assert held(merged) == set(ids.values())
    assert merged["decisions"][0]["kind"] == "merge"


def test_a_confirmed_story_says_so(location: Path) -> None:
    ids = reports(location)
    before = held(shown(location, ids["wire"]))
    done = run(location, ids["wire"], "--confirm", "--by", "Desk")
    assert f"by Desk: {len(before)} reports confirmed as one story" in done.stdout
    assert "--undo 1" in done.stderr
    assert held(shown(location, ids["wire"])) == before


def test_the_order_of_reading_after_a_decision_is_of_no_account(
    pipeline: Pipeline, world: dict[str, str], location: Path, tmp_path: Path
) -> None:
    ids = reports(location)
    shown(location, ids["wire"], "--split", ids["copy"])
    copied = tmp_path / "second.db"
    copied.write_bytes(location.read_bytes())
    read_into(pipeline, location, [world["own"]], [world["german"]])
    read_into(pipeline, copied, [world["german"], world["own"]])
    assert said(copied) == said(location)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--split", "0123456789abcdef"), "no report is called '0123456789abcdef'"),
        (("--split", "{bank}"), "is not in this story"),
        (("--split", "{wire}", "--confirm"), "one decision at a time"),
        (("--merge", "{copy}"), "is this story itself"),
        (("--merge", "0123456789abcdef"), "no story is called"),
        (("--undo", "7"), "there is no decision 7 about this story; it has none"),
        (("--note", "why"), "--note, --by and --vocabulary go with"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error_and_changes_nothing(
    location: Path, arguments: tuple[str, ...], says: str
) -> None:
    ids = reports(location)
    before = said(location)
    done = run(location, ids["wire"], *(argument.format(**ids) for argument in arguments))
    assert done.exit_code == 2
    assert says in done.stderr
    assert said(location) == before


def test_the_last_report_of_a_story_stays(location: Path) -> None:
    ids = reports(location)
    names = held(shown(location, ids["bank"]))
    done = run(location, ids["bank"], *(word for name in sorted(names) for word in ("--split", name)))
    assert (done.exit_code, "one at least must stay" in done.stderr) == (2, True)
