"""Revisions: tolls that rise, oldest first; states that change; none where all agree."""

from __future__ import annotations

from rival_samples import quoted, report, story

from secondsource.stories.disputes import revisions

FIRE = "A fire swept through the covered market of Port Lindow on Tuesday."


def test_a_toll_that_rises_is_a_revision_oldest_first() -> None:
    case = story(
        report("Tide", "2021-05-05", FIRE, "At least 31 people were killed in the blaze, police said."),
        report("Harbour", "2021-05-04", FIRE, "At least 12 people were killed in the blaze, police said."),
    )
    (revision,) = revisions(case, (), ())
    assert [(v.value, v.as_of, v.report) for v in revision.values] == [
        ("At least 12", "2021-05-04", "harbour"),
        ("At least 31", "2021-05-05", "tide"),
    ]
    assert revision.about == "people killed"
    assert (revision.by or "").lower() == "police"


def test_reports_that_agree_revise_nothing() -> None:
    case = story(
        report("Tide", "2021-05-05", FIRE, "At least 12 people were killed in the blaze, police said."),
        report("Harbour", "2021-05-04", FIRE, "At least 12 people were killed in the blaze, police said."),
    )
    assert revisions(case, (), ()) == ()


def test_a_bridge_that_was_closed_and_reopens() -> None:
    shut = "The Lindow bridge was closed as a precaution while engineers looked for cracks in its pillars."
    free = "The Lindow bridge reopened after engineers found no cracks in its pillars."
    case = story(report("Harbour", "2021-05-04", shut), report("Tide", "2021-05-05", free))
    (revision,) = revisions(case, (), ())
    assert quoted(case, revision.values) == [shut, free]
    assert [v.value for v in revision.values] == ["closed", "reopened"]
    assert revision.about == "Lindow bridge: closed, then reopened"
