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


def test_a_denial_answers_a_claim_in_other_words() -> None:
    claim = "Relatives said that the government freed four insurgents in exchange for the hostages of Marvik."
    denial = "The ministry denied that any rebels had been released in return for the captives of Marvik."
    other = "The warehouses of Port Lindow hold grain, timber and salt, and were built in the years of the old toll."
    case = story(report("Harbour", "2021-05-03", claim, other), report("Tide", "2021-05-04", denial))
    (dispute,) = of_kind(case, "denial")
    assert quoted(case, dispute.sides[0].evidence) == [claim]


def test_a_sentence_that_tells_what_it_disputes_is_a_dispute_by_itself() -> None:
    text = (
        "The company spokesman disputed a Tribune report released Tuesday, where an unnamed source said the two "
        "breaches had the same authors."
    )
    case = story(report("Harbour", "2021-05-03", text))
    (dispute,) = of_kind(case, "denial")
    assert quoted(case, dispute.sides[0].evidence) == ["the two breaches had the same authors"]
    assert quoted(case, dispute.sides[1].evidence) == [text]


def test_a_denial_of_anyone_else_denies_nothing_told() -> None:
    told = "A fire killed a sailor on the ferry Lindow Star, the harbour master said on Monday."
    other = "The harbour master's office found no evidence that anyone else was killed on the ferry Lindow Star."
    assert not of_kind(story(report("Harbour", "2021-05-03", told), report("Tide", "2021-05-03", other)), "denial")


def test_what_nobody_says_is_not_what_is_denied() -> None:
    told = "Later that year the bank Lauter ended its lease of the office in Port Lindow."
    denial = "The mayor, Tomas Arel, rejected allegations of wrongdoing."
    assert not of_kind(story(report("Harbour", "2021-05-03", told, denial)), "denial")


def test_to_have_no_suspects_denies_nothing() -> None:
    told = "A bomb killed a police officer and a technician at a bank in Port Lindow on Friday."
    other = (
        "A bomb at a bank in Port Lindow killed a police officer and a technician, and police did not have any "
        "suspects, officials said on Saturday."
    )
    assert not of_kind(story(report("Harbour", "2021-05-03", told), report("Tide", "2021-05-04", other)), "denial")


def test_what_is_denied_in_one_word_is_found_by_it() -> None:
    claim = "Police said the sailor Jonas Tolan was shot after he pulled a revolver on the harbour guards in Marvik."
    denial = "Witnesses said that Tolan, who was running from the harbour guards in Marvik, did not have a revolver."
    case = story(report("Harbour", "2021-05-03", claim), report("Tide", "2021-05-04", denial))
    (dispute,) = of_kind(case, "denial")
    assert [quoted(case, side.evidence) for side in dispute.sides] == [[claim], [denial]]
