"""Readings: what one report says, from its text alone."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from encoder_samples import made_up_encoder
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import named, passage, sentence
from passage_samples import said as said_by
from stages import FEW, hashed, read_one, said, split_text

from secondsource.encoder import DIMENSIONS
from secondsource.reading import is_analysed, read
from secondsource.reading.read import WORDS_KEPT
from secondsource.records import Reading, Report

BODY = [
    "The ferry Aurora sank in a storm off Port Lindow on Monday. Two of its crew are missing, the coast guard said.",
    "“We had no warning at all from the harbour office,” the captain said. “Nothing,” he added.",
    'The company said: "We are helping with the search." It gave no cause.',
    "‘The strait was closed to us that morning,’ a pilot told the mayor’s office at ten o’clock.",
]
TEXT = "Ferry sinks off Port Lindow\n\n" + "\n\n".join(BODY)


def test_sentences_are_those_of_the_body_and_have_a_vector_each() -> None:
    page, report, reading = read_one(TEXT)
    assert said(page, report.body) == BODY
    assert said(page, reading.sentences)[:2] == [
        "The ferry Aurora sank in a storm off Port Lindow on Monday.",
        "Two of its crew are missing, the coast guard said.",
    ]
    assert reading.sentence_vectors == hashed(said(page, reading.sentences)).tobytes()
    assert reading.report == report.id


def test_quotes_are_what_stands_inside_the_marks_four_words_or_more() -> None:
    page, _, reading = read_one(TEXT)
    assert said(page, reading.quotes) == [
        "We had no warning at all from the harbour office,",
        "We are helping with the search.",
        "The strait was closed to us that morning,",
    ]


def test_the_gist_is_a_unit_vector_of_headline_and_lede() -> None:
    _, _, reading = read_one(TEXT)
    gist = np.frombuffer(reading.vector, dtype=np.int8).astype(float)
    assert np.linalg.norm(gist) == pytest.approx(127, rel=0.05)
    _, _, other = read_one("Sheep counted on the hills\n\n" + "\n\n".join(BODY))
    assert other.vector != reading.vector, "the headline counts"
    assert other.sentence_vectors == reading.sentence_vectors


def test_words_are_a_unit_vector_of_the_rarer_ones() -> None:
    _, _, reading = read_one(TEXT)
    assert math.hypot(*reading.words.values()) == pytest.approx(1, abs=1e-3)
    assert "ferry" in reading.words
    assert "the" not in reading.words
    _, _, long = read_one(" ".join(f"Xylo{i}phone" for i in range(400)) + " rang.")
    assert len(long.words) == WORDS_KEPT


GERMAN = (
    "Die Fähre sank in der Nacht vor der nördlichen Küste, und zwei Männer der Besatzung wurden noch vermisst.\n\n"
    "Die Küstenwache teilte mit, dass die Suche nach den beiden Männern auch in der Nacht fortgesetzt werde."
)


def test_another_language_is_never_read_as_english() -> None:
    page, (report,) = split_text(GERMAN)

    def none(texts: object) -> np.ndarray:
        raise AssertionError(texts)

    reading = read(page.text, report, none)
    assert report.language == reading.language == "de"
    assert (reading.sentences, reading.quotes, reading.terms, reading.words, reading.shingles) == ((), (), (), {}, ())
    assert reading.vector == bytes(DIMENSIONS)


def test_what_the_encoder_read_is_in_the_reading_of_english_alone() -> None:
    page, report, plain = read_one(TEXT)
    at = page.text.index("the captain said")
    heard = passage(
        page.text,
        said_by(page.text, "the captain", "added", "“We had no warning at all from the harbour office,"),
        entities=named(page.text, location="Port Lindow"),
        sentences=(sentence(page.text, "The ferry Aurora sank", event="assault"),),
    )
    reading = read(page.text, report, hashed, [heard])
    (attribution,) = reading.attributions
    assert attribution.source == (at, at + len("the captain"))
    assert said(page, attribution.content) == ["“We had no warning at all from the harbour office,”"]
    assert [(e.name, len(e.mentions)) for e in reading.entities] == [("Port Lindow", 2)]
    assert [e.type for e in reading.sentence_events] == ["assault"]
    told = ["attributions", "entities", "sentence_events", "times", "places", "figures", "events", "conditions"]
    without, bare = (msgspec.structs.replace(r, **dict.fromkeys(told, ())) for r in (reading, plain))
    assert without == bare, "what compares reports does not depend on it"
    german = msgspec.structs.replace(report, language="de")
    assert read(page.text, german, hashed, [heard]).attributions == ()


def test_readings_of_older_ledgers_are_understood() -> None:
    _, _, reading = read_one(TEXT)
    old = msgspec.to_builtins(reading, builtin_types=(bytes,))
    for name in ("attributions", "entities", "sentence_events"):
        del old[name]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(old), type=Reading) == reading


@pytest.mark.parametrize(
    ("language", "analysed"),
    [(None, True), ("en", True), ("en-GB", True), ("EN", True), ("de", False), ("eng-x", False)],
)
def test_only_english_is_analysed_and_what_is_unknown_is_taken_for_it(language: str | None, analysed: bool) -> None:
    assert is_analysed(language) == analysed


@FEW
@given(st.lists(st.one_of(st.sampled_from(BODY), st.text(max_size=60)), max_size=8).map("\n\n".join))
def test_any_report_can_be_read(text: str) -> None:
    page, reports = split_text(text)
    for report in reports:
        reading = read(page.text, report, hashed)
        assert len(reading.sentence_vectors) == len(reading.sentences) * DIMENSIONS * is_analysed(report.language)
        assert len(reading.vector) == DIMENSIONS
        assert reading == read(page.text, report, hashed)
        inside = [*reading.sentences, *reading.quotes, *(s for t in reading.terms for s in t.spans)]
        assert all(any(a <= s < e <= b for a, b in report.body) for s, e in inside)
        assert list(reading.sentences) == sorted(reading.sentences)


MADE_UP = made_up_encoder()


@FEW
@given(st.lists(st.one_of(st.sampled_from(BODY), st.text(max_size=60)), max_size=8).map("\n\n".join))
def test_any_report_can_be_read_whatever_the_encoder_reads_in_it(text: str) -> None:
    page, reports = split_text(text)
    heard = MADE_UP.read(page.text, [block.span for block in page.blocks])
    for report in reports:
        reading = read(page.text, report, hashed, heard)
        assert reading == read(page.text, report, hashed, heard)
        inside = [
            *(span for item in reading.attributions for span in (item.cue, *item.content)),
            *(item.source for item in reading.attributions if item.source),
            *(span for entity in reading.entities for span in entity.mentions),
            *(event.span for event in reading.sentence_events),
        ]
        parts = [*report.body, *report.headings, *([report.title_span] if report.title_span else [])]
        assert all(any(a <= s < e <= b for a, b in parts) for s, e in inside)
        assert {item.informant.entity for item in reading.attributions} <= {None, *(e.id for e in reading.entities)}


def test_a_figure_in_what_somebody_denies_is_no_figure_of_theirs() -> None:
    text = "Police denied that 61 people were killed."
    heard = passage(
        text,
        said_by(text, "Police", "denied", "that 61 people were killed"),
        sentences=(sentence(text, text),),
    )
    report = Report(id="r", span=(0, len(text)), body=((0, len(text)),))
    (figure,) = read(text, report, hashed, [heard]).figures
    assert (figure.value, figure.informant, figure.denied) == (61, "Police", True)
