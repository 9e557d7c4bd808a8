"""Actors: names, pronouns, descriptions, acronyms, metonyms and groups, in texts that the encoder reads."""

from __future__ import annotations

import pytest
from actor_samples import actors_of, owner, said
from stages import known_words, real_encoder

from secondsource.reading.actors import actors
from secondsource.reading.entities import entities
from secondsource.reading.syntax import Syntax
from secondsource.records import Credit, Report

AMBASSADOR = (
    "United States Ambassador to Iraq Elena Brookfield told reporters that the mission was not done.\n"
    '"We have work to do," Brookfield said at the embassy. She was speaking after an attack.\n'
    "The ambassador said that talks would begin soon."
)
MINISTER = (
    "Iraq's prime minister is due to travel to Washington on Friday.\n"
    "Prime Minister Karim al-Lindi met senior officials before the journey. He said that Baghdad needed help.\n"
    "Al-Lindi declined to answer questions. The prime minister left on Monday."
)
MILITARY = (
    "The Israeli military said on Friday that it had struck a depot near the border.\n"
    "The military said that three fighters were killed. It gave no further details."
)
AGENCY = (
    "The National Harbour Inspection Agency (NHIA) closed the port on Monday.\n"
    "NHIA said that the cranes were not safe. The agency will report in June, it added."
)
TWO = "Thomas Vale met Robert Marsh in Lindow on Sunday.\nThomas Vale told Robert Marsh that he had lost the keys."
COUPLE = "Anna Vale met Robert Marsh in Lindow on Sunday. She gave him the keys of the mill.\nHe thanked her."
SOURCES = (
    "A Lebanese security source said that the leader had been killed.\n"
    "The source said that rescue workers could not reach the site.\n"
    "Western officials said that they had no information."
)
SPOKESMAN = (
    "The ministry denied the report, said a foreign ministry spokesman, Peter Vale.\n"
    "Vale said the figures were wrong. The spokesman gave no other figures."
)
COMPANY = "Lindow Shipping Ltd said on Tuesday that its ferries would stop.\nThe company has lost money for years."
BRANCH = (
    "Islamic State's Afghan branch, ISIS-K, claimed the attack on Monday.\n"
    "Daesh has not been seen in the city for years. ISIS still poses a threat, an official said."
)
SPELT = "Karim Nureddine was seen on Sunday.\nOfficials said that Karim Nur al-Din had left. Nureddine gave no reason."
TALKS = (
    "The United States and Iraq began talks in January.\nWashington said it would not leave. He lives in Washington."
)

SAME = {
    ("name", AMBASSADOR, "She", 0): "Elena Brookfield",
    ("short name", AMBASSADOR, "Brookfield", 0): "Elena Brookfield",
    ("office", AMBASSADOR, "The ambassador", 0): "Elena Brookfield",
    ("office before the name", MINISTER, "Iraq's prime minister", 0): "Karim al-Lindi",
    ("office after the name", MINISTER, "The prime minister", 0): "Karim al-Lindi",
    ("particle", MINISTER, "Al-Lindi", 0): "Karim al-Lindi",
    ("pronoun after an object", MINISTER, "He", 0): "Karim al-Lindi",
    ("body", MILITARY, "The military", 0): "Israeli military",
    ("it", MILITARY, "it", 0): "Israeli military",
    ("It that opens", MILITARY, "It", 0): "Israeli military",
    ("letters", AGENCY, "NHIA", 1): "National Harbour Inspection Agency",
    ("kind of body", AGENCY, "The agency", 0): "National Harbour Inspection Agency",
    ("she", COUPLE, "She", 0): "Anna Vale",
    ("him", COUPLE, "him", 0): "Robert Marsh",
    ("He", COUPLE, "He", 0): "Robert Marsh",
    ("her", COUPLE, "her", 0): "Anna Vale",
    ("source", SOURCES, "The source", 0): "Lebanese security source",
    ("they", SOURCES, "they", 0): "Western officials",
    ("apposed", SPOKESMAN, "a foreign ministry spokesman", 0): "Peter Vale",
    ("apposed, later", SPOKESMAN, "The spokesman", 0): "Peter Vale",
    ("company", COMPANY, "The company", 0): "Lindow Shipping Ltd",
    ("its", COMPANY, "its", 0): "Lindow Shipping Ltd",
    ("branch", BRANCH, "Islamic State's Afghan branch", 0): "ISIS-K",
    ("spelling", SPELT, "Karim Nur al-Din", 0): "Karim Nureddine",
    ("seat", TALKS, "Washington", 0): "United States",
    ("seat as a place", TALKS, "Washington", 1): "Washington",
}


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[0])
def test_a_mention_is_of_the_actor_whom_it_means(case: tuple[str, str, str, int]) -> None:
    _, text, mention, nth = case
    entity = owner(text, mention, nth)
    assert entity is not None, [(e.name, said(text, e)) for e in actors_of(text)]
    assert SAME[case] in said(text, entity) or entity.name == SAME[case], said(text, entity)


