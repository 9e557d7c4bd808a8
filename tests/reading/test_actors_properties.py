"""Invariants of actors on any words, however tagged: names kept once, mentions nested, ids in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from passage_samples import report_of
from stages import FEW, known_words

from secondsource.encoder.passage_reading import PassageReading, ReadAttribution, ReadEntity, ReadSentence, ReadWord
from secondsource.reading.actors import actors
from secondsource.reading.entities import entities
from secondsource.reading.syntax import Syntax
from secondsource.records import Entity, Span

WORDS = """
Brook Vale Anna ISIS Daesh Washington Iraq US Iraqi he she it they who his the a and , . ' s said minister group
officials police three former prime , to of is Lindow Corp PA - I we city country man
"""
FORMS = WORDS.split()
TAGS = ("NOUN", "PROPN", "VERB", "ADJ", "DET", "PRON", "ADP", "PUNCT", "AUX", "NUM")
TYPES = ("person", "organization", "location", "norp", "date", "misc")
RELATIONS = ("nsubj", "obj", "nmod", "nmod:poss", "amod", "root", "punct")

TOKEN = st.tuples(st.sampled_from(FORMS), st.sampled_from(TAGS), st.integers(0, 30), st.sampled_from(RELATIONS))
NAME = st.tuples(st.integers(0, 29), st.integers(1, 3), st.sampled_from(TYPES))


def made(tokens: list[tuple[str, str, int, str]], names: list[tuple[int, int, str]], cut: int) -> PassageReading:
    """One passage of two sentences, with an attribution from its first word to the rest."""
    spans, at = [], 0
    for form, *_ in tokens:
        spans.append((at, at + len(form)))
        at += len(form) + 1
    last = len(tokens) - 1
    found: dict[Span, str] = {}
    for first, length, kind in names:
        start = min(first, last)
        end = min(start + length - 1, last)
        if not any(s < spans[end][1] and spans[start][0] < e for s, e in found):
            found[spans[start][0], spans[end][1]] = kind
    cuts = sorted({0, min(cut, last)})
    bounds = [*cuts, len(tokens)]
    return PassageReading(
        paragraph=(0, at - 1),
        words=tuple(
            ReadWord(span=span, upos=upos, head=min(head, last), relation=relation)
            for span, (_, upos, head, relation) in zip(spans, tokens, strict=True)
        ),
        sentences=tuple(
            ReadSentence(
                span=(spans[a][0], spans[b - 1][1]),
                vector=b"",
                event=None,
                mode=None,
                modality="asserted",
                certainty=0.5,
            )
            for a, b in pairwise(bounds)
        ),
        attributions=(
            ReadAttribution(source=(spans[0],), cue=(spans[0],), content=((spans[0][1], at - 1),), certainty=0.5),
        ),
        entities=tuple(ReadEntity(span=s, type=k, certainty=0.9) for s, k in sorted(found.items())),
        conflict_entities=(),
    )


def read(passage: PassageReading, text: str) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    report = report_of(text)
    named = entities(text, report, [passage], known_words())
    return named, actors(text, report, Syntax(text, [passage]), named, known_words(), passages=[passage])


@FEW
@given(st.lists(TOKEN, min_size=2, max_size=30), st.lists(NAME, max_size=6), st.integers(1, 29))
def test_actors_keep_every_name_once_and_nest_their_mentions(
    tokens: list[tuple[str, str, int, str]], names: list[tuple[int, int, str]], cut: int
) -> None:
    text = " ".join(form for form, *_ in tokens)
    passage = made(tokens, names, cut)
    named, found = read(passage, text)
    mentions = [span for e in found for span in e.mentions]
    assert len(mentions) == len(set(mentions))
    assert {span for e in named for span in e.mentions} <= set(mentions)
    assert all(b <= c or d <= a or (a <= c and d <= b) or (c <= a and b <= d) for a, b in mentions for c, d in mentions)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    assert [e.mentions[0][0] for e in found] == sorted(e.mentions[0][0] for e in found)
    for entity in found:
        assert entity.name
        assert entity.mentions == tuple(sorted(entity.mentions))
        assert set(entity.referring) <= set(entity.mentions)
        assert all(0 <= a < b <= len(text) for a, b in entity.mentions)
        assert entity.type != "group" or entity.referring == entity.mentions
        assert entity.role == (entity.roles[0].text if entity.roles else None)
    assert (named, found) == read(passage, text)


@FEW
@given(st.lists(NAME, max_size=6))
def test_without_words_names_alone_are_joined(names: list[tuple[int, int, str]]) -> None:
    tokens = [(FORMS[n % len(FORMS)], "NOUN", 0, "root") for n in range(30)]
    text = " ".join(form for form, *_ in tokens)
    whole = made(tokens, names, 15)
    report = report_of(text)
    named = entities(text, report, [whole], known_words())
    found = actors(text, report, Syntax(text, []), named, known_words())
    assert sorted(s for e in found for s in e.mentions) == sorted({s for e in named for s in e.mentions})
    assert all(not e.referring for e in found)
