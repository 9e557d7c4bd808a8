"""The command reference is made from the commands, and shows an example of each."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from secondsource.views.cli import main
from secondsource.views.cli.reference import commands_markdown, example


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
    (tmp_path / "examples").symlink_to(root / "examples")
    blocks = re.findall(r"^```sh\n(.*?)^```$", commands_markdown(main), re.DOTALL | re.MULTILINE)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if name != "SECONDSOURCE_LEDGER"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "".join(blocks)],
        cwd=tmp_path,
        env={**environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "story.html").is_file()
    assert (tmp_path / "stories" / "index.html").is_file()
