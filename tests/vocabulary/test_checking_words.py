"""The words by which claims are checked."""

from __future__ import annotations

from secondsource.vocabulary.checking import load_checking


def test_opposites_stand_on_one_side_alone() -> None:
    for pair in load_checking().opposites:
        assert not set(pair.left) & set(pair.right)


def test_what_begins_with_its_teller_cannot_stand_alone() -> None:
    begins = load_checking().begins_with_teller
    assert begins.match("that it broke the embargo")
    assert begins.match("They left")
    assert not begins.match("Theirs is the ferry")
    assert "said" in load_checking().saying
