"""Readers of the labelled corpora, on small files of our own in the corpora's formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from secondsource.encoder.labels import load_labels
from training.encoder.articles import Article, Quoted, cut, paragraphs
from training.encoder.corpora import (
    NEWSWIRE_TENTH,
    RE3D_TYPES,
    read_brat,
    read_columns,
    read_newswire,
    read_plain,
    read_polnear,
    read_re3d,
)

SAID = "The mayor said on Monday that the bridge was shut. \nHelp is near, it was reported."


def spans_in(text: str, *parts: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def brat(text: str, **spans: tuple[str, ...]) -> str:
    """Lines of text-bound annotations: name, kind first, then the words of each piece."""
    lines = []
    for name, (kind, *pieces) in spans.items():
        where = ";".join(f"{a} {b}" for a, b in spans_in(text, *pieces))
        lines.append(f"{name}\t{kind} {where}\t{' '.join(pieces)}")
    return "\n".join(lines) + "\n"


ANNOTATION = brat(
    SAID,
    T1=("Source", "The mayor"),
    T2=("Cue", "said"),
    T3=("Content", "that the bridge", "was shut. \n"),
    T4=("Attribution", "said"),
    T5=("Content", "Help is near"),
    T6=("Cue", "was reported"),
    T7=("Attribution", "was reported"),
    T8=("Content", "on Monday"),
    T9=("Source", "it"),
)


def test_attributions_are_read_with_spans_in_pieces_and_without_a_source() -> None:
    events = "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nE2\tAttribution:T7 Cue:T6 Content:T5\n"
    assert read_brat(ANNOTATION + events, SAID) == (
        Quoted(
            source=spans_in(SAID, "The mayor"),
            cue=spans_in(SAID, "said"),
            content=spans_in(SAID, "that the bridge", "was shut."),
        ),
        Quoted(source=(), cue=spans_in(SAID, "was reported"), content=spans_in(SAID, "Help is near")),
    )


def test_several_spans_of_one_role_are_one_part_in_order() -> None:
    (found,) = read_brat(ANNOTATION + "E1\tAttribution:T4 Content:T3 Cue:T2 Content2:T8\n", SAID)
    assert found.content == spans_in(SAID, "on Monday", "that the bridge", "was shut.")


def test_an_attribution_without_a_cue_is_left_out() -> None:
    assert (
        read_brat(ANNOTATION + "E1\tAttribution:T4 Content:T3 Source:T1\n#1\tAnnotatorNotes E1\tunsure\n", SAID) == ()
    )


def test_an_attribution_may_name_a_span_that_is_missing() -> None:
    (found,) = read_brat(ANNOTATION + "E1\tCue:T2 Source:T99 Content:T3\n", SAID)
    assert found.source == ()


def polnear(folder: Path, texts: dict[str, str], annotations: dict[str, str]) -> Path:
    part = folder / "polnear" / "dev"
    for kind, suffix, files in (("text", ".txt", texts), ("attributions", ".ann", annotations)):
        (part / kind).mkdir(parents=True)
        for name, content in files.items():
            (part / kind / (name + suffix)).write_text(content, encoding="utf8")
    return folder


def test_of_several_labellers_the_first_counts_and_a_text_that_none_labelled_is_left_out(tmp_path: Path) -> None:
    one, two = (f"E1\tAttribution:T4 Content:{content} Cue:T2\n" for content in ("T3", "T8"))
    data = polnear(
        tmp_path,
        {"b": SAID, "a": SAID, "unread": SAID},
        {"a_1f00": ANNOTATION + one, "a_2f00": ANNOTATION + two, "b_2f00": ANNOTATION + two},
    )
    first, second = read_polnear(data, "dev")
    assert [(a.corpus, a.name, a.text) for a in (first, second)] == [("polnear", "a", SAID), ("polnear", "b", SAID)]
    assert first.attributions is not None
    assert first.attributions[0].content == spans_in(SAID, "that the bridge", "was shut.")
    assert second.attributions is not None
    assert second.attributions[0].content == spans_in(SAID, "on Monday")
    assert [[SAID[a:b] for a, b in row] for row in first.sentences] == [
        ["The mayor said on Monday that the bridge was shut."],
        ["Help is near, it was reported."],
    ]


def test_a_text_whose_name_begins_another_has_its_own_labels(tmp_path: Path) -> None:
    """``ferry-sinks_1f00`` came before ``ferry_1f00`` and was taken for it."""
    event = "E1\tAttribution:T4 Content:T3 Cue:T2\n"
    data = polnear(
        tmp_path,
        {"ferry": SAID, "ferry-sinks": SAID},
        {"ferry_1f00": ANNOTATION + event, "ferry-sinks_1f00": ANNOTATION},
    )
    found = {article.name: len(article.attributions or ()) for article in read_polnear(data, "dev")}
    assert found == {"ferry": 1, "ferry-sinks": 0}


COLUMNS = """https://gazette.example/bridge\tO\tO

