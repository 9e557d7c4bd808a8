"""The encoder: vectors that depend on nothing but the text, and texts that are read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from stages import real_encoder

from secondsource.encoder import DIMENSIONS, Encoder, cosines, passage_key

TEXTS = [
    "A ferry sank off the northern coast on Monday.",
    "The boat went down in the north at the start of the week.",
    "The central bank left its interest rate where it was.",
]


def test_texts_that_say_the_same_are_near_and_others_far() -> None:
    vectors = real_encoder().embed(TEXTS)
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.int8
    near = cosines(vectors, vectors)
    assert near[0, 0] == pytest.approx(1, abs=1e-5)
    assert near[0, 1] > 0.55
    assert near[0, 2] < 0.2
    assert cosines(np.zeros((1, DIMENSIONS), np.int8), vectors).tolist() == [[0, 0, 0]]


def test_a_vector_depends_on_its_text_alone() -> None:
    alone = Encoder(threads=1)
    one_by_one = np.concatenate([alone.embed([text]) for text in reversed(TEXTS)])[::-1]
    together = Encoder(threads=2).embed([*TEXTS, TEXTS[0]])
    assert together.tobytes() == one_by_one.tobytes() + one_by_one[0].tobytes()


@pytest.mark.parametrize("text", ["", " ", "\0", "\ufffd" * 3, "a" * 9_000, "محمد", "word " * 3_000, "\U0001f6a2"])
def test_any_text_has_a_unit_vector(text: str) -> None:
    length = np.linalg.norm(real_encoder().embed([text]).astype(float)) / 127
    assert length == pytest.approx(1, abs=0.05)


def test_no_texts_have_no_vectors() -> None:
    assert Encoder().embed([]).shape == (0, DIMENSIONS)


def test_a_text_is_read_once() -> None:
    encoder = Encoder(threads=1)
    encoder.embed([TEXTS[0], TEXTS[0]])
    encoder.embed(TEXTS[:2])
    assert encoder.texts_read == 2
    assert encoder.fresh() == {}, "nobody keeps them, so none are held back"


def test_what_is_known_is_not_read_and_what_is_read_is_handed_on_once() -> None:
    store: dict[bytes, bytes] = {}
    asked: list[bytes] = []

    def known(keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        asked.extend(keys)
        return {key: store[key] for key in keys if key in store}

    first = Encoder(threads=1)
    first.use(known)
    vectors = first.embed(TEXTS)
    store |= first.fresh()
    assert store == {passage_key(text): row.tobytes() for text, row in zip(TEXTS, vectors, strict=True)}
    assert first.fresh() == {}
    second = Encoder(threads=1)
    second.use(known)
    assert second.embed(TEXTS).tobytes() == vectors.tobytes()
    assert (second.texts_read, second.fresh()) == (0, {})
    second.embed(TEXTS)
    assert asked == [passage_key(text) for text in TEXTS] * 2, "what is remembered is not asked for"


def test_another_store_is_given_all_that_it_lacks() -> None:
    def empty(keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {}

    def also_empty(keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        return {}

    encoder = Encoder(threads=1)
    encoder.embed(TEXTS[:1])
    encoder.use(empty)
    encoder.embed(TEXTS[:2])
    encoder.use(empty)
    assert encoder.fresh().keys() == {passage_key(text) for text in TEXTS[:2]}
    encoder.embed(TEXTS[:2])
    assert encoder.fresh() == {}
    encoder.use(also_empty)
    encoder.embed(TEXTS[1:])
    assert encoder.fresh().keys() == {passage_key(text) for text in TEXTS[1:]}


def test_a_full_memory_is_emptied_and_changes_no_vector() -> None:
    small = Encoder(threads=1, memory=1)
    before = small.embed(TEXTS).tobytes()
    assert small.embed(TEXTS).tobytes() == before
    assert small.texts_read == 6
