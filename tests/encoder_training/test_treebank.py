"""The reader of trees, on sentences of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.encoder.articles import Article, Told
from training.encoder.treebank import EVENTLESS, read_conllu, read_gum

HEAD = "# newdoc id = GUM_news_bridge\n# newpar\n# sent_id = 1\n"


def row(number: str, form: str, upos: str, head: int | str, relation: str, **more: str) -> str:
    features, lemma = more.get("features", "_"), more.get("lemma", form.lower())
    space = "SpaceAfter=No" if more.get("glued") else "_"
    return "\t".join([number, form, lemma, upos, "_", features, str(head), relation, "_", space])


def document(*blocks: list[str], heads: tuple[str, ...] = (HEAD,)) -> str:
    heads = (*heads, *["# sent_id = x\n"] * (len(blocks) - len(heads)))
    return "\n\n".join(head + "\n".join(rows) for head, rows in zip(heads, blocks, strict=True)) + "\n\n"


NOT_SHUT = [
    row("1", "The", "DET", 2, "det"),
    row("2", "bridge", "NOUN", 5, "nsubj"),
    row("3-4", "isn't", "_", "_", "_"),
    row("3", "is", "AUX", 5, "cop"),
    row("4", "n't", "PART", 5, "advmod", features="Polarity=Neg"),
    row("5", "shut", "ADJ", 0, "root", glued="yes"),
    row("5.1", "shut", "ADJ", "_", "_"),
    row("6", ".", "PUNCT", 5, "punct"),
]
COME = [row("1", "Come", "VERB", 0, "root", glued="yes"), row("2", "!", "PUNCT", 1, "punct")]


def forms(article: Article) -> list[str]:
    return [article.text[slice(*word.span)] for word in article.words or ()]


def test_words_have_their_characters_and_heads_in_the_article() -> None:
    article = read_conllu("news_bridge", document(NOT_SHUT, COME))
    assert article.text == "The bridge isn't shut.\nCome!"
    assert forms(article) == ["The", "bridge", "is", "n't", "shut", ".", "Come", "!"]
    assert article.words is not None
    assert [word.head for word in article.words] == [1, 4, 4, 4, -1, 4, -1, 6]
    assert [word.relation for word in article.words][-2:] == ["root", "punct"]
    assert [word.upos for word in article.words][:3] == ["DET", "NOUN", "AUX"]


def test_sentences_stand_in_the_paragraphs_that_are_marked() -> None:
    article = read_conllu("news_bridge", document(COME, COME, COME, heads=(HEAD, "# sent_id = 2\n", "# newpar\n")))
    assert [[article.text[a:b] for a, b in row] for row in article.sentences] == [["Come!", "Come!"], ["Come!"]]
    unmarked = read_conllu("news_bridge", document(COME, COME, heads=("# sent_id = 1\n",)))
    assert len(unmarked.sentences) == 1


def test_parts_that_do_not_spell_their_token_stay_within_it() -> None:
    """The second part ended in the next word."""
    rows = [
        row("1-2", "wanna", "_", "_", "_"),
        row("1", "want", "VERB", 0, "root"),
        row("2", "to", "PART", 3, "mark"),
        row("3", "go", "VERB", 1, "xcomp"),
    ]
    assert forms(read_conllu("news_x", document(rows))) == ["wann", "a", "go"]


def test_a_token_in_parts_may_be_glued_to_the_next() -> None:
    rows = [
        row("1-2", "can't", "_", "_", "_", glued="yes"),
        row("1", "ca", "AUX", 0, "root"),
        row("2", "n't", "PART", 1, "advmod"),
        row("3", "!", "PUNCT", 1, "punct"),
    ]
    article = read_conllu("news_x", document(rows))
    assert article.text == "can't!"
    assert forms(article) == ["ca", "n't", "!"]


def test_genres_that_tell_no_news_stand_for_sentences_without_an_event() -> None:
    assert read_conllu("news_bridge", document(COME)).told == {}
    for genre in EVENTLESS:
        assert read_conllu(f"{genre}_x", document(COME, COME)).told == {n: Told(("none",), None) for n in (0, 1)}


def clause(verb: str, *helpers: tuple[str, str, str, str], features: str = "Tense=Past", tail: str = "") -> list[str]:
    """A sentence with this verb as its root, helpers before it (form, part of speech, relation, features)."""
    at = len(helpers) + 2
    rows = [row("1", "They", "PRON", at, "nsubj")]
    rows += [row(str(n), f, u, at, r, features=x) for n, (f, u, r, x) in enumerate(helpers, start=2)]
    rows.append(row(str(at), verb, "VERB", 0, "root", features=features))
    if tail:
        rows.append(row(str(at + 1), tail, "NUM", at, "obl"))
    return rows


MODALITIES = [
    (clause("left"), "asserted"),
    (clause("left", tail="1974"), "historical"),
    (clause("leave", features="Tense=Pres", tail="1974"), "asserted"),
    (clause("left", tail="2024"), "asserted"),
    (
        clause("leave", ("did", "AUX", "aux", "Tense=Past"), ("not", "PART", "advmod", "Polarity=Neg"), features="_"),
        "negated",
    ),
    (clause("left", ("never", "ADV", "advmod", "_")), "negated"),
    (clause("left", ("no", "INTJ", "discourse", "_")), "asserted"),
    (clause("leave", ("will", "AUX", "aux", "_"), features="_"), "future"),
    (clause("leave", ("will", "AUX", "aux", "_"), ("not", "PART", "advmod", "Polarity=Neg"), features="_"), "negated"),
    (clause("leave", ("may", "AUX", "aux", "_"), features="_"), "hypothetical"),
    (NOT_SHUT, "negated"),
    ([row("1", "Rain", "NOUN", 0, "root"), row("2", ".", "PUNCT", 1, "punct")], None),
    (
        [row("1", "It", "PRON", 3, "nsubj"), row("2", "was", "AUX", 3, "cop"), row("3", "rain", "NOUN", 0, "root")],
        "asserted",
    ),
    (
        [
            row("1", "They", "PRON", 3, "nsubj"),
            row("2", "are", "AUX", 3, "aux"),
            row("3", "going", "VERB", 0, "root"),
            row("4", "to", "PART", 5, "mark"),
            row("5", "leave", "VERB", 3, "xcomp"),
        ],
        "future",
    ),
    (
        [
            row("1", "They", "PRON", 2, "nsubj"),
            row("2", "leave", "VERB", 0, "root"),
            row("3", "if", "SCONJ", 5, "mark"),
            row("4", "it", "PRON", 5, "nsubj"),
            row("5", "rains", "VERB", 2, "advcl"),
        ],
        "hypothetical",
    ),
]


@pytest.mark.parametrize(("rows", "modality"), MODALITIES)
def test_a_main_verbs_tree_tells_how_it_stands_to_fact(rows: list[str], modality: str | None) -> None:
    article = read_conllu("news_x", document(COME, rows))
    assert article.modality.get(1) == modality


def test_documents_are_parted_as_the_treebank_says(tmp_path: Path) -> None:
    folder = tmp_path / "gum" / "dep"
    folder.mkdir(parents=True)
    for name in ("news_iodine", "news_nasa", "news_bridge"):
        (folder / f"GUM_{name}.conllu").write_text(document(COME), encoding="utf8")
    parts = {part: [a.name for a in read_gum(tmp_path, part)] for part in ("train", "dev", "test")}
    assert parts == {"train": ["news_bridge"], "dev": ["news_iodine"], "test": ["news_nasa"]}
