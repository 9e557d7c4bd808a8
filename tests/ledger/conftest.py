from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "test.db")) as opened:
        yield opened
