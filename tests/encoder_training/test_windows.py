"""Training windows: what each word piece is to answer, for articles of our own."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.encoder.decoding import spans_of
from secondsource.encoder.labels import load_labels
from secondsource.encoder.runtime import Runtime
from secondsource.records import Span
from training.encoder.articles import Article, Quoted, Told, Word, cut
from training.encoder.windows import NONE, SHARES, Prepared, Window, Words, make_round, prepare, windows

TEXT = "Ada Brook said the unbelievable bridge was shut. It rained.\nHelp is near."
LABELS = load_labels()


@cache
def tokenizer() -> Any:
    return Runtime().tokenizer


def span(part: str) -> Span:
    return TEXT.index(part), TEXT.index(part) + len(part)


def article(**labels: Any) -> Article:
    return Article("plain", "one", TEXT, cut(TEXT), **labels)


def prepared(of: Article) -> Prepared:
    """Cut up, with a row that tells its number for each sentence."""
    count = sum(map(len, of.sentences))
    return prepare(of, np.repeat(np.arange(count, dtype=np.float16)[:, None], 384, axis=1), tokenizer())


def only(**labels: Any) -> Window:
    (window,) = windows(prepared(article(**labels)), 254)
    return window


def words_at(window: Window, places: tuple[int, ...]) -> list[str]:
    """The words that these word pieces begin."""
    assert window.passage.opens[list(places)].all()
    return [TEXT[window.passage.spans[p][0] :].split(maxsplit=1)[0] for p in places]


def tagged(window: Window, answers: NDArray[np.int64] | None) -> list[tuple[int, str]]:
    """Label and characters of each span that the answers tell."""
    assert answers is not None
    assert ((answers == NONE) == ~window.passage.opens).all()
    places = np.flatnonzero(window.passage.opens)
    ends = {int(p): e for p, e in zip(places, [*places[1:], len(answers)], strict=True)}
    found = []
    for label, first, last in spans_of(answers[places]):
        end = next(n for n in range(ends[int(places[last])] - 1, 0, -1) if window.passage.sentence[n] >= 0)
        found.append((label, TEXT[window.passage.spans[places[first]][0] : window.passage.spans[end][1]]))
    return found


def test_an_article_without_labels_has_no_answers() -> None:
    window = only()
    unanswered = [n for n in Window.__dataclass_fields__ if n not in ("passage", "corpus", "vectors")]
    assert [getattr(window, name) for name in unanswered] == [None] * len(unanswered)
    assert window.passage.sentences == 3
    assert window.vectors[:, 0].tolist() == [0, 1, 2]


def test_tags_are_those_of_words_by_where_they_begin() -> None:
    person, facility = LABELS.entities.index("person"), LABELS.entities.index("facility")
    window = only(
        entities=(
            (span("Ada Brook"), "person"),
            (span("the unbelievable bridge"), "facility"),
            (span("Help"), "person"),
        )
    )
    assert tagged(window, window.entities) == [
        (person, "Ada Brook"),
        (facility, "the unbelievable bridge"),
        (person, "Help"),
    ]
    weapon = LABELS.conflict_entities.index("weapon")
    window = only(conflict_entities=((span("bridge"), "weapon"),))
    assert tagged(window, window.conflict_entities) == [(weapon, "bridge")]


def test_a_span_without_a_word_is_left_out() -> None:
    window = only(entities=(((3, 4), "person"), ((26, 30), "person")))
    assert tagged(window, window.entities) == []


QUOTED = Quoted(
    source=(span("Ada Brook"),),
    cue=(span("said"),),
    content=(span("the unbelievable bridge was shut"), span("Help is near")),
)


def test_an_attribution_has_tags_and_links_between_its_words() -> None:
    window = only(attributions=(QUOTED,))
    assert tagged(window, window.roles) == [
        (0, "Ada Brook"),
        (1, "said"),
        (2, "the unbelievable bridge was shut"),
        (2, "Help is near"),
    ]
    assert window.links is not None
    (links,) = window.links
    assert words_at(window, links.cue) == ["said"]
    assert words_at(window, links.source) == ["Ada", "Brook"]
    assert words_at(window, links.content) == ["the", "unbelievable", "bridge", "was", "shut.", "Help", "is", "near."]


def test_an_article_in_which_nothing_is_said_answers_so() -> None:
    window = only(attributions=())
    assert tagged(window, window.roles) == []
    assert window.links == ()


def test_an_attribution_is_cut_with_its_window_and_left_out_where_its_cue_is_not() -> None:
    first, second = windows(prepared(article(attributions=(QUOTED,))), 14)
    assert first.passage.paragraph.max() == 0
    assert first.links is not None
    assert words_at(first, first.links[0].content)[-1] == "shut."
    assert tagged(second, second.roles) == [(2, "Help is near")]
    assert second.links == ()
    assert (first.vectors[:, 0].tolist(), second.vectors[:, 0].tolist()) == ([0, 1], [2])


def test_sentences_have_the_event_and_the_modality_that_are_known() -> None:
    window = only(
        told={1: Told(("none",), None), 2: Told(("aid", "support"), "none")},
        modality={0: "negated", 2: "future"},
    )
    assert window.types is not None
    types = [{LABELS.event_types[n] for n in np.flatnonzero(row)} for row in window.types]
    assert types == [set(), {"none"}, {"aid", "support"}]
    assert window.modes is not None
    assert window.modes.tolist() == [NONE, NONE, 0]
    assert window.modalities is not None
    assert window.modalities.tolist() == [LABELS.modalities.index("negated"), NONE, LABELS.modalities.index("future")]


def test_what_is_known_of_a_sentence_goes_with_it_into_its_window() -> None:
    of = article(told={0: Told(("aid",), None), 2: Told(("assault",), "assault/aerial")}, modality={2: "future"})
    first, second = windows(prepared(of), 14)
    assert first.types is not None
    assert first.types.any(axis=1).tolist() == [True, False]
    assert second.modes is not None
    assert second.modes.tolist() == [LABELS.event_modes.index("assault/aerial")]
    assert second.modalities is not None
    assert second.modalities.tolist() == [LABELS.modalities.index("future")]
    assert first.modalities is not None
    assert first.modalities.tolist() == [NONE, NONE]


def tree() -> tuple[Word, ...]:
    """The first sentence's words; "unbelievable" in two parts, as a token of two words is; "rained" hangs across."""
    start, end = span("unbelievable")
    parts = [
        (span("Ada"), "PROPN", 2, "nsubj"),
        (span("Brook"), "PROPN", 0, "flat"),
        (span("said"), "VERB", -1, "root"),
        ((start, start + 2), "ADJ", 5, "amod"),
        ((start + 2, end), "X", 3, "goeswith"),
        (span("bridge"), "NOUN", 2, "obj"),
        (span("rained"), "VERB", 2, "parataxis"),
    ]
    return tuple(Word(s, upos, head, relation) for s, upos, head, relation in parts)


