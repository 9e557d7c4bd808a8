"""The fields of a JSON value, and those that docs/fields.md names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fields.md"


def fields(value: Any) -> Iterator[str]:
    """Give the name of every field in a JSON value. A key with a colon is no field, but what is counted or weighed."""
    if isinstance(value, dict):
        yield from (name for name in value if ":" not in name)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from fields(item)


def undocumented(value: Any) -> set[str]:
    """Give the fields of a JSON value that docs/fields.md does not name."""
    return set(fields(value)) - set(re.findall(r"`([a-z_0-9]+)`", PAGE.read_text(encoding="utf-8")))


def missing(value: Any, section: str) -> set[str]:
    """Give the fields that a section of docs/fields.md names and that a JSON value does not have.

    ``section`` is the section's title. What its text names besides, such as a value, is written without backticks.
    """
    text = PAGE.read_text(encoding="utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    return set(re.findall(r"`([a-z_0-9]+)`", text)) - set(fields(value))
