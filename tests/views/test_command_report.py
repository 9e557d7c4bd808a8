"""``secondsource report``: one file, all files, standard output."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fake_edge import Run


def test_one_story_as_one_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "story.html"
    done = run("report", "s01c4d7e9", "-o", str(target))
    assert done.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["story.html"]


def test_to_standard_output(run: Run) -> None:
    done = run("report", "s01c4d7e9", "-o", "-")
    assert done.stdout.startswith("<!doctype html>")
    assert done.stderr == ""


def test_every_story_with_an_index(run: Run, tmp_path: Path) -> None:
    done = run("report", "--all", "-o", str(tmp_path / "out"))
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["index.html", "s01c4d7e9b1a20f.html"]
    assert 'href="s01c4d7e9b1a20f.html"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_without_an_id_the_error_says_how(run: Run) -> None:
    done = run("report", "-o", "x.html")
    assert done.exit_code == 2
    assert "'secondsource stories' lists them" in done.stderr
    assert "--all -o FOLDER" in done.stderr


def test_an_id_and_all_together_are_wrong(run: Run) -> None:
    assert run("report", "s01c4d7e9", "--all", "-o", "x").exit_code == 2


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    done = run("report", "s01c4d7e9", "-o", str(tmp_path / "no" / "such" / "story.html"))
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr


def test_a_device_is_written_to_and_never_replaced(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "device"
    link.symlink_to(os.devnull)
    assert run("report", "s01c4d7e9", "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert run("report", "s01c4d7e9", "-o", str(tmp_path)).exit_code == 2


def test_every_story_cannot_go_to_standard_output(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("report", "--all", "-o", "-")
    assert done.exit_code == 2
    assert "must name a folder" in done.stderr
    assert not list(tmp_path.iterdir())
