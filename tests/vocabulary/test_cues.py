"""Cues of refusal and denial, and words that describe informants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import vocabulary

CUES = vocabulary.load().cues
INFORMANTS = vocabulary.load().informants


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The harbour office declined to comment.", "declined"),
        ("The harbour office has repeatedly refused to publicly say why.", "has repeatedly refused"),
        ("Its refusal to answer was noted.", "refusal"),
        ("The mayor made no comment.", "made no comment"),
        ("The mayor had no immediate comment.", "had"),
        ("A spokesman did not immediately respond to a request.", "did not immediately respond to"),
        ("A spokesman didn’t return calls.", "didn’t return"),
        ("The pilot could not be reached for comment.", "could not be reached"),
        ("She would not say who had shut it.", "would not say"),
        ("He spoke of a plan without elaborating.", "without elaborating"),
        ("The mayor would neither confirm nor deny it.", "would neither confirm"),
        ("The police refused to release further details.", "refused"),
        ("The mayor did not immediately return a request for comment.", "did not immediately return"),
        ("The pilot declined to name his sources.", "declined"),
        ("The mayor declined to give his name.", "declined to give"),
        ("The mayor would not give a reason.", "would not give"),
    ],
)
def test_refusals(text: str, cue: str) -> None:
    start = text.index(cue)
    assert CUES.declines(text, (start, start + len(cue)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor refused to resign.", "refused"),
        ("The mayor declined the invitation to say a prayer.", "declined"),
        ("The mayor said the lock was shut. The office declined to comment.", "said"),
        ("The mayor said it.\nNo comment was made, and she declined to comment.", "said"),
        ("The mayor commented on it.", "commented on"),
        ("The guards refused to release the prisoners.", "refused"),
        ("The mayor refused to provide aid.", "refused to provide"),
        ("The mayor did not return to the country.", "did not return"),
        ("The mayor refused to name a successor.", "refused"),
        ("The mayor would not give the pilots the keys.", "would not give"),
        ("The mayor refused to make any concessions.", "refused"),
    ],
)
def test_deeds_that_are_refused_are_no_refusals_to_tell(text: str, cue: str) -> None:
    start = text.index(cue)
    assert not CUES.declines(text, (start, start + len(cue)))


@pytest.mark.parametrize("cue", ["denied", "has denied", "DENIES", "disputed", "denial of"])
def test_denials(cue: str) -> None:
    assert CUES.denies(cue, (0, len(cue)))


REJECTED = {
    ("rejected", " the plan."): False,
    ("dismissed", " the officer."): False,
    ("rejected", " the plan in a report."): False,
    ("rejected", " that plan."): False,
    ("rejects", " the demand as unworkable."): False,
    ("dismissed", ""): False,
    ("did not reject", " the claim."): False,
    ("rejected", " the accusations."): True,
    ("dismissed", " any such claim."): True,
    ("dismissed", " the story as completely untrue."): True,
    ("dismissed as", " false the story of a leak."): True,
    ("brushed off", " the pilot’s claims."): True,
    ("rejected", " that he had shut it."): True,
    ("rejected", " that argument."): True,
    ("rejection of", " the allegation"): True,
}


@pytest.mark.parametrize(("cue", "after"), REJECTED)
def test_demands_that_are_rejected_are_not_denied_and_claims_are(cue: str, after: str) -> None:
    assert CUES.denies(cue + after, (0, len(cue))) == REJECTED[cue, after]


def test_a_claim_at_the_start_of_what_is_rejected_makes_a_denial() -> None:
    text = "The reports of a leak were dismissed by the mayor."
    cue = text.index("were"), text.index(" by")
    assert CUES.denies(text, cue, [(0, cue[0] - 1)])
    assert not CUES.denies(text, cue, [(15, cue[0] - 1)])


def test_a_word_that_ends_in_no_undoes_no_denial() -> None:
    assert CUES.denies("The casino denied it", (4, 17))
    assert not CUES.denies("no denial", (0, 9))
    assert not CUES.denies("couldn’t deny", (0, 13))


@pytest.mark.parametrize("cue", ["said", "did not deny", "didn’t dispute", "never denied", "undenied", "confirmed"])
def test_no_denials(cue: str) -> None:
    assert not CUES.denies(cue, (0, len(cue)))


def test_what_describes_an_informant() -> None:
    assert INFORMANTS.is_unnamed("two senior officials")
    assert not INFORMANTS.is_unnamed("the harbour master")
    assert INFORMANTS.is_office("the foreign ministry")
    assert INFORMANTS.is_holder("the foreign minister")
    assert not INFORMANTS.is_holder("the foreign ministry")
    assert INFORMANTS.is_indefinite("A minister")
    assert not INFORMANTS.is_indefinite("the minister")
    assert INFORMANTS.ends_in_join("an aide to")
    assert not INFORMANTS.ends_in_join("the mayor,")
    assert INFORMANTS.is_courtesy("Mrs.")
    assert not INFORMANTS.is_courtesy("Mayor")


@pytest.mark.parametrize(
    ("word", "kind"),
    [("She", "person"), ("who", "relative"), ("it", "body"), ("They", "other"), ("I", "other"), ("mayor", None)],
)
def test_pronouns(word: str, kind: str | None) -> None:
    assert INFORMANTS.pronoun(word) == kind


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Mr. Brook", "Brook"),
        ("President Ada Brook", "Ada Brook"),
        ("Lt. Gen. Sam Ford", "Sam Ford"),
        ("Ada Brook", "Ada Brook"),
        ("President", "President"),
        ("Kingsley Ford", "Kingsley Ford"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert INFORMANTS.bare_name(name) == bare


@given(
    st.text(alphabet=st.sampled_from("abn't ’declined to comment\n"), max_size=80),
    st.integers(0, 80),
    st.integers(0, 80),
)
def test_any_cue_gets_an_answer(text: str, start: int, end: int) -> None:
    cue = min(start, len(text)), min(max(start, end), len(text))
    assert CUES.declines(text, cue) in {True, False}
    assert CUES.denies(text, cue) in {True, False}
