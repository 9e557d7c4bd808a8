"""Floors of events on a few texts of each labelled set: the benches measure, these tell a break."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import event_arguments, event_types, events
from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from secondsource.records import Event
from training.encoder.articles import Article, Told
from training.encoder.events import QUADS

# What a few texts must reach: some points below what the benches give on all.
TRIGGERS, SIDES, VICTIMS = 0.50, 0.35, 0.15
TYPES = {"plover": 0.50, "quads": 0.70}
EVERY_DOCUMENT, EVERY_REPORT, EVERY_SENTENCE = 7, 25, 8


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(vocabulary.load())


def test_triggers_and_arguments_stay_above_their_floors(shared_data: Path, pipeline: Pipeline) -> None:
    ours, _ = event_arguments.measure_wikievents(shared_data, pipeline, EVERY_DOCUMENT)
    assert ours.f1(*event_arguments.KINDS) >= TRIGGERS
    assert ours.f1("attacker", "target") >= SIDES


def test_victims_of_reports_in_capitals_stay_above_their_floor(shared_data: Path, pipeline: Pipeline) -> None:
    ours, anchor = event_arguments.measure_muc(shared_data, pipeline, EVERY_REPORT)
    assert ours.f1("victim") >= max(VICTIMS, anchor.f1("victim"))


@pytest.mark.parametrize("name", TYPES)
def test_types_of_main_events_stay_above_their_floors(shared_data: Path, pipeline: Pipeline, name: str) -> None:
    _, held = events.load(shared_data, EVERY_SENTENCE)[name]
    tell = event_types.EventTeller(pipeline.encoder, pipeline.vocabulary)
    assert event_types.score(held, tell).micro >= TYPES[name]


def test_a_bench_without_its_data_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert event_arguments.main(["--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("skipped: ")


def test_the_main_event_is_the_surest() -> None:
    raid = Event(span=(0, 20), trigger=(0, 4), type="assault", certainty=0.9)
    talks = Event(span=(0, 20), trigger=(8, 13), type="consult", certainty=0.6)
    visit = Event(span=(0, 20), trigger=(15, 20), type="consult", certainty=0.3)
    assert event_types.main_event([talks, raid]) is raid
    assert event_types.main_event([visit, talks]) is talks
    assert event_types.main_event([visit]) is None


def test_quad_classes_are_those_of_the_set() -> None:
    article = Article("quads", "1", "A text.", (((0, 7),),), told={0: Told(QUADS["3"], None)})
    assert event_types.right(article, "sanction")
    assert not event_types.right(article, "coerce")


def test_the_head_of_a_phrase_stands_before_its_prepositions() -> None:
    phrases = ["THE 8TH FRONT OF THE ARMY", "Belmora’s soldiers", "a bus"]
    assert [event_arguments.head(phrase) for phrase in phrases] == ["front", "soldiers", "bus"]


def test_keywords_of_the_anchors() -> None:
    text = "Dorn Vasek attacked Lindmere."
    told = event_arguments.keyword_triggers(text)
    assert told[text.index("attacked"), "attack"]["attacker"] == {"vasek"}
    assert event_arguments.muc_keywords("REBELS ATTACKED FARMERS") == (True, {"rebels"}, {"farmers"})
