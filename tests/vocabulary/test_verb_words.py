"""Forms of verbs: what looks like a finite verb, and what does not."""

from __future__ import annotations

import pytest

from secondsource.vocabulary.verbs import load_verbs

WORDS = load_verbs()


@pytest.mark.parametrize(
    ("text", "verb"), [("the mill has shut", "has"), ("they moored it", "moored"), ("it’ll", "’ll")]
)
def test_finite_forms(text: str, verb: str) -> None:
    found = WORDS.finite_form.search(text)
    assert found is not None
    assert found[0] == verb


@pytest.mark.parametrize(
    "text", ["the pier remains shut", "there’s a leak", "we take pride in it", "it “seeks to end it"]
)
def test_forms_of_the_present(text: str) -> None:
    assert WORDS.present_form.search(text) is not None


@pytest.mark.parametrize("text", ["the mill and its owners", "three new reports", "them and you to leave"])
def test_phrases_have_no_verb(text: str) -> None:
    assert WORDS.finite_form.search(text) is None
    assert WORDS.present_form.search(text) is None
