"""What single words mean: a small vector for each word of news, made from the encoder, that ships with the package.

Two sentences can say one thing in other words ("freed", "released"). Their vectors tell that only roughly; here each
word of one is held against the words of the other. The vectors (``meanings.bin``) are made by ``training/meanings.py``
from what the encoder says of each word alone, without the directions that all words share (Mu and Viswanath 2018,
"All-but-the-Top"). A word's vector depends on nothing that a ledger holds.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.stems import stem

SIZE = 96
"""Numbers of a word's vector."""

Floats = NDArray[np.float32]


@cache
def _known() -> tuple[dict[str, int], Floats]:
    data = gzip.decompress((resources.files("secondsource.encoder") / "meanings.bin").read_bytes())
    head, _, body = data.partition(b"\n\n")
    words = head.decode().split("\n")
    rows = np.frombuffer(body, dtype=np.int8).reshape(len(words), SIZE).astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return {word: place for place, word in enumerate(words)}, rows


def matched(asked: Sequence[str], told: Sequence[str], exact: Collection[str] = ()) -> Floats:
    """How well ``told`` has each word of ``asked``: float32 [n], 1 for the word or its stem, 0 for nothing like it.

    Words are lower case. Between the two stands the cosine with the nearest word of ``told``. Words whose stems are in
    ``exact`` (names, say: a city is no other city) are matched by their stems alone, as are words that are not known.
    """
    places, rows = _known()
    stems = {stem(word) for word in told}
    near = [places[word] for word in told if word in places and stem(word) not in exact]
    found = np.zeros(len(asked), dtype=np.float32)
    open_ = []
    for n, word in enumerate(asked):
        own = stem(word)
        if own in stems:
            found[n] = 1.0
        elif near and word in places and own not in exact:
            open_.append(n)
    if open_:
        cosines = rows[[places[asked[n]] for n in open_]] @ rows[near].T
        found[open_] = np.clip(cosines.max(1), 0.0, 1.0)
    return found
