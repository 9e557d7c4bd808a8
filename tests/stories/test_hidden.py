"""Parents that no page carries: who is credited, and texts that nobody credits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stages import FEW
from story_samples import Told, credit
from test_derivation import LINED, OWN, PELAGOS, WIRE

from secondsource.records import Hidden
from secondsource.stories.hidden import hidden
from secondsource.stories.sharing import shares


def found(told: Told) -> dict[str, Hidden]:
    derivations = told.derived()
    shared = shares(told.members, told.links())
    parents = hidden(told.members, [derivations[m.id] for m in told.members], shared)
    for parent in parents:
        assert parent.evidence
        assert {q.report for q in parent.evidence} <= set(parent.children)
        for quoted in parent.evidence:
            assert told.texts[quoted.report][slice(*quoted.span)].strip()
    return {parent.id: parent for parent in parents}


def test_an_agency_with_no_page_is_a_parent_seen_through_its_children() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-03", WIRE)
    told.add("Quarry", "2021-05-04", OWN)
    one = found(told)["agency:Pelagos"]
    assert (one.name, one.children) == ("Pelagos", ("eastgate", "portolan"))
    assert one.evidence[0].span == PELAGOS.span


def test_an_agency_with_a_page_is_not_hidden() -> None:
    told = Told()
    told.add("Pelagos", "2021-05-03T09:00:00Z", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-03T10:00:00Z", LINED, credits=(PELAGOS,))
    assert found(told) == {}


def test_a_text_that_two_share_and_neither_has_from_the_other_is_a_parent() -> None:
    told = Told()
    told.add("Eastgate", None, WIRE)
    told.add("Portolan", None, WIRE)
    one = found(told)["text:eastgate"]
    assert (one.name, one.children) == (None, ("eastgate", "portolan"))


def test_copies_of_one_text_under_two_agencies_lines_show_a_text_behind_both() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE, credits=(credit("Pelagos"),))
    told.add("Portolan", "2021-05-03", WIRE, credits=(credit("Reuters"),))
    assert sorted(found(told)) == ["agency:Pelagos", "agency:Reuters", "text:eastgate"]


def test_a_copy_whose_parent_is_known_shows_no_hidden_one() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", WIRE)
    assert found(told) == {}


@FEW
@given(st.permutations(range(4)))
def test_hidden_parents_do_not_depend_on_the_order_of_links(order: list[int]) -> None:
    told = Told()
    for outlet in ("Eastgate", "Portolan", "Quarry"):
        told.add(outlet, None, WIRE)
    told.add("Lantern", "2021-05-03", LINED, credits=(PELAGOS,))
    derivations = told.derived()
    rows = [derivations[m.id] for m in told.members]
    known = hidden(told.members, rows, shares(told.members, told.links()))
    shared = shares([told.members[i] for i in order], list(reversed(told.links())))
    assert hidden(told.members, rows, shared) == known
