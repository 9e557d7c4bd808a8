"""What editors decided, in the dossier: near what could not be checked, as text, and nothing where that is nothing."""

from __future__ import annotations

import msgspec
from sample_story import sample_story

from secondsource.records import Decision
from secondsource.views.dossier import render_dossier
from secondsource.views.story_view import StoryView

ATTACK = "<script>alert(1)</script>"


def decided(*decisions: Decision) -> StoryView:
    return msgspec.structs.replace(sample_story(), decisions=decisions)


def decision(number: int, **fields: object) -> Decision:
    made = Decision(number=number, kind="confirm", reports=("a", "b"), at="2024-03-24T10:00:00Z")
    return msgspec.structs.replace(made, **fields)


def test_decisions_stand_below_what_could_not_be_checked() -> None:
    html = render_dossier(decided(decision(3, by="Desk", note="same dam"), decision(4, kind="split", others=("c",))))
    below = html.split("What could not be checked")[1]
    assert "Decision 3, 2024-03-24, by Desk: 2 reports confirmed as one story (same dam)" in below
    assert "Decision 4, 2024-03-24: 2 reports taken out of a story of 3 reports" in below


def test_without_decisions_nothing_is_said_of_them() -> None:
    assert "What editors decided" not in render_dossier(decided())


def test_an_editor_s_words_stay_text() -> None:
    html = render_dossier(decided(decision(1, by=ATTACK, note=ATTACK)))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
