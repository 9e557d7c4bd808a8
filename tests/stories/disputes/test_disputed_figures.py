"""Disputes about figures: two voices at one time; no part, no bound and no later toll is in dispute."""

from __future__ import annotations

from rival_samples import of_kind, report, story

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
