"""Every span of ``inspect --json`` lies in its page, and the words beside it are the words it points at."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_edge import Run

ONE = ("span", "trigger", "anonymity")
MANY = ("spans", "mentions", "referring", "repeats", "sentences", "body", "headings")

Json = dict[str, Any]


def records(value: Any) -> Iterator[Json]:
    """Give every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from records(item)


def spans(record: Json) -> Iterator[tuple[str, list[int]]]:
    """Give the spans that an object holds itself, by field."""
    for name, value in record.items():
        if value is not None and (name in ONE or name.endswith("_span")):
            yield name, value
        if name in MANY or name.endswith("_spans"):
            yield from ((name, span) for span in value)


def pairs(record: Json) -> Iterator[tuple[list[int], str]]:
    """Give the spans beside whose words stand; a role stands without its article, a content may be in pieces."""
    if "text" in record and "span" in record and "former" not in record:
        yield record["span"], record["text"]
    for words, span in (("who", "who_span"), ("outcome", "outcome_span"), ("trigger_text", "trigger")):
        if record.get(span) is not None and words in record:
            yield record[span], record[words]
    yield from zip(record.get("depends_on_spans", []), record.get("depends_on", []), strict=True)
    if "content" in record and len(record["content"]["spans"]) == 1:
        yield record["content"]["spans"][0], record["content"]["text"]


def check(line: Json) -> None:
    text = line["page"]["text"]
    for record in records(line["reports"]):
        for name, (start, end) in spans(record):
            assert 0 <= start <= end <= len(text), (name, record)
        for (start, end), words in pairs(record):
            assert text[start:end] == words, record


def indices(report: Json) -> Iterator[tuple[str, int]]:
    """Give every index of a report into one of its lists."""
    for figure in report["figures"]:
        yield from ((name, figure[of]) for name, of in (("attributions", "attribution"), ("figures", "part_of")))
    for event in report["events"]:
        yield "attributions", event["attribution"]
        yield from (("figures", number) for number in event["figures"])
    yield from (("events", item["event"]) for item in report["forthcoming"])


def test_all_that_a_reading_can_hold(run: Run) -> None:
    line = json.loads(run("inspect", "told.html", "--json").stdout)
    assert sum(1 for record in records(line["reports"]) for _ in spans(record)) > 70
    assert sum(1 for record in records(line["reports"]) for _ in pairs(record)) > 30
    check(line)


@pytest.fixture(scope="module")
def example_lines() -> list[Json]:
    """What ``inspect --json`` prints of every example page."""
    root = Path(__file__).resolve().parents[2]
    pages = sorted(str(path) for path in (root / "examples" / "pages").iterdir())
    code = "from secondsource.views.cli import main; main()"
    command = [sys.executable, "-c", code, "inspect", *pages, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_spans_of_every_example_page(example_lines: list[Json]) -> None:
    assert len(example_lines) == 20
    for line in example_lines:
        check(line)
        entities = [{entity["id"] for entity in report["entities"]} for report in line["reports"]]
        for report, known in zip(line["reports"], entities, strict=True):
            assert all(0 <= at < len(report[name]) for name, at in indices(report) if at is not None)
            named = [a["informant"]["entity"] for a in report["attributions"]]
            named += [p["entity"] for e in report["events"] for p in (*e["actors"], *e["targets"])]
            assert {name for name in named if name} <= known


def test_example_pages_without_a_report_or_in_another_language_say_so(example_lines: list[Json]) -> None:
    (listing,) = (line for line in example_lines if not line["reports"])
    assert listing["skipped"] == "list page"
    reports = [report for line in example_lines for report in line["reports"]]
    assert [report["language"] for report in reports if not report["analysed"]] == ["it"]
