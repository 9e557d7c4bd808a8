from __future__ import annotations

from secondsource import gazetteer
from secondsource.vocabulary.places import load_places


def test_every_country_code_is_one() -> None:
    words, known = load_places(), set(gazetteer.load().codes)
    lists = (words.countries, words.demonyms, words.divisions, words.telling)
    codes = {code for held in lists for code in held} | {c for held in words.areas.values() for c in held}
    assert codes <= known


def test_demonyms_tell_their_country_in_either_number() -> None:
    by_demonym = load_places().by_demonym
    for form, code in (("Iraqi", "IQ"), ("Iraqis", "IQ"), ("Dutchmen", "NL"), ("Swiss", "CH"), ("Danes", "DK")):
        assert by_demonym[form.casefold()] == code
    assert all(form == form.casefold() for form in by_demonym)


def test_short_forms_of_divisions_are_known_to_the_gazetteer() -> None:
    words, places = load_places(), gazetteer.load()
    for country, rows in words.divisions.items():
        for forms in rows.values():
            for form in forms:
                numbers = places.find(form)[0].tolist()
                assert any(places.code(n) == country and places.kinds[n] == gazetteer.DIVISION for n in numbers), form


def test_listed_buildings_and_spellings_lead_to_a_city() -> None:
    words, places = load_places(), gazetteer.load()
    for name, (country, city, *_) in (words.seats | words.spellings).items():
        assert any(places.code(n) == country for n in places.find(city)[0].tolist()), name


def test_areas_are_known_in_any_case_and_without_an_article() -> None:
    by_area = load_places().by_area
    assert by_area["middle east"][0] == "Middle East"
    assert by_area["gulf"][0] == "Gulf"