def test_a_pronoun_that_two_fit_alike_is_left_alone_or_the_subjects() -> None:
    entity = owner(TWO, "he")
    assert entity is None or entity.name == "Thomas Vale"


def test_variants_are_one_body_and_its_branch_another() -> None:
    group, branch = owner(BRANCH, "Daesh"), owner(BRANCH, "ISIS-K")
    assert group is not None
    assert branch is not None
    assert "ISIS" in said(BRANCH, group)
    assert "ISIS-K" not in said(BRANCH, group)
    assert group.id != branch.id


def test_referring_mentions_are_those_that_are_no_names() -> None:
    entity = owner(AMBASSADOR, "She")
    assert entity is not None
    assert [AMBASSADOR[slice(*s)] for s in entity.referring] == ["She", "The ambassador"]
    assert set(entity.referring) < set(entity.mentions)


def test_described_people_are_groups_with_their_own_words() -> None:
    groups = {e.name: e for e in actors_of(SOURCES) if e.type == "group"}
    assert {"Lebanese security source", "Western officials"} <= set(groups)
    assert all(e.mentions == e.referring for e in groups.values())


def test_a_role_is_of_the_reports_day() -> None:
    entity = owner(AMBASSADOR, "Elena Brookfield")
    assert entity is not None
    assert entity.role == "United States Ambassador to Iraq"
    assert [(r.text, r.as_of, r.former) for r in entity.roles] == [(entity.role, "2031-05-06", False)]


FORMER = {
    "Former President Anna Vale left on Monday.": ("Former President", True),
    "Anna Vale, the former mayor of Lindow, left on Monday.": ("former mayor of Lindow", True),
    "Anna Vale, a lawyer for the family, left on Monday.": ("lawyer for the family", False),
    "President Anna Vale left on Monday.": ("President", False),
}


@pytest.mark.parametrize("text", FORMER)
def test_a_role_that_was_has_no_date(text: str) -> None:
    entity = owner(text, "Anna Vale")
    assert entity is not None
    role = entity.roles[0]
    assert (role.text, role.former) == FORMER[text]
    assert (role.as_of is None) == role.former
    assert text[slice(*role.span)].endswith(role.text)


def test_the_two_are_those_who_were_named_before() -> None:
    text = "Robert Marsh met Thomas Vale on Sunday.\nThe two men said that the ferries would sail again."
    entity = owner(text, "The two men")
    assert entity is not None
    assert (entity.name, entity.type) == ("Robert Marsh and Thomas Vale", "group")


def test_a_title_is_no_mention_by_itself() -> None:
    found = [said(AMBASSADOR, e) for e in actors_of(AMBASSADOR)]
    assert not any("United States Ambassador" in mentions for mentions in found), found


def test_capitals_stand_for_governments_that_talk_to_each_other() -> None:
    text = "France and Kenya want a treaty.\nTalks between Paris and Nairobi began. A ship sailed from Paris."
    first, second = owner(text, "Paris"), owner(text, "Nairobi")
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("France", "Kenya")
    assert (place := owner(text, "Paris", 1)) is not None
    assert place.name == "Paris"


QUOTED = (
    '"I have seen the letters and I will answer them," said Anna Vale, the mayor of Lindow.\n'
    "Robert Marsh, her deputy, was not there."
)


def test_who_says_i_is_the_speaker() -> None:
    entity = owner(QUOTED, "I")
    assert entity is not None
    assert entity.name == "Anna Vale"


def test_it_that_stands_for_nothing_is_no_mention() -> None:
    text = "Lindow Shipping closed on Monday.\nIt is clear that the ferries will not sail again, Anna Vale said."
    assert owner(text, "It") is None


def test_what_a_person_owns_is_not_the_person() -> None:
    text = "Anna Vale left on Monday.\nVale's office said that she was ill. The office gave no details."
    office = owner(text, "The office")
    assert office is None or "Anna Vale" not in said(text, office)


def test_the_agency_of_a_dateline_is_not_it() -> None:
    text = "LOWHAVEN (AFP) - Storms flooded the valley on Monday. It was the third time. It said that more would come."
    spans = ((0, len(text)),)
    credit = Credit(agency="AFP", kind="dateline", span=(10, 13))
    report = Report(id="r", span=spans[0], body=spans, credits=(credit,))
    passages = real_encoder().read(text, spans)
    named = entities(text, report, passages, known_words())
    found = actors(text, report, Syntax(text, passages), named, known_words(), passages=passages)
    assert not [e for e in found if e.name == "AFP" and e.referring]
