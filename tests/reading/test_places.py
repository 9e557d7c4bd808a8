"""Places of invented reports: the well-known traps, datelines, metonyms, buildings and quarters."""

from __future__ import annotations

import pytest
from passage_samples import named, passage, report_of

from secondsource import gazetteer, vocabulary
from secondsource.reading.entities import entities
from secondsource.reading.places import places
from secondsource.reading.syntax import Syntax
from secondsource.records import Dateline, Place


def read(text: str, dateline: str | None = None, outlet: str | None = None, **names: str) -> dict[str, Place]:
    """The places of a text in which an encoder read these names, by their words; the last of each counts."""
    report = report_of(text)
    if dateline:
        report = type(report)(
            **{f: getattr(report, f) for f in report.__struct_fields__}
            | {"dateline": Dateline(place=dateline, span=(0, len(dateline))), "outlet": outlet}
        )
    passages = (passage(text, entities=named(text, **names)),)
    found = entities(text, report, passages, vocabulary.load())
    told = places(text, report, Syntax(text, passages), found, gazetteer.load())
    return {text[slice(*place.span)]: place for place in told}


def where(place: Place) -> tuple[str | None, str | None]:
    return place.country, place.precision


TRIPOLI = "Shelling hit a house outside Tripoli on Monday, north of Beirut, a Lebanese medic said."


def test_tripoli_beside_beirut_is_in_lebanon() -> None:
    found = read(TRIPOLI, location="Tripoli|Beirut", norp="Lebanese")
    assert where(found["Tripoli"]) == ("LB", "city")
    assert found["Tripoli"].geonames_id == 266826
    assert found["Beirut"].geonames_id == 276781
    assert "Lebanese" not in found


def test_tripoli_beside_benghazi_is_in_libya() -> None:
    found = read(
        "Flights from Tripoli to Benghazi resumed, Libya's harbour board said.", location="Tripoli|Benghazi|Libya"
    )
    assert (found["Tripoli"].country, found["Benghazi"].country, found["Libya"].precision) == ("LY", "LY", "country")


@pytest.mark.parametrize(
    ("text", "names", "country", "precision"),
    [
        ("Farmers in Georgia near Atlanta and Savannah lost peaches.", "Georgia|Atlanta|Savannah", "US", "region"),
        ("Troops left Georgia for Armenia through Tbilisi and Gori.", "Georgia|Armenia|Tbilisi|Gori", "GE", "country"),
    ],
)
def test_georgia_is_a_state_or_a_country(text: str, names: str, country: str, precision: str) -> None:
    assert where(read(text, location=names)["Georgia"]) == (country, precision)


@pytest.mark.parametrize(
    ("text", "names", "name", "country", "near"),
    [
        ("A barn burned in Damascus, Maryland, on Friday.", "Damascus|Maryland", "Damascus", "US", (39.3, -77.2)),
        ("Buses ran from Damascus to Homs and Aleppo.", "Damascus|Homs|Aleppo", "Damascus", "SY", (33.5, 36.3)),
        ("A bakery opened in London, Ontario, this week.", "London|Ontario", "London", "CA", (43.0, -81.2)),
        ("A bakery opened in London this week.", "London", "London", "GB", (51.5, -0.1)),
        ("The rodeo in Paris, Texas, drew a crowd.", "Paris|Texas", "Paris", "US", (33.7, -95.6)),
        ("The fair in Paris drew visitors from Lyon and Lille.", "Paris|Lyon|Lille", "Paris", "FR", (48.9, 2.4)),
        ("A mill closed in Lebanon, Pennsylvania.", "Lebanon|Pennsylvania", "Lebanon", "US", (40.3, -76.4)),
        ("Rain fell on Gaza and Rafah.", "Gaza|Rafah", "Rafah", "PS", (31.3, 34.2)),
        ("Trams stopped in Kiev.", "Kiev", "Kiev", "UA", (50.5, 30.5)),
        ("Trams stopped in Kyiv.", "Kyiv", "Kyiv", "UA", (50.5, 30.5)),
        ("Drones fell near Odesa and Mykolaiv.", "Odesa|Mykolaiv", "Odesa", "UA", (46.5, 30.7)),
        ("Ships left Hodeidah for Aden.", "Hodeidah|Aden", "Hodeidah", "YE", (14.8, 43.0)),
        ("A clinic shut in Alexandria, Va., on Friday.", "Alexandria", "Alexandria", "US", (38.8, -77.0)),
        ("Boats left Alexandria for Port Said.", "Alexandria|Port Said", "Alexandria", "EG", (31.2, 29.9)),
    ],
)
def test_context_decides_between_namesakes(
    text: str, names: str, name: str, country: str, near: tuple[float, float]
) -> None:
    place = read(text, location=names)[name]
    assert place.country == country
    assert place.lat == pytest.approx(near[0], abs=0.3)
    assert place.lon == pytest.approx(near[1], abs=0.3)


