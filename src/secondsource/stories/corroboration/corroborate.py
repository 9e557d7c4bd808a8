"""Claims with the origins that stand behind them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from secondsource.records import Claim, Span, Statement, Support
from secondsource.stories.case import Case
from secondsource.stories.claims import Proposition
from secondsource.stories.corroboration.drift import Drifting
from secondsource.stories.corroboration.merging import Near, origins
from secondsource.stories.corroboration.sourcing import Sourced, Sourcing

UNIT = 127


def corroborate(case: Case, propositions: Sequence[Proposition]) -> tuple[Claim, ...]:
    """Give each proposition its origins; the claims are in the order of the propositions and have their ids."""
    sourcing = Sourcing(case)
    drifting = Drifting(case, sourcing, [s for one in propositions for s in one.statements])
    return tuple(_claim(sourcing, drifting, one) for one in propositions)


def _claim(sourcing: Sourcing, drifting: Drifting, told: Proposition) -> Claim:
    case = sourcing.case
    said = sorted(told.statements, key=lambda s: (case.place[s.report], s.parts))
    stands_in = dict(zip(told.statements, told.stands_in, strict=True)) if told.stands_in else {}
    own = [s for s in said if stands_in.get(s) is None]
    alike = {(s.report, s.sentence) for s in said}
    sourced = [sourcing.of(s, alike) for s in said]
    count, listed, places = origins(sourced, sourcing.family, confirming(told))
    standing = told.standing
    span = extent(standing)
    return Claim(
        id=told.id,
        text=case.by_id[standing.report].quote(span),
        report=standing.report,
        span=span,
        polarity=told.polarity,
        stance_of=told.denies,
        support=tuple(
            _support(one, place, stands_in.get(one.statement)) for one, place in zip(sourced, places, strict=True)
        ),
        origins=count,
        origin_list=listed,
        drift=drifting.of(said),
        unchecked=_unchecked(case, sourced),
        modality=standing.modality,
        prominence=told.prominence,
        vector=_vector(case, own),
    )


def confirming(told: Proposition) -> Near:
    """Tell whether statements of two origins surely say the same: both say what the standing one says.

    A claim keeps all wordings that say the same more likely than not; where two of them only touch, that different
    people told them does not make two witnesses of one thing. Where nothing is told of that, all say the same.
    """
    sure = dict(zip(told.statements, told.sure, strict=True)) if told.sure else {}

    def said(statements: Sequence[Statement]) -> bool:
        return not sure or any(sure[s] for s in statements)

    return lambda one, other: said(one) and said(other)


def extent(statement: Statement) -> Span:
    """From the first to the last character that says a statement."""
    return min(a for a, _ in statement.parts), max(b for _, b in statement.parts)


def _support(one: Sourced, origin: int, stands_in: str | None) -> Support:
    return Support(
        report=one.statement.report,
        span=extent(one.statement),
        informant=one.who.name if one.who else None,
        named=one.who is not None and one.who.named,
        gatherer=one.gatherers[0] if one.gatherers else None,
        origin=origin,
        rule=one.rule,
        attributed=one.attributed,
        via=one.via,
        via_span=one.via_span,
        modality=one.statement.modality,
        stands_in=stands_in,
    )


def _unchecked(case: Case, sourced: Sequence[Sourced]) -> tuple[str, ...]:
    """Checks that could not run on the reports of a claim, with how many they could not run on."""
    ids = list(dict.fromkeys(one.statement.report for one in sourced))
    members = [case.by_id[i] for i in ids]
    unseen = {one.statement.report for one in sourced if one.rule == "unknown"}
    missing = {
        "publication time": sum(m.when is None for m in members) if len(members) > 1 else 0,
        "outlet": sum(m.report.outlet is None for m in members),
        "publisher family": sum(m.report.outlet is not None and m.report.family is None for m in members),
        "derivation": sum(case.derivation_of[i].kind == "unknown" for i in ids),
        "sourcing": len(unseen),
    }
    return tuple(f"{name}: not known for {n} of {len(members)} reports" for name, n in missing.items() if n)


def _vector(case: Case, said: Sequence[Statement]) -> bytes:
    """The mean of the statements' sentence vectors, of unit length, as signed bytes; empty where there are none."""
    rows = [case.by_id[s.report].compared.sentences[s.sentence] for s in said]
    mean = np.mean(rows, axis=0)
    length = float(np.linalg.norm(mean))
    return np.rint(mean / length * UNIT).astype(np.int8).tobytes() if length else b""
