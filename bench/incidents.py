"""Incidents of casualty reports: grouping, range of the killed, and disputes by kind, by the whole pipeline.

usage: python -m bench.incidents [--data FOLDER] [--quick]

The 33 labelled articles of ``figures`` are read into one ledger. Printed for the incidents of even and of odd place in
the file, and for all. Neither half was kept from sight while the rules were made, so none stands for unseen pages:

- grouping: pairwise F1 of "two articles tell one incident" by the ledger's stories, beside one story per day and place
  (articles of one day that share the first name of a place);
- killed: how many incidents' labelled lowest to highest overlaps that of our event, and the mean Jaccard of the two.
  Of the events that bear a toll of killed in the story that holds most of the incident's articles, the one is compared
  that has most values from those articles. The anchor takes the largest and smallest number of killed that any of the
  incident's articles gives;
- disputes (arguable labels left out): F1 by kind, beside "any two numbers of one thing are a dispute".

The last line is the summary; exit status 1 where ours is not above the anchor in disputes and killed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.common import arguments, f1, lacking, table, verdict
from bench.disputes import KINDS, LedgerTold, numbers, told_of
from bench.rivalling import Rivals, any_two_numbers, of_dispute, spot, tally
from secondsource import vocabulary
from secondsource.pipeline import Pipeline
from secondsource.records import Toll
from training.corpus import Article

QUICK = 4  # incidents
_Range = tuple[float, float]


@dataclass(frozen=True)
class LabelledIncident:
    """One labelled incident."""

    name: str
    articles: tuple[str, ...]
    killed: _Range
    disputes: tuple[dict[str, Any], ...]


def load(data: Path) -> list[LabelledIncident]:
    """The labelled incidents, in the order of the file."""
    rows = [json.loads(line) for line in (data / "figures/incidents.jsonl").read_text(encoding="utf8").splitlines()]
    return [
        LabelledIncident(
            r["incident"], tuple(r["articles"]), (r["killed"]["low"], r["killed"]["high"]), tuple(r["disputes"])
        )
        for r in rows
    ]


def articles(data: Path) -> list[Article]:
    """The labelled articles, with the day that their text tells."""
    lines = (data / "figures/labels.jsonl").read_text(encoding="utf8").splitlines()
    labels = {row["unit_id"]: row for row in map(json.loads, lines)}
    rows = json.loads((data / "figures/reports.json").read_text(encoding="utf8"))
    return [
        Article(
            id=row["unit_id"],
            source="figures",
            title=row["article_title"],
            paragraphs=(row["article_content"],),
            outlet=labels[row["unit_id"]]["source"],
            date=labels[row["unit_id"]]["text_date"],
        )
        for row in rows
        if row["unit_id"] in labels
    ]


# -- grouping ---------------------------------------------------------------------------------------------------------


def pairs_of(groups: Sequence[Sequence[str]], among: set[str]) -> set[tuple[str, str]]:
    """Pairs of articles in one group, of those that matter."""
    return {(a, b) for group in groups for a, b in combinations(sorted(set(group) & among), 2)}


def grouping(incidents: Sequence[LabelledIncident], groups: Sequence[Sequence[str]]) -> float:
    """Pairwise F1 over the articles of some incidents."""
    among = {a for incident in incidents for a in incident.articles}
    gold, said = pairs_of([i.articles for i in incidents], among), pairs_of(groups, among)
    return f1(len(gold & said), len(said), len(gold))


def by_day_and_place(told: LedgerTold, given: Sequence[Article]) -> list[list[str]]:
    """The anchor: articles of one day whose first known place is one."""
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for article in given:
        report = told.report_of.get(article.id)
        places = told.readings[report].places if report else ()
        first = next((p.name for p in places if p.precision not in (None, "country")), None)
        groups.setdefault((article.date, first), []).append(article.id)
    return list(groups.values())


# -- killed -----------------------------------------------------------------------------------------------------------


def our_killed(incident: LabelledIncident, told: LedgerTold) -> _Range | None:
    """Lowest and highest that our event of the incident gives; ``None`` where it gives no toll."""
    reports = {told.report_of[a] for a in incident.articles if a in told.report_of}
    held = Counter(story.id for story in told.stories for report in story.reports if report in reports)
    if not held:
        return None
    best = min(held, key=lambda s: (-held[s], s))
    story = next(s for s in told.stories if s.id == best)
    tolls = [t for event in story.events for t in event.tolls if t.counts == "killed"]

    def common(toll: Toll) -> int:
        return sum(v.report in reports for v in toll.values)

    toll = max(tolls, key=common, default=None)
    if toll is None or not common(toll) or toll.low is None or toll.high is None:
        return None
    return toll.low, toll.high


def any_killed(incident: LabelledIncident, told: LedgerTold) -> _Range | None:
    """The anchor: smallest and largest number of killed in the incident's articles."""
    found = []
    for article in incident.articles:
        report = told.report_of.get(article)
        figures = told.readings[report].figures if report else ()
        found += [f.value for f in figures if f.counts == "killed" and f.value is not None]
    return (min(found), max(found)) if found else None


