"""Syntax: parts of speech and dependencies on GUM's dev documents, beside rules counted on its training documents.

usage: python -m bench.syntax [--data FOLDER] [--quick]

The documents are read with the treebank's sentences. The encoder has words of its own: a treebank word is answered by
the first of them that begins in it ("n't" by its apostrophe); one in which none begins ("na" of "gonna", "not" of
"cannot") counts as wrong. Its head is right where the head of that answer begins in the word's labelled head. All words
count, punctuation too. UPOS: share of words with the right part of speech; UAS: with the right head; LAS: with the
right head and relation, with and without the subtypes after the colon.

Anchor, counted on the training documents: the most frequent part of speech of a form (unknown: NUM with a digit, PROPN
with a capital, else NOUN); for each part of speech the rule that finds most heads (the nearest word of one part of
speech to one side, or the root), and the most frequent relation. Beside it stands UDPipe 2 as published for UD 2.17
English-GUM (models_ud217 of its documentation): test part, all genres, labelled words and sentences given; its LAS is
that of the CoNLL 2018 task, without subtypes.

The last line is the summary; exit status 1 where ours is not above the anchor in all four.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bench.common import arguments, lacking, table, verdict
from secondsource.encoder import Encoder
from training.encoder.articles import Article, Word
from training.encoder.treebank import read_gum

PUBLISHED = (0.9836, 0.9382, 0.9214)  # UDPipe 2: UPOS, UAS, LAS without subtypes
Key = TypeVar("Key", str, tuple[str, int])

ROOT = -1
NOWHERE = -2
QUICK = 4  # of the quick run: one document in so many

Answer = tuple[str, int, str]
"""Part of speech, number of the head among the document's words (:data:`ROOT`, or :data:`NOWHERE`), relation."""

Rule = tuple[str, int]
"""The nearest word of a part of speech, before (-1) or after (1); side 0: the root of the sentence."""


@dataclass
class Count:
    """How many words of how many are right."""

    words: int = 0
    unanswered: int = 0
    upos: int = 0
    heads: int = 0
    labelled: int = 0
    plain: int = 0

    def add(self, gold: Sequence[Word], answers: Sequence[Answer | None]) -> None:
        """Count a document in."""
        for word, answer in zip(gold, answers, strict=True):
            self.words += 1
            if answer is None:
                self.unanswered += 1
                continue
            upos, head, relation = answer
            right = head == word.head
            self.upos += upos == word.upos
            self.heads += right
            self.labelled += right and relation == word.relation
            self.plain += right and relation.split(":")[0] == word.relation.split(":")[0]

    @property
    def shares(self) -> tuple[float, float, float, float]:
        """UPOS, UAS, LAS, LAS without subtypes."""
        upos, heads, labelled, plain = (
            n / max(self.words, 1) for n in (self.upos, self.heads, self.labelled, self.plain)
        )
        return upos, heads, labelled, plain


def words_of(article: Article) -> tuple[Word, ...]:
    """A document's words."""
    return article.words or ()


def ours(article: Article, encoder: Encoder) -> list[Answer | None]:
    """The encoder's answer for each word of a document; ``None`` where no word of its own begins there."""
    gold = words_of(article)
    order = sorted(range(len(gold)), key=lambda n: gold[n].span)
    starts = [gold[n].span[0] for n in order]

    def owner(at: int) -> int:
        place = bisect_right(starts, at) - 1
        number = order[place] if place >= 0 else NOWHERE
        return number if number >= 0 and at < gold[number].span[1] else NOWHERE

    answers: list[Answer | None] = [None] * len(gold)
    for reading in encoder.read_sentences(article.text, article.sentences):
        owners = [owner(word.span[0]) for word in reading.words]
        for number, (word, own) in enumerate(zip(reading.words, owners, strict=True)):
            if own != NOWHERE and answers[own] is None:
                head = ROOT if word.head == number else owners[word.head]
                answers[own] = word.upos, head, word.relation
    return answers


# -- the anchor -------------------------------------------------------------------------------------------------------


def sentences_of(gold: Sequence[Word]) -> list[list[int]]:
    """Numbers of the words of each sentence: those that hang, over others, from one root."""
    roots: dict[int, list[int]] = defaultdict(list)
    for number in range(len(gold)):
        at = number
        while gold[at].head != ROOT:
            at = gold[at].head
        roots[at].append(number)
    return [roots[root] for root in sorted(roots)]


def places(tags: Sequence[str]) -> dict[Rule, list[int]]:
    """For each rule, the head it gives each word of a sentence by these tags; :data:`NOWHERE` where it finds none."""
    found: dict[Rule, list[int]] = {}
    for tag in sorted(set(tags)):
        for side in (-1, 1):
            heads, last = [NOWHERE] * len(tags), NOWHERE
            for at in range(len(tags)) if side < 0 else range(len(tags) - 1, -1, -1):
                heads[at] = last
                last = at if tags[at] == tag else last
            found[tag, side] = heads
    return found


