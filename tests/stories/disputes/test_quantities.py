"""Numbers of any thing: which count one thing, which took another's place, and which two voices dispute."""

from __future__ import annotations

import pytest
from rival_samples import of_kind, quoted, report, story

from secondsource.stories.disputes import revisions
from secondsource.stories.disputes.occasions import agreeing
from secondsource.stories.disputes.quantities import quantities
from secondsource.stories.disputes.sayings import sayings

FIRST = "The bank Lauter said that intruders had read the account data of 40 million customers in the breach."
LATER = "The bank Lauter revised its number: intruders had read the account data of 46 million customers in the breach."


def test_a_number_that_a_later_report_says_took_its_place_is_a_revision() -> None:
    case = story(report("Harbour", "2021-05-04", FIRST), report("Tide", "2021-06-09", LATER))
    (revision,) = revisions(case)
    assert [v.value for v in revision.values] == ["40 million", "46 million"]
    assert quoted(case, revision.values) == [FIRST, LATER]
    assert revision.about == "number of customers"


def test_a_former_number_beside_the_new_one_is_a_revision() -> None:
    text = (
        "While the bank previously said up to 100,000 Valdorian clients were affected, it found on Monday that only "
        "8,000 Valdorian clients were."
    )
    (revision,) = revisions(story(report("Harbour", "2021-05-04", text)))
    assert [v.value for v in revision.values] == ["up to 100,000", "8,000"]


def test_numbers_of_other_peoples_and_of_time_are_of_no_one_thing() -> None:
    other = LATER.replace("46 million customers", "46 million Valdorian customers")
    assert revisions(story(report("Harbour", "2021-05-04", FIRST), report("Tide", "2021-06-09", other))) == ()
    case = story(report("Harbour", "2021-05-04", "The talks in Port Lindow took 14 hours and ended on Monday."))
    assert quantities(sayings(case)) == []


def test_two_voices_dispute_a_number_though_their_nouns_differ() -> None:
    case = story(
        report(
            "Harbour",
            "2021-05-04",
            "The trade union Medra said that 50,000 demonstrators marched through Port Lindow against the new toll.",
        ),
        report(
            "Tide",
            "2021-05-04",
            "The mayor, Tomas Arel, said that 12,000 protesters marched through Port Lindow against the new toll.",
        ),
    )
    (dispute,) = of_kind(case, "figure")
    assert [side.value for side in dispute.sides] == ["12,000", "50,000"]
    assert {e.informant for side in dispute.sides for e in side.evidence} == {"trade union Medra", "Tomas Arel"}


def _counts(who: str, what: str) -> str:
    return f"{who} said that {what} were unloaded from the freighter Orlan in Port Lindow on Monday."


def test_crates_of_steel_were_crates_of_apples() -> None:
    steel = report("Harbour", "2021-05-04", _counts("The trade union Medra", "9,000 crates of steel"))
    apples = report("Tide", "2021-05-04", _counts("The mayor, Tomas Arel,", "2,000 crates of apples"))
    more = report("Tide", "2021-05-04", _counts("The mayor, Tomas Arel,", "2,000 crates of steel"))
    assert not of_kind(story(steel, apples), "figure")
    assert [s.value for d in of_kind(story(steel, more), "figure") for s in d.sides] == ["2,000", "9,000"]


@pytest.mark.parametrize("things", ["boxes", "vehicles"])
def test_reports_that_read_alike_were_one_dispute_of_as_many_sides(things: str) -> None:
    outlets = "Harbour Tide Beacon Courier Ledger Lantern Signal Anchor Compass Gazette Mirror Packet Sentry Warden"
    firms = "Arelax Brontec Cavoni Dorrin Eskelo Farrox Gauntec Holmox Isteria Jarlox Korinda Lundax Marnox Norrova"
    told = [
        report(outlet, "2021-05-04", _counts(f"The shipping firm {firm}", f"{(n + 1) * 700} {things}"))
        for n, (outlet, firm) in enumerate(zip(outlets.split(), firms.split(), strict=True))
    ]
    (few,) = of_kind(story(*told[:3]), "figure")
    assert [side.value for side in few.sides] == ["700", "1400", "2100"]
    assert not of_kind(story(*told), "figure")


def test_rivals_of_one_number_that_are_no_rivals_of_each_other_were_joined() -> None:
    rivals = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")]
    assert agreeing(rivals, lambda _, __: False) == [["a", "b"], ["c", "d"]]
    assert agreeing([("a", "b"), ("b", "c"), ("a", "c")], lambda _, __: False) == [["a", "b", "c"]]
    assert agreeing(rivals[:2], lambda one, other: {one, other} == {"a", "c"}) == [["a", "b", "c"]]
