"""Figures: what is counted, by sentence; each row is there for a rule."""

from __future__ import annotations

import pytest
from figure_samples import read_short, told_of

from secondsource.reading.figures import figures

CASUALTIES = [
    ("The blast killed 31 people and wounded 64 others.", ["31=killed 31/31/31", "64=wounded 64/64/64"]),
    ("31 people were killed, 64 wounded in the raid.", ["31=killed 31/31/31", "64=wounded 64/64/64"]),
    ("25 civilians killed 80 injured in the raid", ["25=killed 25/25/25", "80=wounded 80/80/80"]),
    ("The raid killed 25 injured 80", ["25=killed 25/25/25", "80=wounded 80/80/80"]),
    ("Blast kills 12 in Marvik", ["12=killed 12/12/12"]),
    ("The death toll rose to 30 from 25.", ["30=killed 30/30/30", "25=killed 25/25/25"]),
    ("The number of wounded has risen to 340.", ["340=wounded 340/340/340"]),
    ("Officials announced the deaths of 12 miners.", ["12=killed 12/12/12"]),
    ("Scores of people were killed or injured.", ["Scores=other 40/-/-"]),
    ("The storm left scores wounded and 12 dead.", ["scores=wounded 40/-/-", "12=killed 12/12/12"]),
    ("A shell killed 14, leaving injured about 50.", ["14=killed 14/14/14", "about 50=wounded -/50/-"]),
    ("The army lost 3 soldiers.", ["3=killed 3/3/3"]),
    ("Fighting forced 1.2 million people to flee.", ["1.2 million=displaced 1200000/1200000/1200000"]),
    ("About 70 people were taken as hostages.", ["About 70=hostages -/70/-"]),
    ("Gunmen abducted 30 schoolgirls.", ["30=abducted 30/30/30"]),
    ("Police arrested 43 protesters; 9 remain missing.", ["43=detained 43/43/43", "9=missing 9/9/9"]),
    ("12 soldiers and three civilians were killed.", ["12=killed 12/12/12", "three=killed 3/3/3"]),
    ("Sara Blom, 34, was wounded along with two others.", ["two=wounded 2/2/2"]),
    ("The toll stands at 1,234 dead and dozens missing.", ["1,234=killed 1234/1234/1234", "dozens=missing 24/-/-"]),
    ("There were no casualties. No one was hurt.", ["no=other 0/0/0", "No one=wounded 0/0/0"]),
    ("There were no reports of casualties.", []),
    ("Three of the five hostages were killed.", ["Three=killed 3/3/3"]),
    ("Six injured civilians died on Monday.", ["Six=killed 6/6/6"]),
    ("The raid left 25 fighters of the front dead.", ["25=killed 25/25/25"]),
    ("IS killed 27 guards.", ["27=killed 27/27/27"]),
    ("The ship carried 300 passengers, of whom 27 drowned.", ["300=people 300/300/300", "27=killed 27/27/27"]),
    ("Two of the wounded died later.", ["Two=killed 2/2/2"]),
    ("A large number of people have died.", ["A large number=killed -/-/-"]),
    ("Hospitals received the bodies of a dozen people.", ["a dozen=killed 12/12/12"]),
    ("The raid killed a man and a woman.", ["a man and a woman=killed 2/2/2"]),
]
BOUNDS = [
    ("At least 40 died.", ["At least 40=killed 40/40/-"]),
    ("More than 40 died.", ["More than 40=killed 40/40/-"]),
    ("As many as 40 died.", ["As many as 40=killed -/40/40"]),
    ("Nearly 42,000 died.", ["Nearly 42,000=killed -/42000/42000"]),
    ("Some 40 died.", ["Some 40=killed -/40/-"]),
    ("Between 40 and 50 died.", ["Between 40 and 50=killed 40/-/50"]),
    ("40-50 people died.", ["40-50=killed 40/-/50"]),
    ("Several dozen died.", ["Several dozen=killed 36/-/-"]),
    ("Tens of thousands died.", ["Tens of thousands=killed 20000/-/-"]),
    ("40 or more died.", ["40 or more=killed 40/40/-"]),
]
MEASURES = [
    ("It cost $1.2 billion.", ["$1.2 billion=money USD 1200000000/1200000000/1200000000"]),
    ("It gave over 500 million euros.", ["over 500 million euros=money EUR 500000000/500000000/-"]),
    (
        "A $30 note, A$40 and EUR 5 million.",
        ["$30=money USD 30/30/30", "A$40=money AUD 40/40/40", "EUR 5 million=money EUR 5000000/5000000/5000000"],
    ),
    ("The camp lies 25 km (15 miles) away.", ["25 km=distance km 25/25/25"]),
    (
        "Fire burned 12,000 hectares and 300 homes.",
        ["12,000 hectares=area ha 12000/12000/12000", "300=buildings 300/300/300"],
    ),
    ("Rebels fired 200 missiles.", ["200=weapons 200/200/200"]),
    ("A 40% rise was seen.", ["40%=percent % 40/40/40"]),
    ("The enclave has a population of 2.3 million.", ["2.3 million=people 2300000/2300000/2300000"]),
]
NOTHING = [
    "The parliament voted 120-40 and the team won 3-2.",
    "He was sentenced to 12 years in 2014.",
    "A 15-year-old boy met the 20-member team on March 3 at 10:30.",
    "The F-16 flew over Route 66 under Resolution 1701.",
    "The first and the 2nd of them won.",
]


