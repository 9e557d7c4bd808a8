"""Ages: one person, by the full name, is given two ages."""

from __future__ import annotations

import pytest
from rival_samples import of_kind, quoted, report, story

YOUNG = "The pilot, Mira Tolan, 34, was pulled from the lake alive."
OLD = "Rescuers brought 36-year-old pilot Mira Tolan to the shore of the lake."


def test_two_ages_of_one_person_are_a_dispute() -> None:
    (dispute,) = of_kind(story(report("Harbour", "2021-05-04", YOUNG), report("Tide", "2021-05-04", OLD)), "figure")
    assert [s.value for s in dispute.sides] == ["34", "36"]
    assert dispute.about == "age of Mira Tolan: 34 or 36"


def test_who_grows_older_or_bears_another_name_is_in_no_dispute() -> None:
    later = story(report("Harbour", "2021-05-04", YOUNG), report("Tide", "2022-08-04", OLD))
    other = story(report("Harbour", "2021-05-04", YOUNG), report("Tide", "2021-05-04", OLD.replace("Mira", "Jonas")))
    assert not of_kind(later, "figure")
    assert not of_kind(other, "figure")


def test_the_evidence_is_the_sentence_that_tells_the_age() -> None:
    case = story(report("Harbour", "2021-05-04", YOUNG), report("Tide", "2021-05-04", OLD))
    (dispute,) = of_kind(case, "figure")
    assert [quoted(case, side.evidence) for side in dispute.sides] == [[YOUNG], [OLD]]


def test_a_number_behind_a_name_that_is_no_person_is_no_age() -> None:
    one = "The browser Lantern Explorer 6, 7 and 8 had a flaw, said Mira Tolan."
    other = "Only Lantern Explorer 9, the newest, was free of the flaw, said Mira Tolan."
    assert not of_kind(story(report("Harbour", "2021-05-04", one), report("Tide", "2021-05-04", other)), "figure")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A poll of the daily Tide has Ilse Marn 46, Mira Tolan 44.",
            "A poll of the daily Harbour has Ilse Marn 47, Mira Tolan 43.",
        ),
        (
            "In the last poll before the vote Ilse Marn, 46, led Mira Tolan, 44.",
            "In the last poll before the vote Ilse Marn, 47, led Mira Tolan, 43.",
        ),
    ],
)
def test_shares_of_a_poll_were_ages(one: str, other: str) -> None:
    assert not of_kind(story(report("Harbour", "2021-05-04", one), report("Tide", "2021-05-04", other)), "figure")


def test_minutes_of_goals_were_ages() -> None:
    one = "Goals by Ilse Marn (67) and Mira Tolan (71) won the match for Dunmere."
    other = "Dunmere won the match by a late goal of Ilse Marn (68), the papers said."
    profile = "The striker, Ilse Marn, 24, came to Dunmere as a child."
    case = story(report("Harbour", "2021-05-04", one), report("Tide", "2021-05-04", other))
    assert not of_kind(case, "figure")
    case = story(report("Harbour", "2021-05-04", profile), report("Tide", "2021-05-04", other))
    assert not of_kind(case, "figure")


def test_a_mother_and_a_daughter_of_one_name_in_one_report_were_one_woman() -> None:
    both = "The mother, Mira Tolan, 46, called the police.", "Her daughter, also named Mira Tolan, 19, was found alive."
    assert not of_kind(story(report("Harbour", "2021-05-04", *both)), "figure")
    assert not of_kind(story(report("Harbour", "2021-05-04", *both), report("Tide", "2021-05-04", YOUNG)), "figure")


def test_an_age_in_brackets_is_still_one_beside_an_age_in_words() -> None:
    braced = "The pilot, Mira Tolan (34), was pulled from the lake alive."
    case = story(report("Harbour", "2021-05-04", braced), report("Tide", "2021-05-04", OLD))
    assert [s.value for d in of_kind(case, "figure") for s in d.sides] == ["34", "36"]
