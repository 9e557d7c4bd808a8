"""Events: PLOVER type, mode and modality of held sentences, beside the majority and a count of words.

usage: python -m bench.events [--data FOLDER] [--quick]

Each fifth sentence of three sets is kept from training: the coded sentences of the PLOVER gold standard records (types
and modes of the first PLOVER, named as in the second), news sentences with the quad class of their event (any type of
the class is right), and ledes of synthetic stories with the type and mode of the story. Each is read alone. Type:
accuracy and, where there is one right type, macro F1 over the types labelled. Mode: accuracy where the label has one; a
mode is right only with its type. Modality: accuracy on sixty sentences of our own (``bench/data/modality.jsonl``: news
of made-up places, twelve each; historical is an event told as long past).

Anchors, from the training part of the same set: its most frequent label, and naive Bayes over the words of a sentence
(add-one counts). Modality has no training sentences of its kind: its anchor is ``asserted``.

The last table is of the events that the rules tell with the encoder (``bench.event_types``): the type of a sentence's
main event, beside the head alone and keywords. Quad classes are there CAMEO's own.

The last line is the summary; exit status 1 where ours is not above both anchors for types on each set, above the
majority for modes, and above ``asserted`` for modality.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.common import arguments, f1, lacking, table, verdict
from bench.event_types import EventTeller, keyword, score
from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.encoder.passage_reading import ReadSentence
from training.encoder.articles import Article, Told
from training.encoder.events import read_events

MODALITY = Path(__file__).with_name("data") / "modality.jsonl"
SETS = ("plover", "quads", "synthetic")
NONE = "none"
QUICK = 5  # of the quick run: one sentence in so many
WORD = re.compile(r"[a-z]+")

Tell = Callable[[Article], str]
"""A sentence's type; of quads the class, as a type of it."""


@dataclass(frozen=True)
class Typed:
    """How well types are told: share right, and macro F1 where each sentence has one right type."""

    accuracy: float
    macro: float | None


def told(article: Article) -> Told:
    """The labels of a sentence."""
    return article.told[0]


def label(article: Article) -> str:
    """The labelled type; of several that are allowed, the first stands for all."""
    return told(article).types[0]


def read(article: Article, encoder: Encoder) -> ReadSentence:
    """A text as one sentence, read alone."""
    return encoder.read_sentences(article.text, article.sentences)[0].sentences[0]


class NaiveBayes:
    """Types by the words of a sentence, from add-one counts."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.classes: Counter[str] = Counter()
        self.words: dict[str, Counter[str]] = defaultdict(Counter)
        for article in articles:
            self.classes[label(article)] += 1
            self.words[label(article)].update(words(article.text))
        self.known = len({word for counts in self.words.values() for word in counts})
        self.totals = {name: counts.total() for name, counts in self.words.items()}

    def __call__(self, article: Article) -> str:
        """The likeliest type of a sentence."""
        return max(sorted(self.classes), key=lambda name: self.score(name, words(article.text)))

    def score(self, name: str, found: frozenset[str]) -> float:
        """The logarithm of how likely a type has these words."""
        counts, size = self.words[name], self.totals[name] + self.known
        return math.log(self.classes[name]) + sum(math.log((counts[word] + 1) / size) for word in found)


def words(text: str) -> frozenset[str]:
    """The words of a text, each once, in lower case."""
    return frozenset(WORD.findall(text.lower()))


def majority(labels: Iterable[str]) -> str:
    """The most frequent label."""
    counts = Counter(labels)
    return min(counts, key=lambda name: (-counts[name], name))


def always(value: str) -> Tell:
    """Tell every sentence the same."""
    return lambda _: value


def type_teller(encoder: Encoder) -> Tell:
    """Tell types as the encoder reads them."""
    return lambda article: read(article, encoder).event or NONE


def mode_teller(encoder: Encoder) -> Tell:
    """Tell modes, with their types, as the encoder reads them."""
    return lambda article: mode_of(read(article, encoder))


def typed(articles: Sequence[Article], tell: Tell) -> Typed:
    """Score types told of sentences."""
    said = {id(article): tell(article) for article in articles}
    right = sum(said[id(a)] in told(a).types for a in articles)
    accuracy = right / max(len(articles), 1)
    if any(len(told(a).types) > 1 for a in articles):
        return Typed(accuracy, None)
    scores = []
    for name in sorted({label(a) for a in articles}):
        hit = sum(said[id(a)] == name == label(a) for a in articles)
        scores.append(f1(hit, sum(value == name for value in said.values()), sum(label(a) == name for a in articles)))
    return Typed(accuracy, sum(scores) / len(scores))


def mode_of(sentence: ReadSentence) -> str:
    """Type and mode as labelled: "assault/aerial", or "none"."""
    return f"{sentence.event}/{sentence.mode}" if sentence.event and sentence.mode else NONE


def moded(articles: Sequence[Article], tell: Tell) -> tuple[int, float]:
    """How many sentences have a labelled mode, and the share of those told right."""
    having = [a for a in articles if told(a).mode not in (None, NONE)]
    return len(having), sum(tell(a) == told(a).mode for a in having) / max(len(having), 1)


def own_sentences() -> list[tuple[str, str]]:
    """Our own sentences, each with its modality."""
    rows = map(json.loads, MODALITY.read_text(encoding="utf8").splitlines())
    return [(row["text"], row["modality"]) for row in rows]


def modality(encoder: Encoder) -> dict[str, Counter[str]]:
    """What our own sentences are told as, by what they are."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text, name in own_sentences():
        reading = encoder.read_sentences(text, [[(0, len(text))]])[0]
        found[name][reading.sentences[0].modality] += 1
    return found


