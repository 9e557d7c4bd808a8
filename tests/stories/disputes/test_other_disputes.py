"""Responsibility, status and cause."""

from __future__ import annotations

from rival_samples import of_kind, quoted, report, story


def test_each_blames_the_other() -> None:
    text = "The government and the rebels have blamed each other for the shelling of Marvik."
    case = story(report("Harbour", "2021-05-03", text))
    (dispute,) = of_kind(case, "responsibility")
    assert [side.value for side in dispute.sides] == ["the rebels", "The government"]


def test_a_group_claims_what_others_see_no_link_to() -> None:
    claim = "The Black Pennant group claimed responsibility for the attack on the theatre in Marvik."
    doubt = "Police said the gunman in the theatre attack in Marvik had no links to any militant group."
    case = story(report("Harbour", "2021-05-03", claim), report("Tide", "2021-05-03", doubt))
    (dispute,) = of_kind(case, "responsibility")
    assert [quoted(case, side.evidence) for side in dispute.sides] == [[claim], [doubt]]


def test_a_car_here_is_a_truck_there() -> None:
    car = "A suicide bomber rammed a car packed with explosives into the gate of the embassy in Marvik."
    truck = "A suicide bomber rammed a truck packed with explosives into the gate of the embassy in Marvik."
    case = story(report("Harbour", "2021-05-03", car), report("Tide", "2021-05-03", truck))
    (dispute,) = of_kind(case, "status")
    assert [quoted(case, side.evidence) for side in dispute.sides] == [[car], [truck]]
    assert dispute.about == "vehicle: car or truck"


def test_a_car_that_only_stands_by_is_no_kind_of_bomb() -> None:
    car = "A car stood before the gate of the embassy in Marvik when the bell rang at noon on Monday."
    truck = "A suicide bomber rammed a truck packed with explosives into the gate of the embassy in Marvik."
    case = story(report("Harbour", "2021-05-03", car), report("Tide", "2021-05-03", truck))
    assert not of_kind(case, "status")


def test_two_causes_by_two_voices_in_one_sentence() -> None:
    text = (
        "State radio said that the crash of the plane was due to a technical fault, "
        "while the Black Pennant group said that it had shot down the plane."
    )
    case = story(report("Harbour", "2021-05-03", text))
    (dispute,) = of_kind(case, "cause")
    assert [side.value for side in dispute.sides] == ["technical fault", "shot down"]


def test_brakes_that_failed_against_a_driver_who_sped() -> None:
    brakes = "The bus crashed on the Lindow pass because of brake failure, the bus company Lauter said."
    speed = "Police said that the bus crashed on the Lindow pass because of speeding."
    (dispute,) = of_kind(story(report("Harbour", "2021-05-04", brakes), report("Tide", "2021-05-04", speed)), "cause")
    assert sorted(side.value or "" for side in dispute.sides) == ["brake failure", "speeding"]
