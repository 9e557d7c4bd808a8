"""Claims: their informants and independent origins, ours beside plain counting, on labelled claims of news events.

usage: python -m bench.claims [--data FOLDER] [--quick]

The articles of the labelled events (``stories/gold``) are read into one ledger; its stories go through the stages that
make claims. For each labelled claim ours is the one whose supports overlap most of its quotes in the same reports, then
the one with the fewest other supports, then the first.

low          the least number of independent origins: mean absolute error
two or more  F1 of "low is 2 or more", with precision and recall
overlap      share of claims where our range and the labelled one have a number in common
informants   F1 of the set of informants, counted over all claims: labelled names, and names of our origins, that are
             told alike are one (a last name, or the noun a description is about, that is among the other's words; or a
             word in capitals that names no country, or initials); each of ours is taken once

The row "our claims" is the whole pipeline. In "labelled clusters" our statements stand in the labelled claims, so that
only sourcing and counting are judged. A claim that none of ours overlaps counts as having no origin and no informant.

Anchors, on the same claims: always 1; the number of outlets among the labelled supports; the number of clusters of
near-identical headlines among them (two headlines that share four fifths of their words).

One number is fitted to these labels: the probability from which two informants say the same (``SURE`` of
``stories.corroboration``); rules and word lists were written while the labels were seen. The last line is
the summary; exit status 1 where the error is not below the anchors', or the overlap below the bar.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import derivation
from bench.common import arguments, f1, lacking, read_articles, table, verdict
from bench.gold_claims import Cases, GoldClaim, Name, grouped, load, matched, overlap
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline
from secondsource.records import Claim, Range
from secondsource.stories.claims import Proposition, propositions
from secondsource.stories.corroboration import corroborate

OVERLAP = 0.85
NEAR = 0.8  # share of two headlines' words that both have
QUICK = 5  # events
NOTHING = Range(low=0, high=0)


@dataclass
class Score:
    """What was counted over the claims for one way of telling their origins."""

    claims: int = 0
    error: int = 0
    overlaps: int = 0
    two: list[int] = field(default_factory=lambda: [0, 0, 0])  # both, said, labelled
    names: list[int] = field(default_factory=lambda: [0, 0, 0])

    def add(self, gold: GoldClaim, said: Range, informants: Sequence[Sequence[Name]] = ()) -> None:
        """Count one claim in."""
        self.claims += 1
        self.error += abs(gold.low - said.low)
        self.overlaps += gold.low <= said.high and said.low <= gold.high
        both = gold.low > 1 and said.low > 1
        self.two = [a + b for a, b in zip(self.two, (both, said.low > 1, gold.low > 1), strict=True)]
        wanted = grouped(s.informant for s in gold.support if s.informant)
        counts = (matched(wanted, informants), len(informants), len(wanted))
        self.names = [a + b for a, b in zip(self.names, counts, strict=True)]

    @property
    def mean_error(self) -> float:
        """Mean absolute error of ``low``."""
        return self.error / max(self.claims, 1)

    @property
    def overlap(self) -> float:
        """Share of the claims where the ranges meet."""
        return self.overlaps / max(self.claims, 1)

    def row(self, name: str) -> list[object]:
        """A row of the table."""
        hit, said, gold = self.two
        right = hit / said if said else None
        informants = f1(*self.names) if self.names[1] else None
        return [name, self.mean_error, self.overlap, right, hit / max(gold, 1), f1(hit, said, gold), informants]


def names_of(claim: Claim) -> list[list[Name]]:
    """The informants of a claim's origins, each with all its spellings."""
    told = [o for o in claim.origin_list if o.informant]
    return [[Name(n) for n in dict.fromkeys((o.informant or "", *o.informants))] for o in told]


# -- ours -------------------------------------------------------------------------------------------------------------


def by_clusters(cases: Cases, gold: Sequence[GoldClaim]) -> dict[GoldClaim, Claim]:
    """Our sourcing of the labelled clusters of statements; what else the stories say stands beside them."""
    by_story: dict[str, dict[GoldClaim, Proposition]] = {}
    for number, one in enumerate(gold):
        found = cases.labelled(one)
        if found:
            story, said = found
            by_story.setdefault(story, {})[one] = Proposition(id=f"g{number}", standing=said[0], statements=said)
    claims: dict[GoldClaim, Claim] = {}
    for story, told in by_story.items():
        case = cases.cases[story]
        held = {s for one in told.values() for s in one.statements}
        rest = [s for member in case.members for s in cases.said(member) if s not in held]
        alone = [Proposition(id=f"a{n}", standing=s, statements=(s,)) for n, s in enumerate(rest)]
        claims |= dict(zip(told, corroborate(case, [*told.values(), *alone]), strict=False))
    return claims


