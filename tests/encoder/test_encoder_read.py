"""Reading a text: offsets into it, and passages that are read once wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import pytest
from encoder_samples import made_up_encoder
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW, real_encoder

from secondsource.encoder import DIMENSIONS, Encoder, PassageReading
from secondsource.encoder.decoding import DECODING
from secondsource.encoder.passages import WINDOW
from secondsource.encoder.sentences import sentences
from secondsource.records import Span

LINES = [
    "The ferry “Aurora” sank off Port Lindow on Monday.",
    "Two of its crew were missing, a coast guard officer told the Courier. The search goes on.",
    "“I told him that the strait was closed,” the pilot, Henrik Vass, said.",
    "It was built in 1974.",
]


def placed(lines: Sequence[str], gaps: Sequence[str]) -> tuple[str, list[Span]]:
    """A text of these lines with a gap before each, and the lines' spans."""
    text, spans = "", []
    for line, gap in zip(lines, gaps, strict=True):
        text += gap
        spans.append((len(text), len(text) + len(line)))
        text += line
    return text + "\n\nMore to read", spans


def all_spans(reading: PassageReading) -> Iterator[Span]:
    yield reading.paragraph
    for part in (reading.words, reading.sentences, reading.entities, reading.conflict_entities):
        yield from (item.span for item in part)
    for said in reading.attributions:
        yield from (*said.source, *said.cue, *said.content)


def words_of(text: str, readings: Sequence[PassageReading]) -> str:
    return "".join(text[slice(*w.span)] for r in readings for w in r.words)


@pytest.mark.parametrize("encoder", [real_encoder, made_up_encoder])
def test_spans_are_offsets_into_the_text(encoder: Callable[[], Encoder]) -> None:
    text, spans = placed(LINES, ["\n\n", " \n", "\n\nA caption\n\n", "\n"])
    readings = encoder().read(text, spans)
    assert [reading.paragraph for reading in readings] == spans
    assert words_of(text, readings) == "".join("".join(LINES).split())
    found = [text[slice(*s.span)] for reading in readings for s in reading.sentences]
    assert found == [LINES[0], *LINES[1].replace(". ", ".|").split("|"), *LINES[2:]]
    for reading in readings:
        inside = [(w.span[0], w.span[1]) for w in reading.words]
        for span in all_spans(reading):
            assert span[0] in {a for a, _ in inside}
            assert span[1] in {b for _, b in inside}
        assert all(0 <= w.head < len(reading.words) for w in reading.words)
        assert all(len(s.vector) == DIMENSIONS for s in reading.sentences)


TEXTS = st.lists(
    st.one_of(
        st.text(alphabet=st.sampled_from(list("ab. é!“\u0000\u00ad\u200b…1\u0301")), max_size=30),
        st.text(max_size=30),
        st.sampled_from(
            ["محمد قال. ", "\U0001f6a2 sank. He left.", "word " * 300, "It ended. " * 90, "a" * 3_000, "中文。 是"]
        ),
    ).map(lambda line: " ".join(line.split())),
    max_size=5,
)


@FEW
@given(TEXTS)
def test_whatever_is_read_stands_in_its_text_in_order(lines: list[str]) -> None:
    text, spans = placed(lines, ["\n"] * len(lines))
    at = 0
    for reading in made_up_encoder().read(text, spans):
        assert len(reading.words) >= len(reading.sentences) > 0
        assert reading.paragraph == (reading.words[0].span[0], reading.words[-1].span[1])
        assert sum(a <= reading.paragraph[0] and reading.paragraph[1] <= b for a, b in spans) == 1
        for word in reading.words:
            start, end = word.span
            assert at <= start < end
            at = end
        ends = {w.span[0] for w in reading.words}, {w.span[1] for w in reading.words}
        assert all(start < end and start in ends[0] and end in ends[1] for start, end in all_spans(reading))


