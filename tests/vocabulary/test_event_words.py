"""Words of events: forms of triggers, what turns and shifts them, and cues of conditions."""

from __future__ import annotations

import pytest

from secondsource.encoder.labels import load_labels
from secondsource.vocabulary.events import EventWords, load_events

WORDS = load_events()


@pytest.mark.parametrize(
    ("form", "kind", "mode"),
    [
        ("struck", "assault", None),
        ("shelled", "assault", "heavy-weapons"),
        ("stabbing", "assault", "primitive"),
        ("withdrew", "retreat", "withdraw"),
        ("slain", "assault", None),
        ("vetoes", "reject", None),
        ("expelled", "sanction", "expel"),
        ("dying", "assault", None),
    ],
)
def test_forms_of_verbs(form: str, kind: str, mode: str | None) -> None:
    assert (kind, mode) in {(s.type, s.mode) for s in WORDS.verb_senses(form)}


@pytest.mark.parametrize(("form", "follow"), [("suicide", ("bombings",)), ("air", ("strike",)), ("walkouts", ())])
def test_forms_of_nouns(form: str, follow: tuple[str, ...]) -> None:
    assert follow in {s.follow for s in WORDS.noun_senses(form)}


def test_triggers_of_several_words_come_first_and_weak_ones_last() -> None:
    senses = WORDS.verb_senses("withdrew")
    assert [len(s.follow) for s in senses] == sorted((len(s.follow) for s in senses), reverse=True)
    alone = [s.weak for s in senses if not s.follow]
    assert alone == sorted(alone)


def test_every_type_and_mode_is_plover_s() -> None:
    labels = load_labels()
    known = set(labels.event_types) | set(labels.event_modes)
    lists = (WORDS.verbs, WORDS.weak_verbs, WORDS.nouns, WORDS.weak_nouns, WORDS.means)
    told = {key for words in lists for key in words} | {turn.to for turn in WORDS.turned}
    assert told <= known


def test_what_turns_an_event() -> None:
    curfew = WORDS.noun_senses("curfew")[0]
    assert WORDS.turn("lifted", "the", curfew).type == "concede"
    assert WORDS.turn("called", "for", WORDS.noun_senses("boycott")[0]).type == "protest"
    assert WORDS.turn("called", "off", WORDS.noun_senses("protest")[0]).type == "concede"


@pytest.mark.parametrize(
    ("word", "modality"), [("threatened", "hypothetical"), ("plans", "future"), ("denied", "negated")]
)
def test_what_shifts_an_event(word: str, modality: str) -> None:
    assert WORDS.shifts[word] == modality


def test_means() -> None:
    assert WORDS.means_of(["rebel", "rockets"]) == "assault/heavy-weapons"
    assert WORDS.means_of(["a", "car"]) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It depends on rain.", "depending"),
        ("It will end unless rain comes.", "conditional"),
        ("in exchange for grain", "exchanged"),
        ("not until May", "bounding"),
    ],
)
def test_cues_of_conditions(text: str, kind: str) -> None:
    found = WORDS.condition_cue.search(text)
    assert found is not None
    assert found.lastgroup == kind


def test_the_words_are_read_once() -> None:
    assert load_events() is load_events()
    assert isinstance(WORDS, EventWords)
