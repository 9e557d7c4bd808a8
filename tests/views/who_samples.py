"""Reports on invented people, namesakes and bodies, and a ledger of them, for the tests of ``who``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec
from fake_edge import Run
from told_samples import told_page, told_reading, told_report

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


def write_people(path: str) -> None:
    """Make a ledger: one report in three outlets, one that calls her Brook alone, a namesake, a body by its acronym."""
    with Ledger.open(path) as ledger, ledger.writing() as writer:
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
