"""The words by which claims are checked."""

from __future__ import annotations

import pytest

from secondsource.encoder.stems import stem
from secondsource.vocabulary.checking import load_checking

_VERBS = """
    kill die perish survive injure wound hurt harm free release liberate arrest detain jail imprison close
    open reopen remove delete vanish stay remain return restore reinstate evacuate praise welcome applaud
    criticise criticize condemn denounce reproach rebuke deplore endorse oppose reject confirm acknowledge
    admit concede accept deny dismiss refute raise climb increase drop decrease decline depart arrive succeed
    fail convict acquit
"""
_IRREGULAR = """
    shuts shutting withdraws withdrawing withdrew withdrawn rises rising rose risen grows growing grew grown
    falls falling fell fallen shrinks shrinking shrank shrunk leaves leaving left wins winning won loses
    losing lost flee flees fleeing fled
"""


def test_opposites_stand_on_one_side_alone() -> None:
    for pair in load_checking().opposites:
        assert not set(pair.left) & set(pair.right)


@pytest.mark.parametrize("verb", [*_VERBS.split(), *_IRREGULAR.split()])
def test_all_forms_of_a_verb_are_opposed(verb: str) -> None:
    sides = [set(map(stem, side)) for pair in load_checking().opposites for side in (pair.left, pair.right)]
    for form in (verb,) if verb in _IRREGULAR.split() else (verb, *_forms(verb)):
        assert any(stem(form) in side for side in sides), form


def _forms(verb: str) -> tuple[str, str, str]:
    """Forms of a regular verb in -s, -ed and -ing."""
    if verb in ("admit", "drop", "acquit"):
        return f"{verb}s", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"
    if verb.endswith("ie"):
        return f"{verb}s", f"{verb}d", f"{verb[:-2]}ying"
    if verb.endswith("e"):
        return f"{verb}s", f"{verb}d", f"{verb if verb.endswith('ee') else verb[:-1]}ing"
    if verb == "deny":
        return "denies", "denied", "denying"
    return f"{verb}{'es' if verb.endswith(('s', 'sh')) else 's'}", f"{verb}ed", f"{verb}ing"


def test_what_begins_with_its_teller_cannot_stand_alone() -> None:
    begins = load_checking().begins_with_teller
    assert begins.match("that it broke the embargo")
    assert begins.match("They left")
    assert not begins.match("Theirs is the ferry")
    assert "said" in load_checking().saying
