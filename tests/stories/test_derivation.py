"""Derivation: each kind of the design with a clear-cut example, its direction and its evidence."""

from __future__ import annotations

from unittest.mock import Mock

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW
from story_samples import AGENCIES, Told

from secondsource.records import Attribution, Credit, Derivation, Informant
from secondsource.stories.derivation import derive
from secondsource.stories.derivation.judged import Judged
from secondsource.stories.derivation.rules import LIKELY
from secondsource.stories.derivation.weighing import load, signs
from secondsource.stories.member import Member
from secondsource.stories.retelling import retold, shown
from secondsource.stories.sharing import shares

WIRE = [
    "A ferry with forty passengers aboard sank in a storm off the northern coast of Norland early on Monday, and two "
    "of its crew were missing, the coast guard said.",
    "All passengers had been taken off by nightfall by rescue boats and a helicopter from the naval base at Port "
    "Lindow, a coast guard officer said.",
    "The ferry Aurora, built in 1974, lost power in both engines about an hour after it had left the pier, according "
    "to Lindow Lines, the company that runs it.",
    "Storm warnings had been out since Sunday evening, and two other ferry lines had cancelled their crossings of the "
    "strait for that reason.",
    "The search for the two men would go on through the night, with three boats and a plane from the neighbouring "
    "island, the officer said.",
]
LINED = [f"PORT LINDOW, May 3 (Pelagos) - {WIRE[0]}", *WIRE[1:]]
OWN = [
    "The pilot who watched the ferry Aurora leave Port Lindow on Monday says that he warned her captain of the storm.",
    "“I told him on the radio that the strait was closed to us, and he said he had a timetable to keep,” Henrik Vass, "
    "the pilot, said at his home.",
    "“Nobody from the company has called me since then, and nobody has asked me what I heard that morning,” he said.",
    "Vass keeps a log of every call that he makes, and the pages of that day are full of his small square letters.",
]
PART = [
    WIRE[0],
    WIRE[2],
    "Our reporter found the harbour closed on Tuesday, with ropes across the pier and flowers hung from the railings "
    "by neighbours who had known the men since their school days.",
    "Schools in the town stayed shut, the fish market opened late, and in the afternoon a choir sang on the steps of "
    "the town hall while the bells rang for a quarter of an hour.",
    "Shops along the front took in their awnings before dusk because the wind was getting up again, and the last bus "
    "went back to the valley almost empty.",
]
PELAGOS = Credit(agency="Pelagos", kind="dateline", span=(18, 25))


def speaks(told: Told, name: str, number: int) -> None:
    """Let the reading of a report have one more attribution: its quote of this number is a named person's."""
    member = told.members[-1]
    quote = member.reading.quotes[number]
    said = Attribution(
        source=None,
        cue=quote,
        content=(quote,),
        kind="direct",
        informant=Informant(name=name, entity=None, named=True, role=None, kind="person"),
    )
    reading = msgspec.structs.replace(member.reading, attributions=(*member.reading.attributions, said))
    told.members[-1] = Member(member.report, reading, member.text)


def derived(told: Told) -> dict[str, Derivation]:
    found = told.derived()
    for member in told.members:
        text = told.texts[member.id]
        one = found[member.id]
        assert one.why
        assert one.own_informants or one.kind != "independent" or not one.evidence
        for piece in one.evidence:
            assert text[slice(*piece.span)].strip()
            if piece.of_report is not None and piece.of_span is not None:
                assert told.texts[piece.of_report][slice(*piece.of_span)].strip()
    return found


def test_a_copy_of_an_agency_s_text_that_carries_its_line() -> None:
    told = Told()
    told.add("Portolan", "2021-05-03", LINED, credits=(PELAGOS,))
    one = derived(told)["portolan"]
    assert (one.kind, one.of, one.own_informants) == ("copy", ("agency:Pelagos",), False)
    assert [e.same for e in one.evidence] == ["credit"]


