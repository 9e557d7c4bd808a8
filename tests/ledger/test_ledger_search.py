"""Full-text search: what a query means, what is found, and where its words stand in the page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import Reader, make

from secondsource.ledger import Hit, Ledger
from secondsource.ledger.search import SNIPPET, choose_passage, marked_spans, page_spans, parse_query

FERRY = "The ferry left Malmö harbour at noon.\nA second ferry, and al-Hamra's crew, waited.\nNo missiles were seen."
BRIDGE = "The bridge minister spoke.\nThe minister of bridges left by ferry."


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    Reader(ledger).read(
        make(FERRY, url="https://news.example/ferry", head="Menu ferry\n", title="Ferry waits"),
        make(BRIDGE, path="bridge.txt", title="A \x02bridge\x00", published=None),
    )
    return ledger


def words(ledger: Ledger, hit: Hit) -> list[str]:
    text = ledger.page(hit.report).text
    return [text[start:end] for start, end in hit.highlights]


@pytest.mark.parametrize(
    ("query", "parsed"),
    [
        ("ferry harbour", [("ferry", False), ("harbour", False)]),
        ('"left by ferry" mini*', [("left by ferry", False), ("mini", True)]),
        ('"left by fer"*', [("left by fer", True)]),
        ("“left by” x", [("left by", False), ("x", False)]),
        ('ferry "left by', [("ferry", False), ("left by", False)]),
        ("NOT a OR (b) title:c", [("NOT", False), ("a", False), ("OR", False), ("(b)", False), ("title:c", False)]),
        ('- * "" "*" … \x00', []),
    ],
)
def test_a_query_is_words_phrases_and_beginnings(query: str, parsed: list[tuple[str, bool]]) -> None:
    assert parse_query(query) == parsed


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", [["harbour"]]),
        ("malmo", [["Malmö"]]),
        ("missile", [["missiles"]]),
        ("FERRY", [["ferry", "ferry"], ["ferry"]]),
        ("ferry minister", [["minister", "minister", "ferry"]]),
        ('"minister of bridges"', [["minister of bridges"]]),
        ('"bridges of minister"', []),
        ("al-hamra", [["al-Hamra"]]),
        ("wait*", [["waited"]]),
        ('"seen"', [["seen"]]),
        ('"noon a second"', [["noon.", "A second"]]),
        ("menu", []),
        ("nowhere", []),
        ("", []),
    ],
)
def test_search_finds_reports_and_the_words_in_their_pages(filled: Ledger, query: str, found: list[list[str]]) -> None:
    assert [words(filled, hit) for hit in filled.search(query)] == found


def test_a_hit_says_where_it_comes_from(filled: Ledger) -> None:
    (hit,) = filled.search("harbour")
    page = filled.page(hit.report)
    assert (hit.title, hit.outlet, hit.published) == ("Ferry waits", "Lowland Post", "2024-03-24")
    assert (hit.url, hit.path, hit.story) == ("https://news.example/ferry", None, f"s{hit.report}")
    assert hit.passage
    assert hit.snippet == page.text[slice(*hit.passage)] == "The ferry left Malmö harbour at noon."
    (other,) = filled.search("spoke")
    assert (other.url, other.path, other.published) == (None, "bridge.txt", None)


def test_a_word_of_the_title_alone_is_found_with_the_lede_as_its_passage(filled: Ledger) -> None:
    (hit,) = filled.search('"ferry waits"')
    assert hit.highlights == ()
    assert hit.snippet.startswith("The ferry left")


def test_the_limit_is_kept(filled: Ledger) -> None:
    assert len(filled.search("ferry", 1)) == 1
    assert filled.search("ferry", 0) == []


def test_marks_become_spans_of_the_unmarked_text() -> None:
    assert list(marked_spans("a \x02bc\x03 \x02d\x03")) == [(2, 4), (5, 6)]


def test_spans_are_cut_at_paragraphs() -> None:
    body = [(10, 15), (20, 20), (30, 35)]
    assert list(page_spans(iter([(3, 9)]), body)) == [(13, 15), (30, 32)]


def test_a_passage_begins_at_a_word_after_an_address_too() -> None:
    words = "word " * 20
    text = f"{words}{'x' * 60} then the ferry left {words * 3}"
    at = text.index("ferry")
    passage = choose_passage(text, [(0, len(text))], [(at, at + 5)])
    assert passage
    assert text[slice(*passage)].startswith("then the ferry left")


@given(st.lists(st.text(st.sampled_from("ab c"), max_size=400), max_size=4), st.data())
def test_a_passage_lies_in_one_paragraph(paragraphs: list[str], data: st.DataObject) -> None:
    text, body, highlights = "", [], []
    for paragraph in paragraphs:
        start, end = len(text), len(text) + len(paragraph)
        body.append((start, end))
        text += paragraph + "\n\n"
        if paragraph and data.draw(st.booleans()):
            at = data.draw(st.integers(start, end - 1))
            highlights.append((at, min(end, at + 3)))
    passage = choose_passage(text, body, highlights)
    if not body:
        assert passage is None
        return
    assert passage
    assert any(start <= passage[0] <= passage[1] <= end for start, end in body)
    assert passage[1] - passage[0] <= SNIPPET
    if highlights:
        assert any(passage[0] <= start < passage[1] for start, _ in highlights)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.one_of(st.text(max_size=30), st.text(st.sampled_from("ab\" *()^:+-{}'\x00“"), max_size=12)))
def test_no_query_is_an_error(filled: Ledger, query: str) -> None:
    for hit in filled.search(query):
        text = filled.page(hit.report).text
        assert all(text[start:end].strip() for start, end in hit.highlights)
