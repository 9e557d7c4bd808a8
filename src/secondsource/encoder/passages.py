"""Passages: what the encoder reads at a time, a window of word pieces with one paragraph, or several in training.

A passage is a function of the paragraphs in it, so that text which was read once need not be read again. A paragraph
that is longer than a window is cut between sentences, and a sentence longer than one between words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.records import Span

WINDOW = 254
"""Word pieces of a passage at most, the marks at its ends and between paragraphs not counted in."""

CLS, SEP = 101, 102
"""Ids of the marks that BERT's vocabulary puts at the beginning of a text, and after each part."""


@dataclass(frozen=True)
class Piece:
    """Word pieces of one sentence (or a part of one): ids, spans in the text, and which of them begin a word."""

    ids: tuple[int, ...]
    spans: tuple[Span, ...]
    opens: tuple[bool, ...]
    paragraph: int


@dataclass(frozen=True)
class Passage:
    """One window of word pieces.

    ``ids`` int64 [n] with the marks; ``spans`` n offsets into the text, ``(0, 0)`` for marks; ``opens`` bool [n]:
    begins a word; ``sentence`` int64 [n]: number of the sentence within the passage, -1 for marks; ``paragraph``
    likewise, with the paragraph's number as the caller counts.
    """

    ids: NDArray[np.int64]
    spans: tuple[Span, ...]
    opens: NDArray[np.bool_]
    sentence: NDArray[np.int64]
    paragraph: NDArray[np.int64]

    @property
    def sentences(self) -> int:
        """How many sentences it holds."""
        return int(self.sentence.max()) + 1

    @property
    def sentence_spans(self) -> tuple[Span, ...]:
        """Its sentences, each from its first word piece to its last."""
        return self._covered(self.sentence)

    @property
    def paragraph_spans(self) -> tuple[Span, ...]:
        """Its paragraphs, or those parts of them that it holds, likewise."""
        return self._covered(self.paragraph)

    def _covered(self, numbers: NDArray[np.int64]) -> tuple[Span, ...]:
        inside = np.flatnonzero(numbers >= 0)
        cuts = np.flatnonzero(np.diff(numbers[inside]))
        firsts, lasts = inside[[0, *(cuts + 1)]], inside[[*cuts, -1]]
        return tuple((self.spans[a][0], self.spans[b][1]) for a, b in zip(firsts, lasts, strict=True))


def pieces(text: str, sentences: Sequence[Span], paragraph: int, tokenizer: Any) -> list[Piece]:
    """Cut the sentences of a paragraph into word pieces; a sentence longer than a window into several parts."""
    found: list[Piece] = []
    encoded = tokenizer.encode_batch([text[a:b] for a, b in sentences], add_special_tokens=False)
    for (start, _), encoding in zip(sentences, encoded, strict=True):
        ids = encoding.ids
        spans = [(start + a, start + b) for a, b in encoding.offsets]
        opens = [not token.startswith("##") for token in encoding.tokens]
        at = 0
        while at < len(ids):
            end = _cut(opens, at)
            found.append(Piece(tuple(ids[at:end]), tuple(spans[at:end]), tuple(opens[at:end]), paragraph))
            at = end
    return found


def _cut(opens: Sequence[bool], at: int) -> int:
    """Where the part of a sentence that begins at ``at`` ends: within a window, and between words if that can be."""
    end = min(at + WINDOW, len(opens))
    back = end
    while back < len(opens) and back > at + 1 and not opens[back]:
        back -= 1
    return back if back > at + 1 else end


def pack(paragraphs: Sequence[Sequence[Piece]], window: int = WINDOW) -> Iterator[Passage]:
    """Pack paragraphs, each given as its pieces, into passages of at most ``window`` word pieces, in order."""
    waiting: list[Piece] = []
    size = 0
    for paragraph in paragraphs:
        for run in _runs(paragraph, window):
            length = sum(len(p.ids) for p in run)
            if waiting and size + length > window:
                yield assemble(waiting)
                waiting, size = [], 0
            waiting.extend(run)
            size += length
    if waiting:
        yield assemble(waiting)


def _runs(paragraph: Sequence[Piece], window: int) -> Iterator[list[Piece]]:
    """A paragraph whole where it fits into a window, else in runs of sentences that do."""
    run: list[Piece] = []
    size = 0
    for piece in paragraph:
        if run and size + len(piece.ids) > window:
            yield run
            run, size = [], 0
        run.append(piece)
        size += len(piece.ids)
    if run:
        yield run


def assemble(run: Sequence[Piece]) -> Passage:
    """One passage of these pieces, with the marks around them and between paragraphs."""
    ids, spans, opens, sentence, paragraph = [CLS], [(0, 0)], [False], [-1], [-1]
    for number, piece in enumerate(run):
        if number and piece.paragraph != run[number - 1].paragraph:
            ids.append(SEP)
            spans.append((0, 0))
            opens.append(False)
            sentence.append(-1)
            paragraph.append(-1)
        ids.extend(piece.ids)
        spans.extend(piece.spans)
        opens.extend(piece.opens)
        sentence.extend([number] * len(piece.ids))
        paragraph.extend([piece.paragraph] * len(piece.ids))
    return Passage(
        ids=np.array([*ids, SEP], dtype=np.int64),
        spans=(*spans, (0, 0)),
        opens=np.array([*opens, False]),
        sentence=np.array([*sentence, -1], dtype=np.int64),
        paragraph=np.array([*paragraph, -1], dtype=np.int64),
    )


def alone(text: str, tokenizer: Any) -> Passage:
    """A text as one sentence by itself, cut at a window; one without any word piece is its marks alone."""
    found = pieces(text, [(0, len(text))], 0, tokenizer)
    if found:
        return assemble(found[:1])
    nothing = np.zeros(2, dtype=np.int64)
    return Passage(np.array([CLS, SEP], dtype=np.int64), ((0, 0), (0, 0)), nothing.astype(np.bool_), nothing, nothing)
