"""Decoding: best paths beside all paths there are, spans, links and modes from scores made up on the spot."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stages import FEW

from secondsource.encoder.decoding import (
    CONTENT,
    CUE,
    LINK_CONTENT,
    LINK_SOURCE,
    ORDER,
    SOURCE,
    Chain,
    Decoder,
    Floats,
    Ints,
    Scores,
    _best_legal_path,
    best_path,
    legal_chain,
    log_softmax,
    path_by_parts,
    spans_of,
    word_spans,
)
from secondsource.encoder.labels import load_labels, tag, tag_count
from secondsource.encoder.passages import Passage, Piece, assemble
from secondsource.records import Span

SEEDS = st.integers(0, 2**32 - 1)
LABELS = load_labels()


def legal(path: list[int], labels: int) -> bool:
    """Say whether a path is one of spans, told by its letters."""
    letters = "O" + "BIES" * labels
    inside: int | None = None
    for number in path:
        label = (number - 1) // 4
        if letters[number] in "IE":
            if inside != label:
                return False
        elif inside is not None:
            return False
        inside = label if letters[number] in "BI" else None
    return inside is None


def every_path(labels: int, words: int) -> Ints:
    return np.array(list(itertools.product(range(1 + 4 * labels), repeat=words)), dtype=np.int64)


def totals(paths: Ints, scores: Floats, chain: Chain) -> Floats:
    """Total of each path, by adding up what it is made of."""
    emitted = scores[np.arange(len(scores)), paths].sum(axis=1)
    steps = chain.follow[paths[:, :-1], paths[:, 1:]].sum(axis=1)
    return np.asarray(emitted + steps + chain.first[paths[:, 0]] + chain.last[paths[:, -1]])


@pytest.mark.parametrize(("labels", "words"), [(1, 4), (2, 3)])
def test_a_chain_allows_the_paths_of_whole_spans_and_no_others(labels: int, words: int) -> None:
    nothing = np.zeros((words, 1 + 4 * labels), dtype=np.float32)
    paths = every_path(labels, words)
    allowed = totals(paths, nothing, legal_chain(labels)) == 0
    assert allowed.tolist() == [legal(path, labels) for path in paths.tolist()]


@FEW
@given(SEEDS, st.integers(1, 2), st.integers(1, 4))
def test_the_best_path_has_the_highest_total_of_all(seed: int, labels: int, words: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(words, 1 + 4 * labels)).astype(np.float32)
    free = legal_chain(labels)
    learned = free.follow + rng.normal(size=free.follow.shape).astype(np.float32)
    for chain in (free, Chain(learned, free.first, free.last)):
        found = best_path(scores, chain).tolist()
        paths = every_path(labels, words)
        assert found == paths[totals(paths, scores, chain).argmax()].tolist()
        assert legal(found, labels)


@FEW
@given(SEEDS, st.integers(1, 4), st.integers(0, 40), st.sampled_from([0.0, 2.0, 5.0, 9.0]), st.sampled_from([0.5, 3.0]))
def test_a_path_found_in_parts_is_the_best_path(
    seed: int, labels: int, words: int, outside: float, wide: float
) -> None:
    scores = np.random.default_rng(seed).normal(0, wide, (words, 1 + 4 * labels)).astype(np.float32)
    scores[:, 0] += outside
    wanted = best_path(scores, legal_chain(labels)).tolist()
    assert path_by_parts(scores, labels).tolist() == wanted
    if words:
        assert _best_legal_path(scores, labels).tolist() == wanted


def test_a_path_found_in_parts_goes_over_a_word_that_stands_outside_by_itself() -> None:
    scores = np.full((5, 5), -9.0, dtype=np.float32)
    scores[:, 0] = 0.0
    scores[1, tag(0, "B")] = scores[3, tag(0, "E")] = 6.0
    assert list(spans_of(path_by_parts(scores, 1))) == [(0, 1, 3)]
    scores[2, tag(0, "I")] = -13.0
    assert list(spans_of(path_by_parts(scores, 1))) == []


def test_no_words_have_an_empty_path() -> None:
    nothing = np.zeros((0, 5), dtype=np.float32)
    assert len(best_path(nothing, legal_chain(1))) == len(path_by_parts(nothing, 1)) == 0


@FEW
@given(SEEDS, st.integers(1, 3), st.integers(1, 30))
def test_spans_of_a_path_make_that_path_again(seed: int, labels: int, words: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, 1 + 4 * labels)).astype(np.float32)
    path = best_path(scores, legal_chain(labels))
    again = np.zeros_like(path)
    for label, first, last in spans_of(path):
        again[first : last + 1] = tag(label, "I")
        again[first], again[last] = tag(label, "B"), tag(label, "E")
        if first == last:
            again[first] = tag(label, "S")
    assert again.tolist() == path.tolist()


def test_logarithms_of_probabilities_add_up_to_one_for_high_scores_too() -> None:
    scores = np.array([[1e4, 1e4, -1e4], [0.0, 1.0, 2.0]], dtype=np.float32)
    found = np.exp(log_softmax(scores))
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[0].tolist() == pytest.approx([0.5, 0.5, 0])


WORDS = ["Mayor", "Oak", "said", "they", "left", "."]
TEXT = "Mayor Oak said they left. Guns fired."


def passage(last_paragraph: int = 0) -> Passage:
    """Two sentences in one paragraph, or in two; "Guns" is two word pieces."""
    first = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in WORDS]
    second: list[Span] = [(26, 28), (28, 30), (31, 36), (36, 37)]
    return assemble(
        [
            Piece(tuple(range(6)), tuple(first), (True,) * 6, 0),
            Piece(tuple(range(4)), tuple(second), (True, False, True, True), last_paragraph),
        ]
    )


def blank(of: Passage) -> dict[str, Floats]:
    """Scores that are sure of no span; each word hangs from the one before it."""
    n, s = len(of.ids), of.sentences

    def outside(labels: tuple[str, ...]) -> Floats:
        scores = np.zeros((n, tag_count(labels)), dtype=np.float32)
        scores[:, 0] = 20.0
        return scores

    arcs = np.full((n, n), -5.0, dtype=np.float32)
    arcs[np.arange(1, n), np.arange(n - 1)] = 5.0
    embedding = np.zeros((s, 384), dtype=np.float32)
    embedding[:, 0], embedding[:, 1] = 0.6, -0.8
    shapes = {
        "upos": (n, len(LABELS.upos)),
        "relations": (n, len(LABELS.relations)),
        "event_types": (s, len(LABELS.event_types)),
        "event_modes": (s, len(LABELS.event_modes)),
        "modalities": (s, len(LABELS.modalities)),
    }
    return {
        **{name: np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()},
        "roles": outside(LABELS.roles),
        "entities": outside(LABELS.entities),
        "conflict_entities": outside(LABELS.conflict_entities),
        "links": np.full((2, n, n), -9.0, dtype=np.float32),
        "arcs": arcs,
        "embedding": embedding,
    }


def decoder() -> Decoder:
    return Decoder(np.zeros((tag_count(LABELS.roles),) * 2, dtype=np.float32))


def test_words_have_spans_from_their_first_piece_to_their_last_and_a_tree_for_each_sentence() -> None:
    scores = blank(passage())
    noun, verb = LABELS.upos.index("NOUN"), LABELS.upos.index("VERB")
    scores["upos"][7, noun] = scores["upos"][9, verb] = 4.0
    scores["upos"][8, verb] = 9.0  # the second piece of "Guns" says nothing
    words = decoder().decode(passage(), Scores(**scores)).words
    assert [TEXT[slice(*w.span)] for w in words] == [*WORDS, "Guns", "fired", "."]
    assert [w.upos for w in words[6:8]] == ["NOUN", "VERB"]
    assert [sum(w.relation == "root" for w in part) for part in (words[:6], words[6:])] == [1, 1]
    assert all((w.head < 6) == (n < 6) for n, w in enumerate(words))


def test_the_mark_between_two_paragraphs_belongs_to_no_word() -> None:
    two = passage(last_paragraph=1)
    assert len(two.ids) == len(passage().ids) + 1
    words = [TEXT[slice(*span)] for span in word_spans(two, np.flatnonzero(two.opens))]
    assert words == [*WORDS, "Guns", "fired", "."]


def test_no_word_but_a_root_has_the_root_relation() -> None:
    scores = blank(passage())
    scores["relations"][:, LABELS.relations.index("root")] = 9.0
    words = decoder().decode(passage(), Scores(**scores)).words
    assert [n for n, w in enumerate(words) if w.relation == "root"] == [n for n, w in enumerate(words) if w.head == n]


def test_sentences_have_their_span_vector_event_and_modality() -> None:
    scores = blank(passage())
    scores["event_types"][1, LABELS.event_types.index("assault")] = 30.0
    scores["event_modes"][1, LABELS.event_modes.index("assault/firearms")] = 3.0
    scores["modalities"][1, LABELS.modalities.index("negated")] = 3.0
    first, second = decoder().decode(passage(), Scores(**scores)).sentences
    assert [TEXT[slice(*s.span)] for s in (first, second)] == ["Mayor Oak said they left.", "Guns fired."]
    assert (first.event, first.mode, first.modality) == (None, None, LABELS.modalities[0])
    assert first.certainty == round(1 / len(LABELS.event_types), 3)
    assert (second.event, second.mode, second.modality, second.certainty) == ("assault", "firearms", "negated", 1.0)
    assert np.frombuffer(second.vector, dtype=np.int8)[:3].tolist() == [76, -102, 0]


def test_a_mode_belongs_to_the_type_of_its_event() -> None:
    scores = blank(passage())
    scores["event_types"][:, LABELS.event_types.index("protest")] = 5.0
    scores["event_modes"][:, LABELS.event_modes.index("assault/aerial")] = 9.0
    scores["event_modes"][:, LABELS.event_modes.index("none")] = 1.0
    scores["event_modes"][1, LABELS.event_modes.index("protest/riot")] = 2.0
    found = decoder().decode(passage(), Scores(**scores)).sentences
    assert [(s.event, s.mode) for s in found] == [("protest", None), ("protest", "riot")]


def test_an_attribution_has_the_spans_of_its_words() -> None:
    scores = blank(passage())
    parts = [(1, SOURCE, "B"), (2, SOURCE, "E"), (3, CUE, "S"), (4, CONTENT, "B"), (5, CONTENT, "E"), (7, CONTENT, "S")]
    for place, role, part in parts:
        scores["roles"][place, tag(role, part)] = 40.0
    scores["links"][LINK_SOURCE, 3, [1, 2]] = 9.0
    scores["links"][LINK_CONTENT, 3, [4, 5, 7]] = 9.0
    (found,) = decoder().decode(passage(), Scores(**scores)).attributions
    assert [[TEXT[slice(*s)] for s in part] for part in (found.source, found.cue, found.content)] == [
        ["Mayor Oak"],
        ["said"],
        ["they left", "Guns"],
    ]
    assert found.certainty == 1.0


def test_what_the_network_learned_of_the_order_of_tags_counts() -> None:
    scores = blank(passage())
    scores["roles"][3, tag(CUE, "S")] = 19.0
    scores["roles"][4, tag(CONTENT, "S")] = 40.0
    scores["links"][LINK_CONTENT, 3, 4] = 9.0
    assert decoder().decode(passage(), Scores(**scores)).attributions == ()
    learned = np.zeros((tag_count(LABELS.roles),) * 2, dtype=np.float32)
    learned[tag(CUE, "S"), tag(CONTENT, "S")] = 2.0 / ORDER
    assert len(Decoder(learned).decode(passage(), Scores(**scores)).attributions) == 1
    with pytest.raises(ValueError, match="shape"):
        Decoder(learned[1:])


def test_entities_of_both_layers_have_span_type_and_mean_probability() -> None:
    scores = blank(passage())
    person, weapon = LABELS.entities.index("person"), LABELS.conflict_entities.index("weapon")
    scores["entities"][1, tag(person, "B")] = 40.0
    scores["entities"][2, tag(person, "E")] = 20.0
    scores["conflict_entities"][7, tag(weapon, "S")] = 40.0
    found = decoder().decode(passage(), Scores(**scores))
    assert [(TEXT[slice(*e.span)], e.type, e.certainty) for e in found.entities] == [("Mayor Oak", "person", 0.75)]
    assert [(TEXT[slice(*e.span)], e.type, e.certainty) for e in found.conflict_entities] == [("Guns", "weapon", 1.0)]
    assert found.paragraph == (0, 37)
