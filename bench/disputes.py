"""Disputes and revisions in the labelled stories, by the whole pipeline, beside "any two numbers of one thing".

usage: python -m bench.disputes [--data FOLDER] [--quick]

The articles of the labelled events (``stories/gold``) are read into one ledger. A labelled dispute is found when two
sides of one of our disputes, of the same kind, overlap quotes of two different labelled sides; one of ours in those
stories that finds none is wrong. A labelled revision is found when two values of one of ours overlap two labelled
values. The anchor takes all different numbers that a story gives for one thing that is counted as one figure dispute,
and those that reports of different days give as one revision.

The last line is the summary; exit status 1 where ours is not above the anchor.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common import arguments, lacking, read_articles, table, verdict
from bench.derivation import load
from bench.rivalling import Rivals, Spot, any_two_numbers, of_dispute, of_revision, spot, tally
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.records import Reading, Story
from training.corpus import Article

KINDS = ("denial", "figure", "responsibility", "status", "cause")
QUICK = 5  # events


@dataclass(frozen=True)
class LedgerTold:
    """What a ledger says of some articles."""

    stories: tuple[Story, ...]
    report_of: Mapping[str, str]  # by article
    texts: Mapping[str, str]  # by report
    readings: Mapping[str, Reading]  # by report


def told_of(articles: Sequence[Article], pipeline: Pipeline) -> LedgerTold:
    """Read articles into a ledger; all that it tells of them."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "bench.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        whole = (ledger.story(story.id) for story in ledger.stories())
        stories = tuple(sorted((s for s in whole if s is not None), key=lambda s: s.id))
        reports = sorted({report for story in stories for report in story.reports})
        texts = {report: ledger.page(report).text for report in reports}
        return LedgerTold(stories, report_of, texts, ledger.readings(reports))


def labels(data: Path, events: Sequence[str], told: LedgerTold) -> tuple[list[Rivals], list[Rivals]]:
    """Labelled disputes and revisions of some events, by where their quotes stand."""
    disputes, revisions = [], []
    for event in events:
        label: dict[str, Any] = json.loads((data / f"stories/gold/{event}.json").read_text(encoding="utf8"))
        for row in label["disputes"]:
            disputes.append(Rivals(row["kind"], _sides(row["sides"], told), row["about"]))
        for row in label["revisions"]:
            revisions.append(Rivals("revision", _sides(row["values"], told), row["about"]))
    return disputes, revisions


def _sides(rows: Sequence[Mapping[str, str]], told: LedgerTold) -> tuple[tuple[Spot, ...], ...]:
    """The quotes; those of one value are one side."""
    sides: dict[str, list[Spot]] = {}
    for number, row in enumerate(rows):
        report = told.report_of.get(row["doc"])
        where = spot(report, told.texts.get(report or "", ""), row["quote"])
        if where:
            sides.setdefault(row.get("value") or f"side {number}", []).append(where)
    return tuple(tuple(spots) for spots in sides.values())


def numbers(told: LedgerTold) -> dict[str, list[tuple[str, float, Spot]]]:
    """By story what is counted, the number and its sentence: what the anchor sees."""
    found: dict[str, list[tuple[str, float, Spot]]] = {}
    for story in told.stories:
        for report in story.reports:
            reading = told.readings[report]
            for figure in reading.figures:
                value = next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
                held = (s for s in reading.sentences if s[0] <= figure.span[0] < s[1])
                if value is not None:
                    where = (report, next(held, figure.span))
                    found.setdefault(story.id, []).append((figure.counts, value, where))
    return found


def print_disputes(labelled: Sequence[Rivals], ours: Sequence[Rivals], theirs: Sequence[Rivals]) -> None:
    """Hits and F1 by kind, ours and the anchor's."""
    rows = []
    for kind in KINDS:
        wanted = [x for x in labelled if x.kind == kind]
        mine, other = ([o for o in all_ if o.kind == kind] for all_ in (ours, theirs))
        if wanted or mine:
            rows.append([kind, *tally(wanted, mine).row, tally(wanted, other).f1])
    rows.append(["all, of the same kind", *tally(labelled, ours).row, tally(labelled, theirs).f1])
    blind = [tally(labelled, x, by_kind=False) for x in (ours, theirs)]
    rows.append(["all, of any kind", *blind[0].row, blind[1].f1])
    table(("disputes", "found", "ours right", "F1", "anchor"), rows)


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether ours is above the anchor."""
    options = arguments("disputes and revisions: ours beside any two numbers of one thing", given)
    if lacking(options.data, "stories/gold", "stories/news-cluster"):
        return 0
    events = load(options.data)[: QUICK if options.quick else None]
    told = told_of([a for event in events for a in event.articles], Pipeline(vocabulary.load()))
    disputes, revisions = labels(options.data, [event.name for event in events], told)
    ours = [of_dispute(d) for story in told.stories for d in story.disputes]
    changed = [of_revision(r) for story in told.stories for r in story.revisions]
    plain = any_two_numbers(numbers(told))
    print_disputes(disputes, ours, plain)
    growth = [Rivals("revision", x.sides, x.about) for x in plain]
    mine, other = tally(revisions, changed), tally(revisions, growth)
    table(("revisions", "found", "ours right", "F1", "anchor"), [["all", *mine.row, other.f1]])
    best, beside = tally(disputes, ours), tally(disputes, plain)
    return verdict(
        f"disputes: F1 {best.f1:.3f}, anchor {beside.f1:.3f}; revisions: F1 {mine.f1:.3f}, anchor {other.f1:.3f} "
        "(bar: above the anchor)",
        best.f1 > beside.f1 and mine.f1 > other.f1,
    )


if __name__ == "__main__":
    sys.exit(main())
