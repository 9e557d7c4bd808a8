"""Actors: pronouns, noun phrases and names on GUM's coreference, and whom sources of attributions mean.

usage: python -m bench.actors [--data FOLDER] [--quick]

**GUM.** Each document's text (its tokens with the treebank's spaces, paragraphs as there) goes through encoder,
entities and actors; nothing of the gold is given. The parser was trained on the documents of the train part, so the dev
part is the figure; weights and words of the rules were set on the train part. A mention of ours is answered by the
same gold mention, else by the smallest one that holds it and whose head word it holds, or that begins or ends with it.

A link is a mention with the nearest one before it in its group. A link of ours is right where both its ends stand in
one gold chain; gold has one link for each mention but the first of a chain. Precision is right of said, recall right of
gold, by the form of the mention: third-person pronoun, definite noun phrase (article, demonstrative or possessor before
a noun), name; of a mention of ours that is no gold one, by what it looks like. "Actors" are the chains of people and
organisations; "all" counts those of places, things, events and ideas too, of which ours has those alone that bear a
name. First and second person stand apart, for who says "I" is told by quotations alone.

Anchor: gold mentions with their types, grouped by a rule of a few lines. A pronoun joins the nearest mention before it
that agrees in being a person or not, all else the nearest with the same last word. It is no weak one, for it is given
the mentions. Published systems are not beside it: they were trained on GUM or OntoNotes, and are scored by CoNLL's F1.

**Sources.** In ``attribution-middle-east``, of each labelled source that is a pronoun, a definite noun phrase or a
short name, and whose labelled informant has a name: whether an actor of ours has a mention with just that span, and
whether its name has the last word of the labelled one.

The last line is the summary; exit status 1 where F1 of pronouns or of noun phrases on dev (actors) is not above the
anchor's.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.common import arguments, f1, lacking, table, verdict
from bench.gum_chains import DETERMINERS, FIRST, FORMS, THIRD, Document, Gold, documents
from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.actors import actors
from secondsource.reading.entities import entities
from secondsource.reading.syntax import Syntax
from secondsource.records import Entity, Report, Span
from secondsource.vocabulary import Vocabulary

QUICK = 4
ACTORS = frozenset({"person", "organization"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})

Read = Callable[[str, Sequence[Span]], Sequence[PassageReading]]


@dataclass
class Counts:
    """Links of one form."""

    gold: int = 0
    said: int = 0
    right: int = 0

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        return self.right / max(self.said, 1), self.right / max(self.gold, 1), f1(self.right, self.said, self.gold)


def measure(
    docs: Sequence[Document], groups: Callable[[Document], Sequence[Sequence[Span]]]
) -> dict[str, dict[str, Counts]]:
    """Links by form, over all chains ("all") and over those of people, organisations and places ("actors")."""
    found = {scope: {form: Counts() for form in FORMS} for scope in ("all", "actors")}
    for doc in docs:
        _count(doc, groups(doc), found)
    return found


def _count(doc: Document, groups: Sequence[Sequence[Span]], found: dict[str, dict[str, Counts]]) -> None:
    for labelled in _later(doc):
        for scope in _scopes(labelled):
            if labelled.form:
                found[scope][labelled.form].gold += 1
    answers = Answers(doc)
    for group in groups:
        before: Gold | None = None
        for n, span in enumerate(sorted(group)):
            gold = answers.of(span)
            form = gold.form if gold else answers.form(span)
            if n and form:
                right = gold is not None and before is not None and gold.chain == before.chain and gold != before
                for scope in _scopes(gold):
                    found[scope][form].said += 1
                    found[scope][form].right += right
            before = gold if gold is not None or n == 0 else before


def _later(doc: Document) -> Iterator[Gold]:
    """All gold mentions but the first of each chain."""
    for chain in doc.chains.values():
        yield from chain[1:]


def _scopes(gold: Gold | None) -> tuple[str, ...]:
    return ("all", "actors") if gold is None or gold.type in ACTORS else ("all",)


class Answers:
    """Which gold mention a span of ours is."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._starts = [w.span[0] for w in sorted(doc.words, key=lambda w: w.span)]
        self._words = sorted(doc.words, key=lambda w: w.span)
        self._exact = {g.span: g for g in reversed(doc.gold)}
        self._holding: dict[int, list[Gold]] = defaultdict(list)
        for gold in doc.gold:
            for head in gold.heads:
                self._holding[head].append(gold)

    def of(self, span: Span) -> Gold | None:
        """The exact one, else the smallest that holds the span and has its head or its start or end in common."""
        if span in self._exact:
            return self._exact[span]
        inside = self._words[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]
        around = [g for w in inside for g in self._holding[w.span[0]] if g.span[0] <= span[0] and span[1] <= g.span[1]]
        if not around:
            around = [g for g in self._doc.gold if self._edges(g, span)]
        return min(around, key=lambda g: g.span[1] - g.span[0], default=None)

    def _edges(self, gold: Gold, span: Span) -> bool:
        held = gold.span[0] <= span[0] and span[1] <= gold.span[1]
        return held and (gold.span[0] == span[0] or gold.span[1] == span[1]) and gold.type in ACTORS

    def form(self, span: Span) -> str | None:
        """The form of a span that is no gold mention."""
        said = self._doc.text[slice(*span)].lower()
        if said in RELATIVE:
            return None
        if said in THIRD or said in FIRST:
            return "pronoun" if said in THIRD else FORMS[3]
        place = bisect_right(self._starts, span[0]) - 1
        last = bisect_left(self._starts, span[1]) - 1
        if 0 <= last < len(self._words) and self._words[last].upos == "PROPN":
            return "name"
        first = self._doc.text[slice(*self._words[place].span)].lower() if place >= 0 else ""
        return "noun phrase" if first in DETERMINERS or "'s " in said or "’s " in said else None


