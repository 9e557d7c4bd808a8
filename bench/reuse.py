"""Copied text: which reports take over text of another, by the whole pipeline, by passim's method, and by MinHash.

usage: python -m bench.reuse [--data FOLDER] [--quick]

The reports of the labelled events (``stories/gold``). Recall: of those labelled copy or adaptation, how many are found
to share text with another report of the event; a parent may be an agency's text that no page here holds, so it is given
too for those whose parent, or another child of it, is among the reports. Precision: of the reports found, those not
labelled independent. A pair is left out where the labels say that the other has its text from this one.

Ours by text alone: the ledger's links, of which a passage counts that is word for word in the other, 50 characters long
at least and outside of quotes and posts, which everybody may have. Passim: Smith, Cordell and Mullen, "Computational
Methods for Uncovering Reprinted Texts in Antebellum Newspapers", American Literary History 27 (2015), as its released
version 2 works by its defaults: runs of 20 letters or digits that begin at a word and stand once in a report, in 2 to
100 reports; pairs with at least 5 of them in common; passages of runs in one order with gaps of at most 600 characters,
50 characters long at least. It is installed from its repository, on Spark, and not from an index of packages, so its
steps up to the passages are done here; the alignment of the letters inside of them, which changes no answer, is left
out. MinHash: the shipped signatures of five-word runs, 64 values, with any value in common.

Each is asked a second time for a share of the report (``Shared.prose`` for ours), from which the product's rules take
it for adapted. Printed besides: the kind in the ledger, told from credits as well, by weights that have seen
these labels (``bench.derivation`` has the figures of weights that have not).

The last line is the summary; exit status 1 where ours, by any passage, finds less than passim's method, or what it
finds is less often right.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from bench.common import arguments, lacking, read_articles, table, verdict
from bench.derivation import Event, load
from secondsource import vocabulary
from secondsource.encoder.words import words
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline, members_of
from secondsource.reading.shingles import resemblance
from secondsource.stories.member import Member
from secondsource.stories.sharing import SHARED_TEXT, Shared, said_by_others, shares

COPIED = ("copy", "adaptation")
ORDER, MIN_DF, MAX_DF, MIN_MATCH, GAP, MIN_ALIGN = 20, 2, 100, 5, 600, 50
ANY = 1e-9  # share of any passage
QUICK = 5  # events
Pair = tuple[str, str]
"""Two articles: the one that may have its text from the other, and that other."""


# -- passim's method --------------------------------------------------------------------------------------------------


def postings(text: str) -> dict[str, int]:
    """The runs of 20 letters or digits that begin at a word and stand once in a text, with where they begin."""
    kept = [i for i, c in enumerate(text) if c.isalnum()]
    letters = "".join(text[i].lower()[0] for i in kept)
    places: dict[str, int] = {}
    again: set[str] = set()
    for n in range(len(kept) - ORDER + 1):
        if n == 0 or kept[n] - kept[n - 1] > 1:
            run = letters[n : n + ORDER]
            if run in places:
                again.add(run)
            places[run] = kept[n]
    return {run: place for run, place in places.items() if run not in again}


def passages(mine: Mapping[str, int], theirs: Mapping[str, int], common: Iterable[str]) -> int:
    """Characters of the one that stand in passages aligned with the other, by the runs that both have."""
    found, best = 0, list[tuple[int, int]]()
    for place, other in sorted((mine[run], theirs[run]) for run in common):
        if best and (place - best[-1][0] > GAP or not 0 <= other - best[-1][1] <= GAP):
            found += _length(best)
            best = []
        best.append((place, other))
    return found + _length(best)


def _length(matches: Sequence[tuple[int, int]]) -> int:
    """Characters from the first run to the end of the last, where they are enough for a passage."""
    length = matches[-1][0] - matches[0][0] + ORDER if matches else 0
    return length if length >= MIN_ALIGN else 0


def by_passim(texts: Mapping[str, str]) -> dict[Pair, float]:
    """Of each pair of texts that has a passage in common: the share of the first that is aligned with the second."""
    posted = {name: postings(text) for name, text in texts.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for name, runs in posted.items():
        for run in runs:
            holders[run].append(name)
    common: dict[Pair, list[str]] = defaultdict(list)
    for run, names in holders.items():
        if MIN_DF <= len(names) <= MAX_DF:
            for pair in permutations(names, 2):
                common[pair].append(run)
    found = {}
    for (a, b), both in common.items():
        aligned = passages(posted[a], posted[b], both) if len(both) >= MIN_MATCH else 0
        if aligned:
            found[a, b] = min(aligned / max(len(texts[a]), 1), 1.0)
    return found


# -- ours, and MinHash ------------------------------------------------------------------------------------------------


def by_minhash(member: Member, other: Member) -> float:
    """Estimated share of the member's five-word runs that stand in the other."""
    alike = resemblance(member.reading.shingles, other.reading.shingles)
    lengths = [sum(1 for s in m.reading.sentences for _ in words(m.text, s)) for m in (member, other)]
    return min(alike / (1 + alike) * sum(lengths) / max(lengths[0], 1), 1.0)


