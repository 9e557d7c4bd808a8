"""The two seed pages: everything that their three reports say, against labels of our own.

usage: python -m bench.seeds [--seeds FOLDER] [--anchored] [--show]

The labels (``bench/data/seeds_gold.json``) are offsets and labels without any of the pages' words. They were written
from the texts before anything of ours had read them. Only headline and paragraphs are labelled: what is said of
captions and of headlines printed twice is wrong; what is said of cross-heads is not counted. An item marked
``optional`` is debatable, or (``back``) only points back at an event told before: finding it is neither right nor
wrong. Where several spans, values, types or readings are sound, all are listed, the best first.

An item of ours is right, each label being found once, where

- attributions: cue meets cue, source meets source (or both have none), and the contents share more than half of their
  characters. One that runs over paragraphs counts once for each. Nested ones (the cue lies in another's content) are
  optional, as in ``bench.carry_over``; the row below requires them too. Strict: all spans are as labelled.
- figures: the spans meet, value, low and high are the same, and so is what it counts.
- times: the spans meet and the value is the same. Neither page tells the first two reports' publication, only the day
  of their picture. Relative expressions are labelled twice: as unknown ("relative"), which is what ``docs/times.md``
  promises, and as counted from that day ("anchored"), where what is only supposed counts as said. The bar is on the
  first, with ``--anchored`` on the second; both are printed.
- places: the spans meet and the GeoNames id is the same; where none is labelled, the country is.
- events: the trigger meets a labelled one, or meets none and stands in its sentence; and the type is the same.
  Strict: the trigger meets it.
- conditions: outcome and what it depends on, part by part, by more than half of their characters.
- actors: pairs of mentions that are one actor, among those labelled and found (by more than half of characters).

Strict for figures, times and places: the span is as labelled. What is told beside (roles, facts, modes) is counted
where the item itself is right. The last line is the summary; exit status 1 where the F1 of attributions, figures,
times, places or events is below 0.90.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.common import DATA, f1, table, verdict
from bench.quoted import inspected
from bench.seed_facts import FACTS, Tallies, beside
from bench.seed_matching import (
    HALF,
    PARTS,
    STRICT,
    Json,
    Like,
    Marks,
    Span,
    attribution_like,
    closest,
    event_like,
    figure_like,
    labels_of,
    match,
    meet_any,
    place_like,
    said_of,
    time_like,
)
from secondsource import vocabulary
from secondsource.pipeline import Pipeline

GOLD = Path(__file__).resolve().parent / "data" / "seeds_gold.json"
BAR = 0.90
NESTED, OTHER_TIMES = "attributions, nested too", "times, {}"


def conditions(gold: Sequence[Json], said: Sequence[Json]) -> Counter[str]:
    """How many outcomes, and things that they depend on, are found."""
    labels = [variants for g in gold for variants in (g["outcome"], *g["depends_on"])]
    spans = [span for s in said for span in (s["outcome_span"], *s["depends_on_spans"])]
    right = sum(any(closest(variants, span) > HALF for span in spans) for variants in labels)
    return Counter(gold=len(labels), said=len(spans), right=right)


def actors(gold: Mapping[str, Json], entities: Sequence[Json]) -> Counter[str]:
    """How many pairs of labelled mentions are one actor, here and there, of a report's actors and entities."""
    said = [(span, entity["id"]) for entity in entities for span in entity["mentions"]]
    found: list[tuple[str, object]] = []  # of each labelled mention: its actor, and our entity (its own, if none)
    for key, actor in gold.items():
        for variants in (*actor["names"], *actor["refs"]):
            near, entity = max(((closest(variants, span), name) for span, name in said), default=(0.0, ""))
            found.append((key, entity if near > HALF else ("none", len(found))))
    together: Counter[str] = Counter(gold=0, said=0, right=0)
    for (a, ours), (b, theirs) in itertools.combinations(found, 2):
        together.update(gold=int(a == b), said=int(ours == theirs), right=int(a == b and ours == theirs))
    return together


def likes(relative: bool) -> dict[str, Like]:
    """How each part is matched."""
    return {
        "attributions": attribution_like,
        "figures": figure_like,
        "times": partial(time_like, anchored=not relative),
        "places": place_like,
        "events": event_like,
    }


def score_page(labels: Json, reports: Sequence[Json], relative: bool) -> dict[str, Marks]:
    """Match everything said of a page with its labels, part by part; ``reports`` as ``inspect --json`` gives them."""
    gold, every, said = ({key: list[Json]() for key in (*PARTS, "conditions")} for _ in range(3))
    for report in labels["reports"]:
        for target, nested in ((gold, False), (every, True)):
            for key, items in labels_of(report, nested=nested).items():
                target[key] += items
    for report in reports:
        for key, items in said_of(report, labels).items():
            said[key] += items
    found: dict[str, Marks] = {}
    for part, like in likes(relative).items():
        spans = {"attributions": "cue", "events": "triggers"}.get(part, "spans")
        found[part] = match(gold[part], said[part], like, spans, STRICT[part])
    found[NESTED] = match(every["attributions"], said["attributions"], attribution_like, "cue", STRICT["attributions"])
    other = OTHER_TIMES.format("anchored" if relative else "relative")
    found[other] = match(gold["times"], said["times"], likes(not relative)["times"], "spans", STRICT["times"])
    return found


