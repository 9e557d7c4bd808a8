"""``secondsource who``: by which names one is found, who is nobody's name, and who answers for events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_edge import Run
from who_samples import page_of, reading_of, report_of, says, who, words

from secondsource.ledger import Ledger
from secondsource.pipeline import READING
from secondsource.records import (
    Entity,
    Event,
    Participant,
)


def test_a_name_of_nobody_says_where_its_words_stand(run: Run, people: str) -> None:
    for name, said in (
        ("Zeppelin", "and no report holds the words"),
        ("…", "and no report holds the words"),
        ("relation", "; 1 report holds the words: secondsource search relation --ledger"),
        ("worn cables", "and no report holds the words"),
        ("were worn", "; 3 reports hold the words: secondsource search '\"were worn\"' --ledger"),
    ):
        done = run("who", name, "--ledger", people)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"error: {name!r} is known as no actor" in done.stderr
        assert said in done.stderr
        assert "Usage" not in done.stderr
        again = run("who", name, "--json", "--ledger", people)
        assert (again.exit_code, again.stderr) == (2, done.stderr)
        assert json.loads(again.stdout) == {"name": name, "ambiguous": False, "actors": []}


def test_a_part_of_a_name_is_found_where_it_is_nobodys_whole_name(run: Run, tmp_path: Path) -> None:
    text = "Survivor Layla Mansour said yes. Mansouria was calm."
    survivor = Entity(id="e1", type="person", name="Survivor Layla Mansour", mentions=((0, 22),))
    town = Entity(id="e2", type="location", name="Mansouria", mentions=(words(text, "Mansouria"),))
    report = report_of(text, "5a1d5a1d", "2022-01-01")
    said = [says(text, "Survivor Layla Mansour", "said", "yes", "e1")]
    with Ledger.open(str(tmp_path / "part.db")) as ledger, ledger.writing() as writer:
        writer.add_page(page_of(text, "part"), "1", [report], [reading_of(report, [survivor, town], said)])
    for name in ("Layla Mansour", "layla", "Mansour", "survivor layla mansour"):
        (actor,) = who(run, str(tmp_path / "part.db"), name)["actors"]
        assert actor["name"] == "Survivor Layla Mansour"
    assert run("who", "Mans", "--ledger", str(tmp_path / "part.db")).exit_code == 2


def test_what_was_told_to_a_news_organisation(run: Run, people: str) -> None:
    (actor,) = who(run, people, "Northern Wire")["actors"]
    assert (actor["type"], actor["reports"], actor["said"]) == ("organization", 3, [])
    (told,) = actor["told_to"]
    assert (told["informant"], told["gatherer"], len(told["also_in"])) == (
        "three harbour officials",
        "Northern Wire",
        2,
    )
    shown = run("who", "Northern Wire", "--ledger", people).stdout
    assert "\nwhat was told to it\n  9 November 2021 · Harbour Post · three harbour officials · told" in shown


def test_a_ledger_of_an_older_version_is_to_be_read_again(run: Run, tmp_path: Path) -> None:
    text = "Dockco said no."
    body = Entity(id="e1", type="organization", name="Dockco", mentions=(words(text, "Dockco"),))
    for name, entities, reader in (("none", [], None), ("other", [body], "weights.1")):
        path = str(tmp_path / f"{name}.db")
        report = report_of(text, "01d01d01", "2022-01-01")
        with Ledger.open(path) as ledger, ledger.writing() as writer:
            if reader:
                writer.read_with(reader)
            writer.add_page(page_of(text, name), "1", [report], [reading_of(report, entities, [])])
        done = run("who", "Zeppelin", "--ledger", path)
        assert done.exit_code == 2
        assert "read the sources again into a new ledger (--ledger)" in done.stderr
    assert run("who", "Dockco", "--ledger", path).exit_code == 0


def test_a_ledger_that_this_version_read_is_not_said_to_be_another_s(run: Run, tmp_path: Path) -> None:
    text = "Dockco said no."
    body = Entity(id="e1", type="organization", name="Dockco", mentions=(words(text, "Dockco"),))
    path = str(tmp_path / "own.db")
    with Ledger.open(path) as ledger, ledger.writing() as writer:
        writer.read_with(f"weights.2.{READING}.999")
        report = report_of(text, "01d01d01", "2022-01-01")
        writer.add_page(page_of(text, "own"), "1", [report], [reading_of(report, [body], [])])
    done = run("who", "Zeppelin", "--ledger", path)
    assert (done.exit_code, "another version" in done.stderr) == (2, False)
    assert "no report holds the words" in done.stderr


@pytest.mark.parametrize(
    ("name", "kind", "described"),
    [
        ("police", "organization", True),
        ("Police", "organization", True),
        ("football association", "organization", True),
        ("Harbour officials", "group", True),
        ("Harbour Police", "organization", False),
    ],
)
def test_a_description_is_said_to_be_no_name(run: Run, tmp_path: Path, name: str, kind: str, described: bool) -> None:
    text = f"{name} said no."
    body = Entity(id="e1", type=kind, name=name, mentions=(words(text, name),))
    report = report_of(text, "de5cde5c", "2022-01-01")
    said = [says(text, name, "said", "no", "e1")]
    with Ledger.open(str(tmp_path / "words.db")) as ledger, ledger.writing() as writer:
        writer.add_page(page_of(text, "words"), "1", [report], [reading_of(report, [body], said)])
    shown = run("who", name, "--ledger", str(tmp_path / "words.db")).stdout
    assert ("a description, no name" in shown) == described


def test_who_is_blamed_has_the_event_and_the_accuser_has_not(run: Run, tmp_path: Path) -> None:
    text = "Ada Brook blamed the Northmen for the raid on Lowhaven."
    brook = Entity(id="e1", type="person", name="Ada Brook", mentions=(words(text, "Ada Brook"),))
    north = Entity(id="e2", type="organization", name="Northmen", mentions=(words(text, "Northmen"),))
    raid = Event(
        span=(0, len(text)),
        trigger=words(text, "raid"),
        type="assault",
        actors=(Participant(span=words(text, "Ada Brook"), entity="e1"),),
        blamed="the Northmen",
        attribution=0,
    )
    report = report_of(text, "b1a3b1a3", "2022-01-01")
    said = [says(text, "Ada Brook", "blamed", "the raid on Lowhaven", "e1")]
    path = str(tmp_path / "blamed.db")
    with Ledger.open(path) as ledger, ledger.writing() as writer:
        writer.add_page(page_of(text, "blamed"), "1", [report], [reading_of(report, [brook, north], said, raid)])
    assert who(run, path, "Ada Brook")["actors"][0]["events"] == []
    (event,) = who(run, path, "Northmen")["actors"][0]["events"]
    assert (event["part"], event["told_by"], event["denied"]) == ("blamed", "Ada Brook", False)
    shown = run("who", "Northmen", "--ledger", path).stdout
    assert "2022-01-01  attack or harm “raid” · the Northmen (blamed)\n" in shown
    assert "told by Ada Brook · blamed on the Northmen\n" in shown