def test_a_copy_of_an_agency_s_page_points_at_the_page() -> None:
    told = Told()
    told.add("Pelagos", "2021-05-03T09:00:00Z", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-03T10:00:00Z", LINED, credits=(PELAGOS,))
    found = derived(told)
    assert (found["portolan"].kind, found["portolan"].of) == ("copy", ("pelagos",))
    assert found["portolan"].directed
    assert found["pelagos"].of == ()
    assert found["pelagos"].kind == "independent"


def test_an_uncredited_copy_is_of_the_earlier_one() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03T10:00:00Z", WIRE)
    told.add("Portolan", "2021-05-03T08:00:00Z", WIRE)
    found = derived(told)
    assert (found["eastgate"].kind, found["eastgate"].of, found["eastgate"].directed) == ("copy", ("portolan",), True)
    assert found["portolan"].of == ()
    assert {e.same for e in found["eastgate"].evidence} == {"verbatim"}


def test_two_copies_with_no_time_have_no_direction() -> None:
    told = Told()
    told.add("Eastgate", None, WIRE)
    told.add("Portolan", None, WIRE)
    found = derived(told)
    assert {(d.kind, d.directed) for d in found.values()} == {("copy", False)}
    assert (found["eastgate"].of, found["portolan"].of) == (("portolan",), ("eastgate",))


def test_a_cut_copy_is_of_the_longer_one_where_no_time_tells() -> None:
    told = Told()
    told.add("Eastgate", None, WIRE[:3])
    told.add("Portolan", None, WIRE)
    found = derived(told)
    assert (found["eastgate"].kind, found["eastgate"].of, found["eastgate"].directed) == ("copy", ("portolan",), True)
    assert found["portolan"].of == ()


def test_a_part_verbatim_is_an_adaptation() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", PART)
    one = derived(told)["portolan"]
    assert (one.kind, one.of, one.directed) == ("adaptation", ("eastgate",), True)


def test_a_report_with_informants_of_its_own_is_independent() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    interview = Credit(agency="Portolan", kind="told", span=(0, 5))
    told.add("Portolan", "2021-05-04", OWN, credits=(interview,))
    one = derived(told)["portolan"]
    assert (one.kind, one.of, one.own_informants) == ("independent", (), True)


def test_a_person_whom_nobody_else_quotes_shows_informants() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", OWN, authors=("Ada Brook",))
    assert not derived(told)["portolan"].own_informants
    speaks(told, "Henrik Vass", 0)
    one = derived(told)["portolan"]
    assert one.own_informants
    assert any("timetable" in told.texts["portolan"][slice(*e.span)] for e in one.evidence)


def test_what_made_for_informants_of_its_own_adds_up() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", OWN, authors=("Ada Brook",))
    speaks(told, "Henrik Vass", 0)
    shared = shares(told.members, told.links())
    weighed = signs(Judged(told.members[1], shared["portolan"], AGENCIES))
    model, one = load().own, derived(told)["portolan"]
    given = {name: value for name, value in one.reasons.items() if name.startswith("own: ")}
    assert given == {f"own: {name}": value for name, value in model.reasons(weighed).items() if value}
    assert sum(given.values()) > 0
    assert model.probability(weighed) > model.threshold


def test_a_copy_of_a_copy_with_a_line_is_the_agency_s() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-04", WIRE)
    one = derived(told)["portolan"]
    assert (one.kind, one.of) == ("copy", ("agency:Pelagos",))
    assert {e.of_report for e in one.evidence} == {"eastgate"}


def test_a_line_tells_whose_text_it_is_whatever_the_stamps_say() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03T12:00:00Z", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-03T11:00:00Z", WIRE)
    assert derived(told)["portolan"].of == ("agency:Pelagos",)


def test_of_copies_of_one_text_the_earliest_is_the_parent() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-04", WIRE)
    told.add("Portolan", "2021-05-05", WIRE)
    told.add("Quarry", "2021-05-03", WIRE)
    found = derived(told)
    assert (found["portolan"].of, found["eastgate"].of, found["quarry"].of) == (("quarry",), ("quarry",), ())


def test_two_texts_that_each_gave_a_part_are_both_parents() -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Quarry", "2021-05-03", OWN)
    told.add("Portolan", "2021-05-04", [*WIRE[:3], *OWN[1:]])
    assert set(derived(told)["portolan"].of) == {"eastgate", "quarry"}


def test_a_foot_line_that_names_no_agency_is_a_part_of_theirs() -> None:
    told = Told()
    told.add("Portolan", "2021-05-04", [*PART, "Additional reporting by agencies"], authors=("Ada Brook",))
    one = derived(told)["portolan"]
    assert (one.kind, one.of) == ("adaptation", ())
    assert [told.texts["portolan"][slice(*e.span)] for e in one.evidence] == ["Additional reporting by agencies"]


def test_an_author_beside_an_agency_s_byline_works_the_text_into_an_own_one() -> None:
    told = Told()
    byline = Credit(agency="Pelagos", kind="byline", span=(0, 5))
    told.add("Eastgate", "2021-05-03", LINED, credits=(PELAGOS,))
    told.add("Portolan", "2021-05-03", PART, credits=(byline,), authors=("Ada Brook",))
    one = derived(told)["portolan"]
    assert (one.kind, one.of) == ("adaptation", ("agency:Pelagos",))


@pytest.mark.parametrize(("agency", "kind"), [("Reuters", "rewrite"), ("Eastgate", "cites")])
def test_an_agency_s_matter_is_worked_in_and_an_outlet_s_is_cited(agency: str, kind: str) -> None:
    told = Told()
    credits = tuple(Credit(agency=agency, kind="body", span=(at, at + 8)) for at in (4, 160))
    told.add("Portolan", "2021-05-04", OWN[3:] + PART[2:], credits=credits)
    assert derived(told)["portolan"].kind == kind


@FEW
@given(st.permutations(range(4)))
def test_derivations_do_not_depend_on_the_order_of_reports(order: list[int]) -> None:
    told = Told()
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-03", PART, authors=("Ada Brook",))
    told.add("Quarry", None, LINED, credits=(PELAGOS,))
    told.add("Lantern", "2021-05-05", [*OWN, WIRE[1]])
    known = derived(told)
    shared = shares([told.members[i] for i in order], list(reversed(told.links())))
    assert {m.id: derive(m, shared[m.id], AGENCIES) for m in told.members} == known


