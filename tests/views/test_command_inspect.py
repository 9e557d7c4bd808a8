"""``secondsource inspect``: the fields of the interface, in the order of the files."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fake_edge import Run
from sample_story import ENGINEER, sample_page, sample_story


def test_one_line_of_the_agreed_fields_for_a_page(run: Run) -> None:
    done = run("inspect", "a.html", "--json")
    assert done.exit_code == 0
    line = json.loads(done.stdout)
    view = sample_story().reports[3]
    assert line["page"] == {
        "path": view.path,
        "url": view.url,
        "sha256": sample_page(view).sha256,
        "media_type": "text/html",
        "text_length": len(view.text),
        "text": view.text,
    }
    (report,) = line["reports"]
    agreed = {"id", "span", "title", "outlet", "language", "authors", "published", "dateline", "credits", "body"}
    assert agreed | {"sentences", "entities", "attributions", "sentence_events"} <= set(report)
    told = {"figures", "events", "times", "places", "conditions", "forthcoming"}
    assert [report[name] for name in told | {"entities", "attributions", "sentence_events", "sentences"}] == [[]] * 10
    assert report["analysed"] is False
    assert report["published"] == {
        "value": "2021-11-09T11:05:00+00:00",
        "precision": "minute",
        "basis": "meta",
        "span": None,
    }
    start, end = report["body"][0]
    assert line["page"]["text"][start:end] == ENGINEER


def test_what_a_report_says_has_the_agreed_fields(run: Run) -> None:
    (report,) = json.loads(run("inspect", "said.html", "--json").stdout)["reports"]
    text = json.loads(run("inspect", "said.html", "--json").stdout)["page"]["text"]
    first, second = report["attributions"]
    assert first["source"]["text"] == "An engineer who worked on the wall until last year"
    assert first["cue"] == {"span": [text.index("told"), text.index("told") + 4], "text": "told"}
    assert first["content"]["text"] == "that cracks near the slipway had been reported twice"
    assert [text[a:b] for a, b in first["content"]["spans"]] == [first["content"]["text"]]
    assert first["informant"] == {
        "name": first["source"]["text"],
        "entity": None,
        "named": False,
        "role": None,
        "kind": "unknown",
        "number": None,
        "anonymity": None,
    }
    assert (first["kind"], first["declined"], first["polarity"], first["modality"]) == (
        "indirect",
        False,
        "asserted",
        "asserted",
    )
    assert first["gatherer"] is first["via"] is second["source"] is None
    assert second["content"]["text"] == "The slipway section … from the 1930s"
    entity = report["entities"][0]
    assert entity.keys() == {"id", "type", "name", "role", "roles", "mentions", "referring", "place"}
    assert entity["place"] is None
    assert [text[a:b] for a, b in entity["mentions"]] == ["works committee"]
    (event,) = report["sentence_events"]
    assert event == {
        "span": report["body"][-1],
        "type": "consult",
        "mode": "visit",
        "modality": "future",
        "certainty": 0.7,
    }


def test_people_are_shown_who_says_what(run: Run) -> None:
    shown = run("inspect", "said.html").stdout
    assert "\x1b" not in shown
    assert "    An engineer who worked on the wall until last year told the Courier that" in shown
    said = shown[shown.index("who says what\n") :]
    assert said == (
        "who says what\n"
        "  unnamed: An engineer who worked on the wall until last year · told · reported\n"
        "      that cracks near the slipway had been reported twice\n"
        "  Works Committee, of the council · dates · partly quoted · gave no comment · denial\n"
        "      The slipway section … from the 1930s\n"
        "\n"
        "who and what is named\n"
        "  people           Ada Brook\n"
        "  organisations    Courier ×2, Works Committee\n"
        "\n"
    )


def test_a_terminal_shows_the_spans_in_colour_at_any_width(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        shown = run("inspect", "said.html").stdout
        assert "\x1b[1;32mAn engineer" in re.sub(r"\x1b\[1;4;32m", "\x1b[1;32m", shown)
        assert "\x1b[3;33mtold\x1b[0m" in shown
        plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
        assert "marks      source · cue · content · name or place" in plain
        assert max(map(len, plain.splitlines())) <= width


def test_answers_stay_in_order_where_a_page_fails(run: Run) -> None:
    done = run("inspect", "a.html", "bad.html", "c.png", "d.html", "e.gone", "--json")
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("error") for line in lines] == [None, "bad.html: it is no text", None, None, "no such file"]
    assert [line["page"]["path"] for line in lines[1:3]] == ["bad.html", "c.png"]


def test_a_fault_on_one_page_is_its_error_and_the_others_are_shown(run: Run) -> None:
    done = run("inspect", "fault.html", "b.html", "--json")
    assert done.exit_code == 1
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {
        "page": {"path": "fault.html", "url": None},
        "error": "a fault in secondsource, worth reporting with the page: ZeroDivisionError: division by zero",
        "reports": [],
    }
    assert second["reports"]
    people = run("inspect", "fault.html", "b.html")
    assert people.exit_code == 1
    assert people.stderr.startswith("fault.html: a fault in secondsource")
    assert "Lowhaven Courier" in people.stdout


def test_what_is_skipped_has_its_reason_and_is_no_failure(run: Run) -> None:
    done = run("inspect", "c.png", "a.html", "--json")
    assert done.exit_code == 0
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {"page": {"path": "c.png", "url": None}, "skipped": "not HTML", "reports": []}
    assert second["reports"]
    people = run("inspect", "c.png")
    assert people.exit_code == 0
    assert people.stderr == "c.png: skipped: not HTML\n\n"


def test_people_see_headings_apart_and_the_basis_of_the_date(run: Run) -> None:
    shown = run("inspect", "a.html").stdout
    assert "\noutlet     Lowhaven Courier\n" in shown
    assert "\npublished  9 November 2021, 11:05 UTC (from the page's metadata)\n" in shown
    assert "\n\n▸ What went before\n\n" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_the_progress_is_shown_once_for_each_page_and_never_after_the_last(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    @contextmanager
    def progress(noun: str) -> Iterator[None]:
        shown.append(noun)
        yield

    monkeypatch.setattr(sys.modules["secondsource.views.cli.inspect"], "progress", progress)
    run("inspect", "told.html", "said.html", "bad.html")
    assert shown == ["reading"] * 3
