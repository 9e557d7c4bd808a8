"""Fixtures of the views' tests: the fakes in place of what the commands import, and a way to run a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from click.testing import Result as Ran
from fake_edge import FakePipeline, Run, open_source, write_ledger
from who_samples import write_people

from secondsource import vocabulary
from secondsource.pipeline import READING, say_fault
from secondsource.views.cli import main


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the sample story."""
    path = tmp_path_factory.mktemp("ledger") / "sample.db"
    write_ledger(path)
    return path


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger on people, namesakes and bodies."""
    path = str(tmp_path_factory.mktemp("who") / "people.db")
    write_people(path)
    return path


@pytest.fixture(autouse=True)
def edge(monkeypatch: pytest.MonkeyPatch, sample_ledger: Path) -> dict[str, list[Any]]:
    """Put the fakes in place of the modules that the commands import; give what they were asked for."""
    monkeypatch.setenv("SECONDSOURCE_LEDGER", str(sample_ledger))
    asked: dict[str, list[Any]] = {"options": [], "vocabulary": []}

    def options(**values: Any) -> SimpleNamespace:
        asked["options"].append(values)
        return SimpleNamespace(**values)

    def load(extra: Sequence[Path] = ()) -> object:
        asked["vocabulary"].append(tuple(extra))
        return object()

    fakes: dict[str, dict[str, Any]] = {
        "secondsource.pipeline": {"Pipeline": FakePipeline, "say_fault": say_fault, "READING": READING},
        "secondsource.pages.sources": {"SourceOptions": options, "open_source": open_source},
    }
    for name, contents in fakes.items():
        module = ModuleType(name)
        module.__dict__.update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(vocabulary, "load", load)
    return asked


@pytest.fixture
def run() -> Run:
    """Run the command line; the result has ``stdout`` and ``stderr`` apart."""

    def invoke(*arguments: str) -> Ran:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    return invoke
