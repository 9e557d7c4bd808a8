"""Statements that say what a claim says, among other things."""

from __future__ import annotations

from statement_samples import case, member

from secondsource.stories.claims import Proposition, propositions
from secondsource.stories.claims.besides import besides, surely_says
from secondsource.stories.claims.judging import Judged
from secondsource.stories.claims.signs import Field
from secondsource.stories.claims.wording import wordings
from secondsource.stories.statements import statements

SHUT = "The lock at Dunmere was shut on Monday."
LONG = "The lock at Dunmere was shut on Monday, and the barges turned back to Port Lindow."
BACK = "The barges turned back to Port Lindow."


def field(*texts: str) -> Field:
    found = case(*(member(f"r{n}", [text], real=True) for n, text in enumerate(texts)))
    return Field(wordings(found.by_id, [s for m in found.members for s in statements(m)]))


def place(of: Field, report: str) -> int:
    return next(i for i, w in enumerate(of.wordings) if w.first.report == report)


def pair(a: int, b: int) -> tuple[int, int]:
    return min(a, b), max(a, b)


def test_a_longer_sentence_says_what_the_claims_beside_its_own_say() -> None:
    told = field(SHUT, LONG, BACK)
    shut, long_, back = (place(told, f"r{n}") for n in range(3))
    judged = Judged({pair(shut, long_): 0.8, pair(back, long_): 0.6}, {}, frozenset())
    groups, centres = [[shut, long_], [back]], [shut, back]
    assert besides(told.wordings, judged, groups, centres) == [(), (long_,)]


def test_what_is_less_likely_to_say_it_or_counts_otherwise_does_not() -> None:
    told = field(SHUT, LONG, BACK)
    shut, long_, back = (place(told, f"r{n}") for n in range(3))
    groups, centres = [[shut, long_], [back]], [shut, back]
    unlikely = Judged({pair(back, long_): 0.4}, {}, frozenset())
    apart = Judged({pair(back, long_): 0.9}, {}, frozenset({pair(back, long_)}))
    assert besides(told.wordings, unlikely, groups, centres) == [(), ()]
    assert besides(told.wordings, apart, groups, centres) == [(), ()]


def test_whoever_tells_less_than_most_of_it_does_not_surely_say_it() -> None:
    told = field(LONG, SHUT, LONG.replace("shut", "closed"))
    whole, part, reworded = (place(told, f"r{n}") for n in range(3))
    judged = Judged({pair(whole, part): 0.9, pair(whole, reworded): 0.9}, {}, frozenset())
    assert surely_says(told, judged, whole, whole)
    assert surely_says(told, judged, whole, reworded)
    assert not surely_says(told, judged, whole, part)


def about(found: tuple[Proposition, ...], report: str) -> Proposition:
    return next(p for p in found if p.standing.report == report)


def test_that_the_crew_were_unhurt_supported_that_they_were_hurt() -> None:
    found = propositions(
        case(
            member("amber", ["Three of the ferry's crew were hurt in the collision off Dunmere."], real=True),
            member("birch", ["The ferry's crew were unhurt in the collision off Dunmere."], real=True),
        )
    )
    hurt, unhurt = about(found, "amber"), about(found, "birch")
    assert {s.report for s in hurt.statements} == {"amber"}
    assert {s.report for s in unhurt.statements} == {"birch"}
    assert hurt.id != unhurt.id