def print_modality(found: Mapping[str, Counter[str]]) -> float:
    """Print what each modality is told as; the share that is right."""
    names = list(found)
    print()
    rows = [[name, *(found[name][other] for other in names)] for name in names]
    table(("modality, told as", *names), rows)
    print()
    return sum(found[name][name] for name in names) / sum(counts.total() for counts in found.values())


def load(data: Path, one_in: int) -> dict[str, tuple[list[Article], list[Article]]]:
    """The training and the held sentences of each set."""
    sides: list[dict[str, list[Article]]] = []
    for held in (False, True):
        by_set: dict[str, list[Article]] = defaultdict(list)
        for article in read_events(data, held=held):
            by_set[article.corpus].append(article)
        sides.append(by_set)
    return {name: (sides[0][name], sides[1][name][::one_in]) for name in SETS}


def print_main_events(held: Mapping[str, Sequence[Article]], encoder: Encoder) -> tuple[float, float]:
    """Print how well the types of main events are told; micro F1 on the coded sentences, ours and the keywords'."""
    teller = EventTeller(encoder, vocabulary.load())
    rows: list[list[object]] = []
    coded = (0.0, 0.0)
    for name in SETS:
        ours, head, words = (score(held[name], tell) for tell in (teller, type_teller(encoder), keyword))
        rows.append([f"{name}, micro F1", len(held[name]), ours.micro, head.micro, words.micro])
        rows.append([f"{name}, any event right", "", teller.any_right(held[name]), None, None])
        if ours.macro is not None:
            rows.append([f"{name}, macro F1", "", ours.macro, head.macro, words.macro])
        if name == "plover":
            coded = (ours.micro, words.micro)
    for name in ("plover", "synthetic"):
        number, share = moded(held[name], teller.mode)
        rows.append([f"{name}, mode", number, share, moded(held[name], mode_teller(encoder))[1], None])
    table(("main event", "sentences", "ours", "encoder", "keywords"), rows)
    print()
    return coded


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("events: type, mode and modality of held sentences", given)
    if lacking(options.data, "events"):
        return 0
    encoder = Encoder()
    rows: list[list[object]] = []
    met, summary = True, []
    sets = load(options.data, QUICK if options.quick else 1)
    for name, (seen, held) in sets.items():
        common, bayes = majority(map(label, seen)), NaiveBayes(seen)
        ours = typed(held, type_teller(encoder))
        plain, counted = typed(held, always(common)), typed(held, bayes)
        met &= ours.accuracy > max(plain.accuracy, counted.accuracy)
        rows.append([f"{name}, type", len(held), ours.accuracy, plain.accuracy, counted.accuracy])
        if ours.macro is not None:
            rows.append([f"{name}, type, macro F1", "", ours.macro, plain.macro, counted.macro])
        summary.append(f"{name} {ours.accuracy:.3f} ({max(plain.accuracy, counted.accuracy):.3f})")
        modes = [mode for a in seen if (mode := told(a).mode) not in (None, NONE)]
        if modes:
            number, share = moded(held, mode_teller(encoder))
            _, least = moded(held, always(majority(map(str, modes))))
            met &= share > least
            rows.append([f"{name}, mode", number, share, least, None])
    found = modality(encoder)
    table(("set", "sentences", "ours", "majority", "word counts"), rows)
    share = print_modality(found)
    least = found["asserted"].total() / sum(counts.total() for counts in found.values())
    ours_coded, words_coded = print_main_events({name: held for name, (_, held) in sets.items()}, encoder)
    met &= ours_coded > words_coded
    summary.append(f"main events {ours_coded:.3f} ({words_coded:.3f})")
    said = f"events: accuracy of types {', '.join(summary)}; of modality {share:.3f} ({least:.3f})"
    return verdict(said, met and share > least)


if __name__ == "__main__":
    sys.exit(main())