def longest(shared: Shared) -> float:
    """Characters of the longest passage outside of quotes and posts that stands word for word in the other."""
    public = said_by_others(shared.member)
    spans = [m.span for m in shared.matches if m.same == "verbatim"]
    return float(max((b - a - sum(max(0, min(b, d) - max(a, c)) for c, d in public) for a, b in spans), default=0))


@dataclass(frozen=True)
class Found:
    """How much of each report is said to stand in each other, by method; and the kinds of the reports."""

    passages: dict[Pair, float]  # characters
    shares: dict[Pair, float]
    passim: dict[Pair, float]  # share
    minhash: dict[Pair, float]  # share
    kinds: dict[str, str]

    @property
    def derived(self) -> dict[Pair, float]:
        """1 for each report whose kind in the ledger is copy or adaptation, with any other."""
        copied = {name for name, kind in self.kinds.items() if kind in COPIED}
        return {(a, b): float(a in copied) for a, b in self.minhash}


def compare(events: Sequence[Event], pipeline: Pipeline) -> Found:
    """Read the events' articles into one ledger, and compare all pairs of one event by each method."""
    articles = [a for e in events for a in e.articles]
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "bench.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        with ledger.reading() as snapshot:
            members = {m.id: m for m in members_of(snapshot, sorted(set(report_of.values())))}
        links = ledger.links(report_of.values())
        kinds = {d.report: d.kind for story in ledger.stories() for d in story.derivations}
    article_of = {report: name for name, report in report_of.items()}
    found = {
        (article_of[s.member.id], article_of[s.other.id]): s
        for shared in shares([members[i] for i in sorted(members)], links).values()
        for s in shared
    }
    by_name = {name: members[report] for name, report in report_of.items() if report in members}
    pairs = [p for e in events for p in permutations([g.doc for g in e.gold if g.doc in by_name], 2)]
    return Found(
        passages={pair: longest(s) for pair, s in found.items()},
        shares={pair: s.prose for pair, s in found.items()},
        passim=by_passim({a.id: "\n".join(a.paragraphs) for a in articles}),
        minhash={(a, b): by_minhash(by_name[a], by_name[b]) for a, b in pairs},
        kinds={name: kinds[report] for name, report in report_of.items() if report in kinds},
    )


# -- the scores -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Score:
    """How many of the copies and adaptations are found, and how many of the reports found are none."""

    copied: int
    found: int
    with_parent: int  # copies whose parent, or another child of it, is among the reports
    found_with_parent: int
    wrong: int  # reports labelled independent that are said to share text

    @property
    def recall(self) -> float:
        """Share of the copies and adaptations that are found."""
        return self.found / max(self.copied, 1)

    @property
    def precision(self) -> float:
        """Share of the copies, adaptations and independent reports that are found which are no independent ones."""
        return self.found / max(self.found + self.wrong, 1)


def score(events: Sequence[Event], found: Mapping[Pair, float], least: float) -> Score:
    """Score the answer that a report shares text where the share is at least so great."""
    counts = [0] * 5
    for event in events:
        for report in event.gold:
            others = [g for g in event.gold if g is not report and report.doc not in g.of]
            said = any(found.get((report.doc, g.doc), 0.0) >= least for g in others)
            if report.kind in COPIED:
                near = any(g.doc in report.of or set(report.of) & set(g.of) for g in others)
                counts = [n + add for n, add in zip(counts, (1, said, near, near and said, 0), strict=True)]
            elif report.kind == "independent":
                counts[4] += said
    return Score(*counts)


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether ours finds as much as passim's method, as rightly."""
    options = arguments("copied text: ours beside passim's method and MinHash", given)
    if lacking(options.data, "stories/gold", "stories/news-cluster"):
        return 0
    events = load(options.data)[: QUICK if options.quick else None]
    found = compare(events, Pipeline(vocabulary.load()))
    share = f"{SHARED_TEXT:.0%} of it"
    rows = {
        "ours, any passage": score(events, found.passages, MIN_ALIGN),
        "passim's method, any passage": score(events, found.passim, ANY),
        "MinHash, any value": score(events, found.minhash, ANY),
        f"ours, {share}": score(events, found.shares, SHARED_TEXT),
        f"passim's method, {share}": score(events, found.passim, SHARED_TEXT),
        f"MinHash, {share}": score(events, found.minhash, SHARED_TEXT),
        "kind in the ledger": score(events, found.derived, 1.0),
    }
    table(
        ("method", "copied", "found", "recall", "with parent", "found", "independent, found", "precision"),
        [
            (name, s.copied, s.found, s.recall, s.with_parent, s.found_with_parent, s.wrong, s.precision)
            for name, s in rows.items()
        ],
    )
    mine, theirs, *_ = rows.values()
    return verdict(
        f"reuse: recall {mine.recall:.3f}, precision {mine.precision:.3f}; passim's method {theirs.recall:.3f} and "
        f"{theirs.precision:.3f} (bar: neither lower)",
        mine.recall >= theirs.recall and mine.precision >= theirs.precision,
    )


if __name__ == "__main__":
    sys.exit(main())
