"""Informants: who says it, named or not, through which news organisation, on news of the Middle East and Africa.

usage: python -m bench.informants [--data FOLDER] [--quick]

Nothing is trained on these articles (``attribution-middle-east``). They go through the whole pipeline; of each labelled
attribution whose cue one of ours overlaps, nested ones too, the facts beside the spans are compared:

named      whether the informant is named
gatherer   which news organisation obtained it: of all; and precision, recall and F1 of those that have one. Names are
           compared letter by letter, case ignored
declined   whether the informant would not tell: precision, recall and F1
name       the last word of the labelled informant's name stands in ours; and, stricter, most words are the same
via        who passed it on and is no news organisation: precision, recall and F1 of whether there is one

Anchor: what is right where every informant is named as its source span reads, is named, declines nothing, and has no
gatherer and nobody between. Labels of an informant that the text does not tell ("unspecified") count for no name.

A second table counts what is read beside the labels: of what kind informants are, and how often their number and the
reason for their anonymity are told.

The last line is the summary; exit status 1 where named, gatherer or name is not above the anchor, or below the bar.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.carry_over import FOLDER, cue_overlap
from bench.common import arguments, f1, lacking, table, verdict
from bench.quoted import Json, attributions, inspected
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

QUICK = 4  # of the quick run: one article in so many
BAR = {"named": 0.88, "gatherer": 0.88, "name": 0.72}
UNTOLD = re.compile(r"unspecified\b")
WORD = re.compile(r"\w+")
SMALL = frozenset({"the", "a", "an", "of", "s", "in", "and", "for"})


@dataclass
class Found:
    """How often a fact is said, labelled, and both."""

    said: int = 0
    gold: int = 0
    hit: int = 0

    def count(self, *, said: bool, gold: bool, right: bool) -> None:
        """Count one attribution in."""
        self.said += said
        self.gold += gold
        self.hit += said and gold and right

    @property
    def row(self) -> tuple[float | None, float | None, float]:
        """Precision, recall (``None``: nothing to measure them on) and F1."""
        precision = self.hit / self.said if self.said else None
        recall = self.hit / self.gold if self.gold else None
        return precision, recall, f1(self.hit, self.said, self.gold)


@dataclass
class Facts:
    """What was measured: shares that are right, of all whose cue was found, and what only some have."""

    labels: int = 0
    matched: int = 0
    told: int = 0  # of the matched: labels that tell who it is
    right: Counter[str] = field(default_factory=Counter)
    anchor: Counter[str] = field(default_factory=Counter)
    some: dict[str, Found] = field(default_factory=lambda: {n: Found() for n in ("gatherer", "declined", "via")})
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, said: Json, label: Json) -> None:
        """Count a labelled attribution with the one of ours whose cue overlaps its."""
        self.matched += 1
        informant: Json = said["informant"]
        gatherer, wanted = low(said["gatherer"]), low(label.get("gatherer"))
        self.right["named"] += bool(informant["named"]) == bool(label["named"])
        self.right["gatherer"] += gatherer == wanted
        self.right["declined"] += bool(said["declined"]) == bool(label.get("declined"))
        self.right["via"] += bool(said["via"]) == bool(label.get("via"))
        self.anchor["named"] += bool(label["named"])
        self.anchor["gatherer"] += not wanted
        self.anchor["declined"] += not label.get("declined")
        self.anchor["via"] += not label.get("via")
        self.some["gatherer"].count(said=bool(gatherer), gold=bool(wanted), right=gatherer == wanted)
        self.some["declined"].count(said=bool(said["declined"]), gold=bool(label.get("declined")), right=True)
        self.some["via"].count(said=bool(said["via"]), gold=bool(label.get("via")), right=True)
        self._name(informant["name"], (said.get("source") or {}).get("text"), label.get("informant"))

    def _name(self, ours: str | None, source: str | None, label: str | None) -> None:
        if not label or UNTOLD.match(label):
            return
        self.told += 1
        for counts, name in ((self.right, ours), (self.anchor, source)):
            counts["name"] += low(label).split()[-1] in low(name)
            counts["name, most words"] += alike(label, name or "")


def low(name: str | None) -> str:
    """A name as names are compared."""
    return (name or "").lower()


def alike(one: str, other: str) -> bool:
    """Whether more than half of the words of two names (small ones left out) are the same."""
    first, second = ({w for w in WORD.findall(low(name)) if w not in SMALL} for name in (one, other))
    return 2 * len(first & second) > len(first | second)


def measure(data: Path, pipeline: Pipeline, one_in: int = 1) -> Facts:
    """Compare the facts on the articles, or on one in so many of them."""
    facts = Facts()
    for path in sorted((data / FOLDER).glob("*.json"))[::one_in]:
        content = json.loads(path.read_text(encoding="utf8"))
        said = attributions(inspected(path.parent / content["file"], pipeline))
        count_kinds(said, facts.kinds)
        for label in content["attributions"]:
            facts.labels += 1
            best = max(said, key=lambda one: cue_overlap(one, label), default=None)
            if best is not None and cue_overlap(best, label) > 0:
                facts.add(best, label)
    return facts


def count_kinds(said: Iterable[Json], kinds: Counter[str]) -> None:
    """Count of what kind informants are, and what else is told of them."""
    for one in said:
        informant: Json = one["informant"]
        kinds["attributions"] += 1
        kinds[informant["kind"]] += 1
        kinds["number told"] += informant["number"] is not None
        kinds["reason of anonymity told"] += informant["anonymity"] is not None
        kinds["responsibility claimed"] += bool(one["responsibility"])


def print_tables(facts: Facts) -> None:
    """What is right, then what only some have, then the kinds."""
    print(f"cues found, of all {facts.labels} labelled: {facts.matched}; of those, right")
    rows: list[list[object]] = []
    for name in ("named", "gatherer", "declined", "via", "name", "name, most words"):
        of = facts.told if name.startswith("name,") or name == "name" else facts.matched
        rows.append([name, of, facts.right[name] / max(of, 1), facts.anchor[name] / max(of, 1)])
    table(("fact", "of", "share", "anchor"), rows)
    print()
    table(
        ("fact", "labelled", "said", "P", "R", "F1"),
        [[name, found.gold, found.said, *found.row] for name, found in facts.some.items()],
    )
    print()
    table(("read in all", "count"), [[name, count] for name, count in facts.kinds.most_common()])
    print()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("informants: who says it, named or not, and who obtained it", given)
    if lacking(options.data, FOLDER):
        return 0
    facts = measure(options.data, Pipeline(vocabulary.load()), QUICK if options.quick else 1)
    print_tables(facts)
    of = {"named": facts.matched, "gatherer": facts.matched, "name": facts.told}
    shares = {name: facts.right[name] / max(of[name], 1) for name in BAR}
    anchors = {name: facts.anchor[name] / max(of[name], 1) for name in BAR}
    figures = ", ".join(f"{name} {shares[name]:.3f} (anchor {anchors[name]:.3f}, bar {BAR[name]:.2f})" for name in BAR)
    met = all(shares[name] >= BAR[name] and shares[name] > anchors[name] for name in BAR)
    return verdict(f"informants: {figures}", met)


if __name__ == "__main__":
    sys.exit(main())