def nearest(cases: Cases, claims: dict[str, tuple[Claim, ...]], gold: GoldClaim) -> Claim | None:
    """Our claim that stands for a labelled one."""
    quotes = [placed for quote in gold.support if (placed := cases.place(quote))]
    best: tuple[tuple[int, int, int], Claim] | None = None
    for story in sorted({s for quote in gold.support if (s := cases.story(quote.doc))}):
        for number, claim in enumerate(claims[story]):
            held = [(m.id, span) for m, span in quotes]
            hits = sum(any(s.report == r and overlap(s.span, span) for s in claim.support) for r, span in held)
            others = sum(not any(s.report == r and overlap(s.span, span) for r, span in held) for s in claim.support)
            rank = (-hits, others, number)
            if hits and (best is None or rank < best[0]):
                best = rank, claim
    return best[1] if best else None


# -- anchors ----------------------------------------------------------------------------------------------------------


def outlets(cases: Cases, gold: GoldClaim) -> int:
    """The number of outlets among a claim's labelled supports."""
    members = [m for s in gold.support if (m := cases.member(s.doc))]
    return len({m.report.outlet or m.id for m in members})


def headlines(cases: Cases, gold: GoldClaim) -> int:
    """The number of clusters of near-identical headlines among a claim's labelled supports."""
    members = {m.id: m for s in gold.support if (m := cases.member(s.doc))}
    clusters: list[set[str]] = []
    for member in members.values():
        words = set(re.findall(r"\w+", (member.report.title or "").lower()))
        if not any(len(words & other) >= NEAR * max(len(words | other), 1) for other in clusters):
            clusters.append(words)
    return len(clusters)


# -- the bench --------------------------------------------------------------------------------------------------------


def measure(cases: Cases, gold: Sequence[GoldClaim], claims: dict[str, tuple[Claim, ...]]) -> dict[str, Score]:
    """All rows of the table, by their names."""
    scores: dict[str, Score] = {}
    clusters = by_clusters(cases, gold)
    ours: dict[str, Callable[[GoldClaim], Claim | None]] = {
        "our claims": lambda one: nearest(cases, claims, one),
        "labelled clusters": clusters.get,
    }
    anchors: dict[str, Callable[[GoldClaim], int]] = {
        "always 1": lambda _: 1,
        "outlets": lambda one: outlets(cases, one),
        "headlines": lambda one: headlines(cases, one),
    }
    for name, told in ours.items():
        score = scores[name] = Score()
        for one in gold:
            claim = told(one)
            score.add(one, claim.origins if claim else NOTHING, names_of(claim) if claim else ())
    for name, count in anchors.items():
        score = scores[name] = Score()
        for one in gold:
            score.add(one, Range(low=count(one), high=count(one)))
    return scores


def read(data: Path, events: Sequence[str] | None, ledger: Ledger, folder: Path) -> Cases:
    """Read the articles of the labelled events into a ledger; its stories."""
    words = vocabulary.load()
    articles = [a for e in derivation.load(data) if events is None or e.name in events for a in e.articles]
    return Cases(ledger, read_articles(Pipeline(words), articles, ledger, folder), words)


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bars are met."""
    options = arguments("claims: informants and independent origins", given)
    if lacking(options.data, "stories/gold", "stories/news-cluster"):
        return 0
    gold = load(options.data)
    events = list(dict.fromkeys(g.event for g in gold))[: QUICK if options.quick else None]
    gold = [g for g in gold if g.event in events]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "bench.db")) as ledger:
        cases = read(options.data, events, ledger, Path(folder))
    claims = {story: corroborate(case, propositions(case)) for story, case in cases.cases.items()}
    scores = measure(cases, gold, claims)
    print(f"{len(gold)} labelled claims of {len(events)} events")
    columns = ("origins told by", "low: error", "overlap", "2+: P", "R", "F1", "informants: F1")
    table(columns, [score.row(name) for name, score in scores.items()])
    ours = scores["our claims"]
    anchor = min(scores[name].mean_error for name in ("always 1", "outlets", "headlines"))
    met = ours.mean_error < anchor and ours.overlap >= OVERLAP
    return verdict(
        f"claims: mean error of low {ours.mean_error:.3f} (best anchor {anchor:.3f}), range overlap {ours.overlap:.3f} "
        f"(bar {OVERLAP:.2f}), two or more F1 {ours.row('')[5]:.3f}, informants F1 {ours.row('')[6] or 0.0:.3f}",
        met,
    )


if __name__ == "__main__":
    sys.exit(main())
