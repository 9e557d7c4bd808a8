"""Passages: every word piece once and in order, windows that are never too long, cuts where a text can be cut."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.encoder.passages import CLS, SEP, WINDOW, Passage, Piece, alone, assemble, pack, pieces
from secondsource.encoder.runtime import Runtime
from secondsource.encoder.sentences import sentences
from secondsource.records import Span


@cache
def tokenizer() -> Any:
    return Runtime().tokenizer


def cut(text: str) -> list[list[Piece]]:
    """The pieces of each line of a text."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        found.append(pieces(text, sentences(text, (at, at + len(line))), number, tokenizer()))
        at += len(line) + 1
    return found


def read(passage: Passage) -> list[tuple[int, Span]]:
    """Ids and spans of a passage without its marks."""
    return [(int(i), s) for i, s, n in zip(passage.ids, passage.spans, passage.sentence, strict=True) if n >= 0]


def lines_of(text: str, passage: Passage) -> list[str]:
    return [text[slice(*span)] for span in passage.paragraph_spans]


CHARACTERS = st.one_of(
    st.sampled_from(list("abcé .?!,\u0000\u00ad\u200b\u200f“”’#[]")),
    st.sampled_from(
        ["U.S. ", "ward. The ", "ward ", "محمد ", "\U0001f6a2", "\U0001f468\u200d\U0001f469 ", "中文。 ", "\ufffd"]
    ),
    st.characters(exclude_categories=["Cs"]),
)
LINES = st.lists(
    st.one_of(
        st.lists(CHARACTERS, max_size=40).map("".join),
        st.integers(1, 700).map(lambda n: "word " * n + "end."),
        st.integers(1, 700).map(lambda n: "It ended. " * (n // 4 + 1)),
        st.integers(1, 3_000).map(lambda n: "a" * n),
        st.integers(1, 400).map(lambda n: "supercalifragilistic" * 4 + " x" * n),
    ).map(lambda line: line.replace("\n", " ")),
    max_size=6,
)


@FEW
@given(LINES)
def test_every_word_piece_is_kept_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    paragraphs = cut(text)
    passages = list(pack(paragraphs))
    wanted = [(i, s) for p in paragraphs for piece in p for i, s in zip(piece.ids, piece.spans, strict=True)]
    assert [item for passage in passages for item in read(passage)] == wanted
    for (_, (start, end)), (_, (later, _)) in pairwise(wanted):
        assert start < end
        assert start <= later


@FEW
@given(LINES)
def test_no_passage_is_longer_than_a_window_and_its_marks(lines: list[str]) -> None:
    for passage in pack(cut("\n".join(lines))):
        inside = int((passage.sentence >= 0).sum())
        assert 0 < inside <= WINDOW
        assert len(passage.ids) == inside + 1 + len(set(passage.paragraph[passage.paragraph >= 0].tolist()))
        assert len(passage.ids) == len(passage.spans) == len(passage.opens) == len(passage.sentence)


@FEW
@given(LINES)
def test_a_paragraph_that_fits_is_never_cut(lines: list[str]) -> None:
    paragraphs = cut("\n".join(lines))
    held = [set(passage.paragraph.tolist()) - {-1} for passage in pack(paragraphs)]
    for number, paragraph in enumerate(paragraphs):
        size = sum(len(piece.ids) for piece in paragraph)
        among = sum(number in numbers for numbers in held)
        assert among == (size > 0) if size <= WINDOW else among > 1


@FEW
@given(LINES)
def test_marks_stand_at_both_ends_and_between_paragraphs_and_belong_to_none(lines: list[str]) -> None:
    for passage in pack(cut("\n".join(lines))):
        marks = passage.sentence < 0
        assert (passage.ids[0], passage.ids[-1]) == (CLS, SEP)
        assert marks[[0, -1]].all()
        assert {passage.spans[n] for n in np.flatnonzero(marks)} == {(0, 0)}
        assert not passage.opens[marks].any()
        assert (passage.paragraph[marks] == -1).all()
        changes = np.diff(passage.paragraph[~marks]) != 0
        assert marks.sum() == 2 + changes.sum()


@FEW
@given(LINES)
def test_every_sentence_begins_with_a_word_and_stands_in_one_paragraph(lines: list[str]) -> None:
    for passage in pack(cut("\n".join(lines))):
        for number in range(passage.sentences):
            inside = np.flatnonzero(passage.sentence == number)
            assert passage.opens[inside[0]]
            assert len(set(passage.paragraph[inside].tolist())) == 1
            assert np.diff(inside).max(initial=1) == 1


def test_spans_are_the_characters_of_the_text() -> None:
    text = "Älter \U0001f6a2 محمد\u0000 unbelievable. It’s here."
    (passage,) = pack(cut(text))
    words: list[str] = []
    for span, opens in zip(passage.spans, passage.opens, strict=True):
        if opens:
            words.append(text[slice(*span)])
        elif span != (0, 0):
            words[-1] += text[slice(*span)]
    assert words == ["Älter", "\U0001f6a2", "محمد", "unbelievable", ".", "It", "’", "s", "here", "."]
    assert [text[slice(*s)] for s in passage.sentence_spans] == [
        "Älter \U0001f6a2 محمد\u0000 unbelievable.",
        "It’s here.",
    ]


def test_paragraphs_are_packed_whole() -> None:
    lines = ["one " * 100 + "end.", "two " * 100 + "end.", "three " * 100 + "end.", "four."]
    text = "\n".join(lines)
    found = [lines_of(text, passage) for passage in pack(cut(text))]
    assert found == [lines[:2], lines[2:]]


def test_a_long_paragraph_is_cut_between_sentences_and_its_rest_packed_with_the_next() -> None:
    parts = ["One " + "one " * 150 + "end.", "Two " + "two " * 150 + "end.", "Three."]
    text = " ".join(parts) + "\nFour."
    found = [lines_of(text, passage) for passage in pack(cut(text))]
    assert found == [[parts[0]], [" ".join(parts[1:]), "Four."]]


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "unbelievably " * 200 + "so."
    assert len(tokenizer().encode("unbelievably", add_special_tokens=False).ids) == 5
    passages = list(pack(cut(text)))
    assert len(passages) > 1
    for passage in passages:
        words = text[slice(*passage.paragraph_spans[0])].split()
        assert set(words) <= {"unbelievably", "so."}
        assert int((passage.sentence >= 0).sum()) == WINDOW // 5 * 5 or passage is passages[-1]


def test_a_smaller_window_packs_fewer_paragraphs_and_leaves_a_long_sentence_whole() -> None:
    text = "One two.\nThree four.\n" + "five " * 20
    found = [lines_of(text, passage) for passage in pack(cut(text), 7)]
    assert found == [["One two.", "Three four."], ["five " * 19 + "five"]]


def test_sentences_that_fill_a_window_have_one_each() -> None:
    full = Piece((7,) * WINDOW, ((0, 1),) * WINDOW, (True, *[False] * (WINDOW - 1)), 0)
    passages = list(pack([[full, full]]))
    assert [len(p.ids) for p in passages] == [WINDOW + 2] * 2


@pytest.mark.parametrize("text", ["", " ", "\u0000", "\u200b", "\n\n"])
def test_text_without_a_word_piece_gives_no_passage(text: str) -> None:
    assert list(pack(cut(text))) == []
    assert alone(text, tokenizer()).ids.tolist() == [CLS, SEP]
    assert alone(text, tokenizer()).sentences == 1


def test_a_text_alone_is_one_sentence_cut_at_a_window() -> None:
    passage = alone("It ended. They left.", tokenizer())
    assert passage.sentences == 1
    assert passage.sentence_spans == ((0, 20),)
    assert len(alone("word " * 3_000, tokenizer()).ids) == WINDOW + 2


def test_numbers_of_paragraphs_are_the_callers() -> None:
    passage = assemble([Piece((5,), ((3, 4),), (True,), 8), Piece((6,), ((9, 12),), (True,), 11)])
    assert passage.paragraph.tolist() == [-1, 8, -1, 11, -1]
    assert passage.paragraph_spans == passage.sentence_spans == ((3, 4), (9, 12))
