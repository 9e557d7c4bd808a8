"""Propositions: one thing said by several reports is one, its denial and another figure are others."""

from __future__ import annotations

import random
import time

from msgspec.structs import replace
from statement_samples import case, counted, member

from secondsource.stories.case import Case
from secondsource.stories.claims import Proposition, propositions
from secondsource.stories.member import Member

AMBER = [
    "A ferry with forty passengers sank in a storm off the northern coast of Norland early on Monday.",
    "Rescue boats brought all the passengers to the naval base at Port Lindow by nightfall.",
    "The group that had threatened the crossings still poses a threat to the strait, the minister believes.",
    "The company plans to sell its two other ships next year.",
]
BIRCH = [
    "A ferry carrying forty passengers went down in a storm off Norland's northern coast on Monday.",
    "The passengers were all brought to the naval base at Port Lindow by rescue boats.",
    "The group that had threatened the crossings no longer poses a threat to the strait, according to the navy.",
    "Schools in the town stayed closed, and a choir sang on the steps of the town hall.",
]


def story() -> Case:
    return case(member("amber", AMBER, real=True), member("birch", BIRCH, real=True))


def sentences(found: Proposition) -> set[tuple[str, int]]:
    return {(s.report, s.sentence) for s in found.statements}


def holding(every: tuple[Proposition, ...], report: str, sentence: int) -> Proposition:
    return next(p for p in every if (report, sentence) in sentences(p))


def test_what_two_reports_say_in_other_words_is_one_proposition() -> None:
    found = propositions(story())
    assert sentences(holding(found, "amber", 0)) == {("amber", 0), ("birch", 0)}
    assert sentences(holding(found, "amber", 1)) == {("amber", 1), ("birch", 1)}


def test_what_only_one_report_says_stands_alone() -> None:
    found = propositions(story())
    assert sentences(holding(found, "amber", 3)) == {("amber", 3)}
    assert sentences(holding(found, "birch", 3)) == {("birch", 3)}


def test_a_denial_is_a_proposition_of_its_own_that_denies_the_other() -> None:
    found = propositions(story())
    claim, denial = holding(found, "amber", 2), holding(found, "birch", 2)
    assert (claim.polarity, denial.polarity) == ("asserted", "denied")
    assert denial.denies == claim.id
    assert claim.denies is None


def test_the_event_that_all_open_with_comes_first() -> None:
    assert sentences(propositions(story())[0]) >= {("amber", 0), ("birch", 0)}


def test_different_figures_are_different_propositions_and_a_bound_is_not() -> None:
    texts = {
        "amber": "The storm on the northern coast killed 20 people, the town said.",
        "birch": "The storm on the northern coast killed 25 people, the town said.",
        "cedar": "The storm on the northern coast killed at least 20 people, the town said.",
    }
    figures = {
        "amber": counted(texts["amber"], "20", 20),
        "birch": counted(texts["birch"], "25", 25),
        "cedar": counted(texts["cedar"], "at least 20", 20, low=20),
    }
    found = propositions(case(*(member(n, [t], real=True, figures=(figures[n],)) for n, t in texts.items())))
    assert holding(found, "amber", 0) != holding(found, "birch", 0)
    assert ("cedar", 0) in sentences(holding(found, "amber", 0)) | sentences(holding(found, "birch", 0))


def test_what_comes_out_depends_on_the_set_of_reports_alone() -> None:
    names = ("amber", "birch")
    one, other = member(names[0], AMBER), member(names[1], BIRCH)

    def told(*members: Member) -> dict[str, object]:
        found = propositions(case(*members))
        return {
            p.id: (
                p.denies,
                {
                    (s.report, s.parts): (sure, of)
                    for s, sure, of in zip(p.statements, p.sure, p.stands_in, strict=True)
                },
            )
            for p in found
        }

    assert told(one, other) == told(other, one)


def test_every_statement_is_a_wording_of_one_proposition_and_stands_inside_its_report() -> None:
    found = story()
    told = [row for p in propositions(found) for row in zip(p.statements, p.stands_in, strict=True)]
    every = [s for s, of in told if of is None]
    assert len({(s.report, s.parts) for s in every}) == len(every)
    assert all(0 <= a < b <= len(found.by_id[s.report].text) for s in every for a, b in s.parts)
    assert all(0 <= p.prominence <= 1 for p in propositions(found))
    for p in propositions(found):
        (whole,) = (s for s in p.statements if (s.report, s.sentence) == (p.standing.report, p.standing.sentence))
        assert p.standing.parts[-1][1] == whole.parts[-1][1]
        assert p.standing.parts[0][0] >= whole.parts[0][0]


def test_a_story_without_text_says_nothing() -> None:
    assert propositions(case(member("amber", ["Read more."]))) == ()


def _copy(of: Member, name: str) -> Member:
    return Member(replace(of.report, id=name), replace(of.reading, report=name), of.text)


def test_two_thousand_reports_that_are_mostly_copies_take_seconds() -> None:
    rng = random.Random(0)  # noqa: S311 - the same texts each time
    words = [
        f"{a}{b}" for a in ("ka", "lo", "mi", "ne", "pu", "ra") for b in ("dor", "lin", "mas", "net", "vel", "zar")
    ]
    texts = [[" ".join(rng.choices(words, k=18)) + "." for _ in range(12)] for _ in range(40)]
    originals = [member(f"text{n:02d}", body) for n, body in enumerate(texts)]
    members = [_copy(originals[n % len(originals)], f"report{n:04d}") for n in range(2000)]
    started = time.process_time()
    found = propositions(case(*members))
    took = time.process_time() - started
    assert took < 10, took
    assert sum(p.stands_in.count(None) for p in found) == 2000 * 12


def test_figures_that_cannot_both_hold_never_share_a_claim() -> None:
    texts = [f"{n} people were killed when the ferry sank off Port Lindow on Monday." for n in (12, 17, 19)]
    members = [
        member(name, [text], figures=(counted(text, text[:2], float(text[:2])),))
        for name, text in zip(("amber", "birch", "cedar"), texts, strict=True)
    ]
    assert all(len({s.report for s in p.statements}) == 1 for p in propositions(case(*members)))


def test_an_agreement_and_that_there_is_none_never_share_a_claim() -> None:
    found = propositions(
        case(
            member("amber", ["No agreement had been reached with the owners of the Dunmere mill."]),
            member("birch", ["An agreement had been reached with the owners of the Dunmere mill."]),
        )
    )
    assert sorted(p.polarity for p in found) == ["asserted", "denied"]


def test_two_that_both_negate_deny_each_other() -> None:
    found = propositions(
        case(
            member("amber", ["The barge showed no damage at all after the storm off Dunmere."], real=True),
            member("birch", ["After the storm off Dunmere the barge came back without any damage."], real=True),
        )
    )
    assert [p.denies for p in found] == [None] * len(found)
