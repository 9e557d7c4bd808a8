"""Floor of actors on a part of GUM's dev documents, and how a mention of ours is told right."""

from __future__ import annotations

from pathlib import Path

from bench import actors, gum_chains
from secondsource import vocabulary
from secondsource.encoder import Encoder
from training.encoder.articles import Article, Word

# Some points below what the bench gives on all: pronouns and names, people, organisations and places.
FLOORS = {"pronoun": 0.70, "name": 0.55}
EVERY = 4


def test_actors_stay_above_their_floors(shared_data: Path) -> None:
    docs = list(gum_chains.documents(shared_data, "dev", EVERY))
    counts = actors.measure(docs, actors.ours(Encoder().read, vocabulary.load()))["actors"]
    found = {form: round(counts[form].shares[2], 3) for form in FLOORS}
    assert all(found[form] >= floor for form, floor in FLOORS.items()), found


TEXT = "Anna Vale left . She met the mayor ."
CONLL = "0\tAnna\t(person-1\n1\tVale\tperson-1)\n2\tleft\t_\n3\t.\t_\n4\tShe\t(person-1)\n5\tmet\t_\n" + (
    "6\tthe\t(person-2\n7\tmayor\tperson-2)\n8\t.\t_"
)
TAGS = "PROPN PROPN VERB PUNCT PRON VERB DET NOUN PUNCT".split()  # noqa: SIM905 - as the words stand
HEADS = (2, 0, -1, 2, 5, -1, 7, 5, 5)


def sample() -> gum_chains.Document:
    """A document of two chains."""
    words, at = [], 0
    for form, upos, head in zip(TEXT.split(), TAGS, HEADS, strict=True):
        words.append(Word((at, at + len(form)), upos, head, "dep"))
        at += len(form) + 1
    return gum_chains.document(Article("gum", "sample", TEXT, (((0, 16), (17, len(TEXT))),), words=tuple(words)), CONLL)


def test_gold_mentions_have_their_forms() -> None:
    told = [(TEXT[slice(*g.span)], g.chain, g.form) for g in sample().gold]
    assert told == [("Anna Vale", "1", "name"), ("She", "1", "pronoun"), ("the mayor", "2", "noun phrase")]


def test_a_link_is_right_where_both_ends_are_of_one_chain() -> None:
    doc = sample()
    right = actors.measure([doc], lambda _: [[(0, 9), (17, 20)]])["actors"]["pronoun"]
    assert (right.gold, right.said, right.right) == (1, 1, 1)
    last_name = actors.measure([doc], lambda _: [[(5, 9), (17, 20)]])["actors"]["pronoun"]
    assert (last_name.said, last_name.right) == (1, 1)
    wrong = actors.measure([doc], lambda _: [[(17, 20), (25, 34)]])["actors"]
    assert (wrong["pronoun"].said, wrong["noun phrase"].said, wrong["noun phrase"].right) == (0, 1, 0)


def test_the_anchor_joins_the_nearest_that_agrees() -> None:
    assert actors.anchor(sample()) == [[(0, 9), (17, 20)], [(25, 34)]]
