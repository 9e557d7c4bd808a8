"""Figures of what happened alone, and other errors that a reader of reports found; all texts are invented."""

from __future__ import annotations

import pytest
from figure_samples import read_short, told_of

from secondsource.reading.figures import figures
from secondsource.records import Attribution, Informant, Place, Span, Time


def spot(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def killed(text: str) -> list[str]:
    return [row for row in read_short(text) if "=killed" in row]


@pytest.mark.parametrize(
    "text",
    [
        "He threatened to kill one captive a day.",
        "The rebels vowed to execute 12 hostages.",
        "A quake could kill 12 people.",
        "Up to 400 people would have died.",
        "Officials fear that 12 people died.",
        "12 people are feared dead.",
        "Unless the dam holds 400 people die.",
        "The wave could hit the coast, killing 40 people.",
        "The flood may burst the dam and kill 40 people.",
        "12 prisoners are to be executed.",
        "The warning saved thousands of lives.",
        "The turn spared 300 people from drowning.",
        "The leak could cause 12 deaths.",
    ],
)
def test_deaths_that_are_threatened_feared_or_supposed_are_no_casualties(text: str) -> None:
    assert killed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A bomb in May killed 12 people.",
        "12 people are believed to have been killed.",
        "The fire, if confirmed as the first, killed 12 people.",
        "The fire killed 12 people and the wall could still fall.",
        "They asked if the blast that killed 12 people was an accident.",
        "Fears grew after 12 people died.",
        "The council would not condemn the killing of 12 people.",
        "It will take weeks to identify the 12 people killed.",
        "The army said it killed 12 fighters who planned to attack.",
    ],
)
def test_deaths_that_happened_stay_beside_words_of_what_may_be(text: str) -> None:
    assert len(killed(text)) == 1


def test_a_toll_that_could_be_exceeded_is_no_toll() -> None:
    text = "The toll could exceed 400 if crews do not reach two collapsed hotels."
    assert killed(text) == []


def test_people_on_board_of_whom_some_died_are_not_killed() -> None:
    text = "The ship sank with more than 4,200 people on board and at least three of them died."
    assert read_short(text) == ["more than 4,200=people 4200/4200/-", "at least three=killed 3/3/-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Losses lay between £5,000 and £900,000.", "between £5,000 and £900,000=money GBP 5000/-/900000"),
        ("Margins were 17%–18%.", "17%–18%=percent % 17/-/18"),
        ("Margins were 17% to 18%.", "17% to 18%=percent % 17/-/18"),
        ("It lay between 17% and 18% then.", "between 17% and 18%=percent % 17/-/18"),
        ("It lost $2 million to $3 million.", "$2 million to $3 million=money USD 2000000/-/3000000"),
        ("It rose from 40-42 million euros.", "40-42 million euros=money EUR 40000000/-/42000000"),
    ],
)
def test_a_range_of_money_or_percent_is_one_figure(text: str, expected: str) -> None:
    assert read_short(text) == [expected]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It made 2 billion Norwegian crowns. It spent 40 million crowns.", ["NOK", "NOK"]),
        ("It spent 40 million crowns.", [None]),
        ("It paid 500 US dollars and 300 million forints.", ["USD", "HUF"]),
        ("It paid 40 million Argentine pesos.", ["ARS"]),
        ("He wore three crowns.", []),
    ],
)
def test_currencies_of_the_world_are_money(text: str, units: list[str | None]) -> None:
    assert [figure.unit for figure in figures(told_of(text)) if figure.counts == "money"] == units


@pytest.mark.parametrize(
    ("text", "whole_of"),
    [
        ("They shot down 34 of 51 drones.", [1, None]),
        ("They saw it at 11 of 120 polling stations.", [1, None]),
        ("The clinic had 12,000 suspected cases, of which 1,140 were confirmed.", [None, 0]),
        ("It told of eight deaths: five in the capital, two in Marvik and one in Dunmere.", [None, 0, 0, 0]),
    ],
)
def test_ratios_and_lists_of_places_are_parts(text: str, whole_of: list[int | None]) -> None:
    assert [figure.part_of for figure in figures(told_of(text))] == whole_of


def test_people_counted_beside_a_ratio_are_not_all_killed() -> None:
    assert killed("9 of 12 miners were killed.") == ["9=killed 9/9/9"]


@pytest.mark.parametrize(
    ("text", "last", "informant"),
    [
        ('A doctor put the toll at "no more than three".', "no more than three=killed -/3/3", "A doctor"),
        (
            "Guards arrested five people. The union put the number at 17.",
            "17=detained 17/17/17",
            "The union",
        ),
        ("The mayor left; police put the crowd at 35,000.", "35,000=people 35000/35000/35000", "police"),
    ],
)
def test_who_puts_a_number_at_it_gives_it(text: str, last: str, informant: str) -> None:
    assert read_short(text)[-1] == last
    assert figures(told_of(text))[-1].informant == informant


def test_who_speaks_in_the_next_clause_gives_no_figure_before_it() -> None:
    text = "Dozens of people died in Marvik, and rights groups said police shot them."
    attribution = Attribution(
        source=spot(text, "rights groups"),
        cue=spot(text, "said"),
        content=(spot(text, "police shot them"),),
        kind="indirect",
        informant=Informant(name="rights groups", entity=None, named=False, role=None),
    )
    assert figures(told_of(text, attributions=[attribution]))[0].informant is None


def test_who_claims_responsibility_gives_no_figure() -> None:
    text = "The Selwick Front claimed responsibility for a raid that killed two soldiers."
    attribution = Attribution(
        source=spot(text, "The Selwick Front"),
        cue=spot(text, "claimed responsibility for"),
        content=(spot(text, "a raid that killed two soldiers"),),
        kind="indirect",
        informant=Informant(name="The Selwick Front", entity=None, named=True, role=None),
        responsibility=True,
    )
    figure = figures(told_of(text, attributions=[attribution]))[0]
    assert (figure.informant, figure.attribution) == (None, None)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Analysts in a Selwick poll counted 12 deaths.", None),
        ("12 people were killed when troops attacked his camps.", None),
        ("12 people were killed at a polling station, Interior Minister Ana Blom said.", "a polling station"),
        ("12 people were killed in an area in the city of Marvik.", "an area in the city of Marvik"),
    ],
)
def test_where_is_a_place_alone(text: str, where: str | None) -> None:
    span = figures(told_of(text))[0].where
    assert (text[slice(*span)] if span else None) == where


def test_what_a_rise_is_of_is_not_where_it_is() -> None:
    text = "Shares in Marvik were up 6 percent."
    place = Place(
        span=spot(text, "Marvik"), geonames_id=1, name="Marvik", country="XX", lat=0.0, lon=0.0, precision="city"
    )
    figure = figures(told_of(text, places=[place]))[0]
    assert (figure.where, figure.place) == (None, None)


def test_the_time_that_a_rise_is_counted_from_is_not_when() -> None:
    text = "Profit was up 22% from a year earlier."
    time = Time(span=spot(text, "a year earlier"), kind="date", value="2030-Q2", precision="quarter", basis="published")
    figure = figures(told_of(text, times=[time]))[0]
    assert (figure.when, figure.as_of) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nearly two-thirds of 900 residents died.",
        "Few of the 60 miners were killed.",
        "No one among the 12 crew was killed.",
        "Twice as many as the 20 killed before died.",
    ],
)
def test_the_whole_of_which_a_share_is_told_is_not_killed(text: str) -> None:
    assert not [figure for figure in read_short(text) if "killed" in figure]