def jaccard(a: _Range, b: _Range | None) -> float:
    """Shared whole numbers of two ranges over all of them."""
    if b is None:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0]) + 1
    return max(0.0, shared) / (max(a[1], b[1]) - min(a[0], b[0]) + 1)


def killed(incidents: Sequence[LabelledIncident], ranges: Mapping[str, _Range | None]) -> tuple[float, float]:
    """Share of incidents whose ranges overlap, and mean Jaccard."""
    shares = [jaccard(i.killed, ranges[i.name]) for i in incidents]
    return fmean(share > 0 for share in shares), fmean(shares)


# -- disputes ---------------------------------------------------------------------------------------------------------


def labelled(incidents: Sequence[LabelledIncident], told: LedgerTold) -> list[Rivals]:
    """The labelled disputes by where their quotes stand."""
    found = []
    for incident in incidents:
        for row in incident.disputes:
            spots = [
                spot(report, told.texts.get(report or "", ""), side["quote"])
                for side in row["sides"]
                for report in [told.report_of.get(side["unit_id"])]
            ]
            sides = tuple((s,) for s in spots if s)
            found.append(Rivals(row["kind"], sides, row["about"], bool(row.get("weak"))))
    return found


def within(rivals: Sequence[Rivals], reports: set[str]) -> list[Rivals]:
    """Those of which a side stands in some reports."""
    return [r for r in rivals if any(report in reports for side in r.sides for report, _ in side)]


def main(given: Sequence[str] | None = None) -> int:
    """Print the tables and say whether ours is above the anchor."""
    options = arguments("incidents: grouping, killed and disputes, beside simple anchors", given)
    if lacking(options.data, "figures"):
        return 0
    incidents, read = load(options.data), articles(options.data)
    if options.quick:
        incidents = incidents[:QUICK]
        kept = {a for i in incidents for a in i.articles}
        read = [a for a in read if a.id in kept]
    told = told_of(read, Pipeline(vocabulary.load()))
    ours = {i.name: our_killed(i, told) for i in incidents}
    anchor = {i.name: any_killed(i, told) for i in incidents}
    back = {report: article for article, report in told.report_of.items()}
    groups = [[back[r] for r in story.reports if r in back] for story in told.stories]
    plain = by_day_and_place(told, read)
    disputes = [of_dispute(d) for story in told.stories for d in story.disputes]
    numbered = any_two_numbers(numbers(told))
    rows, kinds = [], []
    for name, part in (("even", incidents[::2]), ("odd", incidents[1::2]), ("all", incidents)):
        gold = labelled(part, told)
        reports = {told.report_of[a] for i in part for a in i.articles if a in told.report_of}
        mine, theirs = within(disputes, reports), within(numbered, reports)
        rows.append([f"grouping F1, {name}", grouping(part, groups), grouping(part, plain)])
        rows.append([f"killed overlaps, {name}", killed(part, ours)[0], killed(part, anchor)[0]])
        rows.append([f"killed Jaccard, {name}", killed(part, ours)[1], killed(part, anchor)[1]])
        for kind in (*KINDS, "all"):
            wanted, said, other = ([x for x in held if kind in (x.kind, "all")] for held in (gold, mine, theirs))
            if wanted or said:
                kinds.append([f"{kind}, {name}", *tally(wanted, said).row, tally(wanted, other).f1])
    table(("incidents", "ours", "anchor"), rows)
    table(("disputes", "found", "ours right", "F1", "anchor"), kinds)
    gold = labelled(incidents, told)
    best, beside = tally(gold, disputes), tally(gold, numbered)
    overlap, close = killed(incidents, ours), killed(incidents, anchor)
    return verdict(
        f"incidents: grouping F1 {grouping(incidents, groups):.3f}, killed overlap {overlap[0]:.3f} with Jaccard "
        f"{overlap[1]:.3f} (anchor {close[1]:.3f}), disputes F1 {best.f1:.3f} (anchor {beside.f1:.3f}; bar: above it)",
        best.f1 > beside.f1 and overlap[1] > close[1],
    )


if __name__ == "__main__":
    sys.exit(main())
