"""Labelled articles of every corpus in one form: text, paragraphs, sentences, and the labels the corpus gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from secondsource.encoder.sentences import sentences
from secondsource.records import Span


@dataclass(frozen=True)
class Quoted:
    """One attribution: spans of source, cue and content, each in one or more pieces; a source may be missing."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Word:
    """One word of a treebank: its span, part of speech, head (number of a word in the article, -1: root), relation."""

    span: Span
    upos: str
    head: int
    relation: str


@dataclass(frozen=True)
class Told:
    """What a sentence tells: types that are allowed (one, or all of a class), mode where known."""

    types: tuple[str, ...]
    mode: str | None


@dataclass(frozen=True)
class Article:
    """An article with the labels its corpus has; ``None`` where it has none of that kind.

    ``sentences`` holds, for each paragraph, its sentences. ``told`` and ``modality`` are by number of the sentence in
    the article. Spans are offsets into ``text``.
    """

    corpus: str
    name: str
    text: str
    sentences: tuple[tuple[Span, ...], ...]
    attributions: tuple[Quoted, ...] | None = None
    entities: tuple[tuple[Span, str], ...] | None = None
    conflict_entities: tuple[tuple[Span, str], ...] | None = None
    words: tuple[Word, ...] | None = None
    told: dict[int, Told] = field(default_factory=dict)
    modality: dict[int, str] = field(default_factory=dict)


def paragraphs(text: str) -> list[Span]:
    """Lines of a text that hold more than space, without the space around them."""
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            found.append((start, start + len(body)))
        at += len(line)
    return found


def cut(text: str) -> tuple[tuple[Span, ...], ...]:
    """Sentences of each paragraph of a text, by the rules that the package reads pages with."""
    return tuple(sentences(text, span) for span in paragraphs(text))
