"""Articles to training windows: word pieces with the number of the right answer for each head, -1 for none."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.labels import load_labels, tag
from secondsource.encoder.passages import Passage, Piece, pack, pieces
from secondsource.records import Span
from training.encoder.articles import Article, Quoted

Ints = NDArray[np.int64]
NONE = -1


@dataclass(frozen=True)
class CueLinks:
    """One attribution within a window: numbers of the word pieces (those that begin a word) of cue, source, content."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True)
class Window:
    """A passage with its answers: arrays [n] by word piece, [s] by sentence; ``None`` where the corpus has none."""

    passage: Passage
    corpus: str
    vectors: NDArray[np.float16]  # [s, 384], the teacher's embedding of each sentence
    roles: Ints | None = None
    links: tuple[CueLinks, ...] | None = None
    entities: Ints | None = None
    conflict_entities: Ints | None = None
    upos: Ints | None = None
    heads: Ints | None = None
    relations: Ints | None = None
    types: NDArray[np.bool_] | None = None  # [s, types] allowed ones; a row of False: unknown
    modes: Ints | None = None
    modalities: Ints | None = None


@dataclass(frozen=True)
class Prepared:
    """An article cut into word pieces once; windows are packed anew each round."""

    article: Article
    paragraphs: tuple[tuple[Piece, ...], ...]
    numbers: tuple[tuple[int, ...], ...]  # of the sentence in the article that each piece belongs to
    vectors: NDArray[np.float16]


def prepare(article: Article, vectors: NDArray[np.float16], tokenizer: Any) -> Prepared:
    """Cut an article; ``vectors`` [sentences, 384] are the teacher's, in order."""
    cuts: list[tuple[Piece, ...]] = []
    numbers: list[tuple[int, ...]] = []
    at = 0
    for index, spans in enumerate(article.sentences):
        row: list[Piece] = []
        of: list[int] = []
        for span in spans:
            found = pieces(article.text, [span], index, tokenizer)
            row += found
            of += [at] * len(found)
            at += 1
        cuts.append(tuple(row))
        numbers.append(tuple(of))
    return Prepared(article, tuple(cuts), tuple(numbers), vectors)


def windows(prepared: Prepared, window: int) -> Iterator[Window]:
    """Pack an article into windows of at most ``window`` word pieces and answer them."""
    order = [n for row in prepared.numbers for n in row]
    at = 0
    for passage in pack(prepared.paragraphs, window):
        numbers = order[at : at + passage.sentences]
        at += passage.sentences
        yield answer(prepared.article, passage, numbers, prepared.vectors[numbers])


def answer(article: Article, passage: Passage, numbers: Sequence[int], vectors: NDArray[np.float16]) -> Window:
    """Give a passage of an article its answers; ``numbers`` are its sentences' in the article."""
    labels = load_labels()
    words = Words(passage)
    given: dict[str, Any] = {}
    if article.attributions is not None:
        given["roles"], given["links"] = _attributions(article.attributions, words)
    if article.entities is not None:
        given["entities"] = words.tags((span, labels.entities.index(name)) for span, name in article.entities)
    if article.conflict_entities is not None:
        known = ((span, labels.conflict_entities.index(name)) for span, name in article.conflict_entities)
        given["conflict_entities"] = words.tags(known)
    if article.words is not None:
        given["upos"], given["heads"], given["relations"] = _tree(article, words)
    if article.told:
        types = np.zeros((len(numbers), len(labels.event_types)), dtype=np.bool_)
        modes = np.full(len(numbers), NONE, dtype=np.int64)
        for row, number in enumerate(numbers):
            told = article.told.get(number)
            if told:
                types[row, [labels.event_types.index(t) for t in told.types]] = True
                modes[row] = NONE if told.mode is None else labels.event_modes.index(told.mode)
        given |= {"types": types, "modes": modes}
    if article.modality:
        known_as = [article.modality.get(n) for n in numbers]
        given["modalities"] = np.array([NONE if m is None else labels.modalities.index(m) for m in known_as])
    return Window(passage, article.corpus, vectors, **given)