class Rules:
    """The most frequent part of speech of each form; the best rule for the head, and the relation, of each part."""

    def __init__(self, articles: Iterable[Article]) -> None:
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        hits: dict[str, Counter[Rule]] = defaultdict(Counter)
        relations: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
        for article in articles:
            gold = words_of(article)
            for word in gold:
                form = article.text[slice(*word.span)]
                forms[form][word.upos] += 1
                forms[form.lower()][word.upos] += form != form.lower()
                relations[word.upos, word.head == ROOT][word.relation] += 1
            for numbers in sentences_of(gold):
                ruled = places([gold[n].upos for n in numbers])
                for at, number in enumerate(numbers):
                    word = gold[number]
                    hits[word.upos]["root", 0] += word.head == ROOT
                    for rule, heads in ruled.items():
                        hits[word.upos][rule] += heads[at] >= 0 and numbers[heads[at]] == word.head
        self.forms = {form: best(found) for form, found in forms.items() if found.total()}
        self.rules = {upos: best(found) for upos, found in hits.items()}
        self.relations = {key: best(found) for key, found in relations.items()}

    def tag(self, form: str) -> str:
        """The part of speech of a form."""
        known = self.forms.get(form) or self.forms.get(form.lower())
        if known:
            return known
        if any(c.isdigit() for c in form):
            return "NUM"
        return "PROPN" if form[:1].isupper() else "NOUN"

    def read(self, article: Article) -> list[Answer | None]:
        """Answer for each word of a document, in the treebank's sentences."""
        gold = words_of(article)
        answers: list[Answer | None] = [None] * len(gold)
        for numbers in sentences_of(gold):
            tags = [self.tag(article.text[slice(*gold[n].span)]) for n in numbers]
            ruled = places(tags)
            root = next((at for at, tag in enumerate(tags) if tag == "VERB"), 0)
            for at, number in enumerate(numbers):
                heads = ruled.get(self.rules.get(tags[at], ("root", 0)))
                head = heads[at] if heads and heads[at] >= 0 else root
                to = ROOT if at == root else numbers[head]
                relation = "root" if at == root else self.relations.get((tags[at], False), "dep")
                answers[number] = tags[at], to, relation
        return answers


def best(found: Counter[Key]) -> Key:
    """The most frequent, the first in order of those that are equally so."""
    return min(found, key=lambda item: (-found[item], item))


# -- the run ----------------------------------------------------------------------------------------------------------


def measure(articles: Iterable[Article], read: Callable[[Article], Sequence[Answer | None]]) -> dict[str, Count]:
    """Count the right words of documents, by genre."""
    found: dict[str, Count] = defaultdict(Count)
    for article in articles:
        found[article.name.split("_")[0]].add(words_of(article), read(article))
    return dict(sorted(found.items()))


def overall(counts: Iterable[Count]) -> Count:
    """All genres together."""
    found = Count()
    for count in counts:
        for name, value in vars(count).items():
            setattr(found, name, getattr(found, name) + value)
    return found


def load(data: Path, one_in: int = 1) -> list[Article]:
    """The dev documents, or one in so many."""
    return list(read_gum(data, "dev"))[::one_in]


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    options = arguments("syntax: ours beside rules counted on the training documents", given)
    if lacking(options.data, "gum"):
        return 0
    encoder = Encoder()
    articles = load(options.data, QUICK if options.quick else 1)
    found = measure(articles, lambda article: ours(article, encoder))
    anchor = overall(measure(articles, Rules(read_gum(options.data, "train")).read).values())
    whole = overall(found.values())
    rows: list[list[object]] = [[name, count.words, *count.shares] for name, count in found.items()]
    rows.append(["all genres given", whole.words, *whole.shares])
    rows.append(["rules", anchor.words, *anchor.shares])
    upos, heads, plain = PUBLISHED
    rows.append(["UDPipe 2, test part", "", upos, heads, None, plain])
    table(("GUM dev", "words", "UPOS", "UAS", "LAS", "LAS, no subtypes"), rows)
    print(f"\n{whole.unanswered} of {whole.words} words have no word of the encoder's that begins in them\n")
    upos, heads, labelled, plain = whole.shares
    told = (
        f"syntax: UPOS {upos:.3f}, UAS {heads:.3f}, LAS {labelled:.3f}, without subtypes {plain:.3f} "
        f"(rules {anchor.shares[0]:.3f}, {anchor.shares[1]:.3f}, {anchor.shares[2]:.3f}, {anchor.shares[3]:.3f})"
    )
    return verdict(told, all(a > b for a, b in zip(whole.shares, anchor.shares, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
