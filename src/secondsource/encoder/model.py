"""The shipped transformer (all-MiniLM-L6-v2, 8-bit ONNX) behind one function from texts to vectors.

Each text is run by itself, without padding: 8-bit activations are scaled over the whole batch, so in a batch a text's
vector would depend on its neighbours, and the ledger on the order of arrival. Texts run beside each other on threads.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 384
MAX_TOKENS = 256

Vectors = NDArray[np.int8]
Embed = Callable[[Sequence[str]], Vectors]
"""Texts to their vectors, int8 [n, 384]: the unit vector times 127, rounded. The shape every stage asks for."""

Known = Callable[[Sequence[bytes]], Mapping[bytes, bytes]]
"""Passage keys to the vectors, 384 signed bytes each, of those texts that were read before."""


def passage_key(text: str) -> bytes:
    """Sixteen bytes that stand for a text in a cache: its BLAKE2b hash."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


class Encoder:
    """Embeds texts; loads its weights at the first use, and remembers every text it has read.

    ``threads`` is how many texts are read at a time (``None``: one per processor core; the vectors do not depend on
    it), ``memory`` how many texts are remembered. With a store (:meth:`use`), what was read in earlier runs is not
    read again either.
    """

    def __init__(self, threads: int | None = None, memory: int = 50_000) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._memory = memory
        self._cache: dict[bytes, bytes] = {}
        self._fresh: dict[bytes, bytes] = {}
        self._known: Known | None = None
        self.texts_read = 0

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415 - a tenth of a second that `--help` need not pay

        source = resources.files("secondsource.encoder") / "weights" / "tokenizer.json"
        tokenizer = Tokenizer.from_str(source.read_text(encoding="utf8"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - as above

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        weights = (resources.files("secondsource.encoder") / "weights" / "encoder.onnx").read_bytes()
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def use(self, known: Known | None) -> None:
        """Ask a store (``None``: none any more) for each text that is not remembered, before it is read.

        :meth:`fresh` gives what the store lacks. What was read with another store, or none, is forgotten: this one may
        not have it.
        """
        if known != self._known:
            self._known = known
            self._cache.clear()
            self._fresh.clear()

    def fresh(self) -> dict[bytes, bytes]:
        """Vectors of texts read since the last call, for the store to keep; none where there is no store."""
        fresh, self._fresh = self._fresh, {}
        return fresh

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._threads, thread_name_prefix="encoder")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed each text (cut at 256 word pieces): int8 [n, 384], unit vectors times 127."""
        if len(self._cache) > self._memory:
            self._cache.clear()
        keys = [passage_key(text) for text in texts]
        unread = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._cache}
        if unread and self._known is not None:
            self._cache.update(self._known(list(unread)))
            unread = {key: text for key, text in unread.items() if key not in self._cache}
        if unread:
            self._tokenizer, self._session  # noqa: B018 - loaded once, before the threads ask for them
            read = dict(zip(unread, self._pool.map(self._read, unread.values()), strict=True))
            self._cache.update(read)
            if self._known is not None:
                self._fresh.update(read)
            self.texts_read += len(read)
        joined = b"".join(self._cache[key] for key in keys)
        return np.frombuffer(joined, dtype=np.int8).reshape(len(keys), DIMENSIONS)

    def _read(self, text: str) -> bytes:
        ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
        vector = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        return bytes(np.rint(vector * 127).astype(np.int8).tobytes())


def cosines(left: Vectors, right: Vectors) -> NDArray[np.float32]:
    """Cosine of every row of ``left`` with every row of ``right``: float32 [n, m], each within -1 to 1."""
    a, b = left.astype(np.float32), right.astype(np.float32)
    a /= np.maximum(np.linalg.norm(a, axis=1, keepdims=True), 1e-9)
    b /= np.maximum(np.linalg.norm(b, axis=1, keepdims=True), 1e-9)
    return np.asarray(a @ b.T, dtype=np.float32)
