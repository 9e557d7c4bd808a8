"""``secondsource inspect``: figures, events, times, places, what is to come; pages that have nothing to show."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from fake_edge import Run
from field_names import undocumented
from rich.cells import cell_len
from told_samples import TEXT, at, sentence

SAID = """\
who says what
  unnamed: three harbour officials · told · reported · 3 of them · to Northern Wire
      At least 40 people, among them 12 children, were hurt when a crane fell on the ferry
      not named: on condition that they not be named
  League of Riggers · said · reported · claims responsibility
      it had cut the cable
  Ada Brook, the harbour master · declined to comment · gave no comment
  Ada Brook · warned · reported
      that about 300 cables were worn

figures
  what                            number  given by                           when           where
  wounded: people            at least 40  three harbour officials (Northern  2021-11-09     Lowhaven
                                            Wire)
  · children                          12                                     2021-11-09
  cables                       about 300  Ada Brook                          as of 2021-10  port
  money            up to USD 6.8 million

events
  2021-11-09  accident “fell” → the ferry · Lowhaven
                told by three harbour officials (Northern Wire) · claimed by League of Riggers
              accusation “blamed” · Dockers' Front → the Front's own men
                blamed on the Front's own men · not so
  2021-10     threat “warned”
                told by Ada Brook · to come

to come
  2021-11-15  visit or meeting: “Crews will inspect the other cranes on 15 November.”

on conditions
  The reopening of the port
      · the wind
      · the crane maker's report

who and what is named
  people           Ada Brook (harbour master) ×2
  organisations    League of Riggers, Dockers' Front
  where            Lowhaven (GB)
  when             2021-11-09, 2021-10, 2021-11-15

