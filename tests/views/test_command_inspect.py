"""``secondsource inspect``: the fields of the interface, in the order of the files."""

from __future__ import annotations

import json

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
    assert agreed | {"sentences"} <= set(report)
    assert not {"entities", "attributions", "figures", "events", "times", "places", "conditions"} & set(report)
    assert report["published"] == {
        "value": "2021-11-09T11:05:00+00:00",
        "precision": "minute",
        "basis": "meta",
        "span": None,
    }
    start, end = report["body"][0]
    assert line["page"]["text"][start:end] == ENGINEER


def test_answers_stay_in_order_where_a_page_fails(run: Run) -> None:
    done = run("inspect", "a.html", "bad.html", "c.png", "d.html", "--json")
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("error") for line in lines] == [None, "bad.html: it is no text", "not HTML", None]
    assert [line["page"]["path"] for line in lines[1:3]] == ["bad.html", "c.png"]


def test_people_see_headings_apart_and_the_basis_of_the_date(run: Run) -> None:
    shown = run("inspect", "a.html").stdout
    assert "\noutlet     Lowhaven Courier\n" in shown
    assert "\npublished  9 November 2021, 11:05 UTC (from the page's metadata)\n" in shown
    assert "\n\n▸ What went before\n\n" in shown
    assert max(map(len, shown.splitlines())) <= 100
