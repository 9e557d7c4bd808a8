"""A text with its reading: read when a stage asks, and once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from encoder_samples import made_up_encoder

from secondsource.encoder import DIMENSIONS, Encoder
from secondsource.encoder.passages import WINDOW
from secondsource.encoder.sentences import sentences
from secondsource.encoder.text_reading import TextReading

TEXT = "It rained. It poured.\nThe ferry sank. It rained."
SPANS = [(0, 21), (22, 48)]
SENTENCES = ["It rained.", "It poured.", "The ferry sank."]


def test_nothing_is_read_before_it_is_asked_for() -> None:
    encoder = made_up_encoder()
    reading = TextReading(encoder, TEXT, SPANS)
    assert reading.embed([]).shape == (0, DIMENSIONS)
    assert encoder.texts_read == 0
    assert reading.passages == encoder.read(TEXT, SPANS)
    assert encoder.texts_read == 2
    assert reading.passages is reading.passages


def test_sentences_of_the_text_have_the_vectors_that_were_read_in_it() -> None:
    encoder = made_up_encoder()
    reading = TextReading(encoder, TEXT, SPANS)
    rows = reading.embed([*SENTENCES[1:], SENTENCES[1]])
    assert encoder.texts_read == 2
    rain, ferry = reading.passages
    wanted = [rain.sentences[1], ferry.sentences[0], rain.sentences[1]]
    assert [row.tobytes() for row in rows] == [sentence.vector for sentence in wanted]


def test_a_sentence_that_stands_there_twice_had_the_vector_of_its_first_place() -> None:
    encoder = made_up_encoder()
    reading = TextReading(encoder, TEXT, SPANS)
    first, last = reading.passages
    assert first.sentences[0].vector != last.sentences[1].vector
    alone = encoder.embed(["It rained."]).tobytes()
    assert reading.embed(["It rained."]).tobytes() == alone
    turned = "The ferry sank. It rained.\nIt rained. It poured."
    assert TextReading(encoder, turned, [(0, 26), (27, 48)]).embed(["It rained."]).tobytes() == alone


def test_a_sentence_that_was_read_alike_in_two_places_is_not_read_again() -> None:
    encoder = made_up_encoder()
    text = "It rained. It poured.\nIt rained. It poured."
    reading = TextReading(encoder, text, [(0, 21), (22, 43)])
    assert reading.embed(["It rained."]).tobytes() == reading.passages[0].sentences[0].vector
    assert encoder.texts_read == 1


def test_what_else_the_text_holds_changed_a_vector() -> None:
    encoder = made_up_encoder()
    for spans in (SPANS, SPANS[:1]):
        within = TextReading(encoder, TEXT, spans).within(SPANS[:1])
        assert within(SENTENCES[:2]).tobytes() == b"".join(s.vector for s in encoder.read(TEXT, SPANS[:1])[0].sentences)
    ferry = TextReading(encoder, TEXT, SPANS).within(SPANS[1:])
    assert ferry(["It rained."]).tobytes() == encoder.read(TEXT, SPANS)[1].sentences[1].vector
    assert ferry(["It poured."]).tobytes() == encoder.embed(["It poured."]).tobytes(), "it stands elsewhere"


@pytest.mark.parametrize("encoder", [Encoder, made_up_encoder])
def test_a_sentence_alone_in_its_paragraph_says_what_it_says_by_itself(encoder: Callable[[int], Encoder]) -> None:
    text = "A ferry sank off Port Lindow on Monday.\nNobody was hurt. It rained."
    one = encoder(1)
    headline = TextReading(one, text, [(0, 39), (40, 67)]).within([(40, 67)])([text[:39]])
    assert one.texts_read == 2, "it is not read again"
    assert headline.tobytes() == encoder(1).embed([text[:39]]).tobytes()


@pytest.mark.parametrize("end", ["\u200b", "\ufeff", "\u00ad", "\u2060\u200b"])
def test_a_sentence_that_ends_in_an_unseen_character_was_read_twice(end: str) -> None:
    encoder = made_up_encoder()
    text = f"It rained. It poured.{end}"
    reading = TextReading(encoder, text, [(0, len(text))])
    rows = reading.embed([text[slice(*span)] for span in sentences(text, (0, len(text)))])
    assert [row.tobytes() for row in rows] == [s.vector for s in reading.passages[0].sentences]
    assert encoder.texts_read == 1


def test_a_sentence_longer_than_a_passage_was_read_twice() -> None:
    encoder = made_up_encoder()
    text = "It rained. Later " + "and " * (WINDOW + 40) + "it poured."
    reading = TextReading(encoder, text, [(0, len(text))])
    row = reading.embed([text[11:]])
    assert row.tobytes() == reading.passages[1].sentences[0].vector
    assert row.tobytes() == made_up_encoder().embed([text[11:]]).tobytes()
    assert encoder.texts_read == len(reading.passages)


def test_a_sentence_without_anything_seen_is_a_text_by_itself() -> None:
    encoder = made_up_encoder()
    reading = TextReading(encoder, "It rained.\n\u200b", [(0, 10), (11, 12)])
    assert reading.embed(["\u200b"]).tobytes() == encoder.embed(["\u200b"]).tobytes()


def test_another_text_is_read_by_itself_each_once() -> None:
    encoder = made_up_encoder()
    reading = TextReading(encoder, TEXT, SPANS)
    rows = reading.embed(["A headline", "It poured.", "A headline", "ferry"])
    assert encoder.texts_read == 4, "two paragraphs and two texts"
    alone = encoder.embed(["A headline", "ferry"])
    assert rows[[0, 3]].tobytes() == alone.tobytes()
    assert rows[2].tobytes() == rows[0].tobytes()
    assert rows.shape == (4, DIMENSIONS)


def test_a_text_without_paragraphs_has_an_empty_reading() -> None:
    encoder = made_up_encoder()
    assert TextReading(encoder, TEXT, []).passages == ()
    assert encoder.texts_read == 0
