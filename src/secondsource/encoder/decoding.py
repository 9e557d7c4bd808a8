"""From the scores of a forward pass to what a passage says: best tag paths, spans, links, trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.labels import PARTS, Labels, load_labels, tag, tag_count
from secondsource.encoder.passage_reading import (
    PassageReading,
    ReadAttribution,
    ReadEntity,
    ReadSentence,
    ReadWord,
)
from secondsource.encoder.passages import Passage
from secondsource.encoder.trees import heads_of
from secondsource.records import Span

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DECODING = 2
"""Raised whenever decoding changes, or the form in which readings are kept: what was read before is then read anew."""

NEVER = np.float32(-1e4)
CLOSE = 1e-3
"""Totals nearer to each other than this may be the same, but for rounding."""

FIRST_LEAST, NEXT_LEAST, SOURCE_LEAST = 0.1, 0.8, 0.3
"""How surely a content must belong to a cue to be its first, or one more, and a source to be its source."""

ORDER = np.float32(0.5)
"""How much what was learned of the order of role tags counts beside the words' own scores."""

SOURCE, CUE, CONTENT = range(3)
LINK_SOURCE, LINK_CONTENT = 0, 1


@dataclass(frozen=True)
class Scores:
    """What the network gives for one passage of n word pieces and s sentences; logits unless said otherwise."""

    roles: Floats  # [n, tags]
    entities: Floats  # [n, tags]
    conflict_entities: Floats  # [n, tags]
    upos: Floats  # [n, parts of speech]
    links: Floats  # [2, n, n]: from a word of a cue to a word of its source, of its content
    arcs: Floats  # [n, n]: from a word to its head; itself for the root
    relations: Floats  # [n, relations]: to the likeliest head
    event_types: Floats  # [s, types]
    event_modes: Floats  # [s, modes]
    modalities: Floats  # [s, modalities]
    embedding: Floats  # [s, 384], unit length


@dataclass(frozen=True)
class Chain:
    """Scores of what tag may follow which [tags, tags], come first [tags], and last [tags]."""

    follow: Floats
    first: Floats
    last: Floats


@cache
def legal_chain(labels: int) -> Chain:
    """Nought where the tags of ``labels`` span labels may follow each other, else :data:`NEVER`."""
    size = 1 + len(PARTS) * labels
    follow = np.full((size, size), NEVER)
    first, last = np.full(size, NEVER), np.zeros(size, dtype=np.float32)
    opening = [0, *(tag(label, part) for label in range(labels) for part in "BS")]
    first[opening] = 0.0
    for before in range(size):
        if before and PARTS[(before - 1) % len(PARTS)] in "BI":
            label = (before - 1) // len(PARTS)
            follow[before, [tag(label, "I"), tag(label, "E")]] = 0.0
            last[before] = NEVER
        else:
            follow[before, opening] = 0.0
    return Chain(follow, first, last)


def best_path(scores: Floats, chain: Chain) -> Ints:
    """The tags [n] of the highest total, by Viterbi's algorithm; ``scores`` [n, tags]."""
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    came: list[list[int]] = []
    total = scores[0] + chain.first
    onto = np.ascontiguousarray(chain.follow.T)
    for row in scores[1:]:
        candidates = onto + total  # [tag, tag before it]
        came.append(candidates.argmax(axis=1).tolist())
        total = candidates.max(axis=1) + row
    path = [int((total + chain.last).argmax())]
    for before in reversed(came):
        path.append(before[path[-1]])
    return np.array(path[::-1], dtype=np.int64)


def log_softmax(scores: Floats) -> Floats:
    """Logarithms of probabilities over the last axis."""
    moved = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(moved - np.log(np.exp(moved).sum(axis=-1, keepdims=True)), dtype=np.float32)


