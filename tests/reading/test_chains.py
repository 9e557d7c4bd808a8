"""Chains: what somebody says that somebody else said; and sources that the words around a cue tell."""

from __future__ import annotations

import pytest
from passage_samples import named, passage, report_of, said
from stages import known_words
from syntax_samples import parsed

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.entities import entities
from secondsource.records import Attribution, Report


def read(text: str, *passages: PassageReading, report: Report | None = None) -> tuple[Attribution, ...]:
    report = report or report_of(text)
    found = entities(text, report, passages, known_words())
    return attributions(text, report, passages, found, known_words())


def parts(text: str, made: Attribution) -> tuple[str | None, str, list[str]]:
    source = text[slice(*made.source)] if made.source else None
    return source, text[slice(*made.cue)], [text[a:b] for a, b in made.content]


CHAIN = "An aide said that the general told him the pilots said the boats had left."
WORDS = (
    "An/DET/1/det aide/NOUN/2/nsubj said/VERB/2/root that/SCONJ/6/mark the/DET/5/det general/NOUN/6/nsubj "
    "told/VERB/2/ccomp him/PRON/6/iobj the/DET/9/det pilots/NOUN/10/nsubj said/VERB/6/ccomp the/DET/12/det "
    "boats/NOUN/14/nsubj had/AUX/14/aux left/VERB/10/ccomp ./PUNCT/2/punct"
)


def test_a_chain_of_three_has_three_attributions_and_tells_who_passed_each_on() -> None:
    heard = said(CHAIN, "An aide", "said", "that the general told him the pilots said the boats had left")
    made = read(CHAIN, parsed(CHAIN, WORDS, heard))
    assert [parts(CHAIN, item) for item in made] == [
        ("An aide", "said", ["that the general told him the pilots said the boats had left"]),
        ("the general", "told", ["the pilots said the boats had left"]),
        ("the pilots", "said", ["the boats had left"]),
    ]
    assert [item.via for item in made] == [None, "An aide", "the general"]


def test_whom_somebody_tells_is_no_part_of_what_they_tell() -> None:
    text = "An aide said the general told police officials that the boats had left."
    words = (
        "An/DET/1/det aide/NOUN/2/nsubj said/VERB/2/root the/DET/4/det general/NOUN/5/nsubj told/VERB/2/ccomp "
        "police/NOUN/7/compound officials/NOUN/5/obj that/SCONJ/12/mark the/DET/10/det boats/NOUN/12/nsubj "
        "had/AUX/12/aux left/VERB/5/ccomp ./PUNCT/2/punct"
    )
    heard = said(text, "An aide", "said", "the general told police officials that the boats had left")
    made = read(text, parsed(text, words, heard))
    assert parts(text, made[1]) == ("the general", "told", ["that the boats had left"])


def test_what_is_quoted_is_no_chain() -> None:
    text = CHAIN.replace("that the", "“the").replace("left.", "left.”")
    words = WORDS.replace("that/SCONJ/6/mark", "“/PUNCT/6/punct")
    heard = said(text, "An aide", "said", "“the general told him the pilots said the boats had left.”")
    assert len(read(text, parsed(text, words, heard))) == 1


def test_a_participle_has_the_source_of_the_verb_that_it_goes_with() -> None:
    text = "It was shut, Ada Brook said, adding that it was old."
    words = (
        "It/PRON/2/nsubj was/AUX/2/cop shut/ADJ/6/ccomp ,/PUNCT/6/punct Ada/PROPN/6/nsubj Brook/PROPN/4/flat "
        "said/VERB/6/root ,/PUNCT/8/punct adding/VERB/6/advcl that/SCONJ/12/mark it/PRON/12/nsubj was/AUX/12/cop "
        "old/ADJ/8/ccomp ./PUNCT/6/punct"
    )
    heard = said(text, "Ada Brook", "said", "It was shut"), said(text, "", "adding", "that it was old")
    made = read(text, parsed(text, words, *heard, entities=named(text, person="Ada Brook")))
    assert [parts(text, item)[0] for item in made] == ["Ada Brook", "Ada Brook"]


def test_the_subject_of_told_is_the_source_and_not_the_paper_behind_it() -> None:
    text = "Informed sources told Reuters that it was shut."
    words = (
        "Informed/ADJ/1/amod sources/NOUN/2/nsubj told/VERB/2/root Reuters/PROPN/2/obj that/SCONJ/7/mark "
        "it/PRON/7/nsubj was/AUX/7/cop shut/ADJ/2/ccomp ./PUNCT/2/punct"
    )
    (made,) = read(text, parsed(text, words, said(text, "Reuters", "told", "that it was shut")))
    assert parts(text, made)[0] == "Informed sources"
    assert (made.informant.named, made.gatherer) == (False, "Reuters")


def test_a_day_behind_a_name_is_no_part_of_the_source() -> None:
    text = "The harbour envoy Ada Brook today protested against the lock."
    heard = said(text, "The harbour envoy Ada Brook today", "protested", "against the lock")
    (made,) = read(text, passage(text, heard, entities=named(text, person="Ada Brook")))
    assert parts(text, made)[0] == "The harbour envoy Ada Brook"
    assert made.informant.name == "Ada Brook"


HEADLINES = {
    "Port officials: lock to open in May at last": ("Port officials", ["lock to open in May at last"]),
    "Lock to open in May at last: port officials": ("port officials", ["Lock to open in May at last"]),
}


@pytest.mark.parametrize("title", HEADLINES)
def test_a_headline_names_who_says_it_beside_a_colon(title: str) -> None:
    text = f"{title}\nNobody came to the lock."
    (made,) = read(text, passage(text), report=report_of(text, title=True))
    source, cue, content = parts(text, made)
    assert (source, content) == HEADLINES[title]
    assert cue == ":"


@pytest.mark.parametrize(
    "title", ["Lindland: two years on, nothing has changed", "Harbour: what to know about the lock"]
)
def test_a_place_or_topic_before_a_colon_says_nothing(title: str) -> None:
    text = f"{title}\nNobody came to the lock."
    heard = passage(text, entities=named(text, location="Lindland"))
    assert read(text, heard, report=report_of(text, title=True)) == ()


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        (
            "Nobody in town believed it would open, the mayor said.",
            "it would open",
            "Nobody in town believed it would open",
        ),
        ("But the lock is shut, the mayor said.", "the lock is shut", "the lock is shut"),
        ("LINDOW - The lock is shut, the mayor said.", "The lock is shut", "The lock is shut"),
    ],
)
def test_a_content_keeps_the_negative_subject_that_its_sentence_begins_with(
    text: str, content: str, whole: str
) -> None:
    (made,) = read(text, passage(text, said(text, "the mayor", "said", content)))
    assert parts(text, made)[2] == [whole]
