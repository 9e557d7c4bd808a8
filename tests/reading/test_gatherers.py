"""Gatherers: which news organisation obtained what somebody says, and who passed it on."""

from __future__ import annotations

import pytest
from passage_samples import lines, named, passage, report_of, said, sentence
from stages import known_words

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.entities import entities
from secondsource.records import Attribution, Report


def read(text: str, *passages: PassageReading, report: Report | None = None) -> tuple[Attribution, ...]:
    report = report or report_of(text)
    found = entities(text, report, passages, known_words())
    return attributions(text, report, passages, found, known_words())


def only(text: str, source: str, cue: str, content: str, **names: str) -> Attribution:
    cut = tuple(sentence(text, text[a:b]) for a, b in lines(text))
    return read(text, passage(text, said(text, source, cue, content), entities=named(text, **names), sentences=cut))[0]


TOLD = {
    "The pilot told Reuters it was shut.": ("Reuters", "told Reuters"),
    "The pilot said in an interview with Reuters it was shut.": ("Reuters", "interview with Reuters"),
    "Speaking to the AFP news agency, the pilot said it was shut.": (
        "AFP",
        "Speaking to the AFP news agency",
    ),
    "The pilot told the Al-Marsa daily it was shut.": ("Al-Marsa", "told the Al-Marsa daily"),
    "The pilot told Channel 13 news it was shut.": ("Channel 13 news", "told Channel 13 news"),
    "The pilot said on Radio Marsa it was shut.": ("Radio Marsa", "said on Radio Marsa"),
    "The pilot said it was shut, according to Reuters.": ("Reuters", "according to Reuters"),
    "The pilot told reporters it was shut.": (None, None),
    "The pilot told a news conference it was shut.": (None, None),
    "The pilot told the Port Authority it was shut.": (None, None),
    "The pilot said it was shut.": (None, None),
    "A Reuters witness said it was shut.": ("Reuters", "Reuters witness"),
    "An editor of Reuters said it was shut.": (None, None),
}


@pytest.mark.parametrize("text", TOLD)
def test_who_is_told_obtained_it(text: str) -> None:
    source = next(s for s in ("A Reuters witness", "An editor of Reuters", "The pilot", "the pilot") if s in text)
    cue = "told" if "told" in text else "said"
    made = only(text, source, cue, "it was shut", organization="Reuters|Al-Marsa|Port Authority")
    spelt = text[slice(*made.gatherer_span)] if made.gatherer_span else None
    assert (made.gatherer, spelt) == TOLD[text]


OWN = {
    ("Reuters", "reported"): ("Reuters", True),
    ("The Lindish news website Tide", "reported"): ("Tide", True),
    ("Lindish media", "said"): ("Lindish media", False),
    ("State television", "reported"): ("State television", False),
    ("Media affiliated with the guild", "said"): ("Media affiliated with the guild", False),
    ("Media reports", "said"): (None, False),
}


@pytest.mark.parametrize(("source", "cue"), OWN)
def test_a_news_organisation_that_is_the_source_obtained_it_itself(source: str, cue: str) -> None:
    text = f"{source} {cue} it was shut."
    made = only(text, source, cue, "it was shut", organization="Reuters|Tide")
    assert (made.gatherer, made.informant.named) == OWN[source, cue]


def test_an_informant_who_spoke_to_one_goes_on_speaking_to_it() -> None:
    text = "A pilot told Reuters it was shut. The pilot said it was old. A pilot said it was new."
    parts = (
        said(text, "A pilot", "told", "it was shut"),
        said(text, "The pilot", "said", "it was old"),
    )
    made = read(text, passage(text, *parts))
    assert [item.gatherer for item in made] == ["Reuters", "Reuters"]
    assert made[1].gatherer_span == made[0].gatherer_span


def test_what_all_hear_was_not_told_to_one() -> None:
    text = (
        "Ada Brook told Reuters it was shut.\nAda Brook added it was old.\n"
        "Ada Brook said at a news conference it was new.\nAda Brook had warned it was late."
    )
    parts = (
        said(text, "Ada Brook", "told", "it was shut"),
        said(text, "Ada Brook", "added", "it was old"),
        said(text, "Ada Brook", "said at", "it was new"),
        said(text, "Ada Brook", "had warned", "it was late"),
    )
    cut = tuple(sentence(text, text[a:b]) for a, b in lines(text))
    made = read(text, passage(text, *parts, entities=named(text, person="Ada Brook"), sentences=cut))
    assert [item.gatherer for item in made] == ["Reuters", "Reuters", None, None]


