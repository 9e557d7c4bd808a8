"""The encoder: one small transformer that reads each passage once, and remembers what it has read."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.decoding import DECODING
from secondsource.encoder.in_context import InContext, by_words
from secondsource.encoder.passage_reading import PassageReading
from secondsource.encoder.passages import Passage, alone, pack, pieces
from secondsource.encoder.runtime import Runtime
from secondsource.encoder.sentences import sentences
from secondsource.records import Span

DIMENSIONS = 384

Vectors = NDArray[np.int8]
Embed = Callable[[Sequence[str]], Vectors]
"""Texts to their vectors, int8 [n, 384]: the unit vector times 127, rounded. The shape every stage asks for."""

Known = Callable[[Sequence[bytes]], Mapping[bytes, bytes]]
"""Keys of texts and passages to what was made of those that were read before: a vector, or a packed reading."""

Item = TypeVar("Item", str, Passage)

MEMORY = 100_000_000
"""Bytes of what was read that are remembered at most, unless said otherwise."""

ENTRY = 200
"""Bytes that a remembered text takes beside what was made of it: its key, and its place in the dictionary."""

QUICKLY = 1
"""Of zlib's levels: higher ones save a hundredth."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(PassageReading)


def _pack(reading: PassageReading) -> bytes:
    return zlib.compress(_encoder.encode(reading), QUICKLY)


def _unpack(packed: bytes) -> PassageReading:
    return _decoder.decode(zlib.decompress(packed))


