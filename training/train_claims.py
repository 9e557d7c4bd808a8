"""Train the trees that say whether two wordings of one story say the same.

usage: python -m training.train_claims DATA_FOLDER [OUTPUT_FILE]

Pairs come from the labelled claims of ``stories/gold``: two wordings that support one claim are the same, two that
support different ones are not, nor, with less weight, is a labelled one and another that no label names (which may say
the same, as one quote of each report is labelled). Printed is B-cubed F1 over the labelled quotes, each event judged by
trees that were trained on the others. Fixed seed; some two minutes on two cores.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.common import read_articles
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline, members_of
from secondsource.stories import case_of
from secondsource.stories.case import Case
from secondsource.stories.claims.aligned import Judged, Pair, grouped
from secondsource.stories.claims.signs import Field
from secondsource.stories.claims.wording import wordings
from secondsource.stories.statements import statements
from secondsource.trees import Trees
from training import boost
from training.claim_labels import Claim, Placed, holder, labelled, place
from training.grouping import bcubed

UNLABELLED = 0.1  # weight of a pair of which one wording has no label
ALIKE = 0.75  # share of its words in the other, from which a wording without a label may well say the same
ROUNDS, LEAVES = 80, 8
THRESHOLD = 0.24
SURER = ("cosine", "centred cosine", "context", "run", "names shared", "numbers", "slots", "events", "informants")
SURER_WORDS = ("shared words", "rarest shared word", "words overlap", "words contained", "news overlap")
LESS_SURE = ("better rank", "worse rank", "least passed", "most passed", "opposite words", "apart", "names apart")
RISING = dict.fromkeys((*SURER, *SURER_WORDS), 1) | dict.fromkeys(LESS_SURE, -1)
OUTPUT = Path("src/secondsource/stories/claims/aligner.json")

Row = tuple[dict[str, float], bool, float]
"""Signs, truth, weight."""


@dataclass(frozen=True)
class Told:
    """One story's wordings compared, with the labelled claims of each."""

    event: str  # that its labels are of; empty where it has none
    field: Field
    signs: Mapping[Pair, dict[str, float]]
    claims: Mapping[int, frozenset[Claim]]  # by the place of the wording
    quotes: Sequence[tuple[Claim, int | None]]  # each labelled quote with the place of the wording that holds it


def cases_of(data: Path, pipeline: Pipeline, only: Collection[str] = ()) -> tuple[dict[str, Case], list[Placed]]:
    """Read the labelled articles (of some events alone, where named) into a ledger of their own.

    Gives its stories, and the labelled quotes in them.
    """
    articles, quotes = labelled(data, only)
    known = vocabulary.load()
    agencies = frozenset(form.lower() for agency in known.agencies for form in agency.forms)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        with ledger.reading() as snapshot:
            cases = {
                s.id: case_of(members_of(snapshot, s.reports), snapshot.links(s.reports), agencies, known.family)
                for s in snapshot.stories()
            }
    return cases, place(quotes, cases, report_of)


def compared(story: str, case: Case, placed: Sequence[Placed]) -> Told:
    """All pairs of one story's wordings that the product would compare, with their labels."""
    found = wordings(case.by_id, [s for m in case.members for s in statements(m)])
    by_report = defaultdict(list)
    for i, w in enumerate(found):
        for s in w.statements:
            by_report[s.report].append((s, i))
    own = [p for p in placed if p.story == story]
    quotes = [(p.claim, holder(p.span, by_report[p.report])) for p in own]
    claims: dict[int, set[Claim]] = defaultdict(set)
    for claim, at in quotes:
        if at is not None:
            claims[at].add(claim)
    field = Field(found)
    signs = {pair: field.signs(*pair) for pair in field.candidates()} if own else {}
    events = sorted({claim[0] for claim, _ in quotes})
    return Told(events[0] if events else "", field, signs, {i: frozenset(c) for i, c in claims.items()}, quotes)


def rows(told: Told) -> list[Row]:
    """Training rows of one story."""
    made: list[Row] = []
    for (i, j), signs in told.signs.items():
        ours, theirs = told.claims.get(i), told.claims.get(j)
        bare = {**signs, "polarity": 0.0}
        if ours and theirs:
            made.append((bare, bool(ours & theirs), 1.0))
        elif (ours or theirs) and signs["words contained"] <= ALIKE:
            made.append((bare, False, UNLABELLED))
    return made


def fit(made: Sequence[Row]) -> Trees:
    """Fit the trees to training rows."""
    weights = np.array([row[2] for row in made])
    return boost.fit([r[0] for r in made], [r[1] for r in made], weights, rounds=ROUNDS, leaves=LEAVES, rising=RISING)


def groups_of(told: Told, model: Trees, least: float) -> list[list[int]]:
    """The product's groups of a story's wordings, by these trees and down to this mean probability."""
    polarity = [w.first.polarity for w in told.field.wordings]
    scores = {
        (i, j): model.probability({**signs, "polarity": 0.0})
        for (i, j), signs in told.signs.items()
        if polarity[i] == polarity[j]
    }
    apart = frozenset(pair for pair, signs in told.signs.items() if signs["slots"] < 0)
    return grouped(len(polarity), Judged(scores, {}, apart), least)


def agreement(every: Sequence[Told], models: Mapping[str, Trees], least: float) -> float:
    """B-cubed F1 over the labelled quotes of all events; a quote in no wording is in a group by itself."""
    truth: dict[str, str] = {}
    groups: dict[tuple[int, int], list[str]] = defaultdict(list)
    for n, told in enumerate(every):
        if not told.event:
            continue
        group_of = {i: g for g, group in enumerate(groups_of(told, models[told.event], least)) for i in group}
        for q, (claim, at) in enumerate(told.quotes):
            name = f"{n} {q}"
            truth[name] = f"{claim[0]} {claim[1]}"
            groups[n, group_of[at] if at is not None else -1 - q].append(name)
    return bcubed(truth, list(groups.values()))


def main() -> None:
    """Train on the folder named first; write the file named second (default: in the package)."""
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    cases, placed = cases_of(Path(sys.argv[1]), Pipeline(vocabulary.load()))
    every = [compared(story, case, placed) for story, case in sorted(cases.items())]
    made: dict[str, list[Row]] = {told.event: [] for told in every if told.event}
    for told in every:
        if told.event:
            made[told.event] += rows(told)
    print(f"{len(made)} events, {len(placed)} quotes, {sum(map(len, made.values()))} pairs", flush=True)
    models = {event: fit([r for other in made if other != event for r in made[other]]) for event in made}
    for least in (0.18, 0.2, 0.22, 0.24, 0.28):
        print(f"each event held out, threshold {least}: B-cubed F1 {agreement(every, models, least):.3f}", flush=True)
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else OUTPUT
    boost.save(fit([r for event in made for r in made[event]]), THRESHOLD, output)


if __name__ == "__main__":
    main()
