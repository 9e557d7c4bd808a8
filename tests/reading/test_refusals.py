"""Refusals that only their words tell, and claims of responsibility."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines, named, passage, report_of, said, sentence
from stages import FEW, known_words
from syntax_samples import parsed

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.entities import entities
from secondsource.records import Attribution


def read(text: str, *passages: PassageReading) -> tuple[Attribution, ...]:
    report = report_of(text)
    found = entities(text, report, passages, known_words())
    return attributions(text, report, passages, found, known_words())


def parts(text: str, made: Attribution) -> tuple[str | None, str, list[str]]:
    source = text[slice(*made.source)] if made.source else None
    return source, text[slice(*made.cue)], [text[a:b] for a, b in made.content]


REFUSALS = {
    "The mayor made no comment.": ("The mayor", "made no comment", []),
    "The guild has made no comment so far on the lock.": ("The guild", "has made no comment", ["the lock"]),
    "The pilots did not immediately respond to a request for comment on Monday.": (
        "The pilots",
        "did not immediately respond to",
        ["a request for comment on Monday"],
    ),
    "The mayor did not return calls seeking comment.": ("The mayor", "did not return", ["calls seeking comment"]),
    "Lindish officials were not immediately reachable for comment.": (
        "Lindish officials",
        "were not immediately reachable for comment",
        [],
    ),
    "The mayor could not be reached for comment.": ("The mayor", "could not be reached", []),
    "There was no immediate comment from the guild.": ("the guild", "There was no immediate comment", []),
    "The mayor declined to comment on the lock.": ("The mayor", "declined to comment", ["the lock"]),
    "The mayor did not say who had shut it.": ("The mayor", "did not say", ["who had shut it"]),
    "Calls to the mayor went unanswered.": ("the mayor", "went unanswered", []),
}


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_that_the_encoder_left_out_is_found_by_its_words(text: str) -> None:
    (made,) = read(text, passage(text))
    assert parts(text, made) == REFUSALS[text]
    assert made.declined
    assert (made.polarity, made.modality, made.kind) == ("asserted", "asserted", "indirect")


@pytest.mark.parametrize(
    "text",
    [
        "The guild did not respond to the attack.",
        "The village could not be reached by road.",
        "“The mayor declined to comment.”",
        "The criticism went unanswered.",
        "The guards refused to release the prisoners.",
    ],
)
def test_deeds_that_are_left_undone_and_what_is_quoted_are_no_refusals(text: str) -> None:
    assert read(text, passage(text)) == ()


def test_a_refusal_that_is_read_is_not_added_again() -> None:
    text = "The mayor declined to comment on the lock."
    (made,) = read(text, passage(text, said(text, "The mayor", "declined", "to comment on the lock")))
    assert parts(text, made) == ("The mayor", "declined", ["to comment on the lock"])


def test_the_subject_of_a_refusal_goes_by_the_syntax() -> None:
    text = "US and Lindish officials gave no details."
    words = "US/PROPN/3/compound and/CCONJ/2/cc Lindish/ADJ/0/conj officials/NOUN/4/nsubj gave/VERB/4/root "
    words += "no/DET/6/det details/NOUN/4/obj ././PUNCT/4/punct"
    (made,) = read(text, parsed(text, words.replace("././", "./")))
    assert parts(text, made)[0] == "US and Lindish officials"


def test_what_somebody_did_not_say_ends_what_they_said() -> None:
    text = "The guild said it was shut, but did not say where it stood."
    words = (
        "The/DET/1/det guild/NOUN/2/nsubj said/VERB/2/root it/PRON/5/nsubj was/AUX/5/cop shut/ADJ/2/ccomp "
        ",/PUNCT/10/punct but/CCONJ/10/cc did/AUX/10/aux not/PART/10/advmod say/VERB/2/conj where/ADV/13/advmod "
        "it/PRON/13/nsubj stood/VERB/10/ccomp ./PUNCT/2/punct"
    )
    heard = said(text, "The guild", "said", "it was shut, but did not say where it stood")
    made = read(text, parsed(text, words, heard))
    assert [parts(text, item) for item in made] == [
        ("The guild", "said", ["it was shut"]),
        ("The guild", "did not say", ["where it stood"]),
    ]


def test_without_elaborating_is_said_of_who_speaks() -> None:
    text = "The mayor said it was shut without elaborating on the reason."
    made = read(text, passage(text, said(text, "The mayor", "said", "it was shut")))
    assert [parts(text, item) for item in made] == [
        ("The mayor", "said", ["it was shut"]),
        ("The mayor", "without elaborating", ["the reason"]),
    ]


def test_a_name_inside_another_word_is_not_cut_for_an_auxiliary() -> None:
    text = "Travis did not immediately return our request for comment."
    (made,) = read(text, passage(text))
    assert parts(text, made) == ("Travis", "did not immediately return", ["our request for comment"])


def test_a_claim_of_responsibility_has_its_deed_for_content() -> None:
    text = "The guild claimed responsibility for the raid on the lock."
    heard = said(text, "The guild", "claimed", "responsibility for the raid on the lock")
    for made in (read(text, passage(text, heard)), read(text, passage(text))):
        (claim,) = made
        assert parts(text, claim) == ("The guild", "claimed responsibility for", ["the raid on the lock"])
        assert claim.responsibility


CLAIMED = {
    ("The guild said it was behind the raid.", "said", "it was behind the raid"): True,
    ("The guild said it had carried out the raid.", "said", "it had carried out the raid"): True,
    ("The guild said the pilots were behind the raid.", "said", "the pilots were behind the raid"): False,
    ("The guild denied responsibility for the raid.", "denied", "responsibility for the raid"): False,
}


@pytest.mark.parametrize(("text", "cue", "content"), CLAIMED)
def test_who_says_to_have_done_it_claims_responsibility(text: str, cue: str, content: str) -> None:
    (made,) = read(text, passage(text, said(text, "The guild", cue, content)))
    assert made.responsibility is CLAIMED[text, cue, content]


@pytest.mark.parametrize(
    "text",
    ["No group has claimed responsibility for the raid.", "The guild did not claim responsibility for the raid."],
)
def test_what_nobody_claims_is_no_claim(text: str) -> None:
    assert not any(item.responsibility for item in read(text, passage(text)))


DENIED = {
    ("The court denied bail to the pilot.", "bail to the pilot"): "asserted",
    ("The guards denied them access to the lock.", "them access to the lock"): "asserted",
    ("The guild denied reports that it was shut.", "reports that it was shut"): "denied",
    ("The guild denied that access was barred.", "that access was barred"): "denied",
}


@pytest.mark.parametrize(("text", "content"), DENIED)
def test_what_is_withheld_is_not_denied(text: str, content: str) -> None:
    source = text[: text.index(" denied")]
    (made,) = read(text, passage(text, said(text, source, "denied", content)))
    assert made.polarity == DENIED[text, content]


def test_a_paragraph_that_is_but_a_quotation_is_of_who_spoke_before() -> None:
    text = "“It is shut,” Ada Brook said.\n“That is why nobody came to the lock.”\n‘Nobody at the lock’\nMore text."
    cut = tuple(sentence(text, text[a:b]) for a, b in lines(text))
    heard = passage(
        text, said(text, "Ada Brook", "said", "“It is shut,”"), entities=named(text, person="Ada Brook"), sentences=cut
    )
    (made,) = read(text, heard)
    assert parts(text, made)[2] == ["“It is shut,”", "“That is why nobody came to the lock.”"]


@given(st.text(alphabet=st.sampled_from("The mayor did not respond to comment, but“”\n.without say"), max_size=120))
@FEW
def test_any_text_gets_refusals_in_order_that_hold_words(text: str) -> None:
    made = read(text, passage(text))
    assert all(item.declined and item.cue[0] < item.cue[1] for item in made)
    assert [min(filter(None, (item.source, item.cue, *item.content))) for item in made] == sorted(
        min(filter(None, (item.source, item.cue, *item.content))) for item in made
    )
    assert all(0 <= a < b <= len(text) for item in made for a, b in item.content)


def test_many_refusals_take_time_by_the_length_of_the_text() -> None:
    took = []
    for count in (100, 800):
        text = "\n".join(f"The mayor of {chr(65 + n % 26)}ville declined to comment on the lock." for n in range(count))
        start = process_time()
        assert len(read(text, passage(text))) == count
        took.append(process_time() - start)
    assert took[1] < 24 * took[0], "eight times the text; its square would take 64 times as long"


@pytest.mark.parametrize(
    "piece", ["the group claimed responsibility for the attack and ", "they declined to comment and "]
)
def test_claims_and_refusals_in_a_sentence_without_end_do_not_hold_each_other(piece: str) -> None:
    text = piece * 200
    made = read(text, passage(text))
    assert max((b - a for item in made for a, b in item.content), default=0) <= 400