def test_who_credits_another_for_what_it_tells_cites() -> None:
    told = Told()
    cited = "The Eastgate Daily reported that "
    body = [cited + OWN[3], "It gave no source.", "The company was silent, and so were all."]
    told.add("Portolan", "2021-05-04", body, credits=(Credit(agency="Eastgate", kind="body", span=(4, 12)),))
    one = derived(told)["portolan"]
    assert (one.kind, one.of, one.directed) == ("cites", ("outlet:Eastgate",), True)
    assert [e.same for e in one.evidence] == ["credit"]


RETOLD = [
    "Forty people had to be rescued when the ferry Aurora went down in a storm off Norland's north coast on Monday.",
    "Rescue boats and a navy helicopter from Port Lindow had taken off all the passengers by nightfall, an officer of "
    "the coast guard said.",
    "Both engines of the Aurora, built in 1974, failed about an hour after she left the pier, Lindow Lines said.",
    "Three boats and a plane were to look for the two missing men through the night.",
]


def test_the_same_in_other_words_is_a_rewrite_of_the_earlier_one() -> None:
    told = Told(real=True)
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", RETOLD)
    found = derived(told)
    one = found["portolan"]
    assert (one.kind, one.of, one.directed, one.own_informants) == ("rewrite", ("eastgate",), True, False)
    assert {e.same for e in one.evidence} >= {"paraphrase"}
    assert found["eastgate"].of == ()


def test_too_little_text_is_unknown() -> None:
    told = Told()
    told.add("Portolan", "2021-05-04", ["A ferry sank off Norland."])
    one = derived(told)["portolan"]
    assert (one.kind, one.of, one.directed, one.evidence) == ("unknown", (), False, ())


def test_a_picture_s_credit_is_no_sign_of_a_copy() -> None:
    told = Told()
    told.add("Portolan", "2021-05-04", OWN, credits=(Credit(agency="Reuters", kind="caption", span=(0, 5)),))
    assert derived(told)["portolan"].kind == "independent"


def test_an_outlet_s_own_line_makes_no_copy() -> None:
    told = Told()
    told.add("Pelagos", "2021-05-03", LINED, credits=(PELAGOS,))
    assert derived(told)["pelagos"].of == ()


MATTER = "bridge over the river Lind"
FIRST = [
    f"At least a dozen people were hurt when a timber {MATTER} broke early on Friday, governor Ole Brandt said.",
    "A bus and four cars fell into the water when the middle span gave way at five in the morning, Brandt said.",
    "The bridge was built in 1974 and was last looked over in 2019, according to the transport board.",
]


def prosecutor(told: Told, *contents: str) -> None:
    """Let the reading of the last report have a prosecutor who says these things."""
    member = told.members[-1]
    said = []
    for content in contents:
        start = member.text.index(content)
        span = (start, start + len(content))
        informant = Informant(name="Lidia Rohr", entity=None, named=True, role="prosecutor", kind="person")
        said.append(Attribution(source=None, cue=(0, 2), content=(span,), kind="indirect", informant=informant))
    reading = msgspec.structs.replace(member.reading, attributions=tuple(said))
    told.members[-1] = Member(member.report, reading, member.text)


@pytest.mark.parametrize("outlet", ["Eastgate", ""])
def test_two_runs_of_words_in_common_take_nobodys_own_informant_away(outlet: str) -> None:
    told = Told()
    told.add("Portolan", "2021-05-03", FIRST)
    opened = f"she had opened an inquiry into how the {MATTER} was looked after"
    hurt = "At least a dozen people were hurt"
    own = told.add(
        outlet, "2021-05-04", [f"Lidia Rohr, a prosecutor, said that {opened}.", f"{hurt}, Rohr said.", "More later."]
    )
    prosecutor(told, opened, hurt)
    one = derived(told)[own]
    assert (one.kind, one.of, one.own_informants) == ("independent", (), True)


def test_persons_of_its_own_are_told_by_their_surnames() -> None:
    told = Told()
    told.add("Portolan", "2021-05-03", FIRST)
    told.add(
        "Eastgate", "2021-05-04", ["The middle span was rotten, Lidia Rohr said.", "Nobody would listen, she said."]
    )
    prosecutor(told, "The middle span was rotten")
    case = Judged(told.members[-1], shares(told.members, told.links())["eastgate"], AGENCIES)
    assert set(case.persons) == {"rohr"}


def test_a_rewrite_told_by_its_manner_shows_the_sentences_and_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told(real=True)
    told.add("Eastgate", "2021-05-03", WIRE)
    told.add("Portolan", "2021-05-04", RETOLD)
    spy = Mock(wraps=retold)
    monkeypatch.setattr("secondsource.stories.derivation.judged.retold", spy)
    one = derived(told)["portolan"]
    assert spy.call_count == 1
    shared = shares(told.members, told.links())["portolan"][0]
    if retold(shared.member, shared.other).probability >= LIKELY:
        assert set(shown(shared)) <= set(one.evidence)
