"""Linking alone: which source and content belong to a cue, where the spans of all three are as labelled.

Two ways: the scores that the network gives from a cue to each word, as the product decodes them, and a rule that looks
at places alone: a content goes to the nearest cue, a cue takes the nearest source, both in the same sentence where
there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.decoding import CONTENT, CUE, SOURCE, Words, link
from secondsource.encoder.passages import Passage, pack, pieces
from secondsource.encoder.runtime import Runtime
from secondsource.encoder.sentences import sentences
from secondsource.records import Span
from training.encoder.articles import Article, paragraphs

Spans = Sequence[Sequence[Words]]
"""The spans of each role in a passage, by numbers of its words."""

Linked = dict[Words, tuple[frozenset[Words], frozenset[Words]]]
"""Sources and contents of each cue."""


@dataclass
class LinkCount:
    """Attributions that lie within one passage, and how many have the right source, contents, and both."""

    gold: int = 0
    right: dict[str, list[int]] = field(default_factory=dict)  # by way: source, contents, both

    def add(self, way: str, gold: Linked, said: Linked) -> None:
        """Count a passage in."""
        counts = self.right.setdefault(way, [0, 0, 0])
        for cue, (source, content) in gold.items():
            of_source, of_content = said.get(cue, (frozenset(), frozenset()))
            for place, right in enumerate((source == of_source, content == of_content)):
                counts[place] += right
            counts[2] += source == of_source and content == of_content

    def shares(self, way: str) -> list[float]:
        """Shares of right sources, contents, and both."""
        return [count / max(self.gold, 1) for count in self.right[way]]


def passages_of(text: str, runtime: Runtime) -> list[Passage]:
    """The passages that the encoder reads of a text."""
    found: list[Passage] = []
    for number, span in enumerate(paragraphs(text)):
        found += pack([pieces(text, sentences(text, span), number, runtime.tokenizer)])
    return found


def labelled_links(article: Article, starts: NDArray[np.int64]) -> tuple[Spans, Linked]:
    """The labelled spans whose words begin at ``starts``, by role, and which belong together."""

    def words(spans: Iterable[Span]) -> list[Words]:
        ends = [np.searchsorted(starts, span) for span in spans]
        return [(int(a), int(b) - 1) for a, b in ends if a < b]

    found: list[list[Words]] = [[], [], []]
    gold: Linked = {}
    for quoted in article.attributions or ():
        parts = [words(quoted.source), words(quoted.cue), words(quoted.content)]
        for role, part in enumerate(parts):
            found[role] += [span for span in part if span not in found[role]]
        given = quoted.source, quoted.cue, quoted.content
        inside = all(len(part) == len(spans) for part, spans in zip(parts, given, strict=True))
        if inside and len(parts[CUE]) == 1 and parts[CONTENT]:
            gold[parts[CUE][0]] = frozenset(parts[SOURCE]), frozenset(parts[CONTENT])
    return [sorted(part) for part in found], gold


def nearest(found: Spans, sentence: NDArray[np.int64]) -> Linked:
    """Links by place; ``sentence`` numbers the sentence of each word."""

    def gap(left: Words, right: Words) -> tuple[bool, int]:
        apart = sentence[left[0]] != sentence[right[0]]
        return bool(apart), max(right[0] - left[1], left[0] - right[1])

    contents: dict[Words, set[Words]] = {cue: set() for cue in found[CUE]}
    for content in found[CONTENT] if contents else ():
        contents[min(contents, key=lambda cue: gap(cue, content))].add(content)
    linked: Linked = {}
    for cue, taken in contents.items():
        near = min(found[SOURCE], key=lambda source: gap(cue, source), default=None)
        own = frozenset([near]) if near and not gap(cue, near)[0] else frozenset[Words]()
        linked[cue] = own, frozenset(taken)
    return linked


def count_links(articles: Iterable[Article], runtime: Runtime) -> LinkCount:
    """Both ways over labelled articles."""
    count = LinkCount()
    for article in articles:
        for passage in passages_of(article.text, runtime):
            places = np.flatnonzero(passage.opens)
            starts = np.array([passage.spans[place][0] for place in places], dtype=np.int64)
            found, gold = labelled_links(article, starts)
            if gold:
                links = runtime.scores(passage).links
                said = {cue: (frozenset(s), frozenset(c)) for cue, s, c, _ in link(found, links, places)}
                count.gold += len(gold)
                count.add("learned scores", gold, said)
                count.add("nearest", gold, nearest(found, passage.sentence[places]))
    return count
