"""``secondsource stories``, ``story`` and ``search``."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from fake_edge import Run, write_ledger
from rich.cells import cell_len
from rich.console import Console
from sample_story import TOLL, identity, sample_story

from secondsource.ledger import Ledger
from secondsource.views.cli.output import print_table


def test_stories_json(run: Run) -> None:
    assert json.loads(run("stories", "--json").stdout) == {
        "stories": [
            {
                "id": "s01c4d7e9b1a20f",
                "title": "Sea wall fails at Lowhaven, 200 homes flooded",
                "first": "2021-11-09T06:40:00+00:00",
                "last": "2021-11-10T08:00:00+00:00",
                "reports": 10,
                "origins": {"low": 2, "high": 3},
                "disputes": 0,
            }
        ]
    }


def test_stories_table_is_for_people(run: Run) -> None:
    done = run("stories")
    head, row = done.stdout.splitlines()
    assert head.split() == ["id", "first", "last", "reports", "origins", "title"]
    assert row.split()[:5] == ["s01c4d7e9b1a", "2021-11-09", "2021-11-10", "10", "2–3"]
    assert "one story: secondsource story s01c4d7e9b1a\n" in done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("width", [100, 80, 60])
def test_only_the_title_gives_way(width: int) -> None:
    out = io.StringIO()
    rows = [
        ("s01c4d7e9b1a", "2021-11-09", "1,234", "Sea wall fails " * 9),
        ("s01c4d7e9b1b", "undated", "7", "港口" * 60),
    ]
    print_table(Console(file=out, width=width), ("id", "first", "reports", "title"), rows, numbers={"reports"})
    lines = out.getvalue().splitlines()
    assert lines[0] == "id            first       reports  title"
    assert lines[1].startswith("s01c4d7e9b1a  2021-11-09    1,234  Sea wall")
    assert lines[2].startswith("s01c4d7e9b1b  undated           7  港口")
    assert all(line.endswith("…") and width - 2 <= cell_len(line) <= width for line in lines[1:])


def test_an_empty_ledger_says_what_to_do(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    Ledger.open(path).close()
    assert f"'secondsource read SOURCE --ledger {path}'" in run("stories", "--ledger", path).stderr


def two_stories(path: Path) -> str:
    """Make a ledger with one report in a story of its own, and nine that are still to be assembled."""
    write_ledger(path)
    first, *rest = sample_story().story.reports
    with Ledger.open(str(path)) as ledger, ledger.writing() as writer:
        writer.set_groups([[first], rest])
        story = sample_story().story
        alone = msgspec.structs.replace(
            story, id=f"s{first}", reports=(first,), derivations=story.derivations[:1], origin_list=()
        )
        writer.put_story(alone)
    return str(path)


def test_what_is_left_undone_is_said(run: Run, tmp_path: Path) -> None:
    path = two_stories(tmp_path / "two.db")
    assert "1 story still to be assembled" in run("stories", "--ledger", path).stderr
    undone = sample_story().story.reports[1]
    assert "is not assembled yet" in run("story", undone, "--ledger", path).stderr


def test_story_json(run: Run) -> None:
    story = json.loads(run("story", "s01c4d7e9", "--json").stdout)
    described = {"id", "title", "first", "last", "origins", "reports", "hidden", "decisions", "unchecked"}
    told = {"claims", "disputes", "revisions", "events", "timeline", "forthcoming", "conditions", "actors"}
    assert set(story) == described | told
    assert (story["origins"]["low"], story["origins"]["high"], len(story["origins"]["list"])) == (2, 3, 3)
    assert [report["id"] for report in story["reports"]] == list(sample_story().story.reports)
    first, second = story["reports"][:2]
    assert first["of"] == ["agency:Northern Wire"]
    assert second["evidence"][1] == {
        "span": second["evidence"][1]["span"],
        "of_report": identity(1),
        "of_span": second["evidence"][1]["of_span"],
        "same": "verbatim",
        "text": TOLL,
        "of_text": TOLL,
    }
    assert {"url", "path", "outlet", "title", "published", "kind", "credits", "own_informants"} <= set(first)
    assert {"directed", "why", "language", "span"} <= set(first)


def test_a_story_is_found_by_a_report_too(run: Run) -> None:
    assert json.loads(run("story", identity(5), "--json").stdout)["id"] == "s01c4d7e9b1a20f"


def test_story_tree_names_origin_parent_and_passages(run: Run) -> None:
    shown = run("story", "s01c4d7e9").stdout
    assert "10 reports · 2–3 independent origins" in shown
    assert "origin: Northern Wire: the harbour authority · 4 reports" in shown
    assert "Eastern Coast Gazette · copy of Northern Wire" in shown
    assert "copy, to or from 09.html" in shown
    assert "rewrite of Lowhaven Courier and Northgate Daily" in shown
    assert "no origin known · 1 report" in shown
    assert "  · same words, Harbour Post: “Part of the sea wall" in shown
    assert "not checked: an unknown outlet: no publication time" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_search_shows_the_words_in_their_passage(run: Run) -> None:
    done = run("search", "harbour authority", "--limit", "1")
    assert "harbour authority" in done.stdout
    assert "there are more" in done.stderr
    assert "secondsource story" in done.stderr


def test_search_json(run: Run) -> None:
    found = json.loads(run("search", "fish market", "--json").stdout)
    assert found["query"] == "fish market"
    hit = next(hit for hit in found["hits"] if hit["report"] == identity(1))
    start, end = hit["highlights"][0]
    assert hit["snippet"][start - hit["passage"][0] : end - hit["passage"][0]] == "fish"


def test_search_for_what_is_nowhere(run: Run) -> None:
    done = run("search", "zeppelin")
    assert done.exit_code == 0
    assert done.stderr == "no report has 'zeppelin'\n"
