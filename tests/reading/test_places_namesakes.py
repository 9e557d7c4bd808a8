"""Namesakes: a name means the place in the country that the report tells, at every mention, however it tells it."""

from __future__ import annotations

import pytest
from place_samples import told

# Text, the places and demonyms in it, the name asked for, and GeoNames' id.
LEBANON, LIBYA = 266826, 2210247
TRIPOLI = [
    ("A strike in the northern city of Tripoli killed two, a Lebanese security official said.\nMedics in Tripoli wept.",
     "Tripoli", "Lebanese", LEBANON),
    ("An Israeli strike in the northern city of Tripoli killed three people, the Lebanese army said.",
     "Tripoli", "Israeli|Lebanese", LEBANON),
    ("Israel widened its war in Lebanon with a strike in the northern city of Tripoli, after bombs hit Beirut.\n"
     "Israel, Iran and the United States said no more.\n"
     "A camp in Tripoli burned. Israel has troops in Syria and Gaza.\n"
     "Its army did not speak of the strike on Tripoli.",
     "Israel|Lebanon|Tripoli|Beirut|Iran|United States|Syria|Gaza", "", LEBANON),
    ("Gunmen stopped a bus in Tripoli, Lebanon's harbour board said.\nRoads around Tripoli were shut.",
     "Tripoli|Lebanon", "", LEBANON),
    ("Banks in Tripoli and Sidon shut over the fall of the Lebanese pound.", "Tripoli|Sidon", "Lebanese", LEBANON),
    ("Mourners marched in Beirut. A day later hundreds marched in Tripoli.", "Beirut|Tripoli", "", LEBANON),
    ("Gunmen stopped a convoy in Tripoli, Libya's harbour board said.\nRoads around Tripoli were shut.",
     "Tripoli|Libya", "", LIBYA),
    ("Libyan factions clashed in Tripoli overnight.\nTripoli was calm by noon, and Misrata too.",
     "Tripoli|Misrata", "Libyan", LIBYA),
    ("Residents of Tripoli hid in cellars.", "Tripoli", "", LIBYA),
    ("A boat that left Tripoli sank off Italy; Italian rescuers and the Libyan coastguard searched.",
     "Tripoli|Italy", "Italian|Libyan", LIBYA),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places", "peoples", "geonames_id"), TRIPOLI)
def test_tripoli_is_where_the_report_is_at_every_mention(
    text: str, places: str, peoples: str, geonames_id: int
) -> None:
    found = [place.geonames_id for name, place in told(text, location=places, norp=peoples) if name == "Tripoli"]
    assert found == [geonames_id] * text.count("Tripoli")


def test_a_mention_with_its_own_container_lies_there_in_any_report() -> None:
    text = "Lebanese police seized arms in Tripoli, in the north of Lebanon.\nThey came from Tripoli, Libya, by sea."
    found = [p.geonames_id for name, p in told(text, location="Tripoli|Lebanon|Libya", norp="Lebanese")
             if name == "Tripoli"]  # fmt: skip
    assert found == [LEBANON, LIBYA]


@pytest.mark.parametrize(
    ("text", "places", "peoples", "name", "country"),
    [
        ("Georgian police used water cannon in Tbilisi; Georgia's bid to join was frozen.", "Tbilisi|Georgia",
         "Georgian", "Georgia", "GE"),
        ("A storm crossed Florida and Georgia, and cut power in South Carolina.", "Florida|Georgia|South Carolina", "",
         "Georgia", "US"),
        ("Venezuelan police freed hostages in a jail in Valencia.", "Valencia", "Venezuelan", "Valencia", "VE"),
        ("Floods hit Valencia, Spanish officials said. Trains to Madrid stopped.", "Valencia|Madrid", "Spanish",
         "Valencia", "ES"),
        ("A warehouse burned in Córdoba, Argentine police said.", "Córdoba", "Argentine", "Córdoba", "AR"),
        ("It was hot in Córdoba, Spain's forecasters said, and in Seville.", "Córdoba|Spain|Seville", "", "Córdoba",
         "ES"),
        ("A cylinder burst in a shop in Hyderabad, Pakistani police said.", "Hyderabad", "Pakistani", "Hyderabad",
         "PK"),
        ("Two traders were held in Hyderabad, India's tax office said.", "Hyderabad|India", "", "Hyderabad", "IN"),
        ("Crowds filled San José. Costa Rica votes in May.", "San José|Costa Rica", "", "San José", "CR"),
        ("A bus burned in San Jose, California.", "San Jose|California", "", "San Jose", "US"),
        ("A club shut in Birmingham, Alabama.\nMusicians in Birmingham wept.", "Birmingham|Alabama", "", "Birmingham",
         "US"),
        ("Bins in Birmingham overflow. Britain's councils are poor.", "Birmingham|Britain", "", "Birmingham", "GB"),
        ("Cuban crowds left Santiago de Cuba, and in Santiago power was cut.", "Santiago de Cuba|Santiago", "Cuban",
         "Santiago", "CU"),
        ("Chilean students marched in Santiago.", "Santiago", "Chilean", "Santiago", "CL"),
        ("Venezuelan steel workers blocked a bridge in Ciudad Guayana.", "Ciudad Guayana", "Venezuelan",
         "Ciudad Guayana", "VE"),
        ("A jail burned in Barcelona, a Venezuelan watchdog said.", "Barcelona", "Venezuelan", "Barcelona", "VE"),
        ("Nicaraguan police seized a priest in Granada.", "Granada", "Nicaraguan", "Granada", "NI"),
        ("US and Iranian envoys met in Paris. American diplomats stayed in Paris.", "US|Paris", "Iranian|American",
         "Paris", "FR"),
        ("US mediators came to Cairo, American officials said.", "US|Cairo", "American", "Cairo", "EG"),
    ],
)  # fmt: skip
def test_the_country_told_decides_between_cities_of_a_name(
    text: str, places: str, peoples: str, name: str, country: str
) -> None:
    found = [place.country for said, place in told(text, location=places, norp=peoples) if said == name]
    assert found
    assert set(found) == {country}


def test_new_delhi_is_no_other_name_of_delhi() -> None:
    found = dict(told("Shops in Delhi shut. Officials met in New Delhi.", location="Delhi|New Delhi"))
    assert (found["New Delhi"].geonames_id, found["Delhi"].geonames_id) == (1261481, 1273294)


@pytest.mark.parametrize(
    ("text", "places", "name", "geonames_id"),
    [
        ("The assault on Gaza went on, and aid reached Gaza.", "Gaza", "Gaza", 281132),
        ("Farms in Gaza and the West Bank dried out.", "Gaza|West Bank", "Gaza", 281132),
        ("A hospital in Gaza City was hit.", "Gaza", "Gaza City", 281133),
        ("Roads from Khan Younis to Gaza were shut.", "Khan Younis|Gaza", "Gaza", 281133),
        ("Rain fell on Gaza and Rafah.", "Gaza|Rafah", "Gaza", 281133),
    ],
)
def test_gaza_alone_is_the_strip_and_among_its_cities_the_city(
    text: str, places: str, name: str, geonames_id: int
) -> None:
    assert {place.geonames_id for said, place in told(text, location=places) if said == name} == {geonames_id}
