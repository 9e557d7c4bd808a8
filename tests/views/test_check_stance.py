"""Stances: whether a claim says what is asked for or the opposite."""

from __future__ import annotations

import pytest
from checking_samples import asked, claim, figure, reading

from secondsource.records import Figure, Polarity
from secondsource.views.checking.put import Put, opposite_stems
from secondsource.views.checking.stance import ToldAt, stance_of


@pytest.mark.parametrize(
    ("query", "told", "expected"),
    [
        ("The bridge is closed", "Officers have closed the bridge", "supports"),
        ("The bridge is closed", "The bridge is not closed", "denies"),
        ("The bridge is not closed", "The bridge was never closed", "supports"),
        ("The bridge is open", "The bridge was shut on Friday", "denies"),
        ("The militia is still a threat", "The militia no longer poses a threat", "denies"),
        ("The crew survived", "All of the crew were killed", "denies"),
        ("The crew escaped without injuries", "Two of the crew suffered injuries", "denies"),
        ("It is false that the ferry sank", "The ferry sank off Lowhaven", "denies"),
        ("Nobody was hurt on the ferry", "Four people were injured on the ferry", "denies"),
        ("The ferry sank because no pump worked", "The ferry sank near the port", "supports"),
        ("The union praised the plan", "The union criticised the plan", "denies"),
        ("Fares are rising", "Fares are falling", "denies"),
        ("Villagers are fleeing", "Villagers are staying", "denies"),
        ("The crew is dying", "All survived", "denies"),
        ("Marlow won", "Marlow lost the race", "denies"),
        ("The fall of Lowhaven", "Fares rose in Lowhaven", "supports"),
        ("All of the crew survived", "Four sailors were killed", "denies"),
        ("The patient survived", "She died in hospital", "denies"),
        ("Anna Marlow was acquitted", "The court convicted Anna Marlow", "denies"),
        ("Two lost goats were found", "A baker won a medal", "supports"),
    ],
)
def test_words_that_turn_a_claim_round(query: str, told: str, expected: str) -> None:
    polarity: Polarity = "denied" if Put(told).turned else "asserted"
    stance = stance_of(asked(query), claim(told, polarity=polarity), [Put(told)], None)
    assert stance.kind == expected, stance.reasons
    assert bool(stance.reasons) == (expected == "denies")


def test_what_an_informant_denies_is_denied_though_its_words_do_not_show_it() -> None:
    told = "the ferry had been overloaded"
    stance = stance_of(asked("The ferry was overloaded"), claim(told, polarity="denied"), [Put(told)], None)
    assert stance.kind == "denies"
    assert any("whoever is quoted denies it" in reason for reason in stance.reasons)


@pytest.mark.parametrize(
    ("value", "counted", "expected"),
    [
        (60, "dockers", "other figure"),
        (45, "dockers", "supports"),
        (60, "nurses", "supports"),
        (0, "dockers", "denies"),
    ],
)
def test_another_figure_is_neither_support_nor_denial(value: float, counted: str, expected: str) -> None:
    query, told = f"The blast killed {value} {counted}", "The blast killed 45 dockers"
    mine = figure(query, str(value), counted, "killed", value)
    theirs = figure(told, "45", "dockers", "killed", 45)
    stance = stance_of(asked(query, mine), claim(told), [Put(told)], ToldAt(reading((theirs,)), told, (0, len(told))))
    assert stance.kind == expected
    if expected == "other figure":
        assert stance.reasons == ("killed: 60 is asked for, 45 is told",)


def test_a_figure_of_the_same_people_is_compared_whatever_the_verb_says_befell_them() -> None:
    query, told = "The pirates let 50 dockers go", "The pirates freed 21 dockers"
    mine, theirs = figure(query, "50", "dockers", "other", 50), figure(told, "21", "dockers", "released", 21)
    source = ToldAt(reading((theirs,)), told, (0, len(told)))
    assert stance_of(asked(query, mine), claim(told), [Put(told)], source).kind == "other figure"
    hurt = figure(query, "50", "dockers", "wounded", 50)
    dead = ToldAt(reading((figure(told, "21", "dockers", "killed", 21),)), told, (0, len(told)))
    assert stance_of(asked(query, hurt), claim(told), [Put(told)], dead).kind == "supports"


