"""Countries that act are governments and no places; what happens in, on or to them tells a place."""

from __future__ import annotations

import pytest
from place_samples import told
from syntax_samples import parsed

from secondsource.reading.places.metonyms import Metonyms
from secondsource.reading.syntax import Syntax
from secondsource.vocabulary.places import load_places

COUNTRIES = (
    "Israel|Iran|Iraq|Lebanon|Syria|United States|US|Gaza|Russia|Ukraine|Washington|Baghdad|Tehran|Ethiopia|Sudan"
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Israel carried out a strike.", []),
        ("Israel expanded its conflict in Lebanon.", ["Lebanon"]),
        ("Iran, which backs both, launched missiles at Israel.", ["Israel"]),
        ("ISRAEL WEIGHS OPTIONS", []),
        ("Israel has been weighing options.", []),
        ("The US and its allies see the force as a check.", []),
        ("Challenges facing Iraq and its allies grew.", []),
        ("The group lost its patron Iran.", []),
        ("He urged Israel to wait, and a plan to wean Iraq off oil failed.", []),
        ("Its work with Iraq is not done.", []),
        ("Talks between Washington and Baghdad went on.", []),
        ("She is an old ally of both Paris and Nairobi.", []),
        ("A US push failed.", []),
        ("The US-Iraq relationship soured, and so did the US-Iraq security partnership.", []),
        ("Israel's year-old war in Gaza went on.", ["Gaza"]),
        ("It thinks on how to respond to Iran.", []),
        ("It spoke of its response to Iran's attack.", []),
        ("Sudan was invaded by Ethiopia.", ["Sudan"]),
        ("Ukraine fired drones at Russia, and Russia struck back.", ["Russia"]),
    ],
)
def test_a_country_that_acts_is_no_place(text: str, places: list[str]) -> None:
    assert [name for name, _ in told(text, location=COUNTRIES)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A bomb burst in Iran, which shares a border with Iraq.", ["Iran", "Iraq"]),
        ("He is headed for Israel.", ["Israel"]),
        ("The attack on Israel went on.", ["Israel"]),
        ("Roofs fell in southern Israel.", ["Israel"]),
        ("Strikes in Syria and Iraq killed 20 people.", ["Syria", "Iraq"]),
        ("Lebanon's south was quiet, and Iraq's border shut.", ["Lebanon", "Iraq"]),
        ("Workers fled Lebanon, and bombs hit Syria.", ["Lebanon", "Syria"]),
        ("Trucks crossed the road between Lebanon and Syria.", ["Lebanon", "Syria"]),
        ("Iraq was invaded in March.", ["Iraq"]),
        ("Lebanon faces floods, and Syria suffered too.", ["Lebanon", "Syria"]),
    ],
)
def test_a_country_where_something_happens_is_a_place(text: str, places: list[str]) -> None:
    assert [name for name, _ in told(text, location=COUNTRIES)] == places


@pytest.mark.parametrize(
    ("words", "governs", "capital", "body"),
    [
        ("Iraq/PROPN/1/nsubj navigates/VERB/1/root talks/NOUN/1/obj", True, False, True),
        ("Iraq/PROPN/1/nsubj suffers/VERB/1/root losses/NOUN/1/obj", True, False, False),
        ("Iraq/PROPN/2/nsubj:pass was/AUX/2/aux:pass navigated/VERB/2/root", True, False, False),
        ("Baghdad/PROPN/1/nsubj navigates/VERB/1/root talks/NOUN/1/obj", True, True, False),
        ("Eltham/PROPN/1/nsubj navigates/VERB/1/root talks/NOUN/1/obj", False, True, False),
    ],
)
def test_a_country_is_the_subject_of_any_deed_and_a_town_of_none(
    words: str, governs: bool, capital: bool, body: bool
) -> None:
    text = " ".join(item.split("/")[0] for item in words.split())
    metonyms = Metonyms(text, Syntax(text, (parsed(text, words),)), load_places())
    name = (0, len(text.split()[0]))
    assert metonyms.stands_for_body(name, governs=governs, capital=capital) is body


def test_a_local_team_accused_of_nothing_stays_a_place() -> None:
    text = "A man of Tipperary is accused of theft."
    assert [name for name, _ in told(text, location="Tipperary")] == ["Tipperary"]
