"""Statements to claims: the wordings of one claim brought together, beside sentence vectors and shared words alone.

usage: python -m bench.alignment [--data FOLDER] [--quick]

The labelled claims of ``stories/gold`` each have quotes of several reports that support them. The reports are read into
one ledger, their statements aligned, and each quote is taken for the proposition of the statement that holds most of
it; a quote that no statement holds is in a proposition by itself. Scored over the quotes of each event: B-cubed F1,
pairwise F1, and for each claim the proposition that holds most of its quotes: the share of them (gathered), and the
share of that proposition's labelled quotes that are the claim's (pure). Our trees are trained on the other events each
time (held out, where scikit-learn is installed); those that ship saw them all. The anchors are given their best
threshold on these very labels.

The labels quote a few sentences of each report, so a proposition that gathers whatever is near costs nothing there.
Pairs of wordings of other stories, never trained on, were judged by reading (``training/claim_pairs.py``): of those
that share a proposition the share that says the same (precision of supports), and of those that say the same the share
that shares one, each pair counting for as many as its stratum was thinned by. More were read
beside a target, of which some tell a part: their precision is given with these and without.

The last line is the summary; exit status 1 where B-cubed F1 is below the bar or not above both anchors, or the
precision of supports is below its bar.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import fmean

from bench.common import arguments, lacking, table, verdict
from secondsource import trees, vocabulary
from secondsource.pipeline import Pipeline
from secondsource.stories.case import Case
from secondsource.stories.claims import propositions
from secondsource.stories.claims.aligned import grouped
from secondsource.stories.claims.judging import MODEL, PACKAGE, Judged, Pair
from training import claim_pairs
from training.claim_labels import Claim, Placed, holder
from training.claim_told import Told, cases_of, claims_of, compared, groups_of, told_of
from training.grouping import bcubed, pairwise

BAR = 0.75
SURE = 0.75  # precision of supports
TOP = 10  # propositions of a story that a reader sees first
STEPS = tuple(n / 20 for n in range(2, 19))
QUICK = 4  # events

Held = Sequence[tuple[Claim, str]]
"""Labelled quotes: the claim of each, and the group that it is in."""


def held_by(every: Sequence[Told], groups: Callable[[Told], list[list[int]]]) -> Held:
    """Put every labelled quote where these groups of wordings put it."""
    found = []
    for n, told in enumerate(every):
        group_of = {i: g for g, group in enumerate(groups(told)) for i in group}
        for q, (claim, at) in enumerate(told.quotes):
            found.append((claim, f"{n} {q} alone" if at is None else f"{n} {group_of[at]}"))
    return found


def scores(held: Held) -> tuple[float, float, float, float]:
    """B-cubed F1, pairwise F1, and of the best proposition of each claim how much it gathered and how pure it is."""
    truth = {str(n): f"{claim[0]} {claim[1]}" for n, (claim, _) in enumerate(held)}
    groups: dict[str, list[str]] = defaultdict(list)
    for n, (_, group) in enumerate(held):
        groups[group].append(str(n))
    clusters = list(groups.values())
    sizes = Counter(group for _, group in held)
    gathered, pure = [], []
    for claim in sorted({claim for claim, _ in held}):
        own = Counter(group for c, group in held if c == claim)
        best, most = max(own.items(), key=lambda item: (item[1], item[0]))
        gathered.append(most / sum(own.values()))
        pure.append(most / sizes[best])
    return bcubed(truth, clusters), pairwise(truth, clusters)[2], fmean(gathered), fmean(pure)


def by_sign(told: Told, sign: str, least: float) -> list[list[int]]:
    """Average linkage by one sign of each pair."""
    same = {pair: max(signs[sign], 0.0) for pair, signs in told.signs.items()}
    return grouped(len(told.field.wordings), Judged(same, {}, frozenset[Pair]()), least)


def best_of(every: Sequence[Told], sign: str) -> tuple[float, Held]:
    """An anchor at the threshold that is best on these labels."""
    tried = [(least, held_by(every, partial(by_sign, sign=sign, least=least))) for least in STEPS]
    return max(tried, key=lambda item: (scores(item[1])[0], -item[0]))


def held_out(every: Sequence[Told], least: float) -> Held | None:
    """Ours, each event judged by trees that saw none of it; ``None`` where what training needs is not installed."""
    try:
        from training.train_claims import fit, rows  # noqa: PLC0415 - needs scikit-learn, which benches go without
    except ImportError:
        return None
    made = {told.story: rows(told) for told in every}
    models = {
        event: fit([r for told in every if told.event != event for r in made[told.story]])
        for event in sorted({told.event for told in every})
    }
    return held_by(every, lambda told: groups_of(told, models[told.event], least))


def supports(every: Sequence[Told], claims: Callable[[Told], Mapping[int, frozenset[int]]]) -> tuple[float, float]:
    """Precision and recall of two wordings sharing a claim, over the judged pairs of these stories."""
    return claim_pairs.supports(
        {told.story: claims(told) for told in every}, {told.story: told.judged for told in every}
    )


def alone(told: Told, groups: Callable[[Told], list[list[int]]]) -> dict[int, frozenset[int]]:
    """Groups as claims of which no wording supports two."""
    return {i: frozenset({g}) for g, group in enumerate(groups(told)) for i in group}


def read(every: Sequence[Told], claims: Callable[[Told], Mapping[int, frozenset[int]]]) -> tuple[float, float, float]:
    """Of pairs read beside a target that share a claim the share that is the same, and where parts count; recall."""
    right = parts = joined = true = 0
    for told in every:
        of = claims(told)
        for (i, j), answer in told.read:
            together = not of[i].isdisjoint(of[j])
            joined += together
            right += together and answer == "yes"
            parts += together and answer == "part"
            true += answer == "yes"
    return right / max(joined, 1), (right + parts) / max(joined, 1), right / max(true, 1)


def standing(cases: Mapping[str, Case], placed: Sequence[Placed]) -> list[int]:
    """For each claim, the place in its story of the proposition that holds most of its quotes."""
    ranks = []
    for case in cases.values():
        by_report = defaultdict(list)
        for rank, proposition in enumerate(propositions(case)):
            for statement in proposition.statements:
                by_report[statement.report].append((statement, rank))
        claims: dict[Claim, list[int]] = defaultdict(list)
        for quote in placed:
            if quote.report in case.by_id and (at := holder(quote.span, by_report[quote.report])) is not None:
                claims[quote.claim].append(at)
        ranks += [Counter(sorted(found)).most_common(1)[0][0] for found in claims.values()]
    return ranks


def main(given: Sequence[str] | None = None) -> int:
    """Print the table and say whether the bar is met."""
    options = arguments("statements to claims: ours beside sentence vectors and shared words alone", given)
    if lacking(options.data, "stories/gold", "stories/news-cluster"):
        return 0
    pipeline = Pipeline(vocabulary.load())
    cases, placed = cases_of(options.data, pipeline)
    every = [t for story, case in sorted(cases.items()) if (t := compared(story, case, placed)).event]
    every = every[: QUICK if options.quick else None]
    model = trees.load(PACKAGE, MODEL)
    shipped = partial(groups_of, model=model, least=model.threshold)
    ours = held_out(every, model.threshold)
    named = {"vectors": "cosine", "shared words": "words overlap"}
    anchors = {name: best_of(every, sign) for name, sign in named.items()}
    lines = [("ours, event held out", *scores(ours))] if ours else []
    lines += [("ours as shipped", *scores(held_by(every, shipped)))]
    lines += [(f"{name} from {least}", *scores(held)) for name, (least, held) in anchors.items()]
    table(("quotes by claim", "B-cubed F1", "pairwise F1", "gathered", "pure"), lines)
    ranks = standing(cases, placed)
    first = sum(rank < TOP for rank in ranks)
    print(f"{first} of {len(ranks)} labelled claims are among the first {TOP} propositions of their story")
    judged = [j for j in claim_pairs.judgements() if j.aside]
    readings = [r for r in claim_pairs.readings() if r.aside]
    aside = told_of(claim_pairs.articles(options.data, judged), [], judged, pipeline, readings)
    told_by: dict[str, Callable[[Told], Mapping[int, frozenset[int]]]] = {
        "ours as shipped": partial(claims_of, model=model, least=model.threshold)
    }
    told_by |= {
        f"{name} from {anchors[name][0]}": partial(alone, groups=partial(by_sign, sign=sign, least=anchors[name][0]))
        for name, sign in named.items()
    }
    pairs = [(name, *supports(aside, claims), *read(aside, claims)) for name, claims in told_by.items()]
    print(f"{sum(len(t.judged) for t in aside)} judged pairs of {len(aside)} stories that were kept aside")
    columns = ("two share a claim", "judged: P", "R", "read: P", "P, parts too", "R")
    table(columns, pairs)
    held = ours or held_by(every, shipped)
    mine, best = scores(held)[0], max(scores(found)[0] for _, found in anchors.values())
    sure = pairs[0][1]
    return verdict(
        f"alignment: B-cubed F1 {mine:.3f} over {len(held)} quotes{'' if ours else ' (not held out)'}, best anchor "
        f"{best:.3f} (bar: {BAR}, and above it); precision of supports {sure:.3f} (bar: {SURE})",
        mine >= BAR and mine > best and sure >= SURE,
    )


if __name__ == "__main__":
    sys.exit(main())