def entities_of(doc: Document, read: Read, known: Vocabulary) -> tuple[Entity, ...]:
    """The actors of one document, from its text."""
    passages = read(doc.text, doc.paragraphs)
    report = Report(id=doc.name, span=(0, len(doc.text)), body=tuple(doc.paragraphs))
    named = entities(doc.text, report, passages, known)
    return actors(doc.text, report, Syntax(doc.text, passages), named, known, passages=passages)


def ours(read: Read, known: Vocabulary) -> Callable[[Document], Sequence[Sequence[Span]]]:
    """Our groups of mentions, relative pronouns left out, for GUM marks few of them."""

    def groups(doc: Document) -> list[list[Span]]:
        found = entities_of(doc, read, known)
        return [[m for m in e.mentions if doc.text[slice(*m)].lower() not in RELATIVE] for e in found]

    return groups


def anchor(doc: Document) -> list[list[Span]]:
    """Gold mentions, each joined to the nearest before it that agrees."""
    group_of: dict[Gold, list[Span]] = {}
    seen: list[Gold] = []
    groups: list[list[Span]] = []
    for gold in doc.gold:
        said = doc.text[slice(*gold.span)].lower()
        before = next((g for g in reversed(seen) if _agrees(doc, gold, said, g)), None) if gold.form else None
        group = group_of[before] if before else []
        if not group:
            groups.append(group)
        group.append(gold.span)
        group_of[gold] = group
        seen.append(gold)
    return groups


def _agrees(doc: Document, gold: Gold, said: str, other: Gold) -> bool:
    if gold.form == "pronoun":
        person = said not in ("it", "its", "itself")
        return (other.type == "person") == person and not other.span[0] <= gold.span[0] < other.span[1]
    if gold.form == FORMS[3]:
        return doc.text[slice(*other.span)].lower() == said
    return _last_word(said) == _last_word(doc.text[slice(*other.span)].lower())


def _last_word(said: str) -> str:
    return said.rsplit(maxsplit=1)[-1]


# -- sources ----------------------------------------------------------------------------------------------------------