def test_a_short_division_behind_a_comma_is_a_place_too() -> None:
    found = read("A clinic shut in Alexandria, Va., on Friday.", location="Alexandria")
    assert where(found["Va."]) == ("US", "region")


def test_one_name_has_one_meaning_in_a_report() -> None:
    text = "The rodeo in Paris, Texas, drew a crowd.\nIn Paris the mayor was glad."
    assert read(text, location="Paris|Texas")["Paris"].country == "US"


def test_people_are_no_places() -> None:
    text = "Chad Orwick met Vernon Jordan in Amman. Jordan thanked him, and Chad left."
    found = read(text, person="Chad Orwick|Vernon Jordan|Jordan|Chad", location="Amman")
    assert list(found) == ["Amman"]


@pytest.mark.parametrize(
    "text",
    [
        "Washington said it would leave the pact.",
        "Baghdad has argued that the force must go.",
        "Talks between Washington and Baghdad began in January.",
        "Ministers accused Tehran of arming the group.",
        "Relations with Ankara soured.",
        "The decision was Moscow's, and Moscow's decision will stand.",
        "The Kremlin denied the report.",
        "Boston beat Toronto by three runs.",
    ],
)
def test_governments_and_teams_are_no_places(text: str) -> None:
    names = "Washington|Baghdad|Tehran|Ankara|Moscow|Boston"
    found = read(text, location=names, organization="Kremlin")
    told = {name for name in found if name in names.split("|") or "Kremlin" in name}
    assert told <= ({"Moscow"} if "Moscow's" in text else set())


def test_a_capital_behind_a_preposition_is_a_place() -> None:
    found = read("She spoke to reporters in Washington after a flight from Baghdad.", location="Washington|Baghdad")
    assert {name: where(place) for name, place in found.items()} == {
        "Washington": ("US", "city"),
        "Baghdad": ("IQ", "city"),
    }


def test_washington_state_is_a_division() -> None:
    text = "Fires burned in Washington state near Spokane, and in Oregon."
    assert where(read(text, location="Washington|Spokane|Oregon")["Washington"]) == ("US", "region")


@pytest.mark.parametrize(
    ("text", "names", "name", "city", "precision"),
    [
        ("Strikes hit Dahiyeh overnight.", {"location": "Dahiyeh"}, "Dahiyeh", 276781, "facility"),
        ("Guards stood at the US embassy in Baghdad.", {"location": "Baghdad"}, "Baghdad", 98182, "facility"),
        ("Strikes hit the southern suburbs of Beirut.", {"location": "Beirut"}, "Beirut", 276781, "district"),
        (
            "He was born in a refugee camp in Tripoli, Lebanon.",
            {"location": "Tripoli|Lebanon"},
            "Tripoli",
            266826,
            "district",
        ),
    ],
)
def test_buildings_and_quarters_point_to_their_city(
    text: str, names: dict[str, str], name: str, city: int, precision: str
) -> None:
    place = read(text, **names)[name]
    assert place.geonames_id == city
    assert place.precision in {precision, "district"}


