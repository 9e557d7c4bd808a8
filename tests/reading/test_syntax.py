"""The syntax of a report: subjects, objects and phrases from heads, parts of speech and order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from passage_samples import passage, sentence

from secondsource.encoder.passage_reading import PassageReading, ReadSentence, ReadWord
from secondsource.reading.syntax import Syntax, Word

ACTIVE = (
    "ferry/NOUN/1/nsubj sank/VERB/1/root the/DET/3/det old/ADJ/4/amod trawler/NOUN/1/obj in/ADP/6/case May/PROPN/1/obl"
)
PASSIVE = (
    "Two/NUM/1/nummod boats/NOUN/3/nsubj:pass were/AUX/3/aux:pass hit/VERB/3/root "
    "by/ADP/6/case the/DET/6/det storm/NOUN/3/obl:agent"
)
JOINED = (
    "Brook/PROPN/1/nsubj met/VERB/1/root Vale/PROPN/1/obj and/CCONJ/4/cc Marsh/PROPN/2/conj "
    "and/CCONJ/6/cc left/VERB/1/conj"
)


def read(*lines: str) -> Syntax:
    """The syntax of sentences written as ``word/UPOS/head/relation``, each on a line of its own; heads count from 0."""
    rows = [[token.split("/", 3) for token in line.split()] for line in lines]
    texts = [" ".join(form for form, *_ in row) for row in rows]
    text = "\n".join(texts)
    words: list[ReadWord] = []
    sentences: list[ReadSentence] = []
    at = 0
    for row, said in zip(rows, texts, strict=True):
        base = len(words)
        places = [found.span() for found in re.finditer(r"\S+", said)]
        for (form, upos, head, relation), (start, end) in zip(row, places, strict=True):
            assert said[start:end] == form
            span = (at + start, at + end)
            words.append(ReadWord(span=span, upos=upos, head=base + int(head), relation=relation))
        sentences.append(sentence(text, said))
        at += len(said) + 1
    whole = passage(text, sentences=tuple(sentences))
    return Syntax(
        text,
        [
            PassageReading(
                paragraph=whole.paragraph,
                words=tuple(words),
                sentences=tuple(sentences),
                attributions=(),
                entities=(),
                conflict_entities=(),
            )
        ],
    )


def word(syntax: Syntax, form: str) -> Word:
    return next(w for w in syntax.words if w.text == form)


def said(*words: Word | None) -> list[str]:
    return [w.text for w in words if w]


def test_a_verb_has_its_subject_its_objects_and_what_stands_beside_them() -> None:
    syntax = read(ACTIVE)
    verb = word(syntax, "sank")
    assert said(syntax.subject(verb)) == ["ferry"]
    assert said(*syntax.objects(verb)) == ["trawler"]
    assert [(lead, w.text) for lead, w in syntax.obliques(verb)] == [("in", "May")]
    assert not syntax.is_passive(verb)


def test_a_passive_is_told_with_whom_it_is_done_by() -> None:
    syntax = read(PASSIVE)
    verb = word(syntax, "hit")
    assert syntax.is_passive(verb)
    assert said(*syntax.agents(verb)) == ["storm"]
    assert said(syntax.subject(verb)) == ["boats"]


def test_a_verb_joined_to_another_has_its_subject_and_objects_come_with_those_joined_to_them() -> None:
    syntax = read(JOINED)
    assert said(syntax.subject(word(syntax, "left"))) == ["Brook"]
    assert said(*syntax.objects(word(syntax, "met"))) == ["Vale", "Marsh"]


def test_a_subject_that_no_head_tells_is_the_noun_before_the_verb_that_no_preposition_leads() -> None:
    syntax = read("crews/NOUN/3/dep from/ADP/2/case Sweden/PROPN/0/nmod searched/VERB/3/root")
    assert said(syntax.subject(word(syntax, "searched"))) == ["crews"]


def test_a_noun_after_the_verb_is_its_subject_only_where_none_stands_before() -> None:
    wrong = read("boats/NOUN/2/dep were/AUX/2/aux:pass hit/VERB/2/root ports/NOUN/2/nsubj")
    assert said(wrong.subject(word(wrong, "hit"))) == ["boats"]
    turned = read("said/VERB/0/root Brook/PROPN/0/nsubj")
    assert said(turned.subject(word(turned, "said"))) == ["Brook"]


@pytest.mark.parametrize(
    ("noun", "chunk"), [("trawler", "the old trawler"), ("ferry", "ferry"), ("May", "May"), ("old", "the old")]
)
def test_a_chunk_is_the_noun_with_what_stands_before_it(noun: str, chunk: str) -> None:
    syntax = read(ACTIVE)
    assert syntax.text[slice(*syntax.chunk(word(syntax, noun)))] == chunk


def test_a_chunk_holds_the_owner_before_a_noun_and_the_name_after_it() -> None:
    syntax = read("Lindow/PROPN/3/nmod:poss ’s/PART/0/case harbour/NOUN/3/compound master/NOUN/3/root Ada/PROPN/3/flat")
    assert syntax.text[slice(*syntax.chunk(word(syntax, "master")))] == "Lindow ’s harbour master"
    assert syntax.text[slice(*syntax.chunk(word(syntax, "Ada")))] == syntax.text


def test_a_phrase_goes_on_with_what_depends_on_its_noun_but_no_clause() -> None:
    syntax = read("port/NOUN/0/root of/ADP/2/case Lindow/PROPN/0/nmod which/PRON/4/nsubj burned/VERB/0/acl:relcl")
    assert syntax.text[slice(*syntax.phrase(word(syntax, "port")))] == "port of Lindow"


def test_words_are_found_by_where_they_stand_and_sentences_keep_apart() -> None:
    syntax = read(ACTIVE, PASSIVE)
    start = syntax.text.index("Two")
    assert said(syntax.at(start), syntax.before(start), syntax.after(start - 1)) == ["Two", "May", "Two"]
    assert syntax.at(start - 1) is None
    assert syntax.next(word(syntax, "May")) is None
    assert syntax.sentence_of((start, start + 3)) == syntax.sentences[1]
    assert [w.text for w in syntax.within(syntax.sentences[1])][:2] == ["Two", "boats"]


def test_the_head_of_a_phrase_is_the_word_by_which_it_hangs() -> None:
    syntax = read(ACTIVE)
    start = syntax.text.index("the old")
    assert said(syntax.head_of((start, start + len("the old trawler")))) == ["trawler"]
    assert syntax.head_of((0, 0)) is None


def test_without_words_nothing_is_told() -> None:
    syntax = Syntax("Ferry sinks", [])
    assert syntax.at(0) is None
    assert syntax.sentence_of((0, 5)) is None
    assert not syntax.within((0, 11))


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["NOUN", "VERB", "ADP", "PROPN", "PUNCT"])), min_size=1))
def test_no_tree_however_wrong_makes_a_question_run_on(drawn: list[tuple[int, str]]) -> None:
    n = len(drawn)
    syntax = read(" ".join(f"w{i}/{upos}/{head % n}/conj" for i, (head, upos) in enumerate(drawn)))
    for item in syntax.words:
        syntax.subject(item)
        assert len(list(syntax.ancestors(item))) <= n
        start, end = syntax.chunk(item)
        assert start <= item.span[0] < item.span[1] <= end
        assert syntax.phrase(item)[1] >= item.span[1]
        assert len(syntax.subtree(item)) >= 1