@pytest.mark.parametrize(
    ("query", "told", "aside"),
    [
        ("The pirates raided the port", "No docker was hurt, and the pirates who raided the port fled", True),
        ("The pirates raided the port", "The pirates never raided the port", False),
        ("The port is open", "The port is not shut", False),
    ],
)
def test_what_is_negated_beside_the_matter_is_neither_support_nor_denial(query: str, told: str, aside: bool) -> None:
    stance = stance_of(
        asked(query), claim(told, polarity="denied" if Put(told).turned else "asserted"), [Put(told)], None
    )
    assert stance.aside is aside


@pytest.mark.parametrize(
    ("query", "told", "expected"),
    [
        (
            "The bridge is shut",
            "Despite claims from officials that the bridge is not shut, the bridge is shut",
            "supports",
        ),
        (
            "The militia is a threat",
            "Despite claims that it is no longer a threat, she stressed its danger",
            "supports",
        ),
        ("The bridge is shut", "Although the mayor says the bridge is shut, the bridge is open to all", "denies"),
        ("The bridge is open", "The bridge is open, although the mayor says it is shut", "supports"),
        (
            "The bridge is open",
            "Contrary to reports that the bridge is shut, lorries cross it, and it is open",
            "supports",
        ),
        # Where the main clause tells nothing of it, what is granted stands.
        ("The bridge is shut", "Although the mayor says the bridge is not shut, Marlow had lunch", "denies"),
        ("The bridge is shut", "Although the bridge is not shut, few cross it", "denies"),
    ],
)
def test_what_is_only_granted_is_not_a_claims_own_stance(query: str, told: str, expected: str) -> None:
    polarity: Polarity = "denied" if Put(told).turned else "asserted"
    assert stance_of(asked(query), claim(told, polarity=polarity), [Put(told)], None).kind == expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The ferry sank", "The ferry sank"),
        ("Despite claims by Marlow that it was sound, the ferry sank", "the ferry sank"),
        ("The ferry sank despite assurances that it was sound", "The ferry sank"),
        ("Although Marlow said it was sound", "Although Marlow said it was sound"),
        ("Despite the storm, the ferry sailed", "Despite the storm, the ferry sailed"),
    ],
)
def test_a_wording_without_what_it_grants(text: str, own: str) -> None:
    assert Put(text).own.text == own


def test_what_one_wording_says_with_the_word_itself_another_does_not_deny() -> None:
    puts = [Put("The militia remains a menace"), Put("Together they will see to the lasting defeat of the militia")]
    stance = stance_of(asked("The militia is still a threat"), claim(puts[0].text), puts, None)
    assert (stance.kind, stance.reasons) == ("supports", ())


def test_a_negation_reaches_to_the_end_of_its_clause() -> None:
    put = Put("No docker was hurt, but the crane collapsed")
    assert {token.word: token.negated for token in put.tokens} == {
        "docker": True,
        "hurt": True,
        "crane": False,
        "collapsed": False,
    }
    assert not Put("The mayor fled after no ship came").turned
    assert Put("The mayor has not fled").turned


def test_opposites_hold_both_ways_and_no_word_is_its_own() -> None:
    known = opposite_stems()
    for word, others in known.items():
        assert word not in others
        assert all(word in known[other] for other in others)
    assert "surviv" in known["kill"]


def test_a_common_word_counts_where_it_has_an_opposite() -> None:
    told = Put("The storm sank the ferry, killing two of its crew")
    assert stance_of(asked("All of the ferry's crew survived"), claim(told.text), [told], None).kind == "denies"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Turnout in Belmar was 71 percent.", "other figure"),
        ("Turnout in Belmar was 60 percent.", "supports"),
        ("Unemployment in Belmar was 71 percent.", "supports"),  # of another thing: no other figure of this one
    ],
)
def test_another_percentage_of_the_same_supported_what_was_asked(told: str, expected: str) -> None:
    def percent(text: str, value: str) -> Figure:
        at = text.index(value)
        number = float(value)
        return Figure(span=(at, at + len(value)), value=number, low=number, high=number, counts="percent", unit="%")

    query = "Turnout in Belmar was 60 percent"
    source = ToldAt(reading((percent(told, told.split()[-2]),)), told, (0, len(told)))
    assert stance_of(asked(query, percent(query, "60")), claim(told), [Put(told)], source).kind == expected