@pytest.mark.parametrize(
    ("text", "names", "told"),
    [
        ("US forces and US-led troops left, the US embassy said.", {"location": "US"}, set()),
        ("The coast of the US is long, and she lives in the US.", {"location": "US"}, {"US"}),
        ("Iran-backed fighters crossed into Syria.", {"location": "Iran|Syria"}, {"Syria"}),
        ("Iraqi and Lebanese doctors met in Amman.", {"norp": "Iraqi|Lebanese", "location": "Amman"}, {"Amman"}),
        ("A friend of both Paris and Nairobi spoke in Erbil.", {"location": "Paris|Nairobi|Erbil"}, {"Erbil"}),
        ("Ecuadorians live longer.", {"location": "Ecuadorians"}, set()),
        ("US-Iraq relations soured.", {"location": "US|Iraq"}, set()),
        ("Norwick United beat Hull City.", {"organization": "Norwick United|Hull City"}, set()),
    ],
)
def test_adjectives_and_parties_are_no_places(text: str, names: dict[str, str], told: set[str]) -> None:
    assert set(read(text, **names)) == told


@pytest.mark.parametrize(
    ("text", "names", "name", "geonames_id", "precision"),
    [
        ("Fields burned in the province of Kunduz.", {"location": "Kunduz"}, "Kunduz", 1135690, "region"),
        ("Fields burned in Helmand province.", {"location": "Helmand province"}, "Helmand", 1140043, "region"),
        ("Farms in northern Iraq dried out.", {"location": "northern Iraq"}, "Iraq", 99237, "country"),
        ("Planes left Dallas-Norwick International Airport.", {"facility": "Dallas-Norwick International Airport"},
         "Dallas-Norwick International Airport", 4684888, "facility"),
        ("Herders crossed a region of China and the State of Israel.", {"location": "China|Israel"}, "China", 1814991,
         "country"),
        ("Bikes rolled through the Gaza Strip.", {"location": "Gaza"}, "Gaza Strip", 281132, "region"),
        ("Clay County, Fla., was dry.", {"location": "Clay County"}, "Clay County", 4151245, "county"),
    ],
)  # fmt: skip
def test_words_beside_a_name_tell_what_it_is(
    text: str, names: dict[str, str], name: str, geonames_id: int, precision: str
) -> None:
    place = read(text, **names)[name]
    assert (place.geonames_id, place.precision) == (geonames_id, precision)


def test_letters_are_no_village() -> None:
    assert read("Ships of NATO and the UN met.", location="NATO|UN") == {}


def test_a_datelines_city_is_no_division() -> None:
    found = read("NEW YORK - Trains stopped on Friday.", dateline="NEW YORK", location="NEW YORK")
    assert where(found["NEW YORK"]) == ("US", "city")


def test_a_body_of_a_place_tells_the_place() -> None:
    text = "A Mobridge man was held, Walworth County Sheriff Ann Orwick said.\nSouth Dakota troopers helped."
    found = read(text, organization="Walworth County Sheriff", person="Ann Orwick", location="South Dakota")
    assert {name: place.country for name, place in found.items()} == {
        "Mobridge": "US",
        "Walworth County": "US",
        "South Dakota": "US",
    }


def test_a_region_has_a_name_and_no_invented_number() -> None:
    place = read("Prices rose across the Middle East.", location="Middle East")["Middle East"]
    assert (place.geonames_id, place.name, place.lat, place.precision) == (None, "Middle East", None, "area")


def test_an_unknown_name_stays_unknown() -> None:
    place = read("Two people died in Qarnubiyeh.", location="Qarnubiyeh")["Qarnubiyeh"]
    assert (place.geonames_id, place.name, place.country, place.lat, place.precision) == (None,) * 5


def test_a_dateline_is_a_place_even_before_a_verb() -> None:
    found = read("BAGHDAD - Troops moved on Friday.", dateline="BAGHDAD", location="")
    assert where(found["BAGHDAD"]) == ("IQ", "city")


def test_a_missed_name_behind_a_preposition_is_found() -> None:
    found = read("Two buses burned in Mosul and police came from Erbil.", location="Erbil")
    assert set(found) == {"Mosul", "Erbil"}
