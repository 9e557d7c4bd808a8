"""Opposites: a clause that is turned round against one that is not, contrary states, what a sentence goes against."""

from __future__ import annotations

from rival_samples import of_kind, quoted, report, story

STILL = "The Black Pennant group still poses a threat in Valdoria, the envoy Ilse Marrow said."
ENDED = "Valdorian ministers insist that the movement no longer posed any threat in Valdoria."


def test_no_longer_stands_against_still() -> None:
    case = story(report("Harbour", "2021-05-03", STILL, ENDED, "The village lies in a valley of orchards."))
    (dispute,) = of_kind(case, "denial")
    pro, con = dispute.sides
    assert quoted(case, pro.evidence) == ["The Black Pennant group still poses a threat in Valdoria"]
    assert quoted(case, con.evidence) == ["the movement no longer posed any threat in Valdoria"]
    assert [[e.informant for e in side.evidence] for side in dispute.sides] == [
        ["Ilse Marrow"],
        ["Valdorian ministers"],
    ]
    assert all(side.origins.high == 1 for side in dispute.sides)


def test_what_a_sentence_goes_against_is_a_side() -> None:
    against = (
        "Despite claims from senior Valdorian officials that the Black Pennant group no longer poses a threat, "
        "the envoy Ilse Marrow underscores the danger that it holds."
    )
    voice = 'The group must be watched, Ilse Marrow said. "We will stay," she said.'
    case = story(report("Harbour", "2021-05-03", against, voice))
    (dispute,) = of_kind(case, "denial")
    pro, con = dispute.sides
    assert [e.informant for e in con.evidence] == ["senior Valdorian officials"]
    assert quoted(case, con.evidence) == ["the Black Pennant group no longer poses a threat"]
    assert all((e.informant or "").endswith("Marrow") for e in pro.evidence)


def test_what_one_voice_says_against_itself_is_none() -> None:
    other = "The Black Pennant group no longer poses a threat in Valdoria, the envoy Ilse Marrow said."
    assert not of_kind(story(report("Harbour", "2021-05-03", STILL, other)), "denial")


def test_what_is_not_so_of_another_thing_is_none() -> None:
    other = "The harbour master said that the old pier no longer posed a threat in Port Lindow."
    assert not of_kind(story(report("Harbour", "2021-05-03", STILL, other)), "denial")


def test_open_here_is_closed_there_on_one_day() -> None:
    shut = "The Lindow bridge over the Marl is closed to lorries, the police said."
    free = "The Lindow bridge over the Marl is open to lorries, the harbour master Odo Vint said."
    case = story(report("Harbour", "2021-05-04", shut), report("Tide", "2021-05-04", free))
    (dispute,) = of_kind(case, "status")
    assert sorted(quoted(case, [e for side in dispute.sides for e in side.evidence])) == [
        "The Lindow bridge over the Marl is closed to lorries",
        "The Lindow bridge over the Marl is open to lorries",
    ]


def test_dead_here_is_alive_there() -> None:
    dead = "The rebel leader Tarik Solm is dead after the raid on Marvik, the defence ministry said."
    alive = "The rebel leader Tarik Solm is alive after the raid on Marvik, his spokesman Juri Hald said."
    case = story(report("Harbour", "2021-05-04", dead), report("Tide", "2021-05-04", alive))
    (dispute,) = of_kind(case, "status")
    assert {e.informant for side in dispute.sides for e in side.evidence} == {"the defence ministry", "Juri Hald"}


def test_closed_first_and_open_days_later_is_no_dispute() -> None:
    shut = "The Lindow bridge over the Marl is closed to lorries, the police said."
    free = "The Lindow bridge over the Marl is open to lorries, the harbour master Odo Vint said."
    case = story(report("Harbour", "2021-05-04", shut), report("Tide", "2021-05-09", free))
    assert not of_kind(case, "status")
