"""The encoder: vectors that depend on nothing but the text, and texts that are read once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np
import pytest
from encoder_samples import MadeUp, made_up_encoder
from stages import real_encoder

from secondsource.encoder import DIMENSIONS, Encoder, PassageReading, cosines
from secondsource.encoder.decoding import DECODING
from secondsource.encoder.runtime import Runtime

TEXTS = [
    "A ferry sank off the northern coast on Monday.",
    "The boat went down in the north at the start of the week.",
    "The central bank left its interest rate where it was.",
]


def encoder_key(text: str) -> bytes:
    return real_encoder().key(b"text", text)


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
    assert store == {encoder_key(text): row.tobytes() for text, row in zip(TEXTS, vectors, strict=True)}
    assert first.fresh() == {}
    second = Encoder(threads=1)
    second.use(known)
    assert second.embed(TEXTS).tobytes() == vectors.tobytes()
    assert (second.texts_read, second.fresh()) == (0, {})
    second.embed(TEXTS)
    assert asked == [encoder_key(text) for text in TEXTS] * 2, "what is remembered is not asked for"


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
    assert encoder.fresh().keys() == {encoder_key(text) for text in TEXTS[:2]}
    encoder.embed(TEXTS[:2])
    assert encoder.fresh() == {}
    encoder.use(also_empty)
    encoder.embed(TEXTS[1:])
    assert encoder.fresh().keys() == {encoder_key(text) for text in TEXTS[1:]}


def test_a_full_memory_is_emptied_and_changes_no_vector() -> None:
    small = Encoder(threads=1, memory=1)
    before = small.embed(TEXTS).tobytes()
    assert small.embed(TEXTS).tobytes() == before
    assert small.texts_read == 6


def test_keys_tell_texts_from_passages_and_weights_from_others(tmp_path: Path) -> None:
    encoder = Encoder()
    assert len(encoder.key(b"text", "one")) == 16
    other = tmp_path / "other.onnx"
    other.write_bytes(b"other weights")
    keys = [encoder.key(b"text", "one"), encoder.key(b"passage", "one"), encoder.key(b"text", "two")]
    assert len({*keys, Encoder(weights=other).key(b"text", "one")}) == 4
    assert keys[0] == Encoder(threads=1).key(b"text", "one")


def test_the_version_is_that_of_the_shipped_weights() -> None:
    weights = resources.files("secondsource.encoder") / "weights" / "encoder.onnx"
    assert Runtime().version == hashlib.sha256(weights.read_bytes()).digest()[:16]


def test_another_decoding_had_the_same_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Encoder().version
    assert before.startswith(Runtime().version.hex())
    monkeypatch.setattr("secondsource.encoder.model.DECODING", DECODING + 1)
    assert Encoder().version != before


def test_memory_was_counted_in_texts_however_long_they_are() -> None:
    encoder = made_up_encoder(memory=10_000)
    for number in range(200):
        encoder.embed([f"text {number}"])
        assert sum(len(value) for value in encoder._cache.values()) <= 10_000
    encoder.embed(["text 199"])
    assert encoder.texts_read == 200, "the latest are remembered"


def test_a_packed_reading_named_each_field_of_each_word() -> None:
    text = "The ferry “Aurora” sank off Port Lindow on Monday, and two of its crew were missing. " * 3
    packed = Encoder(threads=1)
    packed.use(lambda keys: {})
    (reading,) = packed.read(text, [(0, len(text))])
    (kept,) = packed.fresh().values()
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(reading), type=PassageReading) == reading
    assert len(kept) - 384 * len(reading.sentences) < 12 * len(reading.words)


def test_threads_that_share_an_encoder_lost_what_another_forgot() -> None:
    encoder = made_up_encoder(threads=2, memory=1)
    texts = [f"text {number}" for number in range(40)]
    wanted = made_up_encoder().embed(texts).tobytes()

    def embed(_: int) -> bytes:
        return b"".join(encoder.embed(texts[at : at + 4]).tobytes() for at in range(0, 40, 4))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(embed, range(24))) == {wanted}


def test_threads_that_share_an_encoder_loaded_it_twice() -> None:
    loaded: list[int] = []

    class Counted(MadeUp):
        def load(self) -> None:
            loaded.append(1)
            time.sleep(0.01)

    encoder = Encoder(threads=2)
    encoder._runtime = Counted()
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda _: encoder.embed(TEXTS).tobytes(), range(4)))
    assert len(set(rows)) == len(loaded) == 1
    assert encoder.texts_read == len(TEXTS), "each is read once"