def path_by_parts(scores: Floats, labels: int) -> Ints:
    """:func:`best_path` over the tags of ``labels`` span labels that may follow each other as the law lets them.

    It is found part by part, which is faster where spans are few. A word parts the path where every span over it, with
    the best words before and after it that such a span could have, is worth less than none. A part whose likeliest tags
    make a legal path needs no search.
    """
    chain = legal_chain(labels)
    path: Ints = scores.argmax(axis=1).astype(np.int64)
    apart = _apart(scores, labels)
    alone = np.array([0, *(tag(label, "S") for label in range(labels))])
    path[apart] = alone[scores[np.ix_(apart, alone)].argmax(axis=1)]
    joined = np.flatnonzero(~apart)
    for part in np.split(joined, np.flatnonzero(np.diff(joined) > 1) + 1):
        if len(part) and not _is_legal(path[part], chain):
            path[part] = _best_legal_path(scores[part], labels)
    return path


def _best_legal_path(scores: Floats, labels: int) -> Ints:
    """:func:`best_path` by :func:`legal_chain`, in fewer steps: a word stands in no open span, or in one of a label."""
    begin, inner, end, single = scores[:, 1:].reshape(len(scores), labels, len(PARTS)).transpose(2, 0, 1).copy()
    by_itself, best_single = single.argmax(axis=1).tolist(), single.max(axis=1)
    outside: list[int] = []  # best tag of a word after which no span is open
    goes_on: list[NDArray[np.bool_]] = []  # by label: whether a word inside its open span does not begin it
    total = np.float32(0.0)  # of the best path after which no span is open
    opened = np.full(labels, NEVER, dtype=np.float32)  # of those after which one is, by label
    for at in range(len(scores)):
        closed = opened + end[at]
        label = int(closed.argmax())
        begun, further = begin[at] + total, opened + inner[at]
        goes_on.append(further > begun)
        opened = np.maximum(begun, further)
        ways = (total + scores[at, 0], total + best_single[at], closed[label])
        total = max(ways)
        outside.append((0, tag(by_itself[at], "S"), tag(label, "E"))[ways.index(total)])
    path = np.zeros(len(scores), dtype=np.int64)
    at = len(scores) - 1
    while at >= 0:
        path[at] = outside[at]
        label, part = divmod(int(path[at]) - 1, len(PARTS))
        if path[at] and PARTS[part] == "E":
            while goes_on[(at := at - 1)][label]:
                path[at] = tag(label, "I")
            path[at] = tag(label, "B")
        at -= 1
    return path


def _apart(scores: Floats, labels: int) -> NDArray[np.bool_]:
    """Which words [n] stand in no span of two words or more on the best path; some that do not are left out."""
    by_part = scores[:, 1:].reshape(len(scores), labels, len(PARTS)).astype(np.float64)
    alone = np.maximum(scores[:, 0], by_part[:, :, PARTS.index("S")].max(axis=1))
    worth = by_part[:, :, : PARTS.index("S")].max(axis=2) - alone[:, None]  # [n, labels]
    sums = np.concatenate([np.zeros((1, labels)), worth.cumsum(axis=0)])
    before = sums - np.minimum.accumulate(sums)  # of the best run of words that ends before a word
    after = np.maximum.accumulate(sums[::-1])[::-1] - sums
    return np.asarray((before[:-1] + worth + after[1:] < -CLOSE).all(axis=1))


def _is_legal(path: Ints, chain: Chain) -> bool:
    ends = chain.first[path[0]] + chain.last[path[-1]]
    return bool(ends + chain.follow[path[:-1], path[1:]].sum() == 0)


def spans_of(path: Ints) -> Iterator[tuple[int, int, int]]:
    """Label, first and last word (inclusive) of each span of a legal path."""
    began = 0
    for at, value in enumerate(path.tolist()):
        if value:
            label, part = divmod(value - 1, len(PARTS))
            if PARTS[part] in "BS":
                began = at
            if PARTS[part] in "ES":
                yield label, began, at


