"""Origins of claims: whose word they rest on, and how many of them there are at least and at most."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from claim_samples import Desk, Line, everywhere, named, proposition
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Claim
from secondsource.stories.case import Case
from secondsource.stories.corroboration import corroborate

SANK = "The ferry Aurora sank off Marvik with forty people aboard"
MORE = "Boats from three villages looked for the missing through the night"


def claim_of(case: Case, number: int = 0) -> Claim:
    (claim,) = corroborate(case, [everywhere(case, number)])
    return claim


def count(case: Case, number: int = 0) -> tuple[int, int]:
    claim = claim_of(case, number)
    return claim.origins.low, claim.origins.high


def test_one_informant_in_two_reports_is_one_origin_whatever_they_call_him() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Sayed Hallan Brook", "police chief of Marvik")])
    desk.add("Eastgate", [named(SANK, "Hallan Brook", "police chief")])
    desk.add("Saltmarsh", [named(SANK, "Brook")])
    claim = claim_of(desk.case())
    assert (claim.origins.low, claim.origins.high) == (1, 1)
    (origin,) = claim.origin_list
    assert origin.informants == ("Hallan Brook", "Sayed Hallan Brook", "Brook")
    assert origin.informant == "Sayed Hallan Brook"
    assert origin.reports == ("eastgate", "portolan", "saltmarsh")


def test_a_spokesman_speaks_for_his_body_and_an_acronym_is_its_name() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Ilse Marn", "spokeswoman for Northern Coastal Lines")])
    desk.add("Eastgate", [named(SANK, "Northern Coastal Lines", kind="body")])
    desk.add("Saltmarsh", [named(SANK, "NCL", kind="body")])
    assert count(desk.case()) == (1, 1)


def test_two_who_can_be_told_apart_are_two() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Ilse Marn", "spokeswoman for Northern Coastal Lines")])
    desk.add("Eastgate", [named(SANK, "Hallan Brook", "police chief of Marvik")])
    assert count(desk.case()) == (2, 2)


def test_two_who_only_touch_the_same_matter_are_not_two_at_least() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Ilse Marn", "spokeswoman for Northern Coastal Lines")])
    desk.add("Eastgate", [named("Storms are common in spring", "Hallan Brook", "police chief of Marvik")])
    case = desk.case()
    for surely, low in ((False, 1), (True, 2)):
        told = everywhere(case)
        sure = tuple(s == told.standing or surely for s in told.statements)
        (claim,) = corroborate(case, [replace(told, sure=sure)])
        assert (claim.origins.low, claim.origins.high) == (low, 2)


def test_unnamed_sources_with_compatible_descriptions_may_be_one() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK, "a security source", gatherer="Pelagos")])
    desk.add("Eastgate", [Line(SANK, "a Norland security source", gatherer="Corvina")])
    assert count(desk.case()) == (1, 2)


def test_unnamed_sources_of_different_sorts_are_two() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK, "police officers", kind="people")])
    desk.add("Eastgate", [Line(SANK, "two passengers", kind="people")])
    assert count(desk.case()) == (2, 2)


def test_a_copy_brings_no_origin_of_its_own() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK), Line(MORE)], credit="Pelagos")
    desk.add("Eastgate", [Line(SANK), Line(MORE)], "copy", ["portolan"], day="2021-05-04")
    desk.add("Saltmarsh", [Line(SANK), Line(MORE)], "copy", ["eastgate"], day="2021-05-05")
    claim = claim_of(desk.case())
    assert (claim.origins.low, claim.origins.high) == (1, 1)
    assert claim.origin_list[0].gatherers == ("Pelagos",)
    assert [s.rule for s in claim.support] == ["credit", "inherited", "inherited"]
    assert [s.via for s in claim.support] == [None, "portolan", "eastgate"]


def test_an_informant_is_inherited_along_words_that_a_copy_leaves_unattributed() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Hallan Brook", "police chief"), Line(MORE)])
    desk.add("Eastgate", [Line(SANK), Line(MORE)], "copy", ["portolan"], day="2021-05-04")
    claim = claim_of(desk.case())
    assert [s.informant for s in claim.support] == ["Hallan Brook", "Hallan Brook"]
    assert [s.attributed for s in claim.support] == [True, False]
    assert (claim.origins.low, claim.origins.high) == (1, 1)


def test_a_gatherer_named_in_the_sentence_outranks_the_reports_credit() -> None:
    desk = Desk()
    desk.add(
        "Portolan", [named(SANK, "Hallan Brook", gatherer="Corvina")], "copy", ["agency:Pelagos"], credit="Pelagos"
    )
    (support,) = claim_of(desk.case()).support
    assert (support.gatherer, support.rule) == ("Corvina", "gatherer")


def test_what_a_news_organisation_says_is_gathered_by_it_and_has_no_informant() -> None:
    desk = Desk()
    desk.add("Portolan", [named(SANK, "Corvina", kind="body")])
    (origin,) = claim_of(desk.case()).origin_list
    assert (origin.informant, origin.gatherers, origin.low) == (None, ("Corvina",), True)


def test_unknown_sourcing_corroborates_nothing() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK)])
    desk.add("Eastgate", [Line(SANK)])
    assert count(desk.case()) == (0, 2)
    desk.add("Saltmarsh", [named(SANK, "Hallan Brook", "police chief")])
    assert count(desk.case()) == (1, 3)


def test_outlets_of_one_family_are_one_gatherer() -> None:
    desk = Desk(families={"Portolan": "Tide Group", "Eastgate": "Tide Group"})
    desk.add("Portolan", [Line(SANK)])
    desk.add("Eastgate", [Line(SANK)])
    assert count(desk.case()) == (0, 1)


def test_two_gatherers_with_no_informant_are_one_at_least() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK)], "copy", ["agency:Pelagos"], credit="Pelagos")
    desk.add("Eastgate", [Line(SANK)], "copy", ["agency:Corvina"], credit="Corvina")
    assert count(desk.case()) == (1, 2)


def test_checks_that_could_not_run_are_named() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK)])
    desk.add("Eastgate", [Line(SANK)], kind="unknown")
    claim = claim_of(desk.case())
    assert claim.unchecked == (
        "publisher family: not known for 2 of 2 reports",
        "derivation: not known for 1 of 2 reports",
        "sourcing: not known for 2 of 2 reports",
    )


def test_claims_keep_ids_order_and_denials_of_their_propositions() -> None:
    desk = Desk()
    desk.add("Portolan", [Line(SANK), Line(MORE)])
    case = desk.case()
    one = proposition(case, ("portolan", 0))
    other = proposition(case, ("portolan", 1), polarity="denied", denies="c1")
    claims = corroborate(case, [one, other])
    assert [c.text for c in claims] == [SANK, MORE]
    assert (claims[1].stance_of, claims[1].polarity) == ("c1", "denied")


LINES = [
    Line(SANK),
    named(SANK, "Hallan Brook", "police chief of Marvik"),
    named(SANK, "Ilse Marn", "spokeswoman for Northern Coastal Lines"),
    named(SANK, "police", kind="body"),
    Line(SANK, "a security source", gatherer="Pelagos"),
    Line(SANK, "two passengers", kind="people"),
    named(SANK, "Corvina", kind="body"),
]


@cache
def world() -> Desk:
    desk = Desk(families={"Outlet1": "Tide Group", "Outlet4": "Tide Group"})
    for number, line in enumerate(LINES):
        desk.add(f"Outlet{number}", [line, Line(MORE)], own=number == 0)
    desk.add("Copy", [LINES[2], Line(MORE)], "copy", ["outlet2"], day="2021-05-04")
    desk.add("Ring1", [LINES[0], Line(MORE)], "copy", ["ring2"])
    desk.add("Ring2", [LINES[0], Line(MORE)], "copy", ["ring1"])
    return desk


@FEW
@given(st.permutations(range(len(LINES) + 3)), st.sets(st.integers(0, len(LINES) + 2), min_size=1))
def test_counts_unfold_and_do_not_depend_on_any_order(order: list[int], chosen: set[int]) -> None:
    case = world().case(order)
    ids = [world().members[i].id for i in order if i in chosen]
    one = proposition(case, *((i, 0) for i in ids))
    (claim,) = corroborate(case, [one])
    assert claim == corroborate(world().case(), [one])[0]
    assert 0 <= claim.origins.low <= claim.origins.high == len(claim.origin_list)
    assert claim.origins.low == sum(o.low for o in claim.origin_list)
    assert all(o.reports for o in claim.origin_list)
    assert {r for o in claim.origin_list for r in o.reports} == set(ids)
    for support in claim.support:
        text = case.by_id[support.report].text
        assert 0 <= support.span[0] < support.span[1] <= len(text)
        assert support.origin is not None
        assert support.report in claim.origin_list[support.origin].reports
        if support.via and support.via_span:
            assert support.via_span[1] <= len(case.by_id[support.via].text)