def test_who_speaks_to_one_and_to_all_is_not_held_to_speak_to_one_still() -> None:
    text = (
        "Ada Brook said in a statement it was shut.\nAda Brook told Reuters it was old.\nBrook insisted it would open."
    )
    tagged = (
        said(text, "Ada Brook", "said in a statement", "it was shut"),
        said(text, "Ada Brook", "told", "it was old"),
        said(text, "Brook", "insisted", "it would open"),
    )
    names = named(text, person="Ada Brook|Brook", organization="Reuters")
    cut = tuple(sentence(text, text[a:b]) for a, b in lines(text))
    made = read(text, passage(text, *tagged, entities=names, sentences=cut))
    assert [a.gatherer for a in made] == [None, "Reuters", None]


def test_an_interview_told_before_goes_for_what_is_said_after() -> None:
    text = "In an interview with Reuters, Ada Brook spoke of the lock.\n“It is shut,” she said."
    who = named(text, person="Ada Brook")
    (made,) = read(text, passage(text, said(text, "she", "said", "“It is shut,”"), entities=who))
    assert made.gatherer is None, "nobody has resolved the pronoun"
    text = text.replace("she said", "Ada Brook said")
    who = named(text, person="Ada Brook")
    cut = tuple(sentence(text, text[a:b]) for a, b in lines(text))
    (made,) = read(text, passage(text, said(text, "Ada Brook", "said", "“It is shut,”"), entities=who, sentences=cut))
    assert made.gatherer == "Reuters"


def test_what_stands_around_passes_it_on() -> None:
    text = "A spokesman told Reuters that Ada Brook said it was shut."
    parts = (
        said(text, "A spokesman", "told", "that Ada Brook said it was shut"),
        said(text, "Ada Brook", "said", "it was shut"),
    )
    made = read(text, passage(text, *parts, entities=named(text, person="Ada Brook")))
    assert [(item.gatherer, item.via) for item in made] == [("Reuters", None), ("Reuters", "A spokesman")]


def test_who_is_cited_as_saying_has_an_attribution_of_their_own() -> None:
    text = "It was a raid that Reuters cited three officials as saying was late."
    made = read(
        text,
        passage(
            text,
            said(text, "Reuters", "cited", "three officials as saying was late"),
            entities=named(text, organization="Reuters"),
        ),
    )
    assert [(item.informant.name, item.informant.number, item.gatherer, item.via) for item in made] == [
        ("Reuters", None, "Reuters", None),
        ("three officials", 3, "Reuters", None),
    ]
    assert text[slice(*made[1].cue)] == "saying"
    assert [text[a:b] for a, b in made[1].content] == ["was late"]


def test_whom_a_report_cites_is_its_informant() -> None:
    text = "Reuters reported it was shut, citing two officials."
    made = only(text, "Reuters", "reported", "it was shut", organization="Reuters")
    assert (made.informant.name, made.informant.number, made.gatherer) == ("two officials", 2, "Reuters")


def test_the_outlet_of_the_report_is_told_by_its_own_words() -> None:
    text = "The pilot told this newspaper it was shut."
    heard = passage(text, said(text, "The pilot", "told", "it was shut"))
    report = Report(id="r", span=(0, len(text)), outlet="The Tide", body=lines(text))
    assert read(text, heard, report=report)[0].gatherer == "The Tide"
    assert read(text, heard)[0].gatherer is None


def test_an_ordinary_word_is_no_news_organisation() -> None:
    text = "People said it was shut."
    assert only(text, "People", "said", "it was shut").gatherer is None


def test_the_one_told_is_not_the_source() -> None:
    text = "Informed sources told Reuters that it was shut."
    made = only(text, "Reuters", "told", "that it was shut", organization="Reuters")
    assert made.source is None, "without syntax nobody else is known to have told it"
