"""The command reference is made from the commands; what the documents show is run, and prints what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secondsource.views.cli import main
from secondsource.views.cli.reference import commands_markdown, example

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "commands.md"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md"]
LINE = re.compile(r"^\s*(?:\$ )?(secondsource \S.*)$", re.MULTILINE)


def blocks() -> list[str]:
    """Give every block of code outside the command reference that has a ``secondsource …`` line."""
    texts = [path.read_text(encoding="utf-8") for path in DOCUMENTS if path != REFERENCE]
    fenced = re.compile(r"^```[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return [block for text in texts for block in fenced.findall(text) if LINE.search(block)]


def run_lines(lines: str, root: Path, place: Path) -> str:
    """Run shell ``lines`` in ``place``, beside the examples and with a ledger of its own; give what they print."""
    (place / "examples").symlink_to(root / "examples")
    environment = {name: value for name, value in os.environ.items() if name != "SECONDSOURCE_LEDGER"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", lines],
        cwd=place,
        env={**environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_reference_is_up_to_date(root: Path) -> None:
    made = commands_markdown(main)
    mend = "out of date: python -m secondsource.views.cli.reference > docs/commands.md"
    assert (root / "docs" / "commands.md").read_text(encoding="utf-8") == made, mend


def test_every_command_and_option_has_its_line() -> None:
    made = commands_markdown(main)
    for name, command in main.commands.items():
        assert f"## secondsource {name}\n" in made
        assert all(f"{option}" in made for parameter in command.params for option in parameter.opts if option[0] == "-")


def test_every_command_has_an_example_of_itself() -> None:
    for name, command in main.commands.items():
        assert any(line.startswith(f"secondsource {name}") for line in example(command)), name


def test_the_examples_run_one_after_the_other(root: Path, tmp_path: Path) -> None:
    lines = re.findall(r"^```sh\n(.*?)^```$", commands_markdown(main), re.DOTALL | re.MULTILINE)
    run_lines("".join(lines), root, tmp_path)
    assert (tmp_path / "story.html").is_file()
    assert (tmp_path / "stories" / "index.html").is_file()


@pytest.mark.parametrize(
    "block", [pytest.param(b, marks=[pytest.mark.shared] if " seeds" in b else []) for b in blocks()]
)
def test_what_the_documents_show_is_what_is_printed(
    block: str, root: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if " seeds" in block:
        (tmp_path / "seeds").symlink_to(request.getfixturevalue("seeds"))
    # What a reader would have of their own.
    shutil.copy(root / "examples" / "pages" / "quaysidereader-two-stories.html", tmp_path / "page.html")
    shutil.copy(root / "examples" / "vocabulary.yaml", tmp_path / "mine.yaml")
    commands = re.findall(r"^\$ (.*)$", block, re.MULTILINE)
    if commands:
        assert run_lines("\n".join(f"echo {shlex.quote(f'$ {c}')}; {c}" for c in commands), root, tmp_path) == block
    else:
        run_lines(block, root, tmp_path)


def test_every_command_line_that_is_shown_is_run() -> None:
    run = {line for text in [*blocks(), REFERENCE.read_text(encoding="utf-8")] for line in LINE.findall(text)}
    shown = {line for path in DOCUMENTS for line in LINE.findall(path.read_text(encoding="utf-8"))}
    # A block set off by four spaces is not run by itself: its lines stand in one that is.
    assert shown - run == set()
