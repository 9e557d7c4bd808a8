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
    (revision,) = revisions(case)
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
    assert revisions(case) == ()


def test_a_bridge_that_was_closed_and_reopens() -> None:
    shut = "The Lindow bridge was closed as a precaution while engineers looked for cracks in its pillars."
    free = "The Lindow bridge reopened after engineers found no cracks in its pillars."
    case = story(report("Harbour", "2021-05-04", shut), report("Tide", "2021-05-05", free))
    (revision,) = revisions(case)
    assert quoted(case, revision.values) == [shut, free]
    assert [v.value for v in revision.values] == ["closed", "reopened"]
    assert revision.about == "Lindow bridge: closed, then reopened"


BRIDGE = "A bridge over the river Lauter fell on Friday."


def test_one_voices_own_toll_was_lost_among_those_of_all() -> None:
    case = story(
        report("Harbour", "2024-05-03T09:00:00Z", BRIDGE, "At least 12 people were killed, Governor Tomas Arel said."),
        report("Tide", "2024-05-03T11:30:00Z", BRIDGE, "Seventeen people were killed, Colonel Raul Wehr said."),
        report("Echo", "2024-05-04T16:00:00Z", BRIDGE, "The toll has risen to 19, Governor Tomas Arel said."),
    )
    own, whole = revisions(case)
    assert (own.by, [v.value for v in own.values]) == ("Tomas Arel", ["At least 12", "19"])
    assert (whole.by, [v.value for v in whole.values]) == (None, ["At least 12", "Seventeen", "19"])


def test_fourteen_hours_stood_before_half_past_eleven() -> None:
    case = story(
        report("Harbour", "2024-05-03T14:00:00Z", BRIDGE, "At least 12 people were killed."),
        report("Tide", "2024-05-03T11:30:00Z", BRIDGE, "Seventeen people were killed, Colonel Raul Wehr said."),
        report("Echo", "2024-05-04T16:00:00Z", BRIDGE, "At least 19 people were killed, the civil guard said."),
    )
    (revision,) = revisions(case)
    assert [v.report for v in revision.values] == ["tide", "harbour", "echo"]


def test_what_was_put_at_twelve_on_friday_was_told_as_of_saturday() -> None:
    case = story(
        report("Tide", "2024-05-03T11:30:00Z", BRIDGE, "Seventeen people were killed, Colonel Raul Wehr said."),
        report(
            "Echo",
            "2024-05-04T16:00:00Z",
            BRIDGE,
            "The toll has risen to 19, Governor Tomas Arel said.",
            "Arel had put the toll at 12 or more on Friday.",
        ),
    )
    whole = revisions(case)[-1]
    assert {v.value: v.as_of for v in whole.values}["12 or more"] == "2024-05-03"


def test_officials_here_and_officials_of_one_town_are_not_one_voice_for_sure() -> None:
    case = story(
        report("Harbour", "2024-05-03", BRIDGE, "At least 12 people were killed, officials said."),
        report("Tide", "2024-05-04", BRIDGE, "At least 19 people were killed, officials in Lauterbruck said."),
    )
    assert [r.by for r in revisions(case)] == [None]


def test_a_cause_that_was_not_known_and_is_told_later() -> None:
    asked = "The cause of the collapse was not yet known, the country's harbour ministry said."
    told = "Engineers said on Monday that heavy rain most likely caused the collapse of a quay, killing two sailors."
    case = story(report("Harbour", "2021-05-04", asked), report("Tide", "2021-05-05", told))
    (revision,) = revisions(case)
    assert quoted(case, revision.values) == [asked, told]
    assert revision.about.endswith("not known at first")


def test_a_weight_is_no_toll() -> None:
    first = "The 400-pound bear was shot dead at the zoo of Port Lindow on Tuesday."
    then = "A bear was shot dead at the zoo of Port Lindow, and 17 people were killed in the panic, police said."
    assert revisions(story(report("Harbour", "2021-05-04", first), report("Tide", "2021-05-06", then))) == ()


def test_an_age_is_no_toll() -> None:
    first = "A 36-year-old climber died on the ridge above Marvik on Friday, police said."
    then = "Two climbers died on the ridge above Marvik this week, police said."
    assert revisions(story(report("Harbour", "2021-05-07", first), report("Tide", "2021-05-09", then))) == ()
