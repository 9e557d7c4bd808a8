"""Which wording stands for a proposition, and what it is without the words that join it."""

from __future__ import annotations

import pytest
from statement_samples import case, member

from secondsource.stories.claims import propositions
from secondsource.stories.claims.standing import plain, whole
from secondsource.stories.statements import statements


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("and how the crew lowered the boats", "the crew lowered the boats"),
        ("that the ferry had sunk", "the ferry had sunk"),
        ("But the owner of the ferry denied it", "the owner of the ferry denied it"),
        ("PORT LINDOW, May 3 (Norland Wire) - The ferry sank", "The ferry sank"),
        ("that is what the crew was told", "that is what the crew was told"),
        ("how many the ferry carried is unknown", "how many the ferry carried is unknown"),
        ("The ferry sank", "The ferry sank"),
    ],
)
def test_words_that_join_a_clause_are_left_out(text: str, left: str) -> None:
    ((start, end),) = plain(text, ((0, len(text)),))
    assert text[start:end] == left


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("The ferry Aurora sank off the northern pier on Monday.", True),
        ("On the northern pier in the early morning of Monday.", False),
        ("The owners of the ferry from Port Lindow said on Monday.", False),
        ("The ferry sank.", False),
    ],
)
def test_a_whole_clause_can_be_read_by_itself(sentence: str, stands: bool) -> None:
    found = case(member("amber", [sentence]))
    assert all(whole(found, said) == stands for said in statements(found.members[0]))


def test_a_statement_in_the_same_words_surely_says_what_the_standing_one_says() -> None:
    found = case(
        member("amber", ["The ferry Aurora sank off the northern pier of Port Lindow on Monday."], real=True),
        member("birch", ["On Monday the ferry Aurora sank off the northern pier of Port Lindow."], real=True),
    )
    every = propositions(found)
    assert all(len(p.sure) == len(p.stands_in) == len(p.statements) for p in every)
    assert [p.sure for p in every if len(p.statements) > 1] == [(True, True)]
