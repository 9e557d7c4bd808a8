"""Disputes of a story: denial, figure, responsibility, status, cause."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.records import Claim, Dispute, Span
from secondsource.stories.case import Case
from secondsource.stories.disputes import ages, blame, clocks, counting, denials, excluding, opposing, perpetrators
from secondsource.stories.disputes.groundwork import Ground, groundwork
from secondsource.stories.disputes.sides import Bench


def disputes(case: Case, claims: Sequence[Claim] = (), ground: Ground | None = None) -> tuple[Dispute, ...]:
    """The disputes among a story's figures and sentences: figures first, then what is denied, then the others.

    Sides name the claim that says most of their evidence, where one of ``claims`` does: a side is found by where it
    stands, for a claim may hold less than a sentence, or more. ``ground`` spares the work
    that revisions and events share.
    """
    ground = ground or groundwork(case)
    said, bench = ground.said, Bench(case, claims)
    found = (
        *counting.of_tolls(ground.tolls, bench),
        *counting.of_before(ground.figures, said, bench),
        *counting.of_things(ground.figures, said, bench),
        *clocks.of_clocks(said, ground.occasions, bench),
        *ages.of_ages(said, bench),
        *denials.of_denials(said, bench),
        *blame.of_each_other(said, bench),
        *blame.of_claims(said, bench),
        *perpetrators.of_perpetrators(said, ground.occasions, bench),
        *excluding.of_kinds(said, ground.occasions, bench),
        *excluding.of_causes(said, ground.occasions, bench),
    )
    known = {where for d in found if d.kind == "figure" for where in _told(d)}
    counted = [d for d in counting.of_quantities(said, bench) if not _told(d) & known]
    opposed = opposing.of_opposites(said, bench, found)
    return tuple(bench.apart(dispute) for dispute in (*found, *counted, *opposed))


def _told(dispute: Dispute) -> set[tuple[str, Span]]:
    """Where the sides of a dispute stand."""
    return {(e.report, e.span) for side in dispute.sides for e in side.evidence}
