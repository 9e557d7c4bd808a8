"""The links of a story unfolded: each copy beside the first of its text, whatever the size of the story."""

from __future__ import annotations

import msgspec
import pytest
from stages import read_one

from secondsource.records import Credit, Link
from secondsource.stories import Member
from secondsource.stories import unfolding as module
from secondsource.stories.unfolding import unfold

TEXT = "The ferry Aurora sank in a storm off Port Lindow early on Monday, the coast guard of Norland said in a note."
MORE = "Two of the crew are missing, and boats from three harbours looked for them until night fell on the strait."


def member(name: str, credit: str | None = None) -> Member:
    page, report, reading = read_one(f"{TEXT}\n\n{MORE}")
    credits = (Credit(agency=credit, kind="dateline", span=report.body[0]),) if credit else ()
    changed = msgspec.structs.replace(report, id=name, outlet=f"Outlet {name}", credits=credits)
    return Member(changed, msgspec.structs.replace(reading, report=name), page.text)


def linked(a: str, b: str, *, copies: bool = False) -> Link:
    return Link(a=a, b=b, score=0.9, reasons={"made": 1.0}, a_in_b=1.0, b_in_a=1.0, copies=copies)


FIRST = [member(name) for name in ("c", "b", "a")]  # earliest first; "a" stands for them
OTHER = [member(name) for name in ("y", "x")]
LINKS = [
    linked("a", "b", copies=True),
    linked("a", "c", copies=True),
    linked("a", "x"),
    linked("x", "y", copies=True),
]


def pairs(links: list[Link]) -> set[str]:
    return {k.a + k.b for k in links}


def test_links_without_copies_are_given_as_they_are() -> None:
    assert unfold(FIRST, [linked("a", "b")]) == [linked("a", "b")]


def test_a_small_story_is_unfolded_whole() -> None:
    found = unfold([*FIRST, *OTHER], LINKS)
    assert pairs(found) == {"ab", "ac", "bc", "xy", "ax", "ay", "bx", "by", "cx", "cy"}
    assert [k for k in found if k.reasons] == LINKS, "what the ledger has is taken from there"
    for k in found:
        if not k.reasons:
            assert (k.a_in_b, k.b_in_a, k.score) == (1.0, 1.0, 0.9)
            assert k.matches


def test_in_a_large_story_each_copy_is_beside_the_first_of_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SMALL", 2)
    assert pairs(unfold([*FIRST, *OTHER], LINKS)) == {"bc", "ac", "cy", "xy"}


def test_in_a_large_story_a_copy_is_beside_whom_it_credits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SMALL", 2)
    members = [FIRST[0], member("b", credit="Outlet x"), member("a", credit="Outlet b"), *OTHER]
    assert pairs(unfold(members, LINKS)) == {"bc", "ac", "cy", "xy", "bx", "ab"}
