"""The example pages are what ``expected.json`` says, and the command line reads them so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import datetime
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
PAGES: list[dict[str, Any]] = EXPECTED["pages"]
REPORTS = {report["key"]: report for page in PAGES for report in page["reports"]}
ANALYSED = {key: report for key, report in REPORTS.items() if report.get("analysed", True)}
VOCABULARY = yaml.safe_load((EXAMPLES / "vocabulary.yaml").read_text(encoding="utf-8"))

Json = dict[str, Any]


# -- the folder itself ------------------------------------------------------------------------------------------------


class _Text(HTMLParser):
    """Collect a page's visible text and its canonical address."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.canonical: str | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style", "head"}
        found = dict(attrs)
        if tag == "link" and found.get("rel") == "canonical":
            self.canonical = found.get("href")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "head"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _parsed(page: Json) -> tuple[str, str | None]:
    parser = _Text()
    parser.feed((EXAMPLES / page["file"]).read_text(encoding=page.get("charset", "utf-8")))
    return _squeezed(" ".join(parser.parts)), parser.canonical


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _name(page: Json) -> str:
    return Path(page["file"]).stem


def test_every_page_is_expected_and_every_expected_page_is_there() -> None:
    there = sorted(f"pages/{path.name}" for path in (EXAMPLES / "pages").iterdir())
    assert there == sorted(page["file"] for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_what_a_body_must_have_or_lack_stands_on_the_page(page: Json) -> None:
    text, canonical = _parsed(page)
    assert canonical == page["url"]
    for report in page["reports"]:
        for wanted in [*report["body_has"], *report["headings"], report["title"]]:
            assert wanted in text
        others = [other for other in report["body_lacks"] if other not in text]
        assert others == ["Pelagos"] * len(others)  # a copy without credit must not name its agency


@pytest.mark.parametrize("page", [page for page in PAGES if page["url"]], ids=_name)
def test_the_vocabulary_knows_every_host(page: Json) -> None:
    domains = {
        domain: entry["name"] for entries in VOCABULARY.values() for entry in entries for domain in entry["domains"]
    }
    host = (urlsplit(page["url"]).hostname or "").removeprefix("www.")
    assert host.endswith(".example")
    for report in page["reports"]:
        assert domains[host] == report["outlet"]


def test_every_analysed_report_is_in_exactly_one_story() -> None:
    told = [key for story in EXPECTED["stories"] for key in story["reports"]]
    assert sorted(told) == sorted(ANALYSED)


def test_parents_are_reports_of_the_same_story_or_agencies() -> None:
    agencies = {f"agency:{agency['name']}" for agency in VOCABULARY["agencies"]}
    for story in EXPECTED["stories"]:
        assert 1 <= story["origins"]["low"] <= story["origins"]["high"]
        for key in story["reports"]:
            parents = set(REPORTS[key]["of"])
            assert parents <= set(story["reports"]) - {key} | agencies
            assert bool(parents) == (REPORTS[key]["kind"] not in {"independent", "unknown"})


def test_the_counts_add_up() -> None:
    outcomes = [page["outcome"] for page in PAGES]
    assert EXPECTED["counts"] == {
        "read": outcomes.count("read"),
        "skipped": outcomes.count("skipped"),
        "reports": len(REPORTS),
        "stories": len(EXPECTED["stories"]),
    }


# -- the pages through the command line -------------------------------------------------------------------------------


def _run(*arguments: str) -> str:
    command = Path(sys.executable).with_name("secondsource")
    assert command.exists(), f"{command} is missing; install the package into this environment"
    done = subprocess.run(
        [str(command), *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def inspected() -> dict[str, Json]:
    """Every page as ``inspect`` shows it, by the name that ``expected.json`` gives it."""
    files = [page["file"] for page in PAGES if page["outcome"] == "read"]
    vocabulary = ["--vocabulary", "examples/vocabulary.yaml"]
    lines = _run("inspect", "--json", *vocabulary, *(f"examples/{file}" for file in files)).splitlines()
    return dict(zip(files, map(json.loads, lines), strict=True))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> tuple[Json, str]:
    """What ``read`` says of the folder, and the path of the ledger."""
    path = str(tmp_path_factory.mktemp("ledger") / "examples.db")
    said = _run("read", "examples/pages", "--vocabulary", "examples/vocabulary.yaml", "--ledger", path, "--json")
    return json.loads(said), path


@pytest.fixture(scope="module")
def stories(ledger: tuple[Json, str]) -> list[Json]:
    """Every story of the ledger in full."""
    _, path = ledger
    listed = json.loads(_run("stories", "--json", "--ledger", path))["stories"]
    return [json.loads(_run("story", story["id"], "--json", "--ledger", path)) for story in listed]


@pytest.fixture(scope="module")
def keys(inspected: dict[str, Json]) -> dict[str, str]:
    """Report id -> the key that ``expected.json`` gives the report, paired by the order on the page."""
    pairs = ((page, inspected[page["file"]]["reports"]) for page in PAGES if page["file"] in inspected)
    return {
        found["id"]: wanted["key"]
        for page, reports in pairs
        for found, wanted in zip(reports, page["reports"], strict=False)
    }


READ_PAGES = [page for page in PAGES if page["outcome"] == "read"]
EACH_REPORT = [
    pytest.param(page, number, id=report["key"]) for page in READ_PAGES for number, report in enumerate(page["reports"])
]


@pytest.mark.parametrize("page", READ_PAGES, ids=_name)
def test_a_page_holds_the_expected_reports(page: Json, inspected: dict[str, Json]) -> None:
    found = inspected[page["file"]]
    assert [report["title"] for report in found["reports"]] == [report["title"] for report in page["reports"]]
    assert found["page"]["url"] == page["url"]


@pytest.mark.parametrize(("page", "number"), EACH_REPORT)
def test_the_body_holds_the_story_and_nothing_else(page: Json, number: int, inspected: dict[str, Json]) -> None:
    found, wanted = inspected[page["file"]], page["reports"][number]
    text, report = found["page"]["text"], found["reports"][number]
    body = _squeezed(" ".join(text[start:end] for start, end in report["body"]))
    assert [part for part in wanted["body_has"] if part not in body] == []
    assert [part for part in wanted["body_lacks"] if part in body] == []
    headings = [_squeezed(text[start:end]) for start, end in report["headings"]]
    assert [heading for heading in wanted["headings"] if heading not in headings] == []
    if wanted.get("live"):
        assert report["live"]
        assert [entry["time"] for entry in report["entries"]] == wanted["entries"]
        entries = [entry["span"] for entry in report["entries"]]
        told = [[span for span in report["body"] if start <= span[0] and span[1] <= end] for start, end in entries]
        assert all(told)
        assert list(chain.from_iterable(told)) == report["body"]


@pytest.mark.parametrize(("page", "number"), EACH_REPORT)
def test_outlet_date_and_language_are_known_with_their_basis(
    page: Json, number: int, inspected: dict[str, Json]
) -> None:
    report, wanted = inspected[page["file"]]["reports"][number], page["reports"][number]
    assert report["outlet"] == wanted["outlet"]
    assert (report["language"] or "").split("-")[0] == wanted["language"]
    assert _published(report["published"]) == _published(wanted["published"])
    assert [author for author in wanted.get("authors", []) if author not in report["authors"]] == []


def _published(found: Json | None) -> tuple[Any, ...] | None:
    """Give what a date says, so that two ways to write one instant are equal."""
    if found is None:
        return None
    value = found["value"]
    return (datetime.fromisoformat(value) if "T" in value else value, found["precision"], found["basis"])


@pytest.mark.parametrize(("page", "number"), EACH_REPORT)
def test_credits_are_found_and_a_picture_credits_no_report(page: Json, number: int, inspected: dict[str, Json]) -> None:
    report, wanted = inspected[page["file"]]["reports"][number], page["reports"][number]
    found = {(credit["agency"], credit["kind"]) for credit in report["credits"]}
    expected = {(credit["agency"], credit["kind"]) for credit in wanted["credits"]}
    assert expected - found == set()
    # Beyond these a report may credit only itself or an agency that it credits in another place as well.
    allowed = {agency for agency, kind in expected if kind != "caption"} | {wanted["outlet"]}
    assert {agency for agency, kind in found if kind != "caption"} - allowed == set()


def test_read_counts_every_input(ledger: tuple[Json, str]) -> None:
    said, _ = ledger
    counts = EXPECTED["counts"]
    assert said["outcomes"] == {"read": counts["read"], "skipped": counts["skipped"]}
    assert (said["reports"], said["stories"]) == (counts["reports"], counts["stories"])
    by_file = {Path(result["source"]).name: result for result in said["results"]}
    for page in PAGES:
        result = by_file[Path(page["file"]).name]
        assert (result["outcome"], result["reason"]) == (page["outcome"], page.get("reason"))


def test_reading_again_changes_nothing(ledger: tuple[Json, str], stories: list[Json]) -> None:
    _, path = ledger
    again = json.loads(
        _run("read", "examples/pages", "--vocabulary", "examples/vocabulary.yaml", "--ledger", path, "--json")
    )
    assert again["outcomes"].get("read", 0) == 0
    assert again["outcomes"]["unchanged"] == EXPECTED["counts"]["read"]
    ids = [story["id"] for story in json.loads(_run("stories", "--json", "--ledger", path))["stories"]]
    assert ids == [story["id"] for story in stories]


def test_the_reports_form_the_expected_stories(stories: list[Json], keys: dict[str, str]) -> None:
    found = sorted(sorted(keys[report["id"]] for report in story["reports"]) for story in stories)
    assert found == sorted(sorted(story["reports"]) for story in EXPECTED["stories"])


@pytest.mark.parametrize("key", sorted(ANALYSED))
def test_derivation(key: str, stories: list[Json], keys: dict[str, str]) -> None:
    wanted = ANALYSED[key]
    found = next(report for story in stories for report in story["reports"] if keys[report["id"]] == key)
    assert (found["kind"], found["own_informants"]) == (wanted["kind"], wanted["own_informants"]), found["why"]
    parents = {keys.get(parent, parent) for parent in found["of"]}
    # Where a text stands on several pages, any of them is a right parent; none that is not listed is.
    assert parents <= set(wanted["of"])
    assert bool(parents) == bool(wanted["of"])


@pytest.mark.parametrize("story", EXPECTED["stories"], ids=lambda story: story["name"])
def test_origins(story: Json, stories: list[Json], keys: dict[str, str]) -> None:
    found = next(one for one in stories if story["reports"][0] in {keys[report["id"]] for report in one["reports"]})
    assert {end: found["origins"][end] for end in ("low", "high")} == story["origins"], story["why"]
