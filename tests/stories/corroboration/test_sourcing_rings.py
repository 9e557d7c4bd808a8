"""Whose a report is where reports derive from each other: the same wherever one begins, whatever outlets are called."""

from __future__ import annotations

import msgspec
from claim_samples import Desk, Line, everywhere, named, proposition
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Claim
from secondsource.stories.case import Case
from secondsource.stories.corroboration import corroborate
from secondsource.stories.member import Member

SANK = "The ferry Aurora sank off Marvik with forty people aboard"
OTHER = [
    "Boats from three villages looked for the missing through the night",
    "Storm warnings had been out since Sunday evening on all the northern coasts",
    "The harbour office had told two other lines to cancel their crossings that day",
    "Schools in the town stayed shut and the fish market opened late on Tuesday",
    "A choir sang on the steps of the town hall while the bells were rung",
]


def claims(case: Case, *places: tuple[str, int]) -> Claim:
    told = proposition(case, *places) if places else everywhere(case)
    (claim,) = corroborate(case, [told])
    return claim


def test_a_ring_has_one_line_wherever_it_is_entered() -> None:
    for names in (("Amber", "Birch", "Cedar"), ("Cedar", "Amber", "Birch"), ("Birch", "Cedar", "Amber")):
        desk = Desk()
        first, second, third = names
        desk.add(first, [Line(SANK), Line(OTHER[0])], "copy", [second.lower()])
        desk.add(second, [Line(OTHER[1]), Line(SANK)], "copy", [first.lower(), third.lower()])
        desk.add(third, [Line(OTHER[2]), Line(SANK)], "copy", [first.lower()])
        case = desk.case()
        claim = claims(case, (first.lower(), 0), (second.lower(), 1), (third.lower(), 1))
        assert (claim.origins.low, claim.origins.high) == (0, 1)


def test_informants_of_one_in_a_ring_make_it_the_gatherer_of_what_all_tell() -> None:
    for own in ("amber", "birch", "cedar"):
        desk = Desk()
        for name, of in (("Amber", "birch"), ("Birch", "cedar"), ("Cedar", "amber")):
            desk.add(name, [Line(SANK)], "copy", [of], own=name.lower() == own)
        claim = claims(desk.case())
        assert (claim.origins.low, claim.origins.high) == (1, 1)
        assert claim.origin_list[0].gatherers == (own.title(),)


def test_all_parents_are_followed_and_not_the_first_alone() -> None:
    desk = Desk()
    desk.add("Amber", [Line(OTHER[0])])
    desk.add("Birch", [Line(OTHER[1])], "copy", ["agency:Pelagos"], credit="Pelagos")
    desk.add("Cedar", [Line(SANK)], "rewrite", ["amber", "birch"], day="2021-05-04")
    (origin,) = claims(desk.case(), ("cedar", 0)).origin_list
    assert origin.gatherers == ("Pelagos",)


def test_an_informant_whom_no_parent_has_is_never_listed_under_the_parents_gatherer() -> None:
    desk = Desk()
    desk.add("Tidings", [named(SANK, "Hallan Brook", "governor"), Line(OTHER[0])], own=True)
    desk.add(
        "Eastgate",
        [named(SANK, "Lena Strand", "prosecutor"), named(OTHER[1], "Lena Strand", "prosecutor")],
        "adaptation",
        ["tidings"],
        day="2021-05-04",
    )
    case = desk.case()
    claim = claims(case, ("tidings", 0), ("eastgate", 0))
    held = {o.informant: o.gatherers for o in claim.origin_list}
    assert held == {"Hallan Brook": ("Tidings",), "Lena Strand": ("Eastgate",)}
    assert [s.via for s in claim.support] == [None, None]
    (origin,) = claims(case, ("eastgate", 1)).origin_list
    assert (origin.informant, origin.gatherers, origin.rule) == ("Lena Strand", ("Eastgate",), "informant")


def test_an_informant_whom_the_parent_has_is_inherited_from_it() -> None:
    desk = Desk()
    desk.add("Tidings", [named(SANK, "Hallan Brook", "governor"), Line(OTHER[0])], own=True)
    desk.add("Eastgate", [named(SANK, "Brook"), Line(OTHER[0])], "adaptation", ["tidings"], day="2021-05-04")
    (origin,) = claims(desk.case()).origin_list
    assert origin.gatherers == ("Tidings",)


def test_a_gatherer_that_tells_no_source_is_one_with_what_it_was_told() -> None:
    desk = Desk()
    desk.add("Amber", [named(SANK, "Ilse Marn", "envoy")], "copy", ["agency:Pelagos"], credit="Pelagos")
    desk.add("Birch", [Line(SANK)], "copy", ["agency:Pelagos"], credit="Pelagos")
    claim = claims(desk.case())
    assert (claim.origins.low, claim.origins.high) == (1, 1)
    assert claim.origin_list[0].gatherers == ("Pelagos",)


def test_what_is_left_of_a_sentence_beside_its_attribution_adds_no_origin() -> None:
    desk = Desk()
    desk.add("Amber", [named(SANK, "Kalle Rivo", "mayor", gatherer="Corvina"), Line(OTHER[0])])
    desk.add("Birch", [named(SANK, "Ilse Marn", "union leader"), Line(OTHER[1])], own=True)
    case = desk.case()
    told = everywhere(case)
    bare = msgspec.structs.replace(
        told.statements[0], attribution=None, parts=(case.by_id["amber"].reading.sentences[0],)
    )
    for rest in (told.statements, (bare, *told.statements)):
        both = type(told)(id="c1", standing=told.standing, statements=rest)
        (claim,) = corroborate(case, [both])
        assert (claim.origins.low, claim.origins.high) == (2, 2)


def renamed(case: Case, names: list[str]) -> Case:
    """The case with its outlets called otherwise, in the order of their reports' ids."""
    called = dict(zip(sorted(case.by_id), names, strict=True))
    members = tuple(
        Member(msgspec.structs.replace(m.report, outlet=called[m.id]), m.reading, m.text) for m in case.members
    )
    return Case(members, case.derivations, case.shared, case.agencies, case.family_of)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[list[int]], list[bool], list[str]]:
    size = draw(st.integers(2, 6))
    parents = [draw(st.lists(st.integers(0, size - 1), max_size=3, unique=True)) for _ in range(size)]
    own = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    return parents, own, draw(st.permutations([f"Gazette{n}" for n in range(size)]))


@FEW
@given(graphs())
def test_counts_do_not_depend_on_what_outlets_are_called(given: tuple[list[list[int]], list[bool], list[str]]) -> None:
    parents, own, names = given
    desk = Desk()
    for n, of in enumerate(parents):
        ids = [f"paper{p}" for p in of if p != n]
        desk.add(f"Paper{n}", [Line(SANK)], "copy" if ids else "independent", ids, own=own[n])
    case = desk.case()
    claim, other = claims(case), claims(renamed(case, names))
    assert other.origins == claim.origins
    assert [o.reports for o in other.origin_list] == [o.reports for o in claim.origin_list]
    called = dict(zip((f"Paper{n}" for n in range(len(names))), names, strict=True))
    told = [{called[g] for g in o.gatherers} for o in claim.origin_list]
    assert [set(o.gatherers) for o in other.origin_list] == told
