"""Denials: what is denied is found by words, meaning and party; another negation is none."""

from __future__ import annotations

import numpy as np
from rival_samples import of_kind, quoted, report, story

from secondsource.stories.disputes.denials import NEAREST, _nearest

CLAIM = "Rebels accused the Valdorian army of shelling the hospital in Marvik on Sunday."


def test_a_denial_stands_against_what_it_denies() -> None:
    case = story(
        report("Harbour", "2021-05-03", CLAIM, "The village lies in a valley of orchards and has a school."),
        report("Tide", "2021-05-04", "The Valdorian army denied shelling the hospital in Marvik."),
    )
    (dispute,) = of_kind(case, "denial")
    said, denied = dispute.sides
    assert quoted(case, said.evidence) == [CLAIM]
    assert quoted(case, denied.evidence) == ["The Valdorian army denied shelling the hospital in Marvik."]
    assert dispute.about == CLAIM


def test_a_denial_that_names_nothing_takes_what_stands_before_it() -> None:
    case = story(report("Harbour", "2021-05-03", CLAIM, "The Valdorian army rejected the accusations as baseless."))
    (dispute,) = of_kind(case, "denial")
    assert quoted(case, dispute.sides[0].evidence) == [CLAIM]


def test_that_two_say_the_same_negation_is_no_dispute() -> None:
    case = story(
        report(
            "Harbour", "2021-05-03", "The port authority said that no ship was allowed to leave the harbour on Monday."
        ),
        report("Tide", "2021-05-03", "No ship was allowed to leave the harbour on Monday, the port authority said."),
    )
    assert not of_kind(case, "denial")


def test_agreement_in_opposite_words_is_no_denial() -> None:
    case = story(
        report(
            "Harbour", "2021-05-03", "All staff of the mission in Marvik are safe and uninjured, the ministry said."
        ),
        report("Tide", "2021-05-03", "The police said that no staff of the mission in Marvik had been hurt."),
    )
    assert not of_kind(case, "denial")


def test_an_offer_that_is_denied_is_no_claim() -> None:
    text = "The court denied bail to the captain of the ferry that sank off Port Lindow on Monday."
    case = story(
        report("Harbour", "2021-05-03", "The captain of the ferry that sank off Port Lindow asked for bail on Monday."),
        report("Tide", "2021-05-03", text),
    )
    assert not of_kind(case, "denial")


def test_what_stands_beside_a_negation_is_not_denied() -> None:
    told = "A bomb killed a police officer at the savings bank in Port Lindow, the harbour master said."
    beside = (
        "A bomb killed a police officer at the savings bank in Port Lindow, but there were no suspects, police said."
    )
    case = story(report("Harbour", "2021-05-03", told), report("Tide", "2021-05-03", beside))
    assert not of_kind(case, "denial")


def test_what_a_denial_is_compared_with_grew_with_the_story() -> None:
    cosines = np.full(5 * NEAREST, 0.5, dtype=np.float32)
    cosines[[7, 300]] = 0.9
    found = _nearest(cosines, 0.4)
    assert found[:3] == [7, 300, 0]
    assert len(found) == NEAREST
