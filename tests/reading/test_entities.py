"""Entities: mentions of one report grouped by the names alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines, named, passage, report_of
from stages import FEW, known_words

from secondsource.encoder.passage_reading import ReadEntity
from secondsource.reading.entities import entities
from secondsource.records import Entity, Report


def read(text: str, *found: ReadEntity, report: Report | None = None) -> tuple[Entity, ...]:
    return entities(text, report or report_of(text), [passage(text, entities=found)], known_words())


def grouped(text: str, **names: str) -> dict[str, list[str]]:
    return {e.name: [text[slice(*span)] for span in e.mentions] for e in read(text, *named(text, **names))}


PEOPLE = {
    ("Ada Brook came. Mrs. Brook left.", "Ada Brook|Mrs. Brook"): {"Ada Brook": ["Ada Brook", "Mrs. Brook"]},
    ("Ada M. Brook came. Ada Brook left.", "Ada M. Brook|Ada Brook"): {"Ada M. Brook": ["Ada M. Brook", "Ada Brook"]},
    ("Ada Brook came. Ada M. Brook left.", "Ada M. Brook|Ada Brook"): {"Ada M. Brook": ["Ada Brook", "Ada M. Brook"]},
    ("Ada Brook met Sam Ford.", "Ada Brook|Sam Ford"): {"Ada Brook": ["Ada Brook"], "Sam Ford": ["Sam Ford"]},
    ("Omar al-Lindi came. Al-Lindi left.", "Omar al-Lindi|Al-Lindi"): {"Omar al-Lindi": ["Omar al-Lindi", "Al-Lindi"]},
    ("ADA BROOK came. Ada Brook left.", "ADA BROOK|Ada Brook"): {"Ada Brook": ["ADA BROOK", "Ada Brook"]},
}


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people_are_grouped_by_full_and_last_names(text: str, names: str) -> None:
    assert grouped(text, person=names) == PEOPLE[text, names]


def test_a_last_name_joins_the_latest_of_two() -> None:
    text = "Ada Brook came. Sam Brook came. Then one left: Mr Brook."
    found = grouped(text, person="Ada Brook|Sam Brook|Mr Brook")
    assert found == {"Ada Brook": ["Ada Brook"], "Sam Brook": ["Sam Brook", "Mr Brook"]}


def test_a_headlines_last_name_joins_the_full_name_after_it() -> None:
    text = "Brook leaves\nAda Brook left on Monday."
    found = read(text, *named("Brook leaves", person="Brook"), *named(text, person="Ada Brook"))
    assert [(e.id, e.name, len(e.mentions)) for e in found] == [("e1", "Ada Brook", 2)]


def test_bodies_are_grouped_by_name_and_by_letters_in_brackets() -> None:
    text = "The Port Authority (PA) met the Port Authority’s guests. The PA left. ABC came."
    found = grouped(text, organization="The Port Authority|the Port Authority’s|PA|ABC")
    assert found == {"Port Authority": ["The Port Authority", "PA", "the Port Authority", "PA"], "ABC": ["ABC"]}


def test_types_stay_apart_and_ids_are_in_the_order_of_the_text() -> None:
    text = "Lindow is a town. Lindow is a man. Lindow stays."
    spans = [(0, 6), (18, 24), (35, 41)]
    kinds = ("location", "person", "location")
    found = read(text, *(ReadEntity(span=s, type=k, certainty=0.9) for s, k in zip(spans, kinds, strict=True)))
    assert [(e.id, e.type, e.mentions) for e in found] == [
        ("e1", "location", (spans[0], spans[2])),
        ("e2", "person", (spans[1],)),
    ]


def test_mentions_outside_the_report_are_left_out() -> None:
    text = "Ada Brook came.\nSam Ford left."
    report = Report(id="r", span=(0, len(text)), body=lines(text)[1:])
    assert [e.name for e in read(text, *named(text, person="Ada Brook|Sam Ford"), report=report)] == ["Sam Ford"]


ACRONYMS = {
    ("ISIS left. Then ISIS came.", "location"): "organization",
    ("RT left. Then RT came.", "person"): "organization",
    ("UAE left. Then UAE came.", "location"): "location",
    ("ISIS left. Then ISIS came.", "money"): "money",
    ("Isis left. Then Isis came.", "location"): "location",
    ("LINDOW left. Then Lindow came.", "location"): "location",
}


@pytest.mark.parametrize(("text", "kind"), ACRONYMS)
def test_an_acronym_that_news_takes_for_a_place_is_the_body_that_conflict_reports_know(text: str, kind: str) -> None:
    first, _, _, second, _ = text.split()
    names = "|".join(sorted({first, second}))
    both = passage(text, entities=named(text, **{kind: names}), conflict=named(text, organisation=names))
    (entity,) = entities(text, report_of(text), [both], known_words())
    assert (entity.type, len(entity.mentions)) == (ACRONYMS[text, kind], 2)


def test_an_acronym_stays_what_it_was_without_a_majority() -> None:
    text = "ISIS left. Then ISIS came."
    first, second = named(text, organisation="ISIS")
    mixed = first, ReadEntity(span=second.span, type="location", certainty=0.9)
    (entity,) = entities(
        text, report_of(text), [passage(text, entities=named(text, location="ISIS"), conflict=mixed)], known_words()
    )
    assert entity.type == "location"


def test_letters_behind_a_hyphen_belong_to_the_name_before() -> None:
    text = "ISIS-K left. Then the men of ISIS came."
    found = read(text, *named("ISIS", location="ISIS"), *named(text, person="K"))
    assert [(e.name, e.mentions) for e in found] == [("ISIS-K", ((0, 6),))]


def test_a_word_without_a_capital_names_nobody() -> None:
    text = "They tried to wean Lindow off coal in may."
    found = read(text, *named(text, location="wean|Lindow"), *named(text, date="may"))
    assert [(e.name, e.type) for e in found] == [("Lindow", "location"), ("may", "date")]


UNREAD = {"WFL": "organization", "JFK": "person", "WFLAK": "person", "Wfl": "person"}


@pytest.mark.parametrize("name", UNREAD)
def test_three_or_four_letters_that_nothing_else_was_read_for_are_no_person(name: str) -> None:
    text = f"{name} left on Monday."
    assert [(e.name, e.type) for e in read(text, *named(text, person=name))] == [(name, UNREAD[name])]


def test_a_mention_that_reaches_out_of_the_report_is_kept_where_most_of_it_is_inside() -> None:
    text = "| Ada Brook came."
    report = Report(id="r", span=(0, len(text)), body=((2, len(text)),))
    entity = ReadEntity(span=(0, 11), type="person", certainty=0.9)
    assert [(e.name, e.mentions) for e in read(text, entity, report=report)] == [("Ada Brook", ((2, 11),))]


def test_a_last_name_goes_on_standing_for_whom_it_stood_for_first() -> None:
    text = "Ada Brook met Sam Brook. Brook left. Ada Brook stayed. Brook slept."
    alone = [ReadEntity(span=(at, at + 5), type="person", certainty=0.9) for at in (25, 55)]
    made = read(text, *named(text, person="Ada Brook|Sam Brook"), *alone)
    assert {e.name: len(e.mentions) for e in made} == {"Ada Brook": 2, "Sam Brook": 3}


ENTITY = st.builds(
    ReadEntity,
    span=st.tuples(st.integers(0, 50), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1])),
    type=st.sampled_from(["person", "organization", "date"]),
    certainty=st.just(0.9),
)


@FEW
@given(st.text(alphabet="Aab. -(’'\n", min_size=62, max_size=80), st.lists(ENTITY, max_size=6))
def test_each_mention_is_in_one_entity_and_within_the_report(text: str, found: list[ReadEntity]) -> None:
    made = read(text, *found)
    assert [e.id for e in made] == [f"e{n}" for n in range(1, len(made) + 1)]
    assert all(e.name and e.mentions == tuple(sorted(e.mentions)) for e in made)
    assert all(any(a <= s < t <= b for a, b in lines(text)) for e in made for s, t in e.mentions)
    assert made == read(text, *reversed(found)) or len({e.span for e in found}) < len(found)