@pytest.mark.parametrize(("text", "expected"), CASUALTIES + BOUNDS + MEASURES)
def test_what_is_counted(text: str, expected: list[str]) -> None:
    assert read_short(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_figure(text: str) -> None:
    assert read_short(text) == []


@pytest.mark.parametrize(
    ("text", "whole_of"),
    [
        ("A strike killed 14 people, including two children.", [None, 0]),
        ("A strike killed 14 people, six of them children.", [None, 0]),
        ("At least 12 people, including three children, were killed.", [None, 0]),
        ("A raid killed 21 people including 5 children and 3 women.", [None, 0, 0]),
        ("At least six children were among 21 people killed.", [1, None]),
        ("Nine died. Three of them were children.", [None, 0]),
        ("Six people were killed. The dead included five children.", [None, 0]),
        ("There were 86 dead. There were 20 women among the dead.", [None, 0]),
        ("Of the 40 dead, 12 were women.", [None, 0]),
        ("Missiles killed 82 people among them 18 children.", [None, 0]),
        ("Three people were killed a woman among them.", [None, 0]),
        ("44 people were killed - 20 civilians and 24 soldiers.", [None, 0, 0]),
        ("Six died in the raid. Three were children.", [None, 0]),
        ("Strikes killed 14 people including three children fleeing on rafts.", [None, 0]),
        ("The blast killed the guard, his wife and two children.", [None, None]),
    ],
)
def test_parts_point_to_their_wholes(text: str, whole_of: list[int | None]) -> None:
    assert [figure.part_of for figure in figures(told_of(text))] == whole_of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The blast killed 25 people.", "people"),
        ("Dozens of badly injured civilians were treated.", "civilians"),
        ("12 members of the coast guard were killed.", "members of the coast guard"),
        ("A raid killed 90, 30 of them children.", "children"),
        ("A 15% increase in ferry traffic was seen.", "ferry traffic"),
        ("Deposits rose 12 percent.", "Deposits"),
        ("They sent $3 million in food aid.", "food aid"),
        ("Blast kills 12.", None),
    ],
)
def test_whom_or_what_it_counts(text: str, who: str | None) -> None:
    span = figures(told_of(text))[-1].who
    assert (text[slice(*span)] if span else None) == who


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The toll rose to 30.", "cumulative"),
        ("So far 30 people have died.", "cumulative"),
        ("Another 12 people died.", "new"),
        ("30 people died.", None),
        ("There was a 40% increase in exports.", "increase"),
        ("Exports fell by 3 percent.", "decrease"),
    ],
)
def test_sums_and_changes(text: str, change: str | None) -> None:
    assert figures(told_of(text))[0].change == change


def test_a_headline_that_repeats_is_no_record_of_its_own() -> None:
    text = "Ferry fire kills 12 off Marvik\nAt least 12 people died when a ferry burned. It carried 90 people.\n"
    found = figures(told_of(text, title=True))
    assert [text[slice(*figure.span)] for figure in found] == ["At least 12", "90"]
    assert [text[slice(*span)] for span in found[0].repeats] == ["12"]
    assert found[0].repeats[0][0] < text.index("\n")


def test_a_measure_in_another_unit_repeats() -> None:
    text = "The camp lies 25 km (15 miles) from the border."
    assert [text[slice(*s)] for s in figures(told_of(text))[0].repeats] == ["15 miles"]


def test_a_range_is_given_no_best_estimate() -> None:
    found = figures(told_of("The fire killed 10 to 15 people."))
    assert (found[0].low, found[0].value, found[0].high) == (10, None, 15)