class Encoder:
    """Reads passages and embeds texts; loads its weights at the first use, and remembers all that it has read.

    ``threads`` is how many passages are read at a time (``None``: one per processor core; what is read does not depend
    on it), ``memory`` how many bytes of what was read are remembered; where they are full, all is forgotten before the
    next page. With a store (:meth:`use`), what was read in earlier runs is not read again either. ``weights`` is
    another ONNX file than the shipped one, for measuring. Threads may share an encoder: they take turns.
    """

    def __init__(self, threads: int | None = None, memory: int = MEMORY, weights: Path | None = None) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._memory = memory
        self._cache: dict[bytes, bytes] = {}
        self._held = 0  # bytes
        self._fresh: dict[bytes, bytes] = {}
        self._known: Known | None = None
        self._runtime = Runtime(weights)
        self._turn = RLock()
        self.texts_read = 0

    @property
    def version(self) -> str:
        """What tells the weights, and how their scores are decoded, from others."""
        return f"{self._runtime.version.hex()}.{DECODING}"

    def use(self, known: Known | None) -> None:
        """Ask a store (``None``: none any more) for each passage that is not remembered, before it is read.

        :meth:`fresh` gives what the store lacks. What was read with another store, or none, is forgotten: this one may
        not have it.
        """
        with self._turn:
            if known != self._known:
                self._known = known
                self._forget()
                self._fresh.clear()

    def fresh(self) -> dict[bytes, bytes]:
        """What was made of passages and texts since the last call, for the store to keep; none where there is none."""
        with self._turn:
            fresh, self._fresh = self._fresh, {}
            return fresh

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text by itself (cut at 254 word pieces): int8 [n, 384], unit vectors times 127."""
        found = self._made({self.key(b"text", text): text for text in texts}, self._vector)
        joined = b"".join(found[self.key(b"text", text)] for text in texts)
        return np.frombuffer(joined, dtype=np.int8).reshape(len(texts), DIMENSIONS)

    def in_context(self, texts: Sequence[str]) -> list[InContext]:
        """The words of each text (cut at 254 word pieces) with their vectors, in order; nothing of it is remembered."""
        with self._turn:
            self._runtime.load()
        return list(self._pool.map(self._words, texts))

    def read(self, text: str, paragraphs: Sequence[Span]) -> tuple[PassageReading, ...]:
        """Read paragraphs of a text, ordered spans of it: what each passage says, in order, with offsets into it.

        Each paragraph is a passage (a long one several): as good as more of them at once, by measurement, and what is
        copied without its neighbours need not be read again.
        """
        return self.read_sentences(text, [sentences(text, span) for span in paragraphs])

    def read_sentences(self, text: str, cuts: Sequence[Sequence[Span]]) -> tuple[PassageReading, ...]:
        """Read paragraphs of a text that are cut into sentences already; see :meth:`read`."""
        with self._turn:  # it is loaded once
            tokenizer = self._runtime.tokenizer
        passages = [p for cut in cuts if cut for p in pack([pieces(text, cut, 0, tokenizer)])]
        keys = [self.key(b"passage", _said(text, passage)) for passage in passages]
        found = self._made(dict(zip(keys, passages, strict=True)), self._reading)
        begins = [passage.paragraph_spans[0][0] for passage in passages]
        return tuple(_unpack(found[key]).moved(begin) for key, begin in zip(keys, begins, strict=True))

    def key(self, kind: bytes, text: str) -> bytes:
        """Sixteen bytes that stand for a text in a cache: its BLAKE2b hash, with the weights that read it."""
        return hashlib.blake2b(text.encode(), digest_size=16, key=self._runtime.version, person=kind).digest()

    def _made(self, wanted: Mapping[bytes, Item], make: Callable[[Item], bytes]) -> dict[bytes, bytes]:
        """What stands under each key: remembered, kept by the store, or made now, each key once."""
        with self._turn:
            if self._held > self._memory:
                self._forget()
            found = {key: self._cache[key] for key in wanted if key in self._cache}
            if self._known is not None and len(found) < len(wanted):
                found |= self._remember(self._known([key for key in wanted if key not in found]))
            unread = {key: item for key, item in wanted.items() if key not in found}
            if unread:
                self._runtime.load()
                # The longest first, so that at the end no thread waits long for another.
                unread = dict(sorted(unread.items(), key=lambda item: _size(item[1]), reverse=True))
                read = dict(zip(unread, self._pool.map(make, unread.values()), strict=True))
                found |= self._remember(read)
                if self._known is not None:
                    self._fresh.update(read)
                self.texts_read += len(read)
            return found

    def _remember(self, made: Mapping[bytes, bytes]) -> Mapping[bytes, bytes]:
        self._cache.update(made)
        self._held += sum(ENTRY + len(value) for value in made.values())
        return made

    def _forget(self) -> None:
        self._cache.clear()
        self._held = 0

    def _vector(self, text: str) -> bytes:
        passage = alone(text, self._runtime.tokenizer)
        return bytes(np.rint(self._runtime.vectors(passage)[0] * 127).astype(np.int8).tobytes())

    def _words(self, text: str) -> InContext:
        passage = by_words(alone(text, self._runtime.tokenizer))
        if not any(end > start for start, end in passage.spans):
            return InContext((), np.zeros((0, DIMENSIONS), dtype=np.float32))
        return InContext(passage.sentence_spans, self._runtime.vectors(passage))

    def _reading(self, passage: Passage) -> bytes:
        """A passage's reading, its spans counted from where it begins."""
        reading = self._runtime.decoder.decode(passage, self._runtime.scores(passage))
        return _pack(reading.moved(-reading.paragraph[0]))


def _size(item: str | Passage) -> int:
    return len(item) if isinstance(item, str) else len(item.ids)


def _said(text: str, passage: Passage) -> str:
    """All that a passage's reading depends on but the weights: how it is decoded, its text, and the sentences there."""
    ((start, end),) = passage.paragraph_spans
    cuts = " ".join(f"{a - start},{b - start}" for a, b in passage.sentence_spans)
    return f"{DECODING}\n{cuts}\n{text[start:end]}"


def cosines(left: Vectors, right: Vectors) -> NDArray[np.float32]:
    """Cosine of every row of ``left`` with every row of ``right``: float32 [n, m], each within -1 to 1."""
    a, b = left.astype(np.float32), right.astype(np.float32)
    a /= np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-9)
    b /= np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-9)
    return np.asarray(a @ b.T, dtype=np.float32)
