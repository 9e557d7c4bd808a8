"""``secondsource who``: an actor over the ledger; copies shown and put together, namesakes kept apart."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
from fake_edge import Run
from field_names import undocumented
from told_samples import TEXT, at
from who_samples import FRONT, calm, front, page_of, reading_of, report_of, says, who, words

from secondsource.ledger import Ledger
from secondsource.records import (
    Entity,
)


def test_an_actor_has_the_agreed_fields(run: Run, people: str) -> None:
    found = who(run, people, "Ada Brook")
    (actor,) = found["actors"]
    assert found["ambiguous"] is False
    assert {
        "name",
        "type",
        "names",
        "roles",
        "reports",
        "said",
        "said_of",
        "told_to",
        "events",
        "figures",
    } == actor.keys()
    assert (actor["name"], actor["type"], actor["reports"]) == ("Ada Brook", "person", 4)
    assert [(role["text"], role["as_of"], role["report"]) for role in actor["roles"]] == [
        ("harbour master", "2021-11-09", "c0de0"),
        ("mayor", "2021-12-24", "f70t"),
    ]
    assert TEXT[slice(*actor["roles"][0]["span"])] == "harbour master"


def test_what_it_said_in_identical_words_is_there_once_with_every_report(run: Run, people: str) -> None:
    (actor,) = who(run, people, "ada brook")["actors"]
    refusal, warned = actor["said"]
    assert warned == {
        "report": "c0de0",
        "span": list(at("that about 300 cables were worn")),
        "spans": [list(at("that about 300 cables were worn"))],
        "text": "that about 300 cables were worn",
        "published": "2021-11-09",
        "outlet": "Harbour Post",
        "url": None,
        "path": "0.html",
        "informant": "Ada Brook",
        "cue": "warned",
        "kind": "indirect",
        "gatherer": None,
        "via": None,
        "declined": False,
        "polarity": "asserted",
        "modality": "asserted",
        "responsibility": False,
        "also_in": warned["also_in"],
    }
    assert [(item["report"], item["outlet"], item["published"]) for item in warned["also_in"]] == [
        ("c0de1", "Lowhaven Courier", "2021-11-10"),
        ("c0de2", "Northgate Daily", "2021-11-11"),
    ]
    # A refusal that names no matter is there in the report's words.
    assert (refusal["declined"], refusal["spans"]) == (True, [])
    assert refusal["text"] == TEXT[slice(*refusal["span"])] == "Ada Brook, the harbour master, declined to comment"


def test_figures_and_events(run: Run, people: str) -> None:
    (actor,) = who(run, people, "Ada Brook")["actors"]
    (cables,) = actor["figures"]
    assert (cables["value"], cables["who"], cables["as_of"], cables["report"]) == (300, "cables", "2021-10", "c0de0")
    assert len(cables["also_in"]) == 2
    (met,) = actor["events"]
    assert (met["part"], met["type"], met["report"], met["published"]) == ("target", "consult", "f70t", "2021-12-24")
    assert FRONT[slice(*met["span"])] == met["text"]
    (front_,) = who(run, people, "Dockers' Front")["actors"]
    assert {event["part"] for event in front_["events"]} == {"actor"}
    assert [event["published"] for event in front_["events"]] == ["2021-12-24", "2021-11-09"]


def test_a_shorter_name_is_the_one_actor_that_it_can_be(run: Run, people: str) -> None:
    (actor,) = who(run, people, "DF")["actors"]
    assert actor["name"] == "Dockers' Front"
    assert [(item["polarity"], item["report"]) for item in actor["said"]] == [("denied", "f70t")]
    assert who(run, people, "the dockers' front")["actors"] == [actor]


def test_namesakes_are_listed_and_a_fuller_name_is_asked_for(run: Run, people: str) -> None:
    found = who(run, people, "Brook")
    assert found["ambiguous"] is True
    # Nothing tells which of the two the report means that says Brook alone.
    assert [(actor["name"], actor["reports"]) for actor in found["actors"]] == [
        ("Ada Brook", 4),
        ("Brook", 1),
        ("Carl Brook", 1),
    ]
    done = run("who", "brook", "--ledger", people)
    assert done.exit_code == 0
    assert done.stdout == (
        "brook is the name of 3 actors; give a fuller one:\n"
        "  name        type    reports  role\n"
        "  Ada Brook   person        4  harbour master\n"
        "  Brook       person        1\n"
        "  Carl Brook  person        1\n"
    )
    assert 'secondsource who "Ada Brook"' in done.stderr


def test_without_a_namesake_the_last_name_alone_is_hers(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "alone.db"
    with Ledger.open(str(path)) as ledger, ledger.writing() as writer:
        writer.add_page(*calm())
        writer.add_page(*front())
    for name in ("Brook", "Ada Brook"):
        (actor,) = who(run, str(path), name)["actors"]
        assert (actor["name"], actor["names"], actor["reports"]) == ("Ada Brook", ["Ada Brook", "Brook"], 2)
        assert [item["text"] for item in actor["said"]] == ["the port was safe"]
        assert [(item["informant"], item["text"]) for item in actor["said_of"]] == [("Critics", "Brook was late")]


def test_a_known_variant_is_the_same_actor(run: Run, tmp_path: Path) -> None:
    texts = {"1": "Islamic State said no.", "2": "ISIS said yes."}
    with Ledger.open(str(tmp_path / "variants.db")) as ledger, ledger.writing() as writer:
        for number, text in texts.items():
            name = text.removesuffix(".").rsplit(" ", 2)[0]
            body = Entity(id="e1", type="organization", name=name, mentions=(words(text, name),))
            report = report_of(text, number * 8, "2022-01-01")
            said = [says(text, name, "said", text.rsplit(" ", 1)[1], "e1")]
            writer.add_page(page_of(text, number), number, [report], [reading_of(report, [body], said)])
    for name in ("ISIS", "Islamic State", "Daesh"):
        (actor,) = who(run, str(tmp_path / "variants.db"), name)["actors"]
        assert (actor["name"], actor["names"], actor["reports"]) == ("Islamic State", ["ISIS", "Islamic State"], 2)


def test_a_company_that_a_report_takes_for_a_person_is_one_actor(run: Run, tmp_path: Path) -> None:
    text = "Dockco said no."
    with Ledger.open(str(tmp_path / "types.db")) as ledger, ledger.writing() as writer:
        for number, kind in enumerate(("person", "person", "organization")):
            body = Entity(id="e1", type=kind, name="Dockco", mentions=(words(text, "Dockco"),))
            report = report_of(text, f"{number}" * 8, "2022-01-01")
            page = msgspec.structs.replace(
                page_of(text, f"{number}"), sha256=sha256(kind.encode()).hexdigest()[number:]
            )
            writer.add_page(page, f"{number}", [report], [reading_of(report, [body], [])])
    (actor,) = who(run, str(tmp_path / "types.db"), "Dockco")["actors"]
    assert (actor["type"], actor["reports"]) == ("organization", 3)
    assert "nothing is told of it or by it" in run("who", "Dockco", "--ledger", str(tmp_path / "types.db")).stdout


def test_people_are_shown_an_actor(run: Run, people: str) -> None:
    shown = run("who", "Ada Brook", "--ledger", people).stdout
    assert shown == (
        "Ada Brook · person · in 4 reports\n"
        "roles    harbour master (9 November 2021)\n"
        "         mayor (24 December 2021)\n"
        "\n"
        "what it said\n"
        "  9 November 2021 · Harbour Post · declined to comment · gave no comment · in 3 reports · c0de0\n"
        "      Ada Brook, the harbour master, declined to comment\n"
        "      the same words: Lowhaven Courier, 10 November 2021; Northgate Daily, 11 November 2021\n"
        "  9 November 2021 · Harbour Post · warned · reported · in 3 reports · c0de0\n"
        "      that about 300 cables were worn\n"
        "      the same words: Lowhaven Courier, 10 November 2021; Northgate Daily, 11 November 2021\n"
        "\n"
        "events, by the day of the report\n"
        "  2021-12-24  visit or meeting · Dockers' Front → Ada Brook\n"
        "\n"
        "figures that it gave\n"
        "  reported    what       number  when           where  reports\n"
        "  2021-11-09  cables  about 300  as of 2021-10  port         3\n"
    )


def test_an_undated_report_comes_last_and_is_named_after_its_file(run: Run, people: str) -> None:
    shown = run("who", "Carl Brook", "--ledger", people).stdout
    assert "  date unknown · carl.txt · said · reported · ca71\n      he was no relation\n" in shown


def test_every_field_is_documented(run: Run, people: str) -> None:
    for name in ("Brook", "Dockers' Front"):
        assert not undocumented(who(run, people, name))


def test_what_is_newest_is_told_across_time_zones(run: Run, tmp_path: Path) -> None:
    texts = {"2022-01-01T01:00:00+02:00": "Dockco said no.", "2021-12-31T23:30:00+00:00": "Dockco said yes."}
    with Ledger.open(str(tmp_path / "zones.db")) as ledger, ledger.writing() as writer:
        for number, (published, text) in enumerate(texts.items()):
            body = Entity(id="e1", type="organization", name="Dockco", mentions=(words(text, "Dockco"),))
            report = report_of(text, f"{number}" * 8, published)
            said = [says(text, "Dockco", "said", text.removesuffix(".").rsplit(" ", 1)[1], "e1")]
            writer.add_page(page_of(text, f"{number}"), f"{number}", [report], [reading_of(report, [body], said)])
    (actor,) = who(run, str(tmp_path / "zones.db"), "Dockco")["actors"]
    assert [item["text"] for item in actor["said"]] == ["yes", "no"]