class Decoder:
    """Decodes passages; ``transitions`` [tags, tags] are what the network learned of which role tag follows which."""

    def __init__(self, transitions: Floats) -> None:
        self.labels: Labels = load_labels()
        legal = legal_chain(len(self.labels.roles))
        if transitions.shape != (tag_count(self.labels.roles),) * 2:
            raise ValueError(f"transitions of shape {transitions.shape}, not that of the role tags")
        self.roles = Chain(legal.follow + ORDER * transitions, legal.first, legal.last)

    def decode(self, passage: Passage, scores: Scores) -> PassageReading:
        """What a passage of one paragraph says; spans as those of the passage."""
        (paragraph,) = passage.paragraph_spans
        places = np.flatnonzero(passage.opens)
        words = word_spans(passage, places)
        return PassageReading(
            paragraph=paragraph,
            words=self._words(passage, scores, places, words),
            sentences=self._sentences(passage, scores),
            attributions=self._attributions(scores, places, words),
            entities=_entities(scores.entities[places], self.labels.entities, words),
            conflict_entities=_entities(scores.conflict_entities[places], self.labels.conflict_entities, words),
        )

    def _words(self, passage: Passage, scores: Scores, places: Ints, words: Sequence[Span]) -> tuple[ReadWord, ...]:
        heads = heads_of(scores.arcs[np.ix_(places, places)], passage.sentence[places])
        upos = scores.upos[places].argmax(axis=1)
        root = self.labels.relations.index("root")
        ranked = scores.relations[places].copy()
        ranked[:, root] = NEVER
        relations = ranked.argmax(axis=1)
        relations[heads == np.arange(len(heads))] = root
        return tuple(
            ReadWord(span=span, upos=self.labels.upos[u], head=h, relation=self.labels.relations[r])
            for span, u, h, r in zip(words, upos.tolist(), heads.tolist(), relations.tolist(), strict=True)
        )

    def _sentences(self, passage: Passage, scores: Scores) -> tuple[ReadSentence, ...]:
        types = np.exp(log_softmax(scores.event_types))
        vectors = np.rint(scores.embedding * 127).astype(np.int8)
        found = []
        for number, span in enumerate(passage.sentence_spans):
            best = int(types[number].argmax())
            event = self.labels.event_types[best] if best else None
            found.append(
                ReadSentence(
                    span=span,
                    vector=vectors[number].tobytes(),
                    event=event,
                    mode=self._mode(event, scores.event_modes[number]),
                    modality=self.labels.modalities[int(scores.modalities[number].argmax())],
                    certainty=round(float(types[number, best]), 3),
                )
            )
        return tuple(found)

    def _mode(self, event: str | None, scores: Floats) -> str | None:
        """The likeliest mode of an event, or none, among those that its type has."""
        open_to = [n for n, name in enumerate(self.labels.event_modes) if n == 0 or name.split("/")[0] == event]
        best = max(open_to, key=lambda n: float(scores[n]))
        return self.labels.event_modes[best].split("/")[1] if best else None

    def _attributions(self, scores: Scores, places: Ints, words: Sequence[Span]) -> tuple[ReadAttribution, ...]:
        found: list[list[tuple[int, int]]] = [[], [], []]
        for role, first, last in spans_of(best_path(scores.roles[places], self.roles)):
            found[role].append((first, last))
        said = []
        for cue, source, content, certainty in link(found, scores.links, places):
            parts = ([(words[a][0], words[b][1]) for a, b in spans] for spans in (source, [cue], content))
            of_source, of_cue, of_content = (tuple(part) for part in parts)
            said.append(
                ReadAttribution(source=of_source, cue=of_cue, content=of_content, certainty=round(certainty, 3))
            )
        return tuple(said)


Words = tuple[int, int]
"""First and last word of a span, inclusive."""


