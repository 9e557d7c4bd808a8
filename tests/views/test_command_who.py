"""``secondsource who``: an actor over the ledger; copies shown and put together, namesakes kept apart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fake_edge import Run
from field_names import undocumented
from told_samples import TEXT, at, told_page, told_reading, told_report

from secondsource.ledger import Ledger
from secondsource.records import (
    Attribution,
    Entity,
    Event,
    Informant,
    Page,
    Participant,
    Published,
    Reading,
    Report,
    Role,
    Span,
)

Json = dict[str, Any]

OUTLETS = ("Harbour Post", "Lowhaven Courier", "Northgate Daily")

CALM = "Brook said the port was safe. Critics say Brook was late."
NAMESAKE = "Carl Brook sang. Carl Brook said he was no relation."
FRONT = "The Dockers' Front met Ada Brook, the mayor. The DF denied it."


def words(text: str, part: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(part, start + 1)
    return start, start + len(part)


def page_of(text: str, name: str) -> Page:
    return Page(sha256=sha256(text.encode()).hexdigest(), text=text, media_type="text/plain", path=f"{name}.txt")


def report_of(text: str, identity: str, published: str | None, outlet: str | None = "Bay Radio") -> Report:
    known = Published(value=published, precision="day", basis="meta") if published else None
    return Report(
        id=identity,
        span=(0, len(text)),
        title=outlet,
        outlet=outlet,
        language="en",
        published=known,
        body=((0, len(text)),),
    )


def reading_of(report: Report, entities: Sequence[Entity], said: Sequence[Attribution], *events: Event) -> Reading:
    return msgspec.structs.replace(
        told_reading(told_report()),
        report=report.id,
        entities=tuple(entities),
        attributions=tuple(said),
        sentences=(),
        figures=(),
        times=(),
        places=(),
        conditions=(),
        events=events,
    )


def says(text: str, source: str, cue: str, content: str, entity: str | None, **fields: Any) -> Attribution:
    return Attribution(
        source=words(text, source),
        cue=words(text, cue),
        content=(words(text, content),),
        kind="indirect",
        informant=Informant(name=source, entity=entity, named=entity is not None, role=None),
        **fields,
    )


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger: one report in three outlets, one that calls her Brook alone, a namesake, and a body by its acronym."""
    path = tmp_path_factory.mktemp("who") / "people.db"
    with Ledger.open(str(path)) as ledger, ledger.writing() as writer:
        for number, outlet in enumerate(OUTLETS):
            report = msgspec.structs.replace(told_report(f"c0de{number}", f"2021-11-{9 + number:02}"), outlet=outlet)
            page = msgspec.structs.replace(told_page(f"{number}.html"), sha256=sha256(outlet.encode()).hexdigest())
            writer.add_page(page, report.id, [report], [told_reading(report)])
        writer.add_page(*calm())
        carl = Entity(id="e1", type="person", name="Carl Brook", mentions=(words(NAMESAKE, "Carl Brook"),))
        other = report_of(NAMESAKE, "ca71", None, None)
        sung = [says(NAMESAKE, "Carl Brook", "said", "he was no relation", "e1")]
        writer.add_page(page_of(NAMESAKE, "carl"), "2", [other], [reading_of(other, [carl], sung)])
        writer.add_page(*front())
    return str(path)


def calm() -> tuple[Page, str, list[Report], list[Reading]]:
    brook = Entity(id="e1", type="person", name="Brook", mentions=(words(CALM, "Brook"), words(CALM, "Brook", 2)))
    report = report_of(CALM, "ca1m", "2022-02-01")
    said = [
        says(CALM, "Brook", "said", "the port was safe", "e1"),
        says(CALM, "Critics", "say", "Brook was late", None),
    ]
    return page_of(CALM, "calm"), "1", [report], [reading_of(report, [brook], said)]


def front() -> tuple[Page, str, list[Report], list[Reading]]:
    report = report_of(FRONT, "f70t", "2021-12-24")
    body = Entity(
        id="e1",
        type="organization",
        name="Dockers' Front",
        mentions=(words(FRONT, "Dockers' Front"), words(FRONT, "DF")),
    )
    mayor = Entity(
        id="e2",
        type="person",
        name="Ada Brook",
        mentions=(words(FRONT, "Ada Brook"),),
        roles=(Role(text="mayor", span=words(FRONT, "mayor"), as_of="2021-12-24"),),
    )
    met = Event(
        span=words(FRONT, "The Dockers' Front met Ada Brook, the mayor."),
        trigger=words(FRONT, "met"),
        type="consult",
        mode="visit",
        actors=(Participant(span=words(FRONT, "Dockers' Front"), entity="e1"),),
        targets=(Participant(span=words(FRONT, "Ada Brook"), entity="e2"),),
    )
    denied = says(FRONT, "DF", "denied", "it", "e1", polarity="denied")
    return page_of(FRONT, "front"), "3", [report], [reading_of(report, [body, mayor], [denied], met)]


def who(run: Run, ledger: str, name: str) -> Json:
    done = run("who", name, "--json", "--ledger", ledger)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    assert found["name"] == name
    return found


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


def test_a_name_of_nobody_says_where_its_words_stand(run: Run, people: str) -> None:
    for name, said in (
        ("Zeppelin", "and no report holds the words"),
        ("…", "and no report holds the words"),
        ("", "and no report holds the words"),
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
    assert "2022-01-01  attack · the Northmen (blamed)\n" in shown
    assert "told by Ada Brook · blamed on the Northmen\n" in shown


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
