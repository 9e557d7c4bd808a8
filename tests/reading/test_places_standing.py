"""Names that are no place however they look: words of headlines, clubs and papers, ships, governments that act."""

from __future__ import annotations

import pytest
from passage_samples import named, passage, report_of
from place_samples import told

from secondsource import gazetteer, vocabulary
from secondsource.reading.entities import entities
from secondsource.reading.places import places
from secondsource.reading.syntax import Syntax
from secondsource.records import Place


def titled(headline: str, body: str, location: str) -> list[tuple[str, Place]]:
    """The places of a report with a headline."""
    text = f"{headline}\n\n{body}"
    whole, start = report_of(text), len(headline) + 2
    fields = {field: getattr(whole, field) for field in whole.__struct_fields__}
    fields |= {"title": headline, "title_span": (0, len(headline)), "body": ((start, len(text)),)}
    report = type(whole)(**fields)
    passages = (passage(text, entities=named(text, location=location)),)
    found = entities(text, report, passages, vocabulary.load())
    read = places(text, report, Syntax(text, passages), found, gazetteer.load())
    return [(text[slice(*place.span)], place) for place in read]


@pytest.mark.parametrize("headline", ["Hunt For Missing Widens After Landslide", "HUNT FOR MISSING WIDENS"])
def test_hunt_in_a_headline_is_no_county(headline: str) -> None:
    word = headline.partition(" ")[0]
    assert titled(headline, "Divers searched a lake near Quito on Monday.", f"{word}|Quito")[0][0] == "Quito"


def test_a_headline_without_its_stop_is_one_though_no_markup_tells_it() -> None:
    text = "Hunt for missing hikers widens\n\nDivers searched a lake near Quito on Monday."
    assert [name for name, _ in told(text, location="Hunt|Quito")] == ["Quito"]


@pytest.mark.parametrize(
    ("headline", "body", "names", "first"),
    [
        ("Fire in Hunt, Texas, Kills Two", "Two people died on Monday.", "Hunt|Texas", "Hunt"),
        ("Quito Shuts Its Schools", "Pupils stayed at home.", "Quito", "Quito"),
        ("Pedernales Counts Its Dead", "Roofs fell in Pedernales, Ecuador.", "Pedernales|Ecuador", "Pedernales"),
    ],
)
def test_a_place_in_a_headline_stays_one_where_more_than_its_capital_tells_it(
    headline: str, body: str, names: str, first: str
) -> None:
    assert titled(headline, body, names)[0][0] == first


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Local radio station Sonovara cited the mayor of Manta.", "Sonovara"),
        ("Pelagora said two whales had died.", "Pelagora"),
        ("Divers searched the wreck of the Costa Armonia for a week.", "Costa Armonia"),
        ("Investors bought shares in Norvik Kabel on Friday.", "Norvik Kabel"),
        ("Jan Berg, an analyst at Nordvank, was glad.", "Nordvank"),
        ("The East Zembian bloc met.", "East Zembian"),
    ],
)
def test_a_station_ship_or_firm_is_no_place_that_cannot_be_located(text: str, name: str) -> None:
    assert [said for said, _ in told(text, location=f"{name}|Manta") if said != "Manta"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men drowned in Abu Zelim on Friday.", "Abu Zelim"),
        ("Troops shelled the town of Qarzeh on Friday.", "Qarzeh"),
        ("Flights at Mitibra airport were late.", "Mitibra"),
        ("Boats sank on the Zelim River.", "Zelim River"),
        ("A barn burned near Qarzeh. Qarzeh has one fire engine.", "Qarzeh"),
        ("Families fled to Qarzeh, and the road is shut.", "Qarzeh"),
    ],
)
def test_a_place_that_no_gazetteer_has_is_told_where_its_words_say_so(text: str, name: str) -> None:
    found = [place for said, place in told(text, location=name) if said == name]
    assert len(found) == text.count(name)
    assert all(place.lat is None for place in found)


@pytest.mark.parametrize(
    "text",
    [
        "Police stopped buses that carried Accra Stars fans.",
        "Accra Foxes lost to a side from the north.",
        "The Accra Gazette wrote that the bridge was shut.",
    ],
)
def test_a_club_or_paper_is_not_counted_as_its_town(text: str) -> None:
    assert told(text, location="Accra") == []


@pytest.mark.parametrize(
    "text",
    [
        "The cargo ship Dali lost power on Monday. Dali has a crew of 22.",
        "The Dali sank on Monday.",
        'The ferry "Dali" was late.',
        "Hurricane Florence moved north.",
        "The brewer Cordoba cut jobs.",
    ],
)
def test_a_ship_storm_or_firm_that_bears_a_town_s_name_is_not_that_town(text: str) -> None:
    assert told(text, location="Dali|Florence|Cordoba") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry Dali left the port of Dali on Monday.", "Dali"),
        ("The Kumasi stadium was full.", "Kumasi"),
        ("The Hague was calm.", "Hague"),
        ("The Netherlands was calm.", "Netherlands"),
    ],
)
def test_a_place_with_an_article_or_beside_its_ship_stays_one(text: str, name: str) -> None:
    assert [said.removeprefix("The ") for said, _ in told(text, location=name)] == [name]


def test_a_town_s_police_and_its_people_are_still_in_it() -> None:
    text = "Accra police met Accra residents. Accra Stars won."
    assert [place.country for _, place in told(text, location="Accra")] == ["GH", "GH"]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine spoke of missiles; Moscow says it hit troops.",
        "He accused her of working for Moscow.",
        "The daily reported that Paris had paid five million euros.",
        'She told a radio: "Nobody from Berlin has called me."',
        "Under the plan, Bamako would release 50 prisoners.",
        "It was a blow for Tehran.",
        "The road was paid for by Beijing.",
    ],
)
def test_a_capital_that_says_pays_or_is_worked_for_is_a_government(text: str) -> None:
    capitals = "Moscow|Paris|Berlin|Bamako|Tehran|Beijing"
    assert [name for name, _ in told(text, location=capitals)] == []


@pytest.mark.parametrize(
    "text",
    ["A train left for Moscow.", "She flew home from Paris.", "Rents in Berlin rose.", "A bus from Bamako burned."],
)
def test_a_capital_that_somebody_goes_to_is_a_place(text: str) -> None:
    assert len(told(text, location="Moscow|Paris|Berlin|Bamako")) == 1


def test_the_west_of_an_area_is_of_that_area() -> None:
    found = dict(told("Roads in western Darfur are flooded.", location="western Darfur"))
    assert [(place.name, place.country) for place in found.values()] == [("Darfur", "SD")]


def test_a_region_named_with_its_noun_is_looked_up_once() -> None:
    text = "A refinery burned in Russia's Samara region on Monday."
    found = dict(told(text, location="Russia|Samara region"))
    assert (found["Samara"].country, found["Samara"].precision) == ("RU", "region")