@FEW
@given(
    TEXTS,
    st.lists(st.sampled_from(["\n", "\n\n", " \n\nA caption\n\n", "\n \n \n"]), min_size=10, max_size=10),
    st.data(),
)
def test_a_paragraph_at_another_place_is_not_read_again_and_says_the_same(
    lines: list[str], gaps: list[str], data: st.DataObject
) -> None:
    size = len(lines)
    order = data.draw(st.permutations(range(size)))
    one, spans = placed(lines, gaps[:size])
    other, moved = placed([lines[n] for n in order], gaps[5 : 5 + size])
    encoder = made_up_encoder()
    first = encoder.read(one, spans)
    read = encoder.texts_read
    second = encoder.read(other, moved)
    assert encoder.texts_read == read
    assert second == made_up_encoder().read(other, moved), "as if it had been read here"
    wanted = []
    for n, (at, _) in zip(order, moved, strict=True):
        begin, end = spans[n]
        wanted += [reading.moved(at - begin) for reading in first if begin <= reading.paragraph[0] < end]
    assert second == tuple(wanted)


@FEW
@given(TEXTS)
def test_a_paragraph_is_read_as_if_it_were_the_only_one(lines: list[str]) -> None:
    text, spans = placed(lines, ["\n"] * len(lines))
    alone = [reading for span in spans for reading in made_up_encoder().read(text, [span])]
    assert made_up_encoder().read(text, spans) == tuple(alone)


@pytest.mark.parametrize("encoder", [Encoder, made_up_encoder])
def test_other_paragraphs_and_their_order_change_nothing(encoder: Callable[[int], Encoder]) -> None:
    text, spans = placed(LINES, ["\n"] * 4)
    other = encoder(1)
    alone = [other.read(LINES[n], [(0, len(LINES[n]))]) for n in (2, 0, 3, 1)]
    assert other.texts_read == 4
    together = encoder(1).read(text, spans)
    assert [(together[n].moved(-spans[n][0]),) for n in (2, 0, 3, 1)] == alone


@pytest.mark.parametrize("encoder", [Encoder, made_up_encoder])
def test_threads_change_nothing(encoder: Callable[[int], Encoder]) -> None:
    text, spans = placed([line * 30 for line in LINES], ["\n"] * 4)
    assert encoder(1).read(text, spans) == encoder(2).read(text, spans)


def test_a_long_paragraph_is_several_passages_and_its_rest_stands_alone() -> None:
    one, two = "One " + "one " * 150 + "end.", "Two " + "two " * 150 + "end."
    rest = f"{two} Three."
    text, spans = placed([f"{one} {rest}", "Four.", "Five."], ["\n"] * 3)
    encoder = made_up_encoder()
    readings = encoder.read(text, spans)
    assert [text[slice(*r.paragraph)] for r in readings] == [one, rest, "Four.", "Five."]
    (same,) = encoder.read(rest, [(0, len(rest))])
    assert encoder.texts_read == 4
    assert same == readings[1].moved(-readings[1].paragraph[0])


@pytest.mark.parametrize(("words", "passages"), [(1, 1), (WINDOW, 1), (WINDOW + 1, 2), (2 * WINDOW + 1, 3)])
def test_a_paragraph_is_one_passage_up_to_a_window(words: int, passages: int) -> None:
    text = " ".join(["word"] * words)
    assert len(made_up_encoder().read(text, [(0, len(text))])) == passages


def test_a_passage_is_read_once() -> None:
    text, spans = placed([LINES[1]] * 3, ["\n"] * 3)
    encoder = made_up_encoder()
    readings = encoder.read(text, spans)
    assert [reading.paragraph for reading in readings] == spans
    assert encoder.texts_read == 1
    encoder.read(text, spans)
    assert encoder.texts_read == 1
    assert encoder.fresh() == {}, "nobody keeps them, so none are held back"


def test_nothing_to_read_gives_no_passage() -> None:
    encoder = made_up_encoder()
    assert encoder.read("", []) == ()
    assert encoder.read("  \u0000 \n\u200b", [(0, 2), (2, 3), (5, 6)]) == ()
    assert encoder.texts_read == 0


