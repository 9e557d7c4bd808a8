"""Informants: of what kind they are, how many, and why they are not named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import named, passage, report_of, said
from stages import FEW, known_words

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.describing import describe
from secondsource.reading.entities import entities
from secondsource.records import Attribution, Entity, Informant

WORDS = known_words().informants


def read(text: str, *passages: PassageReading, actors: tuple[Entity, ...] | None = None) -> tuple[Attribution, ...]:
    report = report_of(text)
    found = entities(text, report, passages, known_words()) if actors is None else actors
    return attributions(text, report, passages, found, known_words())


def informant(text: str, source: str, cue: str = "said", **names: str) -> Informant:
    content = text[text.index(cue) + len(cue) + 1 :].rstrip(".")
    (made, *_) = read(text, passage(text, said(text, source, cue, content), entities=named(text, **names)))
    return made.informant


KINDS = {
    "three Lindish officials": ("people", 3),
    "an official": ("person", 1),
    "officials": ("people", None),
    "The harbour source and two other harbour sources": ("people", 3),
    "one of the officials": ("person", 1),
    "two of the pilots": ("people", 2),
    "a pair of aides": ("people", 2),
    "dozens of witnesses": ("people", None),
    "12 witnesses": ("people", 12),
    "the father of one of the pilots": ("person", 1),
    "the mayor and two of her aides": ("people", 3),
    "a few officials": ("people", None),
    "several plumbers": ("people", None),
    "Lindish tallies": ("document", None),
    "court documents": ("document", None),
    "the health ministry": ("body", None),
    "state media": ("body", None),
    "Media affiliated with the guild": ("body", None),
    "a team of divers": ("body", None),
    "he": ("person", 1),
    "they": ("unknown", None),
}


@pytest.mark.parametrize("source", KINDS)
def test_a_description_tells_of_what_kind_and_how_many(source: str) -> None:
    told = describe(source, (0, len(source)), [], WORDS)
    assert (told.kind, told.number) == KINDS[source]


def test_two_named_people_are_two() -> None:
    made = informant("Ada Brook and Sam Ford said it was shut.", "Ada Brook and Sam Ford", person="Ada Brook|Sam Ford")
    assert (made.name, made.named, made.kind, made.number) == ("Ada Brook and Sam Ford", True, "people", 2)


@given(st.text(alphabet=st.sampled_from("abot ,'of and two the pilots officials"), max_size=60))
@FEW
def test_any_description_gets_an_answer(text: str) -> None:
    told = describe(text, (0, len(text)), [], WORDS)
    assert told.number is None or told.number > 0
    assert told.number is None or told.kind in ("person", "people")


def test_who_is_but_an_example_is_not_the_informant() -> None:
    text = "Senior politicians, including Ada Brook, said it was shut."
    made = informant(text, "Senior politicians, including Ada Brook,", person="Ada Brook")
    assert (made.name, made.entity, made.kind) == ("Senior politicians, including Ada Brook", None, "people")


NAMED = {
    ("court documents", "", ""): False,
    ("official figures", "", ""): False,
    ("a report by the Port Authority", "organization", "Port Authority"): True,
    ("harbour lawyers and the Port Authority", "organization", "Port Authority"): True,
    ("Lindish and Westmark officials", "norp", "Lindish"): False,
    ("the Lindish health minister", "norp", "Lindish"): True,
    ("the Centre for the Search of Missing Migrants", "organization", "Centre for the Search"): True,
}


@pytest.mark.parametrize(("source", "kind", "name"), NAMED)
def test_documents_and_officials_are_not_named_by_what_stands_beside(source: str, kind: str, name: str) -> None:
    text = f"{source} said it was shut."
    assert informant(text, source, **({kind: name} if name else {})).named is NAMED[source, kind, name]


def test_a_clause_about_somebody_is_no_part_of_their_description() -> None:
    text = "A pilot who asked not to be named said it was shut."
    made = informant(text, "A pilot who asked not to be named")
    assert made.name == "A pilot"
    assert made.anonymity is not None
    assert text[slice(*made.anonymity)] == "who asked not to be named"


REASONS = {
    "It was shut, said a pilot, who spoke on condition of anonymity because he feared for his job.": (
        "who spoke on condition of anonymity because he feared for his job"
    ),
    "A pilot said it was shut. The pilot was not authorised to speak to newspapers.": (
        "was not authorised to speak to newspapers"
    ),
    "A pilot, speaking on strict condition of anonymity due to the inquiry, said it was shut.": (
        "speaking on strict condition of anonymity due to the inquiry"
    ),
}


@pytest.mark.parametrize("text", REASONS)
def test_the_reason_for_anonymity_is_in_the_reports_words(text: str) -> None:
    source = "a pilot" if "a pilot" in text else "A pilot"
    (made,) = read(
        text, passage(text, said(text, source, "said", "it was shut" if "it was" in text else "It was shut"))
    )
    assert made.informant.anonymity is not None
    assert text[slice(*made.informant.anonymity)] == REASONS[text]


def test_the_reason_goes_for_the_same_informant_throughout_and_for_no_named_one() -> None:
    text = "A pilot said it was shut on condition of anonymity. Ada Brook denied it. The pilot added it was old."
    parts = said(text, "A pilot", "said", "it was shut"), said(text, "The pilot", "added", "it was old")
    made = read(
        text, passage(text, *parts, said(text, "Ada Brook", "denied", "it"), entities=named(text, person="Ada Brook"))
    )
    assert [item.informant.anonymity is not None for item in made] == [True, False, True]


def actor(text: str, name: str, kind: str, *others: str) -> Entity:
    """An actor by the first place of its name and of each other mention after it."""
    at = text.index(name)
    spans = [(at, at + len(name))]
    for other in others:
        start = text.index(other, spans[-1][1])
        spans.append((start, start + len(other)))
    return Entity(id=f"e{at}", type=kind, name=name, mentions=tuple(spans), referring=tuple(spans[1:]))


def test_the_actor_that_a_source_refers_to_is_its_informant() -> None:
    text = "Ada Brook came. The mayor said it was shut. She added it was old."
    parts = said(text, "The mayor", "said", "it was shut"), said(text, "She", "added", "it was old")
    made = read(text, passage(text, *parts), actors=(actor(text, "Ada Brook", "person", "The mayor", "She"),))
    assert [(item.informant.name, item.informant.named) for item in made] == [("Ada Brook", True)] * 2


def test_an_actor_that_is_only_described_names_nobody() -> None:
    text = "A pilot came. He said it was shut."
    who = Entity(id="e1", type="person", name="A pilot", mentions=((0, 7), (14, 16)), referring=((0, 7), (14, 16)))
    (made,) = read(text, passage(text, said(text, "He", "said", "it was shut")), actors=(who,))
    assert made.informant == Informant(name="A pilot", entity="e1", named=False, role=None, kind="person", number=1)


def test_it_is_the_body_that_spoke_before_rather_than_the_one_named_last() -> None:
    text = "The Port Authority said the Sea Guild was late. It added that nobody knew."
    parts = (
        said(text, "The Port Authority", "said", "the Sea Guild was late"),
        said(text, "It", "added", "that nobody knew"),
    )
    actors = actor(text, "Port Authority", "organization"), actor(text, "Sea Guild", "organization", "It")
    made = read(text, passage(text, *parts), actors=actors)
    assert [item.informant.name for item in made] == ["Port Authority"] * 2


def test_nobody_is_no_informant() -> None:
    text = "Nobody in the harbour believed it was shut."
    assert informant(text, "Nobody in the harbour", "believed").name is None
