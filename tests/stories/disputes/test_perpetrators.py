"""Rival perpetrators of one deed; two deeds are none."""

from __future__ import annotations

from rival_samples import of_kind, quoted, report, story

ONE = "The governor blamed the Black Pennant group for the bombing of the covered market in Marvik."
OTHER = "Opposition leaders accused the Valdorian army of the bombing of the covered market in Marvik."


def test_two_voices_hold_two_parties_responsible() -> None:
    case = story(report("Harbour", "2021-05-03", ONE), report("Tide", "2021-05-03", OTHER))
    (dispute,) = of_kind(case, "responsibility")
    assert sorted(quoted(case, [e for side in dispute.sides for e in side.evidence])) == sorted([ONE, OTHER])
    assert len(dispute.sides) == 2


def test_a_claim_stands_against_an_accusation() -> None:
    claim = "The Red Lantern movement claimed responsibility for the bombing of the covered market in Marvik."
    case = story(report("Harbour", "2021-05-03", ONE), report("Tide", "2021-05-03", claim))
    (dispute,) = of_kind(case, "responsibility")
    assert any("Lantern" in (side.value or "") for side in dispute.sides)
    assert any("Pennant" in (side.value or "") for side in dispute.sides)


def test_two_voices_that_blame_one_party_are_no_dispute() -> None:
    other = "Opposition leaders accused the Black Pennant group of the bombing of the covered market in Marvik."
    case = story(report("Harbour", "2021-05-03", ONE), report("Tide", "2021-05-03", other))
    assert not of_kind(case, "responsibility")


def test_two_deeds_have_two_doers() -> None:
    other = "Opposition leaders accused the Valdorian army of shelling a school near the border on Friday."
    case = story(report("Harbour", "2021-05-03", ONE), report("Tide", "2021-05-03", other))
    assert not of_kind(case, "responsibility")