def test_a_full_memory_is_emptied_and_changes_no_reading() -> None:
    text, spans = placed(LINES, ["\n"] * 4)
    small = made_up_encoder(memory=0)
    assert small.read(text, spans) == small.read(text, spans)
    assert small.texts_read == 2 * len(LINES)


class Store:
    """What encoders have read, kept from one to the next."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def known(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {key: self.kept[key] for key in keys if key in self.kept}

    def read(self, encoder: Encoder, lines: Sequence[str] = LINES) -> tuple[PassageReading, ...]:
        """What an encoder that has this store reads in a text of these lines."""
        encoder.use(self.known)
        found = encoder.read(*placed(lines, ["\n"] * len(lines)))
        self.kept |= encoder.fresh()
        return found


def test_what_a_store_keeps_is_not_read_again() -> None:
    store, first, second = Store(), made_up_encoder(), made_up_encoder()
    wanted = store.read(first)
    vectors = first.embed(LINES)
    store.kept |= first.fresh()
    assert len(store.kept) == first.texts_read == 2 * len(LINES)
    assert store.read(second) == wanted
    assert second.embed(LINES).tobytes() == vectors.tobytes()
    assert (second.texts_read, second.fresh()) == (0, {})


def test_of_a_text_that_a_store_knows_in_part_the_rest_is_read() -> None:
    store, encoder = Store(), made_up_encoder()
    store.read(made_up_encoder(), LINES[1:])
    assert store.read(encoder) == made_up_encoder().read(*placed(LINES, ["\n"] * 4))
    assert encoder.texts_read == 1
    assert len(store.kept) == len(LINES)


def test_other_weights_do_not_take_what_these_have_read() -> None:
    store = Store()
    for times, version in enumerate((b"first", b"second"), start=1):
        encoder = made_up_encoder(version=version)
        store.read(encoder)
        assert encoder.texts_read == len(LINES)
        assert len(store.kept) == times * len(LINES)


def test_another_decoding_does_not_take_what_this_has_read(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    store.read(made_up_encoder())
    monkeypatch.setattr("secondsource.encoder.model.DECODING", DECODING + 1)
    encoder = made_up_encoder()
    store.read(encoder)
    assert encoder.texts_read == len(LINES)
    assert len(store.kept) == 2 * len(LINES)


def test_sentences_that_are_given_are_read_as_those_that_are_found() -> None:
    text, spans = placed(LINES, ["\n"] * 4)
    encoder = made_up_encoder()
    assert encoder.read_sentences(text, [sentences(text, span) for span in spans]) == encoder.read(text, spans)


CUTS: list[list[Span]] = [
    [(0, 15)],
    [(0, 6)],
    [(7, 15)],
    [(0, 6), (7, 15)],
    [(0, 4), (4, 15)],
    [(0, 5), (5, 15)],
    [(0, 3), (10, 15)],
    [(0, 6), (10, 15)],
]


def test_the_same_text_in_other_sentences_is_another_passage() -> None:
    """A sentence that begins within a word, or text left out between two, had the key of another cut."""
    text = "Portal is shut."
    encoder = made_up_encoder()
    readings = [encoder.read_sentences(text, [cut]) for cut in CUTS]
    assert encoder.texts_read == len(CUTS)
    assert readings == [made_up_encoder().read_sentences(text, [cut]) for cut in CUTS]
    assert encoder.read_sentences(text, CUTS[1:3]) == readings[1] + readings[2], "two paragraphs, both read before"
    assert encoder.texts_read == len(CUTS)


def test_a_sentence_has_one_vector_for_its_place_in_the_passage() -> None:
    text, spans = placed(LINES, ["\n"] * 4)
    encoder = real_encoder()
    rows = [s.vector for r in encoder.read(text, spans) for s in r.sentences]
    lengths = [np.linalg.norm(np.frombuffer(row, dtype=np.int8).astype(float)) / 127 for row in rows]
    assert lengths == pytest.approx([1] * 5, abs=0.05)
    assert len(set(rows)) == 5
