"""The shipped weights run by ONNX Runtime: one passage at a time, loaded at the first use."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.encoder.decoding import LINK_CONTENT, LINK_SOURCE, Decoder, Floats, Scores
from secondsource.encoder.passages import Passage

OUTPUTS = tuple(Scores.__annotations__)


class Runtime:
    """Tokenizer, network and decoder. ``weights`` is another ONNX file than the shipped one, for measuring.

    Passages are run alone and without padding: 8-bit activations are scaled over the whole input, so in a batch what a
    passage says would depend on its neighbours, and the ledger on the order of arrival.
    """

    def __init__(self, weights: Path | None = None) -> None:
        self._weights = weights

    def load(self) -> None:
        """Load all parts now, before threads ask for them."""
        self.tokenizer, self.session, self.decoder, self._embedding_alone  # noqa: B018

    @cached_property
    def tokenizer(self) -> Any:
        """The tokenizer, neither cutting nor padding."""
        from tokenizers import Tokenizer  # noqa: PLC0415 - a tenth of a second that `--help` need not pay

        tokenizer = Tokenizer.from_str(_shipped("tokenizer.json").read_text(encoding="utf8"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def session(self) -> Any:
        """ONNX Runtime's session, on one thread: passages run beside each other instead."""
        import onnxruntime  # noqa: PLC0415 - as above

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        weights = (self._weights or _shipped("encoder.onnx")).read_bytes()
        return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    @cached_property
    def _decoding(self) -> dict[str, Any]:
        return dict(json.loads(_shipped("decoding.json").read_text(encoding="utf8")))

    @cached_property
    def version(self) -> bytes:
        """Sixteen bytes that tell these weights from others, for keys of what they have read."""
        if self._weights:
            return hashlib.sha256(self._weights.read_bytes()).digest()[:16]
        return bytes.fromhex(self._decoding["version"])

    @cached_property
    def decoder(self) -> Decoder:
        """The decoder, with what the network learned of the order of tags."""
        return Decoder(np.array(self._decoding["transitions"], dtype=np.float32))

    @cached_property
    def _embedding_alone(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - as above

        options = onnxruntime.RunOptions()
        options.only_execute_path_to_fetches = True  # the heads for words are left out
        return options

    def scores(self, passage: Passage) -> Scores:
        """All heads' scores of a passage."""
        given = dict(zip(OUTPUTS, self.session.run(list(OUTPUTS), _inputs(passage)), strict=True))
        found = {name: value[0] for name, value in given.items()}
        return Scores(**found | {"links": found["links"][[LINK_SOURCE, LINK_CONTENT]]})

    def vectors(self, passage: Passage) -> Floats:
        """The sentences' embeddings alone: unit vectors, float32 [s, 384]."""
        found = self.session.run(["embedding"], _inputs(passage), self._embedding_alone)
        return np.asarray(found[0][0], dtype=np.float32)


def _inputs(passage: Passage) -> dict[str, Any]:
    members = passage.sentence[None, :] == np.arange(passage.sentences)[:, None]
    return {
        "ids": passage.ids[None],
        "opens": passage.opens[None].astype(np.float32),
        "members": members[None].astype(np.float32),
    }


def _shipped(name: str) -> Any:
    return resources.files("secondsource.encoder") / "weights" / name
