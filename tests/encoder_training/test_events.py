"""Readers of sentences with event types, on small files of our own."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from secondsource.encoder.labels import load_labels
from training.encoder.articles import Told
from training.encoder.events import (
    MODES,
    OLD_MODES,
    QUADS,
    RENAMED,
    is_held,
    read_coded,
    read_events,
    read_quads,
    read_synthetic,
)

CODED = [
    {"id": "1", "event": "DOCUMENT", "eventText": "about the file"},
    {"id": "2", "event": "DEMAND", "text": "Norland  called for\ntalks.", "mode": "meet"},
    {"id": "3", "event": "PROTEST", "text": "Hundreds marched in Port Lindow.", "mode": "demo-org"},
    {"id": "4", "event": "ASSAULT", "text": "Shells fell on Port Lindow.", "mode": None},
    {"id": "5", "event": "COERCE", "text": "Police held two.", "mode": "detain"},
    {"id": "6", "event": "CONSULT", "text": "They spoke.", "mode": "unheard-of"},
]
QUAD_LINES = "It rained.\t0\nThey met.\t1\nOne\u2028line\twith a tab.\t4\n"
STORIES = [
    ("First one. Then another.\n\nMore, of\nmany lines.", "ASSAULT", "primative"),
    ("\n \nAfter an empty line. It goes on.", "COERCE", "sieze"),
    ("  ", "AID", ""),
    ("No mode here.", "RETREAT", ""),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The three files in their places."""
    folder = tmp_path / "events"
    (folder / "cameo_class").mkdir(parents=True)
    (folder / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps(CODED), encoding="utf8")
    (folder / "cameo_class" / "train.tsv").write_text(QUAD_LINES, encoding="utf8")
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["disclaimer", "text", "title", "source", "prompt", "label", "mode"])
    for text, label, mode in STORIES:
        writer.writerow(["", text, "a title", "", "", label, mode])
    with zipfile.ZipFile(folder / "stories.csv.zip", "w") as archive:
        archive.writestr("stories.csv", table.getvalue())
    return tmp_path


def test_coded_sentences_have_the_names_of_the_second_plover(data: Path) -> None:
    found = list(read_coded(data))
    assert [a.name for a in found] == ["2", "3", "4", "5", "6"]
    assert found[0].text == "Norland called for talks."
    assert found[0].sentences == (((0, len(found[0].text)),),)
    assert [a.told for a in found] == [
        {0: Told(("request",), "request/meet")},
        {0: Told(("protest",), "protest/demo")},
        {0: Told(("assault",), "none")},
        {0: Told(("coerce",), "coerce/arrest")},
        {0: Told(("consult",), "none")},
    ]


def test_quad_classes_allow_all_their_types_and_tell_no_mode(data: Path) -> None:
    found = list(read_quads(data))
    assert [a.text for a in found] == ["It rained.", "They met.", "One line with a tab."]
    assert [a.told[0] for a in found] == [Told(QUADS[quad], None) for quad in "014"]


def test_of_a_synthetic_story_the_first_sentence_is_kept(data: Path) -> None:
    found = list(read_synthetic(data))
    assert [(a.name, a.text, a.told[0]) for a in found] == [
        ("0", "First one.", Told(("assault",), "assault/primitive")),
        ("1", "After an empty line.", Told(("coerce",), "coerce/seize")),
        ("3", "No mode here.", Told(("retreat",), "none")),
    ]


def test_what_is_held_and_what_is_not_are_all_sentences_once(data: Path) -> None:
    held, others = ([(a.corpus, a.name) for a in read_events(data, held=held)] for held in (True, False))
    assert held == [("plover", "6")]
    assert len(others) == 4 + 3 + 3
    assert not set(held) & set(others)
    assert [n for n in range(12) if is_held(n)] == [4, 9]


def test_every_name_that_is_given_is_one_of_the_labels() -> None:
    labels = load_labels()
    assert {*RENAMED.values(), *(name for names in QUADS.values() for name in names)} <= set(labels.event_types)
    assert sorted(name for names in QUADS.values() for name in names) == sorted(labels.event_types)
    modes = {mode.split("/")[1] for mode in labels.event_modes[1:]}
    assert {*MODES.values(), *OLD_MODES.values()} <= modes
