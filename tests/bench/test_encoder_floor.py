"""Floors of what the encoder reads, on a few texts of each labelled set: the benches measure, these tell a break."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from bench import attribution, carry_over, embeddings, encoder_speed, entities, events, quantisation, syntax
from bench.quoted import ROLES, attributions, labelled, score, triple
from bench.spans import Tally, compare
from secondsource import vocabulary
from secondsource.encoder import Encoder
from secondsource.pipeline import Pipeline
from training.encoder.articles import Quoted

# What a few texts must reach: some points below what the benches give on all.
ROLE_FLOORS = {"source": 0.70, "cue": 0.60, "content": 0.55}  # exact F1, every eighth PolNeAR dev article
ENTITY_FLOORS = {"newswire": 0.70, "re3d": 0.40}  # micro F1, every twelfth held document
UPOS_FLOOR, LAS_FLOOR = 0.90, 0.70  # every fourth GUM dev document
EVERY = {"polnear": 8, "newswire": 12, "re3d": 3, "gum": 4}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


def test_attributions_stay_above_their_floors(shared_data: Path) -> None:
    tallies = attribution.measure(shared_data, Pipeline(vocabulary.load()), EVERY["polnear"])
    assert tallies["cue"].gold > 100
    found = {role: round(tallies[role].exact, 3) for role in ROLES}
    assert all(found[role] >= floor for role, floor in ROLE_FLOORS.items()), found


@pytest.mark.parametrize("kind", entities.KINDS, ids=lambda kind: kind.name)
def test_entities_stay_above_their_floors(shared_data: Path, encoder: Encoder, kind: entities.Kind) -> None:
    read = partial(entities.ours, kind=kind, encoder=encoder)
    tallies = entities.measure(shared_data, kind, read, EVERY[kind.name])
    assert entities.micro(tallies).exact >= ENTITY_FLOORS[kind.name]


def test_syntax_stays_above_its_floors(shared_data: Path, encoder: Encoder) -> None:
    articles = syntax.load(shared_data, EVERY["gum"])
    counts = syntax.measure(articles, partial(syntax.ours, encoder=encoder)).values()
    upos, _, labelled_right, _ = syntax.overall(counts).shares
    assert upos >= UPOS_FLOOR
    assert labelled_right >= LAS_FLOOR


def test_our_own_sentences_of_each_modality_are_twelve() -> None:
    rows = events.own_sentences()
    counts = Counter(name for _, name in rows)
    assert counts == dict.fromkeys(("asserted", "negated", "future", "hypothetical", "historical"), 12)
    assert len({text for text, _ in rows}) == len(rows)


def test_spans_are_scored_exactly_and_by_more_than_half() -> None:
    gold = [((0, 10),), ((20, 24), (30, 34)), ((40, 44),)]
    said = [((0, 10),), ((20, 24), (30, 33)), ((40, 42),), ((50, 51),)]
    assert compare(gold, said) == Tally(gold=3, said=4, hit=1, near=2)


def test_attributions_are_taken_from_the_json_of_inspect() -> None:
    said = {"source": {"span": [0, 5]}, "cue": {"span": [6, 10]}, "content": {"spans": [[11, 20], [25, 30]]}}
    reports = [{"attributions": [said]}, {"attributions": [said | {"source": None}]}, {}]
    first, second = map(triple, attributions(reports))
    assert first == (((0, 5),), ((6, 10),), ((11, 20), (25, 30)))
    assert second == ((), *first[1:])


def test_an_attribution_is_right_where_all_its_parts_are() -> None:
    one = Quoted(((0, 5),), ((6, 10),), ((11, 30),))
    other = Quoted((), ((40, 44),), ((45, 60),))
    gold = labelled([one, other, one])
    found = score(gold, [(one.source, one.cue, one.content), (((36, 39),), other.cue, other.content)])
    assert found["whole"] == Tally(gold=2, said=2, hit=1, near=1)
    assert found["source"] == Tally(gold=1, said=2, hit=1, near=1)
    assert found["content"] == Tally(gold=2, said=2, hit=2, near=2)


@pytest.mark.parametrize("bench", [attribution, carry_over, entities, syntax, events, embeddings, quantisation])
def test_a_bench_without_its_data_says_so(bench: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--data", str(tmp_path)]) == 0  # type: ignore[attr-defined]
    assert capsys.readouterr().out.startswith("skipped: ")


def test_articles_to_be_timed_have_five_hundred_words(tmp_path: Path) -> None:
    texts = encoder_speed.articles(tmp_path, 2)
    assert [len(text.split()) for text in texts] == [encoder_speed.WORDS] * 2