def link(
    found: Sequence[Sequence[Words]], links: Floats, places: Ints
) -> Iterator[tuple[Words, list[Words], list[Words], float]]:
    """For each cue its source (one span or none) and its content spans, with the certainty of the surest of these.

    ``found`` are the spans of each role by words, ``links`` [2, n, n] logits from cue to source and content by word
    piece, ``places`` the word piece of each word. The pairs of cue and content that ask for each other most come first,
    each cue and content once; a content that is left over joins a cue only where that is all but sure (it is further
    down the same quotation), and a cue without content says nothing and is left out.
    """
    cues, contents = found[CUE], found[CONTENT]
    if not cues:
        return
    asked = asked_by(cues, links, places)
    source = _sure(_by_span(asked[LINK_SOURCE], found[SOURCE]))
    content = _sure(_by_span(asked[LINK_CONTENT], contents))
    own = _assigned(content)
    for number, cue in enumerate(cues):
        if own[number]:
            best = int(source[number].argmax()) if source.shape[1] else -1
            of_source = [found[SOURCE][best]] if best >= 0 and source[number, best] >= SOURCE_LEAST else []
            yield cue, of_source, [contents[n] for n in sorted(own[number])], float(content[number, own[number]].max())


def asked_by(cues: Sequence[Words], links: Floats, places: Ints) -> Floats:
    """How much each cue asks for each word as its source and as its content: logits [2, cues, words].

    ``links`` and ``places`` are as for :func:`link`; a cue asks for what its words ask for in the mean.
    """
    return np.stack([links[:, places[a : b + 1]].mean(axis=1)[:, places] for a, b in cues], axis=1)


def _assigned(sure: NDArray[np.floating]) -> list[list[int]]:
    """For each cue its contents; ``sure`` [cues, contents] is how surely a content belongs to a cue."""
    own: list[list[int]] = [[] for _ in sure]
    pairs = [(int(n) // sure.shape[1], int(n) % sure.shape[1]) for n in np.argsort(-sure, axis=None, kind="stable")]
    taken: set[int] = set()
    for cue, content in pairs:
        if sure[cue, content] >= FIRST_LEAST and not own[cue] and content not in taken:
            own[cue].append(content)
            taken.add(content)
    for cue, content in pairs:
        if sure[cue, content] >= NEXT_LEAST and content not in taken:
            own[cue].append(content)
            taken.add(content)
    return own


def _sure(logits: NDArray[np.floating]) -> NDArray[np.floating]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def _by_span(by_word: NDArray[np.floating], spans: Sequence[Words]) -> NDArray[np.floating]:
    """Mean over the words of each span: [cues, words] to [cues, spans]; logits stay logits."""
    if not spans:
        return np.zeros((len(by_word), 0), dtype=np.float32)
    return np.stack([by_word[:, a : b + 1].mean(axis=1) for a, b in spans], axis=1)


def _entities(scores: Floats, labels: Sequence[str], words: Sequence[Span]) -> tuple[ReadEntity, ...]:
    path = path_by_parts(scores, len(labels))
    inside = np.flatnonzero(path)
    sure = np.zeros(len(path), dtype=np.float32)
    sure[inside] = np.exp(log_softmax(scores[inside])[np.arange(len(inside)), path[inside]])
    found = ((label, (words[a][0], words[b][1]), sure[a : b + 1].mean()) for label, a, b in spans_of(path))
    return tuple(ReadEntity(span=span, type=labels[n], certainty=round(float(mean), 3)) for n, span, mean in found)


def word_spans(passage: Passage, places: Ints) -> tuple[Span, ...]:
    """Span of each word [words]: from its first character to the last of its word pieces."""
    opens, sentence = places.tolist(), passage.sentence.tolist()
    found = []
    for first, after in zip(opens, [*opens[1:], len(sentence)], strict=True):
        end = after - 1
        while sentence[end] < 0:
            end -= 1
        found.append((passage.spans[first][0], passage.spans[end][1]))
    return tuple(found)