def test_words_of_a_tree_have_part_of_speech_head_and_relation() -> None:
    window = only(words=tree())
    assert window.upos is not None
    assert window.heads is not None
    assert window.relations is not None
    known = np.flatnonzero(window.upos != NONE)
    assert words_at(window, tuple(int(n) for n in known)) == [
        "Ada",
        "Brook",
        "said",
        "unbelievable",
        "bridge",
        "rained.",
    ]
    assert [LABELS.upos[window.upos[n]] for n in known] == ["PROPN", "PROPN", "VERB", "ADJ", "NOUN", "VERB"]
    heads = [int(window.heads[n]) for n in known]
    assert heads == [known[2], known[0], known[2], known[4], known[2], NONE]
    relations = [window.relations[n] for n in known]
    assert [LABELS.relations[r] if r != NONE else None for r in relations] == [
        "nsubj",
        "flat",
        "root",
        "amod",
        "obj",
        None,
    ]


def test_a_head_in_another_window_is_not_known() -> None:
    words = (*tree(), Word(span("Help"), "NOUN", 2, "obj"))
    _, second = windows(prepared(article(words=words)), 14)
    assert second.upos is not None
    assert second.heads is not None
    known = np.flatnonzero(second.upos != NONE)
    assert words_at(second, tuple(int(n) for n in known)) == ["Help"]
    assert second.heads.tolist() == [NONE] * len(second.heads)


def test_words_within_a_span_are_those_that_begin_in_it() -> None:
    words = Words(only().passage)
    inside = words.within((1, TEXT.index("said") + 1))
    assert words_at(only(), tuple(inside)) == ["Brook", "said"]
    assert words.within((0, 0)) == []


def test_a_sentence_without_word_pieces_keeps_the_others_in_step() -> None:
    text = "\u200b\nIt rained.\n\u0000. They left."
    spans = (((0, 1),), ((2, 12),), ((13, 14), (16, 26)))
    of = Article("plain", "odd", text, spans, modality={1: "asserted", 3: "negated"})
    (window,) = windows(prepared(of), 254)
    assert window.vectors[:, 0].tolist() == [1, 3]
    assert window.modalities is not None
    assert window.modalities.tolist() == [LABELS.modalities.index("asserted"), LABELS.modalities.index("negated")]


def test_a_round_repeats_by_its_seed_and_holds_one_corpus_in_each_batch() -> None:
    long = Article("gum", "long", TEXT * 30, cut(TEXT * 30))
    corpora = {"gum": [prepared(long)] * 3, "re3d": [prepared(article())] * 5, "plain": [prepared(article())] * 10}
    one, same, other = (make_round(corpora, SHARES, seed, 600) for seed in (1, 1, 2))
    assert [[w.passage.ids.tolist() for w in b] for b in one] == [[w.passage.ids.tolist() for w in b] for b in same]
    assert [[w.passage.ids.tolist() for w in b] for b in one] != [[w.passage.ids.tolist() for w in b] for b in other]
    assert all(len({w.corpus for w in batch}) == 1 for batch in one)
    for batch in one:
        assert len(batch) * max(len(w.passage.ids) for w in batch) <= 600 + 16 * len(batch)
    assert SHARES["re3d"] == 2.0


def test_every_corpus_has_its_share() -> None:
    corpora = {name: [prepared(article())] * 10 for name in SHARES}
    windows_of = [
        len(w.passage.sentence[w.passage.sentence >= 0]) for b in make_round(corpora, SHARES, 3, 10_000) for w in b
    ]
    pieces_in_all = sum(len(p.ids) for row in prepared(article()).paragraphs for p in row)
    assert sum(windows_of) == pieces_in_all * sum(round(10 * share) for share in SHARES.values())
