"""Stories that were left to be assembled: by an older version of the tables, in a ledger that takes no more pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result as Ran
from older_ledgers import make_older
from pipeline_samples import read_into

from secondsource.ledger import Ledger
from secondsource.ledger.database import Database
from secondsource.pipeline import Pipeline
from secondsource.views.cli import main


@pytest.fixture
def older(pipeline: Pipeline, world: dict[str, str], tmp_path: Path) -> Path:
    """A ledger as a version without claims left it, which read in another way."""
    path = tmp_path / "older.db"
    read_into(pipeline, path, list(world.values()))
    make_older(path, "0002")
    with Database(path).writing() as connection:
        connection.exec_driver_sql("UPDATE about SET value = 'abc.2.1' WHERE name = 'reader'")
    return path


def run(*arguments: str) -> Ran:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_an_older_ledger_that_read_refuses_is_assembled_by_what_its_notices_say(
    older: Path, world: dict[str, str]
) -> None:
    ledger = ("--ledger", str(older))
    said = run("stories", *ledger)
    assert "still to be assembled; 'secondsource stories --assemble --ledger" in said.stderr
    before = json.loads(run("stories", "--json", *ledger).stdout)["stories"]
    assert before, "what was assembled before is shown until then"
    assert "'secondsource stories --assemble" in run("story", before[0]["id"], *ledger).stderr
    checked = run("check", "The ferry sank", "--threads", "1", *ledger)
    assert "no claims yet: its stories are still to be assembled" in checked.stdout
    assert "'secondsource stories --assemble" in checked.stderr
    assert "read SOURCE" not in checked.stdout + checked.stderr
    refused = run("read", next(iter(world.values())), *ledger)
    assert refused.exit_code == 3
    assert "assembled with 'secondsource stories --assemble'" in refused.stderr
    done = run("stories", "--assemble", "--json", *ledger)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [story["id"] for story in json.loads(done.stdout)["stories"]] == [story["id"] for story in before]
    assert any(json.loads(run("story", story["id"], "--json", *ledger).stdout)["claims"] for story in before)
    assert run("stories", *ledger).stderr.count("assemble") == 0
    assert "assemble" not in run("check", "The ferry sank", "--threads", "1", *ledger).stderr


def test_a_story_whose_reading_cannot_be_understood_is_named_and_the_others_are_assembled(older: Path) -> None:
    with Ledger.open(str(older)) as ledger:
        first, *others = ledger.stale_stories()
        assert others
    with Database(older).writing() as connection:
        of = "(SELECT stored FROM entries WHERE report = ?)"
        connection.exec_driver_sql(f"UPDATE readings SET record = X'00' WHERE stored = {of}", (first[0],))  # noqa: S608
    done = run("stories", "--assemble", "--ledger", str(older))
    assert done.exit_code == 1
    assert f"failed: story s{first[0]}" in done.stderr
    assert "read the sources again into a new ledger" in done.stderr
    with Ledger.open(str(older)) as ledger:
        assert ledger.stale_stories() == [first]


def test_a_vocabulary_without_assembling_is_wrong_usage(older: Path, root: Path) -> None:
    words = str(root / "examples" / "vocabulary.yaml")
    assert run("stories", "--vocabulary", words, "--ledger", str(older)).exit_code == 2
    assert run("stories", "--assemble", "--vocabulary", words, "--ledger", str(older)).exit_code == 0
