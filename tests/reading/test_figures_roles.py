"""Whose a figure is: informant, day and place, from what was read before and the words beside it."""

from __future__ import annotations

import pytest
from figure_samples import told_of
from passage_samples import lines

from secondsource.reading.figures import figures
from secondsource.records import Attribution, Figure, Informant, Place, Span, Time


def spot(text: str, part: str) -> Span:
    start = text.index(part)
    return start, start + len(part)


def heard(
    text: str, source: str, cue: str, content: str, *, named: bool = True, gatherer: str | None = None
) -> Attribution:
    return Attribution(
        source=spot(text, source),
        cue=spot(text, cue),
        content=(spot(text, content),),
        kind="indirect",
        informant=Informant(name=source, entity=None, named=named, role=None),
        gatherer=gatherer,
    )


def timed(text: str, part: str, value: str) -> Time:
    return Time(span=spot(text, part), kind="date", value=value, precision="day", basis="published")


def placed(text: str, part: str) -> Place:
    return Place(span=spot(text, part), geonames_id=1, name=part, country="XX", lat=0.0, lon=0.0, precision="city")


def first(text: str, **before: object) -> Figure:
    return figures(told_of(text, **before))[0]  # type: ignore[arg-type]


def words(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None


def test_the_informant_is_that_of_the_attribution_that_holds_the_figure() -> None:
    text = "The coast guard told Nordia that 12 people drowned."
    attribution = heard(text, "The coast guard", "told", "12 people drowned", gatherer="Nordia")
    figure = first(text, attributions=[attribution])
    assert (figure.informant, figure.gatherer, figure.attribution) == ("The coast guard", "Nordia", 0)


def test_a_figure_outside_of_what_is_said_has_no_informant() -> None:
    text = "The raid killed 12 people. The mayor said that schools would open."
    figure = first(text, attributions=[heard(text, "The mayor", "said", "schools would open")])
    assert (figure.informant, figure.attribution) == (None, None)


def test_who_speaks_behind_the_figure_in_text_without_commas() -> None:
    text = "Six people died in a village the ministry said adding that a road was shut."
    attribution = heard(text, "the ministry", "said", "a road was shut")
    assert first(text, attributions=[attribution]).informant == "the ministry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Four people were killed a monitoring group said.", "a monitoring group"),
        ("Four people were killed said the Marvik Observatory.", "the Marvik Observatory"),
        ("According to the Marvik Observatory 12 people died.", "the Marvik Observatory"),
    ],
)
def test_who_is_named_where_no_attribution_was_read(text: str, name: str) -> None:
    assert first(text).informant == name


def test_when_it_happened() -> None:
    text = "On Tuesday a bomb killed 12 people and on Friday a fire killed 30 people."
    before = [timed(text, "Tuesday", "2031-05-06"), timed(text, "Friday", "2031-05-09")]
    assert [f.when for f in figures(told_of(text, times=before))] == [0, 1]


def test_up_to_when_it_was_counted() -> None:
    text = "More than 40 people have died since Monday."
    figure = first(text, times=[timed(text, "Monday", "2031-05-05")])
    assert (figure.when, figure.as_of) == (None, 0)


def test_the_day_of_saying_is_up_to_when_it_was_counted() -> None:
    text = "The ministry said on Friday that 12 people had died."
    attribution = heard(text, "The ministry", "said", "12 people had died")
    figure = first(text, attributions=[attribution], times=[timed(text, "Friday", "2031-05-09")])
    assert (figure.when, figure.as_of) == (None, 0)


def test_a_day_that_is_told_goes_before_the_day_of_saying() -> None:
    text = "On Saturday the ministry said 25 people were killed the day before."
    attribution = heard(text, "the ministry", "said", "25 people were killed the day before")
    before = [timed(text, "Saturday", "2031-05-10"), timed(text, "the day before", "2031-05-09")]
    assert first(text, attributions=[attribution], times=before).when == 1


def test_the_date_of_a_page_is_not_that_of_a_figure() -> None:
    text = "9 May 2031 Fire kills 12 in the port."
    assert first(text, times=[timed(text, "9 May 2031", "2031-05-09")]).when is None


def test_a_year_that_counts_people_is_a_number() -> None:
    text = "A total of 1950 people have died."
    assert first(text, times=[timed(text, "1950", "1950")]).value == 1950


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("A bomb killed 12 people in the northern town of Marvik on Monday.", "the northern town of Marvik"),
        ("A bomb at the Dunmere market killed 12 people.", "the Dunmere market"),
        ("12 people were killed in a raid on a village near Marvik.", "a village near Marvik"),
        ("The bodies of 12 people were brought to a hospital.", "a hospital"),
        ("12 people were killed in the attack.", None),
        ("12 people were killed in May.", None),
        ("The death toll from a raid on the town of Aldreth rose to 12.", "the town of Aldreth"),
    ],
)
def test_where(text: str, where: str | None) -> None:
    assert words(text, first(text).where) == where


def test_the_place_is_the_first_in_the_words_for_where() -> None:
    text = "A bomb killed 12 people in the town of Marvik in Aldreth."
    figure = first(text, places=[placed(text, "Aldreth"), placed(text, "Marvik")])
    assert figure.place == 0 or words(text, figure.where) == "the town of Marvik in Aldreth"


def test_the_lengths_of_things_are_of_no_day() -> None:
    text = "On Monday the column was 12 km long."
    assert first(text, times=[timed(text, "Monday", "2031-05-05")]).when is None


def test_the_same_in_two_sentences_is_one_record_with_its_informant() -> None:
    text = "At least 27 children were killed.\nAt least 27 children were killed the agency said."
    found = figures(told_of(text))
    assert len(found) == 1
    assert found[0].informant == "the agency"
    assert found[0].repeats == ((lines(text)[0][0], lines(text)[0][0] + len("At least 27")),)


def test_rival_figures_stay_apart() -> None:
    text = "Four people were killed the mayor said.\nFour people were killed a doctor said."
    assert [f.informant for f in figures(told_of(text))] == ["the mayor", "a doctor"]
