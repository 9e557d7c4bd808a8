"""The origins of a whole story beside its informants and its claims."""

from __future__ import annotations

from claim_samples import Desk, Line, everywhere, named
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.records import Origin, Range
from secondsource.stories.case import Case
from secondsource.stories.corroboration import corroborate, settle
from secondsource.stories.origins import count

SHUT = "The mountain road to Norland will be shut on Thursday"
MORE = "Lorries had been waiting at the crossing for three days"


def settled(case: Case) -> tuple[tuple[int, int], tuple[Origin, ...]]:
    claims = corroborate(case, [everywhere(case)])
    found, origins = settle(case, count(case.members, case.derivations, case.family_of)[1], claims)
    assert found == Range(low=sum(o.low for o in origins), high=len(origins))
    return (found.low, found.high), origins


def test_three_outlets_with_unnamed_officials_who_may_be_one_are_one_at_least() -> None:
    desk = Desk()
    desk.add("Amber", [Line(SHUT, "a senior Norland security official")], own=True)
    desk.add("Birch", [Line(SHUT, "a Norland security official")], own=True)
    desk.add("Cedar", [Line(SHUT, "a Norland official")], own=True)
    count_of, origins = settled(desk.case())
    assert count_of == (1, 3)
    assert [o.low for o in origins] == [True, False, False]


def test_unnamed_officials_and_whoever_is_named_keep_their_places() -> None:
    desk = Desk()
    desk.add("Amber", [Line(SHUT, "a Norland security official")], own=True)
    desk.add("Birch", [Line(SHUT, "two passengers", kind="people")], own=True)
    desk.add("Cedar", [named(SHUT, "Ilse Marn", "bishop of Marvik")], own=True)
    desk.add("Dogwood", [named(SHUT, "Hallan Brook", "governor")], own=True)
    count_of, origins = settled(desk.case())
    assert count_of == (3, 4)
    assert {o.name for o in origins if not o.low} == {"Amber"}, "the official may be the governor"


def test_a_story_has_no_fewer_origins_than_one_of_its_claims() -> None:
    desk = Desk()
    marn = named(SHUT, "Ilse Marn", "spokeswoman for Northern Coastal Lines")
    desk.add("Amber", [named(SHUT, "Hallan Brook", "police chief of Marvik"), Line(MORE)], own=True)
    desk.add("Birch", [marn, Line(MORE)], "copy", ["amber"], day="2021-05-04")
    case = desk.case()
    said = everywhere(case)
    assert count(case.members, case.derivations)[0] == Range(low=1, high=1)
    count_of, origins = settled(case)
    assert count_of[0] == max(c.origins.low for c in corroborate(case, [said]))
    assert count_of == (2, 2)
    assert [(o.name, o.reports) for o in origins] == [
        ("Amber", ("amber", "birch")),
        ("Ilse Marn (Birch)", ("birch",)),
    ]


def test_informants_of_one_gatherer_are_told_apart_where_a_claim_tells_them_apart() -> None:
    desk = Desk()
    brook = named(SHUT, "Hallan Brook", "police chief of Marvik")
    marn = named(SHUT, "Ilse Marn", "spokeswoman for Northern Coastal Lines")
    desk.add("Amber", [brook, marn], own=True)
    desk.add("Birch", [brook, marn], "copy", ["amber"], day="2021-05-04")
    case = desk.case()
    both = [everywhere(case, 0), everywhere(case, 1)]
    told = type(both[0])(id="c1", standing=both[0].standing, statements=both[0].statements + both[1].statements)
    claims = corroborate(case, [told])
    found, origins = settle(case, count(case.members, case.derivations)[1], claims)
    assert (found.low, found.high) == (2, 2)
    assert [(o.name, o.reports) for o in origins] == [
        ("Hallan Brook (Amber)", ("amber", "birch")),
        ("Ilse Marn (Amber)", ("amber", "birch")),
    ]


LINES = [
    named(SHUT, "Hallan Brook", "police chief of Marvik"),
    named(SHUT, "Ilse Marn", "spokeswoman for Northern Coastal Lines"),
    Line(SHUT, "a security source"),
    Line(SHUT, "two passengers", kind="people"),
    Line(SHUT),
]


@FEW
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from([None, 0, 1]), st.booleans()), min_size=1, max_size=5)
)
def test_a_story_is_never_below_its_claims_and_carries_every_report(given: list[tuple[Line, int | None, bool]]) -> None:
    desk = Desk()
    for n, (line, of, own) in enumerate(given):
        parents = [f"paper{of}"] if of is not None and of < n else []
        desk.add(f"Paper{n}", [line, Line(MORE)], "copy" if parents else "independent", parents, own=own)
    case = desk.case()
    (claim,) = corroborate(case, [everywhere(case)])
    (low, high), origins = settled(case)
    assert claim.origins.low <= low <= high
    assert {r for o in origins for r in o.reports} == set(case.by_id)
