"""``secondsource check``: a claim in one's own words against a small ledger, read by the whole pipeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fake_edge import Run
from field_names import undocumented

from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pages.sources import SourceOptions
from secondsource.pipeline import Pipeline
from secondsource.views import check as checking

LOAD = vocabulary.load

REPORTS = (
    {
        "title": "Port of Lowhaven closed after crane collapse",
        "outlet": "Harbour Post",
        "text": "The port of Lowhaven has been closed since a crane collapsed there on Monday, harbour master Ada "
        "Brook said.\n\nThe crane killed two dockers when it fell, police chief Nils Holm told the Harbour Post.\n\n"
        "Ships are being sent to Northgate, Brook said.",
    },
    {
        "title": "Lowhaven crane had not been inspected",
        "outlet": "Lowhaven Courier",
        "text": "Two dockers died when a crane fell in the port of Lowhaven on Monday, the dockers' union said.\n\n"
        "The crane had not been inspected for three years, union leader Mina Aalst said.\n\n"
        "The company that owns the crane denied that it was overloaded.",
    },
)


@pytest.fixture(scope="session")
def port(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger on a crane that fell; made before the fakes of the other tests of commands take the pipeline's place."""
    folder = tmp_path_factory.mktemp("check")
    source, path = folder / "pages.jsonl", folder / "port.db"
    rows = [
        row | {"url": f"https://news.example/{number}", "date": f"2024-03-2{number + 5}"}
        for number, row in enumerate(REPORTS)
    ]
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    with Ledger.open(str(path)) as ledger:
        Pipeline(LOAD(), 1).read([str(source)], ledger, SourceOptions(), lambda _: None)
    return str(path)


@pytest.fixture(autouse=True)
def real_words(edge: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "load", LOAD)


def found(run: Run, ledger: str, query: str) -> dict[str, Any]:
    done = run("check", query, "--json", "--threads", "1", "--ledger", ledger)
    assert done.exit_code == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_a_claim_is_found_with_its_origins_and_evidence(run: Run, port: str) -> None:
    said = found(run, port, "A falling crane killed two dockers in Lowhaven")
    assert said["found"] is True
    assert said["asked"]["polarity"] == "asserted"
    assert "Lowhaven" in said["asked"]["names"]
    best = said["supports"]["claims"][0]
    assert best["stance"] == "supports"
    assert "dockers" in best["text"]
    assert 1 <= said["supports"]["origins"]["low"] <= said["supports"]["origins"]["high"]
    with Ledger.open(port) as ledger:
        for quote in best["support"]:
            text = ledger.page(quote["report"]).text
            assert " ".join(text[slice(*quote["span"])].split()) == quote["text"]
            assert quote["outlet"] in {"Harbour Post", "Lowhaven Courier"}
            assert quote["published"].startswith("2024-03-2")
            assert quote["url"].startswith("https://news.example/")


def test_the_fields_are_those_agreed_and_documented(run: Run, port: str) -> None:
    said = found(run, port, "Officials said that a crane killed two dockers")
    assert {"query", "found", "asked", "supports", "denies", "nearest", "unchecked"} <= said.keys()
    assert {"origins", "claims"} == said["supports"].keys() == said["denies"].keys()
    assert {"low", "high", "list"} == said["supports"]["origins"].keys()
    claim = [*said["supports"]["claims"], *said["nearest"]][0]
    assert {"id", "story", "text", "stance", "score", "reasons", "origins", "support"} <= claim.keys()
    assert not undocumented(said)


def test_who_says_it_is_left_out_and_that_is_told(run: Run, port: str) -> None:
    said = found(run, port, "Officials said that the crane in Lowhaven killed two dockers")
    assert said["asked"]["left_out"] == "Officials said"
    assert said["asked"]["text"].endswith("the crane in Lowhaven killed two dockers")
    assert any("whether it was said" in line for line in said["unchecked"])


def test_a_claim_is_denied_by_what_says_the_opposite(run: Run, port: str) -> None:
    said = found(run, port, "The port of Lowhaven has not been closed since the crane collapsed")
    assert [claim["stance"] for claim in said["denies"]["claims"]][:1] == ["denies"]
    assert said["denies"]["claims"][0]["reasons"]


@pytest.mark.parametrize(
    "query",
    [
        "Sea pirates of the Crimson Anchor killed two dockers in Lowhaven",  # another actor
        "Blorp the quizzical vexing of seventeen marmalades",  # nonsense
        "Der Kran im Hafen erschlug zwei Männer",  # another language
        "?! 12",
    ],
)
def test_what_no_report_says_is_supported_by_nothing(run: Run, port: str, query: str) -> None:
    said = found(run, port, query)
    assert said["supports"]["claims"] == said["denies"]["claims"] == []
    assert (said["supports"]["origins"]["low"], said["supports"]["origins"]["high"]) == (0, 0)


def test_another_number_is_no_support(run: Run, port: str) -> None:
    said = found(run, port, "A falling crane killed nine dockers in Lowhaven")
    dead = [
        c
        for c in [*said["supports"]["claims"], *said["nearest"]]
        if "dockers" in c["text"] and "two" in c["text"].lower()
    ]
    assert dead
    assert {claim["stance"] for claim in dead} == {"other figure"}
    assert not any(claim in said["supports"]["claims"] for claim in dead)


def test_what_is_asked_as_over_is_denied_by_what_goes_on_and_the_other_way_round(run: Run, port: str) -> None:
    over = found(run, port, "The port of Lowhaven is no longer closed")
    still = found(run, port, "The port of Lowhaven is still closed")
    assert over["denies"]["claims"][0]["text"] == still["supports"]["claims"][0]["text"]


def test_nothing_found_is_said_plainly_with_the_nearest(run: Run, port: str) -> None:
    query = "A volcano erupted in Iceland and grounded flights"
    said = found(run, port, query)
    assert (said["found"], said["supports"]["claims"], said["denies"]["claims"]) == (False, [], [])
    assert said["nearest"]
    done = run("check", query, "--threads", "1", "--ledger", port)
    assert done.exit_code == 0
    assert "nothing found: none of the ledger's" in done.stdout
    assert "the nearest claims" in done.stdout


def test_people_are_shown_both_quotes_and_origins(run: Run, port: str) -> None:
    shown = run("check", "A falling crane killed two dockers in Lowhaven", "--threads", "1", "--ledger", port).stdout
    assert "\nsupported by " in shown
    assert "independent origin" in shown
    assert "“" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_a_query_without_a_word_is_refused(run: Run, port: str) -> None:
    assert run("check", "…", "--ledger", port).exit_code == 2


def test_a_ledger_read_with_other_weights_is_searched_by_words_alone(run: Run, port: str, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(Path(port).read_bytes())
    with Ledger.open(str(other)) as ledger, ledger.writing() as writer:
        writer._connection.exec_driver_sql("UPDATE about SET value = 'other.1.1' WHERE name = 'reader'")
    said = found(run, str(other), "A falling crane killed two dockers in Lowhaven")
    assert checking.OTHER_READER in said["unchecked"]
    assert said["supports"]["claims"] or said["nearest"]


def test_a_claim_that_is_no_utf_8_is_asked_with_the_character_that_stands_for_it(run: Run, port: str) -> None:
    assert found(run, port, "The crane fell \udcff")["query"] == "The crane fell \ufffd"
