"""An encoder that makes its scores up, so that spans of every kind stand everywhere whatever the weights are."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder import DIMENSIONS, Encoder
from secondsource.encoder.decoding import Decoder, Floats, Scores
from secondsource.encoder.labels import load_labels, tag_count
from secondsource.encoder.model import MEMORY
from secondsource.encoder.passages import Passage
from secondsource.encoder.runtime import Runtime


@cache
def shipped_tokenizer() -> Any:
    """The shipped tokenizer, loaded once."""
    return Runtime().tokenizer


class MadeUp(Runtime):
    """The shipped tokenizer, and scores drawn by the passage's word pieces alone."""

    def __init__(self, version: bytes = b"made up") -> None:
        super().__init__()
        self.__dict__ |= {"version": version, "tokenizer": shipped_tokenizer()}
        size = tag_count(load_labels().roles)
        self.__dict__["decoder"] = Decoder(np.zeros((size, size), dtype=np.float32))

    def load(self) -> None:
        """All is there."""

    def scores(self, passage: Passage) -> Scores:
        """Scores of a passage, the same each time."""
        labels = load_labels()
        rng = _drawn(passage)
        n, s = len(passage.ids), passage.sentences

        def draw(*shape: int) -> Floats:
            return rng.normal(0, 3, shape).astype(np.float32)

        return Scores(
            roles=draw(n, tag_count(labels.roles)),
            entities=draw(n, tag_count(labels.entities)),
            conflict_entities=draw(n, tag_count(labels.conflict_entities)),
            upos=draw(n, len(labels.upos)),
            links=draw(2, n, n),
            arcs=draw(n, n),
            relations=draw(n, len(labels.relations)),
            event_types=draw(s, len(labels.event_types)),
            event_modes=draw(s, len(labels.event_modes)),
            modalities=draw(s, len(labels.modalities)),
            embedding=self.vectors(passage),
        )

    def vectors(self, passage: Passage) -> Floats:
        """Unit vectors of its sentences, the same each time."""
        rows = _drawn(passage).normal(size=(passage.sentences, DIMENSIONS))
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _drawn(passage: Passage) -> np.random.Generator:
    parts: list[NDArray[Any]] = [passage.ids, passage.opens, passage.sentence]
    seen = hashlib.blake2b(b"".join(part.tobytes() for part in parts), digest_size=8).digest()
    return np.random.default_rng(int.from_bytes(seen))


def made_up_encoder(threads: int = 1, version: bytes = b"made up", memory: int = MEMORY) -> Encoder:
    """An encoder whose readings are made up; weights of another ``version`` are taken for others."""
    encoder = Encoder(threads=threads, memory=memory)
    encoder._runtime = MadeUp(version)
    return encoder