@dataclass
class Sources:
    """Of labelled sources: how many are asked, how many our actors name, and name right."""

    asked: int = 0
    named: int = 0
    right: int = 0


def sources(data: Path, read: Read, known: Vocabulary) -> dict[str, Sources]:
    """Pronouns and noun phrases as sources of attributions, by form."""
    found = {"pronoun": Sources(), "noun phrase": Sources(), "short name": Sources()}
    for path in sorted((data / "attribution-middle-east").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf8"))
        text = (path.parent / content["file"]).read_text(encoding="utf8")
        spans = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        doc = Document(path.stem, text, spans, (), [])
        at = {span: e for e in entities_of(doc, read, known) for span in e.mentions}
        for label in content["attributions"]:
            _ask(text, label, at, found)
    return found


def _ask(text: str, label: dict[str, object], at: dict[Span, Entity], found: dict[str, Sources]) -> None:
    span, informant = label.get("source_span"), str(label.get("informant") or "")
    if not isinstance(span, list) or not label["named"]:
        return
    said = text[span[0] : span[1]]
    form = _source_form(said, informant)
    if form is None:
        return
    count, entity = found[form], at.get((span[0], span[1]))
    count.asked += 1
    count.named += entity is not None
    last = re.findall(r"\w+", re.sub(r"\([^()]*\)", "", informant.lower()))[-1]
    count.right += entity is not None and last in re.findall(r"\w+", entity.name.lower())


def _source_form(said: str, informant: str) -> str | None:
    """The form of a labelled source; ``None`` for another than the three that are asked."""
    first, *others = said.split()
    if said.lower() in THIRD:
        return "pronoun"
    if first.lower() in DETERMINERS and not any(word[0].isupper() for word in others):
        return "noun phrase"
    return "short name" if not others[1:] and said.lower() in informant.lower() != said.lower() else None


# -- report -----------------------------------------------------------------------------------------------------------


def print_links(name: str, read: dict[str, dict[str, Counts]], rule: dict[str, dict[str, Counts]]) -> None:
    """Both by form and scope."""
    rows: list[list[object]] = []
    for scope in ("actors", "all"):
        for form in FORMS:
            counts, other = read[scope][form], rule[scope][form]
            rows.append([f"{form}, {scope}", counts.gold, counts.said, *counts.shares, other.shares[2]])
    table((name, "labelled", "said", "P", "R", "F1", "anchor F1"), rows)
    print()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    options = arguments("actors: ours beside the nearest mention that agrees", given)
    if lacking(options.data, "gum", "attribution-middle-east"):
        return 0
    known, encoder = vocabulary.load(), Encoder()
    one_in = QUICK if options.quick else 1
    dev = list(documents(options.data, "dev", one_in))
    every = [*dev, *documents(options.data, "train", one_in)]
    parts = {
        "dev": dev,
        "dev, news": [d for d in dev if d.name.startswith("news")],
        "dev and train": every,
        "dev and train, news": [d for d in every if d.name.startswith("news")],
    }
    made = {d.name: ours(encoder.read, known)(d) for d in every}
    results = {}
    for name, docs in parts.items():
        results[name] = measure(docs, lambda doc: made[doc.name]), measure(docs, anchor)
        print_links(f"{name} ({len(docs)})", *results[name])
    asked = sources(options.data, encoder.read, known)
    table(("sources", "asked", "named", "right"), [[f, s.asked, s.named, s.right] for f, s in asked.items()])
    print()
    mine, rule = ({form: counts["actors"][form].shares[2] for form in FORMS[:2]} for counts in results["dev"])
    share = sum(s.right for s in asked.values()) / max(sum(s.asked for s in asked.values()), 1)
    told = f"actors: dev F1 pronouns {mine['pronoun']:.3f} (anchor {rule['pronoun']:.3f}), noun phrases "
    told += f"{mine['noun phrase']:.3f} ({rule['noun phrase']:.3f}); sources named right {share:.3f}"
    return verdict(told, all(mine[form] > rule[form] for form in mine))


if __name__ == "__main__":
    sys.exit(main())
