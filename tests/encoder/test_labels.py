"""Labels of the heads: the file, and how spans are tagged word by word."""

from __future__ import annotations

from dataclasses import astuple

from secondsource.encoder.labels import PARTS, load_labels, tag, tag_count


def test_no_label_stands_twice_under_a_head() -> None:
    for labels in astuple(load_labels()):
        assert labels
        assert len(set(labels)) == len(labels)


def test_the_first_event_type_and_the_first_mode_stand_for_none() -> None:
    labels = load_labels()
    assert (labels.event_types[0], labels.event_modes[0]) == ("none", "none")


def test_every_mode_has_its_type() -> None:
    labels = load_labels()
    types = {mode.split("/")[0] for mode in labels.event_modes[1:]}
    assert types < set(labels.event_types[1:])
    assert all(mode.count("/") == 1 for mode in labels.event_modes[1:])


def test_there_are_the_seventeen_parts_of_speech_and_a_root() -> None:
    labels = load_labels()
    assert len(labels.upos) == 17
    assert "root" in labels.relations


def test_tags_of_a_head_are_numbered_without_a_gap() -> None:
    labels = ("one", "two", "three")
    numbers = [tag(label, part) for label in range(len(labels)) for part in PARTS]
    assert [0, *numbers] == list(range(tag_count(labels)))
    assert tag_count(()) == 1
