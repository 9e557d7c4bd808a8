"""The origins of a side: the same informant behind two claims is one."""

from __future__ import annotations

from checking_samples import claim, origin
from hypothesis import given
from hypothesis import strategies as st

from secondsource.records import Range
from secondsource.views.checking.sides import joined_origins


def test_an_informant_behind_two_claims_is_one_origin() -> None:
    one = claim("The port is shut", origin("Ada Brook", "r1", "r2"), origin("Carl Brook", "r3"))
    other = claim("Ships are turned away", origin("ada brook", "r4"), origin("the coast guard", "r5"), name="c2")
    count, listed = joined_origins([one, other])
    assert count == Range(low=3, high=3)
    assert [(o.informant, o.reports) for o in listed] == [
        ("Ada Brook", ("r1", "r2", "r4")),
        ("Carl Brook", ("r3",)),
        ("the coast guard", ("r5",)),
    ]


def test_spellings_that_one_claim_has_merged_join_origins_of_another() -> None:
    merged = origin("Harbour Police", "r1")
    merged = type(merged)(
        **{f: getattr(merged, f) for f in merged.__struct_fields__} | {"informants": ("HP", "police")}
    )
    one, other = claim("It is shut", merged), claim("It was shut", origin("HP", "r2"), name="c2")
    assert joined_origins([one, other])[0] == Range(low=1, high=1)


def test_unnamed_informants_of_two_claims_may_be_the_same_people() -> None:
    one = claim("It is shut", origin("an official", "r1", named=False, gatherer="Harbour Post"))
    other = claim("It was shut", origin("a clerk", "r2", named=False, gatherer="Lowhaven Courier"), name="c2")
    assert joined_origins([one, other])[0] == Range(low=1, high=2)
    assert joined_origins([]) == (Range(low=0, high=0), ())


def test_who_obtained_it_without_telling_from_whom_may_have_it_from_the_informant_of_another_claim() -> None:
    one = claim("It is shut", origin("Ada Brook", "r1", gatherer="Pelagos"))
    other = claim("It was shut", origin(None, "r2", named=False, gatherer="Pelagos"), name="c2")
    assert joined_origins([one, other])[0] == Range(low=1, high=2)
    assert joined_origins([other, one])[0] == Range(low=1, high=2)
    assert joined_origins([other])[0] == Range(low=1, high=1)


def test_an_unnamed_informant_may_be_the_one_whom_another_claim_names() -> None:
    one = claim("It is shut", origin("Ada Brook", "r1", gatherer="Pelagos"))
    other = claim("It was shut", origin("an official", "r2", named=False, gatherer="Harbour Post"), name="c2")
    assert joined_origins([one, other])[0] == Range(low=1, high=2)


NAMES = st.sampled_from(["Ada Brook", "Carl Brook", "the coast guard", "an official", None])
ORIGINS = st.builds(
    lambda name, report, gatherer: origin(name, report, named=bool(name and name[0].isupper()), gatherer=gatherer),
    NAMES,
    st.sampled_from(["r1", "r2", "r3"]),
    st.sampled_from(["", "Harbour Post"]),
)


@given(st.lists(st.lists(ORIGINS, min_size=1, max_size=4), min_size=1, max_size=4), st.randoms())
def test_a_side_has_no_fewer_origins_than_any_of_its_claims_whatever_their_order(
    groups: list[list[object]], noise: object
) -> None:
    claims = [claim(f"Text {n}", *group, name=f"c{n}") for n, group in enumerate(groups)]  # type: ignore[arg-type]
    count, listed = joined_origins(claims)
    assert count.low <= count.high
    assert count.low >= max(c.origins.low for c in claims)
    assert len(listed) <= count.high
    noise.shuffle(claims)  # type: ignore[attr-defined]
    again, others = joined_origins(claims)
    assert again == count
    assert {frozenset(o.reports) for o in others} == {frozenset(o.reports) for o in listed}
