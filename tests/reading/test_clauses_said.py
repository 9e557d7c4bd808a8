"""Attributions by the clauses they stand in: whose clause a cue is in, and how far what it brings goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import lines, named, passage, report_of, said, sentence
from stages import FEW, known_words
from syntax_samples import parsed

from secondsource.encoder.passage_reading import PassageReading
from secondsource.reading.attributions import attributions
from secondsource.reading.closings import after_dateline
from secondsource.reading.entities import entities
from secondsource.records import Attribution

Told = tuple[str | None, str, str]


def read(text: str, *passages: PassageReading, title: bool = False) -> tuple[Attribution, ...]:
    report = report_of(text, title=title)
    return attributions(text, report, passages, entities(text, report, passages, known_words()), known_words())


def told(text: str, made: tuple[Attribution, ...]) -> list[Told]:
    return [
        (
            text[slice(*a.source)] if a.source else None,
            text[slice(*a.cue)],
            " … ".join(text[slice(*piece)] for piece in a.content),
        )
        for a in made
    ]


TWO = "Rowers said nine came; police put it at two."
TWO_WORDS = (
    "Rowers/NOUN/1/nsubj said/VERB/1/root nine/NUM/3/nsubj came/VERB/1/ccomp ;/PUNCT/6/punct police/NOUN/6/nsubj "
    "put/VERB/1/parataxis it/PRON/6/obj at/ADP/9/case two/NUM/6/obl ./PUNCT/1/punct"
)


def test_a_content_ends_at_a_semicolon_behind_which_somebody_else_speaks() -> None:
    tagged = said(TWO, "Rowers", "said", "nine came; police put it at two")
    assert told(TWO, read(TWO, parsed(TWO, TWO_WORDS, tagged))) == [
        ("Rowers", "said", "nine came"),
        ("police", "put", "it at two"),
    ]


def test_a_content_goes_on_over_a_semicolon_behind_which_nobody_speaks() -> None:
    text = TWO.replace("put", "hid")
    tagged = said(text, "Rowers", "said", "nine came; police hid it at two")
    made = read(text, parsed(text, TWO_WORDS.replace("put/", "hid/"), tagged))
    assert told(text, made) == [("Rowers", "said", "nine came; police hid it at two")]


def test_a_source_before_a_semicolon_gives_way_to_the_subject_of_the_cues_own_clause() -> None:
    text = "Rowers said nine came; Brook insists it was two."
    words = TWO_WORDS.replace("police/NOUN", "Brook/PROPN").replace("put/", "insists/").replace("at/ADP", "was/AUX")
    tagged = said(text, "Rowers", "said", "nine came"), said(text, "Rowers", "insists", "it was two")
    made = read(text, parsed(text, words, *tagged))
    assert told(text, made) == [("Rowers", "said", "nine came"), ("Brook", "insists", "it was two")]


def test_the_second_half_of_a_headline_has_its_own_speaker() -> None:
    text = "Lindland says flood kills five in Arvo; Norria says dam held\nThe dam held."
    tagged = said(text, "Lindland", "says", "flood kills five in Arvo")
    made = read(text, passage(text, tagged, entities=named(text, location="Lindland|Arvo|Norria")), title=True)
    assert told(text, made) == [
        ("Lindland", "says", "flood kills five in Arvo"),
        ("Norria", "says", "dam held"),
    ]


CLOSING = "BELO, March 3 (AFP) - Waves sank a boat off Arvo, harbour officials said on Monday."
CLOSING_WORDS = (
    "BELO/PROPN/7/obl ,/PUNCT/0/punct March/PROPN/0/dep 3/NUM/2/nummod (/PUNCT/5/punct AFP/PROPN/7/dep "
    ")/PUNCT/5/punct -/PUNCT/9/punct Waves/NOUN/9/nsubj sank/VERB/9/root a/DET/11/det boat/NOUN/9/obj off/ADP/13/case "
    "Arvo/PROPN/9/obl ,/PUNCT/17/punct harbour/NOUN/16/compound officials/NOUN/17/nsubj said/VERB/9/parataxis "
    "on/ADP/19/case Monday/PROPN/17/obl ./PUNCT/9/punct"
)


def test_who_said_it_at_a_sentences_end_is_read_where_nothing_was_tagged() -> None:
    made = read(CLOSING, parsed(CLOSING, CLOSING_WORDS))
    assert told(CLOSING, made) == [("harbour officials", "said", "Waves sank a boat off Arvo")]


def test_who_said_it_is_not_added_beside_what_was_tagged_nor_without_words() -> None:
    tagged = said(CLOSING, "officials", "said", "Waves sank a boat off Arvo")
    assert len(read(CLOSING, parsed(CLOSING, CLOSING_WORDS, tagged))) == 1
    assert not read(CLOSING, passage(CLOSING))


@pytest.mark.parametrize("close", ["who had heard it said", "and she said", "as many of them have said"])
def test_a_clause_that_ends_a_sentence_is_no_speaker(close: str) -> None:
    text = f"Waves sank a boat, {close}."
    words = "Waves/NOUN/1/nsubj sank/VERB/1/root a/DET/3/det boat/NOUN/1/obj ,/PUNCT/1/punct " + " ".join(
        f"{word}/{'VERB' if word == 'said' else 'NOUN'}/1/dep" for word in close.split()
    )
    assert not read(text, parsed(text, words))


WIDENED = {
    # what the encoder tagged, what it means
    "sinking it": "Waves hit a boat off Arvo, sinking it",
    "a boat off Arvo, sinking it": "Waves hit a boat off Arvo, sinking it",
    "Waves hit a boat": "Waves hit a boat",
}
WIDE = "Waves hit a boat off Arvo, sinking it, the crew said."
WIDE_WORDS = (
    "Waves/NOUN/1/nsubj hit/VERB/1/root a/DET/3/det boat/NOUN/1/obj off/ADP/5/case Arvo/PROPN/1/obl ,/PUNCT/7/punct "
    "sinking/VERB/1/advcl it/PRON/7/obj ,/PUNCT/12/punct the/DET/11/det crew/NOUN/12/nsubj said/VERB/1/parataxis "
    "./PUNCT/1/punct"
)


@pytest.mark.parametrize("content", WIDENED)
def test_a_content_that_is_but_a_participle_takes_its_clause(content: str) -> None:
    made = read(WIDE, parsed(WIDE, WIDE_WORDS, said(WIDE, "the crew", "said", content)))
    assert told(WIDE, made) == [("the crew", "said", WIDENED[content])]


SHORT = "On Monday, police held two after a row, the mayor said."
SHORT_WORDS = (
    "On/ADP/1/case Monday/PROPN/4/obl ,/PUNCT/4/punct police/NOUN/4/nsubj held/VERB/4/root two/NUM/4/obj "
    "after/ADP/8/case a/DET/8/det row/NOUN/4/obl ,/PUNCT/12/punct the/DET/11/det mayor/NOUN/12/nsubj "
    "said/VERB/4/parataxis ./PUNCT/4/punct"
)
SHORT_CASES = {
    "two after a row": "On Monday, police held two after a row",
    "police held two": "police held two after a row",
}


@pytest.mark.parametrize("content", SHORT_CASES)
def test_a_content_before_its_cue_has_its_verb_and_goes_to_the_comma(content: str) -> None:
    made = read(SHORT, parsed(SHORT, SHORT_WORDS, said(SHORT, "the mayor", "said", content)))
    assert told(SHORT, made) == [("the mayor", "said", SHORT_CASES[content])]


def test_a_clause_behind_its_cue_takes_the_day_it_closes_with() -> None:
    text = "The club said it would meet in Arvo on Friday."
    words = (
        "The/DET/1/det club/NOUN/2/nsubj said/VERB/2/root it/PRON/5/nsubj would/AUX/5/aux meet/VERB/2/ccomp "
        "in/ADP/7/case Arvo/PROPN/5/obl on/ADP/9/case Friday/PROPN/5/obl ./PUNCT/2/punct"
    )
    made = read(text, parsed(text, words, said(text, "The club", "said", "it would meet in Arvo")))
    assert told(text, made) == [("The club", "said", "it would meet in Arvo on Friday")]


def test_a_source_leaves_the_dateline_before_it() -> None:
    text = "BELO - Arvo's ruling party claimed victory."
    made = read(text, passage(text, said(text, "BELO - Arvo's ruling party", "claimed", "victory")))
    assert told(text, made) == [("Arvo's ruling party", "claimed", "victory")]


def test_who_is_cited_has_what_they_say_though_an_apposition_stands_between() -> None:
    text = "Radio Bilad cited the mayor of Arvo, Ada Brook, as saying that ten boats sank."
    cites = said(text, "Radio Bilad", "cited", "the mayor of Arvo, Ada Brook")
    saying = said(text, "Radio Bilad", "saying", "that ten boats sank")
    made = read(text, passage(text, cites, saying, entities=named(text, person="Ada Brook", organization="Bilad")))
    assert told(text, made) == [
        ("Radio Bilad", "cited", "the mayor of Arvo, Ada Brook, as saying that ten boats sank"),
        ("the mayor of Arvo, Ada Brook,", "saying", "that ten boats sank"),
    ]
    assert made[1].informant.name == "Ada Brook"


@pytest.mark.parametrize("clause", ["a claim that the mayor Ada Brook denied", "which Ada Brook has denied"])
def test_who_denies_a_claim_in_a_clause_about_it_denies_what_was_said(clause: str) -> None:
    text = f"The Bilad reported that Norria had paid, {clause}."
    tagged = [said(text, "The Bilad", "reported", "that Norria had paid")]
    if clause.startswith("a claim"):
        tagged.append(said(text, "", "claim", "that the mayor Ada Brook denied"))
    made = read(
        text, passage(text, *tagged, entities=named(text, person="Ada Brook"), sentences=(sentence(text, text),))
    )
    assert [(c, a.polarity) for (_, _, c), a in zip(told(text, made), made, strict=True)] == [
        ("that Norria had paid", "asserted"),
        ("that Norria had paid", "denied"),
    ]
    assert made[1].informant.name == "Ada Brook"


def test_who_adds_something_is_who_spoke_before() -> None:
    text = "Police held Peter Lund. Lund's lawyer, Tom Arden, said he would appeal. He added that it was late."
    tagged = (
        said(text, "Lund's lawyer, Tom Arden,", "said", "he would appeal"),
        said(text, "He", "added", "that it was late"),
    )
    made = read(text, passage(text, *tagged, entities=named(text, person="Peter Lund|Tom Arden")))
    assert [a.informant.name for a in made] == ["Tom Arden", "Tom Arden"]


def test_she_who_adds_something_is_not_he_who_spoke_before() -> None:
    text = "Peter Lund said he would appeal. She added that it was late."
    tagged = said(text, "Peter Lund", "said", "he would appeal"), said(text, "She", "added", "that it was late")
    made = read(text, passage(text, *tagged, entities=named(text, person="Peter Lund")))
    assert [a.informant.name for a in made] == ["Peter Lund", None]


NAMES = {
    ("Arvo-based Lund Lines", "organization", "Arvo|Lund"): "Lund Lines",
    ("N'Arvo", "location", "Arvo"): "N'Arvo",
    ("The ferry's owner, Arvo-based Lund Lines,", "organization", "Arvo|Lund"): "Lund Lines",
}


@pytest.mark.parametrize(("source", "kind", "names"), NAMES)
def test_a_name_is_whole_and_a_part_of_an_adjective_is_none(source: str, kind: str, names: str) -> None:
    text = f"{source} denied it."
    (made,) = read(text, passage(text, said(text, source, "denied", "it"), entities=named(text, **{kind: names})))
    assert (made.informant.name, made.informant.named) == (NAMES[source, kind, names], True)


def test_a_clause_about_somebody_is_no_role() -> None:
    text = "One witness, who gave his name only as Kofi, said it sank."
    source = "One witness, who gave his name only as Kofi,"
    (made,) = read(text, passage(text, said(text, source, "said", "it sank"), entities=named(text, person="Kofi")))
    assert (made.informant.name, made.informant.role) == ("Kofi", "One witness")


DATELINES = {
    "BELO (Reuters) - Waves sank": "Waves sank",
    "BELO, Norria, March 3 (AFP) — Waves sank": "Waves sank",
    "BELO – Waves sank": "Waves sank",
    "Belo (Reuters) - Waves sank": "Waves sank",
    "The two - Ada and Bo - sank": "The two - Ada and Bo - sank",
    "It sank (again) off Belo": "It sank (again) off Belo",
}


@pytest.mark.parametrize("text", DATELINES)
def test_the_words_of_a_sentence_begin_behind_its_dateline(text: str) -> None:
    assert text[after_dateline(text, (0, len(text))) :] == DATELINES[text]


WORDS = st.sampled_from(
    ["Brook", "said", "says", ",", ";", "police", "put", "it", ".", "-", "who", "killing", "denied"]
)


@FEW
@given(st.lists(WORDS, min_size=1, max_size=25), st.data())
def test_whatever_is_tagged_the_spans_stay_in_order_and_within_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    tags = ["VERB" if w in ("said", "says", "put", "killing", "denied") else "NOUN" for w in words]
    parse = " ".join(f"{w}/{t}/0/dep" for w, t in zip(words, tags, strict=True))
    source, cue, content = (data.draw(st.sampled_from(words)) for _ in range(3))
    made = read(text, parsed(text, parse, said(text, source, cue, content)))
    for one in made:
        spans = [*one.content, one.cue, *([one.source] if one.source else [])]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert list(one.content) == sorted(one.content)
    assert len(lines(text)) == 1
