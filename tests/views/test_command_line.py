"""The command line as a whole: its verbs, help, weight, and exit statuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fake_edge import Run

from secondsource.views.cli import main
from secondsource.views.cli.reference import example

COMMANDS = ["read", "inspect", "stories", "story", "check", "who", "search", "report"]


def test_the_verbs_are_those_of_the_interface() -> None:
    assert list(main.commands) == COMMANDS


@pytest.mark.parametrize("name", [[], *([name] for name in COMMANDS)])
def test_help_ends_with_an_example_that_can_be_pasted(run: Run, name: list[str]) -> None:
    shown = run(*name, "--help")
    assert shown.exit_code == 0
    lines = example(main.commands[name[0]] if name else main)
    assert lines
    assert all(line in shown.stdout for line in lines)
    commands = [line for line in lines if not line.startswith("story=")]
    assert all(line.startswith(" ".join(["secondsource", *name])) for line in commands)


def test_version(run: Run) -> None:
    assert run("--version").stdout == "secondsource 0.1.0\n"


def test_help_imports_nothing_heavy() -> None:
    heavy = ["jinja2", "lxml", "numpy", "onnxruntime", "rich", "sqlalchemy", "tokenizers", "trafilatura", "yaml"]
    code = "import sys, secondsource.views.cli; print(*sorted(set(sys.argv[1:]) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_a_ledger_that_cannot_be_opened_is_status_3(run: Run, tmp_path: Path) -> None:
    done = run("stories", "--ledger", str(tmp_path / "missing.db"))
    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert "missing.db" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_ledger_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECONDSOURCE_LEDGER", str(tmp_path / "missing.db"))
    assert run("stories").exit_code == 3


@pytest.mark.parametrize("arguments", [["read"], ["nonsense"], ["stories", "--limit", "0"], ["report", "-o", "x.html"]])
def test_wrong_usage_is_status_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_name_of_no_story_is_wrong_usage_and_says_where_to_look(run: Run) -> None:
    done = run("story", "sffffffffff")
    assert done.exit_code == 2
    assert "'secondsource stories' lists them" in done.stderr


@pytest.mark.parametrize("arguments", [["--json"], []])
def test_a_closed_pipe_is_no_error_message(sample_ledger: Path, arguments: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    code = "from secondsource.views.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "stories", "--ledger", str(sample_ledger), *arguments],
        check=False,
        stdout=write_end,
        stderr=subprocess.PIPE,
    )
    os.close(write_end)
    assert done.returncode == 141
    assert not done.stderr


@pytest.mark.parametrize(
    "arguments", [["stories"], ["stories", "--json"], ["report", "s01c4d7e9", "-o", "-"], ["read", "--help"]]
)
def test_a_full_disk_is_one_line_and_status_1(sample_ledger: Path, arguments: list[str]) -> None:
    code = "from secondsource.views.cli import main; main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            check=False,
            env={**os.environ, "SECONDSOURCE_LEDGER": str(sample_ledger)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "error: the output cannot be written: No space left on device"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["stories"], ["search", "ferry"]])
@pytest.mark.parametrize("limit", ["1000001", "9223372036854775808", "99999999999999999999"])
def test_a_limit_that_no_ledger_can_have_is_wrong_usage(run: Run, command: list[str], limit: str) -> None:
    assert run(*command, "--limit", limit).exit_code == 2


@pytest.mark.parametrize(
    "arguments", [["stories"], ["story", "s01c4d7e9"], ["story", "sffffffff"], ["read", "a.html"], ["search", "the"]]
)
def test_next_steps_name_the_ledger_where_it_is_not_implied(
    run: Run, monkeypatch: pytest.MonkeyPatch, sample_ledger: Path, tmp_path: Path, arguments: list[str]
) -> None:
    assert "--ledger" not in run(*arguments).stderr
    monkeypatch.delenv("SECONDSOURCE_LEDGER")
    place = tmp_path / ("a folder with a long name " * 4).strip() / "news.db"
    place.parent.mkdir()
    place.write_bytes(sample_ledger.read_bytes())
    said = run(*arguments, "--ledger", str(place)).stderr
    assert "secondsource " in said
    assert f" --ledger '{place}'" in said


def run_program(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as it is, in a process of its own."""
    code = "from secondsource.views.cli import main; main()"
    command: list[str | bytes] = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("command", [("stories",), ("story", "s01c4d7e9"), ("search", "ferry"), ("who", "Ada")])
def test_a_stream_that_holds_no_dash_gets_another_character(command: tuple[str, ...]) -> None:
    done = run_program(*command, PYTHONIOENCODING="ascii")
    assert b"Traceback" not in done.stderr
    assert done.returncode in {0, 2}
    if command == ("stories",):
        assert b"2?3" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        (b"who", b"\xff"),
        (b"search", b"\xff ferry"),
        (b"story", b"\xff"),
        (b"report", b"\xff"),
        (b"story", b"s01c4d7e9", b"--note", b"\xff"),
        (b"story", b"s01c4d7e9", b"--confirm", b"--undo", b"1", b"--by", b"\xff"),
        (b"story", b"s01c4d7e9", b"--split", b"\xff"),
        (b"story", b"s01c4d7e9", b"--merge", b"\xff"),
    ],
)
def test_an_argument_that_is_no_utf_8_is_told_as_such(command: tuple[bytes, ...]) -> None:
    done = run_program(*command)
    assert b"Traceback" not in done.stderr
    assert done.returncode in {0, 2}


@pytest.mark.parametrize("command", ["who", "search"])
@pytest.mark.parametrize("words", ["", " "])
def test_nothing_to_look_for_is_wrong_usage(run: Run, command: str, words: str) -> None:
    done = run(command, words)
    assert done.exit_code == 2
    assert "give" in done.stderr
