"""A text with what the encoder reads in it: read once, when it is first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from secondsource.encoder.model import DIMENSIONS, Embed, Encoder, Vectors
from secondsource.encoder.passage_reading import PassageReading
from secondsource.encoder.sentences import sentences
from secondsource.records import Span


@dataclass(frozen=True)
class _Placed:
    """A sentence where it stands."""

    start: int
    text: str
    vector: bytes
    alone: bool  # nothing else was read with it


class TextReading:
    """Paragraphs of a text (ordered spans of it) and, as soon as a stage asks, what one forward pass says of them.

    A sentence's vector depends on the paragraph around it. One that is longer than a passage has the vector of its
    first part.
    """

    def __init__(self, encoder: Encoder, text: str, paragraphs: Sequence[Span]) -> None:
        self._encoder = encoder
        self._text = text
        self._cuts = [sentences(text, span) for span in paragraphs]

    @cached_property
    def passages(self) -> tuple[PassageReading, ...]:
        """What each passage says, in order."""
        return self._encoder.read_sentences(self._text, self._cuts)

    @cached_property
    def _placed(self) -> tuple[_Placed, ...]:
        read = sorted(
            (s.span[0], s.vector, len(passage.sentences) == 1) for passage in self.passages for s in passage.sentences
        )
        starts = [start for start, *_ in read]
        found = []
        for start, end in sorted(span for cut in self._cuts for span in cut):
            # Found by where they begin: a sentence read ends with its last seen character, or is a part of this one.
            first, after = bisect_left(starts, start), bisect_left(starts, end)
            if first < after:
                _, vector, single = read[first]
                found.append(_Placed(start, self._text[start:end], vector, single and after == first + 1))
        return tuple(found)

    @cached_property
    def _alone(self) -> dict[str, bytes]:
        return {placed.text: placed.vector for placed in self._placed if placed.alone}

    @cached_property
    def _anywhere(self) -> dict[str, bytes]:
        return self._alone | _unambiguous(self._placed)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts: of sentences of this text as they were read in it, of others each by itself.

        So is a sentence that stands in several places, and was read differently there.
        """
        return self._looked_up(texts, self._anywhere) if texts else self._encoder.embed(texts)

    def within(self, spans: Iterable[Span]) -> Embed:
        """:meth:`embed` for a part of the text (disjoint spans of it): what stands elsewhere changes no vector."""
        ordered = sorted(spans)
        starts = [start for start, _ in ordered]

        def is_within(placed: _Placed) -> bool:
            number = bisect_right(starts, placed.start) - 1
            return number >= 0 and placed.start < ordered[number][1]

        @cache
        def known() -> dict[str, bytes]:
            return self._alone | _unambiguous(filter(is_within, self._placed))

        return lambda texts: self._looked_up(texts, known()) if texts else self._encoder.embed(texts)

    def _looked_up(self, texts: Sequence[str], known: dict[str, bytes]) -> Vectors:
        apart = [text for text in dict.fromkeys(texts) if text not in known]
        rows = self._encoder.embed(apart) if apart else ()
        found = {text: row.tobytes() for text, row in zip(apart, rows, strict=True)}
        joined = b"".join(found[text] if text in found else known[text] for text in texts)
        return np.frombuffer(joined, dtype=np.int8).reshape(len(texts), DIMENSIONS)


def _unambiguous(placed: Iterable[_Placed]) -> dict[str, bytes]:
    """Vectors of sentences by their text, but of those that have several."""
    found: dict[str, set[bytes]] = {}
    for sentence in placed:
        found.setdefault(sentence.text, set()).add(sentence.vector)
    return {text: min(vectors) for text, vectors in found.items() if len(vectors) == 1}
