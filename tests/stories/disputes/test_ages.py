"""Ages: one person, by the full name, is given two ages."""

from __future__ import annotations

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
