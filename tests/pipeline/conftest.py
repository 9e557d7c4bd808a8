"""Fixtures of the pipeline's tests: one pipeline with the shipped encoder, and the small world on disk."""

from __future__ import annotations

import pytest
from pipeline_samples import write_pages
from stages import known_words

from secondsource.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The stages, with an encoder that remembers what earlier tests read."""
    return Pipeline(known_words(), threads=2)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Paths of the small world's pages, by name."""
    return write_pages(tmp_path_factory.mktemp("world"))
