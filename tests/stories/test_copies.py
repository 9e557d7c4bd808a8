"""Who stands for whom: the same whatever came first, and as leader clustering by id says."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.stories.copies import settle

NAMES = [f"r{number}" for number in range(10)]
PAIRS = [(a, b) for a in NAMES for b in NAMES if a < b]


class World:
    """Reports that are alike or not, and who stands for whom among those that are there."""

    def __init__(self, alike: set[tuple[str, str]]) -> None:
        self.pairs = alike
        self.leader_of: dict[str, str | None] = {}
        self.asked = 0

    def near(self, report: str) -> Sequence[str]:
        pairs = (*self.pairs, *PAIRS[::3])  # near are some that are not alike
        return sorted(
            {a if b == report else b for a, b in pairs if report in (a, b)} & self.leader_of.keys() - {report}
        )

    def leaders(self, reports: Sequence[str]) -> Mapping[str, str]:
        return {r: leader for r in reports if (leader := self.leader_of[r]) is not None and leader in self.leader_of}

    def followers(self, report: str) -> Sequence[str]:
        return sorted(r for r, leader in self.leader_of.items() if leader == report)

    def alike(self, leader: str, other: str) -> bool:
        assert leader < other
        self.asked += 1
        return (leader, other) in self.pairs

    def add(self, report: str) -> None:
        self.leader_of[report] = None
        self.leader_of |= settle([report], self)

    def remove(self, report: str) -> None:
        orphans = self.followers(report)
        del self.leader_of[report]
        self.leader_of |= settle(orphans, self)


def by_id(reports: Sequence[str], alike: set[tuple[str, str]]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for report in sorted(reports):
        leads = (other for other in sorted(found) if found[other] is None and (other, report) in alike)
        found[report] = next(leads, None)
    return found


@FEW
@given(alike=st.sets(st.sampled_from(PAIRS)), changes=st.lists(st.sampled_from(NAMES), max_size=25))
def test_after_every_change_each_is_led_by_the_first_before_it_that_leads(
    alike: set[tuple[str, str]], changes: list[str]
) -> None:
    world = World(alike)
    for report in changes:
        (world.remove if report in world.leader_of else world.add)(report)
        assert world.leader_of == by_id(list(world.leader_of), alike)


def test_many_copies_are_compared_some_times_each_not_with_each_other() -> None:
    names = [f"{number:04}" for number in range(400)]
    world = World({(a, b) for a in names for b in names if a < b})
    world.near = lambda report: sorted(world.leader_of.keys() - {report})  # type: ignore[method-assign]
    random.Random(3).shuffle(names)  # noqa: S311
    for name in names:
        world.add(name)
    assert world.leader_of == {name: None if name == "0000" else "0000" for name in names}
    assert world.asked < 6 * len(names)