"""


def told(run: Run) -> dict[str, Any]:
    (report,) = json.loads(run("inspect", "told.html", "--json").stdout)["reports"]
    assert isinstance(report, dict)
    return report


def test_people_are_shown_what_a_report_tells(run: Run) -> None:
    shown = run("inspect", "told.html").stdout
    assert shown[shown.index("who says what\n") :] == SAID


@pytest.mark.parametrize("width", [80, 100, 120])
def test_tables_fit_the_terminal_and_keep_numbers_whole(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    plain = re.sub(r"\x1b\[[\d;]*m", "", run("inspect", "told.html").stdout)
    tables = plain[plain.index("figures\n") : plain.index("to come")].splitlines()
    assert all(cell_len(line) <= width for line in tables)
    assert any("up to USD 6.8 million" in line for line in tables)
    assert all("2021-11-09" in line for line in tables if "40" in line)


def test_a_terminal_without_colours_still_tells_the_marks_apart(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = run("inspect", "told.html").stdout
    assert "\x1b[1mthree harbour officials\x1b[0m" in shown
    assert "\x1b[3mtold\x1b[0m" in shown
    assert "\x1b[1mAt least 40\x1b[0m" in shown
    assert not re.search(r"\x1b\[[\d;]*3\d", shown.replace("\x1b[3m", ""))


def test_figures_have_the_agreed_fields(run: Run) -> None:
    hurt, children, cables, money = told(run)["figures"]
    assert hurt == {
        "span": list(at("At least 40")),
        "text": "At least 40",
        "value": 40,
        "low": 40,
        "high": None,
        "counts": "wounded",
        "unit": None,
        "who": "people",
        "who_span": list(at("people")),
        "informant": "three harbour officials",
        "gatherer": "Northern Wire",
        "attribution": 0,
        "when": "2021-11-09",
        "when_span": list(at("Tuesday")),
        "as_of": None,
        "as_of_span": None,
        "place": "Lowhaven",
        "place_span": list(at("Lowhaven")),
        "geonames_id": 1234567,
        "part_of": None,
        "change": None,
        "denied": False,
        "repeats": [],
    }
    assert (children["value"], children["part_of"], children["who"]) == (12, 0, "children")
    # A place that is not known by name is there in the report's words.
    assert (cables["place"], cables["place_span"], cables["geonames_id"]) == ("port", list(at("port")), None)
    assert (cables["as_of"], cables["as_of_span"]) == ("2021-10", list(at("October")))
    assert (money["high"], money["unit"]) == (6_800_000, "USD")
    assert '"value":40,' in run("inspect", "told.html", "--json").stdout.replace(" ", "")


def test_events_have_the_agreed_fields(run: Run) -> None:
    fell, accused, *_ = told(run)["events"]
    assert fell["span"] == list(sentence("At least"))
    assert (fell["trigger"], fell["trigger_text"]) == (list(at("fell")), "fell")
    assert (fell["type"], fell["mode"], fell["modality"], fell["certainty"]) == ("accident", None, "asserted", 1)
    assert (fell["figures"], fell["attribution"], fell["claimed_by"]) == ([0, 1], 0, "League of Riggers")
    assert fell["targets"] == [
        {"entity": None, "name": "the ferry", "span": list(at("the ferry")), "text": "the ferry"}
    ]
    assert fell["time"] == {
        "text": "Tuesday",
        "span": list(at("Tuesday")),
        "kind": "date",
        "value": "2021-11-09",
        "precision": "day",
        "basis": "published",
        "start": "2021-11-09",
        "end": "2021-11-09",
        "relative": None,
        "supposed": None,
    }
    assert fell["place"] == {
        "text": "Lowhaven",
        "span": list(at("Lowhaven")),
        "geonames_id": 1234567,
        "name": "Lowhaven",
        "country": "GB",
        "lat": 54.12346,
        "lon": -1.5,
        "precision": "city",
    }
    assert (accused["actors"][0]["entity"], accused["actors"][0]["name"]) == ("e3", "Dockers' Front")
    assert (accused["blamed"], accused["time"], accused["place"]) == ("the Front's own men", None, None)


def test_who_says_what_has_the_agreed_fields(run: Run) -> None:
    report = told(run)
    officials, league, refusal, _ = report["attributions"]
    assert (officials["gatherer"], officials["gatherer_span"]) == ("Northern Wire", list(at("Northern Wire")))
    assert officials["informant"]["number"] == 3
    assert officials["informant"]["anonymity"] == list(at("on condition that they not be named"))
    assert league["responsibility"] is True
    assert (refusal["declined"], refusal["content"]) == (True, {"spans": [], "text": ""})
    brook, *_, lowhaven, _ = report["entities"]
    assert brook["referring"] == [list(at("She"))]
    assert brook["roles"] == [
        {"text": "harbour master", "span": list(at("harbour master")), "as_of": "2021-11-09", "former": False}
    ]
    assert lowhaven["place"] == {
        "geonames_id": 1234567,
        "name": "Lowhaven",
        "country": "GB",
        "lat": 54.12346,
        "lon": -1.5,
        "precision": "city",
    }


def test_what_is_to_come_and_on_what_it_depends(run: Run) -> None:
    report = told(run)
    # What was warned of was due before the report's day.
    assert [(item["event"], item["time"]["value"]) for item in report["forthcoming"]] == [(2, "2021-11-15")]
    (condition,) = report["conditions"]
    assert condition["outcome"] == "The reopening of the port"
    assert condition["depends_on"] == ["the wind", "the crane maker's report"]
    assert [TEXT[a:b] for a, b in condition["depends_on_spans"]] == condition["depends_on"]
    assert TEXT[slice(*condition["outcome_span"])] == condition["outcome"]


def test_a_page_without_a_report_says_why(run: Run) -> None:
    for name, reason, words in (("list.html", "list page", "lists links"), ("blank.html", "empty", "no paragraph")):
        line = json.loads(run("inspect", name, "--json").stdout)
        assert (line["reports"], line["skipped"]) == ([], reason)
        shown = " ".join(run("inspect", name).stdout.split())
        assert f"{name} · 0 reports: " in shown
        assert words in shown


def test_a_report_in_another_language_says_that_it_is_not_analysed(run: Run) -> None:
    (report,) = json.loads(run("inspect", "german.html", "--json").stdout)["reports"]
    assert (report["language"], report["analysed"], report["attributions"]) == ("de", False, [])
    shown = run("inspect", "german.html").stdout
    assert "language   de: not analysed, for only English is" in shown
    assert "who says what" not in shown


def test_an_error_names_its_file_once(run: Run) -> None:
    assert run("inspect", "bad.html").stderr == "bad.html: it is no text\n\n"


def test_every_field_is_documented(run: Run) -> None:
    for name in ("told.html", "said.html", "list.html", "bad.html"):
        assert not undocumented(json.loads(run("inspect", name, "--json").stdout))