class Words:
    """The words of a passage by their characters."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.places = np.flatnonzero(passage.opens)
        self.starts = np.array([passage.spans[p][0] for p in self.places], dtype=np.int64)

    def within(self, span: Span) -> list[int]:
        """Word pieces that begin a word which begins within ``span``."""
        a, b = np.searchsorted(self.starts, span)
        return [int(p) for p in self.places[a:b]]

    def tags(self, spans: Any) -> Ints:
        """Tag numbers [n] of spans, each with the number of its label; :data:`NONE` inside words and at marks."""
        found = np.full(len(self.passage.ids), NONE, dtype=np.int64)
        found[self.places] = 0
        for span, label in spans:
            inside = self.within(span)
            if len(inside) == 1:
                found[inside] = tag(label, "S")
            elif inside:
                found[inside] = tag(label, "I")
                found[inside[0]], found[inside[-1]] = tag(label, "B"), tag(label, "E")
        return found


def _attributions(said: Sequence[Quoted], words: Words) -> tuple[Ints, tuple[CueLinks, ...]]:
    spans = [(s, role) for q in said for role, part in enumerate((q.source, q.cue, q.content)) for s in part]
    found = []
    for q in said:
        cue, source, content = ([w for s in part for w in words.within(s)] for part in (q.cue, q.source, q.content))
        if cue:
            found.append(CueLinks(tuple(cue), tuple(source), tuple(content)))
    return words.tags(spans), tuple(found)


def _tree(article: Article, words: Words) -> tuple[Ints, Ints, Ints]:
    """Part of speech, head (a word piece's number) and relation of each word piece that begins a treebank word."""
    labels = load_labels()
    size = len(words.passage.ids)
    upos, heads, relations = (np.full(size, NONE, dtype=np.int64) for _ in range(3))
    assert article.words is not None
    place: dict[int, int] = {}
    low = words.starts[0] if len(words.starts) else 0
    high = words.passage.spans[int(words.places[-1])][1] if len(words.starts) else 0
    taken: set[int] = set()
    for number, word in enumerate(article.words):
        if low <= word.span[0] < high:
            inside = [w for w in words.within((word.span[0], max(word.span))) if w not in taken]
            if inside:
                place[number] = inside[0]
                taken.add(inside[0])
    for number, at in place.items():
        word = article.words[number]
        upos[at] = labels.upos.index(word.upos)
        head = at if word.head < 0 else place.get(word.head, NONE)
        if head != NONE and words.passage.sentence[head] == words.passage.sentence[at]:
            heads[at], relations[at] = head, labels.relations.index(word.relation)
    return upos, heads, relations


SHARES = {
    "polnear": 1.0,
    "newswire": 0.5,
    "gum": 1.0,
    "re3d": 2.0,
    "plover": 1.0,
    "quads": 1.0,
    "synthetic": 0.3,
    "plain": 0.6,
}
"""How much of each corpus one round holds."""

LAST_SHARES = SHARES | {"newswire": 0.25, "gum": 2.0, "re3d": 6.0, "plover": 2.0, "synthetic": 0.5, "plain": 0.0}
"""The same while the shared layers are held still: more of what is small."""

SIZES = ((254, 0.65), (128, 0.2), (24, 0.15))
"""Window sizes and how often an article is packed into them: the last reads most paragraphs alone."""


def make_round(
    corpora: dict[str, list[Prepared]], shares: dict[str, float], seed: int, tokens: int
) -> list[list[Window]]:
    """Batches of one round: windows of one corpus each, of about ``tokens`` word pieces with padding, shuffled."""
    rng = random.Random(seed)
    batches: list[list[Window]] = []
    for name, prepared in sorted(corpora.items()):
        whole, part = divmod(shares[name], 1)
        chosen = prepared * int(whole) + rng.sample(prepared, round(part * len(prepared)))
        found = []
        for item in chosen:
            size = rng.choices([s for s, _ in SIZES], [w for _, w in SIZES])[0]
            found += list(windows(item, size))
        rng.shuffle(found)
        found.sort(key=lambda w: len(w.passage.ids) // 16)
        batch: list[Window] = []
        for window in found:
            if batch and (len(batch) + 1) * max(len(window.passage.ids), len(batch[-1].passage.ids)) > tokens:
                batches.append(batch)
                batch = []
            batch.append(window)
        if batch:
            batches.append(batch)
    rng.shuffle(batches)
    return batches
