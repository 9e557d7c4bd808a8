"""The fields of a JSON value, and those that docs/fields.md names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fields.md"


def fields(value: Any) -> Iterator[str]:
    """Give the name of every field in a JSON value."""
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from fields(item)


def undocumented(value: Any) -> set[str]:
    """Give the fields of a JSON value that docs/fields.md does not name."""
    return set(fields(value)) - set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text(encoding="utf-8")))
