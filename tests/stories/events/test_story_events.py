"""Events of a story: merged over reports, with who, where, when and tolls."""

from __future__ import annotations

from rival_samples import report, story

from secondsource.records import StoryEvent
from secondsource.stories.events import events


def market() -> tuple[StoryEvent, ...]:
    return events(
        story(
            report(
                "Harbour",
                "2021-05-04",
                "A bomb killed at least 12 people in a market in Baghdad on Tuesday, police said.",
                "Six of the dead were children.",
                "A bombing in Basra killed 90 people in 2013.",
            ),
            report(
                "Tide",
                "2021-05-05",
                "A bomb killed 31 people in a market in Baghdad on Tuesday, doctors said.",
                "The Black Pennant group claimed responsibility for the bombing.",
            ),
        )
    )


def test_one_event_of_two_reports_is_the_main_one() -> None:
    first, *others = market()
    assert (first.main, first.id, first.type, first.when) == (True, "v1", "assault", "2021-05-04")
    assert {e.report for e in first.evidence} == {"harbour", "tide"}
    assert first.place is not None
    assert (first.place.name, first.place.country) == ("Baghdad", "IQ")
    assert not any(event.main for event in others)


def test_tolls_leave_out_parts_and_what_was_before() -> None:
    (killed,) = market()[0].tolls
    assert (killed.counts, killed.low, killed.best, killed.high) == ("killed", 12, 31, 31)
    assert [v.value for v in killed.values] == ["at least 12", "31"]


def test_who_claims_it_is_told() -> None:
    assert any("Black Pennant" in name for event in market() for name in event.claimed_by)


def test_a_story_without_events_has_none() -> None:
    assert (
        events(story(report("Harbour", "2021-05-04", "The gallery shows forty paintings of apples until June."))) == ()
    )


def test_a_bridges_toll_hung_on_an_inspection() -> None:
    first, *others = events(
        story(
            report(
                "Harbour",
                "2024-05-03",
                "At least 12 people were killed when a road bridge collapsed in Basra on Friday, the governor said.",
                "The transport minister, Tomas Arel, met engineers in Baghdad and investigated the company.",
            ),
            report("Tide", "2024-05-04", "The toll of the collapse in Basra rose to 19, the governor said."),
        )
    )
    assert (first.type, first.mode, first.main, first.when) == ("incident", None, True, "2024-05-03")
    assert first.place is not None
    assert first.place.country == "IQ"
    assert [(t.counts, t.low, t.best) for t in first.tolls] == [("killed", 12, 19)]
    assert {e.report for e in first.evidence} == {"harbour", "tide"}
    assert not any(event.tolls or event.main for event in others)
