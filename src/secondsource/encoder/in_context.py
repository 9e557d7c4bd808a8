"""What each word of a text means where it stands: vectors of words in context, from the encoder as it ships.

The encoder's vector of a sentence is the mean over its word pieces; asked for each word as though it were a sentence,
it gives the words one by one, each read in the light of the others. So two wordings can be held against each other word
by word (as ColBERT does: Khattab and Zaharia 2020).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.passages import Passage
from secondsource.records import Span


@dataclass(frozen=True)
class InContext:
    """The words of a text, as the encoder cuts them, with their vectors."""

    spans: tuple[Span, ...]
    vectors: NDArray[np.float32]  # [words, 384], of unit length


def by_words(passage: Passage) -> Passage:
    """The passage with each of its words as a sentence."""
    inside = passage.sentence >= 0
    opens = passage.opens & inside
    if inside.any():
        opens[np.flatnonzero(inside)[0]] = True
    return replace(passage, sentence=np.where(inside, np.cumsum(opens) - 1, -1))
