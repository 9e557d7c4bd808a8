"""The derivation picture: rows, the axis of time, and lines."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from sample_story import identity, sample_story, when

from secondsource.records import Derivation, Kind, Origin, Published
from secondsource.views.dossier.picture import WIDE, drawings, fit
from secondsource.views.dossier.rows import groups
from secondsource.views.dossier.timeline import Axis
from secondsource.views.story_view import StoryView, origin_name, parent_names, parents_of


def story_of(size: int) -> StoryView:
    """A story whose reports each copy the one before, three hours later."""
    view = sample_story()
    base = view.reports[0]
    replace = msgspec.structs.replace
    members = []
    for number in range(size):
        kind: Kind = "copy" if number else "independent"
        report = replace(
            base.report, id=identity(number), published=when(f"2021-11-{1 + number // 8:02}T{number % 8 * 3:02}:00:00")
        )
        derivation = Derivation(
            report=report.id,
            kind=kind,
            of=(identity(number - 1),) if number else (),
            directed=True,
            own_informants=not number,
            evidence=(),
            why="",
        )
        members.append(replace(base, report=report, derivation=derivation))
    ids = tuple(member.report.id for member in members)
    story = replace(
        view.story,
        reports=ids,
        derivations=tuple(member.derivation for member in members),
        origin_list=(Origin(name="all", reports=ids),),
    )
    return StoryView(story=story, reports=tuple(members))


def test_every_report_has_one_row_below_its_parent() -> None:
    made = groups(sample_story())
    rows = [row for group in made for row in group.rows]
    assert sorted(row.id for row in rows if row.kind) == sorted(sample_story().story.reports)
    assert [row.name for row in made[0].rows] == [
        "Northern Wire",
        "Harbour Post",
        "Channel Eleven",
        "The Inland Mercury and Weekly Advertiser",
        "Eastern Coast Gazette",
    ]
    assert [row.depth for row in made[0].rows] == [0, 1, 2, 2, 1]
    assert made[-1].name is None


def test_a_hidden_parent_stands_in_every_origin_that_needs_it() -> None:
    view = sample_story()
    first, *rest = view.story.origin_list[0].reports
    split = (Origin(name="a", reports=(first,)), Origin(name="b", reports=tuple(rest)))
    made = groups(msgspec.structs.replace(view, story=msgspec.structs.replace(view.story, origin_list=split)))
    assert [sum(row.kind is None for row in group.rows) for group in made] == [1, 1, 0]


def derived_from(*parents: str) -> StoryView:
    """The sample, with other parents for its first report."""
    view = sample_story()
    first, *rest = view.reports
    changed = msgspec.structs.replace(
        first, derivation=msgspec.structs.replace(first.derivation, kind="cites", of=parents)
    )
    return msgspec.structs.replace(view, reports=(changed, *rest))


def test_agencies_and_outlets_without_a_page_are_nodes_of_their_own() -> None:
    view = derived_from("agency:Northern Wire", "outlet:Coast Weekly")
    rows = groups(view)[0].rows
    assert [row.name for row in rows if row.kind is None] == ["Northern Wire", "Coast Weekly"]
    assert parent_names(view, view.reports[0].derivation) == ["Northern Wire", "Coast Weekly"]
    wide, _ = drawings(view)
    assert len(wide.edges) == len(drawings(sample_story())[0].edges) + 1


def test_a_hidden_parent_beside_a_page_of_the_same_name_is_left_out() -> None:
    view = derived_from(identity(3), "outlet:Lowhaven Courier")
    assert parents_of(view, view.reports[0].derivation) == [identity(3)]


def test_an_origin_of_no_known_outlet_is_named_by_its_page() -> None:
    view = sample_story()
    assert origin_name(view, Origin(name=f"unknown outlet ({identity(9)})", reports=())) == "09.html"
    assert origin_name(view, Origin(name="Harbour Post", reports=())) == "Harbour Post"


@pytest.mark.parametrize("size", [1, 2, 10, 40])
def test_rows_keep_apart_and_names_inside(size: int) -> None:
    for drawing in drawings(story_of(size)):
        assert len(drawing.nodes) == size
        assert len(drawing.edges) == size - 1
        heights = [node.y for node in drawing.nodes]
        assert all(after - before >= 24 for before, after in pairwise(heights))
        assert all(0 < node.x < drawing.width for node in drawing.nodes)
        assert heights[-1] < drawing.height


def test_two_reports_without_direction_are_joined_by_one_plain_line() -> None:
    wide, _ = drawings(sample_story())
    assert sum(not edge.directed for edge in wide.edges) == 1


def place(axis: Axis, value: Published | None) -> float:
    return axis.place(value).x


def test_time_runs_from_left_to_right_and_what_has_no_day_stands_apart() -> None:
    early, late = when("2021-11-09T06:00:00+00:00"), when("2021-11-12T09:00:00+02:00")
    month = when("2021-11")
    axis = Axis([early, late, month, None], 300, WIDE)
    assert 300 <= place(axis, early) < place(axis, late) < axis.undated_from < place(axis, month)
    assert place(axis, month) == place(axis, None)
    assert [tick.label for tick in axis.ticks()] == ["9 Nov 2021", "12 Nov 2021", "no day known"]
    assert axis.skips


def test_a_known_day_without_a_time_is_a_bar_over_the_day() -> None:
    day, hour = when("2021-11-09"), when("2021-11-09T06:00:00+00:00")
    bar = Axis([day, hour], 0, 100).place(day).bar
    assert bar is not None
    assert bar[0] < 50 < bar[1]


def test_offsets_are_heeded() -> None:
    east, west = when("2021-11-09T10:00:00+05:00"), when("2021-11-09T06:00:00-01:00")
    axis = Axis([east, west], 0, 100)
    assert place(axis, east) < place(axis, west)


def test_names_are_cut_to_their_room() -> None:
    assert fit("Harbour Post", 200) == "Harbour Post"
    assert fit("The Inland Mercury and Weekly Advertiser", 100).endswith("…")
    assert len(fit("港口日报" * 9, 100)) < len(fit("harbour " * 9, 100))
