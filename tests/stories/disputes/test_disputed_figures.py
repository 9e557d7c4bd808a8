"""Disputes about figures: two voices at one time; no part, no bound and no later toll is in dispute."""

from __future__ import annotations

import pytest
from rival_samples import of_kind, report, story

from secondsource.stories.disputes import revisions
from secondsource.stories.disputes.counted import counted

FIRE = "A fire swept through the covered market of Port Lindow on Tuesday."


def test_two_voices_in_one_report_dispute_a_toll() -> None:
    case = story(
        report(
            "Harbour",
            "2021-05-04",
            FIRE,
            "The mayor, Tomas Arel, said 40 people were killed in the blaze.",
            "The doctors' union Medra said 120 people were killed.",
        )
    )
    (dispute,) = of_kind(case, "figure")
    assert [side.value for side in dispute.sides] == ["40", "120"]
    assert [(side.low, side.high) for side in dispute.sides] == [(40, 40), (120, 120)]
    assert {e.informant for side in dispute.sides for e in side.evidence} == {"Tomas Arel", "Medra"}


def test_at_least_does_not_contradict_more_and_about_not_what_is_near() -> None:
    case = story(
        report(
            "Harbour",
            "2021-05-04",
            FIRE,
            "The mayor, Tomas Arel, said at least 20 people were killed and about 100 people were injured.",
            "The doctors' union Medra said 25 people were killed and 95 people were injured.",
        )
    )
    assert not of_kind(case, "figure")


def test_a_later_higher_toll_is_no_dispute() -> None:
    case = story(
        report("Harbour", "2021-05-04", FIRE, "The mayor, Tomas Arel, said 12 people were killed in the blaze."),
        report("Tide", "2021-05-06", FIRE, "The doctors' union Medra said 31 people were killed in the blaze."),
    )
    assert not of_kind(case, "figure")


def test_a_later_lower_toll_of_another_voice_is_one() -> None:
    case = story(
        report("Harbour", "2021-05-04", FIRE, "The mayor, Tomas Arel, said 90 people were killed in the blaze."),
        report("Tide", "2021-05-05", FIRE, "The doctors' union Medra said 31 people were killed in the blaze."),
    )
    assert [side.value for d in of_kind(case, "figure") for side in d.sides] == ["31", "90"]


def test_a_part_is_not_in_dispute_with_its_whole() -> None:
    case = story(
        report(
            "Harbour", "2021-05-04", FIRE, "The mayor, Tomas Arel, said 40 people were killed, six of them children."
        ),
        report("Tide", "2021-05-04", FIRE, "Six children were killed, the doctors' union Medra said."),
    )
    assert not of_kind(case, "figure")


def test_nobody_hurt_and_two_hurt_is_a_denial() -> None:
    case = story(
        report("Harbour", "2021-05-04", FIRE, "Two people were injured, Port Lindow police said."),
        report("Tide", "2021-05-04", FIRE, "The market's owner, Lindow Halls, said no one was injured."),
    )
    (dispute,) = of_kind(case, "denial")[:1]
    assert dispute.sides[0].high == 0
    assert dispute.sides[1].low == 2


FERRY = "The ferry Lindow Star sank off Port Lindow on Tuesday in high waves."


def test_rival_tolls_of_one_day_by_two_named_voices_were_told_as_a_revision() -> None:
    case = story(
        report("Harbour", "2021-05-04T08:00:00Z", FERRY, "The mayor, Tomas Arel, said 31 people were killed."),
        report("Tide", "2021-05-04T09:00:00Z", FERRY, "The chief doctor, Berta Klinge, said 44 people were killed."),
    )
    (dispute,) = of_kind(case, "figure")
    assert [side.value for side in dispute.sides] == ["31", "44"]
    assert revisions(case) == ()


def test_both_voices_of_the_tests_below_are_read() -> None:
    held = report(
        "Harbour", "2021-05-04T08:00:00Z", FERRY, "The mayor, Tomas Arel, said at least 31 people were killed."
    )
    other = report("Tide", "2021-05-04T09:00:00Z", FERRY, "The chief doctor, Berta Klinge, said 44 people were killed.")
    assert [c.informant for c in counted(story(held, other))] == ["Tomas Arel", "Berta Klinge"]


def test_at_least_of_one_voice_leaves_more_of_another_open() -> None:
    case = story(
        report("Harbour", "2021-05-04T08:00:00Z", FERRY, "The mayor, Tomas Arel, said at least 31 people were killed."),
        report("Tide", "2021-05-04T09:00:00Z", FERRY, "The chief doctor, Berta Klinge, said 44 people were killed."),
    )
    assert not of_kind(case, "figure")


def test_a_toll_that_rose_to_more_on_one_day_is_no_dispute() -> None:
    case = story(
        report("Harbour", "2021-05-04T08:00:00Z", FERRY, "The mayor, Tomas Arel, said 31 people were killed."),
        report(
            "Tide",
            "2021-05-04T19:00:00Z",
            FERRY,
            "The chief doctor, Berta Klinge, said the death toll had risen to 44.",
        ),
    )
    assert not of_kind(case, "figure")


def test_tolls_above_twenty_thousand_were_no_tolls_at_all() -> None:
    quake = "An earthquake shook the province of Ostmark on Tuesday."
    case = story(
        report("Harbour", "2021-05-04", quake, "The governor, Tomas Arel, said 45,000 people were killed."),
        report("Tide", "2021-05-04", quake, "The doctors' union Medra said 99,000 people were killed."),
    )
    assert [side.value for d in of_kind(case, "figure") for side in d.sides] == ["45,000", "99,000"]


@pytest.mark.parametrize(
    "background",
    [
        "The civil war has killed more than 90,000 people.",
        "More than 90,000 people have been killed since 2011.",
        "Some 90,000 people were killed in the five-year conflict.",
    ],
)
def test_the_sum_of_a_war_is_background_by_its_words(background: str) -> None:
    case = story(
        report("Harbour", "2021-05-04", FIRE, "The mayor, Tomas Arel, said 12 people were killed.", background),
        report("Tide", "2021-05-04", FIRE, background),
    )
    assert {c.words.lower() for c in counted(case) if not c.background} <= {"12"}


def test_other_elsewhere_in_the_sentence_dropped_a_figure() -> None:
    case = story(
        report("Harbour", "2021-05-04", "The army and other forces sent 300 soldiers to the port, Tomas Arel said."),
        report("Tide", "2021-05-04", "The army and other forces sent 800 soldiers to the port, Berta Klinge said."),
    )
    assert [side.value for d in of_kind(case, "figure") for side in d.sides] == ["300", "800"]


def test_three_other_rifles_are_beside_those_told_before() -> None:
    case = story(
        report("Harbour", "2021-05-04", "The army sent 300 soldiers to the port of Lindow, Tomas Arel said."),
        report("Tide", "2021-05-04", "The army sent another 800 soldiers to the port of Lindow, Berta Klinge said."),
    )
    assert not of_kind(case, "figure")
