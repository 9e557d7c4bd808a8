"""Assembling: a story is a function of its reports, readings and links, in whatever order they are given."""

from __future__ import annotations

import itertools
import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW
from story_samples import AGENCIES, Told, bare, on

from secondsource.records import Link, Published, Story
from secondsource.stories import Member, assemble, first_of

LINES = [
    "A ferry with forty passengers aboard sank in a storm off the northern coast of Norland early on Monday.",
    "Two of its crew were missing, the coast guard said, and boats were looking for them all through the night.",
    "“We had no warning at all from the harbour office,” the captain said when he came ashore at Port Lindow.",
    "“Nobody from the company has called me since then,” he said, and asked for the radio log to be kept.",
    "Lindow Lines, the company that runs the Aurora, made no comment on why both engines had failed.",
    "Storm warnings had been out since Sunday evening, and two other lines had cancelled their crossings.",
]


@cache
def world() -> tuple[list[Member], list[Link]]:
    told = Told()
    told.add("Portolan", "2021-05-03T09:00:00Z", LINES)
    told.add("Eastgate", "2021-05-03", LINES)
    told.add("Metropole", None, LINES[:3])
    told.add("Saltmarsh", "2021-05-04", [LINES[0], LINES[4], *LINES[2:4]])
    told.add("Harbour", None, LINES)
    told.add("Tide", "2021-05", LINES[5:])
    return told.members, told.links()


def told_in(order: list[int], links: list[Link]) -> Story:
    members = world()[0]
    return assemble([members[i] for i in order], links, AGENCIES)


@FEW
@given(st.permutations(range(6)), st.integers(0, 99), st.sets(st.integers(0, 5), min_size=1))
def test_a_story_does_not_depend_on_any_order(order: list[int], seed: int, chosen: set[int]) -> None:
    links = world()[1]
    shuffled = random.Random(seed).sample(links, len(links))  # noqa: S311
    straight = told_in(sorted(chosen), links)
    assert told_in([i for i in order if i in chosen], shuffled) == straight
    assert straight.id == f"s{straight.reports[0]}"
    assert 1 <= straight.origins.low <= straight.origins.high
    assert {r for o in straight.origin_list for r in o.reports} == set(straight.reports)
    assert {d.report for d in straight.derivations} == set(straight.reports)
    assert all(parent in straight.reports or ":" in parent for d in straight.derivations for parent in d.of)


def test_reports_come_earliest_first_and_undated_ones_last() -> None:
    story = told_in(list(range(6)), world()[1])
    # A month alone orders nothing: "tide" stands among the undated.
    assert story.reports == ("eastgate", "portolan", "saltmarsh", "harbour", "metropole", "tide")
    assert (story.first, story.last) == ("2021-05-03", "2021-05-04")
    published = {m.id: m.when for m in world()[0]}
    assert list(story.reports) == first_of(published) == first_of(dict(reversed(published.items())))


def test_reports_of_two_time_zones_are_ordered_by_the_instant_not_by_the_string() -> None:
    told = Told()
    told.add("Late", "2021-05-03T09:00:00+00:00", LINES)
    told.add("Early", "2021-05-03T10:00:00+02:00", LINES)
    assert first_of({m.id: m.when for m in told.members}) == ["early", "late"]


def test_a_pictures_date_neither_orders_a_report_nor_dates_its_story() -> None:
    told = Told()
    told.add("Wire", "2021-05-03", LINES)
    old = Published(value="2019-06-04", precision="day", basis="caption")
    told.add("Copy", None, LINES, published=old)
    readings = [m.reading for m in told.members]
    story = assemble(told.members, told.links(), AGENCIES)
    assert story.reports == ("wire", "copy")
    assert (story.first, story.last) == ("2021-05-03", "2021-05-03")
    assert [r.published for r in readings] == ["2021-05-03", None]


def test_a_check_that_could_not_run_is_named_with_its_count() -> None:
    dated, undated, nameless = bare("a", published=on("2021-05-03")), bare("b", family="B"), bare("c", None)
    caption = bare("d", published=Published(value="2021-05-02", precision="day", basis="caption"))
    members = [dated, undated, nameless, caption]
    story = assemble(members, [], AGENCIES)
    assert set(story.unchecked) == {
        "publication time: not known for 3 of 4 reports",
        "outlet: not known for 1 of 4 reports",
        "publisher family: not known for 2 of 4 reports",
        "text: not known for 4 of 4 reports",
    }


@pytest.mark.parametrize("titles", list(itertools.permutations([None, "One", "Two"])))
def test_a_story_is_called_by_a_headline_of_its_reports(titles: tuple[str | None, ...]) -> None:
    members = [bare("abc"[i], title=title, published=on(f"2021-05-0{i + 1}")) for i, title in enumerate(titles)]
    story = assemble(members, [], AGENCIES)
    assert story.title == next(t for t in titles if t)


def test_a_story_without_headlines_has_no_title() -> None:
    lone = bare("a")
    assert assemble([lone], [], AGENCIES).title is None