Ada\tB-Person\tO
Brook\tI-Person\tO
of\tO\tO
Port\tB-Location\tO
Lindow\tI-Location\tO
Lindow\tB-Location\tO
.\tO\tO

Lindow\tB-Location\tO
rain
Norse\tI-NORP\tO
\u2028x\tO
"""


def test_columns_are_joined_to_lines_and_tags_to_spans(tmp_path: Path) -> None:
    path = tmp_path / "07.tsv"
    path.write_text(COLUMNS, encoding="utf8")
    article = read_columns(path)
    assert article.text == "Ada Brook of Port Lindow Lindow .\nLindow rain Norse x"
    assert article.name == "07"
    assert [(article.text[a:b], label) for (a, b), label in article.entities or ()] == [
        ("Ada Brook", "person"),
        ("Port Lindow", "location"),
        ("Lindow", "location"),
        ("Lindow", "location"),
        ("Norse", "norp"),
    ]
    assert [span for span, _ in article.entities or ()] == sorted({span for span, _ in article.entities or ()})
    assert article.attributions is None
    assert article.sentences == cut(article.text)


def test_a_tag_goes_on_in_its_own_label_and_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "one.tsv"
    path.write_text("Oak\tB-Person\nBank\tI-Organization\n\nof\tI-Organization\nX\tO\nY\tI-Person\n", encoding="utf8")
    article = read_columns(path)
    assert [article.text[a:b] for (a, b), _ in article.entities or ()] == ["Oak", "Bank", "of", "Y"]


def test_an_empty_file_of_columns_is_an_empty_article(tmp_path: Path) -> None:
    path = tmp_path / "one.tsv"
    path.write_text("", encoding="utf8")
    assert read_columns(path) == Article("newswire", "one", "", (), entities=())


def test_each_tenth_newswire_article_is_held_and_none_is_in_both_parts(tmp_path: Path) -> None:
    folder = tmp_path / "worldwide-newswire-ner"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number:02}.tsv").write_text("Rain\tO\n", encoding="utf8")
    held, others = ([a.name for a in read_newswire(tmp_path, held=held)] for held in (True, False))
    assert held == ["09", "19"]
    assert len(others) == 23
    assert len({*held, *others}) == 25
    assert NEWSWIRE_TENTH == 10


def test_conflict_entities_keep_the_longest_of_those_that_overlap(tmp_path: Path) -> None:
    text = "The coalition's armed drone struck. It was a drone."
    folder = tmp_path / "re3d"
    folder.mkdir()

    def entity(words: str, kind: str, key: str = "d0") -> dict[str, object]:
        ((begin, end),) = spans_in(text, words)
        return {"begin": begin, "end": end, "type": kind, "documentId": key, "value": words}

    entities = [
        entity("coalition", "Organisation"),
        entity("The coalition's armed drone", "MilitaryPlatform"),
        entity("The coalition's armed drone", "MilitaryPlatform"),
        entity("a drone", "Weapon"),
        entity("It", "CommsIdentifier", "d1"),
    ]
    documents = [{"_id": f"d{n}", "text": text} for n in range(8)]
    for name, part in (("one", documents[:3]), ("two", documents[3:])):
        content = {"documents": part, "entities": entities if name == "two" else [], "relations": []}
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf8")
    others, held = ({a.name: a for a in read_re3d(tmp_path, held=held)} for held in (False, True))
    assert (list(others), list(held)) == (["d0", "d1", "d2", "d4", "d5", "d6"], ["d3", "d7"])
    assert [(text[a:b], label) for (a, b), label in others["d0"].conflict_entities or ()] == [
        ("The coalition's armed drone", "military_platform"),
        ("a drone", "weapon"),
    ]
    assert others["d1"].conflict_entities == ((spans_in(text, "It")[0], "comms_identifier"),)
    assert others["d2"].conflict_entities == ()
    assert set(RE3D_TYPES.values()) <= set(load_labels().conflict_entities)


def test_articles_without_labels_are_those_with_text(tmp_path: Path) -> None:
    folder = tmp_path / "stories" / "news-cluster"
    folder.mkdir(parents=True)
    for name, text in {"a": "  It rained.\n\nIt poured. ", "b": None, "c": " \n "}.items():
        (folder / f"{name}.json").write_text(json.dumps({"text": text}), encoding="utf8")
    (article,) = read_plain(tmp_path)
    assert (article.name, article.text) == ("a", "It rained.\n\nIt poured.")
    assert (article.entities, article.attributions, article.words, article.told) == (None, None, None, {})


@pytest.mark.parametrize("text", ["", " \n\n", "one\n  two \r\n\tthree\u2028four\n\n", "a a\na\n a"])
def test_paragraphs_are_the_lines_of_a_text(text: str) -> None:
    found = paragraphs(text)
    assert [text[a:b] for a, b in found] == [line.strip() for line in text.splitlines() if line.strip()]
    assert found == sorted(found)
