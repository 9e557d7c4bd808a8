"""Origins: each rule of the count with an example, and what holds of any derivations."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st
from stages import FEW
from story_samples import bare, credit, name_of, told_by

from secondsource.records import Derivation, Range
from secondsource.stories.member import Member
from secondsource.stories.origins import count

Story = list[tuple[Member, Derivation]]


def counted(*story: tuple[Member, Derivation]) -> tuple[tuple[int, int], dict[str, tuple[str, ...]]]:
    found, origins = count([m for m, _ in story], [d for _, d in story])
    return (found.low, found.high), {o.name: o.reports for o in origins}


def test_two_outlets_with_informants_of_their_own_are_two() -> None:
    a, b = told_by("a", "independent", own=True), told_by("b", "independent", own=True)
    assert counted((bare("a"), a), (bare("b"), b)) == ((2, 2), {"A": ("a",), "B": ("b",)})


def test_outlets_of_one_family_are_one_gatherer() -> None:
    story = [(bare(n, family="Northern Press"), told_by(n, "independent", own=True)) for n in "ab"]
    assert counted(*story) == ((1, 1), {"Northern Press": ("a", "b")})


def test_an_outlet_is_not_hidden_behind_the_name_of_its_owner() -> None:
    alone = (bare("a", "Dunmere Times", "Quay Group"), told_by("a", "independent", own=True))
    assert counted(alone) == ((1, 1), {"Dunmere Times (Quay Group)": ("a",)})
    copies = [(bare(n, "Dunmere Times", "Quay Group"), told_by(n, "copy", "a")) for n in "bc"]
    assert counted(alone, *copies) == ((1, 1), {"Dunmere Times (Quay Group)": ("a", "b", "c")})
    sister = (bare("d", "Portolan", "Quay Group"), told_by("d", "independent", own=True))
    assert counted(alone, sister) == ((1, 1), {"Quay Group": ("a", "d")})
    itself = (bare("e", "Pelagos", "Pelagos"), told_by("e", "independent", own=True))
    assert counted(itself) == ((1, 1), {"Pelagos": ("e",)})


def test_an_agency_of_a_group_that_has_no_page_is_named_too() -> None:
    found, origins = count([bare("a")], [told_by("a", "copy", "agency:Pelagos")], {"Pelagos": "Quay Group"}.get)
    assert (found.high, [origin.name for origin in origins]) == (1, ["Pelagos (Quay Group)"])


def test_a_hidden_parent_of_the_same_family_is_no_second_gatherer() -> None:
    page = (bare("a", family="Northern Press"), told_by("a", "independent", own=True))
    citing = (bare("b"), told_by("b", "cites", "outlet:The Northern Echo"))
    members, derivations = [page[0], citing[0]], [page[1], citing[1]]
    found, _ = count(members, derivations, {"The Northern Echo": "Northern Press"}.get)
    assert found == Range(low=1, high=1)


def test_a_copy_brings_nothing_of_its_own() -> None:
    first = (bare("a"), told_by("a", "independent", own=True))
    rest = [(bare(n), told_by(n, "copy", parent)) for n, parent in (("b", "a"), ("c", "b"), ("d", "c"))]
    assert counted(first, *rest) == ((1, 1), {"A": ("a", "b", "c", "d")})


def test_a_report_that_adds_informants_carries_both_origins() -> None:
    first = (bare("a"), told_by("a", "independent", own=True))
    second = (bare("b"), told_by("b", "adaptation", "a", own=True))
    assert counted(first, second) == ((2, 2), {"A": ("a", "b"), "B": ("b",)})


def test_copies_of_an_agency_without_its_page_are_one_origin() -> None:
    story = [(bare(n), told_by(n, "copy", "agency:Pelagos")) for n in "abc"]
    assert counted(*story) == ((1, 1), {"Pelagos": ("a", "b", "c")})


def test_an_agency_s_own_page_and_its_unseen_text_are_one_origin() -> None:
    own = (bare("p", "Pelagos", credits=(credit("Pelagos"),)), told_by("p", "independent"))
    hidden = (bare("b"), told_by("b", "copy", "agency:Pelagos"))
    assert counted(own, hidden) == ((1, 1), {"Pelagos": ("p", "b")})


def test_whose_sourcing_cannot_be_seen_counts_in_high_alone() -> None:
    seen = (bare("a"), told_by("a", "independent", own=True))
    unseen = [(bare("b"), told_by("b", "unknown")), (bare("c"), told_by("c", "independent"))]
    assert counted(seen, *unseen)[0] == (1, 3)
    assert counted(*unseen)[0] == (1, 2), "something was reported, so low is at least 1"


def test_reports_without_an_outlet_are_kept_apart() -> None:
    story = [(bare(n, None), told_by(n, "unknown")) for n in "ab"]
    found, origins = counted(*story)
    assert found == (1, 2)
    assert sorted(origins.values()) == [("a",), ("b",)]


def test_a_ring_of_copies_is_one_origin_that_is_not_seen() -> None:
    ring = [(bare(n), told_by(n, "copy", *(set("abc") - {n}))) for n in "abc"]
    assert counted(*ring) == ((1, 1), {"A": ("a", "b", "c")})
    tail = (bare("0"), told_by("0", "copy", "c"))
    assert counted(tail, *ring) == ((1, 1), {"A": ("0", "a", "b", "c")}), "what copies a ring is not in it"
    seen = (bare("d"), told_by("d", "independent", own=True))
    assert counted(*ring, seen)[0] == (1, 2)


def test_who_stands_behind_a_ring_stands_for_it() -> None:
    ring = [
        (bare("a"), told_by("a", "copy", "b", "agency:Pelagos")),
        (bare("b"), told_by("b", "copy", "a")),
    ]
    assert counted(*ring) == ((1, 1), {"Pelagos": ("a", "b")})


def test_two_rings_are_two() -> None:
    pairs = {"a": "b", "b": "a", "c": "d", "d": "c"}
    assert counted(*[(bare(n), told_by(n, "copy", of)) for n, of in pairs.items()])[0] == (1, 2)


def test_a_report_of_two_agencies_is_carried_by_both() -> None:
    story = (bare("a"), told_by("a", "adaptation", "agency:Pelagos", "agency:Reuters"))
    assert counted(story) == ((2, 2), {"Pelagos": ("a",), "Reuters": ("a",)})


def test_no_reports_have_no_origin() -> None:
    assert count([], []) == (Range(low=0, high=0), ())


def test_many_copies_of_each_other_take_no_time() -> None:
    names = [name_of(n) for n in range(150)]
    ring = [(bare(n), told_by(n, "copy", *(o for o in names if o != n))) for n in names]
    chain = [(bare(f"z{i}"), told_by(f"z{i}", "copy", *(f"z{j}" for j in range(i)))) for i in range(150)]
    started = time.process_time()
    assert counted(*ring, *chain)[0] == (1, 2)
    assert time.process_time() - started < 5


@st.composite
def derivations(draw: st.DrawFn) -> Story:
    size = draw(st.integers(1, 9))
    names = [name_of(n) for n in range(size)]
    story = []
    for name in names:
        others = st.sampled_from([*names, "agency:Pelagos", "agency:Reuters", "outlet:Portolan"])
        of = [other for other in draw(st.lists(others, max_size=3, unique=True)) if other != name]
        outlet = draw(st.sampled_from(["Portolan", "Eastgate", "Pelagos", None]))
        member = bare(name, outlet, draw(st.sampled_from([None, "Northern Press"])))
        story.append((member, told_by(name, "copy" if of else "unknown", *of, own=draw(st.booleans()))))
    return story


@FEW
@given(derivations(), st.integers(0, 99))
def test_every_report_is_carried_and_the_count_is_a_range_whatever_the_order(story: Story, seed: int) -> None:
    found, origins = counted(*story)
    assert 1 <= found[0] <= found[1] == len(origins)
    assert {r for reports in origins.values() for r in reports} == {m.id for m, _ in story}
    shuffled = random.Random(seed).sample(story, len(story))  # noqa: S311
    again, others = counted(*shuffled)
    assert again == found
    assert {name: sorted(reports) for name, reports in others.items()} == {n: sorted(r) for n, r in origins.items()}


@FEW
@given(derivations())
def test_a_further_copy_adds_no_origin(story: Story) -> None:
    found, origins = counted(*story)
    copy = (bare("copy"), told_by("copy", "copy", story[0][0].id))
    again, others = counted(*story, copy)
    assert again == found
    assert others.keys() == origins.keys()