def print_facts(part: str, facts: Tallies) -> None:
    """How often each fact is right of those labelled, on one line."""
    told = (f"{name} {counts['right']}/{counts['scored']}" for name, counts in sorted(facts.items()))
    print(f"{part}, where right: " + (", ".join(told) or "none"))


def print_misses(part: str, marks: Marks, text: str, show: bool) -> None:
    """Labels not found, and what matches no label: offsets, label, and the words where ``show`` says so."""
    rows = [("missed", _first_span(g), _label(g)) for g in marks.missed]
    rows += [("wrong", s["span"], _label(s)) for s in marks.wrong]
    for what, span, label in sorted(rows, key=lambda row: (list(row[1]), row[0])):
        quoted = f"  {text[slice(*span)]!r}" if show else ""
        print(f"  {part}: {what} [{span[0]}, {span[1]}] {label}{quoted}")


def _first_span(label: Json) -> Span:
    span: Span = next(label[key][0] for key in ("cue", "triggers", "spans") if key in label)
    return span


def _label(item: Json) -> str:
    told = ("types", "type", "mode", "values", "value", "value_if_anchored", "low", "high", "counts", "geonames_ids")
    shown = {key: item[key] for key in (*told, "geonames_id", "declined") if item.get(key) is not None}
    return " ".join(f"{key}={value}" for key, value in shown.items())


def pooled(pages: Iterable[Mapping[str, Counter[str]]]) -> Tallies:
    """Counts by name of several pages together."""
    found: Tallies = {}
    for page in pages:
        for name, counts in page.items():
            found.setdefault(name, Counter()).update(counts)
    return found


def counted_row(name: str, counts: Counter[str]) -> list[object]:
    """A row of the table for what has no strict reading."""
    gold, said, right = (counts[key] for key in ("gold", "said", "right"))
    return [name, gold, said, right / said if said else 0.0, right / gold if gold else 0.0, f1(right, said, gold), None]


def load(folder: Path) -> list[tuple[Json, Path]]:
    """The labels of each page and where it lies.

    :raises ValueError: a page's bytes are others than those labelled, so that no offset holds.
    """
    found = []
    for labels in json.loads(GOLD.read_text(encoding="utf-8"))["pages"]:
        path = folder / labels["file"]
        if hashlib.sha256(path.read_bytes()).hexdigest() != labels["sha256"]:
            raise ValueError(f"{path} is not the page that was labelled")
        found.append((labels, path))
    return found


class Sheet:
    """The score of all pages, part by part, and what is told beside."""

    def __init__(self, relative: bool = True) -> None:
        self.relative = relative
        self.marks: dict[str, Marks] = {}
        self.facts: dict[str, Tallies] = {part: {} for part in FACTS}
        self.counted: Tallies = {}
        self.misses: list[tuple[str, Marks, str]] = []

    def add(self, labels: Json, reports: Sequence[Json], text: str) -> None:
        """Score one page."""
        for name, marks in score_page(labels, reports, self.relative).items():
            self.marks.setdefault(name, Marks()).add(marks)
            self.misses.append((name, marks, text))
            if name in FACTS:
                facts, sides = beside(name, marks.pairs, text)
                self.facts[name] = pooled((self.facts[name], facts))
                self.counted = pooled((self.counted, sides))
        for gold in labels["reports"]:
            here = [r for r in reports if meet_any(gold["scope"], r["span"])]
            asked = conditions(gold["conditions"], [c for r in here for c in r.get("conditions") or ()])
            entities = [{**e, "id": (r["id"], e["id"])} for r in here for e in r["entities"]]
            self.counted = pooled(
                (self.counted, {"conditions": asked, "actors, in pairs": actors(gold["actors"], entities)})
            )

    @property
    def met(self) -> bool:
        """Whether every part reaches the bar."""
        return all(self.marks[part].score >= BAR for part in PARTS)

    def print(self, show: bool) -> None:
        """The table, what is told beside, and what was missed or is wrong."""
        rows = [[name, *marks.row] for name, marks in self.marks.items()]
        rows += [counted_row(name, counts) for name, counts in self.counted.items()]
        table(("part", "labelled", "said", "P", "R", "F1", "strict F1"), rows)
        print()
        for part, facts in self.facts.items():
            print_facts(part, facts)
        print()
        for name, marks, text in self.misses:
            if name in PARTS:
                print_misses(name, marks, text, show)


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether the bar is met."""
    parser = argparse.ArgumentParser(description="everything that the seed pages say, against labels of our own")
    parser.add_argument("--seeds", type=Path, default=DATA.parent / "seeds", help="folder (default: %(default)s)")
    parser.add_argument("--anchored", action="store_true", help="times: the bar on what is supposed by a picture's day")
    parser.add_argument("--show", action="store_true", help="print the pages' words beside what is missed or wrong")
    options = parser.parse_args(given)
    if not options.seeds.is_dir():
        print(f"skipped: {options.seeds} is no folder")
        return 0
    pipeline, sheet = Pipeline(vocabulary.load()), Sheet(not options.anchored)
    for labels, path in load(options.seeds):
        sheet.add(labels, inspected(path, pipeline), path.read_text(encoding="utf-8"))
    sheet.print(options.show)
    shares = ", ".join(f"{part} {sheet.marks[part].score:.3f}" for part in PARTS)
    return verdict(f"seeds: F1 of {shares} (bar {BAR:.2f})", sheet.met)


if __name__ == "__main__":
    sys.exit(main())
