"""Disputes, revisions and events are a function of the set of reports, and every span lies in its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rival_samples import report, story
from stages import FEW

from secondsource.stories.disputes import disputes, groundwork, revisions
from secondsource.stories.events import events
from secondsource.stories.member import Member

FIRE = "A fire swept through the covered market of Port Lindow on Tuesday."


def members() -> list[Member]:
    return [
        report("Harbour", "2021-05-04", FIRE, "The mayor, Tomas Arel, said 40 people were killed in the blaze."),
        report("Tide", "2021-05-04", FIRE, "The doctors' union Medra said 120 people were killed in the blaze."),
        report("Eastgate", "2021-05-05", FIRE, "Merchants accused the mayor, Tomas Arel, of starting the blaze."),
        report("Metropole", "2021-05-05", FIRE, "The mayor, Tomas Arel, denied starting the blaze in the market."),
        report("Saltmarsh", "2021-05-05", FIRE, "The blaze killed at least 130 people, police said."),
    ]


@FEW
@given(st.permutations(range(5)), st.sets(st.integers(0, 4), min_size=1))
def test_no_order_matters_and_spans_lie_in_their_pages(order: list[int], chosen: set[int]) -> None:
    held = members()
    straight = story(*(held[i] for i in sorted(chosen)))
    turned = story(*(held[i] for i in order if i in chosen))
    ground = groundwork(straight)
    found = disputes(straight, (), ground), revisions(straight, ground), events(straight, ground)
    assert found == (disputes(turned), revisions(turned), events(turned))
    quoted = [e for d in found[0] for side in d.sides for e in side.evidence] + [
        e for v in found[2] for e in v.evidence
    ]
    spans = [(e.report, e.span) for e in quoted] + [(v.report, v.span) for r in found[1] for v in r.values]
    assert all(0 <= a < b <= len(straight.by_id[name].text) for name, (a, b) in spans)
    assert all(len(d.sides) > 1 for d in found[0])


@pytest.mark.parametrize("copies", [1, 40])
def test_copies_change_no_dispute(copies: int) -> None:
    held = members()
    more = [report(f"Copy{i}", "2021-05-04", FIRE, held[0].text.split("\n\n")[1]) for i in range(copies)]
    plain, copied = disputes(story(*held)), disputes(story(*held, *more))
    assert [(d.kind, [s.value for s in d.sides]) for d in plain] == [
        (d.kind, [s.value for s in d.sides]) for d in copied
    ]
