"""Fixtures for every test: the data beside the checkout, the browser, and an environment that makes runs repeat."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# Set before numpy or the encoder is imported, for they read it then: sums over several threads round differently.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false", COLUMNS="100")
for name in ("SECONDSOURCE_LEDGER", "FORCE_COLOR", "CLICOLOR_FORCE"):
    os.environ.pop(name, None)

import pytest  # noqa: E402 - after the environment is set

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the data or the browser, so that ``-m "not shared"`` needs no second list."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "shared_data" in fixtures or "seeds" in fixtures:
            item.add_marker("shared")
        if "chromium" in fixtures:
            item.add_marker("browser")


def _folder(path: Path) -> Path:
    if not path.is_dir():
        pytest.skip(f"no labelled data: ../{path.relative_to(ROOT.parent)} is not beside the checkout")
    return path


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of labelled sets, which cannot be committed; skips where it is missing."""
    return _folder(SHARED / "data")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the two seed pages; skips where it is missing."""
    return _folder(SHARED / "seeds")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that can draw a page headless; skips where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no browser: install Debian's chromium to check the pages that are drawn")
    return found
