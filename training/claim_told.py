"""Stories with their labelled claims and judged pairs, as the trees of claims learn from them and are measured on them.

Used by ``train_claims`` and by ``bench/alignment.py``; needs no package beyond those of the product.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.common import read_articles
from secondsource import vocabulary
from secondsource.ledger import Ledger
from secondsource.pipeline import Pipeline, members_of
from secondsource.stories import case_of
from secondsource.stories.case import Case
from secondsource.stories.claims import aligned
from secondsource.stories.claims.besides import besides
from secondsource.stories.claims.judging import Pair, weighed
from secondsource.stories.claims.signs import Field
from secondsource.stories.claims.wording import wordings
from secondsource.stories.statements import statements
from secondsource.trees import Trees
from training import claim_labels, claim_pairs
from training.claim_labels import Claim, Placed, Quote, holder
from training.claim_pairs import Judged, Judgement, Reading, Verdict, named
from training.corpus import Article


@dataclass(frozen=True)
class Told:
    """One story's wordings compared, with the labelled claims of each and the pairs of them that were judged."""

    story: str
    case: Case
    event: str  # that its labels are of; empty where it has none
    field: Field
    signs: Mapping[Pair, dict[str, float]]  # of the candidates and of the judged pairs
    candidates: frozenset[Pair]  # the pairs that the product compares
    claims: Mapping[int, frozenset[Claim]]  # by the place of the wording
    quotes: Sequence[tuple[Claim, int | None]]  # each labelled quote with the place of the wording that holds it
    judged: Sequence[Judged] = ()
    read: Sequence[tuple[Pair, Verdict]] = ()  # pairs that were read beside a target

    @property
    def fold(self) -> str:
        """What is held out together."""
        return self.event or self.story


def cases_of(data: Path, pipeline: Pipeline, only: Sequence[str] = ()) -> tuple[dict[str, Case], list[Placed]]:
    """Read the labelled articles (of some events alone, where named): stories, and the labelled quotes in them."""
    articles, quotes = claim_labels.labelled(data, only)
    cases, report_of = read(articles, pipeline)
    return cases, claim_labels.place(quotes, cases, report_of)


def told_of(
    articles: Sequence[Article],
    quotes: Sequence[Quote],
    judged: Sequence[Judgement],
    pipeline: Pipeline,
    readings: Sequence[Reading] = (),
) -> list[Told]:
    """Read articles; gives the stories that have labelled quotes or judged pairs, sorted by id."""
    cases, report_of = read(articles, pipeline)
    article_of: dict[str, list[str]] = defaultdict(list)
    for article, report in report_of.items():
        article_of[report].append(named(article))
    placed = claim_labels.place(quotes, cases, report_of)
    every = [compared(story, case, placed, (judged, readings), article_of) for story, case in sorted(cases.items())]
    return [told for told in every if told.signs]


def read(articles: Sequence[Article], pipeline: Pipeline) -> tuple[dict[str, Case], dict[str, str]]:
    """Read articles into a ledger of their own: the cases of its stories, and the report of each article."""
    known = vocabulary.load()
    agencies = frozenset(form.lower() for agency in known.agencies for form in agency.forms)
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "training.db")) as ledger:
        report_of = read_articles(pipeline, articles, ledger, Path(folder))
        with ledger.reading() as snapshot:
            cases = {
                s.id: case_of(members_of(snapshot, s.reports), snapshot.links(s.reports), agencies, known.family)
                for s in snapshot.stories()
            }
    return cases, report_of


def compared(
    story: str,
    case: Case,
    placed: Sequence[Placed],
    known: tuple[Sequence[Judgement], Sequence[Reading]] = ((), ()),
    article_of: Mapping[str, Sequence[str]] | None = None,
) -> Told:
    """All pairs of one story's wordings that the product would compare, with their labels; none of a story without."""
    found = wordings(case.by_id, [s for m in case.members for s in statements(m)])
    by_report = defaultdict(list)
    for i, w in enumerate(found):
        for s in w.statements:
            by_report[s.report].append((s, i))
    quotes = [(p.claim, holder(p.span, by_report[p.report])) for p in placed if p.story == story]
    claims: dict[int, set[Claim]] = defaultdict(set)
    for claim, at in quotes:
        if at is not None:
            claims[at].add(claim)
    own = claim_pairs.place(known[0], found, article_of or {})
    read = claim_pairs.place_readings(known[1], found, article_of or {})
    field = Field(found)
    candidates = frozenset(field.candidates() if quotes or own or read else ())
    signs = {pair: field.signs(*pair) for pair in sorted(candidates | {j.pair for j in own} | {p for p, _ in read})}
    events = sorted({claim[0] for claim, _ in quotes})
    labels = {i: frozenset(c) for i, c in claims.items()}
    return Told(story, case, events[0] if events else "", field, signs, candidates, labels, quotes, own, read)


def claims_of(told: Told, model: Trees, least: float) -> dict[int, frozenset[int]]:
    """The product's claims that each wording of a story supports: its own, and those that it tells besides."""
    rows = {pair: told.signs[pair] for pair in sorted(told.candidates)}
    judged, found = weighed(told.field, rows, model), told.field.wordings
    rough = aligned.settled(told.field, judged, least)
    groups, centres = aligned.close(told.case, rough, judged.same, found)
    claims: dict[int, set[int]] = defaultdict(set)
    for claim, (group, more) in enumerate(zip(groups, besides(found, judged, groups, centres), strict=True)):
        for i in (*group, *more):
            claims[i].add(claim)
    return {i: frozenset(of) for i, of in claims.items()}


def groups_of(told: Told, model: Trees, least: float) -> list[list[int]]:
    """The product's groups of a story's wordings, by these trees and down to this mean probability."""
    rows = {pair: told.signs[pair] for pair in sorted(told.candidates)}
    return aligned.settled(told.field, weighed(told.field, rows, model), least)
