"""Entities: spans with types on held newswire and re3d documents, beside a memory of the names seen in training.

usage: python -m bench.entities [--data FOLDER] [--quick]

Each tenth article of worldwide-newswire-ner (names, numbers, dates) and each fourth document of re3d (noun phrases of
conflict reports) is kept from training. A document is read by the encoder paragraph by paragraph, as its corpus cuts
it; newswire is tokenised there, so a full stop has a space before it. An entity is right where span and type are;
micro F1 is over all, macro F1 the mean over the types that are labelled.

Anchor: the longest runs of words that the training part labels, each with its most frequent type, left out where they
are an entity less than every second time they stand there. It is the usual baseline (CoNLL-2003's takes names of a
single type only). Beside it stands what a first trial gave on re3d, trained on re3d alone and held out otherwise.

The last line is the summary; exit status 1 where ours is not above the anchor, micro and macro, on both sets.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.common import arguments, lacking, table, verdict
from bench.spans import Tally, exact_hits, macro
from secondsource.encoder import Encoder
from secondsource.encoder.passage_reading import PassageReading, ReadEntity
from secondsource.records import Span
from training.encoder.articles import Article, paragraphs
from training.encoder.corpora import read_newswire, read_re3d

TRIAL_RE3D = 0.64
LEAST = 0.5  # how often a name of the memory must be an entity where it stands in the training part
QUICK = 5  # of the quick run: one document in so many
WORD = re.compile(r"\w+|[^\w\s]")

Entity = tuple[Span, str]
Phrase = tuple[str, ...]
Tallies = dict[str, Tally]


@dataclass(frozen=True)
class Kind:
    """A set: its folder, the documents of a part, its labels, and where the encoder's reading holds the same."""

    name: str
    folder: str
    read: Callable[[Path, bool], Iterable[Article]]
    labels: Callable[[Article], tuple[Entity, ...]]
    found: Callable[[PassageReading], tuple[ReadEntity, ...]]


KINDS = (
    Kind(
        "newswire",
        "worldwide-newswire-ner",
        lambda data, held: read_newswire(data, held=held),
        lambda article: article.entities or (),
        lambda reading: reading.entities,
    ),
    Kind(
        "re3d",
        "re3d",
        lambda data, held: read_re3d(data, held=held),
        lambda article: article.conflict_entities or (),
        lambda reading: reading.conflict_entities,
    ),
)


class Memory:
    """Names with their most frequent type in labelled documents; reads a text by the longest of them."""

    def __init__(self, documents: Sequence[tuple[str, tuple[Entity, ...]]]) -> None:
        types: dict[Phrase, Counter[str]] = defaultdict(Counter)
        for text, entities in documents:
            for (start, end), label in entities:
                types[tuple(WORD.findall(text[start:end]))][label] += 1
        types.pop((), None)
        self.types = {phrase: min(found, key=lambda t: (-found[t], t)) for phrase, found in types.items()}
        self._measure()
        met, right = Counter[Phrase](), Counter[Phrase]()
        for text, entities in documents:
            spans = {span for span, _ in entities}
            for span, _ in self.read(text):
                phrase = tuple(WORD.findall(text[slice(*span)]))
                met[phrase] += 1
                right[phrase] += span in spans
        self.types = {phrase: label for phrase, label in self.types.items() if right[phrase] >= LEAST * met[phrase]}
        self._measure()

    def _measure(self) -> None:
        self.longest: dict[str, int] = {}  # by first word
        for phrase in self.types:
            self.longest[phrase[0]] = max(len(phrase), self.longest.get(phrase[0], 0))

    def read_article(self, article: Article) -> list[Entity]:
        """The known names of a document."""
        return self.read(article.text)

    def read(self, text: str) -> list[Entity]:
        """The longest known names, from left to right."""
        words = list(WORD.finditer(text))
        found: list[Entity] = []
        at = 0
        while at < len(words):
            for size in range(min(self.longest.get(words[at].group(), 0), len(words) - at), 0, -1):
                label = self.types.get(tuple(word.group() for word in words[at : at + size]))
                if label:
                    found.append(((words[at].start(), words[at + size - 1].end()), label))
                    at += size
                    break
            else:
                at += 1
        return found


def ours(article: Article, kind: Kind, encoder: Encoder) -> list[Entity]:
    """What the encoder reads in a document."""
    readings = encoder.read(article.text, paragraphs(article.text))
    return [(entity.span, entity.type) for reading in readings for entity in kind.found(reading)]


def count(gold: Sequence[Entity], said: Sequence[Entity], tallies: Tallies) -> None:
    """Count one document in, type by type."""
    for label in sorted({t for _, t in gold} | {t for _, t in said}):
        of_gold, of_said = ([span for span, t in entities if t == label] for entities in (gold, said))
        hits = exact_hits(of_gold, of_said)
        tallies.setdefault(label, Tally()).add(Tally(len(of_gold), len(of_said), hits, hits))


def measure(data: Path, kind: Kind, read: Callable[[Article], Sequence[Entity]], one_in: int = 1) -> Tallies:
    """Score a reader of documents on the held part, or on one in so many of its documents."""
    tallies: Tallies = {}
    for article in list(kind.read(data, True))[::one_in]:
        count(kind.labels(article), read(article), tallies)
    return tallies


def micro(tallies: Mapping[str, Tally]) -> Tally:
    """The counts over all types."""
    found = Tally()
    for tally in tallies.values():
        found.add(tally)
    return found


def print_table(name: str, ours_by: Tallies, anchor_by: Tallies) -> None:
    """Both by type, the frequent ones first."""
    blank = Tally()
    rows: list[list[object]] = []
    for label in sorted(ours_by | anchor_by, key=lambda t: (-ours_by.get(t, blank).gold, t)):
        tally = ours_by.get(label, blank)
        known = anchor_by.get(label, blank).exact if tally.gold else None
        shares = [tally.precision, tally.recall, tally.exact] if tally.gold else [None] * 3
        rows.append([label, tally.gold, tally.said, *shares, known])
    both, theirs = micro(ours_by), micro(anchor_by)
    rows.append(["micro", both.gold, both.said, both.precision, both.recall, both.exact, theirs.exact])
    rows.append(["macro", "", "", "", "", macro(ours_by.values()), macro(anchor_by.values())])
    if name == "re3d":
        rows.append(["a first trial, micro", "", "", "", "", TRIAL_RE3D, ""])
    table((name, "labelled", "said", "P", "R", "F1", "memory F1"), rows)
    print()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    options = arguments("entities: ours beside a memory of the names seen in training", given)
    if lacking(options.data, *(kind.folder for kind in KINDS)):
        return 0
    encoder, one_in = Encoder(), QUICK if options.quick else 1
    told, met = [], True
    for kind in KINDS:
        memory = Memory([(article.text, kind.labels(article)) for article in kind.read(options.data, False)])
        known = measure(options.data, kind, memory.read_article, one_in)
        read = measure(options.data, kind, partial(ours, kind=kind, encoder=encoder), one_in)
        print_table(kind.name, read, known)
        figures = [(micro(t).exact, macro(t.values())) for t in (read, known)]
        met &= all(a > b for a, b in zip(*figures, strict=True))
        (a, b), (c, d) = figures
        told.append(f"{kind.name} micro F1 {a:.3f} (memory {c:.3f}), macro {b:.3f} ({d:.3f})")
    return verdict("entities: " + "; ".join(told), met)


if __name__ == "__main__":
    sys.exit(main())
