"""Carry-over: attributions in news from the Middle East and Africa, beside those on PolNeAR's US politics.

usage: python -m bench.carry_over [--data FOLDER] [--quick]

Nothing is trained on these articles (``attribution-middle-east``). They go through the whole pipeline and are scored
as ``bench.attribution`` scores, with the outer attributions as labels, for PolNeAR's scheme has no nesting: an
attribution of ours whose cue overlaps that of a nested one is left out, neither right nor wrong.

Where a cue of ours overlaps a labelled one, the facts beside the spans are compared: whether the informant is named and
by what last name, and whether the informant declined to say. ``bench.informants`` compares the other facts.

Points lost: mean exact F1 of the three roles on PolNeAR's dev articles, in the same run, less that on these. The anchor
is the 27 points of span F1 that a published BERT lost which was trained on PARC 3.0 and tested on PolNeAR, as the task
gives it.

The last line is the summary; exit status 1 where 12 points or more are lost, or relaxed F1 of a role is below 0.70.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import attribution
from bench.common import arguments, lacking, table, verdict
from bench.quoted import (
    ROLES,
    WHOLE,
    Json,
    Labelled,
    attributions,
    exact,
    inspected,
    labelled,
    pieces,
    say,
    score,
    total,
    triple,
)
from bench.spans import Tally, characters, jaccard
from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from training.encoder.articles import Quoted

FOLDER = "attribution-middle-east"
LOST, ANCHOR_LOST, RELAXED = 12.0, 27.0, 0.70
QUICK = 4  # of the quick run: one article in so many
FACTS = ("named", "declined", "informant")


@dataclass(frozen=True)
class Carried:
    """What was measured: counts by role, and how often each fact is right of the labelled cues that were found."""

    tallies: Mapping[str, Tally]
    facts: Mapping[str, int]
    matched: int
    labels: int


def quoted(label: Json) -> Quoted:
    """One labelled attribution."""
    source = [label["source_span"]] if label.get("source_span") else []
    return Quoted(pieces(source), pieces([label["cue_span"]]), pieces(label["content_spans"]))


def labels_of(labels: Sequence[Json]) -> Labelled:
    """The outer attributions of a text; as every label has spans of its own, none is left out as a double."""
    outer = [quoted(label) for label in labels if not label.get("nested")]
    items = {"source": [q.source for q in outer if q.source], "cue": [q.cue for q in outer]}
    return labelled(outer, items | {"content": [q.content for q in outer]})


def cue_overlap(said: Json, label: Json) -> float:
    """How much of their cues an attribution of ours and a label have in common."""
    return jaccard(characters(pieces([said["cue"]["span"]])), characters(pieces([label["cue_span"]])))


def facts(said: Sequence[Json], labels: Sequence[Json]) -> Counter[str]:
    """Of each label whose cue is found: which facts beside the spans are right."""
    found: Counter[str] = Counter()
    for label in labels:
        best = max(said, key=lambda one: cue_overlap(one, label), default=None)
        if best is not None and cue_overlap(best, label) > 0:
            found["matched"] += 1
            found.update(name for name in FACTS if agrees(name, best, label))
    return found


def agrees(fact: str, said: Json, label: Json) -> bool:
    """Whether a fact of an attribution is as labelled; of an informant's name the last word must be there."""
    informant: Json = said.get("informant") or {}
    if fact == "named":
        return bool(informant.get("named")) == bool(label["named"])
    if fact == "declined":
        return bool(said.get("declined")) == bool(label.get("declined"))
    name = str(label.get("informant") or "").lower().split()
    return bool(name) and name[-1] in str(informant.get("name") or "").lower()


def measure(data: Path, pipeline: Pipeline, one_in: int = 1) -> Carried:
    """Score ours on the articles, or on one in so many of them."""
    scored, right, count = [], Counter[str](), 0
    for path in sorted((data / FOLDER).glob("*.json"))[::one_in]:
        content = json.loads(path.read_text(encoding="utf8"))
        labels: list[Json] = content["attributions"]
        nested = [label for label in labels if label.get("nested")]
        every = attributions(inspected(path.parent / content["file"], pipeline))
        said = [one for one in every if not any(cue_overlap(one, label) > 0 for label in nested)]
        scored.append(score(labels_of(labels), [triple(one) for one in said]))
        right += facts(said, labels)
        count += len(labels)
    return Carried(total(scored), right, right["matched"], count)


def lost(home: Mapping[str, Tally], abroad: Mapping[str, Tally]) -> float:
    """Points of exact F1 lost, the mean of the three roles."""
    return 100 * (sum(exact(home)) - sum(exact(abroad))) / len(ROLES)


def print_tables(home: Mapping[str, Tally], abroad: Carried) -> None:
    """The spans, home and abroad, then the facts."""
    rows: list[list[object]] = []
    for name in (*ROLES, WHOLE):
        there, here = abroad.tallies[name], home[name]
        drops = [f"{100 * (a - b):+.1f}" for a, b in ((there.exact, here.exact), (there.relaxed, here.relaxed))]
        rows.append([name, there.gold, there.said, there.exact, here.exact, drops[0]])
        rows[-1] += [there.relaxed, here.relaxed, drops[1]]
    columns = ("role", "labelled", "said", "exact", "PolNeAR", "points", "relaxed", "PolNeAR", "points")
    table(columns, rows)
    print(f"\ncues found, of all {abroad.labels} labelled: {abroad.matched}; of those, right")
    shares = [[name, abroad.facts[name] / max(abroad.matched, 1)] for name in FACTS]
    table(("fact", "share"), shares)
    print()


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bars are met."""
    options = arguments("carry-over: attributions in news from elsewhere, beside PolNeAR", given)
    if lacking(options.data, FOLDER, "polnear/dev"):
        return 0
    pipeline = Pipeline(vocabulary.load())
    home = attribution.measure(options.data, pipeline, attribution.QUICK if options.quick else 1)
    abroad = measure(options.data, pipeline, QUICK if options.quick else 1)
    print_tables(home, abroad)
    points = lost(home, abroad.tallies)
    relaxed = [abroad.tallies[role].relaxed for role in ROLES]
    told = (
        f"carry-over: {points:.1f} points of exact F1 lost (bar {LOST:.0f}, anchor {ANCHOR_LOST:.0f}); exact "
        f"{say(exact(abroad.tallies))}, relaxed {say(relaxed)} (bar {100 * RELAXED:.0f})"
    )
    return verdict(told, points < LOST and min(relaxed) >= RELAXED)


if __name__ == "__main__":
    sys.exit(main())
