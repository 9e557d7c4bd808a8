"""The page on sources: its example is read as it says."""

from __future__ import annotations

import io
import re
from pathlib import Path

from secondsource.pages.sources.jsonl import rows
from secondsource.records import Document, Given

PAGE = Path(__file__).parents[3] / "docs" / "sources.md"


def test_the_example_of_json_lines_is_valid() -> None:
    found = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    first, second = rows(io.BytesIO(found[1].encode()), "news.jsonl", 10_000)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.media_type, second.media_type) == ("text/plain", "text/html")
    assert first.given == Given(
        title="Ferry service stops", outlet="Harbour Post", date="2024-03-24T10:15:00+02:00", authors=("Ada Quay",)
    )
