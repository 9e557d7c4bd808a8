from __future__ import annotations

import subprocess
import sys
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.gazetteer import COUNTRY, DIVISION, Gazetteer, fold, load

LARGEST = 15_000_000  # bytes of the shipped extract


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load()


@pytest.mark.parametrize(
    ("name", "geonames_id", "kind", "country"),
    [
        ("Lebanon", 272103, "country", "LB"),
        ("UK", 2635167, "country", "GB"),
        ("U.S.", 6252001, "country", "US"),
        ("Georgia", 4197000, "division", "US"),
        ("Ontario", 6093943, "division", "CA"),
        ("Beirut", 276781, "capital", "LB"),
        ("Tripoli", 266826, "seat", "LB"),
        ("Kiev", 703448, "capital", "UA"),
        ("Kyiv", 703448, "capital", "UA"),
        ("Gaza Strip", 281132, "division", "PS"),
        ("West Bank", 285153, "division", "PS"),
        ("Europe", 6255148, "continent", None),
    ],
)
def test_known_places_have_geonames_numbers(
    places: Gazetteer, name: str, geonames_id: int, kind: str, country: str | None
) -> None:
    entries = {places.entry(n).geonames_id: places.entry(n) for n in places.find(name)[0].tolist()}
    assert geonames_id in entries
    assert (entries[geonames_id].kind, entries[geonames_id].country) == (kind, country)


def test_a_city_lies_in_its_division_and_country(places: Gazetteer) -> None:
    (number,) = [n for n in places.find("Beirut")[0].tolist() if places.ids[n] == 276781]
    entry = places.entry(number)
    assert entry.lat == pytest.approx(33.889, abs=0.01)
    assert entry.lon == pytest.approx(35.494, abs=0.01)
    assert entry.population > 1_000_000
    division = int(places.divisions[number])
    assert places.kinds[division] == DIVISION
    assert places.code(division) == "LB"


def test_accents_and_articles_make_no_difference(places: Gazetteer) -> None:
    for one, other in (
        ("Medellin", "Medellín"),
        ("the Netherlands", "Netherlands"),
        ("Port au Prince", "Port-au-Prince"),
    ):
        assert places.find(one)[0].tolist() == places.find(other)[0].tolist() != []


def test_what_is_no_place_is_not_found(places: Gazetteer) -> None:
    for name in ("", "  ", "Qarnubiyeh", "\n", "…", "東京"):
        assert len(places.find(name)[0]) == 0
        assert not places.knows(name)


@given(st.text(max_size=30))
def test_any_name_can_be_looked_up(name: str) -> None:
    numbers, marks = load().find(name)
    assert len(numbers) == len(marks)


def test_every_row_is_sound(places: Gazetteer) -> None:
    assert (abs(places.lat) <= 90).all()
    assert (abs(places.lon) <= 180).all()
    assert (places.ids > 0).all()
    assert len(set(places.ids.tolist())) == len(places)
    assert (places.population >= 0).all()
    held = places.divisions[places.divisions >= 0]
    assert (places.kinds[held] == DIVISION).all()


def test_every_country_is_found_by_its_own_name(places: Gazetteer) -> None:
    for code in places.codes:
        number = places.country(code)
        if number is not None:
            assert places.kinds[number] == COUNTRY
            assert number in places.find(places.name(number))[0]
            assert fold(places.name(number))
    assert len([code for code in places.codes if places.country(code) is not None]) > 240


def test_the_extract_is_small_and_says_where_it_is_from() -> None:
    folder = resources.files("secondsource.gazetteer")
    assert len(folder.joinpath("places.bin").read_bytes()) < LARGEST
    notice = folder.joinpath("GEONAMES.md").read_text(encoding="utf8")
    assert "Creative Commons Attribution 4.0" in notice
    assert "geonames.org" in notice


def test_importing_it_loads_nothing() -> None:
    code = "from secondsource.gazetteer import load; print(load.cache_info())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "currsize=0" in done.stdout
